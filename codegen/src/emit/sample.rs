//! Samples of texts: which of their bytes, beside their lengths, tell those of a set apart.

use std::collections::HashSet;

/// The most bytes of a sample.
const MOST_BYTES: usize = 6;
/// The most texts that samples are looked for.
const MOST_TEXTS: usize = 1024;
/// How far from the beginning, and from the end, a byte of a sample may be.
const FAR: usize = 24;

/// Where a byte of a sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let all = std::iter::once(Byte::Middle);
    let all: Vec<Byte> = all.chain((0..far).map(Byte::Start)).chain((1..=far).map(Byte::End)).collect();
    let mut bytes = Vec::new();
    let mut keys: Vec<u64> = texts.iter().map(|text| text.len() as u64).collect();
    while distinct(&keys) < texts.len() {
        if bytes.len() == MOST_BYTES {
            return None;
        }
        let with = |byte: Byte| -> Vec<u64> {
            let shift = 16 + 8 * bytes.len();
            let longer = |(text, key): (&&str, &u64)| key | u64::from(byte.of(text.as_bytes())) << shift;
            texts.iter().zip(&keys).map(longer).collect()
        };
        // The first of those that tell as much.
        let byte = all.iter().copied().rev().max_by_key(|&byte| distinct(&with(byte)))?;
        keys = with(byte);
        bytes.push(byte);
    }
    Some(bytes)
}

fn distinct(keys: &[u64]) -> usize {
    keys.iter().collect::<HashSet<_>>().len()
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
