//! Which column of a table is for what, and whether its rows define codes at all.

use std::borrow::Cow;

use super::column::{Column, Seen, share};
use super::name;
use super::number::{self, Reading};
use super::words;
use crate::document::{Row, Table, Text};
use crate::model::{self, ColumnRole, Why};

/// Where the names of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// In a column of their own.
    Column(usize),
    /// In the code's cell, after it: `200 (OK)`.
    AfterCode,
    /// In the code's cell, before it: `OK = 200`.
    BeforeCode,
    /// The code is the name.
    Code,
}

/// The columns of a code table, by role.
#[derive(Clone, Debug)]
pub(crate) struct Roles {
    pub(crate) code: usize,
    pub(crate) radix: u32,
    /// Whether the codes are words.
    pub(crate) is_text: bool,
    pub(crate) naming: Naming,
    pub(crate) description: Option<usize>,
    pub(crate) fields: Vec<usize>,
}

/// A piece of evidence for or against a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub(crate) weight: f32,
    pub(crate) what: &'static str,
}

/// What the columns are taken for, and what they hold.
fn column_roles(columns: &[Column], roles: Option<&Roles>) -> Vec<ColumnRole> {
    let role = |at: usize| match roles {
        Some(roles) if roles.code == at => "code",
        Some(roles) if roles.naming == Naming::Column(at) => "name",
        Some(roles) if roles.description == Some(at) => "description",
        Some(roles) if roles.fields.contains(&at) => "field",
        _ => "unused",
    };
    let described = columns.iter().enumerate();
    described
        .map(|(at, column)| ColumnRole {
            header: column.header.clone(),
            role: role(at),
            holds: column.holds(),
        })
        .collect()
}

/// What was made of a table.
#[derive(Clone, Debug)]
pub(crate) struct Judgement {
    pub(crate) roles: Option<Roles>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) columns: Vec<ColumnRole>,
    /// Two columns that hold codes equally well.
    pub(crate) tie: Option<(usize, usize)>,
}

impl Judgement {
    pub(crate) fn score(&self) -> f32 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// What weighed most against it.
    pub(crate) fn reason(&self) -> &'static str {
        let against = self.evidence.iter().filter(|evidence| evidence.weight < 0.0);
        let words = self.roles.as_ref().is_none_or(|roles| roles.is_text);
        let nothing = if words { "no column holds codes" } else { "nothing says that its numbers are codes" };
        against.min_by(|a, b| a.weight.total_cmp(&b.weight)).map_or(nothing, |found| found.what)
    }

    /// What was weighed, for people to read.
    pub(crate) fn why(&self) -> Why {
        let told = |evidence: &Evidence| model::Evidence {
            weight: (evidence.weight * 100.0).round() as i32,
            what: evidence.what,
        };
        Why { evidence: self.evidence.iter().map(told).collect(), columns: self.columns.clone() }
    }

    fn refused(what: &'static str, columns: &[Column]) -> Self {
        Self {
            roles: None,
            evidence: vec![Evidence { weight: -10.0, what }],
            columns: column_roles(columns, None),
            tie: None,
        }
    }
}

/// How much evidence makes a table one of codes.
pub(crate) const ENOUGH: f32 = 2.5;
/// How much is enough beside a table of the same shape that has more.
pub(crate) const ENOUGH_BESIDE: f32 = 1.0;

/// A table's cells as plain text, one line a row; where columns stand side by side, one line for each set of them.
pub(crate) struct Grid<'t> {
    pub(crate) headers: Vec<Cow<'t, str>>,
    pub(crate) lines: Vec<Line<'t>>,
}

/// The cells of a row that belong together.
pub(crate) struct Line<'t> {
    /// Which row of the table.
    pub(crate) row: usize,
    /// The first of its cells.
    pub(crate) start: usize,
    pub(crate) cells: Vec<Cow<'t, str>>,
}

