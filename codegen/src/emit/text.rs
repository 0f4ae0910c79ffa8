//! Tables of texts: an array of them or, of many, one long text and where each begins.

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::quote;

use super::enumeration::{Context, own_path};
use super::piece::{Sink, block, elements_of, list};
use super::{literal, place};
use crate::model::Entry;

/// The most texts that are an array. Its elements, 16 bytes and an address for the loader each, are read at once;
/// those of a long text take two or four bytes, and a dozen instructions more.
const MOST: usize = 512;

/// Prints the tables of some texts, and gives what finds one of them by its `place`.
pub(super) fn table<'t>(
    sink: &mut dyn Sink,
    texts: impl ExactSizeIterator<Item = &'t str> + Clone,
) -> TokenStream {
    let count = literal::usize(texts.len());
    if texts.len() <= MOST {
        list(sink, quote!(static TEXTS: [&str; #count] =), texts.map(|text| quote!(#text)));
        return quote!(TEXTS[place]);
    }
    let length: usize = texts.clone().map(str::len).sum();
    let (cell, count) = (literal::cell(length + 1), literal::usize(texts.len() + 1));
    let starts = texts.clone().scan(0, |end, text| {
        *end += text.len();
        Some(*end)
    });
    let starts = std::iter::once(0).chain(starts).map(literal::usize);
    list(sink, quote!(static STARTS: [#cell; #count] =), starts);
    sink.open(quote!(static TEXTS: &str = ::core::concat!), Delimiter::Parenthesis);
    elements_of(sink, texts.map(|text| quote!(#text)));
    sink.close(quote!(;));
    quote!(TEXTS.split_at(STARTS[place + 1] as usize).0.split_at(STARTS[place] as usize).1)
}

/// A function that gives one of some texts by its place.
pub(super) fn function<'t>(
    sink: &mut dyn Sink,
    name: &Ident,
    texts: impl ExactSizeIterator<Item = &'t str> + Clone,
) {
    block(sink, quote!(const fn #name(place: usize) -> &'static str), |sink| {
        let text = table(sink, texts);
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
    of: impl Fn(&Entry) -> &str,
    shared: Option<TokenStream>,
) {
    block(sink, head, |sink| match (&context.tables, &context.row, shared) {
        (Some(_), _, Some(shared)) => sink.put(context.at_place(&quote!(#shared(place)))),
        (Some(tables), _, None) => {
            let text = table(sink, tables.order.iter().map(|&at| of(context.variants[at])));
            sink.put(context.at_place(&text));
        }
        (None, Some(row), _) => {
            let text = table(sink, row.order.iter().map(|&at| of(context.variants[at])));
            let place = place::of_row(context, row);
            sink.put(quote!(let place = #place; #text));
        }
        (None, None, _) => {
            sink.open(quote!(match self), Delimiter::Brace);
            let arms = context.variants.iter().map(|entry| {
                let (path, text) = (own_path(entry), of(entry));
                let text = context.known(&quote!(#text));
                quote!(#path => #text)
            });
            elements_of(sink, arms);
            sink.put(context.unknown_arm(&quote!(None)));
            sink.close(TokenStream::new());
        }
    });
}
