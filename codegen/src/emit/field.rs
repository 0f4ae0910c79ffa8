//! The accessor of a field.

use std::collections::HashMap;

use super::enumeration::{Context, ident_of};
use super::piece::{self, Element, Sink, Text, block, list, put};
use super::template::{Hole, Holes, Name, filled};
use super::{doc, literal, place, policy, text};
use crate::model::{Direction, Entry, Field, FieldType, Shape, Value};

/// How many entries are told from the rest one by one, where there are tables.
const FEW: usize = 4;

/// Whether an entry is deprecated.
pub(super) fn is_deprecated(sink: &mut dyn Sink, context: &Context<'_>) {
    let variants = context.variants.iter().enumerate();
    let deprecated: Vec<usize> =
        variants.filter(|(_, entry)| entry.deprecated).map(|(variant, _)| variant).collect();
    block(
        sink,
        "/// Whether the document calls it deprecated.\n\
        #[must_use] \
        pub const fn is_deprecated(self) -> bool {",
        &[],
        &mut |sink| match &context.tables {
            _ if deprecated.is_empty() => put(sink, "false", &[]),
            Some(tables) if deprecated.len() > FEW => {
                values(sink, "MARKS", &"bool", tables.order.len(), &mut |text, place| {
                    text.code(literal::boolean(context.variants[tables.order[place]].deprecated));
                });
                let mark = if context.is_open() {
                    "match place(self) { Some(place) => MARKS[place], None => false }"
                } else {
                    "MARKS[place(self)]"
                };
                put(sink, mark, &[]);
            }
            _ => piece::text(sink, &mut |text| is_one_of(text, context, &deprecated)),
        },
    );
}

/// A table of values.
fn values(sink: &mut dyn Sink, name: &'static str, ty: &dyn Hole, count: usize, value: Element<'_>) {
    let holes: Holes<'_> = &[("name", &name), ("ty", ty), ("count", &count)];
    list(sink, "static $name: [$ty; $count] = [", holes, count, value);
}

