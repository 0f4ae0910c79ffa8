//! The pages of diagnostics: there is one for each kind, its example gives what it says, and docs/diagnostics.md holds
//! them all.

use std::path::{Path, PathBuf};
use std::{env, fs};

use spectable_codegen::Kind;

use crate::place::Place;

const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-cli --test commands pages";

/// The kinds that a few lines of text cannot give: they take a system's refusal, another encoding, a fault of the
/// generator's own, a table of ten thousand rows or of more cells, or a file of hundreds of megabytes.
const NOT_RUN: [&str; 6] =
    ["many-entries", "not-utf-8", "render", "table-cut-short", "too-large", "unreadable"];

/// The marks around what is reported for an example.
const REPORT: [&str; 2] = ["```console\n", "```\n"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page")
}

fn page(code: &str) -> String {
    let path = folder().join(format!("{code}.md"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

fn updates() -> bool {
    env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1")
}

/// The files that some text shows: each in a fence, after a line with its path.
fn files(text: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let path = line.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:"));
        if let Some(path) = path.filter(|path| path.starts_with("spec/")) {
            assert_eq!(lines.next(), Some(""), "after {line}");
            assert!(lines.next().is_some_and(|fence| fence.starts_with("```")), "after {line}");
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            files.push((path.to_owned(), block.join("\n") + "\n"));
        }
    }
    files
}

/// What `inspect` reports of some files, without the count at the end.
fn reported<'f>(files: impl Iterator<Item = &'f (String, String)>) -> String {
    let place = Place::with(&[]);
    for (path, text) in files {
        place.write(path, text.as_bytes());
    }
    let stderr = place.run(&["inspect"]).stderr;
    stderr.rsplit_once("\n\n").map(|(report, _)| format!("{report}\n")).unwrap_or_default()
}

/// What docs/diagnostics.md should hold.
fn documentation() -> String {
    let mut text = String::from(
        "# Errors and warnings\n\n\
         Everything that spectable has to say of documents, of a manifest or of a lock is of one of these kinds. An \
         error keeps the output back, a warning does not. On the command line, `spectable explain` shows the same: \
         `spectable explain duplicate-code`.\n\n\
         | Kind | Weighs | Means |\n|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let (code, meaning) = (kind.code(), kind.meaning());
        text += &format!("| [`{code}`](#{code}) | {} | {meaning} |\n", kind.severity());
    }
    for kind in Kind::ALL {
        text += &format!("\n## {}\n\n{}", kind.code(), page(kind.code()));
    }
    text
}

#[test]
fn every_kind_has_a_page_and_every_page_a_kind() {
    if updates() {
        return;
    }
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("{}.md", kind.code())).collect();
    let names = fs::read_dir(folder()).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    let mut pages: Vec<String> = names.filter(|name| name != "mod.rs").collect();
    pages.sort();
    assert_eq!(pages, kinds);
    let place = Place::with(&[]);
    for kind in Kind::ALL {
        let run = place.run(&["explain", kind.code()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", kind.code());
        let first = format!("{}[{}]: {}\n\n", kind.severity(), kind.code(), kind.meaning());
        assert!(run.stdout.starts_with(&first), "{}", run.stdout);
        let words = page(kind.code());
        let words = words.lines().filter(|line| !line.starts_with("```"));
        let is_shown = |line: &str| run.stdout.contains(line);
        assert!(words.clone().count() > 5 && words.clone().all(is_shown), "{}", run.stdout);
    }
}

#[test]
fn an_example_gives_what_its_page_says_and_so_does_the_documentation() {
    for kind in Kind::ALL.iter().filter(|kind| !NOT_RUN.contains(&kind.code())) {
        let (code, text) = (kind.code(), page(kind.code()));
        let (example, rest) = text.split_once(REPORT[0]).expect("a page shows what is reported");
        let (report, _) = rest.split_once(REPORT[1]).expect("the report ends");
        let given = reported(files(example).iter());
        assert!(given.contains(&format!("[{code}]: ")), "the example of {code} gives:\n{given}");
        if updates() {
            let text = text.replacen(&format!("{}{report}", REPORT[0]), &format!("{}{given}", REPORT[0]), 1);
            fs::write(folder().join(format!("{code}.md")), text).unwrap();
        } else {
            assert_eq!(report, given, "{code}: where that is right, run `{COMMAND}`");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    if updates() {
        fs::write(&path, documentation()).unwrap();
    }
    let held = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(held == documentation(), "docs/diagnostics.md is not what the pages give; run `{COMMAND}`");
}

#[test]
fn what_settles_an_example_leaves_nothing_wrong() {
    if updates() {
        return;
    }
    let (mut settled, mut wrong) = (0, String::new());
    for kind in Kind::ALL.iter().filter(|kind| !NOT_RUN.contains(&kind.code())) {
        let text = page(kind.code());
        let (example, rest) = text.split_once(REPORT[0]).expect("a page shows what is reported");
        let (before, after) = (files(example), files(rest));
        for mended in &after {
            let kept = before.iter().filter(|(path, _)| *path != mended.0);
            let left = reported(kept.chain([mended]));
            if !left.is_empty() {
                wrong += &format!("{} with\n{}gives\n{left}\n", kind.code(), mended.1);
            }
            settled += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(settled > Kind::ALL.len(), "{settled}");
}
