//! What the page shows of the documents: each enum with its rows, and the place of each.

use spectable_codegen::model::{Code, Entry, FieldType, Module, Range, Table, Value};

use super::anchor::Anchors;
use crate::spelling;

/// A document.
pub(super) struct Document<'a> {
    pub(super) module: &'a Module,
    pub(super) anchor: String,
    pub(super) enums: Vec<Enumeration<'a>>,
}

/// An enum, its class, or both.
pub(super) struct Enumeration<'a> {
    pub(super) module: &'a Module,
    pub(super) table: &'a Table,
    pub(super) anchor: String,
    pub(super) rows: Vec<Row<'a>>,
}

/// An entry or a range.
pub(super) struct Row<'a> {
    pub(super) anchor: String,
    pub(super) key: Key<'a>,
    pub(super) name: &'a str,
    pub(super) ident: Option<&'a str>,
    pub(super) is_deprecated: bool,
    /// The identifier of the entry that has the code now.
    pub(super) successor: Option<&'a str>,
    /// What a client does when a connection was closed with it, in one word.
    pub(super) policy: Option<&'a str>,
    /// Whether its codes are reserved, or left to private use.
    pub(super) is_reserved: bool,
    pub(super) description: &'a str,
    /// Accessors and what they answer; without those that answer nothing.
    pub(super) fields: Vec<(&'a str, &'a Value)>,
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    Code(&'a Code),
    Range(i128, i128),
}

impl Key<'_> {
    /// As it is written for reading.
    pub(super) fn text(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(first, last) => spelling::ends(first, last),
        }
    }

    fn path(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(first, last) => format!("{first}-{last}"),
        }
    }
}

impl Enumeration<'_> {
    /// What it is called in the generated code.
    pub(super) fn name(&self) -> String {
        let is_class = self.table.entries.is_empty() && !self.table.ranges.is_empty();
        if is_class { self.table.class_name() } else { self.table.name.clone() }
    }

    /// Whether its entries have fields; their policy has a place of its own.
    pub(super) fn has_fields(&self) -> bool {
        self.table.fields.iter().any(|field| field.ty != FieldType::Policy)
    }

    /// Its path in the generated code.
    pub(super) fn path(&self) -> String {
        format!("{}::{}", self.module.name, self.name())
    }
}

/// What some documents hold, in their order.
pub(super) fn of<'a>(modules: &'a [Module], anchors: &mut Anchors) -> Vec<Document<'a>> {
    modules.iter().map(|module| document(module, anchors)).collect()
}

fn document<'a>(module: &'a Module, anchors: &mut Anchors) -> Document<'a> {
    let anchor = anchors.of(&[&module.name]);
    let enums = module.tables.iter().map(|table| enumeration(module, table, anchors)).collect();
    Document { module, anchor, enums }
}

fn enumeration<'a>(module: &'a Module, table: &'a Table, anchors: &mut Anchors) -> Enumeration<'a> {
    let mut shown = Enumeration { module, table, anchor: String::new(), rows: Vec::new() };
    let name = shown.name();
    shown.anchor = anchors.of(&[&module.name, &name]);
    // A live row has the plain place of its code, wherever the struck one stands.
    let mut places: Vec<Option<String>> = vec![None; table.entries.len()];
    for is_twin in [false, true] {
        for (place, entry) in places.iter_mut().zip(&table.entries) {
            if entry.twin_of.is_some() == is_twin {
                *place = Some(anchors.of(&[&module.name, &name, &Key::Code(&entry.code).path()]));
            }
        }
    }
    let entries = table.entries.iter().zip(places.into_iter().flatten());
    shown.rows.extend(entries.map(|(entry, anchor)| of_entry(table, entry, anchor)));
    shown.rows.extend(table.ranges.iter().map(|range| {
        let key = Key::Range(range.first, range.last);
        of_range(range, key, anchors.of(&[&module.name, &name, &key.path()]))
    }));
    shown
}

fn of_entry<'a>(table: &'a Table, entry: &'a Entry, anchor: String) -> Row<'a> {
    let values = table.fields.iter().zip(&entry.values);
    let policy = entry.values.iter().find_map(|value| match value {
        Value::Policy(policy) => Some(policy.name()),
        _ => None,
    });
    Row {
        anchor,
        key: Key::Code(&entry.code),
        name: &entry.name,
        ident: entry.ident.as_deref(),
        is_deprecated: entry.deprecated,
        successor: entry.twin_of.as_deref(),
        policy,
        is_reserved: false,
        description: &entry.description.plain,
        fields: values
            .filter(|(field, value)| field.ty != FieldType::Policy && **value != Value::Blank)
            .map(|(field, value)| (field.accessor.as_str(), value))
            .collect(),
    }
}

fn of_range<'a>(range: &'a Range, key: Key<'a>, anchor: String) -> Row<'a> {
    Row {
        anchor,
        key,
        name: &range.name,
        ident: range.ident.as_deref(),
        is_deprecated: false,
        successor: None,
        policy: None,
        is_reserved: range.reserved,
        description: &range.description.plain,
        fields: Vec::new(),
    }
}
