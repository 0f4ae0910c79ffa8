//! Samples of long columns: what most cells are like is told by some of them.

use std::collections::HashSet;

use super::number;
use crate::distinct;

/// How many rows are looked at where some are enough.
pub(super) const MOST: usize = 1 << 9;

/// One place of each so many: here one, there another, or rows that take turns would be taken for one of their kind.
pub(super) fn places(count: usize, step: usize) -> impl Iterator<Item = usize> {
    let place = move |first: usize| first + (distinct::mixed(0, first as u64) % step as u64) as usize;
    (0..count).step_by(step).map(place).filter(move |&place| place < count)
}

/// How many of the texts are distinct, and of how many, told by one of so many classes: equal texts are of one class, so
/// that a text that is looked at is looked at wherever it stands.
pub(super) fn variety<'t>(texts: impl Iterator<Item = &'t str>, classes: usize) -> (usize, usize) {
    let mut known: HashSet<&str> = HashSet::new();
    let mut looked_at = 0_usize;
    for text in texts {
        if distinct::number(text, 0) % classes as u64 == 0 && !number::is_blank(text) {
            looked_at += 1;
            known.insert(text);
        }
    }
    (known.len(), looked_at)
}

#[cfg(test)]
mod tests {
    use super::{places, variety};

    #[test]
    fn rows_that_take_turns_are_all_looked_at() {
        assert!(places(7, 1).eq(0..7));
        for step in [2, 3, 10] {
            let places: Vec<usize> = places(1_000, step).collect();
            assert!(places.is_sorted() && places.len() > 900 / step, "{step}");
            for turn in 0..step {
                let count = places.iter().filter(|&&place| place % step == turn).count();
                assert!(count * step * 2 > places.len(), "{count} of {} for {turn} of {step}", places.len());
            }
        }
    }

    #[test]
    fn a_class_tells_how_many_texts_repeat() {
        for times in [1, 2, 5, 50] {
            let texts: Vec<String> =
                (0..20_000).map(|at| format!("What number {} is called.", at / times)).collect();
            let (distinct, of) = variety(texts.iter().map(String::as_str), 20);
            let (found, expected) = (distinct as f64 / of as f64, 1.0 / f64::from(times));
            assert!((found / expected - 1.0).abs() < 0.05, "{found} where {expected} was expected");
            assert!((200..4000).contains(&of), "{of}");
        }
        assert_eq!(variety(["yes", "", "-", "yes"].into_iter(), 1), (1, 2));
    }
}
