//! What changed between two snapshots of a spec: every change with its kind, its level and its place.

mod entries;
mod enums;
mod fields;
mod kind;
mod pairing;
mod ranges;
mod sources;

use spectable_codegen::model::Code;
use spectable_codegen::snapshot::{Enumeration, Place, Snapshot};

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
    pub(crate) place: Option<Place>,
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