impl<'t> Grid<'t> {
    pub(crate) fn new(table: &'t Table<'_>) -> Self {
        let plain = |row: &'t Row<'_>| -> Vec<Cow<'t, str>> { row.cells.iter().map(Text::plain).collect() };
        // Where the header row is blank, the first row may be the header.
        let blank = table.header.cells.iter().all(Text::is_blank);
        let stand_in = table.rows.first().filter(|row| blank && is_header(row));
        let headers = plain(stand_in.unwrap_or(&table.header));
        let width = repeat(&headers).unwrap_or(headers.len()).max(1);
        let mut lines = Vec::with_capacity(table.rows.len());
        for start in (0..headers.len()).step_by(width) {
            for (row, cells) in table.rows.iter().enumerate().skip(usize::from(stand_in.is_some())) {
                let cells: Vec<Cow<'_, str>> =
                    cells.cells.iter().skip(start).take(width).map(Text::plain).collect();
                if start == 0 || !cells.iter().all(|cell| number::is_blank(cell)) {
                    lines.push(Line { row, start, cells });
                }
            }
        }
        Self { headers: headers.into_iter().take(width).collect(), lines }
    }

    /// Whether a line only says what the rows below it are: one cell of text, the others blank.
    pub(crate) fn is_section(line: &Line<'_>) -> bool {
        let [first, rest @ ..] = line.cells.as_slice() else { return false };
        let text = matches!(number::read(first, 10), Reading::Text);
        text && !first.starts_with(|c: char| c.is_ascii_digit())
            && !rest.is_empty()
            && rest.iter().all(|cell| number::is_blank(cell) || cell == first)
    }

    fn columns(&self, table: &Table<'_>) -> Vec<Column> {
        let lines: Vec<&Line<'_>> = self.lines.iter().filter(|line| !Self::is_section(line)).collect();
        fn seen<'l>(table: &Table<'_>, line: &'l Line<'_>, at: usize) -> Option<Seen<'l>> {
            let cell = table.rows[line.row].cells.get(line.start + at)?;
            let is_link = !cell.runs.is_empty() && cell.runs.iter().all(|run| run.link.is_some());
            Some(Seen { plain: line.cells.get(at)?, is_link, is_struck: cell.is_struck() })
        }
        let column = |at: usize| {
            let cells: Vec<Seen<'_>> = lines.iter().filter_map(|line| seen(table, line, at)).collect();
            Column::new(&self.headers[at], &cells)
        };
        (0..self.headers.len()).map(column).collect()
    }
}

/// Whether a row says what the rows below it hold: every cell a text.
fn is_header(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| matches!(number::read(&cell.plain(), 10), Reading::Text))
}

/// After how many columns the headers begin again, where they do: two to four sets of columns side by side.
fn repeat(headers: &[Cow<'_, str>]) -> Option<usize> {
    let named = |header: &Cow<'_, str>| !header.trim().is_empty();
    let repeats = |&width: &usize| {
        let sets = headers.len().div_ceil(width);
        let again = headers.iter().zip(&headers[width..]).all(|(first, second)| first == second);
        let several = headers[..width].iter().filter(|header| named(header)).count() > 1;
        again && several && (2..=4).contains(&sets) && headers.len() + 1 >= sets * width
    };
    (2..headers.len()).find(repeats)
}

/// Columns that a manifest names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Forced {
    pub(crate) code: Option<usize>,
    pub(crate) name: Option<usize>,
    pub(crate) description: Option<usize>,
    pub(crate) radix: Option<u32>,
}

