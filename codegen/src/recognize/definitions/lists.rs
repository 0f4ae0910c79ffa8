//! Lists that define codes: `NAME (0x00): …`, `* Error Number: 8001`, and ranges such as `- **1xxxx**: …`.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{empty, is_varied, number_of, parted, proof};
use crate::document::{Block, Document, Run, Style, Text};
use crate::list;
use crate::model::Form;
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Form as Spelling, Reading};
use crate::recognize::{Description, Fields, Found, Set, Value, words};

/// Lists such as `- **1xxxx**: unknown resources`, each a set of ranges of its own.
pub(super) fn ranges<'d>(document: &'d Document<'d>) -> Vec<Set<'d>> {
    let mut lists = runs(document, |document, at| match &document.blocks[at] {
        Block::Item(text) => range(text),
        _ => None,
    });
    lists.retain(|set| set.rows.len() > 1);
    lists
}

/// Lists of names with their values, where the heading speaks of codes.
pub(super) fn members<'d>(document: &'d Document<'d>) -> Vec<Set<'d>> {
    let mut lists = runs(document, |document, at| match &document.blocks[at] {
        Block::Item(text) | Block::Paragraph(text) => named(text),
        _ => None,
    });
    lists.extend(runs(document, numbered));
    lists.retain(|set| {
        let above = document.texts(&set.heading);
        let spoken = above.iter().rev().take(2).any(|text| words::speaks_of_codes(text));
        set.rows.len() > 1 && is_varied(&set.rows) && (spoken || is_shown(document, set, &above))
    });
    lists
}

/// Whether paragraphs are codes by how they are written: `NAME (0x00):` again and again, each code another.
fn is_shown(document: &Document<'_>, set: &Set<'_>, above: &[String]) -> bool {
    let names: Vec<&str> = list::of(&set.rows, &|row| &*row.name.plain);
    let text = document.source.text();
    let is_hex = |row: &Found<'_>| {
        let line = text.get(row.span.clone()).unwrap_or_default();
        line.split_once('(').is_some_and(|(_, value)| value.trim_start().starts_with("0x"))
    };
    let is_of_parts = above.last().is_some_and(|text| words::ADDRESS.in_text(text));
    set.rows.len() > 2
        && set.rows.iter().all(is_hex)
        && !is_of_parts
        && proof::are_distinct(&set.rows, &names)
}

/// Lists of codes with what they mean, such as `- 4000: Unknown error`, where the heading says that these are codes and
/// is none of those that are `headed`, under which a table does.
pub(super) fn codes<'d>(document: &'d Document<'d>, headed: &HashSet<usize>) -> Vec<Set<'d>> {
    let mut lists = runs(document, |document, at| match &document.blocks[at] {
        Block::Item(text) => coded(text),
        _ => None,
    });
    lists.retain(|list| {
        let named = list.rows.iter().filter(|row| name::is_usable(&row.name.plain)).count();
        if named < 3 || list.heading.last().is_none_or(|heading| headed.contains(heading)) {
            return false;
        }
        let heading = document.texts(&list.heading);
        let says_codes = heading.last().is_some_and(|text| words::CODE.in_text(text));
        let values: HashSet<i128> = list.rows.iter().filter_map(|row| number_of(&row.value)).collect();
        says_codes && values.len() == list.rows.len()
    });
    lists
}

/// Blocks one after the other that `read` reads; between two of them may stand what explains the first.
fn runs<'d>(
    document: &'d Document<'d>,
    read: impl Fn(&'d Document<'d>, usize) -> Option<Found<'d>>,
) -> Vec<Set<'d>> {
    let mut sets: Vec<Set<'d>> = Vec::new();
    let (mut open, mut is_item) = (false, false);
    for at in 0..document.blocks.len() {
        let Some(row) = read(document, at) else {
            let row = sets.last_mut().filter(|_| open && !is_item).and_then(|set| set.rows.last_mut());
            if let (Some(row), Block::Paragraph(text)) = (row, &document.blocks[at]) {
                define(row, text);
            }
            // What is told of one that is no item may hold a list.
            open &= match document.blocks[at] {
                Block::Paragraph(_) => true,
                Block::Item(_) => !is_item,
                _ => false,
            };
            continue;
        };
        is_item = matches!(document.blocks[at], Block::Item(_));
        if !open {
            let mut set = empty(document, document.headings(at), Form::List);
            set.offset = row.span.start;
            set.parts[0].offset = row.span.start;
            sets.push(set);
            open = true;
        }
        if let Some(set) = sets.last_mut() {
            set.rows.push(row);
        }
    }
    sets
}

/// Adds what a definition says, as `: what it is` below its term.
fn define<'d>(row: &mut Found<'d>, text: &Text<'d>) {
    let Some(first) = text.runs.first() else { return };
    let Some(rest) = first.text.trim_start().strip_prefix(':') else { return };
    let mut runs = text.runs.to_vec();
    runs[0].text = Cow::Owned(rest.trim_start().to_owned());
    if let Description::Paragraphs(paragraphs) = &mut row.description {
        paragraphs.push(Cow::Owned(runs));
    }
}

