//! `spectable init`: a manifest to begin with, one stanza a table, all of it commented out.

use spectable_codegen::model::{Columns, Field, Module, Spec, Table};
use spectable_codegen::{Inspection, Kind, Locking, MANIFEST, replace, shown, toml_key, toml_string};

use crate::arguments::Init;
use crate::outcome::{Failure, Outcome};
use crate::plain;
use crate::report::{self, counted};
use crate::request::{self, Manifests};
use crate::terminal;
use crate::watch::Watch;

/// Writes the manifest of a folder that has none.
///
/// # Errors
///
/// Where the folder has a manifest, or the file cannot be written.
pub(crate) fn run(arguments: &Init, watch: &Watch) -> Result<Outcome, Failure> {
    let path = arguments.folder.join(MANIFEST);
    // A link that leads nowhere is no place for a file either.
    if path.symlink_metadata().is_ok() {
        return Err(Failure(format!("`{}` exists; remove it first to begin anew", shown(&path))));
    }
    let mut all = Vec::new();
    let (at, _) = request::open(watch, &mut all, &arguments.folder, Manifests::Ignored);
    let texts = &all[at];
    if !texts.diagnostics.is_empty() {
        let unread: Vec<_> = texts.diagnostics.iter().cloned().collect();
        report::diagnostics(&unread, &[]);
        return Ok(Outcome::Bad);
    }
    let inspection = watch.inspect(&texts.folder, Locking::Heeded);
    let text = manifest(&inspection);
    replace(&path, &text).map_err(|error| Failure(format!("cannot write `{}`: {error}", shown(&path))))?;
    let tables = inspection.spec.modules.iter().map(|module| module.tables.len()).sum();
    terminal::tell(&format!("{}: wrote {}", counted(tables, "table"), shown(&path)));
    Ok(Outcome::Good)
}

fn manifest(inspection: &Inspection) -> String {
    let Spec { modules, .. } = &inspection.spec;
    let mut text = String::from(
        "# What the documents of this folder leave open. A line that is commented out says what holds without it;\n\
         # take the `#` away and change it.\n\n# serde = \"off\"\n",
    );
    for module in modules {
        text += &document(module);
        for table in &module.tables {
            text += &stanza(inspection, module, table);
        }
    }
    text
}

fn document(module: &Module) -> String {
    let (path, name) = (toml_string(&module.document), toml_string(&module.name));
    format!("\n[[document]]\npath = {path}\n# module = {name}\n# source = \"https://\"\n")
}

/// A table's stanza: what the settings would be, and what has to be settled.
fn stanza(inspection: &Inspection, module: &Module, table: &Table) -> String {
    let heading = plain::line(&table.heading.join(" › "));
    let entries = counted(table.entries.len(), "entry");
    let mut text = format!("\n# line {}: {heading} ({entries})\n", table.line);
    for found in problems(inspection, module, table) {
        text += &format!("# to settle: {}\n", plain::line(&found));
    }
    text += &format!("# [document.tables.{}]\n# enum = {}\n", toml_key(&table.key), toml_string(&table.name));
    if let Some(repr) = table.repr() {
        text += &format!("# repr = \"{}\"\n", repr.name());
    }
    text += &columns(&table.columns);
    if !table.fields.is_empty() {
        let fields: Vec<String> = table.fields.iter().map(field).collect();
        text += &format!("# fields = {{ {} }}\n", fields.join(", "));
    }
    text
}

fn columns(columns: &Columns) -> String {
    let named = [("code", &columns.code), ("name", &columns.name), ("description", &columns.description)];
    let named = named
        .into_iter()
        .filter_map(|(role, header)| Some(format!("{role} = {}", toml_string(header.as_ref()?))));
    let named: Vec<String> = named.collect();
    if named.is_empty() { String::new() } else { format!("# columns = {{ {} }}\n", named.join(", ")) }
}

fn field(field: &Field) -> String {
    format!("{} = {}", toml_key(&field.column), toml_string(&field.accessor))
}

/// What is wrong with a table, and what would settle it.
fn problems(inspection: &Inspection, module: &Module, table: &Table) -> Vec<String> {
    let last = table.entries.iter().map(|entry| entry.line).max().unwrap_or(table.line);
    let within = |line: usize| (table.line..=last).contains(&line);
    let found = inspection
        .diagnostics
        .iter()
        .filter(|found| *found.place.path == *module.path && within(found.place.line));
    found
        .filter(|found| found.kind != Kind::TooManyCells && found.kind != Kind::TooFewCells)
        .map(|found| format!("{}; {}", found.message, found.help))
        .collect()
}
