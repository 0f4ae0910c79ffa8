//! Text in pieces: each goes on to where it is laid out, so that no item is held in whole.
//!
//! What there is once an enum comes as tokens; what there is once an entry is written as text at once, which takes a
//! tenth of the time. A text is made of nothing but the generator's own code, checked identifiers, and literals.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream};
use quote::quote;

/// How many elements of a list go on at a time.
const CHUNK: usize = 16;

/// What takes the pieces, in the order of the text.
pub(crate) trait Sink {
    /// An item; within what is open, one or several of its parts.
    fn put(&mut self, tokens: TokenStream);
    /// The same, as text.
    fn write(&mut self, text: &Text);
    /// What stands before a bracket, and the bracket.
    fn open(&mut self, head: TokenStream, delimiter: Delimiter);
    /// The bracket that closes what was opened last, and what stands behind it.
    fn close(&mut self, tail: TokenStream);
}

/// Text that is Rust: whole tokens.
#[derive(Default)]
pub(crate) struct Text(String);

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Code of the generator's own.
    pub(super) fn code(&mut self, code: &'static str) -> &mut Self {
        self.0.push_str(code);
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

    /// A literal of a text.
    pub(super) fn literal(&mut self, text: &str) -> &mut Self {
        let _ = write!(self.0, "{text:?}");
        self
    }

    /// What an item is found by, too.
    pub(super) fn alias(&mut self, alias: &str) -> &mut Self {
        self.0.push_str(&format!("#[doc(alias = {alias:?})]"));
        self
    }

    /// Documentation: an attribute for each line, with the space that a comment has.
    pub(super) fn doc(&mut self, text: &str) -> &mut Self {
        for line in text.lines() {
            // The literal begins with a quotation mark, and then comes what it says.
            let mut attribute = format!("#[doc = {line:?}]");
            if !line.is_empty() {
                attribute.insert("#[doc = \"".len(), ' ');
            }
            self.0.push_str(&attribute);
        }
        self
    }
}

/// Writes one element of a list, by its position.
pub(super) type Element<'e> = &'e mut dyn FnMut(&mut Text, usize);

/// Several items.
pub(super) fn all(sink: &mut dyn Sink, items: impl IntoIterator<Item = TokenStream>) {
    for item in items {
        sink.put(item);
    }
}

/// Something in braces.
pub(super) fn block(sink: &mut dyn Sink, head: TokenStream, parts: impl FnOnce(&mut dyn Sink)) {
    sink.open(head, Delimiter::Brace);
    parts(sink);
    sink.close(TokenStream::new());
}

/// A list in brackets, and what ends its item.
pub(super) fn list(sink: &mut dyn Sink, head: TokenStream, count: usize, element: Element<'_>) {
    sink.open(head, Delimiter::Bracket);
    elements(sink, count, element);
    sink.close(quote!(;));
}

/// What a list holds, with a comma behind each.
pub(super) fn elements(sink: &mut dyn Sink, count: usize, element: Element<'_>) {
    let mut text = Text::default();
    for at in 0..count {
        element(&mut text, at);
        text.0.push(',');
        if (at + 1) % CHUNK == 0 || at + 1 == count {
            sink.write(&text);
            text.0.clear();
        } else {
            text.0.push(' ');
        }
    }
}

/// A text of its own.
pub(super) fn text(sink: &mut dyn Sink, write: impl FnOnce(&mut Text)) {
    let mut text = Text::default();
    write(&mut text);
    sink.write(&text);
}
