//! What the documents mean: plain data between reading and emitting.
//!
//! `lower` makes it, and sees to it that identifiers are legal and codes within range; `emit` prints it.

mod field;
mod policy;
mod repr;
mod serde;

pub use field::{Direction, Field, FieldType, Value, Vocabulary, Word};
pub use policy::{Policies, ReconnectPolicy};
pub use repr::{Codes, Repr};
pub use serde::{Serde, SerdeAs};

/// Everything that a folder of documents defines.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// One module a document, in the order of the documents.
    pub modules: Vec<Module>,
    /// How serde's impls are gated.
    pub serde: Serde,
}

/// What one document defines.
#[derive(Clone, Debug)]
pub struct Module {
    /// The name, in snake case.
    pub name: String,
    /// The document's path within its folder.
    pub document: String,
    /// The document's path as diagnostics name it.
    pub path: String,
    /// The document's first heading, as plain text.
    pub title: Option<String>,
    /// Where the document comes from, as the manifest says.
    pub source: Option<String>,
    /// Its code tables, in the order of the document.
    pub tables: Vec<Table>,
    /// Its other tables.
    pub ignored: Vec<Ignored>,
}

/// One set of codes: an enum, its class, or both.
#[derive(Clone, Debug)]
pub struct Table {
    /// The line of the header row, or of a definition list's title; from 1.
    pub line: usize,
    /// The headings above it, outermost first.
    pub heading: Vec<String>,
    /// What the manifest may call it.
    pub key: String,
    /// The enum's name.
    pub name: String,
    /// What it is in the document.
    pub form: Form,
    /// What its codes are.
    pub codes: Codes,
    /// What a code does that it does not list.
    pub unknown: Unknown,
    /// What it becomes.
    pub shape: Shape,
    /// What an entry is to serde.
    pub serde_as: SerdeAs,
    /// The enum that it takes its identifiers from, where the manifest names one: `module::Name`.
    pub names_from: Option<String>,
    /// The columns, by role.
    pub columns: Columns,
    /// Further columns, typed.
    pub fields: Vec<Field>,
    /// What a client does after a code, where the manifest says it.
    pub policies: Option<Policies>,
    /// The tables that it was put together from: one, or several.
    pub parts: Vec<Part>,
    /// Its entries, in the order of the document.
    pub entries: Vec<Entry>,
    /// Its ranges, in the order of the document.
    pub ranges: Vec<Range>,
    /// The codes that the document reserves or leaves to private use, those of entries apart: from each to each, in
    /// rising order, none next to another.
    pub reserved: Vec<(i128, i128)>,
    /// Rows that are neither.
    pub skipped: Vec<Skipped>,
    /// Why it was taken for one of codes.
    pub why: Why,
}

impl Table {
    /// The entries that become variants: with an identifier, and no twins.
    pub fn variants(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.ident.is_some() && entry.twin_of.is_none())
    }

    /// The integer type of its codes; none where they are words.
    #[must_use]
    pub fn repr(&self) -> Option<Repr> {
        if let Codes::Integer(repr) = self.codes { Some(repr) } else { None }
    }

    /// The name of the enum of its ranges.
    #[must_use]
    pub fn class_name(&self) -> String {
        format!("{}Class", self.name.trim_end_matches('_'))
    }

    /// The name of the type of its unlisted codes, where it keeps them.
    #[must_use]
    pub fn unknown_name(&self) -> String {
        format!("Unknown{}", self.name.trim_start_matches('_'))
    }

    /// The struck entries whose code a live one has, and that have an identifier.
    pub fn twins(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.ident.is_some() && entry.twin_of.is_some() && entry.twin_of != entry.ident)
    }
}

/// The headers of the columns by role, as the document spells them.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The column of the codes.
    pub code: Option<String>,
    /// The column of the names, where it is one of its own.
    pub name: Option<String>,
    /// The column of the descriptions.
    pub description: Option<String>,
}

/// What a set of codes is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A table.
    Table,
    /// A page or section of headings and lists, such as typedoc's enumerations.
    Definitions,
    /// A list of ranges.
    List,
}

/// What becomes of a code that the document does not list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// It is an error.
    #[default]
    Reject,
    /// It is kept in a variant of its own.
    Keep,
}

/// What a table becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// An enum.
    #[default]
    Enum,
    /// A transparent struct around the code with a constant an entry, which rustc compiles in linear time.
    Newtype,
}

/// A table that a set of codes was put together from.
#[derive(Clone, Debug)]
pub struct Part {
    /// The line of its header row, from 1.
    pub line: usize,
    /// The headings above it, outermost first.
    pub heading: Vec<String>,
}

/// One code with a name.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The line that holds the code, from 1.
    pub line: usize,
    /// The column of the code in characters, from 1.
    pub column: usize,
    /// The code.
    pub code: Code,
    /// The name as the document spells it, without markup.
    pub name: String,
    /// The identifier; none where it could not be settled.
    pub ident: Option<String>,
    /// Whether the document marks it deprecated.
    pub deprecated: bool,
    /// The identifier of the live entry that has the code now.
    pub twin_of: Option<String>,
    /// What the document says of it.
    pub description: Prose,
    /// The values of the table's fields, in their order.
    pub values: Vec<Value>,
}

/// A code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A number.
    Integer(i128),
    /// A word.
    Text(String),
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(code) => std::fmt::Display::fmt(code, f),
            Self::Text(code) => f.pad(code),
        }
    }
}

/// Text in two spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Without markup.
    pub plain: String,
    /// The other one, where the two are not the same.
    pub marked: Option<Box<str>>,
}

impl Prose {
    /// As markdown that holds no links but absolute ones, no HTML, and no accidental markup.
    #[must_use]
    pub fn markdown(&self) -> &str {
        self.marked.as_deref().unwrap_or(&self.plain)
    }
}

/// A range of codes.
#[derive(Clone, Debug)]
pub struct Range {
    /// The line that holds it, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The lowest code.
    pub first: i128,
    /// The highest code.
    pub last: i128,
    /// The name as the document spells it; empty where it has none.
    pub name: String,
    /// Whether its codes are reserved, or left to private use.
    pub reserved: bool,
    /// The identifier; none without a name.
    pub ident: Option<String>,
    /// What the document says of it.
    pub description: Prose,
}

/// A row that is neither an entry nor a range.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// Its line, from 1.
    pub line: usize,
    /// Its code, where it has one.
    pub code: Option<Code>,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Why it is none.
    pub reason: String,
}

/// A table that is no code table.
#[derive(Clone, Debug)]
pub struct Ignored {
    /// The line of its header row, from 1.
    pub line: usize,
    /// The headings above it, outermost first.
    pub heading: Vec<String>,
    /// Why it is none.
    pub reason: String,
    /// All that was weighed.
    pub why: Why,
}

/// What recognition weighed when it judged a table.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// What spoke for it and against it.
    pub evidence: Vec<Evidence>,
    /// What each column was taken for.
    pub columns: Vec<ColumnRole>,
}

/// A piece of evidence.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its weight, in hundredths; below zero where it spoke against.
    pub weight: i32,
    /// What was seen.
    pub what: &'static str,
}

/// What a column was taken for.
#[derive(Clone, Debug)]
pub struct ColumnRole {
    /// Its header as the document spells it.
    pub header: String,
    /// `code`, `name`, `description`, `field` or `unused`.
    pub role: &'static str,
    /// What its cells hold.
    pub holds: String,
}
