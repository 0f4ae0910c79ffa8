//! Gives what was recognised its meaning: a checked `Spec`. Every check of codes and identifiers lives here.

mod accessor;
mod camel;
mod codes;
mod direction;
mod enums;
mod field;
mod fields;
mod ident;
mod idents;
mod invisible;
mod lending;
mod locked;
mod lookalikes;
mod markdown;
mod naming;
mod own;
mod policy;
mod prose;
mod repeats;
mod repr;
mod reserved;
mod rows;
mod serialized;
mod settings;
mod shape;
mod shared;
mod singular;
mod slips;
mod table;
mod unicode;
mod values;
mod vocabulary;

pub(crate) use ident::is_variant;
pub(crate) use locked::Lock;
pub use locked::Locking;
pub(crate) use markdown::{code_span, escaped};
#[cfg(test)]
pub(crate) use own::OWN;
pub(crate) use prose::clean;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Place, is_long, quoted};
use crate::document::{Document, bounds};
use crate::list;
use crate::manifest::{DocumentSettings, Manifest, Setting, TableSettings, remedy};
use crate::model::{Form, Ignored, Module, Spec, Table};
use crate::order;
use crate::recognize::{self, Found, Recognized, Rejected};
use crate::snapshot::Enumeration;
use crate::source::Source;

/// A table on its way, with what the checks still need.
struct Draft<'d> {
    table: Table,
    document: &'d Document<'d>,
    settings: Option<&'d TableSettings>,
    /// What the lock has of it.
    locked: Option<&'d Enumeration>,
    caption: Option<&'d str>,
    /// Every header, with its place.
    headers: &'d [(String, Range<usize>)],
    /// For each entry, where it stands and what its identifier is made of.
    origins: Vec<Origin<'d>>,
    /// For each range, where it stands.
    range_places: Vec<Place>,
    /// Which of the manifest's `exclude` took something out.
    excluded: HashSet<usize>,
}

/// Where an entry comes from.
struct Origin<'d> {
    /// In the document, or in the manifest where that adds it.
    place: Place,
    /// The words of its identifier.
    bare: Cow<'d, str>,
    struck: bool,
}

impl Origin<'_> {
    /// The line as a message at another place names it.
    fn line_from(&self, place: &Place) -> String {
        if self.place.path == place.path {
            format!("line {}", self.place.line)
        } else {
            format!("{}:{}", self.place.path, self.place.line)
        }
    }
}

impl Draft<'_> {
    fn key(&self) -> &str {
        &self.table.key
    }

    /// The manifest line that would settle something of this table, in the stanza that it has or should have.
    fn remedy(&self, setting: &str) -> String {
        let stanza = self.settings.map(|settings| settings.key.value.as_str());
        let line = format!("line:{}", self.table.line);
        let own = if is_long(self.key()) { &line } else { self.key() };
        remedy(setting, stanza.unwrap_or(own), self.document.source.name())
    }

    /// The manifest line that says that a warning of this table is meant.
    fn allowance(&self, kind: Kind) -> String {
        self.remedy(&format!("allow = [\"{}\"]", kind.code()))
    }

    /// The manifest line that would leave out the row at a place, where that is in the document.
    fn exclusion(&self, place: &Place) -> Option<String> {
        let is_row = place.path == *self.document.source.path();
        is_row.then(|| self.remedy(&format!("exclude = [\"line:{}\"]", place.line)))
    }
}

/// Gives recognised documents their meaning.
pub(crate) fn lower<'d>(
    diagnostics: &mut Diagnostics,
    recognized: &'d mut [Recognized<'d>],
    manifest: &'d Manifest,
    source: Option<&Source>,
    lock: Option<&'d Lock>,
) -> Spec {
    settings::check(diagnostics, recognized, manifest, source);
    // Rows are many: each set's are gone once they are entries.
    let rows = |recognized: &mut Recognized<'d>| -> Vec<Vec<Found<'d>>> {
        recognized.sets.iter_mut().map(|set| std::mem::take(&mut set.rows)).collect()
    };
    let rows: Vec<_> = recognized.iter_mut().map(rows).collect();
    let recognized = &*recognized;
    let mut modules = Vec::with_capacity(recognized.len());
    let mut drafts: Vec<Vec<Draft<'d>>> = Vec::with_capacity(recognized.len());
    for (recognized, rows) in recognized.iter().zip(rows) {
        let settings = manifest.document(recognized.document.source.name());
        modules.push(module(diagnostics, recognized, settings, &modules, source));
        drafts.push(tables(diagnostics, recognized, rows, settings, source));
    }
    for (module, drafts) in modules.iter().zip(&mut drafts) {
        enums::unique(diagnostics, module, drafts);
    }
    if let Some(lock) = lock {
        locked::tables(&modules, &mut drafts, &lock.snapshot);
    }
    for drafts in &mut drafts {
        for draft in drafts {
            repr::settle(diagnostics, draft, source, lock);
            policy::report_beyond(diagnostics, draft, source);
        }
    }
    idents::assign(diagnostics, &modules, &mut drafts, source, lock);
    for (module, drafts) in modules.iter().zip(&drafts) {
        shared::report_clashes(diagnostics, module, drafts);
    }
    lookalikes::report(diagnostics, &modules, &drafts);
    let mut all: Vec<&Draft<'_>> = Vec::new();
    for drafts in &drafts {
        all.extend(drafts);
    }
    shape::report(diagnostics, &all);
    slips::report(diagnostics, &drafts);
    serialized::report(diagnostics, &all, &manifest.serde, source);
    invisible::report(diagnostics, recognized, &drafts);
    settings::heed_allowances(diagnostics, &all, source);
    for (module, drafts) in modules.iter_mut().zip(drafts) {
        module.tables = drafts.into_iter().map(|draft| draft.table).collect();
        shared::merge_vocabularies(diagnostics, module);
    }
    Spec { modules, serde: manifest.serde.clone() }
}

