//! What the lock holds for each table and each of its rows, and which rows were renumbered.

use std::collections::{HashMap, HashSet};

use super::{Draft, ident};
use crate::diagnostic::Place;
use crate::list;
use crate::model::{Code, Module};
use crate::order;
use crate::snapshot::{Enumeration, Snapshot};
use crate::source::update_command;

/// What becomes of what the lock records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locking {
    /// It holds: what goes against it is an error.
    Heeded,
    /// It holds as far as it can: codes may be renumbered, and representations may grow.
    Accepted,
    /// Representations are kept where they can be; identifiers follow the words.
    Renamed,
}

/// A lock that was read.
pub(crate) struct Lock {
    pub(crate) snapshot: Snapshot,
    pub(crate) locking: Locking,
    /// Where its text begins.
    pub(crate) place: Place,
}

impl Lock {
    /// The command that writes it anew.
    pub(super) fn command(&self) -> String {
        update_command(&self.place.path)
    }
}

/// What a row has in a lock: its code, or its range's first and last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Code(Code),
    Range(i128, i128),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "code {code}"),
            Self::Range(first, last) => write!(f, "the range {first} to {last}"),
        }
    }
}

/// A row that wants an identifier.
pub(super) struct Row<'t> {
    pub(super) key: Key,
    pub(super) name: &'t str,
    /// The identifier that its words give.
    pub(super) derived: Option<String>,
    /// Whether it is a struck one whose code a live one has.
    pub(super) twin: bool,
    /// Which of the manifest's renames is its own.
    pub(super) rename: Option<usize>,
}

/// What the lock holds for a row.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Held {
    #[default]
    Nothing,
    Ident(String),
    /// Its words are those of another key.
    Renumbered {
        from: Key,
        /// Where the lock has that key.
        place: Place,
        /// The identifier that comes along; none where the other key goes on having it.
        ident: Option<String>,
    },
}

impl Held {
    /// The identifier that the lock gives.
    pub(super) fn ident(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Ident(ident) => Some(ident),
            Self::Renumbered { ident, .. } => ident,
        }
    }
}

/// One line of the lock.
struct Record<'l> {
    place: &'l Place,
    key: Key,
    name: &'l str,
    ident: &'l str,
    twin: bool,
}

