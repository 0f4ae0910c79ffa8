//! One set of codes: its entries, ranges and skipped rows, and its fields.

use super::{Draft, Origin, fields, ident, is_entry, naming, prose, report_name};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::document::Document;
use crate::manifest::{DocumentSettings, Extra, Setting, TableSettings};
use crate::model::{Code, Codes, Entry, Part, Prose, Range, Repr, Skipped, Table, Unknown};
use crate::recognize::number::{self, Reading};
use crate::recognize::{Found, NO_NUMBER, NOT_ONE, Set, Value, name, settings_for};
use crate::source::Source;

/// What a set of codes means, identifiers apart.
pub(super) fn draft<'d>(
    diagnostics: &mut Diagnostics,
    document: &'d Document<'d>,
    set: &'d Set<'d>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&Source>,
) -> Draft<'d> {
    let settings = settings_for(settings, &set.keys);
    let heading = document.texts(&set.heading);
    let file = document.source.name();
    let given = settings.and_then(|settings| settings.name.as_ref());
    let clean = |heading: &[String]| heading.iter().map(|text| prose::clean(text)).collect();
    let part = |part: &crate::recognize::Part| Part {
        line: document.source.line_of(part.offset),
        heading: clean(&document.texts(&part.heading)),
    };
    let table = Table {
        line: document.source.line_of(set.offset),
        name: enum_name(diagnostics, given, &heading, file, manifest),
        heading: clean(&heading),
        key: set.keys.first().cloned().unwrap_or_default(),
        form: set.form,
        codes: if set.is_text { Codes::String } else { Codes::Integer(Repr::U8) },
        unknown: unknown(diagnostics, set, settings, manifest),
        columns: set.columns.clone(),
        fields: Vec::new(),
        parts: set.parts.iter().map(part).collect(),
        entries: Vec::new(),
        ranges: Vec::new(),
        skipped: Vec::new(),
        why: set.why.clone(),
    };
    let caption = set.caption.as_deref();
    let mut draft =
        Draft { table, document, settings, locked: None, caption, origins: Vec::new(), excluded: Vec::new() };
    let rows = entries(diagnostics, &mut draft, set);
    fields::add(diagnostics, &mut draft, set, &rows, manifest);
    if let Some(settings) = settings {
        add_extra(diagnostics, &mut draft, settings, manifest);
        fields::override_values(diagnostics, &mut draft, settings, manifest);
    }
    report_repeats(diagnostics, &mut draft);
    draft
}

fn enum_name(
    diagnostics: &mut Diagnostics,
    given: Option<&Setting<String>>,
    heading: &[String],
    file: &str,
    manifest: Option<&Source>,
) -> String {
    let derived = || naming::enumeration(heading, file);
    let Some(given) = given else { return derived() };
    if ident::is_type(&given.value) {
        return given.value.clone();
    }
    let message = format!("`{}` is no name for an enum", given.value);
    report_name(diagnostics, manifest, given.offset, message, ident::ty(&given.value));
    derived()
}

/// What the manifest says of unlisted codes, where those are numbers.
fn unknown(
    diagnostics: &mut Diagnostics,
    set: &Set<'_>,
    settings: Option<&TableSettings>,
    manifest: Option<&Source>,
) -> Unknown {
    match settings.and_then(|settings| settings.unknown.as_ref()) {
        Some(given) if set.is_text && given.value == Unknown::Keep => {
            if let Some(manifest) = manifest {
                let message = "the codes of this table are words, and only numbers can be kept".to_owned();
                diagnostics.push(Kind::ManifestValue, manifest.place(given.offset), message);
            }
            Unknown::Reject
        }
        Some(given) => given.value,
        None => Unknown::Reject,
    }
}

