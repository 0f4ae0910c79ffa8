//! Tables of HTML: where they are, what they would be in markdown, and where their rows and cells stand.

use std::ops::Range;

use super::mend::{MOST_MISSING_CELLS, delimiters, is_heading};
use super::tag;

/// How many bytes of a cell are repeated in the rows that it spans.
const LONGEST_REPEATED: usize = 64;

/// How many columns a cell spans at most, as in HTML.
const WIDEST: usize = 1000;

/// A table of HTML.
pub(super) struct Table {
    pub(super) span: Range<usize>,
    /// Where its rows begin, behind a caption.
    pub(super) body: usize,
    pub(super) anchors: Vec<String>,
    /// The same in markdown, a row a line.
    pub(super) markdown: String,
    /// The header and the rows.
    pub(super) rows: Vec<Placed>,
    /// The row from which on too many cells are missing.
    pub(super) cut: Option<usize>,
}

/// Where a row stands.
pub(super) struct Placed {
    /// Where its line begins in markdown.
    pub(super) line: usize,
    pub(super) span: Range<usize>,
    pub(super) cells: Vec<Range<usize>>,
}

/// A cell as it is written.
#[derive(Clone)]
struct Cell {
    inner: Range<usize>,
    is_header: bool,
    columns: usize,
    rows: usize,
}

/// The first table that begins within a block of HTML; it may end behind the block.
pub(super) fn table(text: &str, block: Range<usize>) -> Option<Table> {
    let mut at = block.start;
    let mut open: Option<Open> = None;
    while let Some(tag) = tag::next(text, at) {
        at = tag.end;
        let inner = &text[tag.start + 1..tag.end - 1];
        let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let name = tag::name(inner).to_ascii_lowercase();
        if name == "table" {
            // A table that others stand in lays them out.
            let closed = open.take().filter(|_| is_closing).and_then(|open| open.closed(text, &tag));
            if closed.is_some() {
                return closed;
            }
        }
        if tag.start >= block.end && open.is_none() {
            return None;
        }
        match &mut open {
            Some(open) => open.read(&name, is_closing, inner, &tag),
            None if name == "table" && !is_closing => open = Some(Open::new(tag)),
            None => {}
        }
    }
    None
}

/// A table that is not read to its end.
struct Open {
    opening: Range<usize>,
    body: Option<usize>,
    rows: Vec<Vec<Cell>>,
    /// Whether what stands here is in a cell.
    is_in_cell: bool,
}

impl Open {
    const fn new(opening: Range<usize>) -> Self {
        Self { opening, body: None, rows: Vec::new(), is_in_cell: false }
    }

    fn read(&mut self, name: &str, is_closing: bool, inner: &str, tag: &Range<usize>) {
        let is_cell = matches!(name, "td" | "th");
        if !is_cell && !matches!(name, "thead" | "tbody" | "tfoot" | "tr") {
            return;
        }
        self.body.get_or_insert(tag.start);
        self.end_cell(tag.start);
        if is_closing {
            return;
        }
        if name == "tr" || self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut().filter(|_| is_cell) {
            let count = |key| tag::attribute(inner, key).and_then(|count| count.trim().parse().ok());
            row.push(Cell {
                inner: tag.end..tag.end,
                is_header: name == "th",
                columns: count("colspan").unwrap_or(1).clamp(1, WIDEST),
                rows: count("rowspan").unwrap_or(1).max(1),
            });
            self.is_in_cell = true;
        }
    }

    fn end_cell(&mut self, end: usize) {
        if std::mem::take(&mut self.is_in_cell) {
            if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                cell.inner.end = end;
            }
        }
    }

    /// The table, unless there is nothing in it, or blocks of markdown, which it only lays out.
    fn closed(mut self, text: &str, tag: &Range<usize>) -> Option<Table> {
        self.end_cell(tag.start);
        self.rows.retain(|row| !row.is_empty());
        let span = self.opening.start..tag.end;
        let holds_blocks =
            text[span.clone()].lines().any(|line| delimiters(line).is_some() || is_heading(line));
        if self.rows.is_empty() || holds_blocks {
            return None;
        }
        let anchors = tag::anchors(&text[self.opening]);
        let (grid, cut) = laid_out(&self.rows);
        let mut table = Table {
            body: self.body.unwrap_or(tag.start),
            anchors,
            markdown: String::new(),
            rows: Vec::with_capacity(grid.len()),
            cut: cut.map(|row| self.rows[row][0].inner.start),
            span,
        };
        table.write(text, &grid);
        Some(table)
    }
}

