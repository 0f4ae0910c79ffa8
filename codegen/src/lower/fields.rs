//! The fields of a table: its further columns and its headings' numbers, as the cells and the manifest say.

use std::collections::HashMap;

use super::accessor::Accessors;
use super::field::{self, Cells};
use super::rows::Kept;
use super::{Draft, accessor, ident, policy, prose, report_setting, slips, vocabulary};
use crate::diagnostic::{Diagnostics, Kind, listed, quoted};
use crate::list;
use crate::manifest::FieldSettings;
use crate::model::{Field, FieldType, Repr, Value, Vocabulary, Word};
use crate::order;
use crate::recognize::{Part, Set, status, toml_key};
use crate::source::Source;

/// The number in a heading above the part that an entry is of.
const HEADING_NUMBER: &str = "#number";
/// The rest of that heading.
const HEADING_TITLE: &str = "#title";

/// Adds the fields of a table and their values, entry by entry.
pub(super) fn add(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    set: &Set<'_>,
    rows: Vec<Kept<'_>>,
    manifest: Option<&Source>,
) {
    let settings = draft.settings.map(|settings| settings.fields.as_slice()).unwrap_or_default();
    let by_column = settings.iter().enumerate().rev();
    let by_column: HashMap<String, usize> =
        by_column.map(|(at, setting)| (setting.column.value.to_ascii_lowercase(), at)).collect();
    let setting = |column: &str| by_column.get(&column.to_ascii_lowercase()).map(|&at| &settings[at]);
    let mut columns: Vec<(String, FieldType, Vec<Value>)> = Vec::new();
    for (at, header) in set.fields.iter().enumerate() {
        let texts = list::of(&rows, &|row| row.fields.get(at, &set.field_columns));
        let cells = Cells::new(header, texts);
        if cells.texts.iter().all(|text| text.is_none_or(crate::document::Text::is_blank)) {
            continue;
        }
        if let Some((ty, values)) = column(diagnostics, draft, &cells, setting(header), manifest) {
            columns.push((header.clone(), ty, values));
        }
    }
    columns.extend(from_headings(draft, set, &rows, &setting));
    // Their room is that of the values now.
    drop(rows);
    let given = settings.iter().filter_map(|setting| setting.accessor.as_ref());
    let mut accessors = Accessors::new(given.map(|given| given.value.as_str()));
    let directions = columns.iter().filter(|(_, ty, _)| *ty == FieldType::Direction).count();
    let has_policy = draft.settings.is_some_and(|settings| settings.policy.is_some());
    let mut fields: Vec<Field> = Vec::new();
    for entry in &mut draft.table.entries {
        entry.values.reserve_exact(columns.len());
    }
    for (column, ty, values) in columns {
        let own = setting(&column).and_then(|setting| setting.accessor.as_ref());
        let lone = ty == FieldType::Direction && directions == 1;
        let derived = if lone { "direction".to_owned() } else { accessor::derived(&column) };
        let derived = if has_policy && derived == policy::ACCESSOR { derived + "_" } else { derived };
        let accessor =
            accessor::settle(diagnostics, &mut accessors, &fields, &column, own, &derived, manifest);
        accessors.take(&accessor, fields.len());
        let optional = values.contains(&Value::Blank);
        for (entry, value) in draft.table.entries.iter_mut().zip(values) {
            entry.values.push(value);
        }
        fields.push(Field { column: prose::clean(&column), accessor, ty, optional });
    }
    draft.table.fields = fields;
    report_unused(diagnostics, draft, set, settings, manifest);
    vocabulary::check(diagnostics, draft, manifest);
}

