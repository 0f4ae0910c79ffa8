//! Every folder of `cases` gives what stands in it: `expected.rs`, the formatted text, or `expected.txt`, what is
//! wrong. A new case is a new folder.

mod case;

use std::env;
use std::fmt::Write as _;
use std::fs;

use case::Case;
use similar::TextDiff;
use spectable_codegen::{Layout, generate};

/// What writes the expectations anew.
const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-codegen --test cases";

#[test]
fn every_case_gives_what_stands_beside_it() {
    let updates = env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1");
    let mut report = String::new();
    for case in case::all() {
        for (file, given) in outcome(&case) {
            let path = case.path.join(file);
            let expected = fs::read_to_string(&path).ok().map(|text| text.replace("\r\n", "\n"));
            if expected == given {
                continue;
            }
            match given {
                Some(given) if updates => fs::write(&path, given).expect("the expectation can be written"),
                None if updates => fs::remove_file(&path).expect("the expectation can be removed"),
                given => {
                    report += &difference(&path.to_string_lossy(), expected.as_deref(), given.as_deref())
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}\nwhere the new text is right, run: {COMMAND}\n");
}

/// The files that should stand in a case's folder, and those that should not.
fn outcome(case: &Case) -> [(&'static str, Option<String>); 2] {
    let generation = generate(&case.folder, Layout::Formatted);
    // Expectations outlive a release.
    let version = concat!("spectable ", env!("CARGO_PKG_VERSION"), " from");
    let text = generation.text.map(|text| text.replacen(version, "spectable from", 1));
    let folder = format!("{}/", spectable_codegen::shown(&case.path));
    let mut problems = String::new();
    for found in &generation.diagnostics {
        let line = found.to_string();
        let line = line.strip_prefix(&folder).unwrap_or(&line);
        let _ = writeln!(problems, "{}[{}] {line}", found.kind.severity(), found.kind.code());
        if let Some(help) = &found.help {
            let _ = writeln!(problems, "  help: {help}");
        }
    }
    [("expected.rs", text), ("expected.txt", (!problems.is_empty()).then_some(problems))]
}

fn difference(path: &str, expected: Option<&str>, given: Option<&str>) -> String {
    match (expected, given) {
        (None, Some(_)) => format!("{path} is missing\n"),
        (Some(_), None) => format!("{path} should not be there: the case gives no such thing\n"),
        (expected, given) => {
            let (expected, given) = (expected.unwrap_or_default(), given.unwrap_or_default());
            let difference = TextDiff::from_lines(expected, given);
            format!("{}\n", difference.unified_diff().context_radius(3).header(path, "what the case gives"))
        }
    }
}
