//! A table's cells as plain text, ready to be counted.

use std::borrow::Cow;
use std::ops::Range;

use super::column::Column;
use super::number::{self, Reading};
use super::seen::Seen;
use super::{name, sample};
use crate::document::{Row, Style, Table, Text};
use crate::list;

/// A table's cells as plain text, one line a row; where columns stand side by side, one line for each set of them.
pub(crate) struct Grid<'t> {
    /// The row that names the columns.
    pub(crate) header: &'t Row,
    /// Its cells.
    pub(crate) header_cells: &'t [Text<'t>],
    pub(crate) headers: Vec<Cow<'t, str>>,
    pub(crate) lines: Vec<Line>,
    /// The cells of all lines.
    cells: Vec<Cow<'t, str>>,
}

/// The cells of a row that belong together.
pub(crate) struct Line {
    /// Which row of the table.
    pub(crate) row: usize,
    /// The first of its cells.
    pub(crate) start: usize,
    /// Which of the grid's cells they are.
    cells: Range<usize>,
    /// Whether it only says what the rows below it are.
    pub(crate) is_section: bool,
    /// Whether its cells are known to hold no bracket.
    lacks_brackets: bool,
}

impl<'t> Grid<'t> {
    pub(crate) fn new(table: &'t Table<'t>) -> Self {
        // Where the header row is blank, the first row may be the header.
        let blank = table.headers.iter().all(Text::is_blank);
        let stand_in = table.rows.first().filter(|_| blank && is_header(table.cells(0)));
        let header = stand_in.unwrap_or(&table.header);
        let header_cells = if stand_in.is_some() { table.cells(0) } else { &table.headers };
        let headers: Vec<Cow<'_, str>> = list::of(header_cells, &Text::plain);
        let width = repeat(&headers).unwrap_or(headers.len()).max(1);
        let mut lines = Vec::with_capacity(table.rows.len());
        let mut all: Vec<Cow<'_, str>> = Vec::with_capacity(table.rows.len() * headers.len());
        for start in (0..headers.len()).step_by(width) {
            for row in usize::from(stand_in.is_some())..table.rows.len() {
                let (first, mut lacks_brackets) = (all.len(), true);
                for cell in &table.cells(row)[start..headers.len().min(start + width)] {
                    all.push(cell.plain());
                    lacks_brackets &= cell.lacks_brackets();
                }
                let these = &all[first..];
                if start == 0 || !these.iter().all(|cell| number::is_blank(cell)) {
                    let is_section = is_section(these);
                    lines.push(Line { row, start, cells: first..all.len(), is_section, lacks_brackets });
                } else {
                    all.truncate(first);
                }
            }
        }
        let headers = headers.into_iter().take(width).collect();
        Self { header, header_cells, headers, lines, cells: all }
    }

    /// The cells of a line.
    pub(crate) fn cells(&self, line: &Line) -> &[Cow<'t, str>] {
        &self.cells[line.cells.clone()]
    }

    /// The cells of a column, of the lines that have it.
    pub(crate) fn column(&self, at: usize) -> impl Iterator<Item = &Cow<'t, str>> {
        self.lines.iter().filter_map(move |line| self.cells(line).get(at))
    }

    /// What the columns hold: of a long table, told by a sample where that is enough.
    pub(crate) fn columns(&self, table: &Table<'_>, radix: Option<u32>) -> Vec<Column> {
        let lines: Vec<&Line> = self.lines.iter().filter(|line| !line.is_section).collect();
        let column = |at: usize| {
            let every = |step: usize| {
                let mut cells: Vec<Seen<'_>> = Vec::with_capacity(lines.len().div_ceil(step));
                let places = sample::places(lines.len(), step);
                cells.extend(places.filter_map(|place| self.seen(table, lines[place], at)));
                Column::new(&self.headers[at], &cells, radix)
            };
            let step = lines.len().div_ceil(sample::MOST).max(1);
            let column = every(step);
            if step == 1 {
                return column;
            }
            if !column.is_told_by_a_sample() {
                return every(1);
            }
            let texts = lines.iter().filter(|line| at < line.cells.len());
            let texts = texts.map(|line| &*self.cells[line.cells.start + at]);
            column.of_sample(lines.len(), sample::variety(texts, step))
        };
        (0..self.headers.len()).map(column).collect()
    }

    /// A cell of a line, and what the counts need to know of its markup.
    fn seen<'g>(&'g self, table: &Table<'_>, line: &Line, at: usize) -> Option<Seen<'g>> {
        let cell = table.cells(line.row).get(line.start + at)?;
        let is_link = !cell.runs.is_empty() && cell.runs.iter().all(|run| run.link.is_some());
        let is_span = !cell.runs.is_empty() && cell.runs.iter().all(|run| run.style.has(Style::CODE));
        let cells = self.cells(line);
        // What holds no bracket holds no mark in one.
        let line = if line.lacks_brackets { &[] } else { cells };
        Some(Seen { plain: cells.get(at)?, is_link, is_span, is_struck: cell.is_struck(), line })
    }
}

/// Whether a line only says what the rows below it are: one cell of text, the others blank.
fn is_section(cells: &[Cow<'_, str>]) -> bool {
    let [first, rest @ ..] = cells else { return false };
    !rest.is_empty()
        && rest.iter().all(|cell| number::is_blank(cell) || cell == first)
        && matches!(number::read(first, 10), Reading::Text)
        && name::member(first).is_none()
        && !first.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a row says what the rows below it hold: every cell a text.
fn is_header(cells: &[Text<'_>]) -> bool {
    cells.iter().all(|cell| matches!(number::read(&cell.plain(), 10), Reading::Text))
}

/// After how many columns the headers begin again, where they do: two to four sets of columns side by side.
fn repeat(headers: &[Cow<'_, str>]) -> Option<usize> {
    let named = headers.iter().enumerate().filter(|(_, header)| !header.trim().is_empty());
    let (second, _) = named.clone().nth(1)?;
    periods(headers).find(|&width| {
        let sets = headers.len().div_ceil(width);
        // Only a column that keeps the sets apart may be missing from the last of them.
        let gap = usize::from(headers[width - 1].trim().is_empty());
        width > second.max(1) && (2..=4).contains(&sets) && headers.len() + gap >= sets * width
    })
}

/// The distances at which a list repeats itself to its end, the shortest first.
fn periods(headers: &[Cow<'_, str>]) -> impl Iterator<Item = usize> {
    // For each beginning of the list, how much of its own beginning it ends with: Knuth, Morris and Pratt.
    let mut borders = vec![0; headers.len() + 1];
    for end in 1..headers.len() {
        let mut border = borders[end];
        while border > 0 && headers[border] != headers[end] {
            border = borders[border];
        }
        borders[end + 1] = border + usize::from(headers[border] == headers[end]);
    }
    let first = borders[headers.len()];
    let all = std::iter::successors(Some(first), move |&border| (border > 0).then(|| borders[border]));
    let length = headers.len();
    all.map(move |border| length - border).take_while(move |&width| width < length)
}
