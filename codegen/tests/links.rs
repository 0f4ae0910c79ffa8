//! Links and what else is no plain file: followed inside of the folder, never out of it.
#![cfg(unix)]

mod scratch;

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use spectable_codegen::{Diagnostics, Folder, Kind, Layout, Source, generate, read, read_with_folder};

const CODES: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n";
const SECRET: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | Secret |\n";
const OUTSIDE: &str = "put a copy of what it leads to in its place, or remove the link";
const NOWHERE: &str = "put back what it leads to, or remove the link";

/// A folder with a document, beside it one whose name begins alike and whose files are not its own.
fn folder(name: &str) -> PathBuf {
    let above = scratch::folder(&format!("links-{name}"));
    for (path, text) in [
        ("spec/a.md", CODES),
        ("spec/deep/b.md", CODES),
        ("spec-other/secret.md", SECRET),
        ("spec-other/spectable.toml", "secret"),
    ] {
        fs::create_dir_all(above.join(path).parent().expect("it is in a folder"))
            .expect("the folder can be made");
        fs::write(above.join(path), text).expect("it can be written");
    }
    above.join("spec")
}

fn link(folder: &Path, name: &str, target: impl AsRef<Path>) {
    symlink(target, folder.join(name)).expect("the link can be made");
}

fn names(folder: &Folder) -> Vec<&str> {
    folder.documents.iter().map(Source::name).collect()
}

/// What a folder holds, and its problems: where, of what kind, what and what settles it.
fn reading(path: &Path) -> (Folder, Vec<(String, Kind, String, String)>) {
    let mut diagnostics = Diagnostics::default();
    let folder = read(&mut diagnostics, path);
    let whole = format!("{}/", path.display());
    let problems = diagnostics.iter().map(|found| {
        let place = found.place.to_string();
        let place = place.strip_prefix(&whole).expect("it is in the folder").to_owned();
        (place, found.kind, found.message.clone(), found.help.clone())
    });
    let problems = problems.collect();
    (folder, problems)
}

/// Checks that a folder is read but for one link that leads out of it.
#[track_caller]
fn leads_out(path: &Path, name: &str, target: &str) {
    let (folder, problems) = reading(path);
    let message = format!("the link to `{target}` leads out of the folder");
    assert_eq!(problems, [(format!("{name}:1:1"), Kind::PathOutside, message, OUTSIDE.to_owned())]);
    assert_eq!(names(&folder), ["a.md", "deep/b.md"]);
    assert!(folder.manifest.is_none() && folder.lock.is_none());
}

#[test]
fn a_link_to_a_document_of_the_folder_is_a_document() {
    let path = folder("inside");
    link(&path, "c.md", "deep/b.md");
    link(&path, "deep/d.md", "../a.md");
    // Out and in again; and by way of another.
    link(&path, "e.md", "../spec/a.md");
    link(&path, "f.md", "e.md");
    fs::write(path.join("deep/settings.toml"), "serde = \"on\"").expect("it can be written");
    link(&path, "spectable.toml", "deep/settings.toml");
    let (found, problems) = reading(&path);
    assert_eq!(problems, []);
    assert_eq!(names(&found), ["a.md", "c.md", "deep/b.md", "deep/d.md", "e.md", "f.md"]);
    assert!(found.documents.iter().all(|source| source.text() == CODES));
    assert_eq!(found.manifest.expect("it is read").text(), "serde = \"on\"");
}

#[test]
fn a_link_out_of_the_folder_is_an_error_and_not_followed() {
    for (at, target) in ["../spec-other/secret.md", "../spec-other", "..", "../spec-other/../..", "../pipe"]
        .iter()
        .enumerate()
    {
        for name in ["c.md", "deep/c.md", "spectable.toml", "spectable.lock"] {
            let path = folder(&format!("out-{at}"));
            assert!(
                Command::new("mkfifo").arg(path.with_file_name("pipe")).status().expect("it runs").success()
            );
            let target = if name.contains('/') { format!("../{target}") } else { (*target).to_owned() };
            link(&path, name, &target);
            leads_out(&path, name, &target);
        }
    }
    let path = folder("out-absolute");
    let target = path.with_file_name("spec-other/secret.md");
    link(&path, "c.md", &target);
    leads_out(&path, "c.md", &target.display().to_string());
    // What is not there would lie outside all the same.
    for target in ["../gone.md", "deep/../../spec-other/gone", "/gone/a.md"] {
        let path = folder("out-gone");
        link(&path, "c.md", target);
        leads_out(&path, "c.md", target);
        fs::rename(path.join("c.md"), path.join("vendored")).expect("it can be renamed");
        leads_out(&path, "vendored", target);
    }
    let path = folder("out-by-way");
    link(&path, "c.md", "d.txt");
    link(&path, "d.txt", "../spec-other/secret.md");
    leads_out(&path, "c.md", "d.txt");
    let path = folder("out-device");
    link(&path, "c.md", "/dev/zero");
    leads_out(&path, "c.md", "/dev/zero");
}

#[test]
fn with_a_link_that_leads_out_nothing_is_generated() {
    let path = folder("generated");
    link(&path, "c.md", "../spec-other/secret.md");
    let (found, problems) = reading(&path);
    assert_eq!(problems.len(), 1);
    let text = generate(&found, Layout::Lines).text.expect("the rest is in order");
    assert!(!text.contains("Secret"), "{text}");
    // A document that is named together with its folder is held to the same.
    fs::write(path.join("spectable.toml"), "").expect("it can be written");
    let mut diagnostics = Diagnostics::default();
    let found = read_with_folder(&mut diagnostics, &path.join("c.md"));
    assert_eq!((names(&found), diagnostics.has_errors()), (vec!["a.md", "deep/b.md"], true));
}

