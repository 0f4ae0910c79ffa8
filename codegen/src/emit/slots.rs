//! Tables of places: number by number or, where they are many, as bytes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal;
use super::piece::{Sink, list};

/// The most numbers that are written one by one. Beyond, they are the bytes of one literal, which rustc reads at once.
pub(super) const MOST: usize = 512;

/// A table of so many places below a count.
pub(super) fn table(sink: &mut dyn Sink, length: usize, count: usize, place: &dyn Fn(usize) -> usize) {
    if length <= MOST {
        let (cell, wanted) = (literal::cell(count), literal::usize(length));
        return list(sink, quote!(static PLACES: [#cell; #wanted] =), length, &mut |text, at| {
            text.index(place(at));
        });
    }
    let width = bytes_of(count);
    let places: Vec<u8> =
        (0..length).flat_map(|at| place(at).to_le_bytes().into_iter().take(width)).collect();
    sink.put(bytes("PLACES", &places));
}

/// The place that stands at an index of such a table.
pub(super) fn place_at(length: usize, count: usize, index: &TokenStream) -> TokenStream {
    if length <= MOST {
        return quote!(PLACES[#index] as usize);
    }
    let width = bytes_of(count);
    let parts = (1..width).map(|byte| {
        let (byte, shift) = (literal::usize(byte), Literal::usize_unsuffixed(8 * byte));
        quote!(| (PLACES[at + #byte] as usize) << #shift)
    });
    let width = literal::usize(width);
    quote!({ let at = (#index) * #width; PLACES[at] as usize #(#parts)* })
}

/// A table of bytes.
pub(super) fn bytes(name: &str, bytes: &[u8]) -> TokenStream {
    let (name, count, bytes) =
        (literal::ident(name), literal::usize(bytes.len()), Literal::byte_string(bytes));
    quote!(static #name: [u8; #count] = *#bytes;)
}

/// How many bytes hold every number below a count.
fn bytes_of(count: usize) -> usize {
    (count - 1).to_le_bytes().iter().rposition(|&byte| byte != 0).map_or(1, |last| last + 1)
}
