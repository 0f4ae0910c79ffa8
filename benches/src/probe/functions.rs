//! The functions: each is one lookup, compiled as in a user's program, and never into its caller.

use std::hint::black_box;

use super::{Keys, Peer, Probe, Question};

/// A function under a symbol of its own, and the probe that calls it with each of its arguments.
macro_rules! probe {
    ($set:ident, $peer:ident, $question:ident, $arguments:expr, |$key:ident: $ty:ty| -> $answer:ty $body:block) => {{
        #[unsafe(export_name = concat!(
            "bench_", stringify!($set), "_", stringify!($peer), "_", stringify!($question)
        ))]
        #[inline(never)]
        fn probe($key: $ty) -> $answer $body

        Probe {
            set: stringify!($set),
            peer: Peer::$peer,
            question: Question::$question,
            symbol: concat!("bench_", stringify!($set), "_", stringify!($peer), "_", stringify!($question)),
            prepare: |keys| {
                let arguments: Vec<$ty> = $arguments(keys);
                Box::new(move || {
                    for argument in &arguments {
                        black_box(probe(*argument));
                    }
                })
            },
        }
    }};
}

/// Every function on a set.
macro_rules! probes {
    ($list:ident, $set:ident) => {{
        use crate::peers::derives::$set::{Code as Derived, Repr};
        use crate::peers::maps::$set::{CODES, NAMES};
        use crate::peers::spectable::$set::Code;

        fn codes(keys: &Keys) -> Vec<Repr> {
            keys.codes.iter().map(|code| Repr::try_from(*code).expect("keys are of the type")).collect()
        }
        fn names(keys: &Keys) -> Vec<&'static str> {
            keys.names.clone()
        }
        fn ours(keys: &Keys) -> Vec<Code> {
            let of = |code| Code::ALL.iter().find(|known| known.code() == code).expect("it is a hit");
            codes(keys).into_iter().map(of).copied().collect()
        }
        fn derived(keys: &Keys) -> Vec<Derived> {
            let of = |code| Derived::VARIANTS.iter().find(|known| **known as Repr == code);
            codes(keys).into_iter().map(|code| *of(code).expect("it is a hit")).collect()
        }

        $list.extend([
            probe!($set, Spectable, FromCode, codes, |code: Repr| -> Option<Code> { Code::from_code(code) }),
            probe!($set, NumEnum, FromCode, codes, |code: Repr| -> Option<Derived> {
                Derived::try_from(code).ok()
            }),
            probe!($set, Strum, FromCode, codes, |code: Repr| -> Option<Derived> {
                Derived::from_repr(code)
            }),
            probe!($set, Phf, FromCode, codes, |code: Repr| -> Option<Derived> { CODES.get(&code).copied() }),
            probe!($set, Nothing, FromCode, codes, |code: Repr| -> Option<Repr> { Some(code) }),
            probe!($set, Spectable, FromName, names, |name: &'static str| -> Option<Code> {
                Code::from_name(name)
            }),
            probe!($set, Strum, FromName, names, |name: &'static str| -> Option<Derived> {
                name.parse().ok()
            }),
            probe!($set, Phf, FromName, names, |name: &'static str| -> Option<Derived> {
                NAMES.get(name).copied()
            }),
            probe!($set, Nothing, FromName, names, |name: &'static str| -> Option<usize> {
                Some(name.len())
            }),
            probe!($set, Spectable, Name, ours, |code: Code| -> &'static str { code.name() }),
            probe!($set, Strum, Name, derived, |code: Derived| -> &'static str { code.into() }),
            probe!($set, Spectable, Description, ours, |code: Code| -> &'static str { code.description() }),
            probe!($set, Strum, Description, derived, |code: Derived| -> Option<&'static str> {
                code.get_message()
            }),
            probe!($set, Spectable, Bool, ours, |code: Code| -> bool { code.retry() }),
            probe!($set, Spectable, Integer, ours, |code: Code| -> u16 { code.status() }),
        ]);
    }};
}

/// Every function on every set.
#[must_use]
pub fn all() -> Vec<Probe> {
    use strum::{EnumMessage as _, VariantArray as _};

    let mut list = Vec::new();
    probes!(list, dense12);
    probes!(list, dense42);
    probes!(list, dense256);
    probes!(list, offset256);
    probes!(list, holes16);
    probes!(list, normal16);
    probes!(list, sparse300);
    list
}
