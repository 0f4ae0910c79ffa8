//! Manifests and locks of very many lines, or very deep.

use spectable_codegen::lock;
use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{Folder, Source, inspect};

use super::{Shape, document};

const START: usize = 1_000;
const MANY: usize = 100_000;

/// A manifest, and how many rows the document beside it has.
type Text = fn(usize) -> String;

pub(super) fn shapes() -> Vec<Shape> {
    let stanza = |inner: fn(usize) -> String| {
        move |size: usize| {
            let lines: String = (0..size).map(inner).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes]\n{lines}")
        }
    };
    vec![
        manifest("manifest-stanzas", MANY, 10, |size| {
            (0..size).map(|at| format!("[[document]]\npath = \"chat{at}.md\"\n")).collect()
        }),
        manifest("manifest-stanzas-alike", MANY, 10, |size| {
            "[[document]]\npath = \"chat.md\"\n".repeat(size)
        }),
        manifest("manifest-unknown-keys", MANY, 10, |size| {
            (0..size).map(|at| format!("key{at} = 1\n")).collect()
        }),
        manifest("manifest-tables", MANY, 10, |size| {
            let tables: String =
                (0..size).map(|at| format!("[document.tables.codes{at}]\nskip = true\n")).collect();
            format!("[[document]]\npath = \"chat.md\"\n{tables}")
        }),
        manifest_rows("manifest-renames", |size| {
            let lines: String = (0..size).map(|at| format!("{at} = \"Renamed{at}\"\n")).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes.rename]\n{lines}")
        }),
        manifest_rows("manifest-renames-unused", |size| {
            let lines: String = (0..size).map(|at| format!("{} = \"Renamed{at}\"\n", at + size)).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes.rename]\n{lines}")
        }),
        manifest_rows("manifest-excludes", |size| {
            let codes: Vec<String> = (0..size).map(|at| (at * 2).to_string()).collect();
            format!(
                "[[document]]\npath = \"chat.md\"\n[document.tables.error-codes]\nexclude = [{}]\n",
                codes.join(", ")
            )
        }),
        manifest_rows("manifest-values", |size| {
            let lines: String = (0..size).map(|at| format!("{at} = {{ level = \"text\" }}\n")).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes.values]\n{lines}")
        }),
        manifest_rows("manifest-extra", move |size| {
            stanza(|at| {
                format!(
                    "[[document.tables.error-codes.extra]]\ncode = {}\nname = \"Extra {at}\"\n",
                    at + 10_000_000
                )
            })(size)
        }),
        manifest_rows("manifest-vocabulary", |size| {
            let lines: String = (0..size).map(|at| format!("\"word {at}\" = \"Word{at}\"\n")).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes.vocabulary]\n{lines}")
        }),
        manifest("manifest-fields", MANY, 10, |size| {
            let lines: String = (0..size).map(|at| format!("\"Column {at}\" = \"column_{at}\"\n")).collect();
            format!("[[document]]\npath = \"chat.md\"\n[document.tables.error-codes.fields]\n{lines}")
        }),
        manifest("manifest-merges", MANY, 10, |size| {
            let keys: Vec<String> = (0..size).map(|at| format!("\"codes{at}\"")).collect();
            format!(
                "[[document]]\npath = \"chat.md\"\n[document.tables.error-codes]\nmerge = [{}]\n",
                keys.join(", ")
            )
        }),
        manifest("manifest-arrays-nested", MANY, 10, |size| {
            format!("serde = {}{}\n", "[".repeat(size), "]".repeat(size))
        }),
        manifest("manifest-arrays-open", MANY, 10, |size| format!("serde = {}\n", "[".repeat(size))),
        manifest("manifest-tables-nested", MANY, 10, |size| {
            format!("serde = {}1{}\n", "{ a = ".repeat(size), " }".repeat(size))
        }),
        manifest("manifest-keys-nested", MANY, 10, |size| format!("a{} = 1\n", ".a".repeat(size))),
        manifest("manifest-headers-nested", MANY, 10, |size| format!("[a{}]\n", ".a".repeat(size))),
        manifest("manifest-errors", MANY, 10, |size| "= 1\n".repeat(size)),
        manifest("manifest-errors-line", MANY, 10, |size| "= ".repeat(size)),
        manifest("manifest-string", MANY * 1_000, 10, |size| format!("serde = \"{}\"\n", "a".repeat(size))),
        manifest("manifest-path", MANY * 1_000, 10, |size| {
            format!("[[document]]\npath = \"{}\"\n", "a".repeat(size))
        }),
        locked("lock-entries", 1_000_000, |size| size),
        locked("lock-gone", 1_000_000, |_| 10),
        Shape { name: "lock-tables", unit: "tables", start: 200, full: 10_000, build: Box::new(lock_tables) },
        lock("lock-errors", 1_000_000, |size| "= 1\n".repeat(size)),
        lock("lock-arrays-nested", MANY, |size| {
            format!("version = {}{}\n", "[".repeat(size), "]".repeat(size))
        }),
        lock("lock-line", MANY * 1_000, |size| {
            format!(
                "version = 1\n\n[[enum]]\npath = \"{}\"\ndocument = \"a.md\"\nrepr = \"u8\"\n",
                "a".repeat(size)
            )
        }),
    ]
}

