//! The accessor of a field.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::enumeration::Context;
use super::{doc, literal};
use crate::model::{Direction, Field, FieldType, Value};

pub(super) fn accessor(context: &Context<'_>, at: usize) -> TokenStream {
    let field = &context.table.fields[at];
    let method = literal::ident(&field.accessor);
    let doc = doc::lines(&documentation(context, field));
    let inner = ty(field);
    // A blank cell and an unlisted code both say nothing: one `Option` is for both.
    let ty = if field.optional { quote!(Option<#inner>) } else { context.answer(&inner) };
    let groups = groups(context, at);
    let body = if let Some(body) = bool_body(context, field, &groups) {
        body
    } else {
        let arms = groups.iter().map(|(value, idents)| {
            let value = expression(context, field, value);
            quote!(#(Self::#idents)|* => #value,)
        });
        let unknown = context.unknown_arm(&quote!(None));
        quote! {
            match self {
                #(#arms)*
                #unknown
            }
        }
    };
    quote! {
        #doc
        #[must_use]
        pub const fn #method(self) -> #ty {
            #body
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
    match (field.optional, context.unknown.is_some()) {
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

/// The variants of each value, in the order in which the values first come.
fn groups<'c>(context: &'c Context<'_>, at: usize) -> Vec<(&'c Value, Vec<&'c Ident>)> {
    let mut groups: Vec<(&Value, Vec<&Ident>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for (entry, ident) in context.variants.iter().zip(&context.idents) {
        let value = entry.values.get(at).unwrap_or(&Value::Blank);
        let place = *places.entry(key(value)).or_insert_with(|| {
            groups.push((value, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(ident);
    }
    groups
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

/// `matches!` over the fewer variants, for plain booleans.
fn bool_body(context: &Context<'_>, field: &Field, groups: &[(&Value, Vec<&Ident>)]) -> Option<TokenStream> {
    if field.ty != FieldType::Bool || field.optional || context.unknown.is_some() {
        return None;
    }
    let of = |wanted: bool| {
        groups.iter().find(|(value, _)| **value == Value::Bool(wanted)).map(|(_, idents)| idents)
    };
    Some(match (of(true), of(false)) {
        (Some(yes), Some(no)) if no.len() < yes.len() => quote!(!::core::matches!(self, #(Self::#no)|*)),
        (Some(yes), Some(_)) => quote!(::core::matches!(self, #(Self::#yes)|*)),
        (Some(_), None) => quote!(true),
        (None, _) => quote!(false),
    })
}

fn expression(context: &Context<'_>, field: &Field, value: &Value) -> TokenStream {
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
    if field.optional { quote!(Some(#inner)) } else { context.known(&inner) }
}
