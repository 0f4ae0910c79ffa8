//! One set of codes: its rows, its fields, and the entries that the manifest adds.

use std::collections::HashSet;

use super::{
    Draft, Origin, fields, ident, naming, policy, prose, repeats, report_name, reserved, rows, shape, values,
};
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::document::Document;
use crate::list;
use crate::manifest::{DocumentSettings, Extra, Setting, TableSettings};
use crate::model::{Code, Codes, Entry, Part, Repr, Table, Unknown, Value};
use crate::recognize::number::{self, Reading};
use crate::recognize::{Found, Set, settings_for};
use crate::source::Source;

/// What a set of codes means, identifiers apart.
pub(super) fn draft<'d>(
    diagnostics: &mut Diagnostics,
    document: &'d Document<'d>,
    set: &'d Set<'d>,
    rows: Vec<Found<'d>>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&Source>,
) -> Draft<'d> {
    let settings = settings_for(settings, &set.keys);
    let heading = document.texts(&set.heading);
    let file = document.source.name();
    let given = settings.and_then(|settings| settings.name.as_ref());
    let clean = |heading: &[String]| list::of(heading, &|text| prose::clean(text));
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
        serde_as: settings
            .and_then(|settings| settings.serde_as.as_ref())
            .map(|given| given.value)
            .unwrap_or_default(),
        shape: shape::of(diagnostics, set, settings, manifest),
        names_from: None,
        columns: set.columns.clone(),
        fields: Vec::new(),
        policies: None,
        parts: list::of(&set.parts, &part),
        entries: Vec::new(),
        ranges: Vec::new(),
        reserved: Vec::new(),
        skipped: Vec::new(),
        why: set.why.clone(),
    };
    let caption = set.caption.as_deref();
    let mut draft = Draft {
        table,
        document,
        settings,
        locked: None,
        caption,
        headers: &set.headers,
        origins: Vec::new(),
        range_places: Vec::new(),
        excluded: HashSet::new(),
    };
    if let Some(span) = &set.excess {
        let message =
            format!("the rows of `{}` have too many fields of their own from here on", draft.table.name);
        let help = "say less under headings of their own, or split the document";
        diagnostics.push(Kind::TooLarge, document.source.place(span), message, help);
    }
    let rows = rows::sort(diagnostics, &mut draft, rows);
    fields::add(diagnostics, &mut draft, set, rows, manifest);
    if let Some(settings) = settings {
        add_extra(diagnostics, &mut draft, settings, manifest);
        values::put_in(diagnostics, &mut draft, settings, manifest);
    }
    draft.table.reserved = reserved::find(&draft.table);
    policy::add(diagnostics, &mut draft, manifest);
    repeats::codes(diagnostics, &draft);
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
    let message = format!("{} is no name for an enum", quoted(&given.value));
    report_name(diagnostics, manifest, given, &given.value, message, ident::ty(&given.value));
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
                let help = "remove it: a word that the table does not list is an error";
                diagnostics.push(Kind::ManifestValue, manifest.place(&given.span), message, help);
            }
            Unknown::Reject
        }
        Some(given) => given.value,
        None => Unknown::Reject,
    }
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
                let message = format!("{} is no code for {}", quoted(&code.value), quoted(&draft.table.name));
                let help = "write an integer, decimal or as `0x…`";
                diagnostics.push(Kind::ManifestValue, manifest.place(&code.span), message, help);
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
            values: vec![Value::Blank; draft.table.fields.len()],
        });
        for field in &mut draft.table.fields {
            field.optional = true;
        }
        let source = manifest.unwrap_or(draft.document.source);
        draft.origins.push(Origin {
            place: source.place(&code.span),
            bare: name.clone().into(),
            struck: *deprecated,
        });
    }
}
