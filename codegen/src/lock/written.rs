//! Reads a lock that stands as it was written, as nearly every one does; any other is for the reader of TOML.

use std::sync::Arc;

use super::{END, HEADER, STRING, VERSION};
use crate::diagnostic::Place;
use crate::distinct;
use crate::lower::is_variant;
use crate::model::{Code, Repr, Shape, Unknown};
use crate::snapshot::{Entry, Enumeration, Range, Snapshot};
use crate::source::Source;

/// What a lock says; none where it is not as it would be written, or where something in it cannot be.
pub(super) fn read(source: &Source) -> Option<Snapshot> {
    let mut cursor = Cursor { rest: source.text(), line: 1, path: source.path() };
    let mut snapshot = Snapshot::default();
    cursor.line_of(HEADER)?;
    (cursor.integer("version = ")? == VERSION).then_some(())?;
    cursor.end_line()?;
    cursor.end_line()?;
    while !cursor.skip(END) {
        snapshot.enums.push(enumeration(&mut cursor)?);
        cursor.end_line()?;
    }
    cursor.end_line()?;
    let paths = snapshot.enums.iter().map(|found| found.path.as_str());
    let is_whole = cursor.rest.is_empty() && distinct::are_distinct(snapshot.enums.len(), paths);
    snapshot.sort();
    is_whole.then_some(snapshot)
}

fn enumeration(cursor: &mut Cursor<'_>) -> Option<Enumeration> {
    let place = cursor.place(1, "[[enum]]".len());
    cursor.line_of("[[enum]]")?;
    let path = cursor.text("path = ")?;
    cursor.end_line()?;
    let document = cursor.text("document = ")?;
    cursor.end_line()?;
    let name = cursor.text("repr = ")?;
    let repr = Repr::ALL.into_iter().find(|repr| repr.name() == name);
    (repr.is_some() || name == STRING).then_some(())?;
    cursor.end_line()?;
    let is_open = cursor.line_of("unknown = \"keep\"").is_some();
    let is_newtype = cursor.line_of("shape = \"newtype\"").is_some();
    let mut found = Enumeration {
        path,
        document,
        repr,
        unknown: if is_open { Unknown::Keep } else { Unknown::Reject },
        shape: if is_newtype { Shape::Newtype } else { Shape::Enum },
        fields: Vec::new(),
        entries: Vec::new(),
        ranges: Vec::new(),
        place,
    };
    if cursor.skip("fields = ") {
        for (accessor, ty) in cursor.record()? {
            found.fields.push((accessor.to_owned(), ty.to_owned()));
        }
        cursor.end_line()?;
    }
    if cursor.line_of("entries = [").is_some() {
        while !cursor.skip("]") {
            let entry = entry(cursor, &found)?;
            found.entries.push(entry);
        }
        cursor.end_line()?;
    }
    if cursor.line_of("ranges = [").is_some() {
        while !cursor.skip("]") {
            found.ranges.push(range(cursor)?);
        }
        cursor.end_line()?;
    }
    // A twin has the code of another by nature; the others stand in the order of their codes.
    let mut live: Vec<&Entry> = Vec::with_capacity(found.entries.len());
    live.extend(found.entries.iter().filter(|entry| !entry.twin));
    let are_codes = live.windows(2).all(|pair| pair[0].code < pair[1].code);
    let are_idents = distinct::are_distinct(live.len(), live.iter().map(|entry| entry.ident.as_str()));
    let ranges = found.ranges.iter().map(|range| range.ident.as_str());
    (are_codes && are_idents && distinct::are_distinct(found.ranges.len(), ranges)).then_some(found)
}

fn entry(cursor: &mut Cursor<'_>, of: &Enumeration) -> Option<Entry> {
    let place = cursor.braces()?;
    let code = match of.repr {
        Some(_) => Code::Integer(cursor.integer("  { code = ")?),
        None => Code::Text(cursor.text("  { code = ")?),
    };
    let ident = cursor.text(", ident = ")?;
    let name = cursor.text(", name = ")?;
    let deprecated = cursor.skip(", deprecated = true");
    let twin = cursor.skip(", twin = true");
    let mut values = vec![String::new(); of.fields.len()];
    if cursor.skip(", fields = ") {
        for (accessor, value) in cursor.record()? {
            let at = of.fields.iter().position(|(known, _)| known == accessor)?;
            values[at].push_str(value);
        }
    }
    let hash = cursor.text(", hash = ")?;
    cursor.line_of(" },")?;
    is_variant(&ident).then_some(Entry { code, ident, deprecated, twin, name, values, hash, place })
}

fn range(cursor: &mut Cursor<'_>) -> Option<Range> {
    let place = cursor.braces()?;
    let first = cursor.integer("  { first = ")?;
    let last = cursor.integer(", last = ")?;
    let ident = cursor.text(", ident = ")?;
    let name = cursor.text(", name = ")?;
    let hash = cursor.text(", hash = ")?;
    cursor.line_of(" },")?;
    is_variant(&ident).then_some(Range { first, last, ident, name, hash, place })
}

/// How many keys a record has at most: each is compared with those before it.
const MOST_KEYS: usize = 64;

