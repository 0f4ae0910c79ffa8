//! An enum, its methods and its conversions.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::quote;

use super::piece::{self, Sink, Text, block, list};
use super::place::{self, Row, Tables};
use super::{class, code, conversion, debug, doc, field, literal, name, policy, serde, text};
use crate::model::{Code, Codes, Entry, FieldType, Module, Shape, Spec, Table, Unknown};

/// The most entries whose discriminants are all written. Beyond, one that follows upon the one before is not: for each
/// constant of the enum, rustc looks through its discriminants, and computes anew what is written.
const WRITTEN: usize = 512;

/// What the functions that print one piece each need of an enum.
pub(super) struct Context<'m> {
    pub(super) table: &'m Table,
    pub(super) name: Ident,
    pub(super) variants: Vec<&'m Entry>,
    /// The struck entries, and which variant has the code of each.
    pub(super) twins: Vec<(&'m Entry, usize)>,
    /// The type of an unlisted code's payload, for an open enum.
    pub(super) unknown: Option<Ident>,
    /// The tables of its entries, where a `match` is none.
    pub(super) tables: Option<Tables>,
    /// Which field is that of the policies.
    pub(super) policy: Option<usize>,
    /// Where it is one, the order of codes that follow upon each other.
    pub(super) row: Option<Row>,
}

impl<'m> Context<'m> {
    fn new(table: &'m Table) -> Self {
        let variants: Vec<&Entry> = table.variants().collect();
        let is_enum = table.shape == Shape::Enum;
        let unknown = table.unknown == Unknown::Keep && is_enum;
        let unknown = unknown.then(|| literal::ident(&table.unknown_name()));
        let tables = place::tables(&variants, table.repr(), table.shape);
        let row =
            if tables.is_none() && unknown.is_none() { place::row(&variants, table.repr()) } else { None };
        let twins = twins(table, &variants);
        let policy = table.fields.iter().position(|field| field.ty == FieldType::Policy);
        Self { table, name: literal::ident(&table.name), variants, twins, unknown, tables, policy, row }
    }

    /// Whether it has values for codes that the document does not list.
    pub(super) fn is_open(&self) -> bool {
        self.table.unknown == Unknown::Keep
    }

    /// An entry, by the enum's name.
    pub(super) fn write_path(&self, text: &mut Text, variant: usize) {
        text.ident(&self.table.name).code("::").ident(ident_of(self.variants[variant]));
    }

