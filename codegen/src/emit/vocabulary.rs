//! The enums of closed vocabularies, once a module.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::piece::{Sink, put};
use super::template::Name;
use super::{conversion, doc};
use crate::list;
use crate::lower::escaped;
use crate::model::{FieldType, Module, Vocabulary};

pub(super) fn items(sink: &mut dyn Sink, module: &Module) {
    let mut known: HashSet<&str> = HashSet::new();
    for table in module.tables.iter().filter(|table| table.variants().next().is_some()) {
        for field in &table.fields {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
            if known.insert(&vocabulary.name) {
                let column = escaped(&field.column);
                let about = format!("What the column *{column}* of {} says.", doc::enum_link(table));
                enumeration(sink, vocabulary, &about);
            }
        }
    }
}

// It is nearly nothing but lists, which tokens repeat by themselves.
fn enumeration(sink: &mut dyn Sink, vocabulary: &Vocabulary, about: &str) {
    let name = ident(&vocabulary.name);
    let about = documentation(about);
    let idents: Vec<Ident> = list::of(&vocabulary.words, &|word| ident(&word.ident));
    let texts: Vec<&String> = list::of(&vocabulary.words, &|word| &word.text);
    let docs = texts.iter().map(|text| documentation(&escaped(&format!("{text}."))));
    let enumeration = quote! {
        #about
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #idents,)*
        }
    };
    let methods = quote! {
        impl #name {
            /// Every word, in the order of the document.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];
            /// The word as the document spells it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#idents => #texts,)* }
            }
        }
    };
    put(sink, "$enumeration", &[("enumeration", &enumeration)]);
    put(sink, "$methods", &[("methods", &methods)]);
    conversion::displayed(sink, &Name(&vocabulary.name), "f.pad(self.name())");
}

/// An identifier that `lower` made.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// One `#[doc]` a line, with the space that a comment has.
fn documentation(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}
