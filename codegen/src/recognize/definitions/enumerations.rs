//! Lists whose items each give one code and one name in one shape, where enough says that these are codes.

use std::borrow::Cow;
use std::collections::HashSet;

use super::entries::{self, Digits, Look, Shape};
use super::proof::{self, Above};
use super::{empty, number_of};
use crate::document::{Block, Document, Run, Text};
use crate::list;
use crate::model::Form;
use crate::recognize::{Description, Fields, Found, NO_NUMBER, Set, Value, name, words};

/// How far into its line the marker of an item is looked for.
const DEEPEST: usize = 256;

/// How many bytes of the text before a list may lead to it.
const LONGEST_INTRO: usize = 240;

/// A list that may be an enumeration.
struct List<'d> {
    /// How far into their lines its items stand.
    column: usize,
    /// The block of its first item.
    first: usize,
    is_nested: bool,
    is_numbered: bool,
    /// None where an item is no entry: then nothing more of the list is read.
    found: Option<Entries<'d>>,
}

struct Entries<'d> {
    shape: Shape,
    rows: Vec<Found<'d>>,
    looks: Vec<Look>,
    /// Whether an item was none, as only the last may be.
    is_over: bool,
}

/// The enumerations among a document's lists, but for items that are `taken` and for headings that are `headed`, under
/// which a table defines codes.
pub(super) fn sets<'d>(
    document: &'d Document<'d>,
    taken: &HashSet<usize>,
    headed: &HashSet<usize>,
) -> Vec<Set<'d>> {
    let mut sets = Vec::new();
    let mut open: Vec<List<'d>> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let least = match block {
            Block::Item(text) => column(document, text),
            Block::Paragraph(text) if !open.is_empty() => column(document, text),
            Block::Paragraph(_) => continue,
            Block::Heading(_) | Block::Caption(_) | Block::Table(_) => 0,
        };
        let is_item = matches!(block, Block::Item(_));
        let ends = |list: &List<'_>| list.column > least || list.column == least && !is_item;
        while open.last().is_some_and(ends) {
            sets.extend(open.pop().and_then(|list| set(document, list, headed)));
        }
        match block {
            Block::Item(text) => {
                if open.last().is_none_or(|list| list.column < least) {
                    open.push(List::new(document, at, least, !open.is_empty(), text));
                }
                if let Some(list) = open.last_mut() {
                    list.push(text, taken);
                }
            }
            Block::Paragraph(text) => {
                if let Some(list) = open.last_mut() {
                    list.explain(text);
                }
            }
            Block::Heading(_) | Block::Caption(_) | Block::Table(_) => {}
        }
    }
    while let Some(list) = open.pop() {
        sets.extend(set(document, list, headed));
    }
    sets
}

/// How far into its line a block begins.
fn column(document: &Document<'_>, text: &Text<'_>) -> usize {
    let bytes = document.source.text().as_bytes();
    let end = text.span.start.min(bytes.len());
    let line = &bytes[end.saturating_sub(DEEPEST)..end];
    line.iter().rev().position(|&byte| byte == b'\n').unwrap_or(line.len())
}

impl<'d> List<'d> {
    fn new(document: &Document<'_>, first: usize, column: usize, is_nested: bool, text: &Text<'_>) -> Self {
        let marker = document.source.text().as_bytes().get(text.span.start);
        let is_numbered = marker.is_some_and(u8::is_ascii_digit);
        let found = Entries { shape: Shape::CodeFirst, rows: Vec::new(), looks: Vec::new(), is_over: false };
        Self { column, first, is_nested, is_numbered, found: Some(found) }
    }

