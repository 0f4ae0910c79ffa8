//! The traits that convert to and from codes and names, by the methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::enumeration::Context;
use super::literal;
use crate::model::Repr;

/// From a code and to one.
pub(super) fn codes(context: &Context<'_>) -> [TokenStream; 2] {
    match context.table.repr() {
        Some(repr) => from_integer(context, repr),
        None => from_text(context),
    }
}

/// A name, padded as it is asked for.
pub(super) fn display(context: &Context<'_>) -> TokenStream {
    let name = &context.name;
    let body = if context.is_open() {
        quote! {
            match self.name() {
                Some(name) => f.pad(name),
                None => ::core::fmt::Display::fmt(&self.code(), f),
            }
        }
    } else {
        quote!(f.pad(self.name()))
    };
    quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

// Results are spelt out here: `Self::Err` and `Self::Error` may be variants.
fn from_integer(context: &Context<'_>, repr: Repr) -> [TokenStream; 2] {
    let name = &context.name;
    let enum_name = &context.table.name;
    let ty = literal::repr(repr);
    let from = if context.is_open() {
        quote! {
            impl ::core::convert::From<#ty> for #name {
                fn from(code: #ty) -> Self {
                    Self::from_code(code)
                }
            }
        }
    } else {
        quote! {
            impl ::core::convert::TryFrom<#ty> for #name {
                type Error = super::UnknownCode<#ty>;
                fn try_from(code: #ty) -> ::core::result::Result<Self, super::UnknownCode<#ty>> {
                    Self::from_code(code).ok_or(super::UnknownCode { code, enum_name: #enum_name })
                }
            }
        }
    };
    let into = quote! {
        impl ::core::convert::From<#name> for #ty {
            fn from(entry: #name) -> Self {
                entry.code()
            }
        }
    };
    [from, into]
}

fn from_text(context: &Context<'_>) -> [TokenStream; 2] {
    let name = &context.name;
    let enum_name = &context.table.name;
    let from = quote! {
        impl ::core::convert::TryFrom<&str> for #name {
            type Error = super::UnknownName;
            fn try_from(code: &str) -> ::core::result::Result<Self, super::UnknownName> {
                Self::from_code(code).ok_or(super::UnknownName { enum_name: #enum_name })
            }
        }
    };
    let into = quote! {
        impl ::core::convert::From<#name> for &'static str {
            fn from(entry: #name) -> Self {
                entry.code()
            }
        }
    };
    [from, into]
}
