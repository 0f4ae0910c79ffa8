//! The rows of a table that is one of codes, cell by cell.

use std::borrow::Cow;
use std::collections::HashMap;

use super::candidate::Candidate;
use super::grid::Line;
use super::name::{self, Name};
use super::naming::Naming;
use super::number::{self, Reading};
use super::roles::Roles;
use super::{Description, Fields, Found, Part, Set, Value, stray, words};
use crate::diagnostic::{Diagnostics, Kind};
use crate::document::{Document, Row, Run, Style, Text, joined};
use crate::fold;
use crate::list;
use crate::model::{Columns, Form};
use crate::order;

/// Why a row with several values is skipped.
pub(crate) const NOT_ONE: &str = "not one value";
/// Why a row without a code is skipped.
pub(crate) const NO_CODE: &str = "no code";
/// Why a row with a word for a code is skipped.
pub(crate) const NO_NUMBER: &str = "no number";

/// Why a cell that names very many codes is skipped.
pub(crate) const TOO_MUCH: &str = "too many codes for what they share";
/// How many bytes and cells all the codes of one cell may share.
const MOST_SHARED: usize = 1 << 26;

/// How many codes one cell may name.
const MOST_MEMBERS: usize = 1 << 16;

/// The set that a table makes.
pub(super) fn set<'d>(document: &Document<'_>, candidate: &Candidate<'d>, roles: &Roles) -> Set<'d> {
    let (table, grid) = (candidate.table, &candidate.grid);
    let header = |at: usize| grid.headers.get(at).map(|header| header.clone().into_owned());
    let name = if let Naming::Column(at) = roles.naming { header(at) } else { None };
    let columns = Columns { code: header(roles.code), name, description: roles.description.and_then(header) };
    let mut rows = Vec::with_capacity(table.rows.len());
    // Columns that say which entries are out of use.
    let is_mark = |at: &usize| grid.headers.get(*at).is_some_and(|header| words::tells_deprecation(header));
    let marks: Vec<usize> = roles.fields.iter().copied().filter(is_mark).collect();
    for line in &grid.lines {
        let cells = table.cells(line.row).get(line.start..).unwrap_or_default();
        let first = rows.len();
        read(cells, grid.cells(line), line, roles, &mut rows);
        if is_marked(cells, grid.cells(line), roles, &marks) {
            rows[first..].iter_mut().for_each(|row| row.deprecated = true);
        }
    }
    rows.extend(stray::rows(document, candidate, roles));
    order::sort(&mut rows, &|a: &Found<'_>, b| a.span.start.cmp(&b.span.start));
    // Said once, `Available` is a name as any other.
    let fillers = |row: &Found<'_>| words::FILLER.are_text(&row.name.bare);
    let fillers: Vec<usize> = (0..rows.len()).filter(|&at| fillers(&rows[at])).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for &at in &fillers {
        *times.entry(fold::lower(&rows[at].name.bare)).or_default() += 1;
    }
    for at in fillers {
        rows[at].is_filler = times[&fold::lower(&rows[at].name.bare)] > 1;
    }
    Set {
        offset: table.offset,
        form: Form::Table,
        is_text: roles.is_text,
        heading: candidate.heading.clone(),
        keys: candidate.keys.clone(),
        caption: candidate.caption.clone(),
        columns,
        fields: list::of_some(&roles.fields, &|&at| header(at)),
        field_columns: roles.fields.clone(),
        headers: list::of(grid.header_cells, &|cell| (cell.plain().into_owned(), cell.span.clone())),
        parts: vec![Part { offset: table.offset, heading: candidate.heading.clone() }],
        rows,
        excess: None,
        why: candidate.judgement.why(),
    }
}

/// Reports the rows of a code table that have too few or too many cells.
pub(super) fn report_ragged(
    diagnostics: &mut Diagnostics,
    document: &Document<'_>,
    candidate: &Candidate<'_>,
    roles: &Roles,
) {
    if candidate.settings.is_some_and(|settings| settings.ragged) {
        return;
    }
    let table = candidate.table;
    let remedy = || candidate.remedy(document, "ragged = true");
    let columns = table.headers.len();
    let plural = |count: usize| if count == 1 { "cell" } else { "cells" };
    let is_ragged = |(_, row): &(usize, &Row)| row.excess.is_some() || row.missing > 0;
    for (at, row) in table.rows.iter().enumerate().filter(is_ragged) {
        let holds_code = table.cells(at).get(roles.code).is_some_and(|cell| {
            roles.is_text && !cell.is_blank()
                || !matches!(number::read(&cell.plain(), roles.radix), Reading::Blank | Reading::Text)
        });
        if let Some(excess) = &row.excess {
            let message = format!(
                "this cell is beyond the {columns} {} of the header, and markdown drops it",
                plural(columns)
            );
            let help =
                format!("a `|` that belongs to a cell's text is `\\|`; to go without the cell, {}", remedy());
            diagnostics.push(Kind::TooManyCells, document.source.place(excess), message, help);
        } else if row.missing > 0 && holds_code {
            let cells = columns - row.missing as usize;
            let message = format!("this row has {cells} {} where the header has {columns}", plural(cells));
            let help = format!("add the missing cells, or {}", remedy());
            diagnostics.push(Kind::TooFewCells, document.source.place(&row.span), message, help);
        }
    }
}

fn read<'d>(
    cells: &'d [Text<'d>],
    plains: &[Cow<'d, str>],
    line: &Line,
    roles: &Roles,
    rows: &mut Vec<Found<'d>>,
) {
    let Some((cell, plain)) = cells.get(roles.code).zip(plains.get(roles.code)) else { return };
    let description = roles.description.and_then(|at| cells.get(at));
    let base = Found {
        span: cell.span.clone(),
        value: Value::Neither(""),
        name: Name::default(),
        deprecated: cell.is_struck(),
        description: description.map(|text| Description::Cell(&text.runs)).unwrap_or_default(),
        fields: Fields::Among(cells),
        is_filler: false,
        part: 0,
    };
    let named = |at: usize| {
        cells.get(at).zip(plains.get(at)).map(|(cell, plain)| name::of(cell, plain)).unwrap_or_default()
    };
    let reads = || matches!(number::read(plain, roles.radix), Reading::Code { .. } | Reading::Range { .. });
    // A word that is said of itself is an entry among words.
    let is_word = || {
        let is_said_again = plains.iter().skip(1).any(|plain| !number::is_blank(plain));
        roles.is_text && is_said_again && !plain.trim().contains(char::is_whitespace)
    };
    if line.is_section && !reads() && !is_word() {
        let name = name::of(&cells[0], &plains[0]);
        rows.push(Found { value: Value::Neither("section row"), name, ..base });
        return;
    }
    if roles.is_text {
        let name = if let Naming::Column(at) = roles.naming { Some(named(at)) } else { None };
        let several = several(cell);
        if shares_too_much(&base, cells, roles, several.len()) {
            rows.push(Found { value: Value::Neither(TOO_MUCH), ..base });
        } else if several.is_empty() {
            rows.push(keyed(base, name::of(cell, plain), name));
        } else {
            let keys = several.iter().map(|key| name::of(key, &key.plain()).into_owned());
            rows.extend(keys.map(|key| keyed(base.clone(), key, name.clone())));
        }
        return;
    }
    let members: Vec<(String, String)> = match roles.naming {
        Naming::BeforeCode => cell.lines().filter_map(member).collect(),
        _ => Vec::new(),
    };
    if !members.is_empty() {
        if shares_too_much(&base, cells, roles, members.len()) {
            rows.push(Found { value: Value::Neither(TOO_MUCH), ..base });
            return;
        }
        for (member, rest) in members {
            let Reading::Code { value, rest, .. } = number::read(&rest, roles.radix) else { continue };
            let mut name = name::from_plain(&member).into_owned();
            name.deprecated |= name::from_plain(rest).deprecated;
            rows.push(Found {
                value: Value::Integer(value),
                deprecated: base.deprecated || name.deprecated,
                name,
                ..base.clone()
            });
        }
        return;
    }
    let (value, rest) = match number::read(plain, roles.radix) {
        Reading::Code { value, rest, .. } => (Value::Integer(value), rest),
        Reading::Range { first, last, rest } => (Value::Range(first, last), rest),
        Reading::NotOne => (Value::Neither(NOT_ONE), ""),
        Reading::TooLarge => (Value::TooLarge, ""),
        Reading::Blank => (Value::Neither(NO_CODE), ""),
        Reading::Text => (Value::Neither(NO_NUMBER), ""),
    };
    let titled = match roles.naming {
        Naming::Column(at) if roles.description.is_none() => cells.get(at).and_then(titled),
        _ => None,
    };
    if let Some((title, rest)) = titled {
        let title = Text::of(title);
        let name = name::of(&title, &title.plain()).into_owned();
        let deprecated = base.deprecated || name.deprecated;
        rows.push(Found { value, deprecated, name, description: Description::Cell(rest), ..base });
        return;
    }
    let name = match roles.naming {
        Naming::Column(at) => named(at),
        _ => name::after_code(rest).map(|rest| name::from_plain(rest).into_owned()).unwrap_or_default(),
    };
    let marked = name::from_plain(rest).deprecated;
    rows.push(Found { value, deprecated: base.deprecated || name.deprecated || marked, name, ..base });
}

