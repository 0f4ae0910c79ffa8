//! Tokens for the values and names of the model.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::model::Repr;

/// An identifier that `lower` made or checked.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

pub(super) fn repr(repr: Repr) -> Ident {
    ident(repr.name())
}

pub(super) fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A number without a type, as a length or an index.
pub(super) fn usize(value: usize) -> TokenStream {
    let literal = Literal::usize_unsuffixed(value);
    quote!(#literal)
}

/// The smallest unsigned type that holds every number below a count.
pub(super) fn cell(count: usize) -> Ident {
    let last = i128::try_from(count).unwrap_or(i128::MAX) - 1;
    repr(Repr::smallest(0, last).unwrap_or(Repr::U64))
}

/// A truth value.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
