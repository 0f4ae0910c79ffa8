//! Gives what was recognised its meaning: a checked `Spec`. Every check of codes and identifiers lives here.

mod field;
mod fields;
mod ident;
mod idents;
mod naming;
mod prose;
mod settings;
mod table;

pub(crate) use prose::escaped;

use crate::diagnostic::{Diagnostics, Kind};
use crate::document::Document;
use crate::manifest::{DocumentSettings, Manifest, TableSettings};
use crate::model::{Entry, FieldType, Ignored, Module, Spec, Table};
use crate::recognize::{Found, Recognized, Rejected};
use crate::source::Source;

/// A table on its way, with what the checks still need.
struct Draft<'d> {
    table: Table,
    document: &'d Document<'d>,
    settings: Option<&'d TableSettings>,
    /// For each entry, where it stands and what its identifier is made of.
    origins: Vec<Origin>,
}

/// Where an entry comes from.
struct Origin {
    offset: usize,
    /// The words of its identifier.
    bare: String,
    struck: bool,
    /// Whether the manifest added it.
    extra: bool,
}

impl Draft<'_> {
    fn key(&self) -> &str {
        &self.table.key
    }

    /// The manifest line that would settle something of this table.
    fn remedy(&self, setting: &str) -> String {
        let key = crate::recognize::toml_key(self.key());
        format!("write `{setting}` under `[document.tables.{key}]` of `{}`", self.document.source.name())
    }
}

/// Gives recognised documents their meaning.
pub(crate) fn lower<'d>(
    diagnostics: &mut Diagnostics,
    recognized: &'d [Recognized<'d>],
    manifest: &'d Manifest,
    source: Option<&Source>,
) -> Spec {
    settings::check(diagnostics, recognized, manifest, source);
    let mut modules = Vec::with_capacity(recognized.len());
    let mut drafts: Vec<Vec<Draft<'d>>> = Vec::with_capacity(recognized.len());
    for recognized in recognized {
        let settings = settings::of(manifest, recognized.document.source.name());
        modules.push(module(diagnostics, recognized, settings, &modules, source));
        drafts.push(tables(diagnostics, recognized, settings, source));
    }
    for (module, drafts) in modules.iter().zip(&mut drafts) {
        unique_enums(diagnostics, module, drafts);
    }
    idents::assign(diagnostics, &modules, &mut drafts, source);
    for (module, drafts) in modules.iter_mut().zip(drafts) {
        module.tables = drafts.into_iter().map(|draft| draft.table).collect();
        share_vocabularies(module);
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
        if ident::is_legal(&given.value) {
            name.clone_from(&given.value);
        } else if let Some(manifest) = manifest {
            let message = format!("`{}` is no name for a module", given.value);
            diagnostics.push(Kind::ManifestValue, manifest.place(given.offset), message);
        }
    }
    if let Some(other) = earlier.iter().find(|other| other.name == name) {
        let message = format!("`{file}` and `{}` both give a module `{name}`", other.document);
        let help = format!("write `module = \"…\"` for `{file}` in the manifest");
        diagnostics.push_with_help(Kind::DuplicateModule, document.source.start(), message, help);
    }
    let title = document.blocks.iter().find_map(|block| match block {
        crate::document::Block::Heading(heading) => Some(prose::clean(&heading.text.plain())),
        _ => None,
    });
    let ignored = |rejected: &Rejected| Ignored {
        line: rejected.line,
        heading: document.texts(&rejected.heading),
        reason: rejected.reason.clone(),
    };
    Module {
        name,
        document: file.to_owned(),
        path: document.source.path().to_string(),
        title,
        source: settings.and_then(|settings| settings.source.clone()),
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
    for at in 0..drafts.len() {
        let taken = |drafts: &[Draft<'_>], name: &str| {
            drafts.iter().enumerate().any(|(other, draft)| other != at && draft.table.name == name)
        };
        let given = drafts[at].settings.is_some_and(|settings| settings.name.is_some());
        if !given && taken(drafts, &drafts[at].table.name) {
            if let Some(name) = naming::with_parent(&drafts[at].table.heading) {
                if !taken(drafts, &name) {
                    drafts[at].table.name = name;
                }
            }
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
            let place = draft.document.source.place(draft.origins.first().map_or(0, |origin| origin.offset));
            let place = crate::diagnostic::Place { line: draft.table.line, column: 1, ..place };
            diagnostics.push_with_help(Kind::DuplicateEnum, place, message, draft.remedy("enum = \"…\""));
        }
    }
}

/// Vocabularies of one name in one module are one: each gets the words of all.
fn share_vocabularies(module: &mut Module) {
    let mut shared: Vec<crate::model::Vocabulary> = Vec::new();
    let fields = |table: &Table| table.fields.clone();
    for field in module.tables.iter().flat_map(fields) {
        let FieldType::Vocabulary(vocabulary) = field.ty else { continue };
        match shared.iter_mut().find(|known| known.name == vocabulary.name) {
            Some(known) => {
                for word in vocabulary.words {
                    if !known.words.iter().any(|known| known.ident == word.ident) {
                        known.words.push(word);
                    }
                }
            }
            None => shared.push(vocabulary),
        }
    }
    for field in module.tables.iter_mut().flat_map(|table| &mut table.fields) {
        if let FieldType::Vocabulary(vocabulary) = &mut field.ty {
            if let Some(known) = shared.iter().find(|known| known.name == vocabulary.name) {
                vocabulary.words.clone_from(&known.words);
            }
        }
    }
}

/// Whether a row is one of the entries of its table.
fn is_entry(row: &Found<'_>) -> bool {
    use crate::recognize::Value;
    matches!(row.value, Value::Integer(_) | Value::Text(_))
        && crate::recognize::name::is_usable(&row.name.plain)
}

fn find_entry<'e>(entries: &'e [Entry], code: &str) -> Option<&'e Entry> {
    entries.iter().find(|entry| entry.code.to_string() == code)
}
