//! What is wrong, as it is shown in the terminal.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::place::{Place, run};

/// The folders of `reports`: documents, and beside them what `inspect` shows on stderr.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/reports");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 10);
    cases
}

/// Copies the files of a case, each as `change` gives it.
fn copied(case: &Path, change: impl Fn(&str) -> String) -> Place {
    let place = Place::with(&[]);
    let mut folders = vec![case.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()) {
            let name = path.strip_prefix(case).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name != "expected.txt" {
                place.write(&name, change(&fs::read_to_string(&path).unwrap()).as_bytes());
            }
        }
    }
    place
}

#[test]
fn a_report_is_as_beside_the_documents() {
    for case in cases() {
        let expected = case.join("expected.txt");
        let stderr = copied(&case, str::to_owned).run(&["inspect", "."]).stderr;
        if env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1") {
            fs::write(&expected, &stderr).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(
            stderr,
            wanted,
            "{}: `SPECTABLE_UPDATE=1 cargo test -p spectable-cli --test commands report` accepts the new text",
            expected.display()
        );
    }
}

#[test]
fn line_ends_say_nothing() {
    for case in cases() {
        let [unix, windows] = ["\n", "\r\n"]
            .map(|end| copied(&case, |text| text.replace('\n', end)).run(&["inspect", "."]).stderr);
        assert_eq!(unix, windows, "{}", case.display());
    }
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    for case in cases() {
        let place = copied(&case, str::to_owned);
        let plain = place.run(&["inspect", "."]).stderr;
        let styled = run(place.command(&["inspect", "."]).env("CLICOLOR_FORCE", "1")).stderr;
        let [error, warning] = ["\u{1b}[1m\u{1b}[31merror[", "\u{1b}[1m\u{1b}[33mwarning["];
        assert!(styled.starts_with(error) || styled.starts_with(warning), "{styled:?}");
        assert_eq!(without_colour(&styled), plain, "{}", case.display());
    }
}

/// A text without its escape sequences, each of which ends with `m`.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}
