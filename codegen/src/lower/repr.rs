//! The representation of a table's codes: the manifest's, or the lock's, or else the smallest that holds them.

use super::Draft;
use super::locked::{Lock, Locking};
use crate::diagnostic::{Diagnostics, Kind, Place, quoted};
use crate::model::{Code, Codes, Repr, Table};
use crate::source::Source;

/// Who says what the representation is.
#[derive(Clone, Copy)]
enum Settled<'l> {
    Manifest(Repr),
    Lock(Repr, &'l Lock),
    Nobody,
}

/// Settles the representation, and reports codes that are beyond it.
pub(super) fn settle(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    manifest: Option<&Source>,
    lock: Option<&Lock>,
) {
    let given = draft.settings.and_then(|settings| settings.repr.as_ref());
    let Codes::Integer(_) = draft.table.codes else {
        if let (Some(given), Some(manifest)) = (given, manifest) {
            let message = "the codes of this table are words, which have no `repr`".to_owned();
            diagnostics.push(Kind::ManifestValue, manifest.place(&given.span), message, "remove it");
        }
        return;
    };
    let all = ends(&draft.table, None);
    let widest = if all.is_some_and(|(low, _)| low < 0) { Repr::I64 } else { Repr::U64 };
    let is_held = |repr: Repr, (low, high): (i128, i128)| repr.holds(low) && repr.holds(high);
    let held = all.filter(|&all| is_held(widest, all)).or_else(|| ends(&draft.table, Some(widest)));
    let (low, high) = held.unwrap_or((0, 0));
    let locked = draft.locked.and_then(|locked| locked.repr);
    let settled = match (given, locked, lock) {
        (Some(given), _, _) => Settled::Manifest(given.value),
        (None, Some(locked), Some(lock))
            if lock.locking == Locking::Heeded || locked.holds(low) && locked.holds(high) =>
        {
            Settled::Lock(locked, lock)
        }
        _ => Settled::Nobody,
    };
    let smallest = Repr::smallest(low, high);
    let settled_repr = match settled {
        Settled::Manifest(repr) | Settled::Lock(repr, _) => repr,
        Settled::Nobody => smallest.unwrap_or(widest),
    };
    draft.table.codes = Codes::Integer(settled_repr);
    // What holds the lowest and the highest holds them all.
    if !all.is_none_or(|all| is_held(widest, all) && is_held(settled_repr, all)) {
        report(diagnostics, draft, settled, widest, smallest);
    }
}

/// The lowest and the highest code of a table, of those that a representation holds or of all.
fn ends(table: &Table, within: Option<Repr>) -> Option<(i128, i128)> {
    let mut ends: Option<(i128, i128)> = None;
    let mut reach = |first: i128, last: i128| {
        if within.is_none_or(|repr| repr.holds(first) && repr.holds(last)) {
            let (low, high) = ends.unwrap_or((first, last));
            ends = Some((low.min(first), high.max(last)));
        }
    };
    for entry in &table.entries {
        if let Code::Integer(code) = entry.code {
            reach(code, code);
        }
    }
    for range in &table.ranges {
        reach(range.first, range.last);
    }
    ends
}

/// Reports codes beyond what is settled; `enough` holds all that can be held.
fn report(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    settled: Settled<'_>,
    widest: Repr,
    enough: Option<Repr>,
) {
    let mut report = |place: &Place, what: &dyn Fn() -> String, first: i128, last: i128| {
        let limit = match settled {
            Settled::Manifest(repr) => repr,
            // What no representation holds, no update settles.
            Settled::Lock(repr, _) if widest.holds(first) && widest.holds(last) => repr,
            Settled::Lock(..) | Settled::Nobody => widest,
        };
        if limit.holds(first) && limit.holds(last) {
            return;
        }
        let (name, (low, high)) = (limit.name(), limit.limits());
        let leave_out = || match draft.exclusion(place) {
            Some(remedy) => format!("codes are integers from {low} to {high}; to leave it out, {remedy}"),
            None => format!("write a code from {low} to {high}, or take it out of `extra`"),
        };
        let enough = enough.filter(|enough| enough.holds(first) && enough.holds(last));
        let help = match settled {
            Settled::Manifest(_) => {
                enough.map_or_else(leave_out, |enough| draft.remedy(&format!("repr = \"{}\"", enough.name())))
            }
            Settled::Lock(repr, lock) if repr == limit => format!(
                "the lock has `{name}`, which holds {low} to {high}; run `{}` to let it grow",
                lock.command()
            ),
            _ => leave_out(),
        };
        let message = format!("{} does not fit into `{name}`", what());
        diagnostics.push(Kind::CodeOutOfRange, place.clone(), message, help);
    };
    for (entry, origin) in draft.table.entries.iter().zip(&draft.origins) {
        if let Code::Integer(code) = entry.code {
            report(&origin.place, &|| format!("the code of {}", quoted(&entry.name)), code, code);
        }
    }
    for (range, place) in draft.table.ranges.iter().zip(&draft.range_places) {
        report(place, &|| format!("the range {}", quoted(&range.name)), range.first, range.last);
    }
}