#[test]
fn a_link_to_what_does_not_count_is_passed_over() {
    let path = folder("other");
    fs::write(path.with_file_name("LICENSE"), "text").expect("it can be written");
    link(&path, "LICENSE", "../LICENSE");
    link(&path, ".hidden.md", "../spec-other/secret.md");
    link(&path, ".hidden", "../spec-other");
    link(&path, "deep/spectable.toml", "../../spec-other/spectable.toml");
    let (found, problems) = reading(&path);
    assert_eq!((names(&found), problems), (vec!["a.md", "deep/b.md"], Vec::new()));
}

#[test]
fn folders_are_read_once_however_links_go_round() {
    let path = folder("round");
    link(&path, "again", "deep");
    link(&path, "deep/above", "..");
    link(&path, "deep/self", ".");
    link(&path, "whole", "../spec");
    let (found, problems) = reading(&path);
    assert_eq!((names(&found), problems), (vec!["a.md", "deep/b.md"], Vec::new()));
}

#[test]
fn a_link_that_leads_nowhere_is_an_error() {
    let path = folder("nowhere");
    link(&path, "c.md", "nowhere.md");
    link(&path, "discord", "vendor/discord");
    link(&path, "e.md", "e.md");
    link(&path, "one.md", "two.md");
    link(&path, "spectable.lock", "gone.lock");
    link(&path, "two.md", "one.md");
    let (found, problems) = reading(&path);
    assert_eq!(names(&found), ["a.md", "deep/b.md"]);
    let expected = [
        ("c.md:1:1", "nowhere.md"),
        ("discord:1:1", "vendor/discord"),
        ("e.md:1:1", "e.md"),
        ("one.md:1:1", "two.md"),
        ("spectable.lock:1:1", "gone.lock"),
        ("two.md:1:1", "one.md"),
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    for ((place, kind, message, help), (expected, target)) in problems.iter().zip(expected) {
        assert_eq!((place.as_str(), *kind, help.as_str()), (expected, Kind::Unreadable, NOWHERE));
        assert!(message.starts_with(&format!("cannot follow the link to `{target}`: ")), "{message}");
    }
    // A manifest or a lock that cannot be read is not taken for none.
    let mut diagnostics = Diagnostics::default();
    let _ = read_with_folder(&mut diagnostics, &path.join("a.md"));
    assert_eq!(diagnostics.iter().count(), expected.len());
}

#[test]
fn documents_are_not_lost_in_a_hidden_folder_that_a_link_shows() {
    let path = folder("hidden");
    fs::rename(path.join("deep"), path.join(".deep")).expect("it can be renamed");
    link(&path, "deep", ".deep");
    link(&path, "c.md", ".deep/b.md");
    let (found, problems) = reading(&path);
    assert_eq!(names(&found), ["a.md", "c.md"]);
    let message = "the link leads to `.deep`, which is hidden and passed over".to_owned();
    let help = "give that folder a name without a `.` at its start, or remove the link".to_owned();
    assert_eq!(problems, [("deep:1:1".to_owned(), Kind::Unreadable, message, help)]);
}

#[test]
fn the_folder_itself_may_be_reached_through_a_link() {
    let path = folder("itself");
    link(&path, "c.md", "deep/b.md");
    let through = path.with_file_name("link");
    symlink("spec", &through).expect("the link can be made");
    let (found, problems) = reading(&through);
    assert_eq!(problems, []);
    assert_eq!(names(&found), ["a.md", "c.md", "deep/b.md"]);
    let paths: Vec<_> = found.documents.iter().map(|source| source.path().to_string()).collect();
    assert!(paths.iter().all(|shown| Path::new(shown).starts_with(&through)), "{paths:?}");
    link(&path, "d.md", "../spec-other/secret.md");
    let (_, problems) = reading(&through);
    assert_eq!(problems.iter().map(|found| found.1).collect::<Vec<_>>(), [Kind::PathOutside]);
}

#[test]
fn what_is_no_file_is_an_error_and_nobody_waits_for_it() {
    let path = folder("special");
    for name in ["pipe.md", "spectable.toml"] {
        assert!(Command::new("mkfifo").arg(path.join(name)).status().expect("it runs").success());
    }
    // The path of a socket is short, or none.
    let socket = std::env::temp_dir().join(format!("spectable-{}.md", std::process::id()));
    drop(UnixListener::bind(&socket).expect("it can be bound"));
    let moved = fs::rename(&socket, path.join("socket.md"));
    if moved.is_err() {
        fs::remove_file(&socket).expect("it is there");
        assert!(Command::new("mkfifo").arg(path.join("socket.md")).status().expect("it runs").success());
    }
    let (found, problems) = reading(&path);
    assert_eq!(names(&found), ["a.md", "deep/b.md"]);
    let said: Vec<_> = problems.iter().map(|found| (found.0.as_str(), found.1, found.2.as_str())).collect();
    let why = "cannot read the file: it is no regular file";
    for name in ["pipe.md", "socket.md"] {
        let mut diagnostics = Diagnostics::default();
        let _ = read(&mut diagnostics, &path.join(name));
        let messages: Vec<&str> = diagnostics.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(messages, [why]);
    }
    let expected = ["pipe.md:1:1", "socket.md:1:1", "spectable.toml:1:1"];
    assert_eq!(said, expected.map(|place| (place, Kind::Unreadable, why)));
}
