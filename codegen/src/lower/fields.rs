//! The fields of a table: its further columns and its headings' numbers, as the cells and the manifest say.

use super::field::{self, Cells};
use super::table::same_code;
use super::{Draft, ident, prose};
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::{FieldSettings, TableSettings};
use crate::model::{Field, FieldType, Repr, Value, Vocabulary, Word};
use crate::near::nearest;
use crate::recognize::{Found, Set, status, toml_key};
use crate::source::Source;

/// The number in a heading above the part that an entry is of.
const HEADING_NUMBER: &str = "#number";
/// The rest of that heading.
const HEADING_TITLE: &str = "#title";

/// Methods that every enum has, or that a trait's would be shadowed by.
const TAKEN: [&str; 32] = [
    "code",
    "name",
    "description",
    "from_code",
    "from_name",
    "is_deprecated",
    "is_known",
    "class",
    "from_str",
    "try_from",
    "from",
    "into",
    "try_into",
    "fmt",
    "to_string",
    "clone",
    "clone_from",
    "clone_into",
    "to_owned",
    "cmp",
    "partial_cmp",
    "max",
    "min",
    "clamp",
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "hash",
    "borrow",
];

/// Adds the fields of a table and their values, entry by entry.
pub(super) fn add(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    set: &Set<'_>,
    rows: &[&Found<'_>],
    manifest: Option<&Source>,
) {
    let settings = draft.settings.map(|settings| settings.fields.as_slice()).unwrap_or_default();
    let mut columns: Vec<(String, FieldType, Vec<Value>)> = Vec::new();
    for (at, header) in set.fields.iter().enumerate() {
        let cells =
            Cells { header, texts: rows.iter().map(|row| row.fields.get(at).copied().flatten()).collect() };
        if cells.texts.iter().all(|text| text.is_none_or(crate::document::Text::is_blank)) {
            continue;
        }
        if let Some((ty, values)) =
            column(diagnostics, draft, &cells, rows, setting(settings, header), manifest)
        {
            columns.push((header.clone(), ty, values));
        }
    }
    columns.extend(from_headings(draft, set, rows, settings));
    let given: Vec<&str> = settings
        .iter()
        .filter_map(|setting| setting.accessor.as_ref())
        .map(|given| given.value.as_str())
        .collect();
    let directions = columns.iter().filter(|(_, ty, _)| *ty == FieldType::Direction).count();
    let mut fields: Vec<Field> = Vec::new();
    for (column, ty, values) in columns {
        let own = setting(settings, &column).and_then(|setting| setting.accessor.as_ref());
        let accessor = match own {
            Some(own) if fields.iter().any(|field| field.accessor == own.value) => {
                let message = format!("`{}` is another field's method already", own.value);
                report(diagnostics, manifest, own.offset, Kind::ManifestValue, message, None);
                continue;
            }
            Some(given) if ident::is_snake(&given.value) && !TAKEN.contains(&given.value.as_str()) => {
                given.value.clone()
            }
            Some(given) => {
                let message = format!("`{}` cannot be a method here", given.value);
                report(diagnostics, manifest, given.offset, Kind::ManifestValue, message, None);
                continue;
            }
            None if ty == FieldType::Direction && directions == 1 => {
                unique("direction".to_owned(), &fields, &given)
            }
            None => unique(accessor(&column), &fields, &given),
        };
        let optional = values.contains(&Value::Blank);
        for (entry, value) in draft.table.entries.iter_mut().zip(values) {
            entry.values.push(value);
        }
        fields.push(Field { column: prose::clean(&column), accessor, ty, optional });
    }
    draft.table.fields = fields;
    report_unused(diagnostics, draft, set, settings, manifest);
}

fn setting<'s>(settings: &'s [FieldSettings], column: &str) -> Option<&'s FieldSettings> {
    settings.iter().find(|setting| setting.column.value.eq_ignore_ascii_case(column))
}

