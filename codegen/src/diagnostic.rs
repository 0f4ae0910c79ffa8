//! What can be wrong with a document, a manifest or a lock, where it is, and what would settle it.

use std::fmt;
use std::rc::Rc;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to look at; the output is written all the same.
    Warning,
    /// Nothing is written until it is settled.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $code:literal $severity:ident)+) => {
        /// Every kind of diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl Kind {
            /// Every kind, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The stable code, in kebab case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// How much a diagnostic of this kind weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity,)+ }
            }
        }
    };
}

kinds! {
    /// Two columns hold codes equally well.
    AmbiguousColumns "ambiguous-columns" Error
    /// A code lies beyond `u64`, `i64`, or the representation that the manifest sets or the lock records.
    CodeOutOfRange "code-out-of-range" Error
    /// A code bears what the lock records of another code.
    CodeRenumbered "code-renumbered" Error
    /// Two live rows have one code, or two ranges are the same.
    DuplicateCode "duplicate-code" Error
    /// Two enums of a module have one name.
    DuplicateEnum "duplicate-enum" Error
    /// Two entries have one identifier.
    DuplicateIdentifier "duplicate-identifier" Error
    /// Two documents have one module name.
    DuplicateModule "duplicate-module" Error
    /// A field's cell is not of the field's type.
    FieldType "field-type" Error
    /// The lock is not what `spectable update` writes.
    LockSyntax "lock-syntax" Error
    /// The manifest is no TOML.
    ManifestSyntax "manifest-syntax" Error
    /// A setting of the manifest has a value that it cannot have.
    ManifestValue "manifest-value" Error
    /// A table that another table takes its identifiers from takes them, in the end, from itself.
    NamesFromCircle "names-from-circle" Error
    /// A folder holds no documents.
    NoDocuments "no-documents" Error
    /// A name has no letter or digit to make an identifier of; its code is left out.
    NoIdentifier "no-identifier" Warning
    /// Some codes are not in the lock yet.
    NotLocked "not-locked" Warning
    /// A file is not UTF-8.
    NotUtf8 "not-utf-8" Error
    /// A path does not stay inside the folder.
    PathOutside "path-outside" Error
    /// The generated text does not parse as Rust.
    Render "render" Error
    /// A row of a code table holds no single code, and is left out.
    SkippedRow "skipped-row" Warning
    /// The markdown parser gave up inside a table.
    TableCutShort "table-cut-short" Error
    /// A row has fewer cells than the header.
    TooFewCells "too-few-cells" Error
    /// A row has more cells than the header, which markdown drops.
    TooManyCells "too-many-cells" Error
    /// A key of the manifest is unknown.
    UnknownKey "unknown-key" Error
    /// A file or folder cannot be read.
    Unreadable "unreadable" Error
    /// A setting of the manifest matches nothing in the documents.
    UnusedSetting "unused-setting" Error
}

/// A place in a file: what `path:line:column` says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as it was named on the way in.
    pub path: Rc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
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
    /// What would settle it.
    pub help: Option<String>,
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
}

impl Diagnostics {
    pub(crate) fn push(&mut self, kind: Kind, place: Place, message: String) {
        self.list.push(Diagnostic { kind, place, message, help: None });
    }

    pub(crate) fn push_with_help(&mut self, kind: Kind, place: Place, message: String, help: String) {
        self.list.push(Diagnostic { kind, place, message, help: Some(help) });
    }

    /// Adds those of another list.
    pub(crate) fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Sorts by the order of `paths`, then by line and column; equal places keep their order.
    pub(crate) fn sort(&mut self, paths: &[Rc<str>]) {
        let rank = |path: &Rc<str>| paths.iter().position(|known| known == path).unwrap_or(paths.len());
        self.list.sort_by_key(|found| (rank(&found.place.path), found.place.line, found.place.column));
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
