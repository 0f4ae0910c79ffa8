//! What changed between two snapshots of a spec: every change with its kind, its level and its place.

mod entries;
mod enums;
mod fields;
mod kind;
mod pairing;
mod ranges;
mod sources;

use spectable_codegen::Place;
use spectable_codegen::model::Code;
use spectable_codegen::snapshot::{Enumeration, Snapshot};

pub(crate) use kind::{Kind, Level, Mark, verdict};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// What it does.
    pub(crate) kind: Kind,
    /// The path of the enum, on the new side where it has one.
    pub(crate) enumeration: String,
    /// What of the enum is changed, on the new side where it is there.
    pub(crate) subject: Subject,
    /// The accessor of the field that it is about.
    pub(crate) field: Option<String>,
    /// What was there before.
    pub(crate) old: Option<String>,
    /// What is there now.
    pub(crate) new: Option<String>,
    /// Where it is: on the new side, where that has it.
    pub(crate) place: Place,
}

/// What of an enum is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// All of it.
    Enum,
    /// An entry.
    Entry { code: Code, ident: String },
    /// A range.
    Range { first: i128, last: i128, ident: String },
}

/// What changed between two snapshots, in the order of their enums.
pub(crate) fn between(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    ordered(enums::changes(old, new))
}

/// Where two sources part: which codes one has and the other lacks, and which they call otherwise.
///
/// The enums are paired by their codes, whatever they are called.
pub(crate) fn between_sources(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    ordered(sources::changes(old, new))
}

/// Whether two enums are of the same codes, so that what bears a code in one is what bears it in the other.
pub(crate) fn share_codes(one: &Enumeration, other: &Enumeration) -> bool {
    sources::share_codes(one, other)
}

/// The highest level of some changes.
pub(crate) fn level(changes: &[Change]) -> Option<Level> {
    changes.iter().map(|change| change.kind.level()).max()
}

fn ordered(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by(|a, b| a.enumeration.cmp(&b.enumeration));
    changes
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::select;
    use proptest::test_runner::{Config, RngSeed};
    use spectable_codegen::snapshot::Snapshot;
    use spectable_codegen::{Folder, Source, inspect, lock};

    use super::{Change, Kind, between, between_sources};

    /// Few words, so that two documents have much in common.
    fn document() -> impl Strategy<Value = Snapshot> {
        let words = select(&["Quay", "Ferry", "Raft", "Buoy", "Tide", "Anchor"][..]);
        let row = (words.clone(), select(&["", "It sank.", "It rose."][..]), any::<[bool; 2]>());
        let range = (0..3_i64, words);
        let table = (btree_map(0..9_i64, row, 3..7), vec(range, 0..2));
        vec((select(&["Boat codes", "Harbour codes", "River codes"][..]), table), 1..3).prop_map(|tables| {
            let mut text = String::new();
            for (heading, (rows, ranges)) in tables {
                text +=
                    &format!("# {heading}\n\n| Code | Name | Description | Reconnect |\n|---|---|---|---|\n");
                for (code, (name, told, [struck, reconnects])) in rows {
                    let name =
                        if struck { format!("~~{name} {code}~~") } else { format!("{name} {}", code / 2) };
                    text += &format!("| {code} | {name} | {told} | {reconnects} |\n");
                }
                for (hundred, name) in ranges {
                    text += &format!("| {}xx | {name} | | true |\n", hundred + 1);
                }
                text += "\n";
            }
            let documents = vec![Source::new("page.md", "spec/page.md", &text)];
            Snapshot::of(&inspect(&Folder { documents, ..Folder::default() }).spec)
        })
    }

    fn count(changes: &[Change], kind: Kind) -> usize {
        changes.iter().filter(|change| change.kind == kind).count()
    }

    proptest! {
        #![proptest_config(Config {
            cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..Config::default()
        })]

        #[test]
        fn there_are_changes_where_two_snapshots_differ_and_only_there(old in document(), new in document()) {
            prop_assert_eq!(between(&old, &old), []);
            prop_assert_eq!(between_sources(&old, &old), []);
            // A lock holds all that is promised, and no places.
            let same = lock::text(&old) == lock::text(&new);
            prop_assert_eq!(between(&old, &new).is_empty(), same, "{}\n{}", lock::text(&old), lock::text(&new));
        }

        #[test]
        fn what_is_added_one_way_is_removed_the_other_way(old in document(), new in document()) {
            let (there, back) = (between(&old, &new), between(&new, &old));
            for (added, removed) in [
                (Kind::TableAdded, Kind::TableRemoved),
                (Kind::CodeAdded, Kind::CodeRemoved),
                (Kind::RangeAdded, Kind::RangeRemoved),
                (Kind::FieldAdded, Kind::FieldRemoved),
                (Kind::Deprecated, Kind::Undeprecated),
            ] {
                let counts = [(&there, added), (&back, removed), (&there, removed), (&back, added)];
                let [one, other, three, four] = counts.map(|(changes, kind)| count(changes, kind));
                prop_assert!(one == other && three == four, "{added:?}: {there:#?}\n{back:#?}");
            }
        }
    }
}
