//! The JSON of `inspect`: a contract, apart from the model so that either may move.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use spectable_codegen::model::{Code, Entry, Field, FieldType, Form, Ignored, Module, Part, Range, Skipped, Table, Value};
use spectable_codegen::{Diagnostic, Diagnostics, Severity};

/// The version of the contract: fields may be added to it, and none is changed.
const SCHEMA: u32 = 1;

/// The report of `inspect`.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    schema: u32,
    documents: Vec<DocumentView<'a>>,
    diagnostics: Vec<DiagnosticView<'a>>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(modules: &[&'a Module], diagnostics: &'a Diagnostics) -> Self {
        Self {
            schema: SCHEMA,
            documents: modules.iter().map(|module| DocumentView::new(module)).collect(),
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
        let ignored = |Ignored { line, heading, reason }: &'a Ignored| IgnoredView { line: *line, heading, reason };
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
        let repr = table.repr().map(|repr| repr.name());
        let form = match table.form {
            Form::Table => "table",
            Form::Definitions => "definitions",
            Form::List => "list",
        };
        let part = |Part { line, heading }: &'a Part| PartView { line: *line, heading };
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
        Self { column: &field.column, accessor: &field.accessor, ty: field.ty.name(), optional: field.optional, vocabulary }
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

struct CodeView<'a>(&'a Code);

impl Serialize for CodeView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Code::Integer(code) => integer(code, serializer),
            Code::Text(code) => serializer.serialize_str(code),
        }
    }
}

/// Integers within 64 bits as such, since not every format has wider ones.
fn integer<S: Serializer>(value: &i128, serializer: S) -> Result<S::Ok, S::Error> {
    match (u64::try_from(*value), i64::try_from(*value)) {
        (Ok(value), _) => serializer.serialize_u64(value),
        (_, Ok(value)) => serializer.serialize_i64(value),
        _ => serializer.serialize_i128(*value),
    }
}

/// The values of an entry's fields, by accessor.
struct Values<'a> {
    fields: &'a [Field],
    values: &'a [Value],
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (field, value) in self.fields.iter().zip(self.values) {
            map.serialize_entry(&field.accessor, &ValueView(value))?;
        }
        map.end()
    }
}

struct ValueView<'a>(&'a Value);

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Blank => serializer.serialize_none(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => integer(value, serializer),
            Value::Direction(direction) => serializer.serialize_str(direction.name()),
            Value::Word(word) => serializer.serialize_str(&word.text),
            Value::Text(text) => serializer.serialize_str(text),
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
        Self { line: skipped.line, code: skipped.code.as_ref().map(CodeView), name: skipped.name.as_deref(), reason: &skipped.reason }
    }
}

#[derive(Serialize)]
struct DiagnosticView<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

impl<'a> DiagnosticView<'a> {
    fn new(found: &'a Diagnostic) -> Self {
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
