//! Rows of tables that hold text and no markup: they are read here, and the markdown parser reads the rest alone.
//!
//! A row counts as plain only where it cannot be anything else: in a table that begins after a blank line, between a pipe
//! at either end, with as many cells as there are columns. Without such rows a text is parsed into the same blocks, as
//! long as each of these tables turns out to be one.

use std::borrow::Cow;
use std::ops::Range;

use super::mend::{cells, delimiters};
use super::{Block, Row, Text, row};
use crate::source::Source;

/// Rows that stand one after the other, and that are left out of what is parsed.
#[derive(Clone)]
pub(super) struct Stretch {
    /// Where they would stand in the text without them.
    at: usize,
    /// How many bytes stand before them that are left out, too.
    before: usize,
    /// Where they are in the document.
    range: Range<usize>,
    /// Where their table begins in the document.
    table: usize,
    columns: usize,
    /// Where their pipes are in the document, those of one row after those of another.
    pipes: Range<usize>,
}

impl Stretch {
    fn rows(&self) -> usize {
        self.pipes.len() / (self.columns + 1)
    }
}

/// A text without its plain rows.
#[derive(Clone)]
pub(super) struct Reduced<'a> {
    pub(super) text: Cow<'a, str>,
    stretches: Vec<Stretch>,
    /// The pipes of all stretches.
    pipes: Vec<u32>,
}

impl<'a> Reduced<'a> {
    /// A text as it stands.
    pub(super) fn whole(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), stretches: Vec::new(), pipes: Vec::new() }
    }

    pub(super) fn new(source: &'a Source) -> Self {
        let (text, lines) = (source.text(), source.lines());
        let mut reduced = String::new();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut pipes: Vec<u32> = Vec::new();
        let (mut kept, mut left_out) = (0, 0);
        let mut table: Option<(usize, usize)> = None;
        // The lines right above, where they may be a blank one and a header.
        let (mut is_after_blank, mut header): (bool, Option<usize>) = (true, None);
        for at in 0..lines.len() {
            let start = lines[at];
            let end = if at + 1 < lines.len() { lines[at + 1] - 1 } else { text.len() };
            let line = &text[start..end];
            // A pipe alone is no row, and ends the table.
            if !begins_row(line.as_bytes()) {
                is_after_blank = line.trim_start_matches(' ').is_empty();
                (table, header) = (None, None);
            } else if let Some((table, columns)) = table {
                let first = pipes.len();
                if end < text.len() && row::is_row(line.as_bytes(), start, columns, &mut pipes) {
                    match stretches.last_mut() {
                        Some(last) if last.range.end == start && last.table == table => {
                            last.range.end = end + 1;
                            last.pipes.end = pipes.len();
                        }
                        _ => {
                            reduced.push_str(&text[kept..start]);
                            let (at, before) = (reduced.len(), left_out);
                            let (range, pipes) = (start..end + 1, first..pipes.len());
                            stretches.push(Stretch { at, before, range, table, columns, pipes });
                        }
                    }
                    left_out += end + 1 - start;
                    kept = end + 1;
                } else {
                    pipes.truncate(first);
                }
            } else if let Some(above) = header.take() {
                let columns = delimiters(line);
                table = columns
                    .filter(|&columns| columns == cells(&text[above..start]))
                    .map(|columns| (above, columns));
                is_after_blank = false;
            } else {
                header = is_after_blank.then_some(start);
                is_after_blank = false;
            }
        }
        if stretches.is_empty() {
            return Self::whole(text);
        }
        reduced.push_str(&text[kept..]);
        reduced.shrink_to_fit();
        stretches.shrink_to_fit();
        pipes.shrink_to_fit();
        Self { text: Cow::Owned(reduced), stretches, pipes }
    }

    /// Where in the document something stands that begins at an offset of the text without plain rows.
    pub(super) fn offset(&self, offset: usize) -> usize {
        offset + self.left_out(offset)
    }

    /// How many bytes are left out before an offset.
    fn left_out(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.at <= offset);
        let Some(last) = next.checked_sub(1).map(|at| &self.stretches[at]) else { return 0 };
        last.before + last.range.len()
    }

    /// Puts blocks where they are in the `text` of the document, and the plain rows among those of their tables.
    ///
    /// `cuts` are where the parser would have given up on a table, in the document. None where a table is none.
    pub(super) fn restore<'d>(&self, text: &'d str, blocks: &mut [Block<'d>], cuts: &[usize]) -> Option<()> {
        let mut stretches = self.stretches.iter().peekable();
        if stretches.peek().is_none() {
            return Some(());
        }
        for block in blocks {
            let table = match block {
                Block::Heading(heading) => {
                    self.shift(&mut heading.text.span);
                    continue;
                }
                Block::Paragraph(text) | Block::Item(text) | Block::Caption(text) => {
                    self.shift(&mut text.span);
                    continue;
                }
                Block::Table(table) => table,
            };
            table.offset = self.offset(table.offset);
            self.shift_row(&mut table.header, &mut table.headers);
            let (mut rows, mut cells) = (std::mem::take(&mut table.rows), std::mem::take(&mut table.cells));
            let columns = table.headers.len();
            for (row, cells) in rows.iter_mut().zip(cells.chunks_exact_mut(columns.max(1))) {
                self.shift_row(row, cells);
            }
            // What grows as it is filled may take twice the room.
            let added = |stretch: &&Stretch| stretch.table == table.offset;
            let added = stretches.clone().take_while(added).map(Stretch::rows).sum::<usize>();
            table.rows.reserve_exact(rows.len() + added);
            table.cells.reserve_exact((rows.len() + added) * columns);
            let (mut rows, mut cells) = (rows.into_iter().peekable(), cells.into_iter());
            let cut = cuts.iter().find(|&&cut| cut > table.offset).copied().unwrap_or(usize::MAX);
            while let Some(stretch) = stretches.next_if(|stretch| stretch.table == table.offset) {
                if stretch.columns != columns {
                    return None;
                }
                while let Some(row) = rows.next_if(|row| row.span.start < stretch.range.start) {
                    table.rows.push(row);
                    table.cells.extend(cells.by_ref().take(columns));
                }
                if stretch.range.start < cut {
                    row::add(text, &self.pipes[stretch.pipes.clone()], table);
                }
            }
            table.rows.extend(rows);
            table.cells.extend(cells);
        }
        stretches.next().is_none().then_some(())
    }

    fn shift_row(&self, row: &mut Row, cells: &mut [Text<'_>]) {
        // A cell that is missing stands where the next line begins, and what is left out of that is no concern of it.
        let by = self.left_out(row.span.start);
        let move_by = |span: &mut Range<usize>| *span = span.start + by..span.end + by;
        move_by(&mut row.span);
        for cell in cells {
            move_by(&mut cell.span);
        }
        row.excess.iter_mut().for_each(|excess| move_by(excess));
    }

    fn shift(&self, span: &mut Range<usize>) {
        let by = self.left_out(span.start);
        *span = span.start + by..span.end + by;
    }
}

