//! What a user's own test of a committed file says, seen from another process: it goes by the environment.

mod scratch;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Set for the process that plays a user's test.
const PLAYED: &str = "SPECTABLE_PLAYS_A_TEST";

const CODES: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n";

#[test]
fn a_fresh_file_is_left_alone() {
    if env::var_os(PLAYED).is_some() {
        spectable_codegen::assert_fresh("spec", "src/generated.rs");
        return;
    }
    let package = package("fresh", CODES);
    let file = package.join("src/generated.rs");
    assert_eq!(call(&package, Some("1")), None);
    let text = fs::read_to_string(&file).expect("it was written");
    assert!(text.contains("pub enum Code {"), "{text}");
    assert_eq!(call(&package, None), None);
    assert_eq!(call(&package, Some("0")), None);
    write(&file, &text.replace('\n', "\r\n"));
    assert_eq!(call(&package, None), None);
}

#[test]
fn a_stale_file_is_a_failure_with_the_difference_and_the_command() {
    let package = package("stale", CODES);
    let file = package.join("src/generated.rs");
    assert_eq!(call(&package, Some("1")), None);
    let stale = fs::read_to_string(&file).expect("it was written").replace("One = 0,", "Won = 0,");
    write(&file, &stale);
    let report = call(&package, None).expect("it fails");
    assert!(report.contains("`src/generated.rs` is not what `spec` gives:\n\nline "), "{report}");
    assert!(report.contains("\n-        Won = 0,\n+        One = 0,\n"), "{report}");
    assert!(
        report.contains(
            "run `spectable generate spec -o src/generated.rs`, or this test with SPECTABLE_UPDATE=1"
        ),
        "{report}"
    );
    assert_eq!(fs::read_to_string(&file).expect("it is there"), stale);
    write(&file, &format!("{}// more\n", stale.replace("Won = 0,", "One = 0,")));
    assert!(call(&package, None).expect("it fails").contains("-// more\n"));
    fs::remove_file(&file).expect("it is there");
    let report = call(&package, None).expect("it fails");
    assert!(report.contains("cannot read `src/generated.rs`: "), "{report}");
    assert!(report.contains("spectable generate spec -o src/generated.rs"), "{report}");
    assert!(!file.exists());
}

#[test]
fn broken_documents_are_a_failure_that_writes_nothing() {
    let package = package("unfresh", &CODES.replace("| 1 |", "| 0 |"));
    for update in [None, Some("1")] {
        let report = call(&package, update).expect("it fails");
        assert!(report.contains("`src/generated.rs` cannot be generated:\nspec/a.md:6:3: "), "{report}");
        assert!(!package.join("src/generated.rs").exists());
    }
}

fn package(name: &str, text: &str) -> PathBuf {
    let package = scratch::folder(name);
    write(&package.join("spec/a.md"), text);
    fs::create_dir(package.join("src")).expect("the folder can be made");
    package
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("it can be written");
}

/// What a user's test says where it fails.
fn call(package: &Path, update: Option<&str>) -> Option<String> {
    let mut test = Command::new(env::current_exe().expect("a test knows itself"));
    test.args(["--exact", "a_fresh_file_is_left_alone", "--nocapture", "--quiet"]);
    test.current_dir(package).env(PLAYED, "1").env_remove("SPECTABLE_UPDATE");
    test.envs(update.map(|update| ("SPECTABLE_UPDATE", update)));
    let output = test.output().expect("the test runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| said.into_owned())
}