/// Judges a table; `context` is its headings' text, the nearest last, and its caption.
pub(crate) fn judge(table: &Table<'_>, grid: &Grid<'_>, context: &[&str], forced: Forced) -> Judgement {
    let mut columns = grid.columns(table);
    if let (Some(code), Some(radix)) = (forced.code, forced.radix) {
        columns[code].radix = radix;
    }
    let in_words = judge_words(&columns, grid, context);
    let mut candidates: Vec<(usize, f32)> = (0..columns.len())
        .filter(|&at| forced.code.is_none_or(|code| code == at))
        .filter(|&at| forced.code.is_some() || holds_codes(&columns[at]))
        .map(|at| (at, code_score(&columns, at)))
        .collect();
    candidates.sort_by(|a, b| b.1.total_cmp(&a.1));
    let Some(&(code, score)) = candidates.first() else {
        return in_words;
    };
    let tie = candidates.get(1).filter(|second| {
        score - second.1 < 0.5 && columns[second.0].values != columns[code].values && forced.code.is_none()
    });
    let radix = forced.radix.unwrap_or(columns[code].radix);
    let (naming, names) = naming(&columns, grid, code, radix, forced);
    let name_column = if let Naming::Column(at) = naming { Some(at) } else { None };
    let evidence = evidence(&columns, code, name_column, &names, context);
    let description = forced.description.or_else(|| description(&columns, code, name_column));
    let fields =
        (0..columns.len()).filter(|&at| at != code && Some(at) != name_column && Some(at) != description);
    let fields = fields.filter(|&at| columns[at].filled > 0).collect();
    let roles = Roles { code, radix, is_text: false, naming, description, fields };
    let by_role = column_roles(&columns, Some(&roles));
    let judgement =
        Judgement { roles: Some(roles), evidence, columns: by_role, tie: tie.map(|second| (code, second.0)) };
    let numbers_of_words = judgement.score() < ENOUGH || words::HTTP.in_text(&columns[code].header);
    let by_words =
        numbers_of_words && forced.code.is_none() && in_words.score() >= ENOUGH && in_words.roles.is_some();
    if by_words { in_words } else { judgement }
}

fn holds_codes(column: &Column) -> bool {
    column.codes + column.ranges + column.members > 0
        && column.numeric() >= 0.5
        && column.full() >= 0.3
        && column.huge * 2 <= column.codes + column.members
        && column.units * 3 <= column.codes
}

fn code_score(columns: &[Column], at: usize) -> f32 {
    let column = &columns[at];
    let mut score = 4.0 * share(column.distinct_values, column.values.len()) * column.numeric();
    score += 2.0 * column.full();
    if words::CODE.in_text(&column.header) {
        score += 2.0;
    } else if words::MEASURE.in_text(&column.header) {
        score -= 2.0;
    } else if words::CODE_ID.in_text(&column.header) || words::CODE_WEAK.in_text(&column.header) {
        score += 1.0;
    }
    if words::ORDINAL.is_text(&column.header) && column.counts_rows() {
        score -= 1.0;
    }
    score += if column.is_ordered() { 0.5 } else { 0.0 };
    score += if column.formed > column.binary { 0.5 } else { 0.0 };
    score -= if column.binary > 0 { 0.5 } else { 0.0 };
    score - 0.1 * at as f32
}

/// Where the names are, and what is known of them.
fn naming(columns: &[Column], grid: &Grid<'_>, code: usize, radix: u32, forced: Forced) -> (Naming, Names) {
    if let Some(at) = forced.name {
        return (Naming::Column(at), Names::of(&columns[at]));
    }
    let cells = || grid.lines.iter().filter_map(|line| line.cells.get(code));
    if columns[code].members * 2 > columns[code].filled {
        return (Naming::BeforeCode, Names { identifiers: 1.0, ..Names::default() });
    }
    let read = cells().filter_map(|cell| match number::read(cell, radix) {
        Reading::Code { rest, .. } | Reading::Range { rest, .. } => Some(name::after_code(rest)),
        _ => None,
    });
    let (mut beside, mut all) = (Vec::new(), 0);
    for rest in read {
        all += 1;
        beside.extend(rest.map(|name| Seen { plain: name, is_link: false, is_struck: false }));
    }
    let best = (0..columns.len())
        .filter(|&at| at != code && is_text(&columns[at]))
        .map(|at| (at, name_score(&columns[at], distance(code, at))))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    if beside.len() * 10 >= all * 6 && !beside.is_empty() {
        let column = Column::new("", &beside);
        let score = name_score(&column, 0.0) + 1.5 - 4.0 * (1.0 - share(beside.len(), all));
        if best.is_none_or(|(_, best)| best <= score) {
            return (Naming::AfterCode, Names::of(&column));
        }
    }
    match best {
        Some((at, _)) => (Naming::Column(at), Names::of(&columns[at])),
        None => (Naming::AfterCode, Names::default()),
    }
}

