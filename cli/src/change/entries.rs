//! What changed in the entries of an enum.

use spectable_codegen::snapshot::{Entry, Enumeration};

use super::pairing::Pairing;
use super::{Change, Kind, Subject, fields};

/// What changed in the entries of an enum.
pub(super) fn changes(old: &Enumeration, new: &Enumeration) -> Vec<Change> {
    let Pairing { pairs, old: removed, new: added } = paired(old, new);
    let mut changes = Vec::new();
    for entry in removed {
        changes.push((entry, vec![alone(Kind::CodeRemoved, &new.path, entry)]));
    }
    for entry in added {
        changes.push((entry, vec![alone(Kind::CodeAdded, &new.path, entry)]));
    }
    for (before, after) in pairs {
        changes.push((after, within((old, before), (new, after))));
    }
    changes.sort_by(|(a, _), (b, _)| (&a.code, a.twin).cmp(&(&b.code, b.twin)));
    changes.into_iter().flat_map(|(_, changes)| changes).collect()
}

/// Which entries of two enums are one.
///
/// What has one code and one identifier is; then what has one identifier, or one name that no other has, and was
/// renumbered; then what has one code, and was renamed.
fn paired<'a>(old: &'a Enumeration, new: &'a Enumeration) -> Pairing<'a, Entry> {
    Pairing::new(&old.entries, &new.entries)
        .by(|entry| (&entry.code, &entry.ident, entry.twin))
        .by(|entry| (&entry.code, &entry.ident))
        .by(|entry| &entry.ident)
        .by(|entry| (&entry.code, &entry.name, entry.twin))
        .by_unique(|entry| &entry.name)
        .by(|entry| (&entry.code, entry.twin))
}

fn within(old: (&Enumeration, &Entry), new: (&Enumeration, &Entry)) -> Vec<Change> {
    let (before, after) = (old.1, new.1);
    let altered = |kind: Kind, values: Option<(&str, &str)>| Change {
        old: values.map(|(before, _)| before.to_owned()),
        new: values.map(|(_, after)| after.to_owned()),
        ..alone(kind, &new.0.path, after)
    };
    let mut changes = Vec::new();
    if before.code != after.code {
        let codes = (before.code.to_string(), after.code.to_string());
        changes.push(altered(Kind::CodeRenumbered, Some((&codes.0, &codes.1))));
    }
    if before.ident != after.ident {
        changes.push(altered(Kind::CodeRenamed, Some((&before.ident, &after.ident))));
    }
    match (before.deprecated, after.deprecated) {
        (false, true) => changes.push(altered(Kind::Deprecated, None)),
        (true, false) => changes.push(altered(Kind::Undeprecated, None)),
        (true, true) | (false, false) => {}
    }
    // Another identifier is another name.
    let renamed = before.ident != after.ident;
    if before.name != after.name && !renamed {
        changes.push(altered(Kind::Reworded, Some((&before.name, &after.name))));
    } else if before.hash != after.hash {
        changes.push(altered(Kind::Reworded, None));
    }
    for (accessor, before, after) in fields::values(old, new) {
        let change = altered(Kind::FieldChanged, Some((before, after)));
        changes.push(Change { field: Some(accessor.to_owned()), ..change });
    }
    changes
}

fn alone(kind: Kind, enumeration: &str, entry: &Entry) -> Change {
    let name = Some(entry.name.clone());
    let (old, new) = if kind == Kind::CodeRemoved { (name, None) } else { (None, name) };
    Change {
        kind,
        enumeration: enumeration.to_owned(),
        subject: Subject::Entry { code: entry.code.clone(), ident: entry.ident.clone() },
        field: None,
        old,
        new,
        place: entry.place.clone(),
    }
}
