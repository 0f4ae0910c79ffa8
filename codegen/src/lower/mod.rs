//! Gives what was recognised its meaning: a checked `Spec`. Every check of codes and identifiers lives here.

mod accessor;
mod field;
mod fields;
mod ident;
mod idents;
mod naming;
mod prose;
mod settings;
mod table;

pub(crate) use prose::{clean, escaped};

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::document::Document;
use crate::manifest::{DocumentSettings, Manifest, TableSettings};
use crate::model::{FieldType, Ignored, Module, Spec, Table, Unknown, Value, Vocabulary, Word};
use crate::recognize::{self, Found, Recognized, Rejected};
use crate::source::Source;

/// A table on its way, with what the checks still need.
struct Draft<'d> {
    table: Table,
    document: &'d Document<'d>,
    settings: Option<&'d TableSettings>,
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
    for (module, drafts) in modules.iter().zip(&drafts) {
        report_clashes(diagnostics, module, drafts);
    }
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
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let given = draft.settings.is_some_and(|settings| settings.name.is_some());
        let others = || drafts.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, other)| other);
        let twins: Vec<&Draft<'_>> = others().filter(|other| other.table.name == draft.table.name).collect();
        if given || twins.is_empty() {
            continue;
        }
        let heading = &draft.table.heading;
        let parent =
            naming::with_parent(heading).filter(|_| twins.iter().any(|twin| twin.table.heading != *heading));
        let caption = draft.caption.and_then(naming::from_caption);
        let order = drafts[..at].iter().filter(|other| other.table.name == draft.table.name).count() + 1;
        let numbered = (order > 1).then(|| format!("{}{order}", draft.table.name));
        let free = |name: &String| others().all(|other| other.table.name != *name);
        let name = [parent, caption, numbered].into_iter().flatten().find(free);
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

/// Sees to it that what comes with the enums of a module bears no other's name.
fn report_clashes(diagnostics: &mut Diagnostics, module: &Module, drafts: &[Draft<'_>]) {
    let mut names: Vec<(String, String)> = Vec::new();
    for draft in drafts {
        let Table { name, line, .. } = &draft.table;
        names.push((name.clone(), format!("the enum of the table at line {line}")));
    }
    for draft in drafts {
        let Table { name, line, .. } = &draft.table;
        let mut others: Vec<(String, String, String)> = Vec::new();
        if draft.table.ranges.iter().any(|range| range.ident.is_some()) {
            let what = format!("the ranges of the table at line {line}");
            others.push((draft.table.class_name(), what, "enum = \"…\"".to_owned()));
        }
        if draft.table.unknown == Unknown::Keep {
            let what = format!("the unlisted codes of the table at line {line}");
            others.push((draft.table.unknown_name(), what, "enum = \"…\"".to_owned()));
        }
        for field in &draft.table.fields {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
            // The vocabularies of a module share their names.
            let what = "the words of a column".to_owned();
            let shared = names.contains(&(vocabulary.name.clone(), what.clone()))
                || others.iter().any(|(name, other, _)| (name, other) == (&vocabulary.name, &what));
            if !shared {
                let key = recognize::toml_key(&field.column);
                let remedy = format!("fields = {{ {key} = {{ type = \"…\" }} }}");
                others.push((vocabulary.name.clone(), what, remedy));
            }
        }
        for (name, what, remedy) in others {
            if let Some((_, other)) = names.iter().find(|(known, _)| *known == name) {
                let message = format!("{other} and {what} are both called `{}::{name}`", module.name);
                let place = Place { line: *line, ..draft.document.source.start() };
                diagnostics.push_with_help(Kind::DuplicateEnum, place, message, draft.remedy(&remedy));
            } else {
                names.push((name, what));
            }
        }
    }
}

/// Vocabularies of one name in one module are one: each gets the words of all, under the names that any of them gives.
fn share_vocabularies(module: &mut Module) {
    let mut shared: Vec<Vocabulary> = Vec::new();
    let same = |one: &Word, other: &Word| ident::variant(&one.text) == ident::variant(&other.text);
    for field in module.tables.iter().flat_map(|table| &table.fields) {
        let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
        let Some(known) = shared.iter_mut().find(|known| known.name == vocabulary.name) else {
            shared.push(vocabulary.clone());
            continue;
        };
        for word in &vocabulary.words {
            match known.words.iter_mut().find(|known| same(known, word)) {
                Some(known) if ident::variant(&known.text).as_ref() == Some(&known.ident) => {
                    known.ident.clone_from(&word.ident);
                }
                Some(_) => {}
                None => known.words.push(word.clone()),
            }
        }
    }
    for table in &mut module.tables {
        for (at, field) in table.fields.iter_mut().enumerate() {
            let FieldType::Vocabulary(vocabulary) = &mut field.ty else { continue };
            let Some(known) = shared.iter().find(|known| known.name == vocabulary.name) else { continue };
            vocabulary.words.clone_from(&known.words);
            for value in table.entries.iter_mut().filter_map(|entry| entry.values.get_mut(at)) {
                let Value::Word(word) = value else { continue };
                if let Some(known) = known.words.iter().find(|known| same(known, word)) {
                    word.ident.clone_from(&known.ident);
                }
            }
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
