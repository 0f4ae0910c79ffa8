//! What a lock records of a folder, and what the folder gives with it.

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{
    Diagnostics, Folder, Generation, LOCK, Locking, Place, Source, inspect, inspect_with, lock,
};

use crate::output;

/// Sees that the lock that `update` would write reads back as what it was written of, and changes nothing.
///
/// `generation` is what the folder gives.
pub(crate) fn comes_back(folder: &Folder, generation: &Generation) {
    let accepted = inspect_with(folder, Locking::Accepted);
    if accepted.diagnostics.has_errors() {
        return;
    }
    let snapshot = Snapshot::of(&accepted.spec);
    let lock = Source::new(LOCK, LOCK, &lock::text(&snapshot));
    let mut diagnostics = Diagnostics::default();
    let read = lock::parse(&mut diagnostics, &lock);
    assert!(diagnostics.is_empty(), "the lock does not read: {diagnostics:?}\n{}", lock.text());
    assert_eq!(without_places(&read), without_places(&snapshot), "the lock reads otherwise");
    assert_eq!(lock::text(&read), lock.text(), "the lock is written otherwise");

    let locked = Folder { lock: Some(lock), ..folder.clone() };
    let heeded = inspect(&locked);
    assert!(!heeded.diagnostics.has_errors(), "its own lock stops it: {:?}", heeded.diagnostics);
    assert_eq!(Snapshot::of(&heeded.spec), snapshot, "its own lock changes it");
    if folder.lock.is_none() {
        assert_eq!(format!("{:?}", heeded.spec), format!("{:?}", generation.spec), "its own lock changes it");
    }
}

/// Sees that what a folder becomes holds under the lock of what it was: in the end, or as soon as that is accepted.
pub(crate) fn carries_over(old: &Folder, new: &Folder) {
    let before = inspect_with(old, Locking::Heeded);
    if before.diagnostics.has_errors() {
        return;
    }
    let before = Snapshot::of(&before.spec);
    let lock = Source::new(LOCK, LOCK, &lock::text(&before));
    let locked = Folder { lock: Some(lock), ..new.clone() };
    let heeded = output::same_on_every_way(&locked);
    comes_back(&locked, &heeded);
    if heeded.text.is_some() {
        keeps_identifiers(&before, &Snapshot::of(&heeded.spec));
    }
}

/// Sees that a code that is listed before and after goes on being called what it, or a twin of it, was called.
fn keeps_identifiers(before: &Snapshot, after: &Snapshot) {
    for new in &after.enums {
        for old in before.enums.iter().filter(|old| old.path == new.path) {
            // Of rows that are all out of use, whichever stands first has the code.
            for new in new.entries.iter().filter(|entry| !entry.twin && !entry.deprecated) {
                let mut known = old.entries.iter().filter(|entry| entry.code == new.code).peekable();
                let is_new = known.peek().is_none();
                assert!(is_new || known.any(|old| old.ident == new.ident), "renamed: {new:?}");
            }
        }
    }
}

fn without_places(snapshot: &Snapshot) -> Snapshot {
    let nowhere = Place { path: "".into(), line: 0, column: 0, length: 0 };
    let mut snapshot = snapshot.clone();
    for found in &mut snapshot.enums {
        found.place = nowhere.clone();
        found.entries.iter_mut().for_each(|entry| entry.place = nowhere.clone());
        found.ranges.iter_mut().for_each(|range| range.place = nowhere.clone());
    }
    snapshot
}
