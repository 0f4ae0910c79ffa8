//! Text as it is printed, piece by piece.

use crate::emit::{Sink, Text};

/// Each piece on a line of its own.
pub(super) struct Lines(pub(super) String);

impl Lines {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }
}

impl Sink for Lines {
    fn write(&mut self, text: &Text) {
        self.push(text.as_str());
    }

    fn open(&mut self, head: &Text) {
        self.push(head.as_str());
    }

    fn close(&mut self, tail: &'static str) {
        self.push(tail);
    }
}
