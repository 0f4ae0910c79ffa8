//! What lookups are asked for, in an order that no branch predictor knows.

use std::collections::BTreeSet;

use spectable_bench_sets::codes::Random;
use spectable_bench_sets::{Set, set};
use spectable_codegen::model::{Code, Repr};

/// How many calls make a round.
pub const ROUND: usize = 4096;
/// Names of this index and beyond are in none of the sets.
const OTHER: usize = 1000;

/// Codes and names to look up, one each for every call.
pub struct Keys {
    /// Codes; none where every code is one of the set.
    pub codes: Vec<u32>,
    /// Names.
    pub names: Vec<&'static str>,
}

/// What is looked up in a set.
pub struct Lookups {
    /// What is in it.
    pub hits: Keys,
    /// What is not: codes from anywhere below twice the last, and names of other things.
    pub misses: Keys,
    /// What is nearly in it: the next codes, and beginnings, other cases and slips of names.
    pub near: Keys,
}

/// What is looked up in a set.
#[must_use]
pub fn lookups(set: &Set) -> Lookups {
    let mut random = Random(2);
    let folder = set::folder(std::slice::from_ref(set), "");
    let (_, table) = set::tables(&folder).into_iter().next().expect("a set is a table");
    let repr = table.repr().expect("its codes are integers");
    let (mut codes, mut names) = (Vec::new(), Vec::new());
    for entry in table.variants() {
        if let Code::Integer(code) = entry.code {
            codes.push(u32::try_from(code).expect("it was one"));
        }
        let name: &'static str = entry.name.clone().leak();
        names.push(name);
    }
    let (far_codes, near_codes) = other_codes(&mut random, &codes, repr);
    let other_names: Vec<&'static str> =
        (0..names.len()).map(|index| &*set::name(OTHER + index * 7).leak()).collect();
    let near_names = near_names(&mut random, &names);
    let mut keys = |codes: &[u32], names: &[&'static str]| Keys {
        codes: drawn(&mut random, codes),
        names: drawn(&mut random, names),
    };
    Lookups {
        hits: keys(&codes, &names),
        misses: keys(&far_codes, &other_names),
        near: keys(&near_codes, &near_names),
    }
}

/// A round of what there is, in any order.
fn drawn<T: Copy>(random: &mut Random, of: &[T]) -> Vec<T> {
    if of.is_empty() {
        return Vec::new();
    }
    (0..ROUND).map(|_| of[random.below(of.len() as u32) as usize]).collect()
}

/// Codes that are not in a set: anywhere below twice the last, and next to those that are.
fn other_codes(random: &mut Random, codes: &[u32], repr: Repr) -> (Vec<u32>, Vec<u32>) {
    let known: BTreeSet<u32> = codes.iter().copied().collect();
    let is_other = |code: &u32| repr.holds(i128::from(*code)) && !known.contains(code);
    let last = codes.last().copied().unwrap_or_default();
    let end = u32::try_from(repr.limits().1).unwrap_or(u32::MAX).min(2 * last + 1);
    let far = (0..4 * ROUND).map(|_| random.below(end)).filter(is_other).take(ROUND).collect();
    let near = codes.iter().flat_map(|code| [code.wrapping_sub(1), code + 1, code + 2, code + 3]);
    (far, near.filter(is_other).collect())
}

/// Names that are not in a set: beginnings, other cases, slips and what those that are read backwards.
fn near_names(random: &mut Random, names: &[&'static str]) -> Vec<&'static str> {
    let known: BTreeSet<&str> = names.iter().copied().collect();
    let others = names.iter().enumerate().map(|(index, name)| {
        let at = random.below(name.len() as u32) as usize;
        match index % 4 {
            0 => name[..at].to_owned(),
            1 => name.to_uppercase(),
            2 => {
                let mut slip = name.as_bytes().to_vec();
                slip[at] = if slip[at] == b'x' { b'y' } else { b'x' };
                String::from_utf8_lossy(&slip).into_owned()
            }
            _ => name.chars().rev().collect(),
        }
    });
    let others = others.filter(|other| !known.contains(other.as_str()));
    others.map(|other| &*other.leak()).collect()
}
