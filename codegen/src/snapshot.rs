//! What a spec promises its users, as plain data that two points in time are compared by.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::list;
use crate::model::{Code, FieldType, Module, Repr, Shape, Spec, Table, Unknown, Value};
use crate::order;

/// The promises of a spec: every enum, sorted by its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The enums, sorted by path.
    pub enums: Vec<Enumeration>,
}

/// One table's enum and its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// `module::Name`.
    pub path: String,
    /// The document's path within its folder.
    pub document: String,
    /// The integer type of its codes; none where they are words.
    pub repr: Option<Repr>,
    /// What becomes of unlisted codes.
    pub unknown: Unknown,
    /// What it becomes.
    pub shape: Shape,
    /// The fields, in the order of their columns: accessor and type, `Option` told by a trailing `?`.
    pub fields: Vec<(String, String)>,
    /// The entries, sorted by code; a struck one after the live one with its code.
    pub entries: Vec<Entry>,
    /// The ranges, sorted by their first and last code.
    pub ranges: Vec<Range>,
    /// Where it stands, in the document or in the lock.
    pub place: Place,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// The identifier.
    pub ident: String,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// Whether it is a struck one whose code a live one has.
    pub twin: bool,
    /// The name as the document spells it.
    pub name: String,
    /// The values of the fields, in their order, as text; empty where blank.
    pub values: Vec<String>,
    /// A short hash of the description, in hexadecimal.
    pub hash: String,
    /// Where it stands, in the document or in the lock.
    pub place: Place,
}

/// One range with an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest code.
    pub first: i128,
    /// The highest code.
    pub last: i128,
    /// The identifier.
    pub ident: String,
    /// The name as the document spells it.
    pub name: String,
    /// A short hash of the description, in hexadecimal.
    pub hash: String,
    /// Where it stands, in the document or in the lock.
    pub place: Place,
}

impl Snapshot {
    /// What a spec promises; entries and ranges without identifiers promise nothing.
    #[must_use]
    pub fn of(spec: &Spec) -> Self {
        let mut enums: Vec<Enumeration> = Vec::new();
        for module in &spec.modules {
            for table in &module.tables {
                let found = enumeration(module, table);
                if !found.entries.is_empty() || !found.ranges.is_empty() {
                    enums.push(found);
                }
            }
        }
        let mut snapshot = Self { enums };
        snapshot.sort();
        snapshot
    }

    pub(crate) fn sort(&mut self) {
        order::sort(&mut self.enums, &|a, b| a.path.cmp(&b.path));
        for found in &mut self.enums {
            order::sort(&mut found.entries, &|a, b| {
                a.code.cmp(&b.code).then(a.twin.cmp(&b.twin)).then_with(|| a.ident.cmp(&b.ident))
            });
            order::sort(&mut found.ranges, &|a, b| a.first.cmp(&b.first).then(a.last.cmp(&b.last)));
        }
    }
}

fn enumeration(module: &Module, table: &Table) -> Enumeration {
    let path: Arc<str> = module.path.as_str().into();
    let place = |line: usize, column: usize| Place { path: path.clone(), line, column, length: 0 };
    let entry = |entry: &crate::model::Entry| {
        Some(Entry {
            code: entry.code.clone(),
            ident: entry.ident.clone()?,
            deprecated: entry.deprecated,
            twin: entry.twin_of.is_some(),
            name: entry.name.clone(),
            values: list::of(&entry.values, &Value::to_string),
            hash: hash(&entry.description.plain),
            place: place(entry.line, entry.column),
        })
    };
    let range = |range: &crate::model::Range| {
        Some(Range {
            first: range.first,
            last: range.last,
            ident: range.ident.clone()?,
            name: range.name.clone(),
            hash: hash(&range.description.plain),
            place: place(range.line, range.column),
        })
    };
    Enumeration {
        path: format!("{}::{}", module.name, table.name),
        document: module.document.clone(),
        repr: table.repr(),
        unknown: table.unknown,
        shape: table.shape,
        fields: list::of(&table.fields, &|field| (field.accessor.clone(), ty(&field.ty, field.optional))),
        entries: list::of_some(&table.entries, &entry),
        ranges: list::of_some(&table.ranges, &range),
        place: place(table.line, 1),
    }
}

/// A field's type in one word; a vocabulary's is its enum, `?` tells that values may be blank.
fn ty(ty: &FieldType, optional: bool) -> String {
    let name = match ty {
        FieldType::Integer(repr) => repr.name(),
        FieldType::Vocabulary(vocabulary) => &vocabulary.name,
        other => other.name(),
    };
    if optional { format!("{name}?") } else { name.to_owned() }
}

/// Eight hexadecimal digits of a text's FNV-1a hash.
fn hash(text: &str) -> String {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn hashes_are_those_that_fnv_1a_is_published_with() {
        for (text, expected) in [("", "811c9dc5"), ("a", "e40c292c"), ("foobar", "bf9cf968")] {
            assert_eq!(hash(text), expected);
        }
    }
}
