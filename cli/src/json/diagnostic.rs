//! A diagnostic in JSON.

use serde::Serialize;
use spectable_codegen::{Diagnostic, Severity};

#[derive(Serialize)]
pub(super) struct DiagnosticView<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
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
            message: &found.message,
            help: found.help.as_deref(),
        }
    }
}