fn is_text(column: &Column) -> bool {
    column.filled > 0 && (column.numeric() < 0.5 || column.units * 2 > column.codes)
}

/// What a column of names looks like.
#[derive(Clone, Copy, Debug, Default)]
struct Names {
    header_is_member: bool,
    /// Whether most of them name limits and sizes.
    measures: bool,
    identifiers: f32,
    sentences: f32,
    variety: f32,
    full: f32,
}

impl Names {
    fn of(column: &Column) -> Self {
        Self {
            header_is_member: words::MEMBER.in_text(&column.header),
            measures: column.measures * 2 > column.filled,
            identifiers: share(column.identifiers, column.filled),
            sentences: share(column.sentences, column.filled),
            variety: column.variety(),
            full: column.full(),
        }
    }
}

fn name_score(column: &Column, distance: f32) -> f32 {
    let of = |count: usize| share(count, column.filled);
    let mut score = 6.0 * column.variety() + 2.0 * share(column.lettered, column.rows);
    if of(column.sentences) > 0.6 {
        score -= 4.0;
    } else {
        score -= (column.mean_characters() / 20.0).min(2.5);
        score -= (column.mean_words() / 6.0).min(1.5);
    }
    score += 0.7 * of(column.identifiers);
    score -= 4.0 * of(column.booleans) + 1.5 * of(column.types) + 3.0 * of(column.sides);
    score -= 3.0 * of(column.links) * (1.0 - of(column.identifiers));
    if words::REMEDY.in_text(&column.header) {
        score -= 1.5;
    } else if words::DESCRIPTION.in_text(&column.header) {
        score -= 0.5;
    } else if words::NAME.in_text(&column.header) {
        score += 1.0;
    }
    if words::CODE.in_text(&column.header) {
        score += 0.3;
    }
    score - distance
}

/// What it costs a name to stand away from its code; in front of it, names may stand anywhere.
fn distance(code: usize, at: usize) -> f32 {
    if at > code { 0.35 * (at - code - 1) as f32 } else { 0.1 * (code - at) as f32 }
}

fn description(columns: &[Column], code: usize, name: Option<usize>) -> Option<usize> {
    let describes = |&at: &usize| {
        let column = &columns[at];
        let says = words::DESCRIPTION.in_text(&column.header);
        let prose = column.mean_words() > 3.0 && column.variety() > 0.5;
        at != code && Some(at) != name && is_text(column) && (says && column.variety() > 0.3 || prose)
    };
    (0..columns.len()).filter(describes).max_by(|&a, &b| {
        let score = |at: usize| {
            let column = &columns[at];
            column.mean_words() + if words::DESCRIPTION.in_text(&column.header) { 3.0 } else { 0.0 }
        };
        score(a).total_cmp(&score(b)).then(b.cmp(&a))
    })
}