/// Whether so many entries of one cell are too many for what each of them has of their row.
fn shares_too_much(base: &Found<'_>, cells: &[Text<'_>], roles: &Roles, count: usize) -> bool {
    if count < 2 {
        return false;
    }
    let texts = roles.fields.iter().filter_map(|&at| cells.get(at)).flat_map(|text| text.runs.iter());
    let fields = texts.map(|run| run.text.len()).sum::<usize>() + roles.fields.len();
    count.saturating_mul(base.description.len() + fields) > MOST_SHARED || count > MOST_MEMBERS
}

/// The words of a cell that has one in each of its lines; none where it has one line.
fn several<'d>(cell: &Text<'d>) -> Vec<Text<'d>> {
    if !cell.runs.iter().any(|run| run.style.has(Style::BREAK)) {
        return Vec::new();
    }
    let words: Vec<Text<'_>> = cell.lines().map(Text::of).filter(|line| !line.is_blank()).collect();
    let is_word = |text: &Text<'_>| !text.plain().contains(char::is_whitespace);
    if words.len() > 1 && words.iter().all(is_word) { words } else { Vec::new() }
}

/// The entry of a word, which names itself where nothing else does.
fn keyed<'d>(base: Found<'d>, key: Name<'d>, name: Option<Name<'d>>) -> Found<'d> {
    let usable = name::is_usable(&key.plain);
    let value = if usable { Value::Text(key.bare.clone().into_owned()) } else { Value::Neither(NO_CODE) };
    let marked = base.deprecated || key.deprecated;
    let name = name.unwrap_or(key);
    Found { value, deprecated: marked || name.deprecated, name, ..base }
}

