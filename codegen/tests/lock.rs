//! The lock, from a snapshot to text and back, and what becomes of identifiers by it.

mod case;

use spectable_codegen::model::{Code, Repr, Shape, Unknown};
use spectable_codegen::snapshot::{Entry, Enumeration, Range, Snapshot};
use spectable_codegen::{Diagnostics, Folder, Inspection, Kind, Locking, Place, Source, inspect_with, lock};

#[test]
fn every_lock_reads_as_what_it_was_written_from() {
    for (path, folder) in case::all() {
        let Inspection { spec, diagnostics } = inspect_with(&folder, Locking::Accepted);
        if diagnostics.has_errors() {
            continue;
        }
        let mut snapshot = Snapshot::of(&spec);
        let text = lock::text(&snapshot);
        assert_eq!(text, lock::text(&snapshot), "{}", path.display());
        without_places(&mut snapshot);
        assert_eq!(read(&text), snapshot, "{}", path.display());
    }
}

#[test]
fn what_is_locked_is_clean_and_is_locked_as_it_was() {
    for (path, folder) in case::all() {
        let path = path.display();
        for locking in [Locking::Accepted, Locking::Renamed] {
            let inspection = inspect_with(&folder, locking);
            if inspection.diagnostics.has_errors() {
                continue;
            }
            let text = lock::text(&Snapshot::of(&inspection.spec));
            let locked = with_lock(&folder, &text);
            let Inspection { spec, diagnostics } = inspect_with(&locked, Locking::Heeded);
            assert!(!diagnostics.has_errors(), "{path}: {diagnostics:?}");
            assert!(diagnostics.iter().all(|found| found.kind != Kind::NotLocked), "{path}: {diagnostics:?}");
            assert_eq!(lock::text(&Snapshot::of(&spec)), text, "{path}");
            let mut turned = locked.clone();
            turned.documents.reverse();
            assert_eq!(
                lock::text(&Snapshot::of(&inspect_with(&turned, Locking::Accepted).spec)),
                text,
                "{path}"
            );
        }
    }
}

#[test]
fn any_part_of_a_lock_can_be_read() {
    for (path, folder) in case::all() {
        let Some(source) = &folder.lock else { continue };
        let text = source.text();
        let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        for end in ends.step_by(3) {
            let mut diagnostics = Diagnostics::default();
            let cut = Source::new("spectable.lock", "spectable.lock", &text[..end]);
            let _ = lock::parse(&mut diagnostics, &cut);
            let is_error = |found: &spectable_codegen::Diagnostic| found.kind == Kind::LockSyntax;
            assert!(diagnostics.iter().all(is_error), "{} up to {end}", path.display());
            let inside = text[end..].trim_start_matches([' ', '\n']);
            let in_a_line =
                text[..end].ends_with(',') && inside.starts_with(|c: char| c.is_ascii_lowercase());
            assert!(!in_a_line || diagnostics.has_errors(), "{} up to {end}", path.display());
        }
    }
}

#[test]
fn a_lock_that_was_cut_is_never_taken_for_whole() {
    let mut whole = 0;
    for (path, folder) in case::all() {
        let Inspection { spec, diagnostics } = inspect_with(&folder, Locking::Accepted);
        let text = lock::text(&Snapshot::of(&spec));
        if diagnostics.has_errors() {
            continue;
        }
        assert!(found(&text).is_empty() && found(text.trim_end()).is_empty(), "{text}");
        // At every character of some of them; between two lines of them all.
        let is_short = text.len() < 1500 && whole < 8;
        let ends =
            text.char_indices().map(|(at, _)| at).filter(|&at| is_short || text[at..].starts_with('\n'));
        for end in ends.filter(|&at| at < text.trim_end().len()) {
            let found = found(&text[..end]);
            let is_error = |kind: &Kind| *kind == Kind::LockSyntax;
            assert!(!found.is_empty() && found.iter().all(is_error), "{} up to {end}", path.display());
        }
        whole += 1;
    }
    assert!(whole > 10);
}

