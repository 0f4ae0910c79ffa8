//! What changed in the fields of an enum, and in their values.

use spectable_codegen::snapshot::{Entry, Enumeration};

use super::{Change, Kind, Subject};

/// Which fields of an enum are new, gone or of another type.
pub(super) fn changes(old: &Enumeration, new: &Enumeration) -> Vec<Change> {
    let change = |kind, accessor: &str, before: Option<&String>, after: Option<&String>| Change {
        kind,
        enumeration: new.path.clone(),
        subject: Subject::Enum,
        field: Some(accessor.to_owned()),
        old: before.cloned(),
        new: after.cloned(),
        place: if after.is_some() { new.place.clone() } else { old.place.clone() },
    };
    let mut changes = Vec::new();
    for (accessor, before) in &old.fields {
        match ty(new, accessor) {
            None => changes.push(change(Kind::FieldRemoved, accessor, Some(before), None)),
            Some(after) if after != before => {
                changes.push(change(Kind::FieldRetyped, accessor, Some(before), Some(after)));
            }
            Some(_) => {}
        }
    }
    let added = new.fields.iter().filter(|(accessor, _)| ty(old, accessor).is_none());
    changes.extend(added.map(|(accessor, after)| change(Kind::FieldAdded, accessor, None, Some(after))));
    changes
}

/// The accessor, the old and the new value of each field of one type that an entry has in two values.
pub(super) fn values<'a>(
    old: (&'a Enumeration, &'a Entry),
    new: (&'a Enumeration, &'a Entry),
) -> Vec<(&'a str, &'a str, &'a str)> {
    // A type is the same with blank values and without.
    let bare = |ty: &'a String| ty.trim_end_matches('?');
    let pairs = new.0.fields.iter().zip(&new.1.values).filter_map(|((accessor, ty), after)| {
        let is_same = |(known, of): &'a (String, String)| known == accessor && bare(of) == bare(ty);
        let place = old.0.fields.iter().position(is_same)?;
        let before = old.1.values.get(place)?;
        (before != after).then_some((accessor.as_str(), before.as_str(), after.as_str()))
    });
    pairs.collect()
}

fn ty<'a>(found: &'a Enumeration, accessor: &str) -> Option<&'a String> {
    found.fields.iter().find(|(known, _)| known == accessor).map(|(_, ty)| ty)
}
