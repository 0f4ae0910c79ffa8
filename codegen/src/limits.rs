//! How much of anything is read before it is refused.

/// How much of anything is read; what goes beyond is an error, where memory or time would run out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of a file, in bytes.
    pub file: u64,
    /// The rows, headings and list items of a document: all that may define a code.
    pub entries: usize,
    /// The columns of a table.
    pub columns: usize,
    /// How many lists and quotations may stand within each other.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 256 << 20, entries: 1 << 21, columns: 1 << 14, nesting: 128 }
    }
}
