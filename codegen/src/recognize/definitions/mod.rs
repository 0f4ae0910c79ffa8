//! Sets of codes that are no tables: headings with their members' values, and lists.

mod headings;
mod lists;

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Part, Set, Value, slug};
use crate::document::Document;
use crate::model::{Columns, Form, Why};

/// Adds what a document defines outside of its tables.
pub(super) fn add<'d>(document: &'d Document<'d>, sets: &mut Vec<Set<'d>>) {
    let mut found = headings::sets(document, sets);
    found.extend(lists::members(document));
    for set in found {
        match sets.iter_mut().find(|table| repeats(table, &set)) {
            Some(table) => complete(table, set),
            None => sets.push(set),
        }
    }
    for list in lists::ranges(document) {
        let follows =
            |set: &&mut Set<'_>| !set.is_text && set.form == Form::Table && set.heading == list.heading;
        match sets.iter_mut().find(follows) {
            Some(set) => drop(set.rows.splice(0..0, list.rows)),
            None => sets.push(list),
        }
    }
}

/// Whether a table says what a set of definitions says again, for the most part: the same codes, with the same names.
fn repeats(table: &Set<'_>, definitions: &Set<'_>) -> bool {
    let name = |row: &Found<'_>| -> String {
        row.name.bare.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let known: BTreeMap<i128, String> = named(table, name);
    let told: BTreeMap<i128, String> = named(definitions, name);
    let again = told.iter().filter(|(code, name)| known.get(code) == Some(name)).count();
    table.form == Form::Table && again > 1 && again * 2 >= told.len().min(known.len())
}

fn named(set: &Set<'_>, name: impl Fn(&Found<'_>) -> String) -> BTreeMap<i128, String> {
    set.rows.iter().filter_map(|row| Some((number_of(&row.value)?, name(row)))).collect()
}

/// Adds to a table what only the definitions tell.
fn complete<'d>(table: &mut Set<'d>, definitions: Set<'d>) {
    let known = numbers(table);
    let width = table.fields.len();
    let new = definitions
        .rows
        .into_iter()
        .filter(|row| number_of(&row.value).is_some_and(|number| !known.contains(&number)));
    table.rows.extend(new.map(|row| Found { fields: vec![None; width], part: 0, ..row }));
}

fn numbers(set: &Set<'_>) -> BTreeSet<i128> {
    set.rows.iter().filter_map(|row| number_of(&row.value)).collect()
}

/// A set without rows, under these headings.
fn empty<'d>(document: &'d Document<'d>, heading: Vec<usize>, form: Form) -> Set<'d> {
    let title = heading.last().and_then(|&at| document.heading(at));
    let offset = title.map_or(0, |title| title.text.offset);
    let mut keys: Vec<String> = document.texts(&heading).last().map(|text| slug(text)).into_iter().collect();
    keys.push(format!("line:{}", document.source.line_of(offset)));
    keys.extend(title.into_iter().flat_map(|title| title.anchors.iter().cloned()));
    Set {
        offset,
        form,
        is_text: false,
        parts: vec![Part { offset, heading: heading.clone() }],
        heading,
        keys,
        caption: None,
        columns: Columns::default(),
        fields: Vec::new(),
        rows: Vec::new(),
        why: Why::default(),
    }
}

/// Whether most rows have a value that no other row has.
fn is_varied(rows: &[Found<'_>]) -> bool {
    let all: Vec<i128> = rows.iter().filter_map(|row| number_of(&row.value)).collect();
    let distinct = all.iter().collect::<BTreeSet<_>>().len();
    distinct * 4 >= all.len() * 3 || all.len() - distinct == 1 && distinct > 1
}

fn number_of(value: &Value) -> Option<i128> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}
