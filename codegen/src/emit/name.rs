//! From names to entries and back.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream};
use quote::{format_ident, quote};

use super::enumeration::{Context, own_path};
use super::find::{self, Keys};
use super::piece::{Sink, block, elements_of};
use super::{code, place, text};
use crate::model::Entry;

/// The functions that give names and identifiers by place, and places by name.
pub(super) fn items(sink: &mut dyn Sink, context: &Context<'_>) {
    let Some(tables) = &context.tables else { return };
    let at_places = || tables.order.iter().map(|&at| context.variants[at]);
    let name_at = format_ident!("name_at");
    text::function(sink, &name_at, at_places().map(|entry| entry.name.as_str()));
    let mut seen = BTreeSet::new();
    // The document's first entry of a name has it, at whatever place.
    let mut place_of = vec![0; tables.order.len()];
    tables.order.iter().zip(0..).for_each(|(&at, place)| place_of[at] = place);
    let first = context.variants.iter().zip(&place_of).filter(|(entry, _)| seen.insert(entry.name.as_str()));
    let names = Keys::new(first.map(|(entry, &place)| (entry.name.as_str(), place)));
    find::function(sink, &format_ident!("find_name"), &names, &name_at);
    let ident_at = format_ident!("ident_at");
    if at_places().all(|entry| ident(entry) == entry.name) {
        sink.put(quote!(const fn #ident_at(place: usize) -> &'static str { #name_at(place) }));
    } else {
        text::function(sink, &ident_at, at_places().map(ident));
    }
    let others = context.variants.iter().zip(&place_of).filter(|(entry, _)| !seen.contains(ident(entry)));
    let others = Keys::new(others.map(|(entry, &place)| (ident(entry), place)));
    find::function(sink, &format_ident!("find_ident"), &others, &ident_at);
    if context.table.repr().is_none() {
        let code_at = format_ident!("code_at");
        text::function(sink, &code_at, at_places().map(code::word));
        let codes = Keys::new(
            context.variants.iter().zip(&place_of).map(|(entry, &place)| (code::word(entry), place)),
        );
        find::function(sink, &format_ident!("find_code"), &codes, &code_at);
    }
}

fn ident(entry: &Entry) -> &str {
    entry.ident.as_deref().unwrap_or_default()
}

/// `name` and `from_name`.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    let head = text::head(context, "name", "The name as the document spells it");
    text::accessor(sink, context, head, |entry| &entry.name, Some(quote!(name_at)));
    let head = quote! {
        /// The first entry of that name.
        #[must_use]
        pub fn from_name(name: &str) -> Option<Self>
    };
    block(sink, head, |sink| {
        if let Some(tables) = &context.tables {
            let found = place::found(context, tables, &quote!(place));
            return sink.put(quote! {
                match find_name(name) {
                    Some(place) => Some(#found),
                    None => None,
                }
            });
        }
        let mut seen = BTreeSet::new();
        sink.open(quote!(match name), Delimiter::Brace);
        let arms = context.variants.iter().filter(|entry| seen.insert(entry.name.as_str())).map(|entry| {
            let (name, path) = (&entry.name, own_path(entry));
            quote!(#name => Some(#path))
        });
        elements_of(sink, arms.chain([quote!(_ => None)]));
        sink.close(TokenStream::new());
    });
}

/// `FromStr`.
pub(super) fn from_str(sink: &mut dyn Sink, context: &Context<'_>) {
    let (name, enum_name) = (&context.name, &context.table.name);
    let names: BTreeSet<&str> = context.variants.iter().map(|entry| entry.name.as_str()).collect();
    // By variant, the identifiers that are nobody's name; a twin's lead to the variant of its code.
    let mut idents: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    if context.tables.is_none() {
        for (entry, at) in context.variants.iter().zip(0..) {
            idents.entry(at).or_default().push(ident(entry));
        }
    }
    for (twin, live) in context.twins() {
        idents.entry(live).or_default().push(ident(twin));
    }
    let arms = idents.iter().filter_map(|(&at, idents)| {
        let idents: Vec<&&str> = idents.iter().filter(|ident| !names.contains(**ident)).collect();
        let variant = own_path(context.variants[at]);
        (!idents.is_empty()).then(|| quote!((None, #(#idents)|*) => Ok(#variant),))
    });
    let rest = quote!(Err(super::UnknownName { enum_name: #enum_name }));
    let rest = context.tables.as_ref().map_or_else(
        || rest.clone(),
        |tables| {
            let found = place::found(context, tables, &quote!(place));
            quote!(match find_ident(text) { Some(place) => Ok(#found), None => #rest })
        },
    );
    // Results are spelt out: `Self::Err` may be a variant.
    sink.put(quote! {
        impl ::core::str::FromStr for #name {
            type Err = super::UnknownName;
            /// Reads a name, or an identifier that is no other entry's name.
            fn from_str(text: &str) -> ::core::result::Result<Self, super::UnknownName> {
                match (Self::from_name(text), text) {
                    (Some(found), _) => Ok(found),
                    #(#arms)*
                    (None, _) => #rest,
                }
            }
        }
    });
}
