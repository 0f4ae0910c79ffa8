//! Enumerations whose members are headings: typedoc's pages, `### -1000 UNKNOWN`, and values in a list below.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{empty, is_varied, number_of, proof};
use crate::document::{Block, Document, Style, Text};
use crate::list;
use crate::model::Form;
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Form as Written, Reading};
use crate::recognize::{Description, Fields, Found, NO_NUMBER, NOT_ONE, Set, Value, is_sparse, words};

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

/// How a heading is written that holds a code.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    is_hex: bool,
    /// Whether a word says that it is a code: `Hello (opcode 0)`.
    is_labelled: bool,
    /// Whether it proves less than a code in front of a name, or in parentheses behind one word.
    is_loose: bool,
    /// Whether a table stands below it, which the heading may only tell apart from others.
    is_tabled: bool,
}

/// What a section defines.
struct Member {
    spelling: Spelling,
    name: Name<'static>,
    value: Value,
    span: Range<usize>,
    struck: bool,
    look: Look,
    /// The block after which the description begins.
    block: usize,
}

/// A set that is being put together.
struct Defined<'d> {
    spelling: Spelling,
    set: Set<'d>,
    /// Of each row.
    looks: Vec<Look>,
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
            member.look.is_tabled = true;
        }
        let title = title(document, document.headings(section.heading));
        let (spelling, look) = (member.spelling, member.look);
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
    sets.iter_mut().for_each(without_tabled);
    let convincing = |defined: &Defined<'_>| {
        let Defined { spelling, set, .. } = defined;
        *spelling == Spelling::Assigned && set.rows.iter().any(|row| number_of(&row.value).is_some())
            || convinces(document, defined)
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

/// Leaves out members above tables where most are: a status above a table says what the table is of.
fn without_tabled(defined: &mut Defined<'_>) {
    let tabled = defined.looks.iter().filter(|look| look.is_tabled).count();
    if tabled * 2 > defined.looks.len() {
        let mut looks = defined.looks.iter();
        defined.set.rows.retain(|_| looks.next().is_none_or(|look| !look.is_tabled));
        defined.looks.retain(|look| !look.is_tabled);
    }
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
fn convinces(document: &Document<'_>, defined: &Defined<'_>) -> bool {
    let Defined { spelling, set, looks, .. } = defined;
    let numbers: Vec<i128> = list::of_some(&set.rows, &|row| number_of(&row.value));
    if numbers.len() < 2 || !is_varied(&set.rows) {
        return false;
    }
    if *spelling == Spelling::Labelled {
        return true;
    }
    let above = document.texts(&set.heading);
    let spoken = above.iter().rev().take(2).any(|text| words::speaks_of_codes(text));
    let years = proof::are_years(&numbers);
    let counts = numbers.iter().zip(1..).all(|(&number, row)| number == row);
    let telling = numbers.iter().all(|number| !(0..100).contains(number)) && !years;
    let is_tight = !looks.iter().any(|look| look.is_loose);
    is_tight && !counts && (spoken && !years || telling) || is_shown(&above, defined, &numbers)
}

/// Whether members are codes by how all of them are written, each with another name.
fn is_shown(above: &[String], Defined { set, looks, .. }: &Defined<'_>, numbers: &[i128]) -> bool {
    let names: Vec<&str> = list::of(&set.rows, &|row| &*row.name.plain);
    if !proof::are_distinct(&set.rows, &names) || proof::ask(&names) {
        return false;
    }
    if looks.iter().all(|look| look.is_labelled) {
        return true;
    }
    let own = above.last().map_or("", String::as_str);
    if proof::is_of_parts(own) && !words::CODE.in_text(own) {
        return false;
    }
    let speaks = proof::speaks(own);
    let bounds = numbers.iter().min().zip(numbers.iter().max());
    let is_dense = bounds.is_some_and(|(least, most)| most - least < 4 * numbers.len() as i128);
    let is_hex = looks.iter().all(|look| look.is_hex);
    let follows = numbers.len() > 2 && numbers.iter().zip(0..).all(|(&number, row)| number == row);
    is_hex && (speaks || is_dense && numbers.len() > 2) || follows && speaks
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
        block: block + 1,
    })
}

/// Reads `-1000 UNKNOWN`, `2: Stack underflow`, `Opcode 0: Hello`, `UNKNOWN (1000)` or `Hello (opcode 0)`.
fn in_heading(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let plain = heading.text.plain();
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let body = &document.blocks[section.body.clone()];
    let below = || body.first().and_then(text_of).map(Text::plain);
    let mut block = section.body.start;
    let said = code_first(&plain).or_else(|| code_last(&plain)).or_else(|| {
        let said = nameless(&plain, below()?)?;
        block += 1;
        Some(said)
    });
    let (value, name, mut look) = said?;
    look.is_tabled = body.iter().any(|block| matches!(block, Block::Table(_)));
    Some(Member {
        spelling: Spelling::InHeading,
        name,
        value,
        span: heading.text.span.clone(),
        struck: heading.text.is_struck(),
        look,
        block,
    })
}

