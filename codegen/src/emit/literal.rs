//! Tokens for the values and names of the model.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::model::{Code, Repr};

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

pub(super) fn code(code: &Code) -> TokenStream {
    match code {
        Code::Integer(value) => integer(*value),
        Code::Text(text) => quote!(#text),
    }
}
