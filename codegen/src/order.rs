//! Puts things in order. All are sorted by one sort of their places: a type's own would be compiled in every build.

use std::cmp::Ordering;
use std::mem;

/// The places of so many things, the least first; equal ones keep their order.
pub(crate) fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

/// Sorts things, the least first; equal ones keep their order.
pub(crate) fn sort<T>(things: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    // Most things are in order as they come.
    if (1..things.len()).any(|at| compare(&things[at - 1], &things[at]).is_gt()) {
        let places = places(things.len(), &mut |a, b| compare(&things[a], &things[b]));
        arrange(things, places);
    }
}

/// Puts things in the order of their `places`.
pub(crate) fn arrange<T>(things: &mut [T], places: Vec<usize>) {
    settle(places, &mut |a, b| things.swap(a, b));
}

fn settle(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{places, sort};

    proptest! {
        #[test]
        fn things_are_in_the_order_that_a_stable_sort_gives(keys: Vec<u8>, divisor in 1_u8..50) {
            let mut things: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|&(key, _)| key / divisor);
            let found = places(things.len(), &mut |a, b| (things[a].0 / divisor).cmp(&(things[b].0 / divisor)));
            prop_assert_eq!(found.iter().map(|&at| things[at]).collect::<Vec<_>>(), expected.clone());
            sort(&mut things, &|a, b| (a.0 / divisor).cmp(&(b.0 / divisor)));
            prop_assert_eq!(things, expected);
        }
    }
}
