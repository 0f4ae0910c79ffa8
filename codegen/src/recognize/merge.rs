//! Tables that make one set together: under headings that are siblings, or because the manifest says so.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::candidate::slugs;
use super::number::{self, Reading};
use super::{Description, Fields, Found, Set, Value, is_sparse, name, settings_for};
use crate::diagnostic::{Diagnostics, Kind, listed, quoted};
use crate::document::{Document, Text};
use crate::manifest::DocumentSettings;
use crate::source::Source;

/// The number in a heading such as `400 Bad Request`, and the heading without it.
pub(crate) fn status(heading: &str) -> Option<(i128, String)> {
    let is_status = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = heading.split_whitespace().find(is_status)?;
    let title: Vec<&str> = heading.split_whitespace().filter(|word| *word != number).collect();
    Some((number.parse().ok()?, title.join(" ").trim_start_matches([':', '-', '–', '—', ' ']).to_owned()))
}

/// Joins tables of one shape whose headings are siblings: with a status each, above words, or with a class of their
/// numbers, as `4xx Client errors` is.
pub(super) fn siblings<'d>(
    document: &'d Document<'d>,
    sets: Vec<Set<'d>>,
    settings: Option<&DocumentSettings>,
) -> Vec<Set<'d>> {
    let mut merged: Vec<Set<'d>> = Vec::with_capacity(sets.len());
    for mut set in sets {
        let last = merged.last_mut().filter(|last| are_siblings(last, &set));
        match last {
            Some(last) if is_numbered(document, last) && is_numbered(document, &set) => join(last, set),
            Some(last) if is_of_class(document, last, settings) && is_of_class(document, &set, settings) => {
                if last.parts.len() == 1 {
                    add_class(document, last);
                }
                add_class(document, &mut set);
                join(last, set);
            }
            _ => merged.push(set),
        }
    }
    for set in merged.iter_mut().filter(|set| set.parts.len() > 1) {
        set.heading.pop();
        set.keys = vec![slugs(document, &set.heading).pop().unwrap_or_default()];
        if let Some(heading) = set.heading.last().and_then(|&at| document.heading(at)) {
            set.keys.extend(heading.anchors.iter().cloned());
        }
    }
    merged
}

/// Whether a set follows another of the same shape, under headings of one parent.
fn are_siblings(last: &Set<'_>, set: &Set<'_>) -> bool {
    let (Some(part), [above @ .., _]) = (last.parts.last(), set.heading.as_slice()) else { return false };
    part.heading.len() == set.heading.len()
        && part.heading.starts_with(above)
        && last.is_text == set.is_text
        && last.columns.code == set.columns.code
        && last.fields == set.fields
}

/// The text of the heading above a set's last part.
fn own_heading<'d>(document: &'d Document<'d>, set: &Set<'_>) -> Option<(&'d Text<'d>, Cow<'d, str>)> {
    let heading = document.heading(*set.parts.last()?.heading.last()?)?;
    Some((&heading.text, heading.text.plain()))
}

/// Whether a set is of words, and its heading has a status.
fn is_numbered(document: &Document<'_>, set: &Set<'_>) -> bool {
    set.is_text && own_heading(document, set).is_some_and(|(_, plain)| status(&plain).is_some())
}

/// Whether a set that the manifest does not name is of numbers, and its heading has a class that all of these are of.
fn is_of_class(document: &Document<'_>, set: &Set<'_>, settings: Option<&DocumentSettings>) -> bool {
    let class =
        own_heading(document, set).and_then(|(_, plain)| class(&plain).map(|(first, last, _)| first..=last));
    let part = set.parts.len() - 1;
    let rows = || set.rows.iter().filter(|row| row.part == part);
    let is_of = |row: &Found<'_>| match (&class, &row.value) {
        (Some(class), Value::Integer(code)) => class.contains(code),
        (Some(class), Value::Range(first, last)) => class.contains(first) && class.contains(last),
        (Some(_), Value::Neither(_)) => true,
        _ => false,
    };
    !set.is_text
        && rows().next().is_some()
        && rows().all(is_of)
        && settings_for(settings, &set.keys).is_none()
}

/// The class of numbers in a heading, and its name, if any: `4xx Client errors`, `Client errors (4xx)`, `1000-1999`.
fn class(heading: &str) -> Option<(i128, i128, Option<&str>)> {
    let behind = || {
        let (name, range) = heading.strip_suffix(')')?.rsplit_once('(')?;
        Some((number::read(range, 10), name.trim()))
    };
    match number::read(heading, 10) {
        Reading::Range { first, last, rest: "" } => Some((first, last, None)),
        Reading::Range { first, last, rest } => Some((first, last, Some(name::after_code(rest)?))),
        _ => match behind()? {
            (Reading::Range { first, last, rest: "" }, name) => Some((first, last, Some(name))),
            _ => None,
        },
    }
}

