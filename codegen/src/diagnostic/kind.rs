//! Every kind of diagnostic: its code, what it means, and how much it weighs.

use std::fmt;

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
    ($(#[doc = $doc:literal] $kind:ident $code:literal $severity:ident)+) => {
        /// Every kind of diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = $doc] $kind,)+
        }

        impl Kind {
            /// Every kind, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The stable code, in kebab case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// What it means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$kind => $doc.trim_start(),)+ }
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
    /// A code stands where another, one slip away, would keep the order.
    CodeOutOfOrder "code-out-of-order" Warning
    /// A code lies beyond `u64`, `i64`, or the representation that the manifest sets or the lock records.
    CodeOutOfRange "code-out-of-range" Error
    /// A code bears what the lock records of another code.
    CodeRenumbered "code-renumbered" Error
    /// Two identifiers look alike, or one is all letters that look like Latin ones; rustc warns of either.
    ConfusableIdentifiers "confusable-identifiers" Error
    /// Two live rows have one code, or two ranges are the same.
    DuplicateCode "duplicate-code" Error
    /// Two enums of a module have one name.
    DuplicateEnum "duplicate-enum" Error
    /// Two entries have one identifier.
    DuplicateIdentifier "duplicate-identifier" Error
    /// Two documents have one module name.
    DuplicateModule "duplicate-module" Error
    /// Two entries have one name, or one has another's code for a name, and serde is to tell them by it.
    DuplicateName "duplicate-name" Error
    /// A field's cell is not of the field's type.
    FieldType "field-type" Error
    /// A character that cannot be seen, which texts spell out or leave out, and identifiers leave out.
    InvisibleCharacter "invisible-character" Warning
    /// The lock is not what `spectable update` writes.
    LockSyntax "lock-syntax" Error
    /// The manifest is no TOML.
    ManifestSyntax "manifest-syntax" Error
    /// A setting of the manifest has a value that it cannot have.
    ManifestValue "manifest-value" Error
    /// An enum has so many entries that rustc takes long over it.
    ManyEntries "many-entries" Warning
    /// A column's header is one slip away from a known one.
    MisspeltColumn "misspelt-column" Warning
    /// A column that is true or false but for a few cells.
    MixedValues "mixed-values" Warning
    /// Two names differ in nothing but the case of their letters.
    NamesDifferByCase "names-differ-by-case" Warning
    /// A table that another table takes its identifiers from takes them, in the end, from itself.
    NamesFromCircle "names-from-circle" Error
    /// A folder holds no documents.
    NoDocuments "no-documents" Error
    /// A name has no letter or digit to make an identifier of, or one that rustc calls uncommon; its code is left out.
    NoIdentifier "no-identifier" Warning
    /// Some codes are not in the lock yet.
    NotLocked "not-locked" Warning
    /// A file is not UTF-8.
    NotUtf8 "not-utf-8" Error
    /// Two ranges overlap, and neither lies within the other.
    OverlappingRanges "overlapping-ranges" Warning
    /// A path does not stay inside the folder.
    PathOutside "path-outside" Error
    /// An entry has no policy, by its code or by a field's value, and its table's manifest has policies.
    PolicyMissing "policy-missing" Error
    /// The generated text does not parse as Rust.
    Render "render" Error
    /// A row of a code table holds no single code, and is left out.
    SkippedRow "skipped-row" Warning
    /// A line below a code table reads as a row of it, and is none to markdown.
    StrayRow "stray-row" Warning
    /// The markdown parser gave up inside a table.
    TableCutShort "table-cut-short" Error
    /// A row has fewer cells than the header.
    TooFewCells "too-few-cells" Error
    /// A file is larger than is read.
    TooLarge "too-large" Error
    /// A row has more cells than the header, which markdown drops.
    TooManyCells "too-many-cells" Error
    /// A key of the manifest is unknown.
    UnknownKey "unknown-key" Error
    /// A file or folder cannot be read.
    Unreadable "unreadable" Error
    /// A setting of the manifest matches nothing in the documents.
    UnusedSetting "unused-setting" Error
}
