//! Where a diagnostic says what to write into the manifest, writing it settles the problem.

mod case;

use std::collections::BTreeMap;

use spectable_codegen::{Diagnostic, Folder, Severity, Source, inspect, toml_key, toml_string};
use toml::de::{DeTable, DeValue};

const MANIFEST: &str = "spectable.toml";

#[test]
fn what_a_diagnostic_tells_to_write_settles_it() {
    let twice =
        "| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n| 1 | Three |\n| 3 | |\n| 4 | TWO |\n\n";
    let odd = format!("# A\n\n## \"Quoted\" \\\\ codes: é\n\n{twice}Again:\n\n{twice}## Codes\n\n{twice}");
    let odd = Folder { documents: vec![Source::new("page.md", "page.md", &odd)], ..Folder::default() };
    let long = format!("# {}\n\n{twice}", "Opcodes of every kind of lamp ".repeat(20));
    let long = Folder { documents: vec![Source::new("page.md", "page.md", &long)], ..Folder::default() };
    let folders = case::all().into_iter().map(|(_, folder)| folder).chain([odd, long]);
    let mut settled = [0, 0];
    for folder in folders {
        let Some(before) = folder.manifest.as_ref().map_or(Some(Node::default()), parsed) else { continue };
        let problems = inspect(&folder).diagnostics;
        for problem in &problems {
            let Some(line) = manifest(&problem.help) else { continue };
            assert!(line.len() < 200, "{line}");
            // The manifest is printed anew, so that only what is said in it can be compared, not where.
            let name = if line.contains("module = ") { "settled" } else { "Settled" };
            let line = Source::new(MANIFEST, MANIFEST, &line.replace('…', name));
            let after = before.clone().with(parsed(&line).expect("a help is TOML"));
            let text: String = after.lines().collect();
            let path = folder.manifest.as_ref().map_or(MANIFEST, |source| source.path());
            let manifest = Some(Source::new(MANIFEST, path, &text));
            let after = inspect(&Folder { manifest, ..folder.clone() }).diagnostics;
            let of_manifest = |found: &Diagnostic| found.place.path.as_ref() == path;
            let same = |found: &Diagnostic, other: &Diagnostic| {
                let alike = found.kind == other.kind && unplaced(&found.message) == unplaced(&other.message);
                alike && (of_manifest(found) && of_manifest(other) || found.place == other.place)
            };
            for found in &after {
                assert!(!same(found, problem), "{problem} stays:\n{text}");
                let is_old = || problems.iter().any(|known| same(known, found));
                let is_error = found.kind.severity() == Severity::Error;
                assert!(
                    !is_error || !of_manifest(found) || is_old(),
                    "{problem} is settled, but:\n{text}\n{found}"
                );
            }
            settled[usize::from(folder.manifest.is_some())] += 1;
        }
    }
    assert!(settled.iter().all(|&settled| settled > 9), "{settled:?}");
}

#[test]
fn every_help_that_names_the_manifest_names_its_line() {
    for (path, folder) in case::all() {
        for problem in &inspect(&folder).diagnostics {
            let says = ["the manifest", "[document.tables"].iter().any(|words| problem.help.contains(words));
            assert!(!says || manifest(&problem.help).is_some(), "{}: {}", path.display(), problem.help);
        }
    }
}

#[test]
fn what_a_refusal_tells_to_write_makes_a_table_one_of_codes() {
    let text = include_str!("recognition/words-in-small-letters.md");
    let folder = Folder { documents: vec![Source::new("page.md", "page.md", text)], ..Folder::default() };
    let mut told = 0;
    for refused in &inspect(&folder).spec.modules[0].ignored {
        let Some(line) = manifest(&refused.reason) else { continue };
        let manifest = Some(Source::new(MANIFEST, MANIFEST, &line));
        let after = inspect(&Folder { manifest, ..folder.clone() });
        assert!(after.diagnostics.is_empty(), "{:?}", after.diagnostics);
        let tables = &after.spec.modules[0].tables;
        assert!(tables.iter().any(|table| table.line == refused.line), "{}", refused.reason);
        told += 1;
    }
    assert!(told > 3, "{told}");
}

/// A message without the numbers of lines.
fn unplaced(message: &str) -> String {
    let mut parts = message.split("line ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "line " + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// The manifest of ``write `SETTING` under `[document.tables.KEY]` of `FILE` ``, or under `[[document]]`.
fn manifest(help: &str) -> Option<String> {
    let (before, place) = help.rsplit_once("` under `[")?;
    let (_, setting) = before.rsplit_once("write `")?;
    let (table, file) = place.split_once("]` of `")?;
    let file = toml_string(file.strip_suffix('`')?);
    let stanza = if table == "[document]" { String::new() } else { format!("[{table}]\n") };
    Some(format!("[[document]]\npath = {file}\n{stanza}{setting}\n"))
}

/// A value of a manifest.
#[derive(Clone)]
enum Node {
    Leaf(String),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

impl Default for Node {
    fn default() -> Self {
        Self::Table(BTreeMap::new())
    }
}

/// A manifest; none where it is no TOML.
fn parsed(source: &Source) -> Option<Node> {
    let table = DeTable::parse(source.text()).ok()?;
    Some(node(&DeValue::Table(table.into_inner())))
}

fn node(value: &DeValue<'_>) -> Node {
    match value {
        DeValue::String(text) => Node::Leaf(toml_string(text)),
        DeValue::Boolean(value) => Node::Leaf(value.to_string()),
        DeValue::Integer(number) => Node::Leaf(number.to_string()),
        DeValue::Array(list) => Node::List(list.iter().map(|value| node(value.get_ref())).collect()),
        DeValue::Table(table) => Node::Table(
            table.iter().map(|(key, value)| (key.get_ref().to_string(), node(value.get_ref()))).collect(),
        ),
        DeValue::Float(_) | DeValue::Datetime(_) => panic!("no manifest has such a value"),
    }
}

impl Node {
    /// What is written where this is written already: documents by their paths, tables and lists with what they hold.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Table(mut this), Self::Table(other)) => {
                for (key, value) in other {
                    let value = match this.remove(&key) {
                        Some(before) if key == "document" => before.with_document(value),
                        Some(before) => before.with(value),
                        None => value,
                    };
                    this.insert(key, value);
                }
                Self::Table(this)
            }
            (Self::List(mut this), Self::List(other)) => {
                this.extend(other);
                Self::List(this)
            }
            (_, other) => other,
        }
    }

    fn with_document(self, other: Self) -> Self {
        let (Self::List(mut this), Self::List(other)) = (self, other) else { panic!("documents are lists") };
        for document in other {
            match this.iter().position(|known| known.path() == document.path()) {
                Some(at) => this[at] = std::mem::take(&mut this[at]).with(document),
                None => this.push(document),
            }
        }
        Self::List(this)
    }

    fn path(&self) -> Option<String> {
        let Self::Table(table) = self else { return None };
        table.get("path").map(Self::inline)
    }

    /// The lines of a whole manifest.
    fn lines(&self) -> impl Iterator<Item = String> {
        let Self::Table(table) = self else { panic!("a manifest is a table") };
        table.iter().map(|(key, value)| format!("{} = {}\n", toml_key(key), value.inline()))
    }

    fn inline(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::List(list) => {
                format!("[{}]", list.iter().map(Self::inline).collect::<Vec<_>>().join(", "))
            }
            Self::Table(table) => {
                let pairs =
                    table.iter().map(|(key, value)| format!("{} = {}", toml_key(key), value.inline()));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
        }
    }
}