/// Adds the class in its heading to a set, where none of its rows says it.
fn add_class<'d>(document: &'d Document<'d>, set: &mut Set<'d>) {
    let Some((text, plain)) = own_heading(document, set) else { return };
    let Some((first, last, Some(name))) = class(&plain) else { return };
    let value = Value::Range(first, last);
    if set.rows.iter().any(|row| row.value == value) {
        return;
    }
    let name = name::from_plain(name).into_owned();
    let row = Found {
        span: text.span.clone(),
        value,
        deprecated: text.is_struck() || name.deprecated,
        name,
        description: Description::default(),
        fields: Fields::default(),
        is_filler: false,
        part: 0,
    };
    set.rows.insert(0, row);
}

/// Joins what the manifest says belongs together.
pub(super) fn by_manifest(
    diagnostics: &mut Diagnostics,
    sets: &mut Vec<Set<'_>>,
    settings: Option<&DocumentSettings>,
    manifest: Option<&Source>,
) {
    let stanzas = settings.map_or(&[][..], |settings| &settings.tables);
    if stanzas.iter().all(|table| table.merge.is_empty()) {
        return;
    }
    let mut all: Vec<Option<Set<'_>>> = std::mem::take(sets).into_iter().map(Some).collect();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, set) in all.iter().enumerate().rev() {
        for key in set.as_ref().map_or(&[][..], |set| &set.keys) {
            by_key.entry(key.clone()).or_default().push(at);
        }
    }
    for table in stanzas {
        for key in &table.merge {
            let into = first(&mut by_key, &all, &table.key.value);
            let from = first(&mut by_key, &all, &key.value);
            let Some(into) = into else { continue };
            let is_text = |at: usize| all[at].as_ref().is_some_and(|set| set.is_text);
            let from = from.filter(|&from| from != into && is_text(from) == is_text(into));
            let fields = |at: usize| all[at].as_ref().map_or(&[][..], |set| &set.fields);
            let rows = |at: usize| all[at].as_ref().map_or(0, |set| set.rows.len());
            let sparse = from.filter(|&from| {
                let mut shared: HashSet<&str> = fields(into).iter().map(String::as_str).collect();
                shared.extend(fields(from).iter().map(String::as_str));
                let alike = fields(into).len().min(fields(from).len());
                is_sparse(rows(into) + rows(from), shared.len()) && shared.len() > alike
            });
            if let (Some(_), Some(manifest)) = (sparse, manifest) {
                let message =
                    format!("with {} too many cells of the merged table would be blank", quoted(&key.value));
                let help = "merge only tables with the same columns";
                diagnostics.push(Kind::TooLarge, manifest.place(&key.span), message, help);
                continue;
            }
            let from = from.and_then(|from| all[from].take());
            if let (Some(set), Some(into)) = (from, &mut all[into]) {
                join(into, set);
            } else if let Some(manifest) = manifest {
                let message =
                    format!("`merge` names {}, which is no further table of codes here", quoted(&key.value));
                let mut keys: Vec<&str> = Vec::new();
                for set in all.iter().flatten() {
                    match set.keys.first() {
                        Some(known) if *known != key.value && !set.keys.contains(&table.key.value) => {
                            keys.push(known);
                        }
                        _ => {}
                    }
                }
                let near = diagnostics.question(&key.value, keys.iter().copied());
                let help = near.unwrap_or_else(|| {
                    if keys.is_empty() {
                        "remove it: there is no further table of codes".to_owned()
                    } else {
                        format!("the further tables of codes are {}", listed(&keys))
                    }
                });
                diagnostics.push(Kind::UnusedSetting, manifest.place(&key.span), message, help);
            }
        }
    }
    sets.extend(all.into_iter().flatten());
}

/// The first set that a key means and that is not part of another yet.
fn first(by_key: &mut HashMap<String, Vec<usize>>, all: &[Option<Set<'_>>], key: &str) -> Option<usize> {
    let places = by_key.get_mut(key)?;
    while places.last().is_some_and(|&at| all[at].is_none()) {
        places.pop();
    }
    places.last().copied()
}

fn join<'d>(into: &mut Set<'d>, from: Set<'d>) {
    let shift = into.parts.len();
    let mut by_header: HashMap<String, usize> = HashMap::new();
    for (at, header) in into.fields.iter().enumerate() {
        by_header.entry(header.clone()).or_insert(at);
    }
    let mut places = Vec::with_capacity(from.fields.len());
    for field in from.fields {
        let place = *by_header.entry(field.clone()).or_insert(into.fields.len());
        if place == into.fields.len() {
            into.fields.push(field);
        }
        places.push(place);
    }
    let width = into.fields.len();
    for mut row in from.rows {
        let mut fields = vec![None; width];
        for (at, &place) in places.iter().enumerate() {
            fields[place] = row.fields.get(at, &from.field_columns);
        }
        row.fields = Fields::Each(fields);
        row.part += shift;
        into.rows.push(row);
    }
    into.headers.extend(from.headers);
    into.parts.extend(from.parts);
}