/// How far a lock is read.
struct Cursor<'s> {
    rest: &'s str,
    line: usize,
    path: &'s Arc<str>,
}

impl<'s> Cursor<'s> {
    fn place(&self, column: usize, length: usize) -> Place {
        Place { path: self.path.clone(), line: self.line, column, length }
    }

    /// The place of the braces on a line that is nothing else but the comma behind them.
    fn braces(&self) -> Option<Place> {
        let line = &self.rest[..self.rest.find('\n')?];
        Some(self.place(3, line.chars().count().checked_sub("  ,".len())?))
    }

    /// Goes past a text, where that is next.
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, text: &str) -> Option<()> {
        self.skip(text).then_some(())
    }

    fn end_line(&mut self) -> Option<()> {
        self.line += 1;
        self.expect("\n")
    }

    /// Goes past a text and the end of its line, where those are next.
    fn line_of(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?.strip_prefix('\n')?;
        self.line += 1;
        Some(())
    }

    /// What stands in quotes behind a text.
    fn text(&mut self, before: &str) -> Option<String> {
        self.expect(before)?;
        self.string().map(str::to_owned)
    }

    /// What stands in quotes, without anything that TOML spells otherwise than it is.
    fn string(&mut self) -> Option<&'s str> {
        let rest = self.rest.strip_prefix('"')?;
        let text = &rest[..rest.find('"')?];
        self.rest = &rest[text.len() + 1..];
        for &byte in text.as_bytes() {
            if byte < b' ' || byte == b'\\' || byte == 0x7f {
                return None;
            }
        }
        Some(text)
    }

    /// An integer behind a text, where it is not too long to be one of 64 bits.
    fn integer(&mut self, before: &str) -> Option<i128> {
        self.expect(before)?;
        let bytes = self.rest.as_bytes();
        let start = usize::from(self.rest.starts_with('-'));
        let mut end = start;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            end += 1;
        }
        let digits = &self.rest[start..end];
        if digits.is_empty() || digits.len() > 18 || digits.starts_with('0') && end > 1 {
            return None;
        }
        let value = self.rest[..end].parse().ok();
        self.rest = &self.rest[end..];
        value
    }

    /// Bare keys with their texts, each key once.
    fn record(&mut self) -> Option<Vec<(&'s str, &'s str)>> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        self.expect("{ ")?;
        loop {
            let (bytes, mut end) = (self.rest.as_bytes(), 0);
            while end < bytes.len()
                && (bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'-' | b'_'))
            {
                end += 1;
            }
            let key = &self.rest[..end];
            if key.is_empty() || pairs.len() == MOST_KEYS || pairs.iter().any(|(known, _)| *known == key) {
                return None;
            }
            self.rest = &self.rest[key.len()..];
            self.expect(" = ")?;
            pairs.push((key, self.string()?));
            if self.skip(" }") {
                return Some(pairs);
            }
            self.expect(", ")?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::diagnostic::Diagnostics;
    use crate::lock::reader::by_toml;
    use crate::source::Source;

    const LOCK: &str = r#"# @generated by `spectable update`. Do not edit: change the documents, and run it again.
version = 2

[[enum]]
path = "a::Code"
document = "a.md"
repr = "i16"
unknown = "keep"
shape = "newtype"
fields = { can_reconnect = "bool", side = "direction?" }
entries = [
  { code = -1, ident = "One", name = "Öne – x", fields = { can_reconnect = "true", side = "send" }, hash = "24383e31" },
  { code = 0, ident = "Two", name = "", hash = "" },
  { code = 0, ident = "Three", name = "three", deprecated = true, twin = true, fields = { side = "both" }, hash = "9" },
]
ranges = [
  { first = 500, last = 599, ident = "Server", name = "5xx", hash = "0" },
]

[[enum]]
path = "b::Key"
document = "b.md"
repr = "string"
entries = [
  { code = "parameterEmpty", ident = "ParameterEmpty", name = "parameterEmpty", hash = "1" },
]

[end]
"#;

    #[test]
    fn a_lock_says_the_same_whoever_reads_it() {
        // With each line once more, and without it; with each character left out, or another in its place.
        let lines: Vec<&str> = LOCK.split_inclusive('\n').collect();
        let mut texts = vec![LOCK.to_owned()];
        for at in 0..lines.len() {
            texts.push([&lines[..=at], &lines[at..]].concat().concat());
            texts.push([&lines[..at], &lines[at + 1..]].concat().concat());
        }
        for (at, c) in LOCK.char_indices() {
            for other in ["", "0", "_", "\"", "\\", "\n"] {
                texts.push([&LOCK[..at], other, &LOCK[at + c.len_utf8()..]].concat());
            }
        }
        let mut count = 0;
        for text in texts {
            let source = Source::new("spectable.lock", "spectable.lock", &text);
            let mut diagnostics = Diagnostics::default();
            let expected = by_toml(&mut diagnostics, &source);
            if let Some(found) = read(&source) {
                assert_eq!(found, expected, "{text}");
                assert!(diagnostics.is_empty(), "{text}");
                count += 1;
            }
        }
        assert!(count > 100, "{count}");
    }
}
