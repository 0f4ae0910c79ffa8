//! Which tables and definitions of a document hold codes, where in them, and why the others do not.

mod candidate;
mod column;
mod definitions;
mod evidence;
mod grid;
mod keys;
mod looks;
mod merge;
pub(crate) mod name;
mod naming;
pub(crate) mod number;
mod radix;
mod references;
mod roles;
mod rows;
mod sample;
mod seen;
mod stray;
pub(crate) mod words;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Run, Text, slug};
use crate::list;
use crate::manifest::{DocumentSettings, TableSettings};
use crate::model::{Columns, Form, Why};
use crate::order;
use crate::source::Source;
use name::Name;

pub(crate) use crate::manifest::toml_key;
pub(crate) use merge::status;
pub(crate) use rows::{NO_CODE, NO_NUMBER, NOT_ONE, TOO_MUCH};
pub(crate) use stray::STRAY;
pub(crate) use words::{CODES_HEADING, Words, known_headers, split};

/// A document, and what in it holds codes.
pub(crate) struct Recognized<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) sets: Vec<Set<'d>>,
    pub(crate) ignored: Vec<Rejected>,
}

/// A table that holds no codes.
pub(crate) struct Rejected {
    pub(crate) line: usize,
    pub(crate) heading: Vec<usize>,
    /// What the manifest may call it.
    pub(crate) keys: Vec<String>,
    pub(crate) reason: String,
    pub(crate) why: Why,
}

/// A set of codes: a table, several, or definitions.
#[derive(Clone)]
pub(crate) struct Set<'d> {
    /// Where it begins: the header row, or the title.
    pub(crate) offset: usize,
    pub(crate) form: Form,
    /// Whether its codes are words.
    pub(crate) is_text: bool,
    /// Indices of the headings above it among the document's blocks, outermost first.
    pub(crate) heading: Vec<usize>,
    /// What the manifest may call it, the shortest first.
    pub(crate) keys: Vec<String>,
    /// The short text right before it.
    pub(crate) caption: Option<String>,
    pub(crate) columns: Columns,
    /// The headers of further columns.
    pub(crate) fields: Vec<String>,
    /// Which cells of a row are theirs, where it has its cells as they stand.
    pub(crate) field_columns: Vec<usize>,
    /// Every header that its tables have, with its place.
    pub(crate) headers: Vec<(String, Range<usize>)>,
    pub(crate) parts: Vec<Part>,
    pub(crate) rows: Vec<Found<'d>>,
    /// From where on its fields are left out, being too many.
    pub(crate) excess: Option<Range<usize>>,
    pub(crate) why: Why,
}

#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) offset: usize,
    pub(crate) heading: Vec<usize>,
}

/// Whether so many rows with so many fields, most of them blank, are more than can be held.
///
/// In a table every cell takes room in the document too; where headings or several tables give the fields, each adds a
/// blank cell to all the rows of the others.
fn is_sparse(rows: usize, fields: usize) -> bool {
    fields > 16 && rows.saturating_mul(fields) > 1 << 22
}

/// A row of a set.
#[derive(Clone)]
pub(crate) struct Found<'d> {
    /// Where its code stands.
    pub(crate) span: Range<usize>,
    pub(crate) value: Value,
    pub(crate) name: Name<'d>,
    /// Whether it is struck, or its code or name marked as no longer in use.
    pub(crate) deprecated: bool,
    pub(crate) description: Description<'d>,
    pub(crate) fields: Fields<'d>,
    /// Whether its name only says that the code has none, as that of other rows does.
    pub(crate) is_filler: bool,
    /// Which of the set's parts it is of.
    pub(crate) part: usize,
}

/// The cells of a row that are its set's fields.
#[derive(Clone)]
pub(crate) enum Fields<'d> {
    /// All that the row has; which of them they are, the set says.
    Among(&'d [Text<'d>]),
    /// One for each field, as far as there are any.
    Each(Vec<Option<&'d Text<'d>>>),
}

impl<'d> Fields<'d> {
    /// The cell of a field; none where the row lacks it.
    pub(crate) fn get(&self, at: usize, columns: &[usize]) -> Option<&'d Text<'d>> {
        match self {
            Self::Among(cells) => cells.get(*columns.get(at)?),
            Self::Each(cells) => cells.get(at).copied().flatten(),
        }
    }
}

impl Default for Fields<'_> {
    fn default() -> Self {
        Self::Each(Vec::new())
    }
}

/// What a row says of its code.
#[derive(Clone)]
pub(crate) enum Description<'d> {
    Cell(&'d [Run<'d>]),
    Paragraphs(Vec<Cow<'d, [Run<'d>]>>),
}

impl Description<'_> {
    /// How many bytes of text it has.
    fn len(&self) -> usize {
        let of_runs = |runs: &[Run<'_>]| runs.iter().map(|run| run.text.len()).sum::<usize>();
        match self {
            Self::Cell(runs) => of_runs(runs),
            Self::Paragraphs(paragraphs) => paragraphs.iter().map(|runs| of_runs(runs)).sum(),
        }
    }
}

impl Default for Description<'_> {
    fn default() -> Self {
        Self::Paragraphs(Vec::new())
    }
}

/// What a row's code cell holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Integer(i128),
    Text(String),
    Range(i128, i128),
    /// A number that no integer type comes near.
    TooLarge,
    /// None: the row is skipped, for this reason.
    Neither(&'static str),
}

/// Finds every set of codes in a document.
pub(crate) fn recognize<'d>(
    diagnostics: &mut Diagnostics,
    document: &'d Document<'d>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&Source>,
) -> Recognized<'d> {
    let mut candidates = candidate::all(document, settings);
    for candidate in &mut candidates {
        let forced = candidate::forced(diagnostics, candidate, manifest);
        let context = list::of(&candidate::context(document, candidate), &|text| words::folded(text));
        let context: Vec<&str> = list::of(&context, &String::as_str);
        candidate.judgement = roles::judge(candidate.table, &candidate.grid, &context, forced);
    }
    let mut sets: Vec<Set<'d>> = Vec::new();
    let mut ignored = Vec::new();
    let shapes = candidate::shapes(&candidates);
    let names = references::Names::new(&candidates, &shapes);
    for candidate in &candidates {
        let line = document.source.line_of(candidate.table.offset);
        match names.verdict(candidate) {
            Ok(roles) => {
                candidate::report_tie(diagnostics, document, candidate);
                rows::report_ragged(diagnostics, document, candidate, roles);
                sets.push(rows::set(document, candidate, roles));
            }
            Err(reason) => {
                let (heading, keys) = (candidate.heading.clone(), candidate.keys.clone());
                let why = candidate.judgement.why();
                let reason = candidate::refusal(document, candidate, reason);
                ignored.push(Rejected { line, heading, keys, reason, why });
            }
        }
    }
    let mut sets = merge::siblings(document, sets, settings);
    merge::by_manifest(diagnostics, &mut sets, settings, manifest);
    definitions::add(document, &mut sets);
    order::sort(&mut sets, &|a, b| a.offset.cmp(&b.offset));
    Recognized { document, sets, ignored }
}

/// Which of a document's settings names a thing with these keys.
pub(crate) fn settings_for<'s>(
    settings: Option<&'s DocumentSettings>,
    keys: &[String],
) -> Option<&'s TableSettings> {
    settings?.table(keys)
}
