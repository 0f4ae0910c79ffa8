//! What changed in enums: which are new, gone or renamed, and what of those that stay.

use std::collections::BTreeSet;

use spectable_codegen::model::{Code, Shape, Unknown};
use spectable_codegen::snapshot::{Enumeration, Snapshot};

use super::pairing::Pairing;
use super::{Change, Kind, Subject, entries, fields, ranges};

/// What changed between two snapshots.
pub(super) fn changes(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let pairing = Pairing::new(&old.enums, &new.enums).by(|found| &found.path);
    let pairing = by_codes(pairing, is_renamed);
    let mut changes = one_sided(&pairing);
    for (old, new) in pairing.pairs {
        changes.extend(within(old, new));
    }
    changes
}

/// The enums that only one side has.
pub(super) fn one_sided(pairing: &Pairing<'_, Enumeration>) -> Vec<Change> {
    let removed = pairing.old.iter().map(|old| alone(Kind::TableRemoved, old));
    let added = pairing.new.iter().map(|new| alone(Kind::TableAdded, new));
    removed.chain(added).collect()
}

/// What of two enums is alike.
pub(super) struct Likeness {
    /// How many codes the smaller has.
    pub(super) smaller: usize,
    /// How many codes the larger has.
    pub(super) larger: usize,
    /// How many codes both have.
    pub(super) codes: usize,
    /// How many codes have one identifier in both.
    pub(super) idents: usize,
    /// Whether both have one name in their modules.
    pub(super) named: bool,
}

impl Likeness {
    fn of(a: &Enumeration, b: &Enumeration) -> Self {
        let (left, right) = (codes(a), codes(b));
        let idents = |found: &BTreeSet<(Key, String)>| -> BTreeSet<Key> {
            found.iter().map(|(key, _)| key.clone()).collect()
        };
        let (left_codes, right_codes) = (idents(&left), idents(&right));
        Self {
            smaller: left_codes.len().min(right_codes.len()),
            larger: left_codes.len().max(right_codes.len()),
            codes: left_codes.intersection(&right_codes).count(),
            idents: left.intersection(&right).count(),
            named: name(a) == name(b),
        }
    }
}

/// A code, or the ends of a range.
type Key = (Option<Code>, Option<(i128, i128)>);

/// Pairs the enums that are left by what is alike in them, the likest first.
pub(super) fn by_codes(
    mut pairing: Pairing<'_, Enumeration>,
    is_alike: impl Fn(&Likeness) -> bool,
) -> Pairing<'_, Enumeration> {
    let mut alike = Vec::new();
    for &old in &pairing.old {
        for &new in &pairing.new {
            let likeness = Likeness::of(old, new);
            if is_alike(&likeness) {
                alike.push((likeness, old, new));
            }
        }
    }
    // The paths settle ties in an order that does not depend on which side is the new one.
    alike.sort_by_cached_key(|(likeness, old, new)| {
        let Likeness { smaller, larger, codes, idents, named } = *likeness;
        let share = codes * 1000 / (smaller + larger).max(1);
        let paths = (old.path.clone().min(new.path.clone()), old.path.clone().max(new.path.clone()));
        (std::cmp::Reverse((named && codes > 0, idents, share)), paths)
    });
    for (_, old, new) in alike {
        let is_left =
            |list: &[&Enumeration], found: &Enumeration| list.iter().any(|left| left.path == found.path);
        if is_left(&pairing.old, old) && is_left(&pairing.new, new) {
            pairing.old.retain(|left| left.path != old.path);
            pairing.new.retain(|left| left.path != new.path);
            pairing.pairs.push((old, new));
        }
    }
    pairing
}

/// Whether an enum that is gone may be one that is new: most codes are the same and mean the same.
fn is_renamed(likeness: &Likeness) -> bool {
    2 * likeness.codes >= likeness.larger && (likeness.named || 2 * likeness.idents >= likeness.smaller)
}

fn codes(found: &Enumeration) -> BTreeSet<(Key, String)> {
    let entries = found.entries.iter().map(|entry| ((Some(entry.code.clone()), None), entry.ident.clone()));
    let ranges =
        found.ranges.iter().map(|range| ((None, Some((range.first, range.last))), range.ident.clone()));
    entries.chain(ranges).collect()
}

/// The name of an enum within its module.
fn name(found: &Enumeration) -> &str {
    found.path.rsplit("::").next().unwrap_or(&found.path)
}

fn alone(kind: Kind, found: &Enumeration) -> Change {
    Change {
        kind,
        enumeration: found.path.clone(),
        subject: Subject::Enum,
        field: None,
        old: None,
        new: None,
        place: found.place.clone(),
    }
}

fn within(old: &Enumeration, new: &Enumeration) -> Vec<Change> {
    let altered = |kind: Kind, before: &str, after: &str| Change {
        old: Some(before.to_owned()),
        new: Some(after.to_owned()),
        ..alone(kind, new)
    };
    let mut changes = Vec::new();
    if old.path != new.path {
        changes.push(altered(Kind::TableRenamed, &old.path, &new.path));
    }
    if old.repr != new.repr {
        changes.push(altered(Kind::ReprChanged, repr(old), repr(new)));
    }
    match (old.unknown, new.unknown) {
        (Unknown::Reject, Unknown::Keep) => changes.push(altered(Kind::Opened, "reject", "keep")),
        (Unknown::Keep, Unknown::Reject) => changes.push(altered(Kind::Closed, "keep", "reject")),
        (Unknown::Reject, Unknown::Reject) | (Unknown::Keep, Unknown::Keep) => {}
    }
    match (old.shape, new.shape) {
        (Shape::Enum, Shape::Newtype) => changes.push(altered(Kind::Reshaped, "enum", "newtype")),
        (Shape::Newtype, Shape::Enum) => changes.push(altered(Kind::Reshaped, "newtype", "enum")),
        (Shape::Enum, Shape::Enum) | (Shape::Newtype, Shape::Newtype) => {}
    }
    changes.extend(fields::changes(old, new));
    changes.extend(entries::changes(old, new));
    changes.extend(ranges::changes(old, new));
    changes
}

/// The type of an enum's codes.
fn repr(found: &Enumeration) -> &'static str {
    found.repr.map_or("str", spectable_codegen::model::Repr::name)
}
