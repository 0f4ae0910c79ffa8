//! A diagnostic in JSON.

use serde::Serialize;
use spectable_codegen::{Diagnostic, Related, Severity};

#[derive(Serialize)]
pub(super) struct DiagnosticView<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    /// Where it ends, on the same line: the column after its last character.
    end_column: usize,
    message: &'a str,
    help: &'a str,
    related: Vec<RelatedView<'a>>,
}

/// A second place.
#[derive(Serialize)]
struct RelatedView<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_column: usize,
    message: &'a str,
}

impl<'a> DiagnosticView<'a> {
    pub(super) fn new(found: &'a Diagnostic) -> Self {
        let severity = match found.kind.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        Self {
            code: found.kind.code(),
            severity,
            path: &found.place.path,
            line: found.place.line,
            column: found.place.column,
            end_column: found.place.column + found.place.length,
            message: &found.message,
            help: &found.help,
            related: found.related.iter().map(RelatedView::new).collect(),
        }
    }
}

impl<'a> RelatedView<'a> {
    fn new(related: &'a Related) -> Self {
        let Related { place, message } = related;
        Self {
            path: &place.path,
            line: place.line,
            column: place.column,
            end_column: place.column + place.length,
            message,
        }
    }
}
