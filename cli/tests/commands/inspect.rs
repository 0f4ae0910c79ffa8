//! `spectable inspect`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use crate::place::{BROKEN, CHAT, Place, Run};

/// The documents beside which there is what `inspect` makes of them.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

/// Runs `inspect` on a case alone.
fn inspect(case: &Path, format: &str) -> Run {
    let name = case.file_name().unwrap().to_str().unwrap();
    let place = Place::with(&[(name, &fs::read_to_string(case).unwrap())]);
    place.run(&["inspect", name, "--format", format])
}

/// Sees to it that what is expected is there; objects may hold more.
fn assert_holds(actual: &Value, expected: &Value, at: &str) {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            for (key, value) in expected {
                let found = actual.get(key).unwrap_or_else(|| panic!("{at}.{key} is missing"));
                assert_holds(found, value, &format!("{at}.{key}"));
            }
        }
        (Value::Array(actual), Value::Array(expected)) => {
            assert_eq!(actual.len(), expected.len(), "the number of items in {at}");
            for (index, (actual, expected)) in actual.iter().zip(expected).enumerate() {
                assert_holds(actual, expected, &format!("{at}[{index}]"));
            }
        }
        _ => assert_eq!(actual, expected, "{at}"),
    }
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

/// The values at a pointer in each item of a list.
fn list(json: &Value, list: &str, pointer: &str) -> Vec<String> {
    let items = json.pointer(list).unwrap().as_array().unwrap();
    items.iter().map(|item| item.pointer(pointer).unwrap().as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_text_is_as_beside_each_document() {
    for case in cases() {
        let expected = case.with_extension("txt");
        let Run { stdout, .. } = inspect(&case, "text");
        if env::var_os("BLESS").is_some() {
            fs::write(&expected, &stdout).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(
            stdout,
            wanted,
            "{}: `BLESS=1 cargo test -p spectable-cli` accepts the new text",
            expected.display()
        );
    }
}

#[test]
fn the_json_holds_what_is_beside_a_document() {
    let contracts = cases().into_iter().filter(|case| case.with_extension("json").is_file());
    let mut count = 0;
    for case in contracts {
        let expected = fs::read_to_string(case.with_extension("json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let name = case.file_name().unwrap().to_string_lossy();
        assert_holds(&json(&inspect(&case, "json")), &expected, &name);
        count += 1;
    }
    assert!(count >= 3, "only {count} documents have a `.json` beside them");
}

#[test]
fn the_default_is_the_folder_spec() {
    let place = Place::with(&[("spec/chat.md", CHAT), ("spec/more/broken.md", BROKEN), ("other.md", CHAT)]);
    let run = place.run(&["inspect", "--format", "json"]);
    assert_eq!(list(&json(&run), "/documents", "/path"), ["spec/chat.md", "spec/more/broken.md"]);
}

#[test]
fn a_path_given_twice_is_reported_once_in_the_order_of_the_arguments() {
    let place = Place::with(&[("spec/a.md", CHAT), ("spec/b.md", BROKEN), ("spec/c.md", CHAT)]);
    let cases: [(&[&str], &[&str]); 4] = [
        (&["spec/c.md", "spec/a.md", "./spec/c.md"], &["spec/c.md", "spec/a.md"]),
        (&["spec", "spec/../spec"], &["spec/a.md", "spec/b.md", "spec/c.md"]),
        (&["spec", "spec/b.md"], &["spec/a.md", "spec/b.md", "spec/c.md"]),
        (&["spec/b.md", "spec"], &["spec/b.md", "spec/a.md", "spec/c.md"]),
    ];
    for manifest in ["", "[[document]]\npath = \"b.md\"\n"] {
        if !manifest.is_empty() {
            place.write("spec/spectable.toml", manifest.as_bytes());
        }
        for (paths, expected) in cases {
            let run = place.run(&[&["inspect", "--format", "json"], paths].concat());
            let report = json(&run);
            assert_eq!(list(&report, "/documents", "/path"), expected, "{paths:?} {manifest}");
            let errors = usize::from(expected.contains(&"spec/b.md"));
            assert_eq!(list(&report, "/diagnostics", "/code").len(), errors, "{paths:?} {manifest}");
        }
    }
}

#[test]
fn a_missing_path_is_reported_and_the_others_are_processed() {
    let place = Place::with(&[("chat.md", CHAT), ("broken.md", BROKEN)]);
    let run = place.run(&["inspect", "nowhere.md", "chat.md", "none/", "--format", "json"]);
    assert_eq!(run.code, 1);
    let report = json(&run);
    assert_eq!(list(&report, "/documents", "/path"), ["chat.md"]);
    assert_eq!(list(&report, "/diagnostics", "/code"), ["unreadable", "unreadable"]);
    assert_eq!(list(&report, "/diagnostics", "/severity"), ["error", "error"]);
    assert_eq!(report["diagnostics"][0]["path"], "nowhere.md");
    assert!(run.stderr.contains("error[unreadable]: "), "{}", run.stderr);
    assert!(run.stderr.contains(" --> nowhere.md:1:1\n"), "{}", run.stderr);
    assert!(
        run.stderr.ends_with("\n2 errors\nfor more about this, run `spectable explain unreadable`\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_folder_without_documents_is_an_error() {
    let place = Place::with(&[("spec/notes.txt", "| Code | Name |"), ("chat.md", CHAT)]);
    let run = place.run(&["inspect", "chat.md", "spec"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[no-documents]: "), "{}", run.stderr);
    assert!(run.stdout.contains("GatewayOpcode"), "{}", run.stdout);
}

#[test]
fn a_file_that_is_not_utf8_is_reported_at_its_first_wrong_byte() {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    place.write("spec/latin.md", b"# Codes\n\n| Code | Name |\n|---|---|\n| 1 | sesi\xf3n |\n");
    let run = place.run(&["inspect", "--format", "json"]);
    assert_eq!(run.code, 1);
    let report = json(&run);
    assert_eq!(list(&report, "/documents", "/path"), ["spec/chat.md"]);
    assert_eq!(report["diagnostics"][0]["code"], "not-utf-8");
    assert_eq!(report["diagnostics"][0]["path"], "spec/latin.md");
    assert_eq!(report["diagnostics"][0]["line"], 5);
    assert_eq!(report["diagnostics"][0]["column"], 11);
    assert!(run.stderr.contains(" --> spec/latin.md:5:11\n"), "{}", run.stderr);
}

#[test]
fn a_duplicate_code_is_shown_with_its_line_and_the_report_is_still_printed() {
    let place = Place::with(&[("spec/broken.md", BROKEN)]);
    for format in ["text", "json"] {
        let run = place.run(&["inspect", "--format", format]);
        assert_eq!(run.code, 1);
        assert!(run.stdout.contains("Pong"), "{}", run.stdout);
        assert!(run.stderr.starts_with("error[duplicate-code]: "), "{}", run.stderr);
        assert!(run.stderr.contains("\n --> spec/broken.md:9:3\n"), "{}", run.stderr);
        assert!(
            run.stderr.contains("\n9 | | 1    | Pong   | Answers.                   |\n  |   ^\n"),
            "{}",
            run.stderr
        );
    }
    let report = json(&place.run(&["inspect", "--format", "json"]));
    for key in ["message", "help"] {
        assert!(report["diagnostics"][0][key].is_string(), "{key}");
    }
}

#[test]
fn a_file_comes_with_the_manifest_of_its_folder_unless_bare() {
    let manifest = "[[document]]\npath = \"chat.md\"\nmodule = \"protocol\"\n";
    let files = [("spec/chat.md", CHAT), ("spec/broken.md", BROKEN), ("spec/spectable.toml", manifest)];
    let place = Place::with(&files);
    let cases: [(&[&str], &str); 4] = [
        (&["spec/chat.md"], "protocol"),
        (&["spec/chat.md", "--bare"], "chat"),
        (&["spec"], "protocol"),
        (&["spec", "--bare"], "chat"),
    ];
    for (arguments, module) in cases {
        let run = place.run(&[&["inspect", "--format", "json"], arguments].concat());
        let report = json(&run);
        let documents = report["documents"].as_array().unwrap();
        let chat = documents.iter().find(|document| document["path"] == "spec/chat.md").unwrap();
        assert_eq!(chat["module"], module, "{arguments:?}");
        let whole = arguments[0] == "spec";
        assert_eq!(documents.len(), if whole { 2 } else { 1 }, "{arguments:?}");
        assert_eq!(run.code, i32::from(whole), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn an_error_of_the_manifest_is_reported_with_each_document_but_once() {
    let manifest = "[[document]]\npath = \"a.md\"\nmodul = \"x\"\n";
    let place =
        Place::with(&[("a.md", CHAT), ("b.md", BROKEN), ("c.md", CHAT), ("spectable.toml", manifest)]);
    let run = place.run(&["inspect", "c.md", "a.md", "--format", "json"]);
    assert_eq!(run.code, 1);
    let report = json(&run);
    assert_eq!(list(&report, "/documents", "/path"), ["c.md", "a.md"]);
    assert_eq!(list(&report, "/diagnostics", "/path"), ["spectable.toml"]);
    assert!(run.stderr.contains("\n3 | modul = \"x\"\n  | ^^^^^\n"), "{}", run.stderr);
    assert_eq!(place.run(&["inspect", "c.md", "a.md", "--bare"]).code, 0);
}

#[test]
fn a_file_that_its_folder_does_not_list_is_read_by_itself() {
    let place = Place::with(&[("chat.md", CHAT), ("notes.txt", CHAT), ("spectable.toml", "")]);
    let run = place.run(&["inspect", "notes.txt", "--format", "json"]);
    assert_eq!(list(&json(&run), "/documents", "/path"), ["notes.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