/// A column's type and values; none where the manifest drops it.
fn column(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    cells: &Cells<'_>,
    setting: Option<&FieldSettings>,
    manifest: Option<&Source>,
) -> Option<(FieldType, Vec<Value>)> {
    if setting.is_some_and(|setting| setting.drop) {
        return None;
    }
    let header = if ident::variant(cells.header).is_some() { cells.header } else { "Field" };
    let mut own = ident::ty(&format!("{} {header}", draft.table.name))
        .unwrap_or_else(|| format!("{}Field", draft.table.name));
    // A column of classes beside ranges, which are the classes of codes.
    if !draft.table.ranges.is_empty() && own == draft.table.class_name() {
        own.push_str("Word");
    }
    let words = draft.settings.map(|settings| settings.vocabulary.as_slice()).unwrap_or_default();
    let given = setting.and_then(|setting| setting.ty.as_ref());
    let wanted = given.and_then(|given| {
        let wanted = named_type(&given.value);
        if wanted.is_none() {
            let message = format!("{} is no type", quoted(&given.value));
            let help = "write `bool`, `integer`, `direction`, `link`, `text`, or an enum's name";
            report_setting(diagnostics, manifest, Kind::ManifestValue, &given.span, message, help);
        }
        wanted
    });
    let (mut ty, mut values) = match wanted {
        None => {
            let (ty, values) = field::typed(cells, &own);
            if matches!(ty, FieldType::Text | FieldType::Vocabulary(_)) {
                slips::mixed(diagnostics, draft, cells);
            }
            (ty, values)
        }
        Some(wanted) => {
            let (ty, values, wrong) = field::forced(cells, wanted);
            if let Some((&at, others)) = wrong.split_first() {
                let place = |at: usize| {
                    let cell = cells.texts[at].map(|text| draft.document.source.place(&text.span));
                    cell.unwrap_or_else(|| draft.origins[at].place.clone())
                };
                let plain = cells.texts[at].map(|text| text.plain().into_owned()).unwrap_or_default();
                let ty = given.map(|given| given.value.as_str()).unwrap_or_default();
                let are_none = match others.len() {
                    0 => "is no value".to_owned(),
                    others => format!("and {others} more of the cells are no values"),
                };
                let message = format!(
                    "{} {are_none} of type `{ty}`, which the manifest sets for this column",
                    quoted(&plain)
                );
                let help = draft
                    .remedy(&format!("fields = {{ {} = {{ type = \"text\" }} }}", toml_key(cells.header)));
                let found = diagnostics.push(Kind::FieldType, place(at), message, help);
                for &other in others {
                    found.relate(place(other), "this one, too");
                }
                if let (Some(given), Some(manifest)) = (given, manifest) {
                    found.relate(manifest.place(&given.span), "the type is set here");
                }
            }
            (ty, values)
        }
    };
    if let FieldType::Vocabulary(vocabulary) = &mut ty {
        let by_text = list::by_text(words, &|(text, _)| &text.value);
        for word in vocabulary.words.iter_mut().chain(values.iter_mut().filter_map(word)) {
            if let Some(&at) = by_text.get(word.text.as_str()) {
                word.ident.clone_from(&words[at].1);
            }
        }
    }
    Some((ty, values))
}

/// A type as the manifest names it; a name of its own is a vocabulary's.
fn named_type(name: &str) -> Option<FieldType> {
    Some(match name {
        "bool" => FieldType::Bool,
        "integer" => FieldType::Integer(Repr::U8),
        "direction" => FieldType::Direction,
        "link" => FieldType::Link,
        "text" => FieldType::Text,
        _ if ident::is_type(name) => {
            FieldType::Vocabulary(Vocabulary { name: name.to_owned(), words: Vec::new() })
        }
        _ => return None,
    })
}

fn word(value: &mut Value) -> Option<&mut Word> {
    if let Value::Word(word) = value { Some(word) } else { None }
}

/// The numbers and titles of headings, for an enum that is put together from several tables.
fn from_headings<'s>(
    draft: &Draft<'_>,
    set: &Set<'_>,
    rows: &[Kept<'_>],
    setting: &dyn Fn(&str) -> Option<&'s FieldSettings>,
) -> Vec<(String, FieldType, Vec<Value>)> {
    let wanted = |column: &str| setting(column).map_or(set.parts.len() > 1, |setting| !setting.drop);
    let mut columns = Vec::new();
    let Some(statuses) = statuses(draft, set) else { return columns };
    let status = |row: &Kept<'_>| &statuses[row.part];
    if wanted(HEADING_NUMBER) {
        let highest = statuses.iter().map(|(number, _)| *number).max().unwrap_or(0);
        let repr = Repr::smallest(0, highest).unwrap_or(Repr::U64);
        let values = list::of(rows, &|row| Value::Integer(status(row).0));
        columns.push((HEADING_NUMBER.to_owned(), FieldType::Integer(repr), values));
    }
    if wanted(HEADING_TITLE) {
        let values = list::of(rows, &|row| Value::Text(prose::clean(&status(row).1)));
        columns.push((HEADING_TITLE.to_owned(), FieldType::Text, values));
    }
    columns
}

/// The number and the title of the heading above each part, where all of them have one.
fn statuses(draft: &Draft<'_>, set: &Set<'_>) -> Option<Vec<(i128, String)>> {
    let status = |part: &Part| draft.document.texts(&part.heading).last().and_then(|heading| status(heading));
    let mut statuses = Vec::new();
    for part in &set.parts {
        statuses.push(status(part)?);
    }
    Some(statuses)
}

fn report_unused(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    set: &Set<'_>,
    settings: &[FieldSettings],
    manifest: Option<&Source>,
) {
    let headed = statuses(draft, set).is_some();
    let mut known: Vec<&str> = list::of(&set.fields, &String::as_str);
    if headed {
        known.extend([HEADING_NUMBER, HEADING_TITLE]);
    }
    let mut folded: Vec<String> = list::of(&known, &|field| field.to_ascii_lowercase());
    order::sort(&mut folded, &Ord::cmp);
    for setting in settings {
        let column = &setting.column.value;
        if folded.binary_search(&column.to_ascii_lowercase()).is_err() {
            let listed = || match known.as_slice() {
                [] => "it has no further columns".to_owned(),
                known => format!("its further columns are {}", listed(known)),
            };
            let help = diagnostics.question(column, known.iter().copied()).unwrap_or_else(listed);
            let message = format!("{} has no field {}", quoted(&draft.table.name), quoted(column));
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &setting.column.span, message, help);
        }
    }
}
