//! Where two sources of the same codes part.

use std::slice;

use spectable_codegen::snapshot::{Enumeration, Snapshot};

use super::enums::{self, Likeness};
use super::pairing::Pairing;
use super::{Change, Kind, entries, ranges};

/// Which codes one source has and the other lacks, and which they call otherwise.
pub(super) fn changes(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let pairing = enums::by_codes(Pairing::new(&old.enums, &new.enums), is_same);
    let mut changes = enums::one_sided(&pairing);
    for (old, new) in pairing.pairs {
        changes.extend(of_codes(old, new));
    }
    changes
}

/// Whether two enums are of the same codes, in whatever documents they stand.
pub(super) fn share_codes(one: &Enumeration, other: &Enumeration) -> bool {
    let (one, other) = (slice::from_ref(one), slice::from_ref(other));
    !enums::by_codes(Pairing::new(one, other), is_same).pairs.is_empty()
}

fn of_codes(old: &Enumeration, new: &Enumeration) -> Vec<Change> {
    let mut changes = entries::changes(old, new);
    changes.extend(ranges::changes(old, new));
    changes.retain(|change| !is_of_words(change.kind));
    changes
}

/// Whether a change is one that two sources may differ in without disagreeing about a code.
fn is_of_words(kind: Kind) -> bool {
    matches!(kind, Kind::Deprecated | Kind::Undeprecated | Kind::Reworded | Kind::FieldChanged)
}

/// Whether two enums are of the same codes: most of those of the smaller are the larger's, and agree somewhere, or
/// there are none but them.
fn is_same(likeness: &Likeness) -> bool {
    let most = 2 * likeness.codes >= likeness.smaller && likeness.codes > 0;
    most && (likeness.idents > 0 || likeness.named || 2 * likeness.codes >= likeness.larger)
}
