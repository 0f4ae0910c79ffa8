//! Gives what was recognised its meaning: a checked `Spec`. Every check of codes and identifiers lives here.

mod accessor;
mod field;
mod fields;
mod ident;
mod idents;
mod lending;
mod locked;
mod naming;
mod prose;
mod repr;
mod settings;
mod shared;
mod table;

pub(crate) use ident::is_variant;
pub(crate) use locked::Lock;
pub use locked::Locking;
pub(crate) use prose::{clean, escaped};

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::document::Document;
use crate::manifest::{DocumentSettings, Manifest, TableSettings};
use crate::model::{Ignored, Module, Spec, Table};
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
    /// For each entry, where it stands and what its identifier is made of.
    origins: Vec<Origin>,
    /// Which of the manifest's `exclude` took something out.
    excluded: Vec<usize>,
}

/// Where an entry comes from.
struct Origin {
    /// In the document, or in the manifest where that adds it.
    place: Place,
    /// The words of its identifier.
    bare: String,
    struck: bool,
}

impl Origin {
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

    /// The manifest line that would settle something of this table.
    fn remedy(&self, setting: &str) -> String {
        let key = recognize::toml_key(self.key());
        format!("write `{setting}` under `[document.tables.{key}]` of `{}`", self.document.source.name())
    }
}

/// Gives recognised documents their meaning.
pub(crate) fn lower<'d>(
    diagnostics: &mut Diagnostics,
    recognized: &'d [Recognized<'d>],
    manifest: &'d Manifest,
    source: Option<&Source>,
    lock: Option<&'d Lock>,
) -> Spec {
    settings::check(diagnostics, recognized, manifest, source);
    let mut modules = Vec::with_capacity(recognized.len());
    let mut drafts: Vec<Vec<Draft<'d>>> = Vec::with_capacity(recognized.len());
    for recognized in recognized {
        let settings = manifest.document(recognized.document.source.name());
        modules.push(module(diagnostics, recognized, settings, &modules, source));
        drafts.push(tables(diagnostics, recognized, settings, source));
    }
    for (module, drafts) in modules.iter().zip(&mut drafts) {
        unique_enums(diagnostics, module, drafts);
    }
    if let Some(lock) = lock {
        locked::tables(&modules, &mut drafts, &lock.snapshot);
    }
    for draft in drafts.iter_mut().flatten() {
        repr::settle(diagnostics, draft, source, lock);
    }
    idents::assign(diagnostics, &modules, &mut drafts, source, lock);
    for (module, drafts) in modules.iter().zip(&drafts) {
        shared::report_clashes(diagnostics, module, drafts);
    }
    for (module, drafts) in modules.iter_mut().zip(drafts) {
        module.tables = drafts.into_iter().map(|draft| draft.table).collect();
        shared::merge_vocabularies(module);
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
            let message = format!("`{}` is no name for a module", given.value);
            report_name(diagnostics, manifest, given.offset, message, ident::snake(&given.value));
        }
    }
    if let Some(other) = earlier.iter().find(|other| other.name == name) {
        let message = format!("`{file}` and `{}` both give a module `{name}`", other.document);
        let help = format!("write `module = \"…\"` for `{file}` in the manifest");
        diagnostics.push_with_help(Kind::DuplicateModule, document.source.start(), message, help);
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
        ignored: recognized.ignored.iter().map(ignored).collect(),
    }
}

fn tables<'d>(
    diagnostics: &mut Diagnostics,
    recognized: &'d Recognized<'d>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&Source>,
) -> Vec<Draft<'d>> {
    for &cut in &recognized.document.cuts {
        let message =
            "the markdown parser gives up on the table at this row: it misses too many cells".to_owned();
        let help = "give every row as many cells as the header has".to_owned();
        diagnostics.push_with_help(Kind::TableCutShort, recognized.document.source.place(cut), message, help);
    }
    let draft = |set| table::draft(diagnostics, recognized.document, set, settings, manifest);
    recognized.sets.iter().map(draft).collect()
}

/// Sees to it that no two enums of a module have one name.
fn unique_enums(diagnostics: &mut Diagnostics, module: &Module, drafts: &mut [Draft<'_>]) {
    let derived: Vec<String> = drafts.iter().map(|draft| draft.table.name.clone()).collect();
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let given = draft.settings.is_some_and(|settings| settings.name.is_some());
        let twins: Vec<usize> =
            (0..drafts.len()).filter(|&other| other != at && derived[other] == derived[at]).collect();
        if given || twins.is_empty() {
            continue;
        }
        let heading = &draft.table.heading;
        let apart = twins.iter().any(|&twin| drafts[twin].table.heading != *heading);
        let parent = naming::with_parent(heading).filter(|_| apart);
        let caption = draft.caption.and_then(naming::from_caption);
        let order = twins.iter().filter(|&&twin| twin < at).count() + 1;
        let own = Some(derived[at].clone());
        let numbered = (order > 1).then(|| format!("{}{order}", derived[at]));
        let free =
            |name: &String| (0..drafts.len()).all(|other| other == at || drafts[other].table.name != *name);
        let name = [parent, caption, own, numbered].into_iter().flatten().find(free);
        if let Some(name) = name {
            drafts[at].table.name = name;
        }
    }
    for at in 1..drafts.len() {
        let (earlier, later) = drafts.split_at(at);
        let draft = &later[0];
        if let Some(other) = earlier.iter().find(|other| other.table.name == draft.table.name) {
            let message = format!(
                "the tables at lines {} and {} both give an enum `{}::{}`",
                other.table.line, draft.table.line, module.name, draft.table.name
            );
            let place = Place { line: draft.table.line, ..draft.document.source.start() };
            diagnostics.push_with_help(Kind::DuplicateEnum, place, message, draft.remedy("enum = \"…\""));
        }
    }
}

/// Reports a name of the manifest's that Rust would refuse or warn of, with one that it takes.
fn report_name(
    diagnostics: &mut Diagnostics,
    manifest: Option<&Source>,
    offset: usize,
    message: String,
    legal: Option<String>,
) {
    let Some(manifest) = manifest else { return };
    let place = manifest.place(offset);
    match legal {
        Some(legal) => {
            diagnostics.push_with_help(Kind::ManifestValue, place, message, format!("write `{legal}`"));
        }
        None => diagnostics.push(Kind::ManifestValue, place, message),
    }
}

/// Whether a row is one of the entries of its table.
fn is_entry(row: &Found<'_>) -> bool {
    if row.is_filler {
        return false;
    }
    matches!(row.value, recognize::Value::Integer(_) | recognize::Value::Text(_))
        && recognize::name::is_usable(&row.name.plain)
}
