//! What a build compiles, in each of the three ways: these crates with these features, and none of the command line's.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::process::Command;

/// The crates that generating takes, as far as this workspace names them, each with its features.
const GENERATING: [(&str, &str); 7] = [
    ("proc-macro2", ""),
    ("pulldown-cmark", ""),
    ("quote", ""),
    ("toml", "parse"),
    ("unicode-ident", ""),
    ("unicode-normalization", ""),
    ("unicode-security", ""),
];

/// What those take themselves.
const BENEATH: [&str; 9] = [
    "bitflags", "memchr", "serde_spanned", "tinyvec", "toml_datetime", "toml_parser", "unicase",
    "unicode-script", "winnow",
];

/// The crates that formatting takes too.
const FORMATTING: [(&str, &str); 2] = [("prettyplease", ""), ("syn", "full,parsing")];

/// The generator itself, without and with formatting.
const CODEGEN: [(&str, &str); 1] = [("spectable-codegen", "")];
const PRETTY_CODEGEN: [(&str, &str); 1] = [("spectable-codegen", "pretty")];

/// What the feature `serde` adds: its traits, and no macro.
const SERDE: [(&str, &str); 1] = [("serde", "")];
const BENEATH_SERDE: [&str; 1] = ["serde_core"];

/// What only the command line takes.
const NEVER: [&str; 9] = [
    "annotate-snippets", "anstream", "clap", "indicatif", "serde_derive", "serde_json", "similar",
    "terminal_size", "unicode-width",
];

/// The lines of Cargo's tree of what a package is built from: a crate's name, and its features.
fn lines(package: &str, features: &[&str]) -> Vec<(String, String)> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("CARGO_TERM_COLOR", "never");
    command.args(["tree", "--offline", "--locked", "-e", "normal,build", "-p", package]).args(features);
    let output = command.args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{f}"]).output();
    let output = output.expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("it is text");
    let line = |line: &str| {
        let (found, features) = line.split_once('|').expect("each line has both");
        (found.split(' ').next().unwrap_or_default().to_owned(), features.to_owned())
    };
    text.lines().filter(|line| !line.is_empty()).map(line).collect()
}

/// The crates that a package is built from, itself apart, each with its features.
fn tree(package: &str, features: &[&str]) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for (name, features) in lines(package, features) {
        let before = tree.insert(name.clone(), features.clone());
        assert!(before.is_none_or(|before| before == features), "`{name}` is built in two ways");
    }
    assert!(tree.remove(package).is_some(), "{tree:?}");
    tree
}

/// Holds a package, with some features, to be built from these crates and no other.
#[track_caller]
fn assert_built_from(package: &str, features: &[&str], named: &[&[(&str, &str)]], beneath: &[&str]) {
    let tree = tree(package, features);
    let named = named.concat();
    let expected: BTreeSet<&str> =
        named.iter().map(|(name, _)| *name).chain(beneath.iter().copied()).collect();
    let found: BTreeSet<&str> = tree.keys().map(String::as_str).collect();
    assert_eq!(found, expected, "the crates that `{package}` is built from with {features:?}");
    for (name, features) in named {
        assert_eq!(tree[name], features, "the features of `{name}`");
    }
    assert!(NEVER.iter().all(|name| !found.contains(name)), "{found:?}");
}

/// The same for the library, without and with its feature `serde`.
#[track_caller]
fn assert_library_built_from(features: &[&str], named: &[&[(&str, &str)]], beneath: &[&str]) {
    assert_built_from("spectable", features, named, beneath);
    let features = [features, &["--features", "serde"]].concat();
    let named = [named, &[&SERDE]].concat();
    let beneath = [beneath, &BENEATH_SERDE].concat();
    assert_built_from("spectable", &features, &named, &beneath);
}

#[test]
fn the_library_generates_and_formats_by_default() {
    assert_library_built_from(&[], &[&GENERATING, &PRETTY_CODEGEN, &FORMATTING], &BENEATH);
}

#[test]
fn the_library_generates_without_formatting_from_fewer_crates() {
    let features = ["--no-default-features", "--features", "from-spec"];
    assert_library_built_from(&features, &[&GENERATING, &CODEGEN], &BENEATH);
}

#[test]
fn the_library_without_features_is_built_from_nothing() {
    assert_library_built_from(&["--no-default-features"], &[], &[]);
    assert_library_built_from(&["--no-default-features", "--features", "pretty"], &[], &[]);
}

#[test]
fn the_generator_takes_no_more_by_itself() {
    assert_built_from("spectable-codegen", &[], &[&GENERATING, &FORMATTING], &BENEATH);
    assert_built_from("spectable-codegen", &["--no-default-features"], &[&GENERATING], &BENEATH);
}

#[test]
fn what_only_the_command_line_takes_is_what_it_takes() {
    let tree: BTreeSet<String> = lines("spectable-cli", &[]).into_iter().map(|(name, _)| name).collect();
    let missing: Vec<_> = NEVER.iter().filter(|name| !tree.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?} of the list above are not among {tree:?}");
}