/// A cell where it is in the grid; none where another reaches into its column.
type Place<'c> = Option<&'c Cell>;

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

impl Table {
    /// Writes a grid as markdown, where the last of the headers is the header.
    fn write(&mut self, text: &str, grid: &[Vec<Place<'_>>]) {
        let is_header = |row: &&Vec<Place<'_>>| row.iter().flatten().all(|cell| is_header(text, cell));
        let headers = grid.iter().take_while(is_header).count().min(grid.len().saturating_sub(1));
        let columns = grid.get(headers.saturating_sub(1)).map_or(0, Vec::len);
        let none = vec![None; columns];
        let header = headers.checked_sub(1).map_or(&none, |header| &grid[header]);
        self.add(text, header, self.span.start);
        self.markdown.push('|');
        self.markdown.push_str(&"-|".repeat(columns));
        self.markdown.push('\n');
        for row in grid.iter().skip(headers) {
            self.add(text, row, self.span.start);
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

#[cfg(test)]
mod tests {
    use super::{MOST_MISSING_CELLS, table};

    fn markdown(html: &str) -> Option<String> {
        table(html, 0..html.len()).map(|table| table.markdown)
    }

    #[test]
    fn tables_are_written_as_markdown() {
        for (html, expected) in [
            (
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "|A|B|\n|-|-|\n|1|2|\n",
            ),
            ("<TABLE>\n<TR><TD>1<TD>2\n<TR><TD>3<TD>4\n</TABLE>", "|||\n|-|-|\n|1|2 |\n|3|4 |\n"),
            (
                "<table><th>A</th><tr><td><p>a|b</p>\n<p>*c*</p></td></tr></table>",
                "|A|\n|-|\n|a&#124;b</p> <br>\\*c\\*</p>|\n",
            ),
            ("<table><th>A</th><tr><td>\n\n*c* `a|b`\n\n</td></tr></table>", "|A|\n|-|\n|  *c* `a\\|b`  |\n"),
            ("<table><tr><td>a <!-- <td>b --> < c</td></tr></table>", "||\n|-|\n|a  \\< c|\n"),
        ] {
            assert_eq!(markdown(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn cells_stand_in_all_the_rows_and_in_the_first_of_the_columns_that_they_span() {
        let html = "<table><tr><th colspan=2>A<th rowspan=3>B<tr><th>C<th>D<tr><td>1<td>2<tr><td>3<td>4<td>5</table>";
        assert_eq!(markdown(html).as_deref(), Some("|C|D|B|\n|-|-|-|\n|1|2|B|\n|3|4|5|\n"));
    }

    #[test]
    fn what_lays_out_blocks_or_holds_nothing_or_does_not_end_is_no_table() {
        for html in [
            "<table></table>",
            "<table><tr></tr></table>",
            "<table><tr><td>\n\n# Codes\n\n</table>",
            "<table><tr><td>\n\n| A |\n|---|\n\n</table>",
            "<table><tr><td>1</td></tr>",
            "<tr><td>1</td></tr></table>",
            "<tablet><tr><td>1</td></tr></tablet>",
            "<table <tr><td>1</td></tr>",
        ] {
            assert_eq!(markdown(html), None, "{html}");
        }
        let html = "<table>\n\n<table><tr><td>1</table>";
        assert!(table(html, 0..8).is_none() && table(html, 9..html.len()).is_some());
    }

    #[test]
    fn a_table_is_cut_where_too_many_cells_are_not_written() {
        for row in ["<tr><td colspan=1000>1", "<tr>"] {
            let html = format!("<table><tr>{}{}</table>", "<th rowspan=9999>1".repeat(1000), row.repeat(300));
            let table = table(&html, 0..html.len()).expect("there is a table");
            assert!(
                table.cut.is_some() == (row.len() > 4) && table.rows.len() <= MOST_MISSING_CELLS / 1000 + 2
            );
        }
    }
}