#[test]
fn a_lock_of_the_first_version_had_no_last_line() {
    let text = "version = 1\n\n[[enum]]\npath = \"a::B\"\ndocument = \"a.md\"\nrepr = \"u8\"\n";
    assert_eq!(found(text), []);
    assert_eq!(read(text).enums.len(), 1);
    assert_eq!(found(&text.replace('1', "2")), [Kind::LockSyntax]);
    let ended = format!("{}\n[end]\n", text.replace('1', "2"));
    assert_eq!(read(&ended), read(text));
    // Whatever ends the lines.
    assert_eq!(found(&ended.replace('\n', "\r\n")), []);
    // What follows the last line is not whole either.
    assert_eq!(found(&format!("{ended}\n[[enum]]\n")).len(), 1);
}

/// What is wrong with a lock.
fn found(text: &str) -> Vec<Kind> {
    let mut diagnostics = Diagnostics::default();
    let _ = lock::parse(&mut diagnostics, &Source::new("spectable.lock", "spectable.lock", text));
    diagnostics.iter().map(|found| found.kind).collect()
}

#[test]
fn whatever_a_text_holds_comes_back() {
    let odd = "a \"quoted\" \\ name\n\r\t\u{7f}\u{85}\u{202e}\u{feff}'''# ]] 🦀\u{0}";
    let entry = |code: Code| Entry {
        code,
        ident: "Ünïcode_".to_owned(),
        deprecated: true,
        twin: false,
        name: odd.to_owned(),
        values: vec![String::new(), odd.to_owned()],
        hash: "0123abcd".to_owned(),
        place: nowhere(),
    };
    let enumeration = |path: &str, repr: Option<Repr>, codes: Vec<Code>| Enumeration {
        path: path.to_owned(),
        document: odd.to_owned(),
        repr,
        unknown: Unknown::Keep,
        shape: Shape::Newtype,
        fields: vec![("zeta".to_owned(), odd.to_owned()), ("alpha".to_owned(), "bool?".to_owned())],
        entries: codes.into_iter().map(entry).collect(),
        ranges: Vec::new(),
        place: nowhere(),
    };
    let mut numbers = enumeration("a::A", Some(Repr::I64), vec![Code::Integer(i64::MIN.into())]);
    numbers.ranges.push(Range {
        first: 0,
        last: u64::MAX.into(),
        ident: "All".to_owned(),
        name: String::new(),
        hash: String::new(),
        place: nowhere(),
    });
    let words = enumeration("a::B", None, vec![Code::Text(String::new()), Code::Text(odd.to_owned())]);
    let mut snapshot = Snapshot { enums: vec![numbers, words] };
    snapshot.enums[1].entries[1].ident = "Other".to_owned();
    let text = lock::text(&snapshot);
    assert_eq!(text.lines().count(), 1 + 1 + 1 + 7 + 3 + 3 + 1 + 7 + 4 + 2, "{text}");
    assert_eq!(read(&text), snapshot);
}

#[test]
fn an_empty_snapshot_has_a_lock() {
    let text = lock::text(&Snapshot::default());
    assert!(
        text.lines()
            .next()
            .is_some_and(|line| line.contains("@generated") && line.contains("spectable update"))
    );
    assert_eq!(read(&text), Snapshot::default());
}