fn module(
    diagnostics: &mut Diagnostics,
    recognized: &Recognized<'_>,
    settings: Option<&DocumentSettings>,
    earlier: &[Module],
    manifest: Option<&Source>,
) -> Module {
    let document = recognized.document;
    let file = document.source.name();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let given = settings.and_then(|settings| settings.module.as_ref());
    let mut name = ident::snake(stem).unwrap_or_else(|| "document".to_owned());
    if let Some(given) = given {
        if ident::is_snake(&given.value) {
            name.clone_from(&given.value);
        } else {
            let message = format!("{} is no name for a module", quoted(&given.value));
            report_name(diagnostics, manifest, given, &given.value, message, ident::snake(&given.value));
        }
    }
    if let Some(other) = earlier.iter().find(|other| other.name == name) {
        let message = format!("`{file}` and `{}` both give a module `{name}`", other.document);
        let help = format!("write `module = \"…\"` under `[[document]]` of `{file}`");
        diagnostics
            .push(Kind::DuplicateModule, document.source.start(), message, help)
            .relate(Place::file(&other.path), format!("`{name}` is this document's"));
    }
    let title = document.blocks.iter().find_map(|block| match block {
        crate::document::Block::Heading(heading) => Some(clean(&heading.text.plain())),
        _ => None,
    });
    let ignored = |rejected: &Rejected| Ignored {
        line: rejected.line,
        heading: document.texts(&rejected.heading),
        reason: rejected.reason.clone(),
        why: rejected.why.clone(),
    };
    Module {
        name,
        document: file.to_owned(),
        path: document.source.path().to_string(),
        title,
        source: settings.and_then(|settings| settings.source.as_deref()).map(clean),
        tables: Vec::new(),
        ignored: list::of(&recognized.ignored, &ignored),
    }
}

fn tables<'d>(
    diagnostics: &mut Diagnostics,
    recognized: &'d Recognized<'d>,
    rows: Vec<Vec<Found<'d>>>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&Source>,
) -> Vec<Draft<'d>> {
    for &cut in &recognized.document.cuts {
        let message =
            "the markdown parser gives up on the table at this row: it misses too many cells".to_owned();
        let help = "give each row as many cells as the header has";
        let source = recognized.document.source;
        let place = source.line_place(source.line_of(cut));
        diagnostics.push(Kind::TableCutShort, place, message, help);
    }
    let mut headings: Vec<usize> = Vec::new();
    if recognized.sets.iter().any(|set| set.form == Form::Definitions) {
        headings.extend(0..recognized.document.blocks.len());
    } else {
        for set in &recognized.sets {
            set.parts.iter().for_each(|part| headings.extend(&part.heading));
        }
        order::sort(&mut headings, &Ord::cmp);
        headings.dedup();
    }
    bounds::report_headings(diagnostics, recognized.document, &headings);
    let sets = recognized.sets.iter().zip(rows);
    sets.map(|(set, rows)| table::draft(diagnostics, recognized.document, set, rows, settings, manifest))
        .collect()
}

/// Reports a name of the manifest's that Rust would refuse or warn of, with one that it takes.
fn report_name(
    diagnostics: &mut Diagnostics,
    manifest: Option<&Source>,
    given: &Setting<String>,
    name: &str,
    message: String,
    legal: Option<String>,
) {
    let help = match (legal, ident::uncommon(name)) {
        (Some(legal), _) => format!("write `{legal}`"),
        (None, Some(c)) => {
            format!("write a name without `{c}` (U+{:04X}), which rustc calls uncommon", u32::from(c))
        }
        (None, None) => "write a name that begins with a letter".to_owned(),
    };
    report_setting(diagnostics, manifest, Kind::ManifestValue, &given.span, message, help);
}

/// Reports a setting of the manifest, where there is one.
fn report_setting<'r>(
    diagnostics: &'r mut Diagnostics,
    manifest: Option<&Source>,
    kind: Kind,
    span: &Range<usize>,
    message: String,
    help: impl Into<String>,
) -> Option<&'r mut Diagnostic> {
    Some(diagnostics.push(kind, manifest?.place(span), message, help))
}

/// Whether a row is one of the entries of its table.
fn is_entry(row: &Found<'_>) -> bool {
    if row.is_filler {
        return false;
    }
    matches!(row.value, recognize::Value::Integer(_) | recognize::Value::Text(_))
        && recognize::name::is_usable(&row.name.plain)
}