/// A column's type and values; none where the manifest drops it.
fn column(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    cells: &Cells<'_>,
    rows: &[&Found<'_>],
    setting: Option<&FieldSettings>,
    manifest: Option<&Source>,
) -> Option<(FieldType, Vec<Value>)> {
    if setting.is_some_and(|setting| setting.drop) {
        return None;
    }
    let header = if cells.header.is_empty() { "Field" } else { cells.header };
    let own = ident::ty(&format!("{} {header}", draft.table.name))
        .unwrap_or_else(|| format!("{}Field", draft.table.name));
    let words = draft.settings.map(|settings| settings.vocabulary.as_slice()).unwrap_or_default();
    let given = setting.and_then(|setting| setting.ty.as_ref());
    let (mut ty, mut values) = match given {
        None => field::typed(cells, &own),
        Some(given) => {
            let wanted = match given.value.as_str() {
                "bool" => FieldType::Bool,
                "integer" => FieldType::Integer(Repr::U8),
                "direction" => FieldType::Direction,
                "link" => FieldType::Link,
                "text" => FieldType::Text,
                name if ident::is_type(name) => {
                    FieldType::Vocabulary(Vocabulary { name: name.to_owned(), words: Vec::new() })
                }
                name => {
                    let message = format!("`{name}` is no type");
                    let help =
                        "write `bool`, `integer`, `direction`, `link`, `text`, or an enum's name".to_owned();
                    report(diagnostics, manifest, given.offset, Kind::ManifestValue, message, Some(help));
                    FieldType::Text
                }
            };
            let (ty, values, wrong) = field::forced(cells, wanted);
            if let Some(at) = wrong {
                let offset = cells.texts[at].map_or(rows[at].offset, |text| text.offset);
                let plain = cells.texts[at].map(|text| text.plain().into_owned()).unwrap_or_default();
                let message = format!(
                    "`{plain}` is no value of type `{}`, which the manifest sets for this column",
                    given.value
                );
                let help = draft
                    .remedy(&format!("fields = {{ {} = {{ type = \"text\" }} }}", toml_key(cells.header)));
                diagnostics.push_with_help(
                    Kind::FieldType,
                    draft.document.source.place(offset),
                    message,
                    help,
                );
            }
            (ty, values)
        }
    };
    if let FieldType::Vocabulary(vocabulary) = &mut ty {
        for word in vocabulary.words.iter_mut().chain(values.iter_mut().filter_map(word)) {
            if let Some((_, ident)) = words.iter().find(|(text, _)| text.value == word.text) {
                word.ident.clone_from(ident);
            }
        }
    }
    Some((ty, values))
}

fn word(value: &mut Value) -> Option<&mut Word> {
    if let Value::Word(word) = value { Some(word) } else { None }
}

/// The numbers and titles of headings, for an enum that is put together from several tables.
fn from_headings(
    draft: &Draft<'_>,
    set: &Set<'_>,
    rows: &[&Found<'_>],
    settings: &[FieldSettings],
) -> Vec<(String, FieldType, Vec<Value>)> {
    let wanted =
        |column: &str| setting(settings, column).map_or(set.parts.len() > 1, |setting| !setting.drop);
    let statuses: Vec<Option<(i128, String)>> = set
        .parts
        .iter()
        .map(|part| draft.document.texts(&part.heading).last().and_then(|heading| status(heading)))
        .collect();
    let mut columns = Vec::new();
    if statuses.iter().any(Option::is_none) {
        return columns;
    }
    let status = |row: &Found<'_>| statuses[row.part].clone().unwrap_or_default();
    if wanted(HEADING_NUMBER) {
        let highest = statuses.iter().flatten().map(|(number, _)| *number).max().unwrap_or(0);
        let repr = Repr::smallest(0, highest).unwrap_or(Repr::U64);
        let values = rows.iter().map(|row| Value::Integer(status(row).0)).collect();
        columns.push((HEADING_NUMBER.to_owned(), FieldType::Integer(repr), values));
    }
    if wanted(HEADING_TITLE) {
        let values = rows.iter().map(|row| Value::Text(prose::clean(&status(row).1))).collect();
        columns.push((HEADING_TITLE.to_owned(), FieldType::Text, values));
    }
    columns
}

fn accessor(column: &str) -> String {
    let name = ident::snake(column.trim_start_matches('#')).unwrap_or_else(|| "field".to_owned());
    if TAKEN.contains(&name.as_str()) { name + "_" } else { name }
}

/// A derived name that no field has yet and that the manifest gives none.
fn unique(accessor: String, fields: &[Field], given: &[&str]) -> String {
    let taken = |name: &str| fields.iter().any(|field| field.accessor == name) || given.contains(&name);
    if !taken(&accessor) {
        return accessor;
    }
    (2..=fields.len() + given.len() + 2)
        .map(|number| format!("{accessor}_{number}"))
        .find(|name| !taken(name))
        .expect("some number is free")
}

fn report_unused(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    set: &Set<'_>,
    settings: &[FieldSettings],
    manifest: Option<&Source>,
) {
    let known = || set.fields.iter().map(String::as_str).chain([HEADING_NUMBER, HEADING_TITLE]);
    for setting in settings {
        let column = &setting.column.value;
        let exists = draft.table.fields.iter().any(|field| field.column.eq_ignore_ascii_case(column))
            || set.fields.iter().any(|field| field.eq_ignore_ascii_case(column));
        if !exists {
            let help = match nearest(column, known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "its further columns are {}",
                    known().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
                ),
            };
            let message = format!("`{}` has no field `{column}`", draft.table.name);
            report(diagnostics, manifest, setting.column.offset, Kind::UnusedSetting, message, Some(help));
        }
    }
    let vocabularies = || {
        draft.table.fields.iter().filter_map(|field| match &field.ty {
            FieldType::Vocabulary(vocabulary) => Some(vocabulary),
            _ => None,
        })
    };
    for (word, ident) in draft.settings.map(|settings| settings.vocabulary.as_slice()).unwrap_or_default() {
        let says = |vocabulary: &&Vocabulary| vocabulary.words.iter().any(|known| known.text == word.value);
        let other = |known: &&Word| known.ident == *ident && known.text != word.value;
        if vocabularies().find(says).is_none() {
            let message = format!("no field of `{}` says `{}`", draft.table.name, word.value);
            report(diagnostics, manifest, word.offset, Kind::UnusedSetting, message, None);
        } else if !ident::is_camel(ident) || ident == "ALL" {
            let message = format!("`{ident}` is no identifier for a variant");
            let help = ident::variant(ident).map(|legal| format!("write `{legal}`"));
            report(diagnostics, manifest, word.offset, Kind::ManifestValue, message, help);
        } else if let Some(other) =
            vocabularies().filter(says).find_map(|vocabulary| vocabulary.words.iter().find(other))
        {
            let message = format!("`{}` and `{}` both want the identifier `{ident}`", word.value, other.text);
            report(diagnostics, manifest, word.offset, Kind::DuplicateIdentifier, message, None);
        }
    }
}

/// Puts in the values that the manifest gives single codes.
pub(super) fn override_values(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    settings: &TableSettings,
    manifest: Option<&Source>,
) {
    for setting in &settings.values {
        let field = draft.table.fields.iter().position(|field| field.accessor == setting.accessor.value);
        let entry = draft
            .table
            .entries
            .iter()
            .position(|entry| same_code(&setting.code.value, &entry.code.to_string()));
        let (Some(field), Some(entry)) = (field, entry) else {
            let (offset, what) = match field {
                None => (setting.accessor.offset, format!("no field `{}`", setting.accessor.value)),
                Some(_) => (setting.code.offset, format!("no code {}", setting.code.value)),
            };
            let message = format!("`{}` has {what}", draft.table.name);
            report(diagnostics, manifest, offset, Kind::UnusedSetting, message, None);
            continue;
        };
        let ty = &mut draft.table.fields[field].ty;
        if let FieldType::Vocabulary(vocabulary) = ty {
            field::add_word(&mut vocabulary.words, &setting.value.value);
        }
        if let Some(value) = field::value(ty, "", &setting.value.value, None) {
            draft.table.entries[entry].values[field] = value
        } else {
            let message = format!("`{}` is no value of `{}`", setting.value.value, setting.accessor.value);
            report(diagnostics, manifest, setting.value.offset, Kind::ManifestValue, message, None);
        }
        if let FieldType::Integer(repr) = &mut draft.table.fields[field].ty {
            let numbers = draft.table.entries.iter().filter_map(|entry| match entry.values.get(field) {
                Some(Value::Integer(number)) => Some(*number),
                _ => None,
            });
            let (low, high) =
                numbers.fold((0, 0), |(low, high): (i128, i128), number| (low.min(number), high.max(number)));
            *repr = Repr::smallest(low, high).unwrap_or(Repr::I64);
        }
    }
    for (at, field) in draft.table.fields.iter_mut().enumerate() {
        field.optional = draft.table.entries.iter().any(|entry| entry.values.get(at) == Some(&Value::Blank));
    }
}

fn report(
    diagnostics: &mut Diagnostics,
    manifest: Option<&Source>,
    offset: usize,
    kind: Kind,
    message: String,
    help: Option<String>,
) {
    let Some(manifest) = manifest else { return };
    match help {
        Some(help) => diagnostics.push_with_help(kind, manifest.place(offset), message, help),
        None => diagnostics.push(kind, manifest.place(offset), message),
    }
}
