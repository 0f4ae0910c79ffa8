//! What of a document goes beyond the limits: it is reported, and left out before anything is made of it.

use std::ops::Range;

use super::{Block, Document, Table};
use crate::diagnostic::{Diagnostics, Kind};
use crate::limits::Limits;
use crate::source::Source;

/// How many bytes of a heading are read: every table below it bears it.
pub(super) const LONGEST_HEADING: usize = 1024;

/// Reports what goes beyond the limits, and empties it.
pub(crate) fn keep(diagnostics: &mut Diagnostics, document: &mut Document<'_>, limits: &Limits) {
    let source = document.source;
    if let Some(span) = &document.deepest {
        let message = format!("lists and quotations are more than {} deep from here on", limits.nesting);
        report(
            diagnostics,
            source,
            span,
            message,
            "write them side by side, or take the marks for text: `\\>`",
        );
    }
    let mut left = Some(limits.entries);
    for block in &mut document.blocks {
        let (count, span) = match block {
            Block::Table(table) => {
                columns(diagnostics, source, table, limits.columns);
                let first = left.and_then(|left| table.rows.get(left)).unwrap_or(&table.header);
                (table.rows.len(), first.span.clone())
            }
            Block::Item(text) => (1, text.span.clone()),
            Block::Heading(heading) => (1, heading.text.span.clone()),
            Block::Paragraph(_) | Block::Caption(_) => continue,
        };
        let after = left.and_then(|left| left.checked_sub(count));
        if after.is_none() {
            if left.is_some() {
                let message =
                    format!("a document holds at most {} rows, headings and list items", limits.entries);
                report(diagnostics, source, &span, message, "split it into several documents from here on");
            }
            if let Block::Table(table) = block {
                table.clear();
            }
        }
        left = after;
    }
}

fn columns(diagnostics: &mut Diagnostics, source: &Source, table: &mut Table<'_>, most: usize) {
    let columns = table.headers.len();
    if columns > most {
        let message = format!("this table has {columns} columns, and at most {most} are read");
        report(diagnostics, source, &table.header.span, message, "split it into several tables");
        table.headers.clear();
        table.clear();
    }
}

/// Reports headings that were not read to their end, where codes stand under them.
pub(crate) fn report_headings(diagnostics: &mut Diagnostics, document: &Document<'_>, headings: &[usize]) {
    for &at in headings {
        let Some(heading) = document.heading(at).filter(|heading| heading.is_cut) else { continue };
        let message = format!("this heading has more than the {LONGEST_HEADING} bytes that are read of one");
        let help = "shorten it, or put a blank line before the rule that makes a heading of it";
        report(diagnostics, document.source, &heading.text.span, message, help);
    }
}

fn report(diagnostics: &mut Diagnostics, source: &Source, span: &Range<usize>, message: String, help: &str) {
    diagnostics.push(Kind::TooLarge, source.place(span), message, help);
}
