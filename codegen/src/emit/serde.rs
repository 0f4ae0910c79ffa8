//! serde's traits, by hand: an enum is its code.

use proc_macro2::TokenStream;
use quote::quote;

use super::enumeration::Context;
use super::literal;
use crate::model::{Serde, Spec};

pub(super) fn items(spec: &Spec, context: &Context<'_>) -> Vec<TokenStream> {
    let gate = match &spec.serde {
        Serde::Off => return Vec::new(),
        Serde::On => TokenStream::new(),
        Serde::Feature(feature) => quote!(#[cfg(feature = #feature)]),
    };
    let name = &context.name;
    let expecting = format!("a code of {}", context.table.name);
    let serialize = if context.table.repr().is_some() {
        quote!(::serde::Serialize::serialize(&self.code(), serializer))
    } else {
        quote!(serializer.serialize_str(self.code()))
    };
    let serialize = quote! {
        #gate
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                #serialize
            }
        }
    };
    let deserialize = if let Some(repr) = context.table.repr() {
        let ty = literal::repr(repr);
        let value = if context.is_open() {
            quote!(Ok(Self::from_code(code)))
        } else {
            quote!(<Self as ::core::convert::TryFrom<#ty>>::try_from(code).map_err(::serde::de::Error::custom))
        };
        quote! {
            let code = <#ty as ::serde::Deserialize<'de>>::deserialize(deserializer)?;
            #value
        }
    } else {
        quote! {
            struct Visitor;
            impl ::serde::de::Visitor<'_> for Visitor {
                type Value = #name;
                fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(#expecting)
                }
                fn visit_str<E: ::serde::de::Error>(self, code: &str) -> ::core::result::Result<#name, E> {
                    #name::from_code(code).ok_or_else(|| E::invalid_value(::serde::de::Unexpected::Str(code), &self))
                }
            }
            deserializer.deserialize_str(Visitor)
        }
    };
    let deserialize = quote! {
        #gate
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                #deserialize
            }
        }
    };
    vec![serialize, deserialize]
}