    /// Adds an item.
    fn push(&mut self, text: &'d Text<'d>, taken: &HashSet<usize>) {
        let Some(found) = &mut self.found else { return };
        let shape = (!found.rows.is_empty()).then_some(found.shape);
        let entry =
            if found.is_over || taken.contains(&text.span.start) { None } else { entries::read(text, shape) };
        let Some(entry) = entry else {
            if found.is_over || found.rows.len() < 3 || taken.contains(&text.span.start) {
                self.found = None;
                return;
            }
            found.is_over = true;
            found.rows.push(row(text, Value::Neither(NO_NUMBER), entries::title(text), Vec::new()));
            return;
        };
        found.shape = entry.shape;
        if matches!(entry.value, Value::Integer(_)) && name::is_usable(&entry.name.plain) {
            found.looks.push(entry.look);
        }
        found.rows.push(row(text, entry.value, entry.name, entry.description));
    }

    /// Adds a paragraph that explains the last item.
    fn explain(&mut self, text: &'d Text<'d>) {
        let row = self.found.as_mut().and_then(|found| found.rows.last_mut());
        if let Some(Found { description: Description::Paragraphs(paragraphs), .. }) = row {
            paragraphs.push(Cow::Borrowed(&*text.runs));
        }
    }
}

fn row<'d>(text: &Text<'d>, value: Value, name: name::Name<'static>, description: Vec<Run<'d>>) -> Found<'d> {
    let deprecated = text.is_struck() || name.deprecated;
    let paragraphs = if description.is_empty() { Vec::new() } else { vec![Cow::Owned(description)] };
    Found {
        span: text.span.clone(),
        value,
        name,
        deprecated,
        description: Description::Paragraphs(paragraphs),
        fields: Fields::default(),
        is_filler: false,
        part: 0,
    }
}

/// The set that a list is, where it is one of codes.
fn set<'d>(document: &'d Document<'d>, list: List<'d>, headed: &HashSet<usize>) -> Option<Set<'d>> {
    let Entries { shape, rows, looks, .. } = list.found?;
    let is_entry = |row: &&Found<'_>| name::is_usable(&row.name.plain) && number_of(&row.value).is_some();
    let entries: Vec<&Found<'_>> = rows.iter().filter(is_entry).collect();
    let numbers: Vec<i128> = list::of_some(&entries, &|row| number_of(&row.value));
    let names: Vec<&str> = list::of(&entries, &|row| &*row.name.plain);
    if numbers.len() < 2 || !proof::are_distinct(&rows, &names) {
        return None;
    }
    let headings = document.headings(list.first);
    let mut above = Above { intro: intro(document, list.first), headings: document.texts(&headings) };
    above.headings.reverse();
    let led = above.intro.as_deref().is_some_and(words::speaks_of_codes);
    let is_headed = headings.last().is_some_and(|heading| headed.contains(heading));
    let is_hex = looks.iter().all(|look| look.digits == Digits::Hex);
    let own = above.headings.first().is_some_and(|text| words::CODE.in_text(text));
    if is_headed && !led || list.is_nested && !led && !own || list.is_numbered && !is_hex {
        return None;
    }
    if !proof::is_of_codes(&above, shape, &numbers, &looks, &names) {
        return None;
    }
    let mut set = empty(document, headings, Form::List);
    set.offset = rows.first()?.span.start;
    set.parts[0].offset = set.offset;
    set.rows = rows;
    Some(set)
}

/// The sentence that leads to a list: what stands right before it and ends with a colon.
fn intro(document: &Document<'_>, first: usize) -> Option<String> {
    let (Block::Paragraph(text) | Block::Item(text)) = document.blocks.get(first.checked_sub(1)?)? else {
        return None;
    };
    let plain = text.plain();
    let lead = plain.trim_end().strip_suffix([':', '：'])?;
    let from = lead.len().saturating_sub(LONGEST_INTRO);
    let from = (from..lead.len()).find(|&at| lead.is_char_boundary(at)).unwrap_or(lead.len());
    let lead = &lead[from..];
    let sentence = [". ", "。", "! ", "? "].iter().filter_map(|end| Some(lead.rfind(end)? + end.len())).max();
    Some(lead[sentence.unwrap_or(0)..].to_owned())
}
