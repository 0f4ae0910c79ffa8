//! Enumerations whose members are headings: typedoc's pages, `### -1000 UNKNOWN`, and values in a list below.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{empty, is_varied, number_of, parted};
use crate::document::{Block, Document, Style, Text};
use crate::list;
use crate::model::Form;
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Reading};
use crate::recognize::{Description, Fields, Found, NO_NUMBER, Set, Value, is_sparse, words};

/// A heading and the blocks below it, up to the next one.
struct Section {
    heading: usize,
    level: u8,
    body: Range<usize>,
}

/// How a member says its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// `• **Name** = 4400` below the heading `Name`.
    Assigned,
    /// `- Identifier Value: 7` below it.
    Labelled,
    /// `-1000 UNKNOWN` in it.
    InHeading,
}

/// What a section defines.
struct Member {
    spelling: Spelling,
    name: Name<'static>,
    value: Value,
    span: Range<usize>,
    struck: bool,
    /// The block after which the description begins.
    block: usize,
}

/// A set that is being put together.
struct Defined<'d> {
    spelling: Spelling,
    set: Set<'d>,
    /// Which of its fields a label is of.
    by_label: HashMap<String, usize>,
}

/// The sets that a document's headings define; under those that are `headed`, tables do.
pub(super) fn sets<'d>(document: &'d Document<'d>, headed: &HashSet<usize>) -> Vec<Set<'d>> {
    let sections = sections(document);
    let mut sets: Vec<Defined<'d>> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let Some(member) = member(document, section) else { continue };
        if headed.contains(&section.heading) {
            continue;
        }
        let title = title(document, document.headings(section.heading));
        let spelling = member.spelling;
        let (row, fields) = described(document, &sections, at, member);
        match sets.last_mut() {
            Some(last) if last.spelling == spelling && last.set.heading == title => push(last, row, fields),
            _ => {
                let set = empty(document, title, Form::Definitions);
                let mut defined = Defined { spelling, set, by_label: HashMap::new() };
                push(&mut defined, row, fields);
                sets.push(defined);
            }
        }
    }
    let convincing = |Defined { spelling, set, .. }: &Defined<'_>| {
        *spelling == Spelling::Assigned && set.rows.iter().any(|row| number_of(&row.value).is_some())
            || convinces(document, *spelling, set)
    };
    sets.retain(convincing);
    let mut sets: Vec<Set<'d>> = sets.into_iter().map(|defined| defined.set).collect();
    sets.iter_mut().for_each(strip_owner);
    for set in sets.iter_mut().filter(|set| set.excess.is_some()) {
        set.fields.clear();
        set.rows.iter_mut().for_each(|row| row.fields = Fields::default());
    }
    sets
}

fn sections(document: &Document<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        if let Some(last) = sections.last_mut() {
            last.body.end = at;
        }
        sections.push(Section { heading: at, level: heading.level, body: at + 1..document.blocks.len() });
    }
    sections
}

/// Whether members whose form alone proves little are codes: there are several, each another, and something says so.
fn convinces(document: &Document<'_>, spelling: Spelling, set: &Set<'_>) -> bool {
    let numbers: Vec<i128> = list::of_some(&set.rows, &|row| number_of(&row.value));
    if numbers.len() < 2 || !is_varied(&set.rows) {
        return false;
    }
    if spelling == Spelling::Labelled {
        return true;
    }
    let above = document.texts(&set.heading);
    let spoken = above.iter().rev().take(2).any(|text| words::speaks_of_codes(text));
    let years = numbers.iter().all(|number| (1950..2100).contains(number));
    let counts = numbers.iter().zip(1..).all(|(&number, row)| number == row);
    let telling = numbers.iter().all(|number| !(0..100).contains(number)) && !years;
    !counts && (spoken && !years || telling)
}

