//! Two states of a document and what changed between them, case by case; and what holds of all of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use crate::place::{Place, Run};

const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-cli --test commands evolutions";

/// A case in a folder of its own: its files lie in `before` and `after`.
struct Case {
    name: String,
    folder: PathBuf,
    place: Place,
}

impl Case {
    fn diff(&self, old: &str, new: &str, format: &str) -> Run {
        self.place.run(&["diff", old, new, "--format", format])
    }

    /// The changes from one side to another; none where a side has errors.
    fn changes(&self, old: &str, new: &str) -> Option<Vec<Value>> {
        let run = self.diff(old, new, "json");
        let report: Option<Value> = serde_json::from_str(&run.stdout).ok();
        report.map(|report| report["changes"].as_array().unwrap().clone())
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/cases/evolutions");
    let mut folders: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 20, "{folders:?}");
    folders.into_iter().map(case).collect()
}

/// A side is one document, or a folder with its manifest and lock.
fn case(folder: PathBuf) -> Case {
    let place = Place::with(&[]);
    for side in ["before", "after"] {
        let document = folder.join(format!("{side}.md"));
        if document.exists() {
            place.write(&format!("{side}/codes.md"), &fs::read(document).unwrap());
            continue;
        }
        for item in fs::read_dir(folder.join(side)).unwrap() {
            let path = item.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            place.write(&format!("{side}/{name}"), &fs::read(&path).unwrap());
        }
    }
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    Case { name, folder, place }
}

#[test]
fn every_evolution_is_reported_as_expected() {
    let updates = env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        let run = case.diff("before", "after", "text");
        let actual = format!("exit {}\n\n{}{}", run.code, run.stdout, run.stderr);
        let path = case.folder.join("expected.txt");
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if updates {
            fs::write(&path, &actual).unwrap();
        } else if actual != expected {
            wrong.push(format!("{}:\n{actual}\ninstead of\n{expected}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}\nif that is right, run `{COMMAND}`", wrong.join("\n"));
}

#[test]
fn every_kind_has_a_case() {
    let place = Place::with(&[("spec/codes.md", crate::place::CHAT)]);
    let run = place.run(&["diff", "spec", "spec", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let kinds: BTreeSet<String> = rules.iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect();
    let changes: Vec<Value> =
        cases().iter().filter_map(|case| case.changes("before", "after")).flatten().collect();
    let seen = changes.iter().map(|change| change["kind"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds.len(), 21);
    assert_eq!(kinds, seen);
}

#[test]
fn nothing_differs_from_itself() {
    for case in cases() {
        for side in ["before", "after"] {
            let run = case.diff(side, side, "text");
            let is_broken = run.code == 2;
            assert!(is_broken || run.stdout == "no differences\n", "{}: {}", case.name, run.stdout);
            assert_eq!(run.code, if is_broken { 2 } else { 0 }, "{}", case.name);
        }
    }
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    for case in cases() {
        let there = case.changes("before", "after").unwrap_or_default();
        let back = case.changes("after", "before").unwrap_or_default();
        let mut there: Vec<_> = there.iter().map(mirrored).collect();
        let mut back: Vec<_> = back.iter().map(told).collect();
        there.sort();
        back.sort();
        assert_eq!(there, back, "{}", case.name);
    }
}

/// What a change says that does not depend on which side is the new one.
fn told(change: &Value) -> [String; 6] {
    let kind = change["kind"].as_str().unwrap();
    let one_sided = kind.ends_with("-added") || kind.ends_with("-removed");
    let of = |key: &str| if one_sided { change[key].to_string() } else { String::new() };
    let text = |key: &str| change[key].to_string();
    [kind.to_owned(), of("code"), of("ident"), text("field"), text("old"), text("new")]
}

fn mirrored(change: &Value) -> [String; 6] {
    let [kind, code, ident, field, old, new] = told(change);
    let kind = match kind.as_str() {
        "deprecated" => "undeprecated".to_owned(),
        "undeprecated" => "deprecated".to_owned(),
        "opened" => "closed".to_owned(),
        "closed" => "opened".to_owned(),
        kind if kind.ends_with("-added") => kind.replace("-added", "-removed"),
        kind => kind.replace("-removed", "-added"),
    };
    [kind, code, ident, field, new, old]
}

#[test]
fn a_check_after_an_update_is_clean_and_a_second_update_writes_the_same() {
    for case in cases() {
        // The lock of what was before is there when the documents change.
        if case.place.run(&["update", "before"]).code != 0 {
            continue;
        }
        let own = case.place.path("after/spectable.lock");
        if !own.exists() {
            fs::copy(case.place.path("before/spectable.lock"), own).unwrap();
        }
        for side in ["before", "after"] {
            if case.diff(side, side, "text").code == 2 {
                continue;
            }
            let name = format!("{} {side}", case.name);
            let run = case.place.run(&["update", side]);
            assert_eq!(run.code, 0, "{name}: {}", run.stderr);
            let text = case.place.text(&format!("{side}/spectable.lock"));
            let run = case.place.run(&["check", side]);
            assert_eq!((run.code, run.stdout.as_str()), (0, "no differences\n"), "{name}: {text}");
            let run = case.place.run(&["update", side]);
            assert!(run.stderr.ends_with("spectable.lock is up to date\n"), "{name}: {}", run.stderr);
            assert_eq!(case.place.text(&format!("{side}/spectable.lock")), text, "{name}");
            assert_eq!(case.place.run(&["generate", side]).code, 0, "{name}");
        }
    }
}
