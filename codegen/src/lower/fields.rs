//! The fields of a table: its further columns and its headings' numbers, as the cells and the manifest say.

use super::field::{self, Cells};
use super::table::same_code;
use super::{Draft, accessor, ident, prose};
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::{FieldSettings, TableSettings};
use crate::model::{Field, FieldType, Repr, Value, Vocabulary, Word};
use crate::near::nearest;
use crate::recognize::{Found, Part, Set, status, toml_key};
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
        let lone = ty == FieldType::Direction && directions == 1;
        let derived = if lone { "direction".to_owned() } else { accessor::derived(&column) };
        let accessor = accessor::settle(diagnostics, &fields, &column, own, &given, &derived, manifest);
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
    let header = if ident::variant(cells.header).is_some() { cells.header } else { "Field" };
    let own = ident::ty(&format!("{} {header}", draft.table.name))
        .unwrap_or_else(|| format!("{}Field", draft.table.name));
    let words = draft.settings.map(|settings| settings.vocabulary.as_slice()).unwrap_or_default();
    let given = setting.and_then(|setting| setting.ty.as_ref());
    let wanted = given.and_then(|given| {
        let wanted = named_type(&given.value);
        if wanted.is_none() {
            let message = format!("`{}` is no type", given.value);
            let help = "write `bool`, `integer`, `direction`, `link`, `text`, or an enum's name".to_owned();
            report(diagnostics, manifest, given.offset, Kind::ManifestValue, message, Some(help));
        }
        wanted
    });
    let (mut ty, mut values) = match wanted {
        None => field::typed(cells, &own),
        Some(wanted) => {
            let (ty, values, wrong) = field::forced(cells, wanted);
            if let Some(at) = wrong {
                let offset = cells.texts[at].map_or(rows[at].offset, |text| text.offset);
                let plain = cells.texts[at].map(|text| text.plain().into_owned()).unwrap_or_default();
                let given = given.map(|given| given.value.as_str()).unwrap_or_default();
                let message = format!(
                    "`{plain}` is no value of type `{given}`, which the manifest sets for this column"
                );
                let help = draft
                    .remedy(&format!("fields = {{ {} = {{ type = \"text\" }} }}", toml_key(cells.header)));
                let place = draft.document.source.place(offset);
                diagnostics.push_with_help(Kind::FieldType, place, message, help);
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
fn from_headings(
    draft: &Draft<'_>,
    set: &Set<'_>,
    rows: &[&Found<'_>],
    settings: &[FieldSettings],
) -> Vec<(String, FieldType, Vec<Value>)> {
    let wanted =
        |column: &str| setting(settings, column).map_or(set.parts.len() > 1, |setting| !setting.drop);
    let mut columns = Vec::new();
    let Some(statuses) = statuses(draft, set) else { return columns };
    let status = |row: &Found<'_>| &statuses[row.part];
    if wanted(HEADING_NUMBER) {
        let highest = statuses.iter().map(|(number, _)| *number).max().unwrap_or(0);
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

/// The number and the title of the heading above each part, where all of them have one.
fn statuses(draft: &Draft<'_>, set: &Set<'_>) -> Option<Vec<(i128, String)>> {
    let status = |part: &Part| draft.document.texts(&part.heading).last().and_then(|heading| status(heading));
    set.parts.iter().map(status).collect()
}

fn report_unused(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    set: &Set<'_>,
    settings: &[FieldSettings],
    manifest: Option<&Source>,
) {
    let headed = statuses(draft, set).is_some();
    let of_headings = [HEADING_NUMBER, HEADING_TITLE].into_iter().filter(|_| headed);
    let known: Vec<&str> = set.fields.iter().map(String::as_str).chain(of_headings).collect();
    for setting in settings {
        let column = &setting.column.value;
        if !known.iter().any(|field| field.eq_ignore_ascii_case(column)) {
            let help = match nearest(column, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "it has no further columns".to_owned(),
                None => format!(
                    "its further columns are {}",
                    known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
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
        let values = draft.settings.map(|settings| settings.values.as_slice()).unwrap_or_default();
        let given = values.iter().any(|setting| setting.value.value == word.value);
        if vocabularies().find(says).is_none() && !given {
            let said =
                vocabularies().flat_map(|vocabulary| &vocabulary.words).map(|known| known.text.as_str());
            let help = nearest(&word.value, said).map(|near| format!("did you mean `{near}`?"));
            let message = format!("no field of `{}` says `{}`", draft.table.name, word.value);
            report(diagnostics, manifest, word.offset, Kind::UnusedSetting, message, help);
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
            let codes: Vec<String> = draft.table.entries.iter().map(|entry| entry.code.to_string()).collect();
            let (missed, what, near) = match field {
                None => {
                    (&setting.accessor, "field", accessor_like(&draft.table.fields, &setting.accessor.value))
                }
                Some(_) => {
                    (&setting.code, "code", nearest(&setting.code.value, codes.iter().map(String::as_str)))
                }
            };
            let message = format!("`{}` has no {what} `{}`", draft.table.name, missed.value);
            let help = near.map(|near| format!("did you mean `{near}`?"));
            report(diagnostics, manifest, missed.offset, Kind::UnusedSetting, message, help);
            continue;
        };
        let ty = &mut draft.table.fields[field].ty;
        // A word that no cell says is one of the vocabulary only where the manifest declares it.
        let declared = settings.vocabulary.iter().find(|(word, _)| word.value == setting.value.value);
        if let (FieldType::Vocabulary(vocabulary), Some((word, ident))) = (&mut *ty, declared) {
            if !vocabulary.words.iter().any(|known| known.text == word.value) {
                vocabulary.words.push(Word { text: word.value.clone(), ident: ident.clone() });
            }
        }
        if let Some(value) = field::value(ty, "", &setting.value.value, None) {
            draft.table.entries[entry].values[field] = value;
        } else {
            let message = format!("`{}` is no value of `{}`", setting.value.value, setting.accessor.value);
            let help = match ty {
                FieldType::Vocabulary(vocabulary) => {
                    let words = vocabulary.words.iter().map(|word| word.text.as_str());
                    let declare = || {
                        format!("declare it: `vocabulary = {{ {} = \"…\" }}`", toml_key(&setting.value.value))
                    };
                    let near = nearest(&setting.value.value, words);
                    Some(near.map_or_else(declare, |near| format!("did you mean `{near}`?")))
                }
                _ => None,
            };
            report(diagnostics, manifest, setting.value.offset, Kind::ManifestValue, message, help);
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

/// The accessor that a misspelt one, or a column's header, may mean.
fn accessor_like<'f>(fields: &'f [Field], text: &str) -> Option<&'f str> {
    let by_header = fields.iter().find(|field| field.column.eq_ignore_ascii_case(text));
    let accessors = fields.iter().map(|field| field.accessor.as_str());
    by_header.map(|field| field.accessor.as_str()).or_else(|| nearest(text, accessors))
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