pub(super) fn accessor(sink: &mut dyn Sink, context: &Context<'_>, at: usize) {
    let field = &context.table.fields[at];
    let inner = inner(field);
    // A blank cell and an unlisted code both say nothing: one `Option` is for both.
    let ty = if field.optional { ty(field) } else { context.answer(&inner) };
    let head = "$doc \
        #[must_use] \
        pub const fn $method(self) -> $ty {";
    let doc = doc::lines(&documentation(context, field));
    let holes: Holes<'_> = &[("doc", &doc), ("method", &Name(&field.accessor)), ("ty", &ty)];
    let is_text = matches!(field.ty, FieldType::Link | FieldType::Text);
    let groups = groups(context, at);
    block(sink, head, holes, &mut |sink| match (&context.tables, &context.row) {
        (Some(tables), _) if !is_told_by_few(context, field, &groups) => {
            let value = by_table(sink, context, &tables.order, at, &groups);
            if context.is_open() && field.optional {
                put(sink, "match place(self) { Some(place) => $value, None => None }", &[("value", &value)]);
            } else {
                sink.text().add(&context.at_place(&value));
                sink.end();
            }
        }
        (None, Some(row)) if is_text && groups.len() > 1 => {
            let value = by_table(sink, context, &row.order, at, &groups);
            let place = place::of_row(context, row);
            put(sink, "let place = $place; $value", &[("place", &place), ("value", &value)]);
        }
        _ => by_match(sink, context, field, &groups),
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
) -> Text {
    let field = &context.table.fields[at];
    let ty = ty(field);
    let of_place = |place: usize| value_of(context.variants[order[place]], at);
    if !matches!(field.ty, FieldType::Link | FieldType::Text) {
        values(sink, "VALUES", &ty, order.len(), &mut |text, place| write(text, field, of_place(place)));
        return filled("VALUES[place]", &[]);
    }
    if groups.len() <= order.len() / 2 {
        let mut group_of = vec![0; order.len()];
        for ((_, members), group) in groups.iter().zip(0..) {
            for &variant in members {
                group_of[variant] = group;
            }
        }
        values(sink, "VALUES", &ty, groups.len(), &mut |text, group| write(text, field, groups[group].0));
        let cell = literal::cell(groups.len());
        values(sink, "KINDS", &cell, order.len(), &mut |text, place| {
            text.index(group_of[order[place]]);
        });
        return filled("VALUES[KINDS[place] as usize]", &[]);
    }
    let text = text::table(sink, order.len(), &|place| match of_place(place) {
        Value::Text(text) => text,
        _ => "",
    });
    if field.optional {
        filled(
            "{ \
                let text = $text; \
                if text.is_empty() { None } else { Some(text) } \
            }",
            &[("text", &text)],
        )
    } else {
        text
    }
}

/// A value of a field's type, as it is written in a table.
fn write(text: &mut Text, field: &Field, value: &Value) {
    let is_some = field.optional && *value != Value::Blank;
    text.code(if is_some { "Some(" } else { "" });
    match value {
        Value::Blank => text.code("None"),
        Value::Bool(value) => text.code(literal::boolean(*value)),
        Value::Integer(value) => text.number(*value),
        Value::Direction(Direction::Send) => text.code("super::Direction::Send"),
        Value::Direction(Direction::Receive) => text.code("super::Direction::Receive"),
        Value::Direction(Direction::Both) => text.code("super::Direction::Both"),
        Value::Policy(policy) => policy::write(text, *policy),
        Value::Word(word) => {
            let vocabulary = if let FieldType::Vocabulary(found) = &field.ty { &found.name } else { "" };
            text.ident(vocabulary).code("::").ident(&word.ident)
        }
        Value::Text(value) => text.literal(value),
    };
    text.code(if is_some { ")" } else { "" });
}

fn by_match(sink: &mut dyn Sink, context: &Context<'_>, field: &Field, groups: &Groups<'_>) {
    if field.ty == FieldType::Bool && !field.optional && !context.is_open() {
        return piece::text(sink, &mut |text| by_bool(text, context, groups));
    }
    if let ([(value, _)], Shape::Newtype) = (groups.as_slice(), context.table.shape) {
        return piece::text(sink, &mut |text| write(text, field, value));
    }
    piece::open(sink, "match self {", &[]);
    piece::elements(sink, groups.len(), &mut |text, group| {
        let (value, members) = &groups[group];
        write_paths(text, context, members);
        let is_some = context.is_open() && !field.optional;
        text.code(if is_some { " => Some(" } else { " => " });
        write(text, field, value);
        text.code(if is_some { ")" } else { "" });
    });
    context.unknown_arm(sink);
    sink.close("}");
}

/// `matches!` over the fewer variants.
fn by_bool(text: &mut Text, context: &Context<'_>, groups: &Groups<'_>) {
    let of = |wanted: bool| {
        let group = groups.iter().find(|(value, _)| **value == Value::Bool(wanted));
        group.map(|(_, members)| members)
    };
    let (sign, members) = match (of(true), of(false)) {
        (Some(yes), Some(no)) if no.len() < yes.len() => ("!", no),
        (Some(yes), Some(_)) => ("", yes),
        (yes, _) => {
            text.code(literal::boolean(yes.is_some()));
            return;
        }
    };
    text.code(sign);
    is_one_of(text, context, members);
}

/// Whether `self` is one of some variants.
fn is_one_of(text: &mut Text, context: &Context<'_>, members: &[usize]) {
    text.code("::core::matches!(self, ");
    write_paths(text, context, members);
    text.code(")");
}

/// Some variants, one or the other.
fn write_paths(text: &mut Text, context: &Context<'_>, members: &[usize]) {
    for (at, &variant) in members.iter().enumerate() {
        text.code(if at == 0 { "Self::" } else { " | Self::" }).ident(ident_of(context.variants[variant]));
    }
}

fn documentation(context: &Context<'_>, field: &Field) -> String {
    let column = doc::column(&field.column);
    let the = if field.column.is_empty() { "a " } else { "the " };
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

/// The type of a field.
fn ty(field: &Field) -> Text {
    let inner = inner(field);
    if field.optional { filled("Option<$inner>", &[("inner", &inner)]) } else { inner }
}

/// The type of a value that is there.
fn inner(field: &Field) -> Text {
    let mut text = Text::default();
    match &field.ty {
        FieldType::Bool => text.code("bool"),
        FieldType::Integer(repr) => text.code(repr.name()),
        FieldType::Direction => text.code("super::Direction"),
        FieldType::Policy => text.code(policy::TYPE),
        FieldType::Vocabulary(vocabulary) => text.ident(&vocabulary.name),
        FieldType::Link | FieldType::Text => text.code("&'static str"),
    };
    text
}

/// Each value, in the order in which they first come, and the variants that have it.
type Groups<'c> = Vec<(&'c Value, Vec<usize>)>;

fn groups<'c>(context: &'c Context<'_>, at: usize) -> Groups<'c> {
    let mut groups = Groups::new();
    let mut places = HashMap::new();
    for (entry, variant) in context.variants.iter().zip(0..) {
        let value = value_of(entry, at);
        // Most often it is one of the first few.
        let known = groups.iter().take(4).position(|(known, _)| key(known) == key(value));
        let place = known.unwrap_or_else(|| {
            *places.entry(key(value)).or_insert_with(|| {
                groups.push((value, Vec::new()));
                groups.len() - 1
            })
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
        Value::Policy(policy) => (6, 0, policy.name()),
        Value::Word(word) => (4, 0, &word.ident),
        Value::Text(text) => (5, 0, text),
    }
}
