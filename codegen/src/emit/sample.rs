//! Samples of texts: which of their bytes, beside their lengths, tell those of a set apart.

use crate::list;
use crate::order;

/// The most bytes of a sample.
const MOST_BYTES: usize = 6;
/// The most texts that samples are looked for.
const MOST_TEXTS: usize = 1024;
/// How far from the beginning, and from the end, a byte of a sample may be.
const FAR: usize = 24;

/// Where a byte of a sample is.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Byte {
    /// So many bytes behind the first one.
    Start(usize),
    /// So many bytes before the end, from 1.
    End(usize),
    /// In the middle.
    Middle,
}

impl Byte {
    /// The byte of a text; 0 where the text is too short.
    pub(super) fn of(self, text: &[u8]) -> u8 {
        let at = match self {
            Self::Start(at) => Some(at),
            Self::End(at) => text.len().checked_sub(at),
            Self::Middle => Some(text.len() / 2),
        };
        at.and_then(|at| text.get(at)).copied().unwrap_or(0)
    }
}

/// The few bytes that tell texts apart, each chosen for telling most; none where they are too many or too much alike.
pub(super) fn choose(texts: &[&str]) -> Option<Vec<Byte>> {
    let longest = texts.iter().map(|text| text.len()).max()?;
    if texts.len() > MOST_TEXTS || longest > usize::from(u16::MAX) {
        return None;
    }
    let far = longest.min(FAR);
    let mut all = vec![Byte::Middle];
    all.extend((0..far).map(Byte::Start));
    all.extend((1..=far).map(Byte::End));
    let mut bytes = Vec::new();
    let mut keys: Vec<u64> = list::of(texts, &|text| text.len() as u64);
    loop {
        // Those that are not told apart yet stand side by side.
        let order = order::places(keys.len(), &mut |a, b| keys[a].cmp(&keys[b]));
        if order.windows(2).all(|pair| keys[pair[0]] != keys[pair[1]]) {
            return Some(bytes);
        }
        if bytes.len() == MOST_BYTES {
            return None;
        }
        // The first of those that tell as much.
        let byte = all.iter().copied().rev().max_by_key(|&byte| told(texts, &keys, &order, byte))?;
        for (text, key) in texts.iter().zip(&mut keys) {
            *key |= u64::from(byte.of(text.as_bytes())) << (16 + 8 * bytes.len());
        }
        bytes.push(byte);
    }
}

/// How many of the texts that stand in the order of their keys a further byte would tell from those before them.
fn told(texts: &[&str], keys: &[u64], order: &[usize], byte: Byte) -> usize {
    // For each value of the byte, the last of the keys that it was seen with.
    let mut seen = [None; 256];
    let mut count = 0;
    for &at in order {
        let seen = &mut seen[usize::from(byte.of(texts[at].as_bytes()))];
        if *seen != Some(keys[at]) {
            *seen = Some(keys[at]);
            count += 1;
        }
    }
    count
}

/// The length of a text, and the bytes of its sample above it.
pub(super) fn key(bytes: &[Byte], text: &str) -> u64 {
    let above = bytes.iter().zip(0..).map(|(byte, at)| u64::from(byte.of(text.as_bytes())) << (16 + 8 * at));
    above.fold(text.len() as u64, |key, byte| key | byte)
}

#[cfg(test)]
mod tests {
    use super::{Byte, choose};

    #[test]
    fn as_few_bytes_are_chosen_as_tell_texts_apart() {
        assert_eq!(choose(&["a", "bb", "ccc"]), Some(vec![]));
        assert_eq!(choose(&["over", "oven", "open"]).map(|bytes| bytes.len()), Some(2));
        assert_eq!(choose(&["rope", "rode"]), Some(vec![Byte::Middle]));
        assert_eq!(choose(&["rope", "ripe"]), Some(vec![Byte::Start(1)]));
        assert_eq!(choose(&["same", "same"]), None);
    }
}
