//! How long lookups take: the same keys, in turns, round after round, so that what disturbs one disturbs the others.

use std::time::Instant;

use super::{Case, Round};
use crate::probe::ROUND;

/// The nanoseconds that a call of each case took in each round, the loop around it included.
///
/// The rounds of cases that ask the same of the same set belong together.
#[must_use]
pub fn rounds(cases: &[(Case, Round)], count: usize) -> Vec<Vec<f64>> {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); cases.len()];
    // The first rounds bring the code and the keys into the caches.
    let first = count.div_ceil(10);
    for start in 0..cases.len() {
        if !times[start].is_empty() {
            continue;
        }
        let beside: Vec<usize> =
            (start..cases.len()).filter(|other| cases[*other].0.is_beside(&cases[start].0)).collect();
        for round in 0..first + count {
            for turn in 0..beside.len() {
                let index = beside[(round + turn) % beside.len()];
                let begin = Instant::now();
                cases[index].1();
                let took = begin.elapsed().as_secs_f64() * 1e9 / ROUND as f64;
                if round >= first {
                    times[index].push(took);
                }
            }
        }
    }
    times
}
