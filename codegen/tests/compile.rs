//! What the cases generate is Rust that compiles without a warning, however it is laid out, included and compiled.

mod case;
mod scratch;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};
use std::thread;

use spectable_codegen::{Diagnostics, Folder, Layout, Source, generate, read};

const EDITIONS: [&str; 3] = ["2018", "2021", "2024"];

/// What stands above the modules of a crate: it warns where users may.
const LINTS: [&str; 8] =
    ["-D", "warnings", "-D", "missing_docs", "-D", "unreachable_pub", "-F", "unsafe_code"];

#[test]
fn generated_code_compiles_without_a_warning() {
    let folder = scratch::folder("compile");
    let stub = stub(&folder);
    let mut calls = Vec::new();
    for (layout, texts) in [("formatted", texts(Layout::Formatted)), ("lines", texts(Layout::Lines))] {
        let included = crate_of(&folder.join(layout).join("included"), &texts, included);
        let separate = crate_of(&folder.join(layout).join("separate"), &texts, separate);
        for root in [included, separate] {
            for edition in EDITIONS {
                let mut call = Command::new(rustc());
                call.args(LINTS).args(["--emit", "metadata"]);
                arguments(&mut call, &root, edition, &stub);
                call.arg("-o").arg(root.with_file_name(format!("lib{edition}.rmeta")));
                calls.push(call);
            }
        }
    }
    let failures = failures(calls);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn what_hostile_documents_give_compiles_without_a_warning() {
    let folder = scratch::folder("hostile");
    let stub = stub(&folder);
    let mut calls = Vec::new();
    for (layout, text) in [("formatted", hostile(Layout::Formatted)), ("lines", hostile(Layout::Lines))] {
        // In a crate of their own: what rustc says of identifiers it says of all of a crate's.
        let root = crate_of(&folder.join(layout), &[("hostile".to_owned(), text)], included);
        for edition in EDITIONS {
            let mut call = Command::new(rustc());
            call.args(LINTS).args(["--emit", "metadata"]);
            arguments(&mut call, &root, edition, &stub);
            call.arg("-o").arg(root.with_file_name(format!("lib{edition}.rmeta")));
            calls.push(call);
        }
        assert_documents(&folder.join(layout), &root, &stub);
    }
    let failures = failures(calls);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn generated_documentation_has_no_warning_and_no_test() {
    let folder = scratch::folder("document");
    let stub = stub(&folder);
    let root = crate_of(&folder.join("crate"), &texts(Layout::Formatted), included);
    assert_documents(&folder, &root, &stub);
}

/// Sees to it that rustdoc makes pages of a crate without a warning, and finds no test in it.
fn assert_documents(folder: &Path, root: &Path, stub: &Path) {
    let mut pages = Command::new(rustdoc());
    pages.args(["-D", "warnings", "--document-private-items"]);
    arguments(&mut pages, root, "2021", stub);
    pages.arg("-o").arg(folder.join("pages"));
    let failures = failures(vec![pages]);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));

    let mut tests = Command::new(rustdoc());
    tests.arg("--test");
    arguments(&mut tests, root, "2021", stub);
    let output = tests.output().expect("rustdoc runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("\nrunning 0 tests\n"), "\n{}", said(&output));
}

/// The text of each case that gives one, by its name as a module's.
fn texts(layout: Layout) -> Vec<(String, String)> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().replace('-', "_"));
    let cases = case::all().into_iter().map(|(path, folder)| (name(&path).unwrap_or_default(), folder));
    let all = cases.chain([("path".to_owned(), oddly_named())]);
    all.filter_map(|(name, folder)| Some((name, generate(&folder, layout).text?))).collect()
}

/// The text of the hostile documents.
fn hostile(layout: Layout) -> String {
    let folder = read(&mut Diagnostics::default(), Path::new("tests/hostile"));
    generate(&folder, layout).text.expect("the hostile documents give code")
}

/// A document whose path no file system takes everywhere.
fn oddly_named() -> Folder {
    let name = "a\"b\\ c */ `d` {} #[e] \u{202e}\n[f](https://g.example) <h>.md";
    let text =
        "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| ~~1~~ | Two |\n| 1 | Three |\n| 2 | Four |\n";
    Folder { documents: vec![Source::new(name, name, text)], ..Folder::default() }
}

/// Writes a crate that holds each text twice, in a public module and in a private one, and gives its root.
fn crate_of(folder: &Path, texts: &[(String, String)], module: fn(&str, &str) -> String) -> PathBuf {
    let mut root = "//! Generated code.\n#![no_std]\n".to_owned();
    for (part, visibility) in [("shown", "pub "), ("hidden", "")] {
        fs::create_dir_all(folder.join(part)).expect("the folder can be made");
        let _ = writeln!(root, "/// Generated code.\n{visibility}mod {part} {{");
        for (name, text) in texts {
            let path = folder.join(part).join(format!("{name}.rs"));
            fs::write(&path, text).expect("the text can be written");
            let _ = writeln!(root, "/// A case.\n{visibility}{}", module(part, name));
        }
        root.push_str("}\n");
    }
    let path = folder.join("lib.rs");
    fs::write(&path, root).expect("the crate's root can be written");
    path
}

fn included(part: &str, name: &str) -> String {
    format!("mod {name} {{ include!(\"{part}/{name}.rs\"); }}")
}

fn separate(_: &str, name: &str) -> String {
    format!("mod {name};")
}

fn arguments(call: &mut Command, root: &Path, edition: &str, stub: &Path) {
    call.args(["--crate-type", "lib", "--edition", edition, "--crate-name", "cases"]);
    call.args(["--cfg", "feature=\"serde\""]);
    call.args(["--check-cfg", "cfg(feature, values(\"serde\"))"]);
    call.arg("--extern").arg(format!("serde={}", stub.display())).arg(root);
}

/// Compiles what stands for serde.
fn stub(folder: &Path) -> PathBuf {
    let path = folder.join("libserde.rmeta");
    let mut call = Command::new(rustc());
    call.args(["--edition", "2021", "--crate-name", "serde", "--crate-type", "lib", "--emit", "metadata"]);
    call.arg("tests/compile/serde.rs").arg("-o").arg(&path);
    let failures = failures(vec![call]);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    path
}

/// Runs the calls, two at a time whichever test makes them, and gives what those that fail say.
fn failures(mut calls: Vec<Command>) -> Vec<String> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut second = calls.split_off(calls.len() / 2);
    let run = |calls: &mut Vec<Command>| -> Vec<String> {
        let failure = |call: &mut Command| {
            let output = call.output().expect("the compiler runs");
            (!output.status.success()).then(|| format!("{call:?}\n{}", said(&output)))
        };
        calls.iter_mut().filter_map(failure).collect()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| run(&mut second));
        let mut failures = run(&mut calls);
        failures.extend(other.join().expect("the calls are run"));
        failures
    })
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn rustc() -> PathBuf {
    env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from)
}

/// The rustdoc that came with the compiler.
fn rustdoc() -> PathBuf {
    let named = rustc().with_file_name("rustdoc");
    env::var_os("RUSTDOC").map_or(named, PathBuf::from)
}
