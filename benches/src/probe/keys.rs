//! What lookups are asked for, in an order that no branch predictor knows.

use std::collections::BTreeSet;

use spectable_bench_sets::codes::Random;
use spectable_bench_sets::{Set, set};
use spectable_codegen::model::{Code, Repr};

/// How many calls make a round.
pub const ROUND: usize = 4096;

/// Codes and names to look up, one each for every call.
pub struct Keys {
    /// Codes; none where every code is one of the set.
    pub codes: Vec<u32>,
    /// Names.
    pub names: Vec<&'static str>,
}

/// Keys that are in a set, and keys that are not.
#[must_use]
pub fn keys(set: &Set) -> (Keys, Keys) {
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
    let hits = Keys { codes: drawn(&mut random, &codes), names: drawn(&mut random, &names) };
    let other_codes = other_codes(&mut random, &codes, repr);
    let other_names = other_names(&mut random, &names);
    let misses = Keys { codes: drawn(&mut random, &other_codes), names: drawn(&mut random, &other_names) };
    (hits, misses)
}

/// A round of what there is, in any order.
fn drawn<T: Copy>(random: &mut Random, of: &[T]) -> Vec<T> {
    if of.is_empty() {
        return Vec::new();
    }
    (0..ROUND).map(|_| of[random.below(of.len() as u32) as usize]).collect()
}

/// Codes that are not in a set: one half next to those that are, one half anywhere below twice the last.
fn other_codes(random: &mut Random, codes: &[u32], repr: Repr) -> Vec<u32> {
    let known: BTreeSet<u32> = codes.iter().copied().collect();
    let is_other = |code: &u32| repr.holds(i128::from(*code)) && !known.contains(code);
    let near = codes.iter().flat_map(|code| [code.wrapping_sub(1), code + 1, code + 2, code + 3]);
    let near: Vec<u32> = near.filter(is_other).collect();
    let last = codes.last().copied().unwrap_or_default();
    let end = u32::try_from(repr.limits().1).unwrap_or(u32::MAX).min(2 * last + 1);
    let far = (0..8 * near.len()).map(|_| random.below(end));
    let far: Vec<u32> = far.filter(is_other).take(near.len()).collect();
    near.into_iter().chain(far).collect()
}

/// Names that are not in a set: beginnings, other cases and slips of those that are, and names of other things.
fn other_names(random: &mut Random, names: &[&'static str]) -> Vec<&'static str> {
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
