//! Every folder of `cases` gives what stands in it: `expected.rs`, the formatted text, and `expected.txt`, what is
//! wrong. A new case is a new folder.

mod case;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;
use spectable_codegen::{Folder, Layout, Place, generate, shown};

/// What writes the expectations anew.
const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-codegen --test cases";

#[test]
fn every_case_gives_what_stands_beside_it() {
    let updates = env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1");
    let mut report = String::new();
    for (path, folder) in case::all() {
        for (file, given) in outcome(&path, &folder) {
            let path = path.join(file);
            let expected = fs::read_to_string(&path).ok().map(|text| text.replace("\r\n", "\n"));
            if expected == given {
                continue;
            }
            match given {
                Some(given) if updates => fs::write(&path, given).expect("the expectation can be written"),
                None if updates => fs::remove_file(&path).expect("the expectation can be removed"),
                given => report += &difference(&shown(&path), expected.as_deref(), given.as_deref()),
            }
        }
    }
    assert!(report.is_empty(), "\n{report}\nwhere the new text is right, run: {COMMAND}\n");
}

/// What the files beside a case should hold; none where there should be no such file.
fn outcome(path: &Path, folder: &Folder) -> [(&'static str, Option<String>); 2] {
    let generation = generate(folder, Layout::Formatted);
    // Expectations outlive a release.
    let version = concat!("spectable ", env!("CARGO_PKG_VERSION"), " from");
    let text = generation.text.map(|text| text.replacen(version, "spectable from", 1));
    let mut problems = String::new();
    for found in &generation.diagnostics {
        let (severity, code) = (found.kind.severity(), found.kind.code());
        let _ = writeln!(problems, "{severity}[{code}] {}: {}", stretch(&found.place), found.message);
        for other in &found.related {
            let _ = writeln!(problems, "  {}: {}", stretch(&other.place), other.message);
        }
        let _ = writeln!(problems, "  help: {}", found.help);
    }
    let problems = problems.replace(&format!("{}/", shown(path)), "");
    [("expected.rs", text), ("expected.txt", (!problems.is_empty()).then_some(problems))]
}

/// A place with the number of characters that it covers: `a.md:3:5+4`.
fn stretch(place: &Place) -> String {
    format!("{place}+{}", place.length)
}

fn difference(path: &str, expected: Option<&str>, given: Option<&str>) -> String {
    match (expected, given) {
        (None, _) => format!("{path} is missing\n"),
        (_, None) => format!("{path} should not be there: the case gives no such thing\n"),
        (Some(expected), Some(given)) => {
            let difference = TextDiff::from_lines(expected, given);
            format!("{}\n", difference.unified_diff().header(path, "what the case gives"))
        }
    }
}