fn evidence(
    columns: &[Column],
    code: usize,
    name: Option<usize>,
    names: &Names,
    context: &[&str],
) -> Vec<Evidence> {
    let column = &columns[code];
    let others = || {
        columns.iter().enumerate().filter(|&(at, _)| at != code && Some(at) != name).map(|(_, column)| column)
    };
    let mut found = Vec::new();
    let mut add = |holds: bool, weight: f32, what: &'static str| {
        if holds {
            found.push(Evidence { weight, what });
        }
    };
    let strong = words::CODE.in_text(&column.header);
    let measure = words::MEASURE.in_text(&column.header) && !strong;
    add(strong, 3.0, "the header says code");
    let id = !strong && !measure && words::CODE_ID.in_text(&column.header);
    let weak = id || !strong && !measure && words::CODE_WEAK.in_text(&column.header);
    add(weak, if id { 1.5 } else { 1.25 }, "the header may be one of codes");
    add(measure, -3.0, "the header is one of measures, not of codes");
    let says_code = context.last().is_some_and(|text| words::CODE.in_text(text));
    let heading = says_code || context.last().is_some_and(|text| words::CODES_HEADING.in_text(text));
    add(heading, if says_code { 2.75 } else { 2.0 }, "the heading speaks of codes");
    let other_heading = context.last().is_some_and(|text| words::OTHER_HEADING.in_text(text));
    let formed = share(column.formed, column.codes) > 0.5;
    let weight = if formed { -1.0 } else { -3.5 };
    add(
        other_heading && !strong && !says_code,
        weight,
        "the heading speaks of parameters, layouts or examples",
    );
    let above = context
        .iter()
        .rev()
        .skip(1)
        .take(2)
        .any(|text| words::CODE.in_text(text) || words::STRING_CODES.in_text(text));
    add(!heading && above, 0.75, "a heading further up speaks of codes");
    let hinted = strong || heading || weak;
    add(column.members > 0, 3.0, "cells give a name its value");
    add(formed, 1.5, "codes are hexadecimal, negative or shifted");
    add(column.padded * 3 > column.codes && column.padded > 1, 1.5, "codes have zeros in front");
    let counts = column.counts_rows() && column.codes > 0;
    let ordinal = words::ORDINAL.is_text(&column.header);
    add(counts && ordinal, -4.0, "the numbers count the rows");
    let skips = ordinal && !counts && column.is_ordered() && column.leaves_gaps();
    add(skips, 2.0, "the numbers are in order and do not count the rows");
    let zero = column.values.first() == Some(&0) && column.is_ordered();
    add(zero, 1.0, "codes count from 0");
    let paired = name.is_some_and(|name| {
        let header = &columns[name].header;
        let says = words::NAME.in_text(header) || words::DESCRIPTION.in_text(header);
        name > code && says && !words::MEMBER.in_text(header)
    });
    add(weak && paired, 0.75, "the headers pair a value with its meaning");
    let pair = columns.len() == 2 && name == Some(1);
    let alone = (paired || pair) && !measure && !ordinal && !weak && !strong && code == 0;
    add(alone, 1.0, "a number and its meaning");
    add(
        !hinted && !formed && column.members == 0,
        -1.0,
        "neither its header nor its heading speaks of codes",
    );
    let large = column.values.iter().any(|value| value.unsigned_abs() >= 100);
    add(large && !counts && hinted, 1.5, "codes are large");
    add(large && !counts && !hinted, 0.5, "its numbers are large");
    add(column.is_ordered(), 0.5, "codes are in order");
    let jumps = column.values.len() > 2 && column.rising() < 0.6 && column.rising() > 0.4;
    add(jumps && !strong, -1.5, "its numbers are in no order");
    add(column.is_ordered() && column.leaves_gaps() && !measure, 0.5, "codes leave gaps");
    let distinct = share(column.distinct_values, column.values.len());
    let repeats = column.values.len() - column.distinct_values;
    let few = strong && repeats <= 2.max(column.values.len() / 8);
    let some = !few && (distinct >= 0.75 || repeats == 1);
    add(repeats > 0 && few, -1.0, "a few of its codes repeat");
    add(repeats > 0 && some, -2.0, "some of its numbers repeat");
    add(repeats > 0 && !few && !some, -6.0, "its numbers repeat");
    let bits = words::BITS.in_text(&column.header);
    let bytes = words::BYTES.is_text(&column.header) && column.is_ordered() && !column.leaves_gaps();
    add(bytes && columns.len() > 2, -3.0, "it lays out bytes");
    add(column.ranges > column.codes && bits, -3.0, "it lays out bits and bytes");
    add(column.ranges > column.codes && !bits, -0.5, "most of it is ranges");
    add(column.codes == 0 && column.links > 0, -2.0, "it is an index of ranges");
    let numbered = columns
        .iter()
        .filter(|column| matches!(number::read(&column.header, 10), Reading::Code { .. }))
        .count();
    add(numbered > 0, -3.0, "its headers are numbers");
    let examples = columns.iter().any(|column| words::VALIDITY.in_text(&column.header));
    let given = words::EXAMPLE.in_text(&column.header);
    add(examples || given, -5.0, "its rows are examples");
    let text = column.filled - column.codes - column.ranges - column.not_one - column.members;
    let other = share(text, column.filled);
    add(other > 0.0, -4.0 * other, "some of its codes are no numbers");
    add(names.identifiers > 0.6, 1.0, "names are identifiers");
    add(names.measures, -2.5, "its names are those of limits and sizes");
    add(names.sentences > 0.8, -0.5, "names are sentences");
    add(names.variety < 0.6 && names.full > 0.0 && column.members == 0, -3.0, "its names repeat");
    add(names.full < 0.4 && column.members == 0, -2.0, "its rows have no names");
    add(names.header_is_member, if formed { -1.5 } else { -3.0 }, "its rows are fields or parameters");
    let typed = others().any(|column| column.types * 2 > column.filled && column.filled > 0);
    let lists_types = name.is_some_and(|at| columns[at].types * 4 > columns[at].filled);
    add(typed && !lists_types, -2.5, "a column holds types");
    let field_table = others().any(|column| words::FIELD_TABLE.in_text(&column.header));
    add(field_table, -2.5, "a column says what is required or default");
    let measures =
        others().filter(|column| column.numeric() > 0.5 && words::MEASURE.in_text(&column.header)).count();
    add(measures > 0, -0.75 * measures as f32, "other columns hold measures");
    let numbers = others().filter(|column| column.numeric() > 0.8 && column.filled * 2 > column.rows).count();
    add(numbers > 2, -(numbers.saturating_sub(2) as f32), "it is a matrix of numbers");
    found
}

