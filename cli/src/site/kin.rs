//! Which enums are of one kind: those whose codes it makes sense to lay side by side.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::view::{Enumeration, Key};

/// The groups of enums that are of one kind, in their order; what is alone is in none.
///
/// Of one kind are enums with one name in several documents, and an enum and that which it takes its identifiers from.
/// One that is alone joins those whose codes it calls most alike, if they are of other documents.
pub(super) fn groups(enums: &[&Enumeration<'_>]) -> Vec<Vec<usize>> {
    let names: Vec<String> = enums.iter().map(|found| found.name()).collect();
    let mut groups = Groups::alone(enums.len());
    for (right, other) in enums.iter().enumerate() {
        for (left, one) in enums[..right].iter().enumerate() {
            let named = names[left] == names[right] && is_apart(one, other);
            if named || lends(one, other) || lends(other, one) {
                groups.join(left, right);
            }
        }
    }
    let idents: Vec<_> = enums.iter().map(|found| idents(found)).collect();
    for at in 0..enums.len() {
        if groups.of(at).len() > 1 {
            continue;
        }
        let likest = (0..enums.len())
            .filter_map(|other| Some((likeness(&idents[at], &idents[other])?, Reverse(other))))
            .filter(|(_, Reverse(other))| groups.of(*other).iter().all(|it| is_apart(enums[*it], enums[at])))
            .max();
        if let Some((_, Reverse(other))) = likest {
            groups.join(at, other);
        }
    }
    groups.members.into_iter().filter(|group| group.len() > 1).collect()
}

/// Groups of things that are known by their places in a list.
struct Groups {
    /// For each thing, the first of its group.
    firsts: Vec<usize>,
    /// For each thing that is the first of a group, all of it in order; nothing for the others.
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn alone(count: usize) -> Self {
        Self { firsts: (0..count).collect(), members: (0..count).map(|at| vec![at]).collect() }
    }

    fn of(&self, at: usize) -> &[usize] {
        &self.members[self.firsts[at]]
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.firsts[one], self.firsts[other]);
        if one == other {
            return;
        }
        let first = one.min(other);
        let moved = std::mem::take(&mut self.members[one.max(other)]);
        for at in &moved {
            self.firsts[*at] = first;
        }
        self.members[first].extend(moved);
        self.members[first].sort_unstable();
    }
}

fn is_apart(one: &Enumeration<'_>, other: &Enumeration<'_>) -> bool {
    one.module.path != other.module.path
}

fn lends(lender: &Enumeration<'_>, borrower: &Enumeration<'_>) -> bool {
    let from = borrower.table.names_from.as_deref().and_then(|path| path.split_once("::"));
    from == Some((lender.module.name.as_str(), lender.table.name.as_str()))
}

/// What each code or range is called.
fn idents<'a>(found: &'a Enumeration<'a>) -> BTreeMap<Key<'a>, &'a str> {
    let live = found.rows.iter().filter(|row| row.successor.is_none());
    live.filter_map(|row| Some((row.key, row.ident?))).collect()
}

/// How many codes two enums call the same; none where these are not most of what the smaller has, or only one.
fn likeness(one: &BTreeMap<Key<'_>, &str>, other: &BTreeMap<Key<'_>, &str>) -> Option<usize> {
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = fewer.iter().filter(|(key, ident)| more.get(key) == Some(ident)).count();
    (same > 1 && 2 * same >= fewer.len()).then_some(same)
}
