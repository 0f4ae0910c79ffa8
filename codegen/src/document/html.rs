//! Where tables of HTML are, and what they are made of.

use std::ops::Range;

use super::cells::{Cell, Written};
use super::mend::{delimiters, is_heading};
use super::tag;

/// How many columns a cell spans at most, as in HTML.
const WIDEST: usize = 1000;

/// A table of HTML.
pub(super) struct Table {
    pub(super) span: Range<usize>,
    /// Where its rows begin, behind a caption.
    pub(super) body: usize,
    pub(super) anchors: Vec<String>,
    pub(super) written: Written,
}

/// The first table that begins within a block of HTML; it may end behind the block.
pub(super) fn table(text: &str, block: Range<usize>) -> Option<Table> {
    let mut at = block.start;
    let mut open: Option<Open> = None;
    while let Some(tag) = tag::next(text, at) {
        at = tag.end;
        let (is_closing, inner) = tag::opened(&text[tag.clone()]);
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
        let body = self.body.unwrap_or(tag.start);
        let written = Written::of(text, span.start, &self.rows);
        Some(Table { span, body, anchors, written })
    }
}

#[cfg(test)]
mod tests {
    use super::super::mend::MOST_MISSING_CELLS;
    use super::table;

    fn markdown(html: &str) -> Option<String> {
        table(html, 0..html.len()).map(|table| table.written.markdown)
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
                table.written.cut.is_some() == (row.len() > 4)
                    && table.written.rows.len() <= MOST_MISSING_CELLS / 1000 + 2
            );
        }
    }
}
