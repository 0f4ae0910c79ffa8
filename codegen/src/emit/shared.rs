//! The types that all modules share, each only where something uses it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{policy, serde};
use crate::model::{Codes, FieldType, Spec, Table, Unknown};

pub(super) fn items(spec: &Spec) -> Vec<TokenStream> {
    let mut tables: Vec<&Table> = Vec::new();
    for module in &spec.modules {
        tables.extend(module.tables.iter().filter(|table| table.variants().next().is_some()));
    }
    let directed = |table: &Table| table.fields.iter().any(|field| field.ty == FieldType::Direction);
    let rejects =
        |table: &Table| matches!(table.codes, Codes::Integer(_)) && table.unknown == Unknown::Reject;
    let mut items = Vec::new();
    if tables.iter().any(|table| directed(table)) {
        items.extend(direction());
    }
    if tables.iter().any(|table| table.policies.is_some()) {
        items.push(policy::shared());
    }
    if tables.iter().any(|table| rejects(table)) {
        items.extend(unknown_code());
    }
    if !tables.is_empty() {
        items.extend(unknown_name());
        items.extend(serde::shared(spec));
    }
    items
}

fn direction() -> [TokenStream; 2] {
    let enumeration = quote! {
        /// Who sends a message, seen from the client.
        #[allow(dead_code, unreachable_pub)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Direction {
            /// The client sends it.
            Send,
            /// The client receives it.
            Receive,
            /// Either side sends it.
            Both,
        }
    };
    let methods = quote! {
        #[allow(dead_code, unreachable_pub)]
        impl Direction {
            /// Whether the client may send it.
            #[must_use]
            pub const fn is_sent(self) -> bool {
                ::core::matches!(self, Self::Send | Self::Both)
            }
            /// Whether the client may receive it.
            #[must_use]
            pub const fn is_received(self) -> bool {
                ::core::matches!(self, Self::Receive | Self::Both)
            }
        }
    };
    [enumeration, methods]
}

fn unknown_code() -> [TokenStream; 4] {
    let structure = quote! {
        /// A code that its document does not list.
        #[allow(dead_code, unreachable_pub)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct UnknownCode<C> {
            code: C,
            enum_name: &'static str,
        }
    };
    let methods = quote! {
        #[allow(dead_code, unreachable_pub)]
        impl<C: Copy> UnknownCode<C> {
            /// The code that was given.
            #[must_use]
            pub const fn code(self) -> C {
                self.code
            }
            /// The enum that has no such code.
            #[must_use]
            pub const fn enum_name(self) -> &'static str {
                self.enum_name
            }
        }
    };
    let display = quote! {
        impl<C: ::core::fmt::Display> ::core::fmt::Display for UnknownCode<C> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "unknown code {} for {}", self.code, self.enum_name)
            }
        }
    };
    let error = quote! {
        impl<C: ::core::fmt::Debug + ::core::fmt::Display> ::core::error::Error for UnknownCode<C> {}
    };
    [structure, methods, display, error]
}

fn unknown_name() -> [TokenStream; 4] {
    let structure = quote! {
        /// A name, identifier or string code that its document does not list.
        #[allow(dead_code, unreachable_pub)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct UnknownName {
            enum_name: &'static str,
        }
    };
    let methods = quote! {
        #[allow(dead_code, unreachable_pub)]
        impl UnknownName {
            /// The enum that has no such name.
            #[must_use]
            pub const fn enum_name(self) -> &'static str {
                self.enum_name
            }
        }
    };
    let display = quote! {
        impl ::core::fmt::Display for UnknownName {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "unknown name for {}", self.enum_name)
            }
        }
    };
    let error = quote!(impl ::core::error::Error for UnknownName {});
    [structure, methods, display, error]
}
