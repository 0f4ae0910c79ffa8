//! The JSON of `check` and `diff`.

use serde::Serialize;
use spectable_codegen::Diagnostic;

use super::SCHEMA;
use super::diagnostic::DiagnosticView;
use super::value::CodeView;
use crate::change::{self, Change, Subject, verdict};
use crate::spelling;

/// The report of `check` and `diff`.
#[derive(Serialize)]
pub(crate) struct Comparison<'a> {
    schema: u32,
    /// Nothing where one of the sides has errors.
    verdict: Option<&'static str>,
    changes: Vec<ChangeView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

impl<'a> Comparison<'a> {
    /// What changed, where that can be said, and what is wrong with the documents.
    pub(crate) fn new(changes: Option<&'a [Change]>, diagnostics: &'a [Diagnostic]) -> Self {
        Self {
            schema: SCHEMA,
            verdict: changes.map(|changes| verdict(change::level(changes))),
            changes: changes.unwrap_or_default().iter().map(ChangeView::new).collect(),
            diagnostics: diagnostics.iter().map(DiagnosticView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct ChangeView<'a> {
    kind: &'static str,
    level: &'static str,
    #[serde(rename = "enum")]
    enumeration: &'a str,
    code: Option<KeyView<'a>>,
    ident: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    path: &'a str,
    line: usize,
}

/// A code, or the codes of a range.
#[derive(Serialize)]
#[serde(untagged)]
enum KeyView<'a> {
    Code(CodeView<'a>),
    Ends(String),
}

impl<'a> ChangeView<'a> {
    fn new(change: &'a Change) -> Self {
        let (code, ident) = match &change.subject {
            Subject::Enum => (None, None),
            Subject::Entry { code, ident } => (Some(KeyView::Code(CodeView(code))), Some(ident.as_str())),
            Subject::Range { first, last, ident } => {
                (Some(KeyView::Ends(spelling::ends(*first, *last))), Some(ident.as_str()))
            }
        };
        Self {
            kind: change.kind.code(),
            level: change.kind.level().name(),
            enumeration: &change.enumeration,
            code,
            ident,
            field: change.field.as_deref(),
            old: change.old.as_deref(),
            new: change.new.as_deref(),
            path: &change.place.path,
            line: change.place.line,
        }
    }
}
