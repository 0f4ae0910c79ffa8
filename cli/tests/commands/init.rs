//! `spectable init`, and `inspect --why`, which is read before a manifest is written.

use crate::place::{CHAT, Place};

#[test]
fn a_manifest_to_begin_with_changes_nothing() {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    let before = place.run(&["inspect", "--format", "json"]);
    let run = place.run(&["init"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("wrote spec/spectable.toml"), "{}", run.stderr);
    assert_eq!(place.run(&["inspect", "--format", "json"]).stdout, before.stdout);
}

#[test]
fn a_manifest_to_begin_with_says_what_holds_without_it() {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    let before = place.run(&["inspect", "--format", "json"]);
    assert_eq!(place.run(&["init"]).code, 0);
    let manifest = place.text("spec/spectable.toml");
    let settings = ["[document", "enum", "repr", "columns", "fields", "module"];
    let said: Vec<&str> = manifest
        .lines()
        .map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            if settings.iter().any(|setting| bare.starts_with(setting)) { bare } else { line }
        })
        .collect();
    assert!(said.iter().any(|line| line.starts_with("enum = ")), "{manifest}");
    place.write("spec/spectable.toml", said.join("\n").as_bytes());
    let after = place.run(&["inspect", "--format", "json"]);
    assert_eq!(after.stdout, before.stdout, "{}", after.stderr);
}

#[test]
fn what_is_ambiguous_is_said_in_its_stanza() {
    let pairs = "# Pairs\n\n| Code | Opcode | Name |\n|---|---|---|\n| 1 | 11 | First |\n| 2 | 12 | Second |\n| 3 | 14 | Third |\n";
    let place = Place::with(&[("spec/pairs.md", pairs)]);
    assert_eq!(place.run(&["init"]).code, 0);
    let manifest = place.text("spec/spectable.toml");
    assert!(manifest.contains("# to settle: the columns `Code` and `Opcode`"), "{manifest}");
    let settled = manifest
        .replace("# [document.tables.pairs]", "[document.tables.pairs]")
        .replace("# columns", "columns");
    place.write("spec/spectable.toml", settled.as_bytes());
    let run = place.run(&["inspect"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_manifest_that_is_there_stays() {
    let place = Place::with(&[("spec/chat.md", CHAT), ("spec/spectable.toml", "serde = \"on\"\n")]);
    let run = place.run(&["init"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`spec/spectable.toml` exists"), "{}", run.stderr);
    assert_eq!(place.text("spec/spectable.toml"), "serde = \"on\"\n");
}

#[test]
fn a_folder_that_is_missing_gets_no_manifest() {
    let place = Place::with(&[]);
    let run = place.run(&["init", "nowhere"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("unreadable"), "{}", run.stderr);
}

#[test]
fn why_shows_the_roles_of_columns_and_the_evidence() {
    let fields = "# Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Hello |\n| 1 | Ping |\n\n## Limits\n\n| # | Field | Type |\n|---|---|---|\n| 1 | id | u32 |\n| 2 | name | string |\n";
    let place = Place::with(&[("spec/page.md", fields)]);
    let run = place.run(&["inspect", "--why", "spec/page.md"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for said in [
        "spec/page.md:3  Opcode  [document.tables.opcodes]",
        "code  `Code`  2 of 2 filled, 2 codes",
        "name  `Name`  2 of 2 filled, 2 distinct texts, 2 identifiers",
        "+3.00  the header says code",
        "spec/page.md:10  not a code table: the numbers count the rows",
        "-3.00  its rows are fields or parameters",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
}