/// What a heading says: a value, its name, and how it is written.
type Said = (Value, Name<'static>, Look);

fn said(value: i128, name: &str, look: Look) -> Option<Said> {
    name::is_usable(name).then(|| (Value::Integer(value), name::from_plain(name).into_owned(), look))
}

/// The word for a code that a heading begins with, if any, and the rest.
fn label(plain: &str) -> (&str, bool, &str) {
    let digits = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let label = plain[..digits].trim_end_matches(['-', ' ', '[']);
    let is_label =
        [&words::CODE, &words::STRING_CODES, &words::STATUS].iter().any(|words| words.are_text(label));
    (label, is_label, &plain[label.len()..])
}

/// The code that a heading begins with, perhaps behind a word for it, and its name.
fn code_first(plain: &str) -> Option<Said> {
    let (label, is_label, behind) = label(plain);
    if let Some((inner, name)) = behind.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let Reading::Code { value, form, rest: "" } = number::read(inner, 10) else { return None };
        let is_word = !name.trim().is_empty() && !name.trim().contains(char::is_whitespace);
        let look = Look { is_hex: form == Written::Hex, is_loose: true, is_labelled: is_label, is_tabled: false };
        return said(value, name.trim(), look).filter(|_| is_word && value != 1);
    }
    let (value, form, rest) = match number::read(behind, 10) {
        Reading::Code { value, form, rest } => (value, form, rest),
        Reading::NotOne if is_label && !label.is_empty() => {
            let name = name::from_plain(behind.trim()).into_owned();
            return Some((Value::Neither(NOT_ONE), name, Look::default()));
        }
        _ => return None,
    };
    // Behind a label, a sign tells the name from the rest of a sentence.
    let is_titled = || rest.starts_with(char::is_uppercase) && rest.contains(": ");
    let parts = || rest.starts_with([':', '-', '–', '—']) || is_titled();
    let is_prose = !label.is_empty() && (!is_label || !parts());
    if rest.starts_with(['.', ')']) || is_prose {
        return None;
    }
    let look = Look { is_hex: form == Written::Hex, ..Look::default() };
    let own = rest.trim_start_matches([':', '-', '–', '—', ' ']);
    let name = if label.is_empty() { name::after_code(rest)? } else { name::after_code(rest).unwrap_or(own) };
    said(value, name, look)
}

/// The code in parentheses behind its name: of one word, or hexadecimal, or with a word for it.
fn code_last(plain: &str) -> Option<Said> {
    let (name, inner) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim().trim_end_matches([':', '：']).trim_end();
    let is_lettered = name.contains(char::is_alphabetic);
    if let Some((member, value)) = name::member(inner) {
        let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
        let is_word = !member.contains(char::is_whitespace);
        let look = Look { is_loose: true, ..Look::default() };
        return said(value, member, look).filter(|_| is_word && is_lettered);
    }
    let (label, is_label, value) = label(inner);
    let Reading::Code { value, form, rest: "" } = number::read(value, 10) else { return None };
    let is_labelled = !label.is_empty() && is_label && words::CODE.in_text(label);
    let words = name.split_whitespace().count();
    let is_hex = form == Written::Hex;
    if !is_lettered || words > 6 || !is_labelled && (!label.is_empty() || words > 1 && !is_hex) {
        return None;
    }
    said(value, name, Look { is_hex, is_labelled, is_loose: words > 1 || is_labelled, is_tabled: false })
}

/// The most letters of a text that is the name of the code which the heading above it holds.
const LONGEST_NAME: usize = 80;

/// `Error code: 40014`, whose name is what stands below.
fn nameless(plain: &str, below: Cow<'_, str>) -> Option<Said> {
    let (label, is_label, value) = label(plain);
    if label.is_empty() || !is_label {
        return None;
    }
    let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
    let name = below.trim_end_matches(['.', '。']);
    let is_name = name.chars().count() <= LONGEST_NAME && !name.contains(['.', '。', ':', '：']);
    said(value, name, Look::default()).filter(|_| is_name)
}

/// Reads `- Identifier Value: 7` under a heading that is the name.
fn labelled(document: &Document<'_>, section: &Section) -> Option<Member> {
    let heading = document.heading(section.heading)?;
    let blocks = section.body.clone().take(3);
    let (block, text, value) =
        blocks.filter_map(|at| Some((at, text_of(&document.blocks[at])?))).find_map(|(at, text)| {
            let plain = text.plain();
            let (label, value) = plain.split_once([':', '：', '='])?;
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
