//! Text in pieces: each goes on to where it is laid out, so that no item is held in whole.
//!
//! It is text from the start: in a build script, tokens take ten times as long. A text is made of nothing but the
//! generator's own code, checked identifiers, and literals.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};

use super::template::Holes;

/// How many elements of a list go on at a time.
const CHUNK: usize = 16;

const HEX: [u8; 16] = *b"0123456789abcdef";

/// What takes the pieces, in the order of the text.
pub(crate) trait Sink {
    /// Where the next piece is written.
    fn text(&mut self) -> &mut Text;
    /// What was written is an item; within what is open, one or several of its parts.
    fn end(&mut self);
    /// What was written ends in a bracket.
    fn open(&mut self);
    /// The bracket that closes what was opened last, and what stands behind it.
    fn close(&mut self, tail: &'static str);
}

/// Text that is Rust.
#[derive(Default)]
pub(crate) struct Text(String);

impl Text {
    /// Goes on behind what stands above all items, such as a comment.
    pub(crate) const fn behind(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// Ends a line.
    pub(crate) fn end_line(&mut self) {
        self.0.push('\n');
    }

    /// Code of the generator's own.
    pub(crate) fn code(&mut self, code: &'static str) -> &mut Self {
        match code.as_bytes() {
            [] => {}
            // Unoptimised, one character takes a fifth of the time that a text of one takes.
            [byte @ 0..=127] => self.0.push(char::from(*byte)),
            _ => self.0.push_str(code),
        }
        self
    }

    /// An identifier that `lower` made or checked.
    pub(super) fn ident(&mut self, ident: &str) -> &mut Self {
        self.0.push_str(ident);
        self
    }

    /// A number without a type.
    pub(super) fn number(&mut self, number: impl Into<i128>) -> &mut Self {
        let number = number.into();
        if let Ok(index) = usize::try_from(number) {
            return self.index(index);
        }
        let _ = write!(self.0, "{number}");
        self
    }

    /// A number that counts or indexes.
    pub(super) fn index(&mut self, index: usize) -> &mut Self {
        if index > 9 {
            self.index(index / 10);
        }
        self.0.push(char::from(b'0' + (index % 10) as u8));
        self
    }

    /// Such a text, in another.
    pub(super) fn add(&mut self, text: &Self) -> &mut Self {
        self.0.push_str(&text.0);
        self
    }

    /// A literal that proc-macro2 made.
    pub(super) fn made(&mut self, literal: &Literal) -> &mut Self {
        let _ = write!(self.0, "{literal}");
        self
    }

    /// Code that was put together as tokens.
    pub(super) fn tokens(&mut self, tokens: &TokenStream) -> &mut Self {
        let _ = write!(self.0, "{tokens}");
        self
    }

    /// A literal of a text.
    pub(super) fn literal(&mut self, text: &str) -> &mut Self {
        let _ = write!(self.0, "{text:?}");
        self
    }

    /// A literal of bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.push_str("b\"");
        for &byte in bytes {
            match byte {
                b'"' | b'\\' => {
                    self.0.push('\\');
                    self.0.push(char::from(byte));
                }
                b' '..=b'~' => self.0.push(char::from(byte)),
                _ => {
                    self.0.push('\\');
                    self.0.push('x');
                    self.0.push(char::from(HEX[usize::from(byte >> 4)]));
                    self.0.push(char::from(HEX[usize::from(byte & 15)]));
                }
            }
        }
        self.code("\"")
    }

    /// What an item is found by, too.
    pub(super) fn alias(&mut self, alias: &str) -> &mut Self {
        self.0.push_str(&format!("#[doc(alias = {alias:?})]"));
        self
    }

    /// Documentation: an attribute for each line, with the space that a comment has.
    pub(super) fn doc(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() && !text.contains('\n') {
            return self.doc_line(text);
        }
        for line in text.lines() {
            self.doc_line(line);
        }
        self
    }

    fn doc_line(&mut self, line: &str) -> &mut Self {
        self.code("#[doc = ");
        // The literal begins with a quotation mark, and then comes what it says.
        let start = self.0.len() + 1;
        self.literal(line);
        if !line.is_empty() {
            self.0.insert(start, ' ');
        }
        self.code("]")
    }
}

/// Writes one element of a list, by its position.
pub(super) type Element<'e> = &'e mut dyn FnMut(&mut Text, usize);

/// Code with holes.
pub(super) fn put(sink: &mut dyn Sink, template: &'static str, holes: Holes<'_>) {
    sink.text().fill(template, holes);
    sink.end();
}

/// What stands before a bracket, and the bracket.
pub(super) fn open(sink: &mut dyn Sink, head: &'static str, holes: Holes<'_>) {
    sink.text().fill(head, holes);
    sink.open();
}

/// What a head and its brace open.
pub(super) fn block(
    sink: &mut dyn Sink,
    head: &'static str,
    holes: Holes<'_>,
    parts: &mut dyn FnMut(&mut dyn Sink),
) {
    open(sink, head, holes);
    parts(sink);
    sink.close("}");
}

/// The list that a head and its bracket open, and what ends its item.
pub(super) fn list(
    sink: &mut dyn Sink,
    head: &'static str,
    holes: Holes<'_>,
    count: usize,
    element: Element<'_>,
) {
    open(sink, head, holes);
    elements(sink, count, element);
    sink.close("];");
}

/// What a list holds, with a comma behind each.
pub(super) fn elements(sink: &mut dyn Sink, count: usize, element: Element<'_>) {
    for at in 0..count {
        let text = sink.text();
        element(text, at);
        text.0.push(',');
        if (at + 1) % CHUNK == 0 || at + 1 == count {
            sink.end();
        } else {
            text.0.push(' ');
        }
    }
}

/// A text of its own.
pub(super) fn text(sink: &mut dyn Sink, write: &mut dyn FnMut(&mut Text)) {
    write(sink.text());
    sink.end();
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;

    use super::Text;

    #[test]
    fn a_literal_is_what_proc_macro2_makes() {
        for c in (0..0x3000).chain(0xFE00..0x1_1000).chain(0xE_0000..0xE_0200).filter_map(char::from_u32) {
            let text = format!("{c}a{c}{c}.");
            assert_eq!(
                Text::default().literal(&text).as_str(),
                Literal::string(&text).to_string(),
                "{}",
                c.escape_unicode()
            );
        }
    }
}