/// Sorts the rows into entries, ranges and skipped ones; gives the rows of the entries.
fn entries<'d>(diagnostics: &mut Diagnostics, draft: &mut Draft<'_>, set: &'d Set<'d>) -> Vec<&'d Found<'d>> {
    let source = draft.document.source;
    let excluded = draft.settings.map(|settings| settings.exclude.as_slice()).unwrap_or_default();
    let excludes = |setting: &Setting<String>, line: usize, value: &Value| {
        let text = &setting.value;
        let this = match value {
            Value::Integer(code) => same_code(text, &code.to_string()),
            Value::Text(code) => same_code(text, code),
            Value::Range(first, last) => same_range(text, *first, *last),
            Value::Neither(_) | Value::TooLarge => false,
        };
        this || *text == format!("line:{line}")
    };
    let mut rows = Vec::with_capacity(set.rows.len());
    let mut unread = Vec::new();
    for row in &set.rows {
        let line = source.line_of(row.offset);
        let name = prose::clean(&row.name.plain);
        let code = match &row.value {
            Value::Integer(code) => Some(Code::Integer(*code)),
            Value::Text(code) => Some(Code::Text(prose::clean(code))),
            _ => None,
        };
        let mut skip = |reason: &str| {
            let name = (!name.is_empty()).then(|| name.clone());
            draft.table.skipped.push(Skipped { line, code: code.clone(), name, reason: reason.to_owned() });
        };
        let before = draft.excluded.len();
        let these = (0..excluded.len()).filter(|&at| excludes(&excluded[at], line, &row.value));
        draft.excluded.extend(these);
        if draft.excluded.len() > before {
            skip("the manifest excludes it");
            continue;
        }
        match (&row.value, &code) {
            (Value::Neither(reason), _) => {
                if matches!(*reason, NOT_ONE | NO_NUMBER) {
                    unread.push(source.place(row.offset));
                }
                skip(reason);
            }
            (Value::TooLarge, _) => {
                let message = format!("the code of `{name}` does not fit into `u64`");
                let help = "codes are integers of at most 64 bits; leave it out by `exclude` in the manifest"
                    .to_owned();
                diagnostics.push_with_help(Kind::CodeOutOfRange, source.place(row.offset), message, help);
                skip("no integer type holds it");
            }
            (Value::Range(first, last), _) => draft.table.ranges.push(Range {
                line,
                column: source.column_of(row.offset),
                first: *first,
                last: *last,
                ident: Some(&row.name.bare)
                    .filter(|bare| name::is_usable(bare))
                    .and_then(|bare| ident::variant(bare)),
                name,
                description: description(row),
            }),
            (_, Some(code)) if is_entry(row) || is_renamed(draft.settings, code) => {
                draft.table.entries.push(Entry {
                    line,
                    column: source.column_of(row.offset),
                    code: code.clone(),
                    name,
                    ident: None,
                    deprecated: row.deprecated,
                    twin_of: None,
                    description: description(row),
                    values: Vec::new(),
                });
                draft.origins.push(Origin {
                    place: source.place(row.offset),
                    bare: row.name.bare.clone(),
                    struck: row.deprecated,
                });
                rows.push(row);
            }
            _ => skip("no usable name"),
        }
    }
    report_unread(diagnostics, &draft.table.name, &unread);
    rows
}

/// Warns of rows that hold codes which are not read, all of a table in one.
fn report_unread(diagnostics: &mut Diagnostics, name: &str, unread: &[Place]) {
    let Some(first) = unread.first() else { return };
    let lines: Vec<String> = unread.iter().map(|place| place.line.to_string()).collect();
    let message = match lines.as_slice() {
        [_] => format!("this row of `{name}` holds no single code, and is left out"),
        _ => format!(
            "{} rows of `{name}` hold no single code, and are left out: lines {}",
            lines.len(),
            lines.join(", ")
        ),
    };
    let help =
        "add what is missing by `extra` in the manifest, or say by `exclude` that it is meant".to_owned();
    diagnostics.push_with_help(Kind::SkippedRow, first.clone(), message, help);
}

/// Whether the manifest gives a code the name that its row lacks.
fn is_renamed(settings: Option<&TableSettings>, code: &Code) -> bool {
    let code = code.to_string();
    settings.is_some_and(|settings| settings.rename.iter().any(|(key, _)| same_code(&key.value, &code)))
}

