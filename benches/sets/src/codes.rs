//! The numbers of sets: dense, with holes, and in clusters far apart. The same in every run.

/// 16 codes as those that close a gateway's connection: near each other, with holes.
pub const HOLES: [u32; 16] =
    [4000, 4001, 4002, 4003, 4004, 4005, 4006, 4009, 4011, 4012, 4014, 4015, 4016, 4020, 4021, 4022];
/// 16 codes that close a connection, two of them WebSocket's own.
pub const NORMAL_AND_HOLES: [u32; 16] =
    [1000, 1001, 4000, 4001, 4002, 4003, 4004, 4005, 4007, 4008, 4009, 4011, 4012, 4013, 4014, 4016];

/// How many codes a block of families holds.
const BLOCK: usize = 300;
/// How many families a block has, each at a multiple of 10,000.
const FAMILIES: usize = 35;
/// The families that are large, the first of a block, and what they hold.
const LARGE: (usize, usize) = (5, 45);

/// `count` codes without a gap.
#[must_use]
pub fn dense(first: u32, count: usize) -> Vec<u32> {
    (first..).take(count).collect()
}

/// `count` codes in families at the multiples of 10,000, as the errors of a large API: five of 45 and thirty of two or
/// three in turns, with gaps in each. 300 of them lie between 10,001 and 350,010.
#[must_use]
pub fn sparse(count: usize) -> Vec<u32> {
    let mut random = Random(1);
    let mut codes = Vec::with_capacity(count + BLOCK);
    while codes.len() < count {
        let block = codes.len() / BLOCK * FAMILIES;
        for family in 0..FAMILIES {
            let (large, many) = LARGE;
            let members = if family < large { many } else { 2 + family % 2 };
            let mut code = (block + family + 1) as u32 * 10_000;
            for _ in 0..members {
                code += 1 + gap(&mut random);
                codes.push(code);
            }
        }
    }
    codes.truncate(count);
    codes
}

/// What is left out before a code: mostly nothing.
fn gap(random: &mut Random) -> u32 {
    match random.below(20) {
        0..15 => 0,
        15..19 => 1 + random.below(3),
        _ => 3 + random.below(12),
    }
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number less than `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        (self.next() % u64::from(end)) as u32
    }
}
