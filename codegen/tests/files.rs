//! What is read from a folder, and what is written: in whatever order, whatever is wrong.

mod scratch;

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use spectable_codegen::{Diagnostics, Folder, Kind, Layout, generate, read, read_with_folder, replace};

const CODES: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n";

#[test]
fn a_folder_reads_the_same_in_whatever_order_its_files_were_made() {
    let names = ["b.md", "a.md", "c/d.md", "E.mdx", "c/a.markdown", "a-b.md", "spectable.toml"];
    let text = |name: &str| {
        if name == "spectable.toml" { "serde = \"on\"\n".to_owned() } else { CODES.replace("Codes", name) }
    };
    let mut texts = Vec::new();
    for turn in 0..names.len() {
        let path = scratch::folder(&format!("order-{turn}"));
        for name in names.iter().cycle().skip(turn).take(names.len()) {
            write(&path.join(name), &text(name));
        }
        let (folder, problems) = reading(&path);
        assert!(problems.is_empty(), "{problems:?}");
        let listed: Vec<&str> = folder.documents.iter().map(spectable_codegen::Source::name).collect();
        assert_eq!(listed, ["E.mdx", "a-b.md", "a.md", "b.md", "c/a.markdown", "c/d.md"]);
        texts.push(generate(&folder, Layout::Lines).text);
    }
    assert!(texts.iter().all(|text| text.is_some() && *text == texts[0]));
}

#[test]
fn only_documents_the_manifest_and_the_lock_are_read() {
    let path = scratch::folder("other-files");
    write(&path.join("a.md"), CODES);
    write(&path.join("upper.MD"), CODES);
    for name in [
        "notes.txt", ".hidden.md", ".git/a.md", "sub/spectable.toml", "sub/spectable.lock", "other.lock",
        "md", "a.md.orig",
    ] {
        write(&path.join(name), "no text of ours");
    }
    let (folder, problems) = reading(&path);
    assert!(problems.is_empty(), "{problems:?}");
    let watched: Vec<_> = folder.watched.iter().map(|path| path.file_name().unwrap_or_default()).collect();
    assert_eq!(watched, ["other-files", "a.md", "upper.MD"]);
    assert!(folder.manifest.is_none() && folder.lock.is_none());
    write(&path.join("spectable.lock"), "version = 1\n");
    let (folder, problems) = reading(&path);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(folder.documents.len(), 2);
    assert_eq!(folder.lock.expect("it is read").text(), "version = 1\n");
    assert!(folder.watched.contains(&path.join("spectable.lock")));
}