/// The title of a cell whose first line is strong, and what stands below it: `**Gone.**<br>Ask again later.`
fn titled<'d>(cell: &'d Text<'_>) -> Option<(&'d [Run<'d>], &'d [Run<'d>])> {
    let at = cell.runs.iter().position(|run| run.style.has(Style::BREAK))?;
    let (title, rest) = (&cell.runs[..at], &cell.runs[at + 1..]);
    let is_strong = |run: &Run<'_>| run.style.has(Style::STRONG) || run.text.trim().is_empty();
    let says = |runs: &[Run<'_>]| runs.iter().any(|run| run.text.contains(char::is_alphanumeric));
    (says(title) && says(rest) && title.iter().all(is_strong) && !rest.iter().all(is_strong))
        .then_some((title, rest))
}

/// Whether a row says beside its name that its code is out of use: in a column of that, in a cell that says nothing
/// else, or in the first word of its description.
fn is_marked(cells: &[Text<'_>], plains: &[Cow<'_, str>], roles: &Roles, marks: &[usize]) -> bool {
    let plain = |at: usize| plains.get(at).map(|plain| &**plain).unwrap_or_default();
    let is_said = |&at: &usize| !number::is_blank(plain(at)) && !words::denies(plain(at));
    let is_told = |&at: &usize| words::DEPRECATED.are_text(plain(at));
    marks.iter().any(is_said)
        || roles.fields.iter().any(is_told)
        || roles.description.is_some_and(|at| {
            roles.naming != Naming::Column(at)
                && cells.get(at).is_some_and(|cell| name::opens_with_mark(cell, plain(at)))
        })
}

fn member(line: &[Run<'_>]) -> Option<(String, String)> {
    name::member(&joined(line)).map(|(name, rest)| (name.to_owned(), rest.to_owned()))
}
