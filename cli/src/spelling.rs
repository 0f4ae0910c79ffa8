//! How what the model holds is written for reading.

use spectable_codegen::model::{Module, Range, Value};

use crate::plain;

/// The value of a field; nothing where it is blank.
pub(crate) fn value(value: &Value) -> String {
    plain::line(&value.to_string())
}

/// The codes of a range: `500–599`.
pub(crate) fn range(range: &Range) -> String {
    ends(range.first, range.last)
}

/// The codes from one to another.
pub(crate) fn ends(first: i128, last: i128) -> String {
    format!("{first}–{last}")
}

/// A place in a document: `spec/discord.md:35`.
pub(crate) fn place(module: &Module, line: usize) -> String {
    format!("{}:{line}", plain::line(&module.path))
}
