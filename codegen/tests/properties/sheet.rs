//! What a table may mean, before it is written: its rows, and the columns beside their codes and names.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::words::{self, Name};

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) title: Name,
    pub(crate) rows: Vec<Row>,
    /// Whether it has a column of descriptions.
    pub(crate) described: bool,
    pub(crate) fields: Vec<Field>,
}

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) key: Key,
    pub(crate) name: Name,
    pub(crate) standing: Standing,
    /// Words, each with its mark-up.
    pub(crate) description: Vec<(&'static str, Markup)>,
}

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Code(i128),
    Range(i128, i128),
}

/// Whether a row is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Live,
    Struck,
    /// `(deprecated)` behind its name.
    Marked,
    /// `[OBSOLETE]` in front of it.
    Tagged,
    /// Struck, where another row has its code.
    Twin,
}

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    Plain,
    Code,
    Strong,
    Emphasis,
    Link,
}

pub(crate) const MARKUPS: [Markup; 5] =
    [Markup::Plain, Markup::Code, Markup::Strong, Markup::Emphasis, Markup::Link];

/// A further column: what it holds for each row, as numbers that its kind gives a meaning.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) kind: Kind,
    pub(crate) values: Vec<Option<u8>>,
}

/// What a further column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Bool,
    Mark,
    Integer,
    Direction,
    Vocabulary,
    Link,
    Text,
}

const KINDS: [Kind; 7] =
    [Kind::Bool, Kind::Mark, Kind::Integer, Kind::Direction, Kind::Vocabulary, Kind::Link, Kind::Text];
const WORDS: [&str; 12] =
    ["the", "keeper", "lit", "a", "lamp", "p | q", "of", "x_y", "two", "<tag>", "sluices", "5 & 6"];

/// Any table of codes.
pub(crate) fn sheet() -> impl Strategy<Value = Sheet> {
    (4..10_usize, 0..3_usize, 0..2_usize).prop_flat_map(|(entries, ranges, twins)| {
        let count = entries + ranges + twins;
        let fields = select(&KINDS[..]).prop_flat_map(move |kind| field(kind, count));
        (
            words::title(),
            codes(entries),
            vec((0..900_i128, 1..90_i128), ranges),
            Just(twins),
            vec(row(), count),
            words::names(count),
            any::<bool>(),
            vec(fields, 0..4),
        )
            .prop_map(|(title, codes, ranges, twins, rows, names, described, mut fields)| {
                fields.sort_by_key(|field| field.kind);
                fields.dedup_by_key(|field| field.kind);
                let keys = keys(&codes, &ranges, twins);
                let rows = keys.into_iter().zip(rows).zip(names).enumerate();
                let rows = rows.map(|(at, (((key, is_twin), (standing, description)), name))| {
                    let standing = match key {
                        _ if is_twin => Standing::Twin,
                        // So that something is in use.
                        Key::Code(_) if at > 2 => standing,
                        _ => Standing::Live,
                    };
                    Row { key, name, standing, description }
                });
                Sheet { title, rows: rows.collect(), described, fields }
            })
    })
}

/// The keys of all rows; the twins' are those of the first rows, and stand behind them.
fn keys(codes: &[i128], ranges: &[(i128, i128)], twins: usize) -> Vec<(Key, bool)> {
    let twin = codes[..twins].iter().map(|&code| (Key::Code(code), true));
    let codes = codes.iter().map(|&code| (Key::Code(code), false));
    let mut seen = BTreeSet::new();
    let apart = |at: usize, (first, length): (i128, i128)| {
        let first = first + 1000 * at as i128;
        (Key::Range(first, first + length), false)
    };
    let ranges = ranges.iter().enumerate().map(|(at, &range)| apart(at, range));
    codes
        .chain(twin)
        .chain(ranges)
        .filter(|(key, is_twin)| *is_twin || seen.insert(format!("{key:?}")))
        .collect()
}

/// Codes, each another, in order or in none.
pub(crate) fn codes(count: usize) -> impl Strategy<Value = Vec<i128>> {
    let sparse = |codes: BTreeSet<i128>| codes.into_iter().collect::<Vec<i128>>();
    prop_oneof![
        (0..5_i128).prop_map(move |first| (first..).take(count).collect()),
        btree_set(0..70_000_i128, count).prop_map(sparse),
        btree_set(-40_000..300_i128, count).prop_map(sparse),
        btree_set(any::<u64>().prop_map(i128::from), count).prop_map(sparse),
        btree_set(any::<i64>().prop_map(i128::from), count).prop_map(sparse),
        btree_set(0..70_000_i128, count).prop_map(sparse).prop_shuffle(),
    ]
}

fn row() -> impl Strategy<Value = (Standing, Vec<(&'static str, Markup)>)> {
    let standing = prop_oneof![
        6 => Just(Standing::Live),
        1 => Just(Standing::Struck),
        1 => Just(Standing::Marked),
        1 => Just(Standing::Tagged),
    ];
    let words = vec((select(&WORDS[..]), select(&MARKUPS[..])), 0..7);
    (standing, words)
}

fn field(kind: Kind, count: usize) -> impl Strategy<Value = Field> {
    let value = match kind {
        // Nothing is what such a column says `false` by.
        Kind::Mark => option::weighted(0.5, 0..1_u8).boxed(),
        // A vocabulary says its words again and again.
        Kind::Vocabulary => (0..2_u8).prop_map(Some).boxed(),
        Kind::Text => any::<u8>().prop_map(Some).boxed(),
        _ => option::weighted(0.8, any::<u8>()).boxed(),
    };
    vec(value, count).prop_map(move |mut values| {
        // Each column holds something; and two integers are the same, so that they cannot be taken for codes.
        values[0] = Some(0);
        values[1] = Some(0);
        Field { kind, values }
    })
}
