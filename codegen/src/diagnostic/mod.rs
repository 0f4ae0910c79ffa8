//! What can be wrong with a document, a manifest or a lock, where it is, and what would settle it.

mod kind;
mod wording;

use std::fmt;
use std::sync::Arc;

use crate::list;
use crate::near::Suggestions;
use crate::order;

pub use kind::{Kind, Severity};
pub(crate) use wording::{MOST, first_of, is_long, listed, quoted};

/// A place in a file: what `path:line:column` says, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as it was named on the way in.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters of the line it covers, from the column on; 0 where it is a point, or a whole file.
    pub length: usize,
}

impl Place {
    /// A file as a whole.
    pub(crate) fn file(path: &str) -> Self {
        Self { path: path.into(), line: 1, column: 1, length: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// A second place that a problem has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What is there, in lower case and without a full stop.
    pub message: String,
}

/// One problem: where it is, what it is, and what would settle it.
///
/// Its `Display` is `path:line:column: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// What is wrong and what was expected, in lower case and without a full stop.
    pub message: String,
    /// What would settle it, in lower case and without a full stop.
    pub help: String,
    /// Further places that it has to do with, such as the first of two rows with one code.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// Adds a second place.
    pub(crate) fn relate(&mut self, place: Place, message: impl Into<String>) {
        self.related.push(Related { place, message: message.into() });
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All the problems of one run, in the order of the documents.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// What the problems' words are looked up with.
    suggestions: Suggestions,
}

impl Diagnostics {
    /// Adds a problem, and gives it for second places to be added.
    pub(crate) fn push(
        &mut self,
        kind: Kind,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        let (message, help) = (message.into(), help.into());
        self.list.push(Diagnostic { kind, place, message, help, related: Vec::new() });
        self.list.last_mut().expect("it was just added")
    }

    /// The known word nearest to a problem's, where one is near enough to suggest.
    pub(crate) fn nearest<'a>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        self.suggestions.nearest(word, &mut known.into_iter())
    }

    /// The question whether that one is meant.
    pub(crate) fn question<'a>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        self.nearest(word, known).map(|near| format!("did you mean {}?", quoted(near)))
    }

    /// A list for one of so many parts, which are looked at apart from each other and appended in their order.
    pub(crate) fn share(&self, parts: usize) -> Self {
        Self { list: Vec::new(), suggestions: self.suggestions.share(parts) }
    }

    /// Adds those of another list.
    pub(crate) fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Sorts by the order of `paths`, then by line and column; equal places keep their order.
    pub(crate) fn sort(&mut self, paths: &[Arc<str>]) {
        let ranks = list::by_text(paths, &|path| path);
        let rank = |path: &Arc<str>| ranks.get(path.as_ref()).copied().unwrap_or(paths.len());
        let key = |found: &Diagnostic| (rank(&found.place.path), found.place.line, found.place.column);
        let keys: Vec<(usize, usize, usize)> = list::of(&self.list, &key);
        order::arrange(&mut self.list, order::places(keys.len(), &mut |a, b| keys[a].cmp(&keys[b])));
    }

    /// Goes through them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether at least one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.kind.severity() == Severity::Error)
    }

    /// Keeps those that `keep` says yes to.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
