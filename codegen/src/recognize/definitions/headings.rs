//! Enumerations whose members are headings: typedoc's pages, `### -1000 UNKNOWN`, and values in a list below.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::titles::{self, Look, Proof};
use super::{empty, number_of, parted, proof};
use crate::document::{Block, Document, Style, Text};
use crate::model::Form;
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Reading};
use crate::recognize::{Description, Fields, Found, NO_NUMBER, Set, Value, is_sparse, words};

/// The sets that headings define.
pub(super) struct Headed<'d> {
    /// Those whose members have their values below their headings.
    pub(super) members: Vec<Set<'d>>,
    /// Those whose members have them in their headings.
    pub(super) titled: Vec<Set<'d>>,
}

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
    look: Look,
    /// Whether a table stands below it, which the heading may only tell apart from others.
    is_tabled: bool,
    /// The block after which the description begins.
    block: usize,
}

/// A set that is being put together.
struct Defined<'d> {
    spelling: Spelling,
    set: Set<'d>,
    /// Of each row, and whether a table stands below it.
    looks: Vec<(Look, bool)>,
    /// Which of its fields a label is of.
    by_label: HashMap<String, usize>,
}

/// The sets that a document's headings define; under those that are `headed`, tables do.
pub(super) fn sets<'d>(document: &'d Document<'d>, headed: &HashSet<usize>) -> Headed<'d> {
    let sections = sections(document);
    let mut sets: Vec<Defined<'d>> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let Some(mut member) = member(document, section) else { continue };
        if headed.contains(&section.heading) {
            if member.spelling != Spelling::InHeading {
                continue;
            }
            member.is_tabled = true;
        }
        let title = title(document, document.headings(section.heading));
        let (spelling, look) = (member.spelling, (member.look, member.is_tabled));
        let (row, fields) = described(document, &sections, at, member);
        let is_same = |last: &&mut Defined<'_>| last.spelling == spelling && last.set.heading == title;
        if sets.last_mut().as_ref().is_none_or(|last| !is_same(last)) {
            let set = empty(document, title, Form::Definitions);
            sets.push(Defined { spelling, set, looks: Vec::new(), by_label: HashMap::new() });
        }
        if let Some(last) = sets.last_mut() {
            last.looks.push(look);
            push(last, row, fields);
        }
    }
    sets.iter_mut().for_each(without_strays);
    sets.iter_mut().for_each(without_tabled);
    let convincing = |defined: &Defined<'_>| {
        let Defined { spelling, set, looks, .. } = defined;
        let shown = (*spelling != Spelling::Labelled).then_some(looks.as_slice());
        *spelling == Spelling::Assigned && set.rows.iter().any(|row| number_of(&row.value).is_some())
            || proof::are_members(document, set, shown)
    };
    sets.retain(convincing);
    for Defined { set, .. } in &mut sets {
        strip_owner(set);
        if set.excess.is_some() {
            set.fields.clear();
            set.rows.iter_mut().for_each(|row| row.fields = Fields::default());
        }
    }
    let (titled, members): (Vec<_>, Vec<_>) =
        sets.into_iter().partition(|defined| defined.spelling == Spelling::InHeading);
    let of = |defined: Vec<Defined<'d>>| defined.into_iter().map(|defined| defined.set).collect();
    Headed { members: of(members), titled: of(titled) }
}

/// Leaves out what proves something only where all members are written alike.
fn without_strays(defined: &mut Defined<'_>) {
    let is_weak = |look: &Look| matches!(look.proof, Proof::Named | Proof::Noted);
    let Some((first, _)) = defined.looks.iter().find(|(look, _)| !is_weak(look)).or(defined.looks.first())
    else {
        return;
    };
    let first = first.proof;
    keep(defined, &|(look, _)| look.proof == first || !is_weak(look));
}

/// Leaves out members above tables where most are: a status above a table says what the table is of. What has its code
/// behind its name is what the table is of.
fn without_tabled(defined: &mut Defined<'_>) {
    let tabled = defined.looks.iter().filter(|(_, is_tabled)| *is_tabled).count();
    let is_noted = defined.looks.iter().all(|(look, _)| look.proof == Proof::Noted);
    if tabled * 2 > defined.looks.len() && !is_noted {
        keep(defined, &|(_, is_tabled)| !is_tabled);
    }
}

/// Leaves out the members that do not look as they must.
fn keep(defined: &mut Defined<'_>, is_kept: &dyn Fn(&(Look, bool)) -> bool) {
    let mut looks = defined.looks.iter();
    defined.set.rows.retain(|_| looks.next().is_none_or(is_kept));
    defined.looks.retain(is_kept);
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
        look: Look::default(),
        is_tabled: false,
        block: block + 1,
    })
}

/// Reads `-1000 UNKNOWN`, `2: Stack underflow`, `Opcode 0: Hello`, `UNKNOWN (1000)` or `Hello (opcode 0)`.
fn in_heading(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let body = &document.blocks[section.body.clone()];
    let below = || body.first().and_then(text_of).map(Text::plain);
    let ((value, name, look), is_below) = titles::read(&heading.text.plain(), &below)?;
    Some(Member {
        spelling: Spelling::InHeading,
        name,
        value,
        span: heading.text.span.clone(),
        struck: heading.text.is_struck(),
        look,
        is_tabled: body.iter().any(|block| matches!(block, Block::Table(_))),
        block: section.body.start + usize::from(is_below),
    })
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
        look: Look::default(),
        is_tabled: false,
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
