//! A table's cells as plain text, ready to be counted.

use std::borrow::Cow;

use super::column::{Column, Seen};
use super::name;
use super::number::{self, Reading};
use crate::document::{Row, Table, Text};

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

    pub(crate) fn columns(&self, table: &Table<'_>, radix: Option<u32>) -> Vec<Column> {
        let lines: Vec<&Line<'_>> = self.lines.iter().filter(|line| !Self::is_section(line)).collect();
        let column = |at: usize| {
            let cells: Vec<Seen<'_>> = lines.iter().filter_map(|line| seen(table, line, at)).collect();
            Column::new(&self.headers[at], &cells, radix)
        };
        (0..self.headers.len()).map(column).collect()
    }
}

/// A cell of a line, and what the counts need to know of its markup.
fn seen<'l>(table: &Table<'_>, line: &'l Line<'_>, at: usize) -> Option<Seen<'l>> {
    let cell = table.rows[line.row].cells.get(line.start + at)?;
    let is_link = !cell.runs.is_empty() && cell.runs.iter().all(|run| run.link.is_some());
    let marked = |text: &Cow<'_, str>| text.contains(['(', '[']) && name::from_plain(text).deprecated;
    Some(Seen {
        plain: line.cells.get(at)?,
        is_link,
        is_struck: cell.is_struck() || line.cells.iter().any(marked),
    })
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
