//! Tables of texts: an array of them or, of many, one long text and where each begins.

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::quote;

use super::enumeration::{Context, ident_of};
use super::piece::{Sink, block, elements, list};
use super::{literal, place};
use crate::model::Entry;

/// The most texts that are an array. Its elements, 16 bytes and an address for the loader each, are read at once;
/// those of a long text take two or four bytes, and a dozen instructions more.
const MOST: usize = 512;

/// Prints the tables of so many texts, and gives what finds one of them by its `place`.
pub(super) fn table<'t>(sink: &mut dyn Sink, count: usize, of: &dyn Fn(usize) -> &'t str) -> TokenStream {
    let length = literal::usize(count);
    if count <= MOST {
        list(sink, quote!(static TEXTS: [&str; #length] =), count, &mut |text, place| {
            text.literal(of(place));
        });
        return quote!(TEXTS[place]);
    }
    let all: usize = (0..count).map(|place| of(place).len()).sum();
    let (cell, length) = (literal::cell(all + 1), literal::usize(count + 1));
    let mut start = 0;
    list(sink, quote!(static STARTS: [#cell; #length] =), count + 1, &mut |text, place| {
        text.index(start);
        start += if place < count { of(place).len() } else { 0 };
    });
    sink.open(quote!(static TEXTS: &str = ::core::concat!), Delimiter::Parenthesis);
    elements(sink, count, &mut |text, place| {
        text.literal(of(place));
    });
    sink.close(quote!(;));
    quote!(TEXTS.split_at(STARTS[place + 1] as usize).0.split_at(STARTS[place] as usize).1)
}

/// A function that gives one of so many texts by its place.
pub(super) fn function<'t>(sink: &mut dyn Sink, name: &Ident, count: usize, of: &dyn Fn(usize) -> &'t str) {
    block(sink, quote!(const fn #name(place: usize) -> &'static str), |sink| {
        let text = table(sink, count, of);
        sink.put(text);
    });
}

/// What stands before the body of a method that gives a text.
pub(super) fn head(context: &Context<'_>, method: &str, doc: &str) -> TokenStream {
    let method = literal::ident(method);
    let ty = context.answer(&quote!(&'static str));
    let doc =
        if context.is_open() { format!(" {doc}; `None` for an unlisted code.") } else { format!(" {doc}.") };
    quote! {
        #[doc = #doc]
        #[must_use]
        pub const fn #method(self) -> #ty
    }
}

/// A method that gives a text of each entry; `shared` is a function that gives it by the place, where there is one.
pub(super) fn accessor(
    sink: &mut dyn Sink,
    context: &Context<'_>,
    head: TokenStream,
    of: &dyn Fn(&Entry) -> &str,
    shared: Option<TokenStream>,
) {
    block(sink, head, |sink| match (&context.tables, &context.row, shared) {
        (Some(_), _, Some(shared)) => sink.put(context.at_place(&quote!(#shared(place)))),
        (Some(tables), _, None) => {
            let text = table(sink, tables.order.len(), &|place| of(context.variants[tables.order[place]]));
            sink.put(context.at_place(&text));
        }
        (None, Some(row), _) => {
            let text = table(sink, row.order.len(), &|place| of(context.variants[row.order[place]]));
            let place = place::of_row(context, row);
            sink.put(quote!(let place = #place; #text));
        }
        (None, None, _) => {
            sink.open(quote!(match self), Delimiter::Brace);
            elements(sink, context.variants.len(), &mut |text, at| {
                let entry = context.variants[at];
                text.code("Self::").ident(ident_of(entry)).code(" => ");
                let (open, close) = if context.is_open() { ("Some(", ")") } else { ("", "") };
                text.code(open).literal(of(entry)).code(close);
            });
            sink.put(context.unknown_arm(&quote!(None)));
            sink.close(TokenStream::new());
        }
    });
}
