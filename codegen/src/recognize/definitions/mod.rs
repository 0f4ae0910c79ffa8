//! Sets of codes that are no tables: headings with their members' values, and lists.

mod headings;
mod lists;

use super::{Found, Part, Set, Value, slug};
use crate::document::Document;
use crate::model::{Columns, Form, Why};

/// Adds what a document defines outside of its tables.
pub(super) fn add<'d>(document: &'d Document<'d>, sets: &mut Vec<Set<'d>>) {
    let mut found = headings::sets(document, sets);
    found.extend(lists::members(document));
    found.retain(|set| !sets.iter().any(|table| repeats(table, set)));
    sets.extend(found);
    for list in lists::ranges(document) {
        let follows =
            |set: &&mut Set<'_>| !set.is_text && set.form == Form::Table && set.heading == list.heading;
        match sets.iter_mut().find(follows) {
            Some(set) => drop(set.rows.splice(0..0, list.rows)),
            None => sets.push(list),
        }
    }
}

/// Whether a table says what a set of definitions says again.
fn repeats(table: &Set<'_>, definitions: &Set<'_>) -> bool {
    let codes = |set: &Set<'_>| -> Vec<Value> { set.rows.iter().map(|row| row.value.clone()).collect() };
    let known = codes(table);
    let told = codes(definitions);
    let again = told.iter().filter(|code| known.contains(code)).count();
    again > 1 && again * 5 >= told.len() * 4
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

/// How many rows have a value that no other row has.
fn distinct(rows: &[Found<'_>]) -> usize {
    let values: std::collections::BTreeSet<_> = rows.iter().filter_map(|row| number_of(&row.value)).collect();
    values.len()
}

fn number_of(value: &Value) -> Option<i128> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}
