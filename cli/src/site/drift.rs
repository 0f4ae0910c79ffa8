//! Where enums of one kind part, code by code.

use std::collections::{BTreeMap, BTreeSet};

use spectable_codegen::model::Value;

use super::view::{Enumeration, Key, Row};

/// Enums of one kind, side by side.
pub(super) struct Drift<'v, 'a> {
    /// The enums, in their order.
    pub(super) sides: Vec<&'v Enumeration<'a>>,
    /// Every code and range that one of them has, in their order.
    pub(super) lines: Vec<Line<'v, 'a>>,
    /// The fields that not all of them have, and which do.
    pub(super) partial: Vec<(&'a str, Vec<&'v Enumeration<'a>>)>,
}

/// A code or a range, as each of the enums has it.
pub(super) struct Line<'v, 'a> {
    pub(super) key: Key<'a>,
    pub(super) rows: Vec<Option<&'v Row<'a>>>,
    pub(super) differences: Vec<Difference>,
}

/// What may differ about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Missing,
    Identifier,
    Name,
    Deprecation,
    Policy,
    Fields,
}

impl Difference {
    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Identifier => "identifier",
            Self::Name => "name",
            Self::Deprecation => "deprecation",
            Self::Policy => "policy",
            Self::Fields => "fields",
        }
    }
}

/// Lays enums side by side.
pub(super) fn of<'v, 'a>(sides: Vec<&'v Enumeration<'a>>) -> Drift<'v, 'a> {
    let mut found: BTreeMap<Key<'a>, Vec<Option<&'v Row<'a>>>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for row in &side.rows {
            let rows = found.entry(row.key).or_insert_with(|| vec![None; sides.len()]);
            // A struck row counts only where there is no live one.
            if rows[at].is_none_or(|earlier| earlier.successor.is_some() && row.successor.is_none()) {
                rows[at] = Some(row);
            }
        }
    }
    let mut having: Vec<(&'a str, Vec<&'v Enumeration<'a>>)> = Vec::new();
    for &side in &sides {
        for field in &side.table.fields {
            match having.iter_mut().find(|(accessor, _)| *accessor == field.accessor) {
                Some((_, sides)) => sides.push(side),
                None => having.push((&field.accessor, vec![side])),
            }
        }
    }
    let lines = found.into_iter().map(|(key, rows)| {
        let differences = differences(&sides, &rows);
        Line { key, rows, differences }
    });
    let lines = lines.collect();
    let partial = having.into_iter().filter(|(_, with)| with.len() < sides.len()).collect();
    Drift { sides, lines, partial }
}

/// What of a code is not the same wherever it is listed.
fn differences(sides: &[&Enumeration<'_>], rows: &[Option<&Row<'_>>]) -> Vec<Difference> {
    let all = || rows.iter().flatten();
    let fields: BTreeSet<&str> =
        all().flat_map(|row| row.fields.iter().map(|(accessor, _)| *accessor)).collect();
    let found = [
        (Difference::Missing, rows.iter().any(Option::is_none)),
        (Difference::Identifier, part(all().map(|row| row.ident))),
        (Difference::Name, part(all().map(|row| row.name))),
        (Difference::Deprecation, part(all().map(|row| row.is_deprecated))),
        (Difference::Policy, part(all().filter_map(|row| row.policy))),
        (Difference::Fields, fields.iter().any(|accessor| fields_part(sides, rows, accessor))),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(difference, _)| difference).collect()
}

/// Whether a field is answered otherwise by some of the enums that have it.
fn fields_part(sides: &[&Enumeration<'_>], rows: &[Option<&Row<'_>>], accessor: &str) -> bool {
    let has = |side: &Enumeration<'_>| side.table.fields.iter().any(|field| field.accessor == accessor);
    let rows = sides.iter().zip(rows).filter(|(side, _)| has(side)).filter_map(|(_, row)| *row);
    part(
        rows.map(|row| {
            row.fields.iter().find(|(name, _)| *name == accessor).map(|(_, value)| meaning(value))
        }),
    )
}

/// What a value says, however it is spelt.
fn meaning(value: &Value) -> Value {
    match value {
        Value::Word(word) => Value::Text(word.ident.clone()),
        value => value.clone(),
    }
}

/// Whether some things are not all the same.
fn part<T: PartialEq>(mut all: impl Iterator<Item = T>) -> bool {
    let Some(first) = all.next() else { return false };
    all.any(|other| other != first)
}
