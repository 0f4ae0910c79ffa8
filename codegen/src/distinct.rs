//! Whether texts are all distinct, told by a number of each: far sooner than by a set of them, where they are.

use std::collections::HashSet;

use crate::fold;

/// Odd, and its bits are spread.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
/// How many other numbers a number may have to pass on its way to a place of its own.
const MOST_PASSED: usize = 64;

/// Whether none of so many texts is there twice; where the answer is no, they may still all be distinct.
pub(crate) fn are_distinct<'t>(count: usize, texts: impl Iterator<Item = &'t str>) -> bool {
    let mut numbers = Numbers::new(count);
    for text in texts {
        if !numbers.add(number(text, 0)) {
            return false;
        }
    }
    true
}

/// How many of some texts are distinct.
pub(crate) fn count(texts: &[&str]) -> usize {
    if are_distinct(texts.len(), texts.iter().copied()) {
        texts.len()
    } else {
        texts.iter().collect::<HashSet<_>>().len()
    }
}

/// The same of texts that are one where only the case of their letters is another.
pub(crate) fn are_distinct_in_any_case<'t>(count: usize, texts: impl Iterator<Item = &'t str>) -> bool {
    // In ASCII, small and large letters differ in this bit; other signs that differ in it alone pass for equal, too.
    let small = 0x2020_2020_2020_2020;
    let mut numbers = Numbers::new(count);
    for text in texts {
        let number =
            if fold::is_ascii(text) { number(text, small) } else { number(&fold::lower(text), small) };
        if !numbers.add(number) {
            return false;
        }
    }
    true
}

/// A number that equal texts have in common, and hardly any others, with some bits of each eight bytes set.
pub(crate) fn number(text: &str, set: u64) -> u64 {
    let (bytes, mut at) = (text.as_bytes(), 0);
    let mut number = bytes.len() as u64;
    while let Some(eight) = bytes[at..].first_chunk() {
        number = mixed(number, u64::from_le_bytes(*eight) | set);
        at += 8;
    }
    let mut word = 0;
    while at < bytes.len() {
        word = word << 8 | u64::from(bytes[at]);
        at += 1;
    }
    mixed(number, word | set)
}

/// A number with every bit of a word worked into it.
pub(crate) fn mixed(number: u64, word: u64) -> u64 {
    let product = u128::from(number ^ word) * u128::from(MULTIPLIER);
    product as u64 ^ (product >> 64) as u64
}

/// Numbers, each in the first free place from the one that its topmost bits say.
struct Numbers {
    /// A power of two of places, each with half of a number's bits, which tell nearly all apart; what is 0 is free.
    places: Vec<u32>,
    shift: u32,
    left: usize,
}

impl Numbers {
    fn new(count: usize) -> Self {
        let bits = (count * 2).max(2).next_power_of_two().ilog2();
        Self { places: vec![0; 1 << bits], shift: 64 - bits, left: 1 << (bits - 1) }
    }

    /// Adds a number; no where it is there already, or where there is no place for it.
    fn add(&mut self, number: u64) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let half = (number as u32).max(1);
        let mut place = (number.wrapping_mul(MULTIPLIER) >> self.shift) as usize;
        for _ in 0..MOST_PASSED {
            match self.places[place] {
                0 => {
                    self.places[place] = half;
                    return true;
                }
                known if known == half => return false,
                _ => place = (place + 1) & (self.places.len() - 1),
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{are_distinct, are_distinct_in_any_case};

    #[test]
    fn texts_are_told_apart_whatever_their_number() {
        for count in [0, 1, 2, 3, 1_000, 100_000] {
            let texts: Vec<String> = (0..count).map(|at| format!("{} of them", at * 7)).collect();
            assert!(are_distinct(count, texts.iter().map(String::as_str)), "{count}");
            assert!(are_distinct_in_any_case(count, texts.iter().map(String::as_str)), "{count}");
        }
    }

    #[test]
    fn a_text_that_is_there_twice_is_found() {
        for texts in [["", ""], ["a", "a"], ["twelve signs", "twelve signs"]] {
            assert!(!are_distinct(2, texts.into_iter()));
        }
        for texts in [["Session Lost", "SESSION LOST"], ["Çé", "çÉ"]] {
            assert!(are_distinct(2, texts.into_iter()));
            assert!(!are_distinct_in_any_case(2, texts.into_iter()));
        }
        assert!(are_distinct(6, ["a", "aa", "aaaaaaaa", "aaaaaaaaa", "\0", "\0\0"].into_iter()));
    }
}