/// Whether a line begins with a pipe, and says something behind it.
fn begins_row(line: &[u8]) -> bool {
    let mut at = 1;
    while at < line.len() && line[at] <= b' ' {
        at += 1;
    }
    at < line.len() && line[0] == b'|'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use proptest::test_runner::Config;

    use super::{Block, Reduced, Source};
    use crate::document::{Mended, parse};

    /// Lines that tables are made of, and what may stand around them or break them.
    const LINES: [&str; 53] = [
        "",
        "",
        "| Code | Name |",
        "|---|---|",
        "| - | :-: |",
        "| 1 | One |",
        "| 2 | Two words |",
        "| 3 | snake_case |",
        "| 4 | _set_ |",
        "| 5 | `code` |",
        "|6|tight|",
        "| 7 |  |",
        "||",
        "| 8 | a | b |",
        "| 9 |",
        "| 10 | open",
        "no | pipes",
        "| 11 | a \\| b |",
        "| é | ünï – \u{a0} |",
        "| - | -- |",
        "| : | - |",
        "|  12  |   wide   |",
        "| 13 | a <b> c |",
        "| 14 | [x](y) |",
        "| 15 | &amp; |",
        "# Heading",
        "text",
        "```",
        "~~~",
        "<div>",
        "<!-- a",
        "-->",
        "<a id=\"x\"/>",
        "- item",
        "> quote",
        "  | 1 | in |",
        "---",
        "===",
        "[x]: /y",
        "[^1]: note",
        "| 16 | [^1] ~~x~~ |",
        "{: #id}",
        "| 17 | one\t|",
        "|",
        "| ",
        "<table>",
        "<tr><th>Code</th><th>Name</th></tr>",
        "<tr><td>18</td><td>| a |</td></tr>",
        "<td rowspan=2>19",
        "</table>",
        "\n| Code | Name |\n|---|---|\n| 1 | One |",
        "\n| A |\n|---|\n| 1 |\n|\n| 2 |",
        "\n| Code | Name |\n|---|---|\n| 1 | `x` |",
    ];

    /// Whether a text gives the same with and without its plain rows left out.
    fn agrees(text: &str) {
        let source = Source::new("a.md", "a.md", text);
        let mended = Mended::new(&source);
        let (found, expected) = (parse::document(&mended, 3), parse::document(mended.whole(), 3));
        assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{text}");
        for (found, expected) in found.blocks.iter().zip(&expected.blocks) {
            let (Block::Table(found), Block::Table(expected)) = (found, expected) else { continue };
            for (found, expected) in found.cells.iter().zip(&expected.cells) {
                assert_eq!(found.plain(), expected.plain(), "{text}");
            }
        }
    }

    #[test]
    fn rows_are_the_same_whoever_reads_them() {
        let table = "| Code | Name |\n|---|---|\n";
        for text in [
            format!(
                "{table}| 1 | One |\n| 2 | `Two` |\n| 3 | Three |\n# Below\n\ntext\n- item\n\n{table}| 4 | Four |\n"
            ),
            format!("```\n\n{table}| 1 | One |\n```\n\n{table}| 1 | One |\n"),
            format!("<!-- \n\n{table}| 1 | One |\n-->\n\n{table}| 1 |\n| 1 | One |\n- \n"),
            format!("{table}{}| 1 | One |\n\n{table}| 1 | One |\n", "|\n".repeat((1 << 17) + 1)),
        ] {
            agrees(&text);
        }
        let source = Source::new("a.md", "a.md", &format!("{table}| 1 | One |\n"));
        assert_eq!(&*Reduced::new(&source).text, table);
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::default() })]
        #[test]
        fn lines_in_any_order_agree(choice in proptest::collection::vec(any::<u8>(), 0..24)) {
            let lines: Vec<&str> = choice.iter().map(|&at| LINES[usize::from(at) % LINES.len()]).collect();
            agrees(&lines.join("\n"));
        }
    }
}
