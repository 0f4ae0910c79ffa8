//! Sets of codes that are no tables: headings with their members' values, and lists.

mod entries;
mod enumerations;
mod headings;
mod lists;
mod parts;
mod proof;
mod titles;

use std::collections::{HashMap, HashSet};

use super::{Fields, Found, Part, Set, Value, slug};
use crate::document::Document;
use crate::list;
use crate::model::{Columns, Form, Why};
use crate::order;

/// Of how many tables that say one code alike, definitions are compared with each.
const MOST_ALIKE: usize = 256;

/// Adds what a document defines outside of its tables.
pub(super) fn add<'d>(document: &'d Document<'d>, sets: &mut Vec<Set<'d>>) {
    let headed = headed(sets);
    let headings::Headed { members, titled } = headings::sets(document, &headed);
    let mut lists = lists::members(document);
    let mut taken: HashSet<usize> = starts(&lists).collect();
    lists.extend(enumerations::sets(document, &taken, &headed));
    taken.extend(starts(&lists));
    let is_other = |list: &Set<'_>| list.rows.iter().all(|row| !taken.contains(&row.span.start));
    lists.extend(lists::codes(document, &headed).into_iter().filter(is_other));
    let is_any = !(members.is_empty() && titled.is_empty() && lists.is_empty());
    let mut tables = if is_any { Tables::of(sets) } else { Tables::default() };
    // What is told again in another form adds to what it tells again.
    for found in [members, titled, lists] {
        let before = sets.len();
        for set in found {
            match tables.repeated_by(&set) {
                Some(table) => tables.complete(table, &mut sets[table], set),
                None => sets.push(set),
            }
        }
        (before..sets.len()).for_each(|at| tables.add(at, &sets[at]));
    }
    let follows = |set: &Set<'_>| !set.is_text && set.form == Form::Table;
    let mut headed: HashMap<&[usize], usize> = HashMap::new();
    for (at, set) in sets.iter().enumerate().filter(|(_, set)| follows(set)) {
        headed.entry(&set.heading).or_insert(at);
    }
    let lists = lists::ranges(document);
    let tables: Vec<Option<usize>> = list::of(&lists, &|list| headed.get(list.heading.as_slice()).copied());
    let mut before = Vec::new();
    for (list, table) in lists.into_iter().zip(tables) {
        match table {
            Some(at) => before.push((at, list.rows)),
            None => sets.push(list),
        }
    }
    // Their rows come before those of the table, the last list's first.
    let mut behind: Vec<(usize, Vec<Found<'d>>)> = Vec::new();
    order::sort(&mut before, &|(a, _), (b, _)| a.cmp(b));
    while let Some((at, rows)) = before.pop() {
        match behind.last_mut() {
            Some((last, all)) if *last == at => all.extend(rows),
            _ => behind.push((at, rows)),
        }
    }
    for (at, mut rows) in behind {
        rows.append(&mut sets[at].rows);
        sets[at].rows = rows;
    }
}

/// Where the rows of sets begin.
fn starts<'s>(sets: &'s [Set<'_>]) -> impl Iterator<Item = usize> + 's {
    sets.iter().flat_map(|set| set.rows.iter().map(|row| row.span.start))
}

/// The headings right above tables of codes.
fn headed(tables: &[Set<'_>]) -> HashSet<usize> {
    let mut headed = HashSet::new();
    for set in tables {
        for part in &set.parts {
            headed.extend(part.heading.last());
        }
    }
    headed
}

/// What the tables of a document say, for definitions that say it again.
#[derive(Default)]
struct Tables {
    /// By table, its codes and their names.
    known: Vec<HashMap<i128, String>>,
    /// By code and name, the tables that have it.
    by_entry: HashMap<String, Vec<usize>>,
}

impl Tables {
    fn of(sets: &[Set<'_>]) -> Self {
        let mut tables = Self::default();
        for (at, set) in sets.iter().enumerate().filter(|(_, set)| set.form == Form::Table) {
            tables.add(at, set);
        }
        tables
    }

    /// Adds what a table says.
    fn add(&mut self, table: usize, set: &Set<'_>) {
        if self.known.len() <= table {
            self.known.resize_with(table + 1, HashMap::new);
        }
        self.insert(table, &set.rows);
    }

    fn insert(&mut self, table: usize, rows: &[Found<'_>]) {
        for row in rows {
            let Some(code) = number_of(&row.value) else { continue };
            let name = letters(&row.name.bare);
            if !self.known[table].contains_key(&code) {
                let tables = self.by_entry.entry(format!("{code} {name}")).or_default();
                if tables.len() < MOST_ALIKE {
                    tables.push(table);
                }
            }
            self.known[table].insert(code, name);
        }
    }

    /// Adds to a table what only the definitions tell.
    fn complete<'d>(&mut self, at: usize, table: &mut Set<'d>, definitions: Set<'d>) {
        let is_new = |row: &Found<'d>| {
            number_of(&row.value).is_some_and(|code| {
                let entry = format!("{code} {}", letters(&row.name.bare));
                !self.known[at].contains_key(&code) && !self.by_entry.contains_key(&entry)
            })
        };
        let new = definitions.rows.into_iter().filter(is_new);
        let from = table.rows.len();
        table.rows.extend(new.map(|row| Found { fields: Fields::default(), part: 0, ..row }));
        self.insert(at, &table.rows[from..]);
    }

    /// The first table that says what a set of definitions says again, for the most part: the same codes, with the same
    /// names.
    fn repeated_by(&self, definitions: &Set<'_>) -> Option<usize> {
        let told = named(definitions);
        let all = told.len();
        let mut again: Vec<usize> = Vec::new();
        for tables in told.iter().filter_map(|(code, name)| self.by_entry.get(&format!("{code} {name}"))) {
            again.extend(tables);
        }
        order::sort(&mut again, &Ord::cmp);
        for same in again.chunk_by(|a, b| a == b) {
            let (table, again) = (same[0], same.len());
            let known = &self.known[table];
            if again > 1 && again * 2 >= all.min(known.len()) && again * 2 >= common(known, &told) {
                return Some(table);
            }
        }
        None
    }
}

fn named(set: &Set<'_>) -> HashMap<i128, String> {
    let mut named = HashMap::new();
    for row in &set.rows {
        let Some(number) = number_of(&row.value) else { continue };
        named.insert(number, letters(&row.name.bare));
    }
    named
}

/// How many codes two sets both have.
fn common(a: &HashMap<i128, String>, b: &HashMap<i128, String>) -> usize {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.keys().filter(|code| many.contains_key(code)).count()
}

fn letters(name: &str) -> String {
    let mut letters = String::new();
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        letters.extend(c.to_lowercase());
    }
    letters
}

/// A set without rows, under these headings.
fn empty<'d>(document: &'d Document<'d>, heading: Vec<usize>, form: Form) -> Set<'d> {
    let title = heading.last().and_then(|&at| document.heading(at));
    let offset = title.map_or(0, |title| title.text.span.start);
    let mut keys: Vec<String> = Vec::new();
    if let Some(text) = document.texts(&heading).last() {
        keys.push(slug(text));
    }
    keys.push(format!("line:{}", document.source.line_of(offset)));
    if let Some(title) = title {
        keys.extend_from_slice(&title.anchors);
    }
    Set {
        offset,
        form,
        is_text: false,
        parts: vec![Part { offset, heading: heading.clone() }],
        heading,
        keys,
        caption: None,
        columns: Columns::default(),
        fields: Vec::new(),
        field_columns: Vec::new(),
        headers: Vec::new(),
        rows: Vec::new(),
        excess: None,
        why: Why::default(),
    }
}

/// Whether most rows have a value that no other row has.
fn is_varied(rows: &[Found<'_>]) -> bool {
    let all: Vec<i128> = list::of_some(rows, &|row| number_of(&row.value));
    let distinct = all.iter().copied().collect::<HashSet<i128>>().len();
    distinct * 4 >= all.len() * 3 || all.len() - distinct == 1 && distinct > 1
}

/// What stands before and behind the first of some signs: each is looked for alone, since to look for one is quick.
fn parted<'t>(text: &'t str, signs: &[char]) -> Option<(&'t str, &'t str)> {
    let (mut before, mut found) = (text, None);
    for &sign in signs {
        if let Some(at) = before.find(sign) {
            before = &text[..at];
            found = Some((before, &text[at + sign.len_utf8()..]));
        }
    }
    found
}

fn number_of(value: &Value) -> Option<i128> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}
