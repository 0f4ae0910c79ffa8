//! Text as it is printed, piece by piece.

use proc_macro2::{Delimiter, TokenStream};

use crate::emit::{Sink, Text};

/// Each piece on a line of its own.
pub(super) struct Lines {
    pub(super) text: String,
    open: Vec<Delimiter>,
}

impl Lines {
    /// Lines behind a text.
    pub(super) fn new(text: String) -> Self {
        Self { text, open: Vec::new() }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, parts: [&str; 2]) {
        self.text.extend(parts);
        self.text.push('\n');
    }
}

impl Sink for Lines {
    fn put(&mut self, tokens: TokenStream) {
        if !tokens.is_empty() {
            self.push([&tokens.to_string(), ""]);
        }
    }

    fn write(&mut self, text: &Text) {
        self.push([text.as_str(), ""]);
    }

    fn open(&mut self, head: TokenStream, delimiter: Delimiter) {
        self.push([&head.to_string(), brackets(delimiter)[0]]);
        self.open.push(delimiter);
    }

    fn close(&mut self, tail: TokenStream) {
        let delimiter = self.open.pop().unwrap_or(Delimiter::None);
        self.push([brackets(delimiter)[1], &tail.to_string()]);
    }
}

const fn brackets(delimiter: Delimiter) -> [&'static str; 2] {
    match delimiter {
        Delimiter::Parenthesis => ["(", ")"],
        Delimiter::Brace => ["{", "}"],
        Delimiter::Bracket => ["[", "]"],
        Delimiter::None => ["", ""],
    }
}
