//! What stands in a table twice and can be there once: codes, ranges and identifiers.

use std::collections::HashMap;

use super::Draft;
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::distinct;
use crate::order;
use crate::recognize::toml_key;

/// Reports live entries, and ranges, with one code.
pub(super) fn codes(diagnostics: &mut Diagnostics, draft: &Draft<'_>) {
    let is_rising = draft.table.entries.is_sorted_by(|a, b| a.code < b.code);
    let entries = if is_rising { &[] } else { draft.table.entries.as_slice() };
    let order = order::places(entries.len(), &mut |a, b| {
        let struck = |at: usize| draft.origins[at].struck;
        entries[a].code.cmp(&entries[b].code).then(struck(a).cmp(&struck(b)))
    });
    for group in order.chunk_by(|&a, &b| draft.table.entries[a].code == draft.table.entries[b].code) {
        let (first, origin) = (&draft.table.entries[group[0]], &draft.origins[group[0]]);
        for &at in &group[1..] {
            let entry = &draft.table.entries[at];
            if draft.origins[at].struck {
                continue;
            }
            let place = draft.origins[at].place.clone();
            let message = format!(
                "{} and {} at {} both have code {}",
                quoted(&entry.name),
                quoted(&first.name),
                origin.line_from(&place),
                entry.code
            );
            let help = match (draft.exclusion(&place), draft.exclusion(&origin.place)) {
                (Some(remedy), _) => {
                    format!("strike the row that is out of use (`~~{}~~`), or {remedy}", entry.code)
                }
                (None, Some(remedy)) => format!("take it out of `extra`, or {remedy}"),
                (None, None) => "take one of the two out of `extra`".to_owned(),
            };
            diagnostics
                .push(Kind::DuplicateCode, place, message, help)
                .relate(origin.place.clone(), format!("code {} is this entry's", entry.code));
        }
    }
    let mut ranges: HashMap<(i128, i128), Vec<usize>> = HashMap::new();
    for (at, range) in draft.table.ranges.iter().enumerate() {
        let same = ranges.entry((range.first, range.last)).or_default();
        same.push(at);
        let other = same[0];
        if other < at {
            let first = &draft.table.ranges[other];
            let message = format!(
                "{} and {} at line {} are one range",
                quoted(&range.name),
                quoted(&first.name),
                first.line
            );
            let help = draft.exclusion(&draft.range_places[at]).unwrap_or_default();
            diagnostics
                .push(Kind::DuplicateCode, draft.range_places[at].clone(), message, help)
                .relate(draft.range_places[other].clone(), "the first of the two");
        }
    }
}

/// Reports identifiers that two entries want, and takes them from the later ones.
pub(super) fn identifiers(diagnostics: &mut Diagnostics, draft: &mut Draft<'_>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let idents = draft.table.entries.iter().filter_map(|entry| entry.ident.as_deref());
    let repeating =
        if distinct::are_distinct(draft.table.entries.len(), idents) { 0 } else { draft.table.entries.len() };
    for at in 0..repeating {
        let entry = &draft.table.entries[at];
        let Some(ident) = entry.ident.clone() else { continue };
        if entry.twin_of.as_ref() == Some(&ident) {
            continue;
        }
        let Some(&other) = first.get(&ident) else {
            first.insert(ident, at);
            continue;
        };
        let earlier = &draft.table.entries[other];
        if earlier.code == entry.code && entry.twin_of.is_none() && earlier.twin_of.is_none() {
            // Two live rows with one code and one name: reported as that.
            draft.table.entries[at].ident = None;
            continue;
        }
        let place = draft.origins[at].place.clone();
        let message = format!(
            "{} ({}) and {} ({}) at {} both want the identifier {}",
            quoted(&entry.name),
            entry.code,
            quoted(&earlier.name),
            earlier.code,
            draft.origins[other].line_from(&place),
            quoted(&ident)
        );
        let code = toml_key(&entry.code.to_string());
        let help = draft.remedy(&format!("rename = {{ {code} = \"…\" }}"));
        diagnostics
            .push(Kind::DuplicateIdentifier, place, message, help)
            .relate(draft.origins[other].place.clone(), format!("{} is this entry's", quoted(&ident)));
        draft.table.entries[at].ident = None;
    }
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in 0..draft.table.ranges.len() {
        let range = &draft.table.ranges[at];
        let Some(ident) = range.ident.clone() else { continue };
        let Some(&other) = first.get(&ident) else {
            first.insert(ident, at);
            continue;
        };
        let earlier = &draft.table.ranges[other];
        let place = draft.range_places[at].clone();
        let message = format!(
            "{} and {} at line {} both want the identifier {}",
            quoted(&range.name),
            quoted(&earlier.name),
            earlier.line,
            quoted(&ident)
        );
        let help = draft.remedy(&format!("rename = {{ \"{}-{}\" = \"…\" }}", range.first, range.last));
        diagnostics
            .push(Kind::DuplicateIdentifier, place, message, help)
            .relate(draft.range_places[other].clone(), format!("{} is this range's", quoted(&ident)));
        draft.table.ranges[at].ident = None;
    }
}
