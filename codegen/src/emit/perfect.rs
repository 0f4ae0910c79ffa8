//! Perfect hashes: a multiplier, and displacements, that give each key of a set a slot of its own.
//!
//! A key is multiplied; the topmost bits of the product choose a bucket, the bits below them a slot, and the bucket's
//! displacement is added to the slot. The buckets are laid down one by one, the largest first, each by the first
//! displacement that leads to free slots only.

/// How many multipliers are tried.
pub(super) const TRIES: u64 = 32;

/// A hash that leads no two keys of a set to one slot.
#[derive(Debug)]
pub(super) struct Perfect {
    /// What a key is multiplied by, in as many bits as keys have.
    pub(super) multiplier: u64,
    /// By how much the product is shifted to the right for its bucket.
    pub(super) bucket_shift: u32,
    /// By how much the product is shifted to the right for its slot.
    pub(super) slot_shift: u32,
    /// What is added to the slots of each bucket.
    pub(super) displacements: Vec<u8>,
    /// Which key lies in each slot; a power of two of them.
    pub(super) slots: Vec<Option<usize>>,
}

/// Looks for a perfect hash of keys of 32 or 64 bits; none is found where keys are equal, and seldom else.
pub(super) fn search(keys: &[u64], bits: u32, tries: u64) -> Option<Perfect> {
    let slot_bits = (keys.len() * 4 / 3).max(2).next_power_of_two().ilog2();
    let bucket_bits = (keys.len() / 2).max(2).next_power_of_two().ilog2();
    (0..tries).find_map(|attempt| {
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

/// Odd numbers whose bits are spread: steps of the golden ratio, mixed.
fn multiplier(attempt: u64) -> u64 {
    let step = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(attempt + 1);
    let mixed = (step ^ (step >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    // The lowest bit of the upper half too, which is the lowest one of 32.
    mixed ^ (mixed >> 27) | 1 << 32 | 1
}

impl Perfect {
    /// Gives each key a slot; whether all of them got one.
    fn lay_down(&mut self, keys: &[u64], bits: u32) -> bool {
        let mask = self.slots.len() - 1;
        let mut members: Vec<(usize, usize, usize)> = Vec::with_capacity(keys.len());
        for (key, at) in keys.iter().zip(0..) {
            let product = key.wrapping_mul(self.multiplier) << (64 - bits) >> (64 - bits);
            let bucket = (product >> self.bucket_shift) as usize;
            members.push((bucket, (product >> self.slot_shift) as usize & mask, at));
        }
        members.sort_unstable();
        let mut buckets: Vec<&[(usize, usize, usize)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
        buckets.sort_by_key(|members| std::cmp::Reverse(members.len()));
        for members in buckets {
            if members.windows(2).any(|pair| pair[0].1 == pair[1].1) {
                return false;
            }
            let free = |&displacement: &u8| {
                let displaced = |slot: usize| (slot + usize::from(displacement)) & mask;
                members.iter().all(|&(_, slot, _)| self.slots[displaced(slot)].is_none())
            };
            let Some(displacement) = (0..=u8::MAX).find(free) else { return false };
            for &(bucket, slot, at) in members {
                self.displacements[bucket] = displacement;
                self.slots[(slot + usize::from(displacement)) & mask] = Some(at);
            }
        }
        true
    }

    /// The slot of a key.
    #[cfg(test)]
    fn slot(&self, key: u64, bits: u32) -> usize {
        let product = key.wrapping_mul(self.multiplier) << (64 - bits) >> (64 - bits);
        let displacement = self.displacements[(product >> self.bucket_shift) as usize];
        ((product >> self.slot_shift) as usize + usize::from(displacement)) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{TRIES, search};

    #[test]
    fn each_key_has_a_slot_of_its_own() {
        for count in [1, 2, 3, 16, 33, 300, 10_000] {
            for (step, bits) in [(1, 32), (64, 32), (100_003, 32), (1 << 20, 64), (0x1_0000_0001, 64)] {
                let keys: Vec<u64> = (0..count).map(|at| 7 + at * step).collect();
                let perfect = search(&keys, bits, TRIES).expect("there is one");
                assert!(
                    perfect.slots.len() < keys.len() * 3 + 2,
                    "{count} keys, {} slots",
                    perfect.slots.len()
                );
                for (at, &key) in keys.iter().enumerate() {
                    assert_eq!(perfect.slots[perfect.slot(key, bits)], Some(at), "{count} by {step}");
                }
            }
        }
    }

    #[test]
    fn equal_keys_have_none() {
        assert!(search(&[5, 6, 5], 64, TRIES).is_none());
    }
}
