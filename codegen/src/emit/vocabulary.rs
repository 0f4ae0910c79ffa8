//! The enums of closed vocabularies, once a module.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{doc, literal};
use crate::list;
use crate::lower::escaped;
use crate::model::{FieldType, Module, Vocabulary};

pub(super) fn items(module: &Module) -> Vec<TokenStream> {
    let mut known: HashSet<&str> = HashSet::new();
    let mut items = Vec::new();
    for table in module.tables.iter().filter(|table| table.variants().next().is_some()) {
        for field in &table.fields {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
            if known.insert(&vocabulary.name) {
                let column = escaped(&field.column);
                items.extend(vocabulary_items(
                    vocabulary,
                    &format!("What the column *{column}* of {} says.", doc::enum_link(table)),
                ));
            }
        }
    }
    items
}

fn vocabulary_items(vocabulary: &Vocabulary, about: &str) -> [TokenStream; 3] {
    let name = literal::ident(&vocabulary.name);
    let about = doc::lines(about);
    let idents: Vec<Ident> = list::of(&vocabulary.words, &|word| literal::ident(&word.ident));
    let texts: Vec<&String> = list::of(&vocabulary.words, &|word| &word.text);
    let docs = texts.iter().map(|text| doc::lines(&escaped(&format!("{text}."))));
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
    let display = quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }
    };
    [enumeration, methods, display]
}
