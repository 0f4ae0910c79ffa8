//! The accessor of a field.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::enumeration::{Context, own_path};
use super::piece::{Sink, block, list};
use super::{doc, literal, place, text};
use crate::model::{Direction, Entry, Field, FieldType, Shape, Value};

/// How many entries are told from the rest one by one, where there are tables.
const FEW: usize = 4;

/// Whether an entry is deprecated.
pub(super) fn is_deprecated(sink: &mut dyn Sink, context: &Context<'_>) {
    let deprecated: Vec<TokenStream> =
        context.variants.iter().filter(|entry| entry.deprecated).map(|entry| own_path(entry)).collect();
    let head = quote! {
        /// Whether the document calls it deprecated.
        #[must_use]
        pub const fn is_deprecated(self) -> bool
    };
    block(sink, head, |sink| match &context.tables {
        _ if deprecated.is_empty() => sink.put(quote!(false)),
        Some(tables) if deprecated.len() > FEW => {
            let marks = tables.order.iter().map(|&at| {
                let deprecated = context.variants[at].deprecated;
                quote!(#deprecated)
            });
            values(sink, "MARKS", &quote!(bool), marks);
            sink.put(if context.is_open() {
                quote!(match place(self) {
                    Some(place) => MARKS[place],
                    None => false,
                })
            } else {
                quote!(MARKS[place(self)])
            });
        }
        _ => sink.put(quote!(::core::matches!(self, #(#deprecated)|*))),
    });
}

/// A table of values.
fn values(
    sink: &mut dyn Sink,
    name: &str,
    ty: &TokenStream,
    values: impl ExactSizeIterator<Item = TokenStream>,
) {
    let (name, count) = (literal::ident(name), literal::usize(values.len()));
    list(sink, quote!(static #name: [#ty; #count] =), values);
}

pub(super) fn accessor(sink: &mut dyn Sink, context: &Context<'_>, at: usize) {
    let field = &context.table.fields[at];
    let method = literal::ident(&field.accessor);
    let doc = doc::lines(&documentation(context, field));
    let inner = ty(field);
    // A blank cell and an unlisted code both say nothing: one `Option` is for both.
    let ty = if field.optional { quote!(Option<#inner>) } else { context.answer(&inner) };
    let head = quote! {
        #doc
        #[must_use]
        pub const fn #method(self) -> #ty
    };
    let is_text = matches!(field.ty, FieldType::Link | FieldType::Text);
    let groups = groups(context, at);
    block(sink, head, |sink| match (&context.tables, &context.row) {
        (Some(tables), _) if !is_told_by_few(context, field, &groups) => {
            let value = by_table(sink, context, &tables.order, at, &groups);
            sink.put(match (context.is_open(), field.optional) {
                (true, true) => quote!(match place(self) { Some(place) => #value, None => None }),
                _ => context.at_place(&value),
            });
        }
        (None, Some(row)) if is_text && groups.len() > 1 => {
            let value = by_table(sink, context, &row.order, at, &groups);
            let place = place::of_row(context, row);
            sink.put(quote!(let place = #place; #value));
        }
        _ => sink.put(by_match(context, field, &groups)),
    });
}

/// Whether a value can be had without a table: there is no other, or few have the other of two.
fn is_told_by_few(context: &Context<'_>, field: &Field, groups: &Groups<'_>) -> bool {
    let fewest = groups.iter().map(|(_, members)| members.len()).min().unwrap_or(0);
    let is_plain = field.ty == FieldType::Bool && !field.optional;
    !context.is_open() && (groups.len() == 1 || is_plain && fewest <= FEW)
}

/// Prints the table of a field, and gives what finds a value by its `place`.
fn by_table(
    sink: &mut dyn Sink,
    context: &Context<'_>,
    order: &[usize],
    at: usize,
    groups: &Groups<'_>,
) -> TokenStream {
    let field = &context.table.fields[at];
    let inner = ty(field);
    let ty = if field.optional { quote!(Option<#inner>) } else { inner };
    let of_place = order.iter().map(|&variant| value_of(context.variants[variant], at));
    if !matches!(field.ty, FieldType::Link | FieldType::Text) {
        values(sink, "VALUES", &ty, of_place.map(|value| expression(field, value)));
        return quote!(VALUES[place]);
    }
    if groups.len() <= order.len() / 2 {
        let mut group_of = vec![0; order.len()];
        for ((_, members), group) in groups.iter().zip(0..) {
            for &variant in members {
                group_of[variant] = group;
            }
        }
        values(sink, "VALUES", &ty, groups.iter().map(|(value, _)| expression(field, value)));
        let cell = literal::cell(groups.len());
        let kinds = order.iter().map(|&variant| literal::usize(group_of[variant]));
        values(sink, "KINDS", &quote!(#cell), kinds);
        return quote!(VALUES[KINDS[place] as usize]);
    }
    let text = text::table(
        sink,
        of_place.map(|value| if let Value::Text(text) = value { text.as_str() } else { "" }),
    );
    if field.optional {
        quote!({
            let text = #text;
            if text.is_empty() { None } else { Some(text) }
        })
    } else {
        text
    }
}

fn by_match(context: &Context<'_>, field: &Field, groups: &Groups<'_>) -> TokenStream {
    let paths = |members: &[usize]| -> Vec<TokenStream> {
        members.iter().map(|&variant| own_path(context.variants[variant])).collect()
    };
    if field.ty == FieldType::Bool && !field.optional && !context.is_open() {
        let of = |wanted: bool| {
            let group = groups.iter().find(|(value, _)| **value == Value::Bool(wanted));
            group.map(|(_, members)| members)
        };
        return match (of(true), of(false)) {
            (Some(yes), Some(no)) if no.len() < yes.len() => {
                let no = paths(no);
                quote!(!::core::matches!(self, #(#no)|*))
            }
            (Some(yes), Some(_)) => {
                let yes = paths(yes);
                quote!(::core::matches!(self, #(#yes)|*))
            }
            (Some(_), None) => quote!(true),
            (None, _) => quote!(false),
        };
    }
    if let ([(value, _)], Shape::Newtype) = (groups.as_slice(), context.table.shape) {
        return expression(field, value);
    }
    let arms = groups.iter().map(|(value, members)| {
        let value = expression(field, value);
        let value = if field.optional { value } else { context.known(&value) };
        let members = paths(members);
        quote!(#(#members)|* => #value,)
    });
    let unknown = context.unknown_arm(&quote!(None));
    quote! {
        match self {
            #(#arms)*
            #unknown
        }
    }
}

fn documentation(context: &Context<'_>, field: &Field) -> String {
    let (the, column) = match crate::lower::escaped(&field.column) {
        header if header.is_empty() => ("a ", "column without a header".to_owned()),
        header => ("the ", format!("column *{header}*")),
    };
    let what = match field.column.as_str() {
        "#number" => "The number in the heading above it".to_owned(),
        "#title" => "The heading above it, without its number".to_owned(),
        _ => match field.ty {
            FieldType::Bool => format!("Whether {the}{column} says so"),
            FieldType::Direction => format!("Who sends it ({column})"),
            FieldType::Link => format!("Where {the}{column} leads"),
            _ => format!("What {the}{column} says"),
        },
    };
    match (field.optional, context.is_open()) {
        (true, true) => format!("{what}; `None` where it says nothing, and for an unlisted code."),
        (true, false) => format!("{what}; `None` where it says nothing."),
        (false, true) => format!("{what}; `None` for an unlisted code."),
        (false, false) => format!("{what}."),
    }
}

fn ty(field: &Field) -> TokenStream {
    match &field.ty {
        FieldType::Bool => quote!(bool),
        FieldType::Integer(repr) => {
            let repr = literal::repr(*repr);
            quote!(#repr)
        }
        FieldType::Direction => quote!(super::Direction),
        FieldType::Vocabulary(vocabulary) => {
            let name = literal::ident(&vocabulary.name);
            quote!(#name)
        }
        FieldType::Link | FieldType::Text => quote!(&'static str),
    }
}

/// Each value, in the order in which they first come, and the variants that have it.
type Groups<'c> = Vec<(&'c Value, Vec<usize>)>;

fn groups<'c>(context: &'c Context<'_>, at: usize) -> Groups<'c> {
    let mut groups = Groups::new();
    let mut places = BTreeMap::new();
    for (entry, variant) in context.variants.iter().zip(0..) {
        let value = value_of(entry, at);
        let place = *places.entry(key(value)).or_insert_with(|| {
            groups.push((value, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(variant);
    }
    groups
}

fn value_of(entry: &Entry, at: usize) -> &Value {
    entry.values.get(at).unwrap_or(&Value::Blank)
}

fn key(value: &Value) -> (u8, i128, &str) {
    match value {
        Value::Blank => (0, 0, ""),
        Value::Bool(value) => (1, i128::from(*value), ""),
        Value::Integer(value) => (2, *value, ""),
        Value::Direction(direction) => (3, 0, direction.name()),
        Value::Word(word) => (4, 0, &word.ident),
        Value::Text(text) => (5, 0, text),
    }
}

fn expression(field: &Field, value: &Value) -> TokenStream {
    let inner = match value {
        Value::Blank => return quote!(None),
        Value::Bool(value) => quote!(#value),
        Value::Integer(value) => literal::integer(*value),
        Value::Direction(Direction::Send) => quote!(super::Direction::Send),
        Value::Direction(Direction::Receive) => quote!(super::Direction::Receive),
        Value::Direction(Direction::Both) => quote!(super::Direction::Both),
        Value::Word(word) => {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { return quote!(None) };
            let (name, ident) = (literal::ident(&vocabulary.name), literal::ident(&word.ident));
            quote!(#name::#ident)
        }
        Value::Text(text) => quote!(#text),
    };
    if field.optional { quote!(Some(#inner)) } else { inner }
}