/// Judges a table without numbers: its words may be codes, on evidence as strong.
fn judge_words(columns: &[Column], grid: &Grid<'_>, context: &[&str]) -> Judgement {
    let Some(code) = (0..columns.len().min(2)).find(|&at| keys(&columns[at], grid, at)) else {
        return Judgement::refused("no column holds codes", columns);
    };
    let column = &columns[code];
    let mut found = Vec::new();
    let mut add = |holds: bool, weight: f32, what: &'static str| {
        if holds {
            found.push(Evidence { weight, what });
        }
    };
    add(words::STRING_CODES.in_text(&column.header), 3.0, "the header says that words are codes");
    let heading = context.iter().rev().take(2).any(|text| words::STRING_CODES.in_text(text));
    add(heading, 1.5, "the heading says that words are codes");
    add(words::MEMBER.in_text(&column.header), -4.0, "its rows are fields or parameters");
    let others = || columns.iter().enumerate().filter(|&(at, _)| at != code).map(|(_, column)| column);
    add(
        others().any(|column| column.types * 2 > column.filled && column.filled > 0),
        -3.0,
        "a column holds types",
    );
    add(
        others().any(|column| words::FIELD_TABLE.in_text(&column.header)),
        -3.0,
        "a column says what is required or default",
    );
    let description = description(columns, code, None)
        .or_else(|| (0..columns.len()).find(|&at| at != code && is_text(&columns[at])));
    add(description.is_none(), -1.0, "no column explains the words");
    let fields = (0..columns.len())
        .filter(|&at| at != code && Some(at) != description && columns[at].filled > 0)
        .collect();
    let roles = Roles { code, radix: 10, is_text: true, naming: Naming::Code, description, fields };
    let columns = column_roles(columns, Some(&roles));
    Judgement { roles: Some(roles), evidence: found, columns, tie: None }
}

/// Whether a column's cells are words in camelCase or `SCREAMING_CASE`, each of them another.
fn keys(column: &Column, grid: &Grid<'_>, at: usize) -> bool {
    let cells =
        || grid.lines.iter().filter_map(|line| line.cells.get(at)).filter(|cell| !number::is_blank(cell));
    let cased = cells().filter(|cell| is_key(cell)).count();
    column.filled > 0
        && column.distinct == column.filled
        && column.full() > 0.9
        && cased * 10 >= column.filled * 7
        && column.identifiers == column.filled
}

fn is_key(text: &str) -> bool {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    let camel = text.starts_with(char::is_lowercase) && upper;
    let pascal =
        text.starts_with(char::is_uppercase) && lower && text.chars().skip(1).any(char::is_uppercase);
    let screaming = upper && !lower && text.len() > 2;
    camel || pascal || screaming
}