    /// The code that a value without a payload is.
    pub(super) fn code_of(&self, value: &TokenStream) -> TokenStream {
        let repr = self.table.repr().filter(|_| self.table.shape == Shape::Enum).map(literal::repr);
        repr.map_or_else(|| quote!(#value.0), |repr| quote!(#value as #repr))
    }

    /// The entry at a place of the tables.
    pub(super) fn entry_at(&self, place: &TokenStream) -> TokenStream {
        let name = &self.name;
        let in_order = self.tables.as_ref().is_some_and(|tables| tables.in_order);
        if in_order { quote!(#name::ALL[#place]) } else { quote!(ENTRIES[#place]) }
    }

    /// What an expression over a `place` gives for `self`.
    pub(super) fn at_place(&self, value: &TokenStream) -> TokenStream {
        if self.is_open() {
            quote!(match place(self) { Some(place) => Some(#value), None => None })
        } else {
            quote!(let place = place(self); #value)
        }
    }

    /// A type that is optional where a code may be unlisted.
    pub(super) fn answer(&self, ty: &TokenStream) -> TokenStream {
        if self.is_open() { quote!(Option<#ty>) } else { quote!(#ty) }
    }

    /// The arm of a code that is not listed.
    pub(super) fn unknown_arm(&self, value: &TokenStream) -> TokenStream {
        if self.unknown.is_some() { quote!(Self::Unknown(_) => #value,) } else { TokenStream::new() }
    }
}

/// The struck entries of a table, and which variant has the code of each.
fn twins<'m>(table: &'m Table, variants: &[&'m Entry]) -> Vec<(&'m Entry, usize)> {
    let twins: Vec<&Entry> = table.twins().collect();
    if twins.is_empty() {
        return Vec::new();
    }
    let mut live: HashMap<&Code, usize> = HashMap::new();
    for (at, entry) in variants.iter().enumerate() {
        live.entry(&entry.code).or_insert(at);
    }
    let mut found = Vec::new();
    for twin in twins {
        if let Some(&at) = live.get(&twin.code) {
            found.push((twin, at));
        }
    }
    found
}

/// The identifier of a variant or twin.
pub(super) fn ident_of(entry: &Entry) -> &str {
    entry.ident.as_deref().expect("variants and twins have identifiers")
}

pub(super) fn items(sink: &mut dyn Sink, spec: &Spec, module: &Module, table: &Table) {
    let context = Context::new(table);
    match table.shape {
        Shape::Enum => declaration(sink, module, &context),
        Shape::Newtype => newtype(sink, module, &context),
    }
    if let Some(payload) = payload(&context) {
        sink.put(payload);
    }
    if let Some(tables) = &context.tables {
        // What the tables are called is nobody else's concern.
        sink.open(quote!(const _: () =), Delimiter::Brace);
        place::items(sink, &context, tables);
        name::items(sink, &context);
        methods(sink, module, &context);
        name::from_str(sink, &context);
        debug::by_table(sink, &context);
        conversions(sink, spec, &context);
        sink.close(quote!(;));
    } else {
        methods(sink, module, &context);
        name::from_str(sink, &context);
        conversions(sink, spec, &context);
    }
}

fn conversions(sink: &mut dyn Sink, spec: &Spec, context: &Context<'_>) {
    sink.put(conversion::display(context));
    piece::all(sink, conversion::codes(context));
    serde::items(sink, spec, context);
}

fn declaration(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    doc::enumeration(sink, module, table);
    let debug = context.tables.is_none().then(|| quote!(Debug,));
    let closed = context.unknown.is_none();
    let order = closed.then(|| quote!(PartialOrd, Ord,));
    let repr = match table.codes {
        Codes::Integer(repr) if closed => {
            let repr = literal::repr(repr);
            Some(quote!(#[repr(#repr)]))
        }
        _ => None,
    };
    let head = quote! {
        #[derive(Clone, Copy, #debug PartialEq, Eq, #order Hash)]
        #repr
        #[non_exhaustive]
        pub enum #name
    };
    block(sink, head, |sink| {
        let mut next = None;
        for entry in &context.variants {
            piece::text(sink, |text| {
                attributes(text, module, context, entry);
                text.ident(ident_of(entry));
                let code = if let Code::Integer(code) = entry.code { Some(code) } else { None };
                let follows = code.is_some() && code == next && context.variants.len() > WRITTEN;
                next = code.map(|code| code + 1);
                if repr.is_some() && !follows {
                    text.code(" = ");
                    code::write(text, entry);
                }
                text.code(",");
            });
        }
        if let Some(payload) = &context.unknown {
            sink.put(quote! {
                /// A code that the document does not list.
                Unknown(#payload),
            });
        }
    });
}

/// An entry's documentation, what else it is found by, and its deprecation.
fn attributes(text: &mut Text, module: &Module, context: &Context<'_>, entry: &Entry) {
    text.doc(&doc::entry(entry));
    if let Some(sentence) = policy::sentence(context, entry) {
        text.doc("\n").doc(&sentence);
    }
    doc::aliases(text, entry);
    if entry.deprecated {
        text.code("#[deprecated(note = ").literal(&doc::note(module)).code(")]");
    }
    text.code(" ");
}

/// A type around the code, for so many entries that rustc would be long about an enum.
fn newtype(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    let Codes::Integer(repr) = table.codes else { return };
    doc::enumeration(sink, module, table);
    let repr = literal::repr(repr);
    sink.put(quote! {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct #name(#repr);
    });
    block(sink, quote!(#[allow(non_upper_case_globals)] impl #name), |sink| {
        for entry in &context.variants {
            piece::text(sink, |text| {
                attributes(text, module, context, entry);
                text.code("pub const ").ident(ident_of(entry)).code(": Self = Self(");
                code::write(text, entry);
                text.code(");");
            });
        }
    });
}

/// The opaque payload of an open enum's `Unknown`.
fn payload(context: &Context<'_>) -> Option<TokenStream> {
    let payload = context.unknown.as_ref()?;
    let Codes::Integer(repr) = context.table.codes else { return None };
    let repr = literal::repr(repr);
    let link = doc::enum_link(context.table);
    let doc = format!(" A code that {link} does not list; only its `from_code` makes one.");
    Some(quote! {
        #[doc = #doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #payload(#repr);
    })
}

fn methods(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    block(sink, quote!(impl #name), |sink| {
        let all = if context.is_open() {
            " Every listed code, in the order of the document."
        } else {
            " Every code, in the order of the document."
        };
        let head = quote!(#[doc = #all] pub const ALL: &'static [Self] = &);
        let count = context.variants.len();
        if context.tables.is_some() {
            // rustc looks through all discriminants for each element of a constant, and takes a list that stands
            // behind a `&` by itself for one more; it looks for what is behind `Self::` when it knows the type.
            sink.open(head, Delimiter::Brace);
            list(sink, quote!(let all =), count, &mut |text, at| context.write_path(text, at));
            sink.put(quote!(all));
            sink.close(quote!(;));
        } else {
            list(sink, head, count, &mut |text, at| {
                text.code("Self::").ident(ident_of(context.variants[at]));
            });
        }
        for &(twin, live) in &context.twins {
            sink.put(self::twin(module, context, twin, context.variants[live]));
        }
        code::methods(sink, context);
        name::methods(sink, context);
        let head = text::head(context, "description", "The document's description, as plain text");
        text::accessor(sink, context, head, &|entry| &entry.description.plain, None);
        field::is_deprecated(sink, context);
        piece::all(sink, class::methods(context));
        for (at, field) in table.fields.iter().enumerate() {
            match field.ty {
                FieldType::Policy => policy::methods(sink, context),
                _ => field::accessor(sink, context, at),
            }
        }
    });
}

/// The constant of a struck row whose code a live one has.
fn twin(module: &Module, context: &Context<'_>, twin: &Entry, target: &Entry) -> TokenStream {
    let ident = literal::ident(ident_of(twin));
    let live = ident_of(target);
    let doc = doc::lines(&doc::twin(context.table, twin, live));
    let note = doc::twin_note(module, twin, live);
    let live = literal::ident(live);
    quote! {
        #doc
        #[allow(non_upper_case_globals)]
        #[deprecated(note = #note)]
        pub const #ident: Self = Self::#live;
    }
}
