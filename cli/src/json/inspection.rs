//! The JSON of `inspect`.

use serde::Serialize;
use spectable_codegen::Diagnostic;
use spectable_codegen::model::{
    Entry, Field, FieldType, Form, Ignored, Module, Part, Range, Repr, Skipped, Table,
};

use super::SCHEMA;
use super::diagnostic::DiagnosticView;
use super::value::{CodeView, Values, integer};

/// The report of `inspect`.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    schema: u32,
    documents: Vec<DocumentView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

impl<'a> Report<'a> {
    /// What some documents define, and what is wrong with them.
    pub(crate) fn new(modules: &'a [Module], diagnostics: &'a [Diagnostic]) -> Self {
        Self {
            schema: SCHEMA,
            documents: modules.iter().map(DocumentView::new).collect(),
            diagnostics: diagnostics.iter().map(DiagnosticView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct DocumentView<'a> {
    path: &'a str,
    module: &'a str,
    tables: Vec<TableView<'a>>,
    ignored: Vec<IgnoredView<'a>>,
}

impl<'a> DocumentView<'a> {
    fn new(module: &'a Module) -> Self {
        let ignored =
            |Ignored { line, heading, reason, .. }: &'a Ignored| IgnoredView { line: *line, heading, reason };
        Self {
            path: &module.path,
            module: &module.name,
            tables: module.tables.iter().map(TableView::new).collect(),
            ignored: module.ignored.iter().map(ignored).collect(),
        }
    }
}

#[derive(Serialize)]
struct IgnoredView<'a> {
    line: usize,
    heading: &'a [String],
    reason: &'a str,
}

#[derive(Serialize)]
struct TableView<'a> {
    line: usize,
    heading: &'a [String],
    #[serde(rename = "enum")]
    name: &'a str,
    key_in_manifest: &'a str,
    form: &'static str,
    key: &'static str,
    repr: Option<&'static str>,
    fields: Vec<FieldView<'a>>,
    parts: Vec<PartView<'a>>,
    entries: Vec<EntryView<'a>>,
    ranges: Vec<RangeView<'a>>,
    skipped: Vec<SkippedView<'a>>,
}

impl<'a> TableView<'a> {
    fn new(table: &'a Table) -> Self {
        let repr = table.repr().map(Repr::name);
        let form = match table.form {
            Form::Table => "table",
            Form::Definitions => "definitions",
            Form::List => "list",
        };
        let part = |Part { line, heading, .. }: &'a Part| PartView { line: *line, heading };
        Self {
            line: table.line,
            heading: &table.heading,
            name: &table.name,
            key_in_manifest: &table.key,
            form,
            key: if repr.is_some() { "integer" } else { "string" },
            repr,
            fields: table.fields.iter().map(FieldView::new).collect(),
            parts: table.parts.iter().map(part).collect(),
            entries: table.entries.iter().map(|entry| EntryView::new(entry, &table.fields)).collect(),
            ranges: table.ranges.iter().map(RangeView::new).collect(),
            skipped: table.skipped.iter().map(SkippedView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct PartView<'a> {
    line: usize,
    heading: &'a [String],
}

#[derive(Serialize)]
struct FieldView<'a> {
    column: &'a str,
    accessor: &'a str,
    #[serde(rename = "type")]
    ty: &'static str,
    optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    vocabulary: Option<VocabularyView<'a>>,
}

#[derive(Serialize)]
struct VocabularyView<'a> {
    #[serde(rename = "enum")]
    name: &'a str,
    words: Vec<&'a str>,
}

impl<'a> FieldView<'a> {
    fn new(field: &'a Field) -> Self {
        let vocabulary = match &field.ty {
            FieldType::Vocabulary(vocabulary) => Some(VocabularyView {
                name: &vocabulary.name,
                words: vocabulary.words.iter().map(|word| word.text.as_str()).collect(),
            }),
            _ => None,
        };
        Self {
            column: &field.column,
            accessor: &field.accessor,
            ty: field.ty.name(),
            optional: field.optional,
            vocabulary,
        }
    }
}

#[derive(Serialize)]
struct EntryView<'a> {
    line: usize,
    column: usize,
    code: CodeView<'a>,
    name: &'a str,
    ident: Option<&'a str>,
    deprecated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    twin_of: Option<&'a str>,
    description: &'a str,
    fields: Values<'a>,
}

impl<'a> EntryView<'a> {
    fn new(entry: &'a Entry, fields: &'a [Field]) -> Self {
        Self {
            line: entry.line,
            column: entry.column,
            code: CodeView(&entry.code),
            name: &entry.name,
            ident: entry.ident.as_deref(),
            deprecated: entry.deprecated,
            twin_of: entry.twin_of.as_deref(),
            description: &entry.description.plain,
            fields: Values { fields, values: &entry.values },
        }
    }
}

#[derive(Serialize)]
struct RangeView<'a> {
    line: usize,
    column: usize,
    #[serde(serialize_with = "integer")]
    first: i128,
    #[serde(serialize_with = "integer")]
    last: i128,
    name: &'a str,
    ident: Option<&'a str>,
    reserved: bool,
    description: &'a str,
}

impl<'a> RangeView<'a> {
    fn new(range: &'a Range) -> Self {
        Self {
            line: range.line,
            column: range.column,
            first: range.first,
            last: range.last,
            name: &range.name,
            ident: range.ident.as_deref(),
            reserved: range.reserved,
            description: &range.description.plain,
        }
    }
}

#[derive(Serialize)]
struct SkippedView<'a> {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    reason: &'a str,
}

impl<'a> SkippedView<'a> {
    fn new(skipped: &'a Skipped) -> Self {
        Self {
            line: skipped.line,
            code: skipped.code.as_ref().map(CodeView),
            name: skipped.name.as_deref(),
            reason: &skipped.reason,
        }
    }
}
