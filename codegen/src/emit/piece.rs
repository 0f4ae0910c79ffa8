//! Text in pieces: each goes on to where it is laid out, so that no item is held as tokens in whole.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

/// How many elements of a list go on at a time.
const CHUNK: usize = 16;

/// What takes the pieces, in the order of the text.
pub(crate) trait Sink {
    /// An item; within what is open, one or several of its parts.
    fn put(&mut self, tokens: TokenStream);
    /// What stands before a bracket, and the bracket.
    fn open(&mut self, head: TokenStream, delimiter: Delimiter);
    /// The bracket that closes what was opened last, and what stands behind it.
    fn close(&mut self, tail: TokenStream);
}

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
pub(super) fn list(sink: &mut dyn Sink, head: TokenStream, elements: impl Iterator<Item = TokenStream>) {
    sink.open(head, Delimiter::Bracket);
    elements_of(sink, elements);
    sink.close(quote!(;));
}

/// What a list holds, with a comma behind each.
pub(super) fn elements_of(sink: &mut dyn Sink, elements: impl Iterator<Item = TokenStream>) {
    let comma: TokenTree = proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone).into();
    let mut chunk = TokenStream::new();
    for (at, element) in (1..).zip(elements) {
        chunk.extend(element);
        chunk.extend([comma.clone()]);
        if at % CHUNK == 0 {
            sink.put(std::mem::take(&mut chunk));
        }
    }
    if !chunk.is_empty() {
        sink.put(chunk);
    }
}
