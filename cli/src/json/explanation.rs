//! The JSON of `explain`.

use serde::Serialize;
use spectable_codegen::Kind;
use spectable_codegen::model::{Entry, Range};

use super::SCHEMA;
use super::value::{CodeView, Values, integer};
use crate::page;
use crate::search::{Answer, Item, Match};

/// The answers of `explain`.
#[derive(Serialize)]
pub(crate) struct Explanation<'a> {
    schema: u32,
    answers: Vec<AnswerView<'a>>,
}

impl<'a> Explanation<'a> {
    /// What was found for some codes and names.
    pub(crate) fn new(answers: &'a [Answer<'a>]) -> Self {
        Self { schema: SCHEMA, answers: answers.iter().map(AnswerView::new).collect() }
    }
}

#[derive(Serialize)]
struct AnswerView<'a> {
    query: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<PageView>,
    matches: Vec<MatchView<'a>>,
    nearest: Option<&'a str>,
}

impl<'a> AnswerView<'a> {
    fn new(answer: &'a Answer<'a>) -> Self {
        Self {
            query: answer.query,
            page: answer.kind.map(PageView::new),
            matches: answer.matches.iter().map(MatchView::new).collect(),
            nearest: answer.nearest.as_deref(),
        }
    }
}

/// The page of a kind of diagnostic.
#[derive(Serialize)]
struct PageView {
    code: &'static str,
    severity: String,
    meaning: &'static str,
    markdown: &'static str,
}

impl PageView {
    fn new(kind: Kind) -> Self {
        Self {
            code: kind.code(),
            severity: kind.severity().to_string(),
            meaning: kind.meaning(),
            markdown: page::markdown(kind),
        }
    }
}

#[derive(Serialize)]
struct MatchView<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    heading: &'a [String],
    module: &'a str,
    #[serde(rename = "enum")]
    enumeration: String,
    name: &'a str,
    ident: Option<&'a str>,
    description: &'a str,
    #[serde(flatten)]
    item: ItemView<'a>,
}

/// What entries and ranges do not have in common.
#[derive(Serialize)]
#[serde(untagged)]
enum ItemView<'a> {
    Entry {
        code: CodeView<'a>,
        deprecated: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        twin_of: Option<&'a str>,
        fields: Values<'a>,
    },
    Range {
        #[serde(serialize_with = "integer")]
        first: i128,
        #[serde(serialize_with = "integer")]
        last: i128,
    },
}

impl<'a> MatchView<'a> {
    fn new(found: &'a Match<'a>) -> Self {
        let Match { module, table, item } = found;
        match item {
            Item::Entry(Entry {
                line,
                column,
                code,
                name,
                ident,
                deprecated,
                twin_of,
                description,
                values,
            }) => Self {
                path: &module.path,
                line: *line,
                column: *column,
                heading: &table.heading,
                module: &module.name,
                enumeration: table.name.clone(),
                name,
                ident: ident.as_deref(),
                description: &description.plain,
                item: ItemView::Entry {
                    code: CodeView(code),
                    deprecated: *deprecated,
                    twin_of: twin_of.as_deref(),
                    fields: Values { fields: &table.fields, values },
                },
            },
            Item::Range(Range { line, column, first, last, name, ident, description, .. }) => Self {
                path: &module.path,
                line: *line,
                column: *column,
                heading: &table.heading,
                module: &module.name,
                enumeration: table.class_name(),
                name,
                ident: ident.as_deref(),
                description: &description.plain,
                item: ItemView::Range { first: *first, last: *last },
            },
        }
    }
}
