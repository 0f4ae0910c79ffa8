//! Perfect hashes: a multiplier, and displacements, that give each key of a set a slot of its own.
//!
//! A key is multiplied; the topmost bits of the product choose a bucket, the bits below them a slot, and the bucket's
//! displacement is added to the slot. The buckets are laid down one by one, the largest first, each by the first
//! displacement that leads to free slots only.

use super::piece::{self, Sink, Text};
use super::slots;
use super::template::filled;
use crate::list;

/// How many multipliers are tried.
const TRIES: u64 = 32;
/// How many bits more than a set needs its slots may take where there are no displacements.
const MORE: u32 = 3;

/// A hash that leads no two keys of a set to one slot.
pub(super) struct Perfect {
    /// What a key is multiplied by, in as many bits as keys have.
    pub(super) multiplier: u64,
    /// By how much the product is shifted to the right for its bucket.
    bucket_shift: u32,
    /// By how much the product is shifted to the right for its slot.
    slot_shift: u32,
    /// What is added to the slots of each bucket.
    displacements: Vec<u8>,
    /// Which key lies in each slot; a power of two of them.
    pub(super) slots: Vec<Option<u32>>,
}

/// Looks for a perfect hash of keys of 32 or 64 bits; none is found where keys are equal, and seldom else.
pub(super) fn search(keys: &[u64], bits: u32) -> Option<Perfect> {
    let slot_bits = (keys.len() * 4 / 3).max(2).next_power_of_two().ilog2();
    let bucket_bits = (keys.len() / 2).max(2).next_power_of_two().ilog2();
    (0..TRIES).find_map(|attempt| {
        let mut perfect = Perfect {
            multiplier: multiplier(attempt) >> (64 - bits),
            bucket_shift: bits - bucket_bits,
            slot_shift: bits.saturating_sub(bucket_bits + slot_bits),
            displacements: vec![0; 1 << bucket_bits],
            slots: vec![None; 1 << slot_bits],
        };
        perfect.lay_down(keys, bits).then_some(perfect)
    })
}

/// A hash that leads no two keys of a small set to one slot, by a multiplication alone.
pub(super) struct Direct {
    pub(super) multiplier: u64,
    /// By how much the product is shifted to the right for its slot.
    pub(super) shift: u32,
    /// Which key lies in each slot; a power of two of them.
    pub(super) slots: Vec<Option<u32>>,
}

/// Looks for such a hash of some keys of 32 or 64 bits; none is found where they are many.
pub(super) fn direct(keys: &[u64], bits: u32) -> Option<Direct> {
    let least = keys.len().max(2).next_power_of_two().ilog2();
    (least..=least + MORE).flat_map(|slots| (0..TRIES).map(move |attempt| (slots, attempt))).find_map(
        |(slot_bits, attempt)| {
            let (multiplier, shift) = (multiplier(attempt) >> (64 - bits), bits - slot_bits);
            let mut slots = vec![None; 1 << slot_bits];
            let is_free = |(&key, at): (&u64, u32)| {
                slots[(product(key, multiplier, bits) >> shift) as usize].replace(at).is_none()
            };
            keys.iter().zip(0..).all(is_free).then_some(Direct { multiplier, shift, slots })
        },
    )
}

/// A key's product, in as many bits as keys have.
fn product(key: u64, multiplier: u64, bits: u32) -> u64 {
    key.wrapping_mul(multiplier) << (64 - bits) >> (64 - bits)
}