fn range<'d>(text: &'d Text<'d>) -> Option<Found<'d>> {
    let plain = text.plain();
    let (range, label) = parted(&plain, &[':', '：'])?;
    let Reading::Range { first, last, rest: "" } = number::read(range, 10) else { return None };
    let name = name::from_plain(label).into_owned();
    let description = after(text, &[':', '：']);
    (!name.plain.is_empty()).then(|| found(text, Value::Range(first, last), name, description))
}

/// `NAME (0x00): what it is`.
fn named<'d>(text: &'d Text<'d>) -> Option<Found<'d>> {
    let plain = text.plain();
    let (name, rest) = plain.split_once('(')?;
    let (value, rest) = rest.split_once(')')?;
    let name = name.trim();
    let is_capital = name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let (value, is_hex, told) = match number::read(value, 10) {
        Reading::Code { value: code, form, rest: "" } => {
            let is_hex = form == Spelling::Hex;
            (Value::Integer(code), is_hex, is_hex || code < 0 || is_capital)
        }
        Reading::Range { first, last, rest: "" } => {
            (Value::Range(first, last), false, value.contains("0x") || is_capital)
        }
        _ => return None,
    };
    let is_legal = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '/');
    let words = name.split_whitespace().count();
    let is_titled = is_hex && words < 4 && name.starts_with(char::is_uppercase);
    let is_led = rest.trim_start().starts_with(':') && is_titled;
    let identifier =
        words == 1 && name.chars().all(is_legal) || is_led && name.chars().all(|c| is_legal(c) || c == ' ');
    let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with([':', '-', '–', '—']);
    if !(identifier && ends && told && name.chars().any(char::is_alphabetic)) {
        return None;
    }
    let description = after(text, &[')']);
    Some(found(text, value, name::from_plain(name).into_owned(), description))
}

/// `4000: Unknown error`, or `**4000** Unknown error`.
fn coded<'d>(text: &'d Text<'d>) -> Option<Found<'d>> {
    let plain = text.plain();
    let Reading::Code { value, rest, .. } = number::read(&plain, 10) else { return None };
    let first = text.runs.first()?;
    let is_marked = (first.style.has(Style::CODE) || first.style.has(Style::STRONG))
        && matches!(number::read(&first.text, 10), Reading::Code { rest: "" | ":", .. });
    let inner = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let label = rest.trim_start_matches([':', '：', '-', '–', '—', '=', '→', ' ']);
    let is_whole = |inner: &&str| inner.find(')').is_none_or(|end| inner[..end].contains('('));
    let label = inner.filter(is_whole).unwrap_or(label);
    if label.is_empty() || !is_marked && label.len() == rest.len() {
        return None;
    }
    // What parts a name from what is said of it; without that, the text is both.
    let parted = [": ", " - ", " – ", " — ", "：", ". "].iter().filter_map(|sign| label.split_once(sign));
    let (name, told) = parted.min_by_key(|(name, _)| name.len()).unwrap_or((label, ""));
    let mut name = name::from_plain(name).into_owned();
    name.deprecated |= first.style.has(Style::STRUCK);
    let described =
        Run { text: told.to_owned().into(), style: Style::default(), is_plain: false, link: None };
    let description = (!told.is_empty()).then(|| vec![described]);
    Some(found(text, Value::Integer(value), name, description))
}

/// `* Error Number: 8001`, explained by the paragraph below it, which is all the name there is.
fn numbered<'d>(document: &'d Document<'d>, at: usize) -> Option<Found<'d>> {
    let Block::Item(text) = &document.blocks[at] else { return None };
    let plain = text.plain();
    let (label, value) = parted(&plain, &[':', '：'])?;
    if !words::VALUE_LABEL.are_text(label) && !words::CODE.are_text(label) {
        return None;
    }
    let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
    let Some(Block::Paragraph(explanation)) = document.blocks.get(at + 1) else { return None };
    let name = name::read(explanation);
    Some(found(text, Value::Integer(value), name, Some(explanation.runs.to_vec())))
}

/// The text after a sign, and after what may part the two.
fn after<'d>(text: &'d Text<'d>, signs: &[char]) -> Option<Vec<Run<'d>>> {
    let at = text.runs.iter().position(|run| run.text.contains(signs))?;
    let mut runs = text.runs[at..].to_vec();
    let first = runs.first_mut()?;
    let cut = first.text.find(signs)?;
    let rest =
        first.text[cut..].trim_start_matches(signs).trim_start_matches([':', '：', '-', '–', '—', ' ']);
    first.text = Cow::Owned(rest.to_owned());
    Some(runs)
}

fn found<'d>(text: &Text<'d>, value: Value, name: Name<'d>, description: Option<Vec<Run<'d>>>) -> Found<'d> {
    let deprecated = text.is_struck() || name.deprecated;
    let description = Description::Paragraphs(description.into_iter().map(Cow::Owned).collect());
    Found {
        span: text.span.clone(),
        value,
        deprecated,
        name,
        description,
        fields: Fields::default(),
        is_filler: false,
        part: 0,
    }
}
