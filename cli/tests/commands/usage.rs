//! Help, version and wrong usage.

use crate::place::{CHAT, Place};

#[test]
fn a_wrong_usage_ends_with_two() {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    let cases: [&[&str]; 19] = [
        &[],
        &["inspct"],
        &["inspect", "--format", "yaml"],
        &["inspect", "--bear"],
        &["explain"],
        &["explain", "1", "--spec"],
        &["generate", "--check"],
        &["generate", "-o"],
        &["generate", "spec", "more"],
        &["diff"],
        &["diff", "spec"],
        &["diff", "spec", "spec", "--against", "HEAD"],
        &["check", "--deny", "all"],
        &["site"],
        &["site", "spec", "-o"],
        &["completions"],
        &["completions", "tcsh"],
        &["man", "inspect"],
        &["--color"],
    ];
    for arguments in cases {
        let run = place.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("--help"), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn every_help_has_examples() {
    let place = Place::with(&[]);
    for command in [
        "", "inspect", "explain", "generate", "check", "update", "diff", "init", "site", "completions", "man",
    ] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let run = place.run(&arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{command}");
        assert!(run.stdout.contains(&format!("\nExamples:\n  spectable {command}")), "{}", run.stdout);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let run = Place::with(&[]).run(&["--version"]);
    assert_eq!((run.code, run.stdout), (0, format!("spectable {}\n", env!("CARGO_PKG_VERSION"))));
}
