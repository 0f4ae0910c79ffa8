//! Text as it is printed, piece by piece.

use crate::emit::{Sink, Text};

/// Each piece on a line of its own.
pub(super) struct Lines(pub(super) Text);

impl Sink for Lines {
    fn text(&mut self) -> &mut Text {
        &mut self.0
    }

    fn end(&mut self) {
        self.0.end_line();
    }

    fn open(&mut self) {
        self.0.end_line();
    }

    fn close(&mut self, tail: &'static str) {
        self.0.code(tail).end_line();
    }
}