/// Odd numbers whose bits are spread: steps of the golden ratio, mixed.
fn multiplier(attempt: u64) -> u64 {
    let step = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(attempt + 1);
    let mixed = (step ^ (step >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    // The lowest bit of the upper half too, which is the lowest one of 32.
    mixed ^ (mixed >> 27) | 1 << 32 | 1
}

impl Perfect {
    /// Prints the table of the displacements.
    pub(super) fn displacements(&self, sink: &mut dyn Sink) {
        if self.displacements.len() > slots::MOST {
            return slots::bytes(sink, "DISPLACEMENTS", &self.displacements);
        }
        let count = self.displacements.len();
        piece::list(
            sink,
            "static DISPLACEMENTS: [u8; $count] = [",
            &[("count", &count)],
            count,
            &mut |text, at| {
                text.number(self.displacements[at]);
            },
        );
    }

    /// Gives the slot of a `hash`.
    pub(super) fn displaced(&self) -> Text {
        filled(
            "((hash >> $slot) as usize + DISPLACEMENTS[(hash >> $bucket) as usize] as usize) & $mask",
            &[("slot", &self.slot_shift), ("bucket", &self.bucket_shift), ("mask", &(self.slots.len() - 1))],
        )
    }

    /// Gives each key a slot; whether all of them got one.
    fn lay_down(&mut self, keys: &[u64], bits: u32) -> bool {
        // The members of each bucket, one bucket behind the other: counted, then put where the count says.
        let mut ends = vec![0_u32; self.displacements.len() + 1];
        let parts: Vec<(u32, u32)> = list::of(keys, &|&key| self.parts(key, bits));
        for &(bucket, _) in &parts {
            ends[bucket as usize + 1] += 1;
        }
        let largest = ends.iter().copied().max().unwrap_or(0);
        for bucket in 1..ends.len() {
            ends[bucket] += ends[bucket - 1];
        }
        let starts = ends.clone();
        let mut members = vec![0_u32; keys.len()];
        for (&(bucket, _), at) in parts.iter().zip(0..) {
            let end = &mut ends[bucket as usize];
            members[*end as usize] = at;
            *end += 1;
        }
        let mut size = largest;
        while size > 0 {
            for bucket in 0..self.displacements.len() {
                let (start, end) = (starts[bucket], ends[bucket]);
                if end - start != size {
                    continue;
                }
                if !self.place(bucket, &members[start as usize..end as usize], &parts) {
                    return false;
                }
            }
            size -= 1;
        }
        true
    }

    /// The bucket of a key, and its slot before it is displaced.
    fn parts(&self, key: u64, bits: u32) -> (u32, u32) {
        let product = product(key, self.multiplier, bits);
        let mask = self.slots.len() as u64 - 1;
        ((product >> self.bucket_shift) as u32, (product >> self.slot_shift & mask) as u32)
    }

    /// Looks for a displacement that leads the members of a bucket to free slots, and takes them.
    fn place(&mut self, bucket: usize, members: &[u32], parts: &[(u32, u32)]) -> bool {
        let mask = self.slots.len() - 1;
        let slot = |member: u32, by: u8| (parts[member as usize].1 as usize + usize::from(by)) & mask;
        for by in 0..=u8::MAX {
            if members.iter().any(|&member| self.slots[slot(member, by)].is_some()) {
                continue;
            }
            for &member in members {
                // Taken by now only where another member's slot is the same.
                if self.slots[slot(member, by)].replace(member).is_some() {
                    return false;
                }
            }
            self.displacements[bucket] = by;
            return true;
        }
        false
    }

    /// The slot of a key.
    #[cfg(test)]
    fn slot(&self, key: u64, bits: u32) -> usize {
        let (bucket, slot) = self.parts(key, bits);
        (slot as usize + usize::from(self.displacements[bucket as usize])) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{direct, product, search};

    #[test]
    fn each_key_has_a_slot_of_its_own() {
        for count in [1, 2, 3, 16, 33, 300, 10_000] {
            for (step, bits) in [(1, 32), (64, 32), (100_003, 32), (1 << 20, 64), (0x1_0000_0001, 64)] {
                let keys: Vec<u64> = (0..count).map(|at| 7 + at * step).collect();
                let perfect = search(&keys, bits).expect("there is one");
                assert!(
                    perfect.slots.len() < keys.len() * 3 + 2,
                    "{count} keys, {} slots",
                    perfect.slots.len()
                );
                for (at, &key) in keys.iter().enumerate() {
                    assert_eq!(perfect.slots[perfect.slot(key, bits)], Some(at as u32), "{count} by {step}");
                }
            }
        }
    }

    #[test]
    fn a_few_keys_need_no_displacements() {
        for count in [5, 16, 32] {
            for (step, bits) in [(1, 32), (1000, 32), (100_003, 32), ((1 << 58) + 3, 64)] {
                let keys: Vec<u64> = (0..count).map(|at| 7 + at * step).collect();
                let direct = direct(&keys, bits).expect("there is one");
                for (at, &key) in keys.iter().enumerate() {
                    let slot = product(key, direct.multiplier, bits) >> direct.shift;
                    assert_eq!(direct.slots[slot as usize], Some(at as u32), "{count} by {step}");
                }
            }
        }
    }

    #[test]
    fn equal_keys_have_none() {
        assert!(search(&[5, 6, 5], 64).is_none());
        assert!(direct(&[5, 6, 5], 64).is_none());
    }
}