#[test]
fn an_accepted_renumbering_takes_the_identifier_along() {
    let before = codes(&[(14, "Media Sink"), (15, "Resume")]);
    let reworded = codes(&[(14, "Media sink wants"), (15, "Resume")]);
    let moved = codes(&[(15, "Resume"), (16, "Media sink wants"), (14, "Hello")]);
    let locked = with_lock(&reworded, &written(&before, Locking::Accepted));
    assert_eq!(idents(&locked, Locking::Heeded), [(14, "MediaSink"), (15, "Resume")].map(owned));
    let locked = with_lock(&moved, &written(&locked, Locking::Accepted));
    let kinds: Vec<Kind> =
        inspect_with(&locked, Locking::Heeded).diagnostics.iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Kind::CodeRenumbered, Kind::NotLocked]);
    let accepted = inspect_with(&locked, Locking::Accepted);
    assert!(accepted.diagnostics.is_empty(), "{:?}", accepted.diagnostics);
    let expected = [(14, "Hello"), (15, "Resume"), (16, "MediaSink")];
    assert_eq!(idents(&locked, Locking::Accepted), expected.map(owned));
    let expected = [(14, "Hello"), (15, "Resume"), (16, "MediaSinkWants")];
    assert_eq!(idents(&locked, Locking::Renamed), expected.map(owned));
}

#[test]
fn an_accepted_swap_lets_identifiers_follow_the_words() {
    let before = codes(&[(1, "Ping"), (2, "Pong")]);
    let after = with_lock(&codes(&[(1, "Pong"), (2, "Ping")]), &written(&before, Locking::Accepted));
    assert_eq!(idents(&after, Locking::Accepted), [(1, "Pong"), (2, "Ping")].map(owned));
}

#[test]
fn a_representation_grows_where_that_is_accepted_and_never_shrinks() {
    let small = codes(&[(1, "Ping"), (2, "Pong")]);
    let large = codes(&[(1, "Ping"), (300, "Pong")]);
    for locking in [Locking::Accepted, Locking::Renamed] {
        let grown = with_lock(&large, &written(&small, locking));
        assert_eq!(Snapshot::of(&inspect_with(&grown, locking).spec).enums[0].repr, Some(Repr::U16));
        let kept = with_lock(&small, &written(&large, locking));
        assert_eq!(Snapshot::of(&inspect_with(&kept, locking).spec).enums[0].repr, Some(Repr::U16));
    }
}

fn codes(rows: &[(u16, &str)]) -> Folder {
    let rows: Vec<String> = rows.iter().map(|(code, name)| format!("| {code} | {name} |\n")).collect();
    let text = format!("# Opcodes\n\n| Code | Name |\n|---|---|\n{}", rows.concat());
    Folder { documents: vec![Source::new("a.md", "spec/a.md", &text)], ..Folder::default() }
}

fn written(folder: &Folder, locking: Locking) -> String {
    lock::text(&Snapshot::of(&inspect_with(folder, locking).spec))
}

fn with_lock(folder: &Folder, text: &str) -> Folder {
    let lock = Some(Source::new("spectable.lock", "spec/spectable.lock", text));
    Folder { lock, ..folder.clone() }
}

fn idents(folder: &Folder, locking: Locking) -> Vec<(String, String)> {
    let snapshot = Snapshot::of(&inspect_with(folder, locking).spec);
    let entries = snapshot.enums.iter().flat_map(|found| &found.entries);
    entries.map(|entry| (entry.code.to_string(), entry.ident.clone())).collect()
}

fn owned((code, ident): (u16, &str)) -> (String, String) {
    (code.to_string(), ident.to_owned())
}

/// What a lock says, wherever it says it.
fn read(text: &str) -> Snapshot {
    let mut diagnostics = Diagnostics::default();
    let source = Source::new("spectable.lock", "spectable.lock", text);
    let mut snapshot = lock::parse(&mut diagnostics, &source);
    assert!(diagnostics.is_empty(), "{diagnostics:?}\n{text}");
    without_places(&mut snapshot);
    snapshot
}

fn without_places(snapshot: &mut Snapshot) {
    for found in &mut snapshot.enums {
        found.place = nowhere();
        found.entries.iter_mut().for_each(|entry| entry.place = nowhere());
        found.ranges.iter_mut().for_each(|range| range.place = nowhere());
    }
}

fn nowhere() -> Place {
    Place { path: "".into(), line: 0, column: 0, length: 0 }
}
