//! The codes that a document reserves or leaves to private use: what `is_reserved` answers for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::list;
use crate::model::{Code, Skipped, Table};
use crate::order;
use crate::recognize::words;

/// Finds them: where a range lies within another, the narrower one decides, and an entry is never reserved.
pub(super) fn find(table: &Table) -> Vec<(i128, i128)> {
    let single = |skipped: &Skipped| match (&skipped.code, &skipped.name) {
        (Some(Code::Integer(code)), Some(name)) => words::reserves(name).then_some(*code),
        _ => None,
    };
    let singles: Vec<i128> = list::of_some(&table.skipped, &single);
    if singles.is_empty() && !table.ranges.iter().any(|range| range.reserved) {
        return Vec::new();
    }
    let mut stretches: Vec<(i128, i128, bool)> = Vec::new();
    for entry in &table.entries {
        if let Code::Integer(code) = entry.code {
            stretches.push((code, code, false));
        }
    }
    for code in singles {
        stretches.push((code, code, true));
    }
    for range in &table.ranges {
        stretches.push((range.first, range.last, range.reserved));
    }
    reserved(&stretches)
}

/// Of stretches that are reserved or not, the codes for which the narrowest one is.
fn reserved(stretches: &[(i128, i128, bool)]) -> Vec<(i128, i128)> {
    // Where each begins, and where it is over; at either, another one may be the narrowest.
    let mut ends: Vec<(i128, usize)> = Vec::new();
    for (at, (first, last, _)) in stretches.iter().enumerate() {
        ends.extend([(*first, at), (last + 1, at)]);
    }
    order::sort(&mut ends, &|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    // The narrowest first; of two as narrow, the one that is not reserved.
    let by_width = order::places(stretches.len(), &mut |a, b| {
        let width = |at: usize| stretches[at].1 - stretches[at].0;
        width(a).cmp(&width(b)).then(stretches[a].2.cmp(&stretches[b].2))
    });
    let mut ranks = vec![0; stretches.len()];
    for (rank, &at) in by_width.iter().enumerate() {
        ranks[at] = rank;
    }
    // Those that are over are taken out when they would be the narrowest.
    let mut open: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    let mut is_over = vec![false; stretches.len()];
    let mut found: Vec<(i128, i128)> = Vec::new();
    for (place, &(code, at)) in ends.iter().enumerate() {
        if code == stretches[at].0 {
            open.push(Reverse(ranks[at]));
        } else {
            is_over[at] = true;
        }
        let Some(&(next, _)) = ends.get(place + 1) else { break };
        while open.peek().is_some_and(|narrowest| is_over[by_width[narrowest.0]]) {
            open.pop();
        }
        if next == code || !open.peek().is_some_and(|narrowest| stretches[by_width[narrowest.0]].2) {
            continue;
        }
        match found.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = next - 1,
            _ => found.push((code, next - 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::reserved;

    #[test]
    fn the_narrowest_stretch_decides() {
        for (stretches, expected) in [
            (vec![(0, 9, true)], vec![(0, 9)]),
            (vec![(0, 9, true), (10, 19, true), (30, 39, true)], vec![(0, 19), (30, 39)]),
            (vec![(0, 9, true), (4, 4, false)], vec![(0, 3), (5, 9)]),
            (vec![(4, 4, false), (4, 4, true)], vec![]),
            (vec![(0, 99, false), (10, 19, true), (12, 13, false)], vec![(10, 11), (14, 19)]),
            (vec![(0, 9, false), (0, 9, false)], vec![]),
            (vec![(0, 9, true), (0, 4, false), (5, 9, true)], vec![(5, 9)]),
            (vec![(-9, -1, true), (0, 0, false), (1, 9, true)], vec![(-9, -1), (1, 9)]),
        ] {
            let mut turned = stretches.clone();
            turned.reverse();
            assert_eq!(reserved(&stretches), expected, "{stretches:?}");
            assert_eq!(reserved(&turned), expected, "{turned:?}");
            // What a search one by one gives.
            let narrowest = |code: i128| {
                let holding = stretches.iter().filter(|(first, last, _)| (*first..=*last).contains(&code));
                holding
                    .min_by_key(|(first, last, is_reserved)| (last - first, *is_reserved))
                    .is_some_and(|found| found.2)
            };
            for code in -12..102 {
                let is_found = expected.iter().any(|(first, last)| (*first..=*last).contains(&code));
                assert_eq!(is_found, narrowest(code), "{code} of {stretches:?}");
            }
        }
    }
}
