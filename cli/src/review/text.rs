//! Changes for reading, enum by enum.

use crate::change::{Change, Level, Mark};
use crate::columns::{self, Cell, Side};
use crate::plain;
use crate::review::wording;
use crate::style::{self, paint};

/// The changes and their number; where a width is given, no line is longer.
pub(super) fn text(changes: &[Change], width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for group in changes.chunk_by(|a, b| a.enumeration == b.enumeration) {
        lines.push(paint(style::TITLE, &plain::line(&group[0].enumeration)));
        let rows: Vec<Vec<Cell>> = group.iter().map(row).collect();
        lines.extend(columns::lines(2, &[], &rows, width));
        lines.push(String::new());
    }
    lines.push(paint(style::TITLE, &wording::summary(changes)));
    lines.push(String::new());
    lines.join("\n")
}

fn row(change: &Change) -> Vec<Cell> {
    let mark = change.kind.mark();
    let marked = match mark {
        Mark::Added => style::ADDED,
        Mark::Removed => style::REMOVED,
        Mark::Altered => style::WARNING,
    };
    let level = match change.kind.level() {
        Level::Major => style::ERROR,
        Level::Minor => style::WARNING,
        Level::Patch => style::ASIDE,
    };
    vec![
        Cell::new(marked, mark.sign()),
        Cell::new(level, change.kind.level().name()),
        Cell::new(style::CODE, plain::line(&wording::code(change))).on(Side::Right),
        Cell::new(style::IDENT, wording::ident(change)),
        Cell::new(style::NONE, change.kind.code()),
        Cell::new(style::NONE, plain::line(&wording::detail(change, str::to_owned))),
        Cell::new(style::ASIDE, plain::line(&wording::place(&change.place))),
    ]
}