/// Finds for each table the enum that the lock has of it: by its path, or else by its codes and words, so that neither
/// a heading's wording nor a document's name decides.
pub(super) fn tables<'l>(modules: &[Module], drafts: &mut [Vec<Draft<'l>>], snapshot: &'l Snapshot) {
    let by_path = list::by_text(&snapshot.enums, &|found| &found.path);
    let mut is_taken = vec![false; snapshot.enums.len()];
    let mut rest = Vec::new();
    for (module, drafts) in modules.iter().zip(drafts) {
        for draft in drafts {
            let path = format!("{}::{}", module.name, draft.table.name);
            match by_path.get(path.as_str()) {
                Some(&at) if !is_taken[at] => {
                    is_taken[at] = true;
                    draft.locked = Some(&snapshot.enums[at]);
                }
                _ => rest.push(draft),
            }
        }
    }
    if rest.is_empty() {
        return;
    }
    let mut locked: Vec<(&Enumeration, Traits)> = Vec::new();
    for (found, is_taken) in snapshot.enums.iter().zip(is_taken) {
        if !is_taken {
            locked.push((found, of_lock(found)));
        }
    }
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, traits)) in locked.iter().enumerate() {
        for word in &traits.words {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (table, draft) in rest.iter().enumerate() {
        let traits = of_table(draft);
        let mut others: Vec<usize> = Vec::new();
        for found in traits.words.iter().filter_map(|word| by_word.get(word.as_str())) {
            // What very many enums say tells none of them from the others.
            others.extend(&found[..found.len().min(MOST_ALIKE)]);
        }
        order::sort(&mut others, &Ord::cmp);
        others.dedup();
        for other in others {
            let known = &locked[other].1;
            let common = traits.keys.intersection(&known.keys).count();
            let words = traits.words.iter().filter(|word| known.words.binary_search(word).is_ok()).count();
            let smaller = traits.keys.len().min(known.keys.len());
            // Any two small tables have codes in common, but not words.
            if common > 0 && common * 2 >= smaller && words * 2 >= smaller {
                pairs.push(((common, words), table, other));
            }
        }
    }
    // Those that have the most in common come first.
    order::sort(&mut pairs, &|(a, ..), (b, ..)| b.cmp(a));
    let mut taken = HashSet::new();
    for (_, table, other) in pairs {
        if rest[table].locked.is_none() && taken.insert(other) {
            rest[table].locked = Some(locked[other].0);
        }
    }
}

/// How many enums with one word a table is compared with.
const MOST_ALIKE: usize = 256;

/// What tells sets of codes apart.
struct Traits {
    keys: HashSet<Key>,
    /// The identifiers that their names give, in their order and each once.
    words: Vec<String>,
}

fn of_table(draft: &Draft<'_>) -> Traits {
    let mut traits = Traits { keys: HashSet::new(), words: Vec::new() };
    for entry in &draft.table.entries {
        traits.add(Key::Code(entry.code.clone()), &entry.name);
    }
    for range in &draft.table.ranges {
        traits.add(Key::Range(range.first, range.last), &range.name);
    }
    traits.sorted()
}

fn of_lock(found: &Enumeration) -> Traits {
    let mut traits = Traits { keys: HashSet::new(), words: Vec::new() };
    for entry in &found.entries {
        traits.add(Key::Code(entry.code.clone()), &entry.name);
    }
    for range in &found.ranges {
        traits.add(Key::Range(range.first, range.last), &range.name);
    }
    traits.sorted()
}

impl Traits {
    fn add(&mut self, key: Key, name: &str) {
        self.keys.insert(key);
        self.words.extend(ident::variant(name));
    }

    fn sorted(mut self) -> Self {
        order::sort(&mut self.words, &Ord::cmp);
        self.words.dedup();
        self
    }
}

/// What the lock holds for the entries of a table; none where it has nothing of the table.
pub(super) fn entries(locked: Option<&Enumeration>, rows: &[Row<'_>]) -> Vec<Held> {
    let entries = locked.map(|found| found.entries.as_slice()).unwrap_or_default().iter();
    let records = entries.map(|entry| Record {
        place: &entry.place,
        key: Key::Code(entry.code.clone()),
        name: &entry.name,
        ident: &entry.ident,
        twin: entry.twin,
    });
    held(rows, &records.collect::<Vec<_>>())
}

/// What the lock holds for the ranges of a table; none where it has nothing of the table.
pub(super) fn ranges(locked: Option<&Enumeration>, rows: &[Row<'_>]) -> Vec<Held> {
    let ranges = locked.map(|found| found.ranges.as_slice()).unwrap_or_default().iter();
    let records = ranges.map(|range| Record {
        place: &range.place,
        key: Key::Range(range.first, range.last),
        name: &range.name,
        ident: &range.ident,
        twin: false,
    });
    held(rows, &records.collect::<Vec<_>>())
}

/// Whether a record may be a row's, the key apart.
type Likeness = fn(&Row<'_>, &Record<'_>) -> bool;

/// What makes a record that of a row with its key whatever else changed, the surest first.
const UNCHANGED: [Likeness; 4] = [
    |row, record| row.twin == record.twin && same_name(row, record),
    |row, record| row.twin == record.twin && same_ident(row, record),
    same_name,
    same_ident,
];

fn same_name(row: &Row<'_>, record: &Record<'_>) -> bool {
    row.name == record.name
}

fn same_ident(row: &Row<'_>, record: &Record<'_>) -> bool {
    row.derived.as_deref() == Some(record.ident)
}

/// Each record is one row's at most: that of its key and its words, or else of its words, or else of its key.
///
/// Without records there is an answer for no row.
fn held(rows: &[Row<'_>], records: &[Record<'_>]) -> Vec<Held> {
    if records.is_empty() {
        return Vec::new();
    }
    // As a rule nothing changed, and each record is that of the row in its place.
    let [is_unchanged, ..] = UNCHANGED;
    let is_same = |(row, record): (&Row<'_>, &Record<'_>)| row.key == record.key && is_unchanged(row, record);
    if rows.len() == records.len() && rows.iter().zip(records).all(is_same) {
        return list::of(records, &|record| Held::Ident(record.ident.to_owned()));
    }
    let mut by_key: HashMap<&Key, Vec<usize>> = HashMap::new();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        by_key.entry(&record.key).or_default().push(at);
        for word in [record.name, record.ident].into_iter().filter(|_| !record.twin) {
            by_word.entry(word).or_default().push(at);
        }
    }
    // How many of the records with a word are taken before the first that is not.
    let mut passed: HashMap<&str, usize> = HashMap::new();
    let of_key = |row: &Row<'_>| by_key.get(&row.key).map(Vec::as_slice).unwrap_or_default();
    let of_word = |word: &str| by_word.get(word).map(Vec::as_slice).unwrap_or_default();
    let mut taken = vec![false; records.len()];
    let mut held = vec![Held::Nothing; rows.len()];
    let take = |taken: &mut [bool], held: &mut [Held], is_like: Likeness| {
        for (row, held) in rows.iter().zip(held).filter(|(_, held)| **held == Held::Nothing) {
            let free = |at: &usize| !taken[*at] && is_like(row, &records[*at]);
            if let Some(at) = of_key(row).iter().copied().find(free) {
                taken[at] = true;
                *held = Held::Ident(records[at].ident.to_owned());
            }
        }
    };
    for is_like in UNCHANGED {
        take(&mut taken, &mut held, is_like);
    }
    for (row, held) in rows.iter().zip(&mut held).filter(|(row, held)| **held == Held::Nothing && !row.twin) {
        let words = [row.name, row.derived.as_deref().unwrap_or_default()];
        let is_other = |at: &usize| records[*at].key != row.key;
        let (mut free, mut first) = (None, None);
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            let all = of_word(word);
            first = first.or_else(|| all.iter().copied().find(is_other));
            let passed = passed.entry(word).or_default();
            while all.get(*passed).is_some_and(|&at| taken[at]) {
                *passed += 1;
            }
            free = all[*passed..].iter().copied().find(|at| !taken[*at] && is_other(at));
            if free.is_some() {
                break;
            }
        }
        let is_known = !of_key(row).is_empty();
        if let Some(at) = free {
            taken[at] = true;
            *held = moved(&records[at], row, is_known);
        } else if let Some(at) = first.filter(|_| is_known && row.rename.is_none()) {
            *held = renumbered(&records[at], None);
        }
    }
    take(&mut taken, &mut held, |row, record| row.twin == record.twin);
    held
}

/// A row that bears the words of another key's record: renumbered, unless it is a range that only grew or shrank.
fn moved(record: &Record<'_>, row: &Row<'_>, is_known: bool) -> Held {
    let ident = record.ident.to_owned();
    match row.key {
        Key::Range(..) if !is_known => Held::Ident(ident),
        _ => renumbered(record, Some(ident)),
    }
}

fn renumbered(record: &Record<'_>, ident: Option<String>) -> Held {
    Held::Renumbered { from: record.key.clone(), place: record.place.clone(), ident }
}