/// What a row says beside its name; where nothing else does, the name.
fn description(row: &Found<'_>) -> Prose {
    let description = prose::prose(&row.description);
    if description.plain.is_empty() { prose::plain(&row.name.plain) } else { description }
}

/// Whether a setting's code is this one, in whatever form it is written.
pub(super) fn same_code(setting: &str, code: &str) -> bool {
    setting == code
        || matches!(number::read(setting, 10), Reading::Code { value, rest: "", .. } if value.to_string() == code)
}

/// Whether a setting's range is this one, in whatever form it is written.
pub(super) fn same_range(setting: &str, first: i128, last: i128) -> bool {
    matches!(number::read(setting, 10), Reading::Range { first: low, last: high, .. } if (low, high) == (first, last))
}

fn add_extra(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    settings: &TableSettings,
    manifest: Option<&Source>,
) {
    for Extra { code, name, description, deprecated } in &settings.extra {
        let parsed = match (&draft.table.codes, number::read(&code.value, 10)) {
            (Codes::String, _) => Some(Code::Text(prose::clean(&code.value))),
            (Codes::Integer(_), Reading::Code { value, rest: "", .. }) => Some(Code::Integer(value)),
            _ => None,
        };
        let Some(parsed) = parsed else {
            if let Some(manifest) = manifest {
                let message = format!("`{}` is no code for `{}`", code.value, draft.table.name);
                diagnostics.push(Kind::ManifestValue, manifest.place(code.offset), message);
            }
            continue;
        };
        let text = if description.is_empty() { name } else { description };
        draft.table.entries.push(Entry {
            line: draft.table.line,
            column: 1,
            code: parsed,
            name: prose::clean(name),
            ident: None,
            deprecated: *deprecated,
            twin_of: None,
            description: prose::plain(text),
            values: vec![crate::model::Value::Blank; draft.table.fields.len()],
        });
        for field in &mut draft.table.fields {
            field.optional = true;
        }
        let source = manifest.unwrap_or(draft.document.source);
        draft.origins.push(Origin {
            place: source.place(code.offset),
            bare: name.clone(),
            struck: *deprecated,
        });
    }
}

/// Finds twins, and live entries or ranges with one code.
fn report_repeats(diagnostics: &mut Diagnostics, draft: &mut Draft<'_>) {
    let source = draft.document.source;
    let mut order: Vec<usize> = (0..draft.table.entries.len()).collect();
    order.sort_by(|&a, &b| {
        let key = |at: usize| (&draft.table.entries[at].code, draft.origins[at].struck, at);
        key(a).cmp(&key(b))
    });
    for group in order.chunk_by(|&a, &b| draft.table.entries[a].code == draft.table.entries[b].code) {
        let (first, origin) = (&draft.table.entries[group[0]], &draft.origins[group[0]]);
        for &at in &group[1..] {
            let entry = &draft.table.entries[at];
            if draft.origins[at].struck {
                continue;
            }
            let place = draft.origins[at].place.clone();
            let message = format!(
                "`{}` and `{}` at {} both have code {}",
                entry.name,
                first.name,
                origin.line_from(&place),
                entry.code
            );
            let help = if place.path == *source.path() {
                format!(
                    "strike the row that is out of use (`~~{}~~`), or {}",
                    entry.code,
                    draft.remedy(&format!("exclude = [\"line:{}\"]", entry.line))
                )
            } else {
                "take it out of `extra`, or the row out of the table by `exclude`".to_owned()
            };
            diagnostics.push_with_help(Kind::DuplicateCode, place, message, help);
        }
    }
    for (at, range) in draft.table.ranges.iter().enumerate() {
        let same = |other: &&Range| (other.first, other.last) == (range.first, range.last);
        if let Some(first) = draft.table.ranges[..at].iter().find(same) {
            let place = Place { path: source.path().clone(), line: range.line, column: range.column };
            let message =
                format!("`{}` and `{}` at line {} are one range", range.name, first.name, first.line);
            let help = draft.remedy(&format!("exclude = [\"line:{}\"]", range.line));
            diagnostics.push_with_help(Kind::DuplicateCode, place, message, help);
        }
    }
}
