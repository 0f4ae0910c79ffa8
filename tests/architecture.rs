//! ARCHITECTURE.md is true of the source.

use std::fs;
use std::path::{Path, PathBuf};

const ARCHITECTURE: &str = include_str!("../ARCHITECTURE.md");
const SOURCES: [&str; 2] = ["codegen/src", "cli/src"];

/// The path and the text of every source file, below one of the folders.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = SOURCES.iter().map(|folder| root.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_module_stands_in_it_with_its_first_line() {
    let mut listed: Vec<&str> = ARCHITECTURE.lines().filter(|line| line.starts_with("- `")).collect();
    let mut missing = Vec::new();
    for (path, text) in files() {
        let first = text.lines().next().unwrap_or_default().trim_start_matches("//! ");
        let line = format!("- `{path}`: {first}");
        match listed.iter().position(|listed| **listed == line) {
            Some(at) => drop(listed.remove(at)),
            None => missing.push(line),
        }
    }
    assert!(
        missing.is_empty() && listed.is_empty(),
        "ARCHITECTURE.md lacks:\n{}\nand has of old:\n{}\n",
        missing.join("\n"),
        listed.join("\n")
    );
}

#[test]
fn each_external_crate_is_named_where_it_says_so() {
    let rows = ARCHITECTURE.lines().skip_while(|line| !line.contains("| Crate | Where |")).skip(2);
    let rows: Vec<Vec<&str>> = rows
        .take_while(|line| line.trim_start().starts_with('|'))
        .map(|line| line.split('`').skip(1).step_by(2).collect())
        .collect();
    assert!(rows.len() > 10, "{rows:?}");
    for (path, text) in files() {
        for row in &rows {
            let (name, places) = row.split_first().unwrap();
            let named = |line: &str| {
                let line = line.trim_start();
                !line.starts_with("//")
                    && names(line, name)
                    && !places.iter().any(|place| path.starts_with(place))
            };
            if let Some(line) = text.lines().find(|line| named(line)) {
                panic!("{path} names `{name}`, which only {places:?} should:\n{line}");
            }
        }
    }
}

#[test]
fn few_files_reach_beyond_the_program() {
    let rows = ARCHITECTURE.lines().skip_while(|line| !line.contains("| What | Where |")).skip(2);
    let rows: Vec<(Vec<&str>, Vec<&str>)> = rows
        .take_while(|line| line.trim_start().starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
            let [what, places] = cells[..] else { panic!("{line}") };
            (what.split('`').skip(1).step_by(2).collect(), places.split('`').skip(1).step_by(2).collect())
        })
        .collect();
    assert!(rows.len() > 5, "{rows:?}");
    let files = files();
    for (words, places) in &rows {
        for word in words {
            let named: Vec<&str> = files
                .iter()
                .filter(|(_, text)| mentions(text, word))
                .map(|(path, _)| path.as_str())
                .collect();
            let mut places = places.clone();
            places.sort_unstable();
            assert_eq!(named, places, "the files that name `{word}`");
        }
    }
    // What is brought in by another way would not be found.
    let grouped = |text: &str| text.contains("use std::{") || text.contains("use ::std");
    assert!(files.iter().all(|(_, text)| !grouped(text)));
}

/// Whether a text says a word outside of its comments, its strings of prose and its tests.
fn mentions(text: &str, word: &str) -> bool {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(word).any(|(at, _)| {
            let quotes = line[..at].matches('"').count();
            let after = &line[at + word.len()..];
            let is_whole = !is_part(word.chars().next_back()) || !is_part(after.chars().next());
            quotes % 2 == 0 && !is_part(line[..at].chars().next_back()) && is_whole
        })
    })
}

/// Whether a line of Rust has a path that begins with the crate's name.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_') && !line[..at].ends_with("::")
    })
}
