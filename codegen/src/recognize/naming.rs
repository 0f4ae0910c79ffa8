//! Where the names of a code table are.

use super::column::{Column, share};
use super::evidence::Names;
use super::grid::Grid;
use super::name;
use super::number::{self, Reading};
use super::seen::Seen;
use super::words;

/// Where the names of a table are.
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// Where the names are, and what is known of them.
pub(super) fn find(
    columns: &[Column],
    grid: &Grid<'_>,
    context: &[&str],
    (code, radix): (usize, u32),
    forced: Option<usize>,
) -> (Naming, Names) {
    if let Some(at) = forced {
        return (Naming::Column(at), Names::of(&columns[at]));
    }
    if columns[code].members * 2 > columns[code].filled {
        return (Naming::BeforeCode, Names { identifiers: 1.0, ..Names::default() });
    }
    let (mut beside, mut all) = (Vec::new(), 0);
    // Where nothing follows a code, no name does.
    let lines = if columns[code].followed > 0 { grid.lines.as_slice() } else { &[] };
    for cell in lines.iter().filter_map(|line| grid.cells(line).get(code)) {
        let (Reading::Code { rest, .. } | Reading::Range { rest, .. }) = number::read(cell, radix) else {
            continue;
        };
        all += 1;
        if let Some(plain) = name::after_code(rest) {
            beside.push(Seen { plain, is_link: false, is_span: false, is_struck: false, line: &[] });
        }
    }
    let texts = || (0..columns.len()).filter(|&at| at != code && is_text(&columns[at]));
    let meaning = texts().find(|&at| is_meaning(&columns[at]));
    let best = texts()
        .filter(|&at| is_full_enough(columns, at, code))
        .filter(|&at| meaning.is_none_or(|meaning| !is_beside(columns, at, (code, meaning), context)))
        .map(|at| (at, name_score(&columns[at], distance(code, at)) - repetition(columns, at, code)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    if beside.len() * 10 >= all * 6 && !beside.is_empty() {
        let column = Column::new("", &beside, None);
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

/// Whether a column has as many cells filled as names have beside what else could be names.
///
/// What some codes have in common may stand beside the first of them alone, and a remark beside few.
fn is_full_enough(columns: &[Column], at: usize, code: usize) -> bool {
    if columns[at].full() > 0.6 || words::NAME_ALONE.in_text(&columns[at].header) {
        return true;
    }
    let mut others = (0..columns.len()).filter(|&other| other != code && is_text(&columns[other]));
    !others.any(|other| {
        let (full, variety) = (columns[other].full(), columns[other].variety());
        full > 0.99 && (variety > 0.99 || variety > 0.7 && columns[at].full() < 0.4)
    })
}

/// What it costs a name to repeat beside a column in which nothing does.
fn repetition(columns: &[Column], at: usize, code: usize) -> f32 {
    let is_distinct = |other: usize| {
        let column = &columns[other];
        let sentences = share(column.sentences, column.filled) > 0.6;
        other != code && is_text(column) && column.full() > 0.99 && column.variety() > 0.99 && !sentences
    };
    let repeats = columns[at].variety() < 0.9;
    if repeats && (0..columns.len()).any(is_distinct) { 1.5 } else { 0.0 }
}

/// Whether a column says what the codes mean, each of them something else.
pub(super) fn is_meaning(column: &Column) -> bool {
    words::MEANING.in_text(&column.header) && !heads_beside(&column.header) && column.variety() > 0.5
}

/// Whether a column's header is one of remedies, examples, classes and the like, and of nothing that names.
pub(super) fn stands_beside(column: &Column) -> bool {
    heads_beside(&column.header) && !words::MEANING.in_text(&column.header)
}

fn heads_beside(header: &str) -> bool {
    words::REMEDY.in_text(header) || words::ASIDE.in_text(header) || words::CLASS.in_text(header)
}

/// Whether a column holds what stands beside a name, where another column says what the codes mean.
fn is_beside(columns: &[Column], at: usize, (code, meaning): (usize, usize), context: &[&str]) -> bool {
    let column = &columns[at];
    if at == meaning || !stands_beside(column) {
        return false;
    }
    let header = &column.header;
    let classes = words::CLASS.in_text(header) || words::REMEDY.in_text(header);
    let own = column.variety() > 0.99 && column.full() > 0.9;
    let identifiers = own && column.identifiers == column.filled;
    let listed = own && context.iter().rev().take(2).any(|text| lists(text, header));
    let named = identifiers && words::NAME_ALONE.in_text(header);
    // Next to mere values, or where no two of many codes share one, it is what the table lists.
    let many = column.rows > 5 || !words::CODE.in_text(&columns[code].header);
    let single = classes && own && many || identifiers && words::NAME.in_text(header);
    !(listed || named || single && at < meaning)
}

/// Whether a heading speaks of what a header says that its column holds, as `Log levels` does of `Level`.
fn lists(heading: &str, header: &str) -> bool {
    let header = words::split(header);
    // Examples are given of other things.
    let subject = |word: &&String| heads_beside(word) && !words::EXAMPLE.is_text(word);
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let subjects: Vec<String> = header.iter().filter(subject).map(|word| stem(word)).collect();
    words::split(heading).iter().any(|word| subjects.contains(&stem(word)))
}

pub(super) fn is_text(column: &Column) -> bool {
    column.filled > 0 && (column.numeric() < 0.5 || column.units * 2 > column.codes)
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
    score += 0.8 * of(column.identifiers);
    score -= 4.0 * of(column.booleans) + 1.5 * of(column.types) + 3.0 * of(column.sides);
    // A meaning may be a link to where it is told at length.
    let links = if is_meaning(column) { 0.0 } else { of(column.links) };
    score -= 3.0 * links * (1.0 - of(column.identifiers));
    if words::REMEDY.in_text(&column.header) {
        score -= 1.5;
    } else if words::DESCRIPTION.in_text(&column.header) {
        score -= 1.0;
    } else if words::ASIDE.in_text(&column.header) {
        score -= 2.0;
    } else if words::NAME_ALONE.in_text(&column.header) {
        score += 1.8;
    } else if words::NAME.in_text(&column.header) {
        score += 0.8;
    }
    if column.variety() < 0.6 {
        score -= 2.0;
    }
    if words::CODE.in_text(&column.header) {
        score += 0.3;
    }
    score - distance
}

/// What it costs a name to stand away from its code; in front of it, names may stand anywhere.
fn distance(code: usize, at: usize) -> f32 {
    if at > code { 0.35 * (at - code - 1) as f32 } else { 0.1 * (code - at) as f32 - 0.4 }
}
