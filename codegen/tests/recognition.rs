//! What is recognised in each document of `recognition/`, without a manifest: its `.txt` says it line by line.
//! A new case is a new document. Those in `layouts/` are laid out as the documents of many kinds of projects are.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use spectable_codegen::model::{ColumnRole, Evidence, Module, Prose, Table, Why};
use spectable_codegen::{Diagnostics, inspect, read};

/// What writes the expectations anew.
const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-codegen --test recognition";

#[test]
fn every_document_is_recognised_as_its_text_says() {
    let updates = env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1");
    let mut report = String::new();
    let documents = documents();
    assert!(documents.len() > 10, "the documents are missing");
    for path in documents {
        let given = told(&path);
        let beside = path.with_extension("txt");
        let expected = fs::read_to_string(&beside).unwrap_or_default().replace("\r\n", "\n");
        if updates {
            fs::write(&beside, given).expect("the expectation can be written");
        } else if expected != given {
            let difference = TextDiff::from_lines(&expected, &given);
            let name = beside.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(report, "{}", difference.unified_diff().header(&name, "what was recognised"));
        }
    }
    assert!(report.is_empty(), "\n{report}\nwhere the new text is right, run: {COMMAND}\n");
}

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition");
    let items = |folder: &Path| fs::read_dir(folder).expect("the folder of documents can be read");
    let items = items(&folder).chain(items(&folder.join("layouts")));
    let mut paths: Vec<PathBuf> = items.filter_map(|item| Some(item.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md" || extension == "mdx"));
    paths.sort();
    paths
}

fn told(path: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let folder = read(&mut diagnostics, path);
    assert!(diagnostics.is_empty(), "{} cannot be read", path.display());
    let inspection = inspect(&folder);
    let mut text = String::new();
    for module in &inspection.spec.modules {
        self::module(&mut text, module);
    }
    for found in &inspection.diagnostics {
        let (line, column) = (found.place.line, found.place.column);
        let _ = writeln!(text, "{} {line}:{column} {}", found.kind.code(), found.message);
    }
    text
}

/// Tables in the order of their lines, those without codes among them.
fn module(text: &mut String, module: &Module) {
    let mut parts: Vec<(usize, String)> =
        module.tables.iter().map(|table| (table.line, self::table(table))).collect();
    let ignored = module.ignored.iter();
    parts.extend(ignored.map(|table| {
        (table.line, format!("{} no codes: {}\n{}", table.line, table.reason, weighed(&table.why)))
    }));
    parts.sort();
    text.extend(parts.into_iter().map(|(_, part)| part));
}

fn table(table: &Table) -> String {
    let repr = table.repr().map_or("words", |repr| repr.name());
    let mut text = format!("{} {} {repr}", table.line, table.name);
    let columns = &table.columns;
    for (role, column) in
        [("code", &columns.code), ("name", &columns.name), ("description", &columns.description)]
    {
        if let Some(column) = column {
            let _ = write!(text, ", {role} `{column}`");
        }
    }
    for field in &table.fields {
        let _ = write!(text, ", {}: {}", field.accessor, field.ty.name());
    }
    let mut rows: Vec<(usize, String)> = Vec::new();
    for entry in &table.entries {
        let mark = match (&entry.twin_of, entry.deprecated) {
            (Some(live), _) => format!(" (twin of {live})"),
            (None, true) => " (deprecated)".to_owned(),
            (None, false) => String::new(),
        };
        let ident = entry.ident.as_deref().unwrap_or("none");
        let mut line = format!("{} = {ident} `{}`{mark}", entry.code, entry.name);
        for value in &entry.values {
            let _ = write!(line, ", {value:?}");
        }
        rows.push((entry.line, line + &said(&entry.description, &entry.name)));
    }
    for range in &table.ranges {
        let ident = range.ident.as_deref().unwrap_or("none");
        let description = said(&range.description, &range.name);
        let line = format!("{}..={} = {ident} `{}`{description}", range.first, range.last, range.name);
        rows.push((range.line, line));
    }
    for row in &table.skipped {
        let code = row.code.as_ref().map_or(String::new(), |code| format!("{code} "));
        let name = row.name.as_ref().map_or(String::new(), |name| format!("`{name}` "));
        rows.push((row.line, format!("{code}{name}skipped: {}", row.reason)));
    }
    rows.sort_by_key(|(line, _)| *line);
    text.push('\n');
    text.push_str(&weighed(&table.why));
    text.extend(rows.into_iter().map(|(line, row)| format!("  {line} {row}\n")));
    text
}

/// A description, where it says more than the name.
fn said(description: &Prose, name: &str) -> String {
    let text = description.plain.replace('\n', " / ");
    if text == name { String::new() } else { format!(": {text}") }
}

/// What spoke for a table of codes and against it, and what its columns were seen to hold.
fn weighed(why: &Why) -> String {
    let mut text = String::new();
    for Evidence { weight, what } in &why.evidence {
        let _ = writeln!(text, "  {:+.2} {what}", f64::from(*weight) / 100.0);
    }
    for ColumnRole { header, role, holds } in &why.columns {
        let _ = writeln!(text, "  {role} `{header}`: {holds}");
    }
    text
}