#[test]
fn one_file_is_read_with_its_folder_where_that_has_a_manifest_or_a_lock() {
    let path = scratch::folder("one-file");
    write(&path.join("a.md"), CODES);
    write(&path.join("b.md"), CODES);
    let names = |folder: Folder| -> Vec<String> {
        folder.documents.iter().map(|source| source.name().to_owned()).collect()
    };
    let mut diagnostics = Diagnostics::default();
    assert_eq!(names(read_with_folder(&mut diagnostics, &path.join("b.md"))), ["b.md"]);
    for name in ["spectable.toml", "spectable.lock"] {
        write(&path.join(name), "");
        assert_eq!(names(read_with_folder(&mut diagnostics, &path.join("b.md"))), ["a.md", "b.md"]);
        fs::remove_file(path.join(name)).expect("it is there");
    }
    assert!(diagnostics.is_empty());
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_text() {
    let path = scratch::folder("mark");
    write(&path.join("a.md"), &format!("\u{feff}{CODES}"));
    let (folder, problems) = reading(&path);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(folder.documents[0].text(), CODES);
}

#[test]
fn a_missing_folder_is_reported() {
    let path = scratch::folder("missing").join("none");
    let (folder, problems) = reading(&path);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let (kind, problem) = &problems[0];
    assert_eq!(*kind, Kind::Unreadable);
    assert!(problem.starts_with("none:1:1: cannot read the folder: "), "{problem}");
    assert!(folder.watched.is_empty());
}

#[test]
fn a_folder_without_documents_is_reported() {
    let path = scratch::folder("empty");
    let expected = [(Kind::NoDocuments, "empty:1:1: no documents in this folder".to_owned())];
    assert_eq!(reading(&path).1, expected);
    write(&path.join("spectable.toml"), "");
    write(&path.join("notes.txt"), CODES);
    assert_eq!(reading(&path).1, expected);
}

#[test]
fn text_that_is_no_utf_8_is_reported_where_it_begins_in_every_file() {
    let path = scratch::folder("latin");
    write(&path.join("a.md"), CODES);
    fs::write(path.join("b.md"), b"# Se\xc3\xb1al\n\nuna se\xf1al\n").expect("it can be written");
    fs::write(path.join("c.md"), b"\xff\xfe#\x00").expect("it can be written");
    fs::write(path.join("spectable.toml"), b"# \x80").expect("it can be written");
    let (folder, problems) = reading(&path);
    let said: Vec<&str> = problems.iter().map(|(_, problem)| problem.as_str()).collect();
    let expected = [
        "b.md:3:7: the text is not UTF-8: byte 0xF1 cannot stand here",
        "c.md:1:1: the text is not UTF-8: byte 0xFF cannot stand here",
        "spectable.toml:1:3: the text is not UTF-8: byte 0x80 cannot stand here",
    ];
    assert_eq!(said, expected);
    assert!(problems.iter().all(|(kind, _)| *kind == Kind::NotUtf8));
    assert_eq!(folder.documents.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_reported() {
    let path = scratch::folder("unreadable");
    write(&path.join("a.md"), CODES);
    // A link that leads nowhere cannot be read by anyone, not even by root.
    std::os::unix::fs::symlink("nowhere.md", path.join("b.md")).expect("the link can be made");
    let (_, problems) = reading(&path);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let (kind, problem) = &problems[0];
    assert_eq!(*kind, Kind::Unreadable);
    assert!(problem.starts_with("b.md:1:1: cannot read the file: "), "{problem}");
}

#[test]
fn a_file_is_replaced_only_by_another_text() {
    let folder = scratch::folder("replace");
    let path = folder.join("codes.rs");
    assert!(replace(&path, "one").expect("it can be written"));
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options()
        .write(true)
        .open(&path)
        .expect("it is there")
        .set_modified(then)
        .expect("it has a time");
    assert!(!replace(&path, "one").expect("nothing is to be written"));
    assert_eq!(fs::metadata(&path).and_then(|file| file.modified()).expect("it has a time"), then);
    assert!(replace(&path, "two").expect("it can be written"));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "two");
    assert_eq!(fs::read_dir(&folder).expect("it is a folder").count(), 1);
}

#[test]
fn what_cannot_be_replaced_stays_as_it_was() {
    let folder = scratch::folder("stuck");
    // Beside a file whose name is as long as a name can be, none with a longer one can stand.
    let path = folder.join("x".repeat(255));
    fs::write(&path, "one").expect("it can be written");
    assert!(replace(&path, "two").is_err());
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "one");
    fs::create_dir(folder.join("codes.rs")).expect("the folder can be made");
    assert!(replace(&folder.join("codes.rs"), "two").is_err());
    assert!(replace(&folder.join("none/codes.rs"), "two").is_err());
    assert_eq!(fs::read_dir(&folder).expect("it is a folder").count(), 2);
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("it can be written");
}

/// What a folder holds, and its problems without the path down to it.
fn reading(path: &Path) -> (Folder, Vec<(Kind, String)>) {
    let mut diagnostics = Diagnostics::default();
    let folder = read(&mut diagnostics, path);
    let whole = spectable_codegen::shown(path);
    let above = &whole[..whole.rfind('/').map_or(0, |at| at + 1)];
    let within = |problem: String| {
        problem.strip_prefix(&format!("{whole}/")).or(problem.strip_prefix(above)).map(str::to_owned)
    };
    let problems = diagnostics.iter().filter_map(|found| Some((found.kind, within(found.to_string())?)));
    let problems = problems.collect();
    (folder, problems)
}
