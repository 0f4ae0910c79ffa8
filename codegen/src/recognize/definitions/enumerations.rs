//! Lists whose items each give one code and one name in one shape, where enough says that these are codes.

use std::borrow::Cow;
use std::collections::HashSet;

use super::entries::{self, Digits, Entry, Look, Shape};
use super::parts::SIGNS;
use super::proof::{self, Above};
use super::{empty, number_of};
use crate::document::{Block, Document, Run, Style, Text};
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
    items: Items,
    /// Whether its items say nothing but a name and its code, so that what stands below explains them.
    is_whole: bool,
    /// Up to which of its items paragraphs below explain them.
    explained: usize,
    /// None where an item is no entry: then nothing more of the list is read.
    found: Option<Entries<'d>>,
}

/// What the items of a list are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    Marked,
    Numbered,
    Paragraphs,
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
            Block::Item(text) | Block::Paragraph(text) => column(document, text),
            Block::Heading(_) | Block::Caption(_) | Block::Table(_) => 0,
        };
        while open.last().is_some_and(|list| list.ends(document, block, least)) {
            sets.extend(open.pop().and_then(|list| set(document, list, headed)));
        }
        match block {
            Block::Item(text) => {
                let is_same = |list: &List<'_>| list.column == least && list.items != Items::Paragraphs;
                if !open.last().is_some_and(is_same) {
                    let is_nested = open.iter().any(|list| list.items != Items::Paragraphs);
                    open.push(List { is_nested, ..List::new(document, at, least, text) });
                }
                if let Some(list) = open.last_mut() {
                    list.push(list.read(text), text, taken);
                }
            }
            Block::Paragraph(text) => {
                if let Some(list) = open.last_mut() {
                    list.add(document, text, taken);
                } else if let Some(entry) = paragraph(document, text, None) {
                    let mut list = List { items: Items::Paragraphs, ..List::new(document, at, least, text) };
                    list.push(Some(entry), text, taken);
                    open.push(list);
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

/// A paragraph that is an entry: its code is set apart in front, or it is the term that a line below defines.
fn paragraph<'d>(document: &Document<'_>, text: &Text<'d>, shape: Option<Shape>) -> Option<Entry<'d>> {
    let first = text.runs.iter().find(|run| !run.text.trim().is_empty())?;
    let is_set = first.style.has(Style::CODE) || first.style.has(Style::STRONG);
    let is_other = if is_set { is_prose(text) } else { !is_term(document, text) };
    if is_other {
        return None;
    }
    // What samples of programs set is written in small letters.
    let is_sample = |entry: &Entry<'_>| entry.look.is_whole && !entry.name.plain.contains(char::is_uppercase);
    entries::read(text, shape, !is_set).filter(|entry| entry.look.is_marked && !is_sample(entry))
}

/// Whether a paragraph goes on behind what is set apart in front of it, with no sign between.
fn is_prose(text: &Text<'_>) -> bool {
    let mut runs = text.runs.iter().map(|run| run.text.trim()).filter(|text| !text.is_empty());
    let is_parted = runs.next().is_some_and(|first| first.ends_with([':', '：']));
    !is_parted && runs.next().is_some_and(|next| !next.starts_with(&SIGNS[..7]))
}

fn is_term(document: &Document<'_>, text: &Text<'_>) -> bool {
    let source = document.source.text().get(text.span.clone()).unwrap_or_default();
    source.split_once('\n').is_some_and(|(_, below)| below.trim_start().starts_with(": "))
}

impl<'d> List<'d> {
    fn new(document: &Document<'_>, first: usize, column: usize, text: &Text<'_>) -> Self {
        let marker = document.source.text().as_bytes().get(text.span.start);
        let is_numbered = marker.is_some_and(u8::is_ascii_digit);
        let items = if is_numbered { Items::Numbered } else { Items::Marked };
        let found = Entries { shape: Shape::CodeFirst, rows: Vec::new(), looks: Vec::new(), is_over: false };
        Self { column, first, is_nested: false, items, is_whole: true, explained: 0, found: Some(found) }
    }

    /// What an item says, in the order in which those before it do.
    fn read(&self, text: &Text<'d>) -> Option<Entry<'d>> {
        let found = self.found.as_ref().filter(|found| !found.is_over)?;
        entries::read(text, (!found.rows.is_empty()).then_some(found.shape), false)
    }

    /// What a paragraph says as one of its items.
    fn member(&self, document: &Document<'_>, text: &Text<'d>) -> Option<Entry<'d>> {
        let found = self.found.as_ref().filter(|_| self.items == Items::Paragraphs)?;
        paragraph(document, text, Some(found.shape)).filter(|entry| entry.look.is_whole == self.is_whole)
    }

    /// Whether a block ends it that begins so far into its line.
    fn ends(&self, document: &Document<'_>, block: &Block<'d>, least: usize) -> bool {
        let is_whole = self.is_whole;
        match block {
            _ if self.column > least => true,
            Block::Item(_) => self.items == Items::Paragraphs && !is_whole,
            Block::Paragraph(_) if self.column < least => false,
            Block::Paragraph(text) if self.items == Items::Paragraphs => {
                !is_whole && self.member(document, text).is_none()
            }
            // What stands below the last item explains it as others are explained.
            Block::Paragraph(_) => {
                let rows = self.found.as_ref().map_or(0, |found| found.rows.len());
                !(is_whole && rows <= self.explained + 1)
            }
            Block::Heading(_) | Block::Caption(_) | Block::Table(_) => true,
        }
    }

    /// Adds a paragraph, as an item or to what explains the last one.
    fn add(&mut self, document: &Document<'_>, text: &'d Text<'d>, taken: &HashSet<usize>) {
        match self.member(document, text) {
            Some(entry) => self.push(Some(entry), text, taken),
            None => self.explain(text),
        }
    }

    /// Adds an item and what it says.
    fn push(&mut self, entry: Option<Entry<'d>>, text: &'d Text<'d>, taken: &HashSet<usize>) {
        let Some(found) = &mut self.found else { return };
        let is_taken = taken.contains(&text.span.start);
        let entry = entry.filter(|_| !found.is_over && !is_taken);
        let Some(entry) = entry else {
            self.is_whole = false;
            if found.is_over || found.rows.len() < 3 || is_taken {
                self.found = None;
                return;
            }
            found.is_over = true;
            found.rows.push(row(text, Value::Neither(NO_NUMBER), entries::title(text), Vec::new()));
            return;
        };
        found.shape = entry.shape;
        self.is_whole &= entry.look.is_whole;
        if matches!(entry.value, Value::Integer(_)) && name::is_usable(&entry.name.plain) {
            found.looks.push(entry.look);
        }
        found.rows.push(row(text, entry.value, entry.name, entry.description));
    }

    /// Adds a paragraph that explains the last item.
    fn explain(&mut self, text: &'d Text<'d>) {
        let Some(found) = &mut self.found else { return };
        let count = found.rows.len();
        if let Some(Found { description: Description::Paragraphs(paragraphs), .. }) = found.rows.last_mut() {
            self.explained = count;
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
    let (intro, beside) = before(document, list.first);
    let mut above = Above { intro, beside, headings: document.texts(&headings) };
    above.headings.reverse();
    let is_marked = looks.iter().all(|look| look.is_marked);
    let is_led = |text: &str| words::speaks_of_codes(text) || is_marked && proof::speaks_of_kinds(text);
    let led = above.intro.as_deref().is_some_and(is_led);
    let is_headed = headings.last().is_some_and(|heading| headed.contains(heading));
    let is_hex = looks.iter().all(|look| look.digits == Digits::Hex);
    let own = above.headings.first().is_some_and(|text| words::CODE.in_text(text));
    if is_headed && !led || list.is_nested && !led && !own || list.items == Items::Numbered && !is_hex {
        return None;
    }
    if !proof::is_of_codes(&above, shape, &numbers, &looks, &names) {
        return None;
    }
    let mut title = headings;
    if above.are_members() {
        title.pop();
    }
    let mut set = empty(document, title, Form::List);
    set.offset = rows.first()?.span.start;
    set.parts[0].offset = set.offset;
    set.rows = rows;
    Some(set)
}

/// The sentence that leads to a list, which ends with a colon, or else the paragraph before it.
fn before(document: &Document<'_>, first: usize) -> (Option<String>, Option<String>) {
    let block = first.checked_sub(1).and_then(|at| document.blocks.get(at));
    let Some(Block::Paragraph(text) | Block::Item(text)) = block else { return (None, None) };
    let plain = text.plain();
    let (lead, is_led) = match plain.trim_end().strip_suffix([':', '：']) {
        Some(lead) => (lead, true),
        None => (&*plain, false),
    };
    let from = lead.len().saturating_sub(LONGEST_INTRO);
    let from = (from..lead.len()).find(|&at| lead.is_char_boundary(at)).unwrap_or(lead.len());
    let lead = &lead[from..];
    if !is_led {
        return (None, Some(lead.to_owned()));
    }
    let sentence = [". ", "。", "! ", "? "].iter().filter_map(|end| Some(lead.rfind(end)? + end.len())).max();
    (Some(lead[sentence.unwrap_or(0)..].to_owned()), None)
}
