//! A set of codes, and the document that it stands in.

use spectable_codegen::model::Table;
use spectable_codegen::{Folder, Layout, MANIFEST, Severity, Source, generate, inspect};

use crate::codes;
use crate::words;

/// One set of codes.
pub struct Set {
    /// The module that it becomes.
    pub module: &'static str,
    /// What is special about it.
    pub about: &'static str,
    /// Its codes, ascending.
    pub codes: Vec<u32>,
}

/// The sets that lookups are measured on.
#[must_use]
pub fn all() -> Vec<Set> {
    let set = |module, about, codes| Set { module, about, codes };
    vec![
        set("dense12", "12 codes, 0–11", codes::dense(0, 12)),
        set("dense42", "42 codes, 0–41", codes::dense(0, 42)),
        set("dense256", "256 codes, 0–255, every `u8`", codes::dense(0, 256)),
        set("offset256", "256 codes, 1,000–1,255", codes::dense(1000, 256)),
        set("holes16", "16 codes of 4,000–4,022, with holes", codes::HOLES.to_vec()),
        set("normal16", "16 codes: 1,000, 1,001 and 14 of 4,000–4,016", codes::NORMAL_AND_HOLES.to_vec()),
        set("sparse300", "300 codes of 10,001–350,010, in clusters", codes::sparse(300)),
    ]
}

impl Set {
    /// The document: a table of codes with names, two further columns and descriptions.
    #[must_use]
    pub fn document(&self) -> Source {
        let rows = self.codes.iter().enumerate().map(|(index, code)| {
            let words::Wording { name, description } = words::wording(index);
            let retry = if index % 3 == 0 { "yes" } else { "no" };
            let status = [400, 401, 403, 404, 409, 429, 500][index % 7];
            format!("| {code} | {name} | {retry} | {status} | {description} |\n")
        });
        let text: String =
            "# Codes\n\n| Code | Name | Retry | Status | Description |\n|---|---|---|---|---|\n".to_owned()
                + &rows.collect::<String>();
        let name = format!("{}.md", self.module);
        Source::new(name.as_str(), &name, &text)
    }
}

/// A name of the kind that sets have; none of the sets that lookups are measured on has one of an index beyond 300.
#[must_use]
pub fn name(index: usize) -> String {
    words::wording(index).name
}

/// The folder of some sets: one document each, and a manifest by which each enum is called `Code`.
///
/// `settings` are further lines of the manifest for each of the tables.
#[must_use]
pub fn folder(sets: &[Set], settings: &str) -> Folder {
    let stanza = |set: &Set| {
        let path = format!("{}.md", set.module);
        format!("[[document]]\npath = \"{path}\"\n[document.tables.codes]\nenum = \"Code\"\n{settings}\n")
    };
    let manifest: String = sets.iter().map(stanza).collect();
    Folder {
        documents: sets.iter().map(Set::document).collect(),
        manifest: Some(Source::new(MANIFEST, MANIFEST, &manifest)),
        ..Folder::default()
    }
}

/// The Rust text of a folder, an item a line.
///
/// # Errors
///
/// The first error, where there is no text.
pub fn text(folder: &Folder) -> Result<String, String> {
    let generation = generate(folder, Layout::Lines);
    let wrong = generation.diagnostics.iter().find(|found| found.kind.severity() == Severity::Error);
    generation.text.ok_or_else(|| wrong.map_or_else(String::new, |found| found.message.clone()))
}

/// The tables of a folder, each with the name of its module.
#[must_use]
pub fn tables(folder: &Folder) -> Vec<(String, Table)> {
    let modules = inspect(folder).spec.modules.into_iter();
    modules
        .flat_map(|module| module.tables.into_iter().map(move |table| (module.name.clone(), table)))
        .collect()
}