/// Without an owner that all members name: `Enum::First`, `Enum::Second`.
fn strip_owner(set: &mut Set<'_>) {
    let owner = |name: &str| name.rfind("::").map(|at| at + 2).or_else(|| name.rfind('.').map(|at| at + 1));
    let Some(end) = set.rows.first().and_then(|row| owner(&row.name.plain)) else { return };
    let prefix = set.rows[0].name.plain[..end].to_owned();
    if set.rows.len() > 1
        && set
            .rows
            .iter()
            .all(|row| row.name.plain.starts_with(&prefix) && row.name.bare.starts_with(&prefix))
    {
        for row in &mut set.rows {
            row.name.plain.to_mut().drain(..end);
            row.name.bare.to_mut().drain(..end);
        }
    }
}

fn push<'d>(defined: &mut Defined<'d>, mut row: Found<'d>, fields: Vec<(String, &'d Text<'d>)>) {
    let Defined { set, by_label, .. } = defined;
    for (field, text) in fields {
        if set.excess.is_some() || is_sparse(set.rows.len() + 1, set.fields.len() + 1) {
            set.excess.get_or_insert(text.span.clone());
            break;
        }
        let at = *by_label.entry(field).or_insert_with_key(|field| {
            set.fields.push(field.clone());
            set.fields.len() - 1
        });
        if let Fields::Each(cells) = &mut row.fields {
            cells.resize(cells.len().max(at + 1), None);
            cells[at] = Some(text);
        }
    }
    set.rows.push(row);
}

/// The headings down to an enumeration's title; `Enumeration Members` and `10xx` are none.
fn title(document: &Document<'_>, mut title: Vec<usize>) -> Vec<usize> {
    while title.len() > 1 {
        let last = title.last().and_then(|&at| document.heading(at));
        let between = |text: &str| {
            words::MEMBERS.are_text(text) || matches!(number::read(text, 10), Reading::Range { .. })
        };
        if !last.is_some_and(|heading| between(&heading.text.plain())) {
            break;
        }
        title.pop();
    }
    title
}

fn member(document: &Document<'_>, section: &Section) -> Option<Member> {
    assigned(document, section)
        .or_else(|| in_heading(document, section))
        .or_else(|| labelled(document, section))
}

/// Reads `• **Name** = 4400` or `> **Name**: -32700` under the heading `Name`.
fn assigned(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let block = section.body.clone().next()?;
    let Block::Paragraph(text) = &document.blocks[block] else { return None };
    let plain = text.plain();
    let plain = plain.trim_start_matches(['•', ' ']);
    let strong = text.runs.iter().find(|run| run.style.has(Style::STRONG))?;
    let name = strong.text.trim();
    let value = plain.strip_prefix(name)?.trim_start().strip_prefix(['=', ':'])?;
    let value = match number::read(value, 10) {
        Reading::Code { value, rest: "", .. } => Value::Integer(value),
        _ => Value::Neither(NO_NUMBER),
    };
    let same = |text: &str| text.replace(['\\', '~'], "").split_whitespace().next().map(str::to_owned);
    let title = heading.text.plain();
    (same(&title) == same(name)).then(|| Member {
        spelling: Spelling::Assigned,
        name: name::from_plain(name).into_owned(),
        value,
        span: text.span.clone(),
        struck: heading.text.is_struck() || strong.style.has(Style::STRUCK),
        block: block + 1,
    })
}

/// Reads `-1000 UNKNOWN`, `2: Stack underflow`, `Opcode 0: Hello` or `UNKNOWN (1000)`.
fn in_heading(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    // A status above a table says what the table is of.
    if document.blocks[section.body.clone()].iter().any(|block| matches!(block, Block::Table(_))) {
        return None;
    }
    let plain = heading.text.plain();
    let (value, name) = code_first(&plain).or_else(|| code_last(&plain))?;
    Some(Member {
        spelling: Spelling::InHeading,
        name: name::from_plain(name).into_owned(),
        value: Value::Integer(value),
        span: heading.text.span.clone(),
        struck: heading.text.is_struck(),
        block: section.body.start,
    })
}

