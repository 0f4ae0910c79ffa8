//! What changed in the ranges of an enum.

use spectable_codegen::snapshot::{Enumeration, Range};

use super::pairing::Pairing;
use super::{Change, Kind, Subject};
use crate::spelling;

/// What changed in the ranges of an enum.
pub(super) fn changes(old: &Enumeration, new: &Enumeration) -> Vec<Change> {
    let Pairing { pairs, old: removed, new: added } = Pairing::new(&old.ranges, &new.ranges)
        .by(|range| (range.first, range.last, &range.ident))
        .by(|range| &range.ident)
        .by(|range| (range.first, range.last));
    let mut changes = Vec::new();
    for range in removed {
        changes.push((range, vec![alone(Kind::RangeRemoved, &new.path, range)]));
    }
    for range in added {
        changes.push((range, vec![alone(Kind::RangeAdded, &new.path, range)]));
    }
    for (before, after) in pairs {
        changes.push((after, within(&new.path, before, after)));
    }
    changes.sort_by_key(|(range, _)| (range.first, range.last));
    changes.into_iter().flat_map(|(_, changes)| changes).collect()
}

fn within(enumeration: &str, before: &Range, after: &Range) -> Vec<Change> {
    let altered = |kind: Kind, values: Option<(String, String)>| {
        let (old, new) = values.unzip();
        Change { old, new, ..alone(kind, enumeration, after) }
    };
    let ends = |range: &Range| spelling::ends(range.first, range.last);
    let mut changes = Vec::new();
    if (before.first, before.last) != (after.first, after.last) {
        changes.push(altered(Kind::RangeChanged, Some((ends(before), ends(after)))));
    } else if before.ident != after.ident {
        let idents = (before.ident.clone(), after.ident.clone());
        changes.push(altered(Kind::RangeChanged, Some(idents)));
    }
    if before.name != after.name && before.ident == after.ident {
        changes.push(altered(Kind::Reworded, Some((before.name.clone(), after.name.clone()))));
    } else if before.hash != after.hash {
        changes.push(altered(Kind::Reworded, None));
    }
    changes
}

fn alone(kind: Kind, enumeration: &str, range: &Range) -> Change {
    let name = Some(range.name.clone());
    let (old, new) = if kind == Kind::RangeRemoved { (name, None) } else { (None, name) };
    let Range { first, last, ident, .. } = range;
    Change {
        kind,
        enumeration: enumeration.to_owned(),
        subject: Subject::Range { first: *first, last: *last, ident: ident.clone() },
        field: None,
        old,
        new,
        place: range.place.clone(),
    }
}
