//! Lines below a table that read as rows of it, and that markdown takes for a paragraph.

use super::Value;
use super::candidate::Candidate;
use super::name::Name;
use super::number::{self, Reading};
use super::roles::Roles;
use super::{Description, Fields, Found};
use crate::document::{Block, Document};

/// Why such a line is skipped.
pub(crate) const STRAY: &str = "below the table";

/// The lines right below a code table that have a code where its rows have theirs.
pub(super) fn rows<'d>(document: &Document<'_>, candidate: &Candidate<'_>, roles: &Roles) -> Vec<Found<'d>> {
    let below = document.blocks[candidate.block + 1..].iter();
    let below = below.map_while(|block| match block {
        Block::Paragraph(text) => Some(&text.span),
        _ => None,
    });
    let source = document.source;
    let mut rows = Vec::new();
    for span in below {
        for line in source.line_of(span.start)..=source.line_of(span.end) {
            let text = source.line(line).unwrap_or_default();
            if is_row(text, roles) {
                rows.push(Found {
                    span: source.line_span(line),
                    value: Value::Neither(STRAY),
                    name: Name::default(),
                    deprecated: false,
                    description: Description::default(),
                    fields: Fields::default(),
                    is_filler: false,
                    part: 0,
                });
            }
        }
    }
    rows
}

/// Whether a line is in the form of a row, with a code in its place.
fn is_row(line: &str, roles: &Roles) -> bool {
    let line = line.trim().trim_start_matches(['>', ' ', '\t']);
    let is_closed = line.starts_with('|');
    let cells: Vec<&str> = line.strip_prefix('|').unwrap_or(line).split('|').collect();
    let cell = cells.get(roles.code).map(|cell| cell.replace(['`', '*', '~'], ""));
    let Some(cell) = cell.filter(|_| cells.len() > 1) else { return false };
    match number::read(&cell, roles.radix) {
        Reading::Code { .. } | Reading::Range { .. } => true,
        Reading::Text => is_closed && roles.is_text && !cell.trim().contains(' '),
        _ => false,
    }
}
