//! Sets text in columns.

use anstyle::Style;

use crate::style::paint;
use crate::width;

/// What stands between two columns.
const GAP: usize = 2;
/// How far a column reaches where lines may be of any length; what is longer pushes the rest of its row aside.
const ROOMY: usize = 48;
/// How far a column shrinks where they may not.
const NARROW: usize = 8;

/// The side of its column that a cell keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words do.
    Left,
    /// Numbers do.
    Right,
}

/// A text in a row.
#[derive(Clone)]
pub(crate) struct Cell {
    text: String,
    style: Style,
    side: Side,
}

impl Cell {
    /// A cell on the left of its column.
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { text: text.into(), style, side: Side::Left }
    }

    /// The same on a side of its column.
    pub(crate) fn on(self, side: Side) -> Self {
        Self { side, ..self }
    }
}

/// The lines of a header and of the rows below it, each after an indent; a column without text below its header is
/// left out.
///
/// Where a width is given, the widest columns are cut until the lines fit into it.
pub(crate) fn lines(indent: usize, header: &[Cell], rows: &[Vec<Cell>], width: Option<usize>) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.text.is_empty()));
    let columns: Vec<usize> = (0..count).filter(filled).collect();
    let pick = |row: &[Cell]| columns.iter().map_while(|&at| row.get(at).cloned()).collect();
    let head = Some(header).filter(|header| !header.is_empty());
    let mut grid: Vec<Vec<Cell>> = head.into_iter().chain(rows.iter().map(Vec::as_slice)).map(pick).collect();
    let spans = match width {
        Some(width) => {
            let spans = fitted(spans(&grid), width.saturating_sub(indent));
            for row in &mut grid {
                for (cell, &span) in row.iter_mut().zip(&spans) {
                    cell.text = width::shortened(&cell.text, span);
                }
            }
            spans
        }
        None => spans(&grid).into_iter().map(|span| span.min(ROOMY)).collect(),
    };
    grid.iter().map(|row| line(indent, row, &spans)).collect()
}

/// The width of each column's widest cell.
fn spans(grid: &[Vec<Cell>]) -> Vec<usize> {
    let mut spans = vec![0; grid.iter().map(Vec::len).max().unwrap_or(0)];
    for row in grid {
        for (span, cell) in spans.iter_mut().zip(row) {
            *span = width::of(&cell.text).max(*span);
        }
    }
    spans
}

/// The widths with the widest cut down until all fit, as far as that is possible.
fn fitted(mut spans: Vec<usize>, width: usize) -> Vec<usize> {
    let gaps = GAP * spans.len().saturating_sub(1);
    while spans.iter().sum::<usize>() + gaps > width {
        let Some(widest) = spans.iter_mut().max().filter(|widest| **widest > NARROW) else { break };
        *widest -= 1;
    }
    spans
}

fn line(indent: usize, row: &[Cell], spans: &[usize]) -> String {
    let mut line = " ".repeat(indent);
    let mut pending = 0;
    for (Cell { text, style, side }, span) in row.iter().zip(spans) {
        let room = span.saturating_sub(width::of(text));
        let (before, after) = if *side == Side::Left { (0, room) } else { (room, 0) };
        if text.is_empty() {
            pending += before;
        } else {
            line.push_str(&" ".repeat(pending + before));
            line.push_str(&paint(*style, text));
            pending = 0;
        }
        pending += after + GAP;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Cell, Side, lines};
    use crate::style;

    fn cell(text: &str) -> Cell {
        Cell::new(style::NONE, text)
    }

    fn rows() -> Vec<Vec<Cell>> {
        let row = |code: &str, name: &str, mark: &str| {
            vec![cell(code).on(Side::Right), cell(name), cell(""), cell(mark)]
        };
        vec![row("7", "会话", ""), row("4010", "server restarting", "deprecated")]
    }

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        let header = ["code", "name", "field", "mark"].map(cell);
        let lines = lines(2, &header, &rows(), None);
        assert_eq!(
            lines,
            ["  code  name               mark", "     7  会话", "  4010  server restarting  deprecated"]
        );
    }

    #[test]
    fn the_widest_columns_are_cut_to_fit() {
        assert_eq!(lines(2, &[], &rows(), Some(28)), ["     7  会话", "  4010  server r…  deprecat…"]);
    }

    #[test]
    fn a_long_cell_without_a_width_pushes_only_its_own_row_aside() {
        let rows = [vec![cell(&"a".repeat(60)), cell("b")], vec![cell("c"), cell("d")]];
        let lines = lines(0, &[], &rows, None);
        assert_eq!(lines[0], format!("{}  b", "a".repeat(60)));
        assert_eq!(lines[1], format!("c{}d", " ".repeat(49)));
    }
}
