//! What is read from a folder, and what is written: in whatever order, whatever is wrong.

mod scratch;

use std::fs;
use std::path::Path;

use spectable_codegen::{
    Diagnostics, Folder, Kind, Layout, Limits, generate, read, read_with_folder, read_within,
};

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

#[test]
fn a_manifest_and_a_lock_that_are_no_text_are_one_problem_each() {
    let path = scratch::folder("binary");
    write(&path.join("a.md"), CODES);
    for (bytes, place) in [("\u{7f}ELF\u{2}\u{1}\0\0", "1:1"), ("serde = \"on\"\n# \0", "2:3")] {
        let bytes = bytes.to_owned() + &"\0".repeat(1_000_000);
        write(&path.join("spectable.toml"), &bytes);
        write(&path.join("spectable.lock"), &bytes);
        let (folder, problems) = reading(&path);
        assert!(problems.is_empty(), "{problems:?}");
        let generation = generate(&folder, Layout::Lines);
        assert!(generation.text.is_none());
        let found: Vec<_> = generation.diagnostics.iter().collect();
        assert_eq!(found.len(), 2, "{found:?}");
        for ((name, kind), found) in
            [("toml", Kind::ManifestSyntax), ("lock", Kind::LockSyntax)].into_iter().zip(found)
        {
            assert_eq!(found.kind, kind);
            let start = format!("{}/spectable.{name}:{place}: this is no text: ", path.display());
            assert!(found.to_string().starts_with(&start), "{found}");
        }
    }
}

#[test]
fn a_file_beyond_the_limit_is_reported_and_not_read() {
    let path = scratch::folder("large");
    for name in ["a.md", "b.md", "spectable.toml", "spectable.lock"] {
        write(&path.join(name), CODES);
    }
    let limit = Limits::default().file;
    assert_eq!(limit, 256 * 1024 * 1024);
    for name in ["b.md", "spectable.toml", "spectable.lock"] {
        // A hole takes no room on the disk.
        let file = fs::File::options().write(true).open(path.join(name)).expect("it is there");
        file.set_len(limit + 1).expect("it can grow");
    }
    let (folder, problems) = reading(&path);
    let said: Vec<&str> = problems.iter().map(|(_, problem)| problem.as_str()).collect();
    let expected = [
        "b.md:1:1: the file has more than the 268435456 bytes that one may have",
        "spectable.lock:1:1: the file has more than the 268435456 bytes that one may have",
        "spectable.toml:1:1: the file has more than the 268435456 bytes that one may have",
    ];
    assert_eq!(said, expected);
    assert!(problems.iter().all(|(kind, _)| *kind == Kind::TooLarge));
    assert_eq!(folder.documents.len(), 1);
    assert!(folder.manifest.is_none() && folder.lock.is_none());
}

#[test]
fn the_limit_is_for_the_caller_to_set() {
    let path = scratch::folder("limit");
    write(&path.join("a.md"), CODES);
    let (size, usual) = (CODES.len() as u64, Limits::default());
    for (file, is_read) in [(0, false), (size - 1, false), (size, true), (u64::MAX, true)] {
        for path in [path.clone(), path.join("a.md")] {
            let mut diagnostics = Diagnostics::default();
            let mut limits = usual;
            limits.file = file;
            let folder = read_within(&mut diagnostics, &path, &limits);
            assert_eq!((folder.documents.len() == 1, diagnostics.is_empty()), (is_read, is_read), "{file}");
            assert_eq!(folder.limits.file, file);
        }
    }
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
