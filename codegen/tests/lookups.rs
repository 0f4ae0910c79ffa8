//! Every shape that a lookup takes answers as a search through the entries would: what is generated of sets of codes,
//! large and small, dense and sparse, is compiled with a program that asks it all there is to ask.

mod scratch;

mod lookups {
    pub(crate) mod sets;
}

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use lookups::sets::{self, Kind, Set};
use spectable_codegen::{Folder, Layout, Severity, Source, generate, inspect};

/// What is asked of each enum.
const ASKED: &str = include_str!("lookups/asked.rs");

#[test]
fn every_lookup_answers_as_a_search_would() {
    let sets = sets::all();
    let documents = sets
        .iter()
        .map(|set| Source::new(format!("{}.md", set.name), &format!("{}.md", set.name), &set.document()));
    let manifest: String = sets.iter().map(Set::manifest).collect();
    let folder = Folder {
        documents: documents.collect(),
        manifest: Some(Source::new("spectable.toml", "spectable.toml", &manifest)),
        ..Folder::default()
    };
    let generation = generate(&folder, Layout::Lines);
    let errors: Vec<String> = generation
        .diagnostics
        .iter()
        .filter(|found| found.kind.severity() == Severity::Error)
        .map(ToString::to_string)
        .collect();
    let text = generation.text.unwrap_or_else(|| panic!("{}", errors.join("\n")));
    for shape in [
        "static ENTRIES",
        "static SLOTS",
        "PLACES[at] as usize |",
        "static STARTS",
        "static SORTED",
        "CODES[middle]",
        "let offset",
        "(Some(start), Some(end))",
        "(Some(start), Some(middle), Some(end))",
        "_ => return None",
        "bytes.iter().fold",
        "split_first_chunk",
    ] {
        assert!(text.contains(shape), "no set gives `{shape}`");
    }

    let path = scratch::folder("lookups");
    fs::write(path.join("codes.rs"), text).expect("the text can be written");
    let mut program = format!("mod codes {{ include!(\"codes.rs\"); }}\n{ASKED}\nfn main() {{\n");
    for set in &sets {
        let macro_name = match set.kind {
            Kind::Closed => "closed",
            Kind::Open => "open",
            Kind::Words => "words",
        };
        let rows = set.rows().join(",\n");
        let ty = format!("codes::{}::{}", set.name, set.enum_name());
        let _ = writeln!(program, "{macro_name}!({ty}, {}, &[{rows}]);", set.integer);
    }
    program.push_str("}\n");
    fs::write(path.join("main.rs"), program).expect("the program can be written");
    let rustc = env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from);
    let mut compile = Command::new(rustc);
    compile.args(["--edition", "2021", "-o"]).arg(path.join("main")).arg(path.join("main.rs"));
    for mut command in [compile, Command::new(path.join("main"))] {
        let output = command.output().expect("it can be run");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}", said.chars().take(4000).collect::<String>());
    }
}

#[test]
fn so_many_entries_that_rustc_is_long_are_reported() {
    let many = |count: usize, settings: &str| {
        let mut text = "# Part codes\n\n| Code | Name |\n|---|---|\n".to_owned();
        (0..count).for_each(|at| text += &format!("| {at} | Part {at} |\n"));
        let manifest =
            format!("[[document]]\npath = \"parts.md\"\n[document.tables.part-codes]\n{settings}\n");
        let folder = Folder {
            documents: vec![Source::new("parts.md", "parts.md", &text)],
            manifest: (!settings.is_empty())
                .then(|| Source::new("spectable.toml", "spectable.toml", &manifest)),
            ..Folder::default()
        };
        let found = inspect(&folder).diagnostics;
        found.iter().map(|found| format!("{} {}", found.place, found.kind.code())).collect::<Vec<_>>()
    };
    assert_eq!(many(10_000, ""), [""; 0]);
    assert_eq!(many(10_001, ""), ["parts.md:3:1 many-entries"]);
    assert_eq!(many(10_001, "shape = \"newtype\""), [""; 0]);
}

#[test]
fn large_enums_declare_the_model_too() {
    let sets = sets::all();
    for set in sets.iter().filter(|set| set.rows().len() > 512) {
        let name = format!("{}.md", set.name);
        let folder = Folder {
            documents: vec![Source::new(name.as_str(), &name, &set.document())],
            manifest: Some(Source::new("spectable.toml", "spectable.toml", &set.manifest())),
            ..Folder::default()
        };
        for layout in [Layout::Lines, Layout::Formatted] {
            let generation = generate(&folder, layout);
            spectable_fuzz::declares(&generation.text.expect("there is text"), &generation.spec);
        }
    }
}
