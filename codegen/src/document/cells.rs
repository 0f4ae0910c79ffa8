//! The cells of a table of HTML in their rows and columns, and what they are in markdown.

use std::ops::Range;

use super::mend::MOST_MISSING_CELLS;
use super::tag;

/// How many bytes of a cell are repeated in the rows that it spans.
const LONGEST_REPEATED: usize = 64;

/// A cell as it is written.
pub(super) struct Cell {
    pub(super) inner: Range<usize>,
    pub(super) is_header: bool,
    /// How many of them it spans.
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// Where a row stands.
pub(super) struct Placed {
    /// Where its line begins in markdown.
    pub(super) line: usize,
    pub(super) span: Range<usize>,
    pub(super) cells: Vec<Range<usize>>,
}

/// A table as markdown.
pub(super) struct Written {
    /// A row a line.
    pub(super) markdown: String,
    /// The header and the rows.
    pub(super) rows: Vec<Placed>,
    /// The row from which on too many cells are missing.
    pub(super) cut: Option<usize>,
}

/// A cell where it is in the grid; none where another reaches into its column.
type Place<'c> = Option<&'c Cell>;

impl Written {
    /// The rows of a table that begins at an offset.
    pub(super) fn of(text: &str, start: usize, rows: &[Vec<Cell>]) -> Self {
        let (grid, cut) = laid_out(rows);
        let cut = cut.map(|row| rows[row][0].inner.start);
        let mut written = Self { markdown: String::new(), rows: Vec::with_capacity(grid.len()), cut };
        written.write(text, start, &grid);
        written
    }

    /// Writes a grid as markdown, where the last of the headers is the header.
    fn write(&mut self, text: &str, start: usize, grid: &[Vec<Place<'_>>]) {
        let is_header = |row: &&Vec<Place<'_>>| row.iter().flatten().all(|cell| is_header(text, cell));
        let headers = grid.iter().take_while(is_header).count().min(grid.len().saturating_sub(1));
        let columns = grid.get(headers.saturating_sub(1)).map_or(0, Vec::len);
        let none = vec![None; columns];
        let header = headers.checked_sub(1).map_or(&none, |header| &grid[header]);
        self.add(text, header, start);
        self.markdown.push('|');
        self.markdown.push_str(&"-|".repeat(columns));
        self.markdown.push('\n');
        for row in grid.iter().skip(headers) {
            self.add(text, row, start);
        }
    }

    fn add(&mut self, text: &str, places: &[Place<'_>], otherwise: usize) {
        let line = self.markdown.len();
        self.markdown.push('|');
        let mut cells = Vec::with_capacity(places.len());
        let mut end = otherwise;
        for place in places {
            let inner = place.map_or(end..end, |cell| trimmed(text, cell.inner.clone()));
            write(&mut self.markdown, &text[place.map_or(end..end, |cell| cell.inner.clone())]);
            self.markdown.push('|');
            end = inner.end;
            cells.push(inner);
        }
        self.markdown.push('\n');
        let start = cells.first().map_or(otherwise, |cell| cell.start);
        let length = text[start..].find('\n').unwrap_or(text.len() - start);
        let span = start..end.clamp(start, start + length);
        self.rows.push(Placed { line, span, cells });
    }
}

/// The rows with all their columns, and the row from which on there would be too many cells that are not written.
fn laid_out(rows: &[Vec<Cell>]) -> (Vec<Vec<Place<'_>>>, Option<usize>) {
    let mut grid: Vec<Vec<Place<'_>>> = Vec::with_capacity(rows.len());
    // For each column, the cell that reaches down into it, and into how many rows.
    let mut above: Vec<(Place<'_>, usize)> = Vec::new();
    let mut filled = 0;
    for (at, row) in rows.iter().enumerate() {
        let (mut places, mut cells) = (Vec::new(), row.iter());
        loop {
            let column = places.len();
            if let Some((cell, left)) = above.get_mut(column).filter(|(_, left)| *left > 0) {
                *left -= 1;
                places.push(*cell);
                filled += 1;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            for place in 0..cell.columns {
                // What reaches over several columns stands in the first.
                let cell_here = (place == 0).then_some(cell);
                if above.len() <= column + place {
                    above.resize(column + place + 1, (None, 0));
                }
                let repeated = cell_here.filter(|cell| cell.inner.len() <= LONGEST_REPEATED);
                above[column + place] = (repeated, cell.rows - 1);
                places.push(cell_here);
            }
            filled += cell.columns - 1;
        }
        filled += grid.first().map_or(0, |first| first.len().saturating_sub(places.len()));
        if filled >= MOST_MISSING_CELLS {
            return (grid, Some(at));
        }
        grid.push(places);
    }
    (grid, None)
}

/// Whether a cell says what its column holds, by its tag or by all of it being strong.
fn is_header(text: &str, cell: &Cell) -> bool {
    let inner = text[cell.inner.clone()].trim();
    cell.is_header || ["<b>", "<strong>"].iter().any(|tag| inner.starts_with(tag))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    start..(range.start + inner.trim_end().len()).max(start)
}

/// Writes what a cell holds as a cell of markdown. Behind a blank line it is markdown, else HTML alone.
fn write(out: &mut String, inner: &str) {
    let is_literal = !inner.lines().take(2).all(|line| line.trim().is_empty());
    let start = out.len();
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        let Some(length) = tag::length(rest) else {
            push(out, c, is_literal);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let (tag, behind) = rest.split_at(length);
        rest = behind;
        if tag.starts_with("<!--") {
            continue;
        }
        if !["p", "div", "li"].iter().any(|block| tag::name(&tag[1..]).eq_ignore_ascii_case(block)) {
            tag.chars().for_each(|c| push(out, c, false));
        } else if !out[start..].trim().is_empty() {
            out.push_str("<br>");
        }
    }
}

fn push(out: &mut String, c: char, is_literal: bool) {
    match c {
        '\n' => out.push(' '),
        '|' if is_literal => out.push_str("&#124;"),
        '|' if !out.ends_with('\\') => out.push_str("\\|"),
        '\\' | '`' | '*' | '_' | '~' | '^' | '[' | ']' | '<' if is_literal => out.extend(['\\', c]),
        _ => out.push(c),
    }
}
