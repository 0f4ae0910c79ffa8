//! An enum, its methods and its conversions.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{class, doc, field, literal, lookup, serde};
use crate::model::{Code, Codes, Entry, Module, Spec, Table, Unknown};

/// What the functions that print one piece each need of an enum.
pub(super) struct Context<'m> {
    pub(super) table: &'m Table,
    pub(super) name: Ident,
    pub(super) variants: Vec<&'m Entry>,
    pub(super) idents: Vec<Ident>,
    /// Which variant has a code.
    pub(super) places: BTreeMap<&'m Code, usize>,
    /// The type of an unlisted code's payload, for an open enum.
    pub(super) unknown: Option<Ident>,
}

impl<'m> Context<'m> {
    fn new(table: &'m Table) -> Self {
        let variants: Vec<&Entry> = table.variants().collect();
        let idents = variants.iter().map(|entry| ident_of(entry)).collect();
        let places = variants.iter().enumerate().rev().map(|(at, entry)| (&entry.code, at)).collect();
        let unknown = (table.unknown == Unknown::Keep).then(|| literal::ident(&table.unknown_name()));
        Self { table, name: literal::ident(&table.name), variants, idents, places, unknown }
    }

    /// A type that is optional where a code may be unlisted.
    pub(super) fn answer(&self, ty: &TokenStream) -> TokenStream {
        if self.unknown.is_some() { quote!(Option<#ty>) } else { quote!(#ty) }
    }

    /// A value of that type.
    pub(super) fn known(&self, value: &TokenStream) -> TokenStream {
        if self.unknown.is_some() { quote!(Some(#value)) } else { quote!(#value) }
    }

    /// The arm of a code that is not listed.
    pub(super) fn unknown_arm(&self, value: &TokenStream) -> TokenStream {
        if self.unknown.is_some() { quote!(Self::Unknown(_) => #value,) } else { TokenStream::new() }
    }
}

pub(super) fn ident_of(entry: &Entry) -> Ident {
    literal::ident(entry.ident.as_deref().expect("variants and twins have identifiers"))
}

pub(super) fn items(spec: &Spec, module: &Module, table: &Table) -> Vec<TokenStream> {
    let context = Context::new(table);
    let mut items = vec![declaration(module, &context)];
    items.extend(payload(&context));
    items.push(methods(module, &context));
    items.extend(lookup::conversions(&context));
    items.extend(serde::items(spec, &context));
    items
}

fn declaration(module: &Module, context: &Context<'_>) -> TokenStream {
    let Context { table, name, .. } = context;
    let doc = doc::lines(&doc::enumeration(module, table));
    let closed = context.unknown.is_none();
    let order = closed.then(|| quote!(PartialOrd, Ord,));
    let repr = match table.codes {
        Codes::Integer(repr) if closed => {
            let repr = literal::repr(repr);
            Some(quote!(#[repr(#repr)]))
        }
        _ => None,
    };
    let variants = context.variants.iter().zip(&context.idents).map(|(entry, ident)| {
        let doc = doc::lines(&doc::entry(entry));
        let aliases = doc::aliases(entry);
        let note = doc::note(module);
        let deprecated = entry.deprecated.then(|| quote!(#[deprecated(note = #note)]));
        let discriminant = repr.as_ref().map(|_| {
            let code = literal::code(&entry.code);
            quote!(= #code)
        });
        quote!(#doc #aliases #deprecated #ident #discriminant,)
    });
    let unknown = context.unknown.as_ref().map(|payload| {
        quote! {
            /// A code that the document does not list.
            Unknown(#payload),
        }
    });
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, #order Hash)]
        #repr
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
        }
    }
}

/// The opaque payload of an open enum's `Unknown`.
fn payload(context: &Context<'_>) -> Option<TokenStream> {
    let payload = context.unknown.as_ref()?;
    let Codes::Integer(repr) = context.table.codes else { return None };
    let repr = literal::repr(repr);
    let link = doc::enum_link(&context.table.name);
    let doc = format!(" A code that {link} does not list; only its `from_code` makes one.");
    Some(quote! {
        #[doc = #doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #payload(#repr);
    })
}

fn methods(module: &Module, context: &Context<'_>) -> TokenStream {
    let Context { table, name, idents, .. } = context;
    let twins = table.twins().map(|twin| self::twin(module, context, twin));
    let lookups = lookup::methods(context);
    let class = class::has(table).then(|| class::method(context));
    let fields = (0..table.fields.len()).map(|at| field::accessor(context, at));
    let all = if context.unknown.is_some() {
        " Every listed code, in the order of the document."
    } else {
        " Every code, in the order of the document."
    };
    quote! {
        impl #name {
            #[doc = #all]
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];
            #(#twins)*
            #lookups
            #class
            #(#fields)*
        }
    }
}

/// The constant of a struck row whose code a live one has.
fn twin(module: &Module, context: &Context<'_>, twin: &Entry) -> TokenStream {
    let ident = ident_of(twin);
    let target = context.variants[*context.places.get(&twin.code).expect("a twin has a variant of its code")];
    let live = target.ident.as_deref().unwrap_or_default();
    let doc = doc::lines(&doc::twin(context.table, twin, live));
    let note = doc::twin_note(module, twin, live);
    let live = ident_of(target);
    quote! {
        #doc
        #[allow(non_upper_case_globals)]
        #[deprecated(note = #note)]
        pub const #ident: Self = Self::#live;
    }
}