/// The code that a heading begins with, perhaps behind a word for it, and its name.
fn code_first(plain: &str) -> Option<(i128, &str)> {
    let digits = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let label = plain[..digits].trim_end_matches(['-', ' ']);
    let is_label =
        [&words::CODE, &words::STRING_CODES, &words::STATUS].iter().any(|words| words.are_text(label));
    let Reading::Code { value, rest, .. } = number::read(&plain[label.len()..], 10) else { return None };
    // Behind a label, a sign tells the name from the rest of a sentence.
    let parts = || rest.starts_with([':', '-', '–', '—']);
    let is_prose = !label.is_empty() && (!is_label || !parts());
    if rest.starts_with(['.', ')']) || is_prose {
        return None;
    }
    Some((value, name::after_code(rest).filter(|name| name::is_usable(name))?))
}

/// The code in parentheses behind the one word that is its name.
fn code_last(plain: &str) -> Option<(i128, &str)> {
    let (name, value) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
    let name = name.trim();
    let is_word = !name.contains(char::is_whitespace) && name.contains(char::is_alphabetic);
    (is_word && name::is_usable(name)).then_some((value, name))
}

/// Reads `- Identifier Value: 7` under a heading that is the name.
fn labelled(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let blocks = section.body.clone().take(3);
    let (block, text, value) =
        blocks.filter_map(|at| Some((at, text_of(&document.blocks[at])?))).find_map(|(at, text)| {
            let plain = text.plain();
            let (label, value) = parted(&plain, &[':', '：', '='])?;
            let said = words::CODE.are_text(label) || words::VALUE_LABEL.are_text(label);
            match number::read(value, 10) {
                Reading::Code { value, rest: "", .. } if said => Some((at, text, Value::Integer(value))),
                _ if said => Some((at, text, Value::Neither(NO_NUMBER))),
                _ => None,
            }
        })?;
    let name = name::read(&heading.text).into_owned();
    name::is_usable(&name.plain).then_some(Member {
        spelling: Spelling::Labelled,
        name,
        value,
        span: text.span.clone(),
        struck: heading.text.is_struck(),
        block: block + 1,
    })
}

/// Whether a text only says, by a link, where something stands: `Defined in: [file.ts:12](…)`.
fn is_reference(text: &Text<'_>) -> bool {
    let mut outside = text.runs.iter().filter(|run| run.link.is_none() && !run.text.trim().is_empty());
    let label = outside.next().is_some_and(|run| run.text.trim_end().ends_with([':', '：']));
    label && outside.next().is_none() && text.runs.iter().any(|run| run.link.is_some())
}

fn text_of<'d>(block: &'d Block<'d>) -> Option<&'d Text<'d>> {
    match block {
        Block::Paragraph(text) | Block::Item(text) => Some(text),
        _ => None,
    }
}

/// The row of a member, with the paragraphs under its heading, and the fields under the headings below it.
fn described<'d>(
    document: &'d Document<'d>,
    sections: &[Section],
    at: usize,
    member: Member,
) -> (Found<'d>, Vec<(String, &'d Text<'d>)>) {
    let section = &sections[at];
    let texts = |body: Range<usize>| document.blocks[body].iter().filter_map(text_of);
    let told = texts(member.block..section.body.end).filter(|text| !is_reference(text));
    let description = told.map(|text| Cow::Borrowed(&*text.runs)).collect();
    let below = sections[at + 1..].iter().take_while(|below| below.level > section.level);
    let mut deprecated = member.struck || member.name.deprecated;
    let mut fields = Vec::new();
    for below in below {
        let Some(heading) = document.heading(below.heading) else { continue };
        let label = heading.text.plain();
        if words::DEPRECATED.are_text(&label) {
            deprecated = true;
        } else if let Some(text) = texts(below.body.clone()).next() {
            fields.push((label.into_owned(), text));
        }
    }
    let row = Found {
        span: member.span,
        value: member.value,
        name: member.name,
        deprecated,
        description: Description::Paragraphs(description),
        fields: Fields::default(),
        is_filler: false,
        part: 0,
    };
    (row, fields)
}
