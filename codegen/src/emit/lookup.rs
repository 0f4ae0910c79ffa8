//! From codes and names to variants and back.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::enumeration::{Context, ident_of};
use super::literal;
use crate::model::{Entry, Repr};

/// The methods that every enum has.
pub(super) fn methods(context: &Context<'_>) -> TokenStream {
    let from_code = from_code(context);
    let code = code(context);
    let known = context.unknown.as_ref().map(|_| {
        quote! {
            /// Whether the document lists it.
            #[must_use]
            pub const fn is_known(self) -> bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }
    });
    let name = text(context, "name", "The name as the document spells it", |entry| &entry.name);
    let from_name = from_name(context);
    let description = text(context, "description", "The document's description, as plain text", |entry| {
        &entry.description.plain
    });
    let deprecated: Vec<_> =
        context.variants.iter().filter(|entry| entry.deprecated).map(|entry| ident_of(entry)).collect();
    let is_deprecated = if deprecated.is_empty() {
        quote!(false)
    } else {
        quote!(::core::matches!(self, #(Self::#deprecated)|*))
    };
    quote! {
        #from_code
        #code
        #known
        #name
        #from_name
        #description
        /// Whether the document calls it deprecated.
        #[must_use]
        pub const fn is_deprecated(self) -> bool {
            #is_deprecated
        }
    }
}

/// The traits that convert to and from codes and names.
pub(super) fn conversions(context: &Context<'_>) -> Vec<TokenStream> {
    let mut items = vec![display(context), from_str(context)];
    match context.table.repr() {
        Some(repr) => items.extend(from_integer(context, repr)),
        None => items.extend(from_text(context)),
    }
    items
}

fn from_code(context: &Context<'_>) -> TokenStream {
    let idents = &context.idents;
    let codes: Vec<TokenStream> = context.variants.iter().map(|entry| literal::code(&entry.code)).collect();
    match (context.table.repr(), &context.unknown) {
        (Some(repr), Some(payload)) => {
            let ty = literal::repr(repr);
            let rest = (!is_full(context, repr)).then(|| quote!(_ => Self::Unknown(#payload(code)),));
            quote! {
                /// The meaning of `code`, which is `Unknown` where the document lists none.
                #[must_use]
                pub const fn from_code(code: #ty) -> Self {
                    match code {
                        #(#codes => Self::#idents,)*
                        #rest
                    }
                }
            }
        }
        (Some(repr), None) => {
            let ty = literal::repr(repr);
            let rest = (!is_full(context, repr)).then(|| quote!(_ => None,));
            quote! {
                /// The entry that `code` stands for.
                #[must_use]
                pub const fn from_code(code: #ty) -> Option<Self> {
                    match code {
                        #(#codes => Some(Self::#idents),)*
                        #rest
                    }
                }
            }
        }
        (None, _) => quote! {
            /// The entry that `code` stands for.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    #(#codes => Some(Self::#idents),)*
                    _ => None,
                }
            }
        },
    }
}

/// Whether every value of the integer type is a code.
fn is_full(context: &Context<'_>, repr: Repr) -> bool {
    let (first, last) = repr.limits();
    i128::try_from(context.variants.len()).is_ok_and(|count| count == last - first + 1)
}

fn code(context: &Context<'_>) -> TokenStream {
    let idents = &context.idents;
    let codes: Vec<TokenStream> = context.variants.iter().map(|entry| literal::code(&entry.code)).collect();
    match (context.table.repr(), &context.unknown) {
        (Some(repr), None) => {
            let ty = literal::repr(repr);
            quote! {
                /// The code, which is the discriminant.
                #[must_use]
                pub const fn code(self) -> #ty {
                    self as #ty
                }
            }
        }
        (repr, unknown) => {
            let ty = repr.map_or_else(
                || quote!(&'static str),
                |repr| {
                    let ty = literal::repr(repr);
                    quote!(#ty)
                },
            );
            let unknown = unknown.as_ref().map(|payload| quote!(Self::Unknown(#payload(code)) => code,));
            quote! {
                /// The code.
                #[must_use]
                pub const fn code(self) -> #ty {
                    match self {
                        #(Self::#idents => #codes,)*
                        #unknown
                    }
                }
            }
        }
    }
}

fn text(context: &Context<'_>, method: &str, doc: &str, of: impl Fn(&Entry) -> &String) -> TokenStream {
    let method = literal::ident(method);
    let idents = &context.idents;
    let texts = context.variants.iter().map(|entry| {
        let text = of(entry);
        context.known(&quote!(#text))
    });
    let ty = context.answer(&quote!(&'static str));
    let unknown = context.unknown_arm(&quote!(None));
    let doc = if context.unknown.is_some() {
        format!(" {doc}; `None` for an unlisted code.")
    } else {
        format!(" {doc}.")
    };
    quote! {
        #[doc = #doc]
        #[must_use]
        pub const fn #method(self) -> #ty {
            match self {
                #(Self::#idents => #texts,)*
                #unknown
            }
        }
    }
}

fn from_name(context: &Context<'_>) -> TokenStream {
    let mut seen = BTreeSet::new();
    let mut arms = Vec::new();
    for (entry, ident) in context.variants.iter().zip(&context.idents) {
        let name = entry.name.as_str();
        if seen.insert(name) {
            arms.push(quote!(#name => Some(Self::#ident),));
        }
    }
    quote! {
        /// The first entry of that name.
        #[must_use]
        pub fn from_name(name: &str) -> Option<Self> {
            match name {
                #(#arms)*
                _ => None,
            }
        }
    }
}

fn display(context: &Context<'_>) -> TokenStream {
    let name = &context.name;
    let body = if context.unknown.is_some() {
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

// Results are spelt out here and below: `Self::Err` and `Self::Error` may be variants.
fn from_str(context: &Context<'_>) -> TokenStream {
    let Context { table, name, variants, .. } = context;
    let enum_name = &table.name;
    let names: BTreeSet<&str> = variants.iter().map(|entry| entry.name.as_str()).collect();
    // By variant, the identifiers that are nobody's name; a twin's lead to the variant of its code.
    let mut idents: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for entry in table.variants().chain(table.twins()) {
        let ident = entry.ident.as_deref().unwrap_or_default();
        if let (false, Some(at)) = (names.contains(ident), context.places.get(&entry.code).copied()) {
            idents.entry(at).or_default().push(ident);
        }
    }
    let arms = idents.iter().map(|(&at, idents)| {
        let variant = &context.idents[at];
        quote!((None, #(#idents)|*) => Ok(Self::#variant),)
    });
    quote! {
        impl ::core::str::FromStr for #name {
            type Err = super::UnknownName;
            /// Reads a name, or an identifier that is no other entry's name.
            fn from_str(text: &str) -> ::core::result::Result<Self, super::UnknownName> {
                match (Self::from_name(text), text) {
                    (Some(found), _) => Ok(found),
                    #(#arms)*
                    (None, _) => Err(super::UnknownName { enum_name: #enum_name }),
                }
            }
        }
    }
}

fn from_integer(context: &Context<'_>, repr: Repr) -> [TokenStream; 2] {
    let name = &context.name;
    let enum_name = &context.table.name;
    let ty = literal::repr(repr);
    let from = if context.unknown.is_some() {
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
