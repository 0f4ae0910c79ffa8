//! Lookups: which are measured, and how.

pub mod assembly;
pub mod bars;
pub mod callgrind;
pub mod time;

use spectable_bench_sets::set;

use crate::probe::{self, Lookups, Probe, Question};

/// A function and what it is asked for.
pub struct Case {
    /// The function.
    pub probe: Probe,
    /// Whether what it is asked for is there.
    pub asks: Asks,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// What is in the set.
    Hits,
    /// What is not.
    Misses,
    /// What nearly is.
    NearMisses,
}

impl Asks {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hits, Self::Misses, Self::NearMisses];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hits => "hits",
            Self::Misses => "misses",
            Self::NearMisses => "near misses",
        }
    }
}

impl Case {
    /// Whether it is the same question of the same set, whoever answers.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        self.probe.set == other.probe.set && self.probe.question == other.probe.question
    }
}

/// What calls a function once for every key.
pub type Round = Box<dyn Fn()>;

/// Every case, each with its round of calls.
#[must_use]
pub fn cases() -> Vec<(Case, Round)> {
    let sets = set::all();
    let lookups: Vec<(&str, Lookups)> = sets.iter().map(|set| (set.module, probe::lookups(set))).collect();
    let mut cases = Vec::new();
    for probe in probe::all() {
        let of_set = lookups.iter().find(|(set, _)| *set == probe.set);
        let (_, Lookups { hits, misses, near }) = of_set.expect("probes are on sets");
        cases.push((Case { probe, asks: Asks::Hits }, (probe.prepare)(hits)));
        for (asks, keys) in [(Asks::Misses, misses), (Asks::NearMisses, near)] {
            let all_hit = probe.question == Question::FromCode && keys.codes.is_empty();
            if probe.question.can_miss() && !all_hit {
                cases.push((Case { probe, asks }, (probe.prepare)(keys)));
            }
        }
    }
    cases
}
