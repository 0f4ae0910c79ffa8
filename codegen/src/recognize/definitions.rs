//! Sets of codes that are no tables: typedoc's enumeration pages, and lists of ranges.

use super::name::{self, Name};
use super::number::{self, Reading};
use super::{Found, Part, Set, Value, slug, words};
use crate::document::{Block, Document, Style, Text};
use crate::model::{Columns, Form};

/// Adds what a document defines outside of its tables.
pub(super) fn add<'d>(document: &'d Document<'d>, sets: &mut Vec<Set<'d>>) {
    let sections = sections(document);
    let definitions = enumerations(document, &sections);
    sets.extend(definitions);
    for list in range_lists(document) {
        let follows =
            |set: &&mut Set<'_>| !set.is_text && set.form == Form::Table && set.heading == list.heading;
        match sets.iter_mut().find(follows) {
            Some(set) => {
                let rows = list.rows;
                set.rows.splice(0..0, rows);
            }
            None => sets.push(list),
        }
    }
}

/// The blocks of a heading, up to the next one.
struct Section {
    heading: usize,
    level: u8,
    body: std::ops::Range<usize>,
}

fn sections(document: &Document<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        if let Some(last) = sections.last_mut() {
            last.body.end = at;
        }
        let body = at + 1..document.blocks.len();
        sections.push(Section { heading: at, level: heading.level, body });
    }
    sections
}

/// Members by their headings, grouped by the heading that they stand under.
fn enumerations<'d>(document: &'d Document<'d>, sections: &[Section]) -> Vec<Set<'d>> {
    let mut sets: Vec<Set<'d>> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let Some(member) = member(document, section) else { continue };
        let title = title(document, document.headings(section.heading));
        let (row, fields) = described(document, sections, at, member);
        match sets.last_mut() {
            Some(set) if set.heading == title => push(set, row, fields),
            _ => {
                let mut set = empty(document, title, Form::Definitions);
                push(&mut set, row, fields);
                sets.push(set);
            }
        }
    }
    sets
}

fn empty<'d>(document: &'d Document<'d>, heading: Vec<usize>, form: Form) -> Set<'d> {
    let title = heading.last().and_then(|&at| document.heading(at));
    let offset = title.map_or(0, |title| title.text.offset);
    let mut keys: Vec<String> = document.texts(&heading).last().map(|text| slug(text)).into_iter().collect();
    keys.push(format!("line:{}", document.source.line_of(offset)));
    keys.extend(title.into_iter().flat_map(|title| title.anchors.iter().cloned()));
    Set {
        offset,
        form,
        is_text: false,
        parts: vec![Part { offset, heading: heading.clone() }],
        heading,
        keys,
        columns: Columns::default(),
        fields: Vec::new(),
        rows: Vec::new(),
    }
}

fn push<'d>(set: &mut Set<'d>, mut row: Found<'d>, fields: Vec<(String, &'d Text<'d>)>) {
    for (field, text) in fields {
        let at = set.fields.iter().position(|known| *known == field).unwrap_or_else(|| {
            set.fields.push(field);
            set.fields.len() - 1
        });
        row.fields.resize(row.fields.len().max(at + 1), None);
        row.fields[at] = Some(text);
    }
    set.rows.push(row);
    let width = set.fields.len();
    for row in &mut set.rows {
        row.fields.resize(width, None);
    }
}

/// The headings down to an enumeration's title; `Enumeration Members` and the like are none.
fn title(document: &Document<'_>, mut title: Vec<usize>) -> Vec<usize> {
    while title.len() > 1 {
        let last = title.last().and_then(|&at| document.heading(at));
        if !last.is_some_and(|heading| words::MEMBERS.are_text(&heading.text.plain())) {
            break;
        }
        title.pop();
    }
    title
}

/// What a section defines: its value, where that stands, and after which block the description begins.
struct Member {
    name: Name,
    value: Value,
    offset: usize,
    struck: bool,
    block: usize,
}

/// Reads `• **Name** = 4400` or `> **Name**: -32700` under the heading `Name`.
fn member(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let block = section.body.clone().next()?;
    let Block::Paragraph(text) = &document.blocks[block] else { return None };
    let plain = text.plain();
    let plain = plain.trim_start_matches(['•', ' ']);
    let strong = text.runs.iter().find(|run| run.style.has(Style::STRONG))?;
    let name = strong.text.trim();
    let value = plain.strip_prefix(name)?.trim_start().strip_prefix(['=', ':'])?;
    let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
    let same = |text: &str| text.replace(['\\', '~'], "").split_whitespace().next().map(str::to_owned);
    let title = heading.text.plain();
    (same(&title) == same(name)).then(|| Member {
        name: name::from_plain(name),
        value: Value::Integer(value),
        offset: text.offset,
        struck: heading.text.is_struck() || strong.style.has(Style::STRUCK),
        block,
    })
}

/// The row of a member, with the paragraphs under its heading, and the fields under the headings below it.
fn described<'d>(
    document: &'d Document<'d>,
    sections: &[Section],
    at: usize,
    member: Member,
) -> (Found<'d>, Vec<(String, &'d Text<'d>)>) {
    let section = &sections[at];
    let paragraphs = |body: std::ops::Range<usize>| {
        document.blocks[body].iter().filter_map(|block| match block {
            Block::Paragraph(text) | Block::Item(text) => Some(text),
            _ => None,
        })
    };
    let description =
        paragraphs(member.block + 1..section.body.end).map(|text| text.runs.as_slice()).collect();
    let below = sections[at + 1..].iter().take_while(|below| below.level > section.level);
    let mut deprecated = member.struck || member.name.deprecated;
    let mut fields = Vec::new();
    for below in below {
        let Some(heading) = document.heading(below.heading) else { continue };
        let label = heading.text.plain();
        if words::DEPRECATED.are_text(&label) {
            deprecated = true;
        } else if let Some(text) = paragraphs(below.body.clone()).next() {
            fields.push((label.into_owned(), text));
        }
    }
    let row = Found {
        offset: member.offset,
        value: member.value,
        name: member.name,
        deprecated,
        description,
        fields: Vec::new(),
        part: 0,
    };
    (row, fields)
}

/// Lists such as `- **1xxxx**: unknown resources`, each a set of ranges of its own.
fn range_lists<'d>(document: &'d Document<'d>) -> Vec<Set<'d>> {
    let mut lists: Vec<Set<'d>> = Vec::new();
    let mut open = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let row = if let Block::Item(text) = block { range_item(text) } else { None };
        let Some(row) = row else {
            open = false;
            continue;
        };
        if !open {
            let mut set = empty(document, document.headings(at), Form::List);
            set.offset = row.offset;
            set.parts[0].offset = row.offset;
            lists.push(set);
            open = true;
        }
        if let Some(set) = lists.last_mut() {
            set.rows.push(row);
        }
    }
    lists.retain(|set| set.rows.len() > 1);
    lists
}

fn range_item<'d>(text: &'d Text<'d>) -> Option<Found<'d>> {
    let plain = text.plain();
    let (range, label) = plain.split_once(':')?;
    let Reading::Range { first, last, rest: "" } = number::read(range, 10) else { return None };
    let label = label.trim();
    let after = text.runs.iter().position(|run| run.text.contains(':'))?;
    let name = name::from_plain(label);
    (!label.is_empty()).then(|| Found {
        offset: text.offset,
        value: Value::Range(first, last),
        deprecated: text.is_struck() || name.deprecated,
        name,
        description: vec![&text.runs[after..]],
        fields: Vec::new(),
        part: 0,
    })
}