fn rows(count: usize) -> Folder {
    let rows: String = (0..count).map(|at| format!("| {at} | Entry {at} | text {at} |\n")).collect();
    document(&format!("# Error Codes\n\n| Code | Name | Level |\n|---|---|---|\n{rows}"))
}

fn manifest(name: &'static str, full: usize, count: usize, text: Text) -> Shape {
    let build = move |size: usize| {
        let manifest = Source::new("spectable.toml", "spectable.toml", &text(size));
        Folder { manifest: Some(manifest), ..rows(count) }
    };
    Shape { name, unit: "parts", start: START, full, build: Box::new(build) }
}

/// A manifest that speaks of as many rows as it has lines.
fn manifest_rows(name: &'static str, text: impl Fn(usize) -> String + 'static) -> Shape {
    let build = move |size: usize| {
        let manifest = Source::new("spectable.toml", "spectable.toml", &text(size));
        Folder { manifest: Some(manifest), ..rows(size) }
    };
    Shape { name, unit: "lines", start: START, full: MANY, build: Box::new(build) }
}

fn lock(name: &'static str, full: usize, text: Text) -> Shape {
    let build = move |size: usize| Folder {
        lock: Some(Source::new("spectable.lock", "spectable.lock", &text(size))),
        ..rows(10)
    };
    Shape { name, unit: "parts", start: START, full, build: Box::new(build) }
}

/// The lock of a table of many rows, beside a table that has fewer.
fn locked(name: &'static str, full: usize, now: fn(usize) -> usize) -> Shape {
    let build = move |size: usize| Folder { lock: Some(lock_of(&rows(size))), ..rows(now(size)) };
    Shape { name, unit: "entries", start: START, full, build: Box::new(build) }
}

/// Many tables, each with a lock of its own, all of them renamed since.
fn lock_tables(size: usize) -> Folder {
    let tables = |heading: &str| -> String {
        let table = |at: usize| {
            format!(
                "# {heading} {at}\n\n| Code | Name |\n|---|---|\n| {at} | Entry {at} |\n| {} | Other {at} |\n\n",
                at + size
            )
        };
        (0..size).map(table).collect()
    };
    Folder { lock: Some(lock_of(&document(&tables("Code")))), ..document(&tables("Status")) }
}

fn lock_of(folder: &Folder) -> Source {
    let snapshot = Snapshot::of(&inspect(folder).spec);
    Source::new("spectable.lock", "spectable.lock", &lock::text(&snapshot))
}
