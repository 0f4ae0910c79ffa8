//! An enum, its methods and its conversions.

use std::collections::HashMap;

use proc_macro2::Literal;

use super::piece::{self, Sink, Text, block, list, put};
use super::place::{self, Row, Tables};
use super::template::{Hole, Name, filled};
use super::{class, code, conversion, debug, doc, field, literal, name, policy, serde, text};
use crate::model::{Code, Codes, Entry, FieldType, Module, Shape, Spec, Table, Unknown};

/// The most entries whose discriminants are all written. Beyond, one that follows upon the one before is not: for each
/// constant of the enum, rustc looks through its discriminants, and computes anew what is written.
const WRITTEN: usize = 512;

/// What the functions that print one piece each need of an enum.
pub(super) struct Context<'m> {
    pub(super) table: &'m Table,
    pub(super) name: Name<'m>,
    /// The name as a literal.
    pub(super) quoted: Literal,
    pub(super) variants: Vec<&'m Entry>,
    /// The struck entries, and which variant has the code of each.
    pub(super) twins: Vec<(&'m Entry, usize)>,
    /// The type of an unlisted code's payload, for an open enum.
    pub(super) unknown: Option<String>,
    /// The tables of its entries, where a `match` is none.
    pub(super) tables: Option<Tables>,
    /// Which field is that of the policies.
    pub(super) policy: Option<usize>,
    /// Where it is one, the order of codes that follow upon each other.
    pub(super) row: Option<Row>,
}

impl<'m> Context<'m> {
    fn new(table: &'m Table) -> Self {
        let variants: Vec<&Entry> = table.variants().collect();
        let is_enum = table.shape == Shape::Enum;
        let unknown = table.unknown == Unknown::Keep && is_enum;
        let unknown = unknown.then(|| table.unknown_name());
        let tables = place::tables(&variants, table.repr(), table.shape);
        let row =
            if tables.is_none() && unknown.is_none() { place::row(&variants, table.repr()) } else { None };
        let twins = twins(table, &variants);
        let policy = table.fields.iter().position(|field| field.ty == FieldType::Policy);
        let (name, quoted) = (Name(&table.name), literal::string(&table.name));
        Self { table, name, quoted, variants, twins, unknown, tables, policy, row }
    }

    /// Whether it has values for codes that the document does not list.
    pub(super) fn is_open(&self) -> bool {
        self.table.unknown == Unknown::Keep
    }

    /// An entry, by the enum's name.
    pub(super) fn write_path(&self, text: &mut Text, variant: usize) {
        text.ident(&self.table.name).code("::").ident(ident_of(self.variants[variant]));
    }

    /// The code that a value without a payload is.
    pub(super) fn code_of(&self, value: &'static str) -> Text {
        let repr = self.table.repr().filter(|_| self.table.shape == Shape::Enum);
        match repr {
            Some(repr) => filled("$value as $repr", &[("value", &value), ("repr", &repr.name())]),
            None => filled("$value.0", &[("value", &value)]),
        }
    }

    /// The entry at a place of the tables.
    pub(super) fn entry_at(&self, place: &dyn Hole) -> Text {
        match &self.tables {
            Some(tables) if tables.in_order => {
                filled("$name::ALL[$place]", &[("name", &self.name), ("place", place)])
            }
            _ => filled("ENTRIES[$place]", &[("place", place)]),
        }
    }

    /// The value of an unlisted `code`, for an open enum.
    pub(super) fn unlisted(&self) -> Option<Text> {
        let payload = Name(self.unknown.as_ref()?);
        Some(filled("Self::Unknown($payload(code))", &[("payload", &payload)]))
    }

    /// What an expression over a `place` gives for `self`.
    pub(super) fn at_place(&self, value: &Text) -> Text {
        let template = if self.is_open() {
            "match place(self) { Some(place) => Some($value), None => None }"
        } else {
            "let place = place(self); $value"
        };
        filled(template, &[("value", value)])
    }

    /// A type that is optional where a code may be unlisted.
    pub(super) fn answer(&self, ty: &dyn Hole) -> Text {
        filled(if self.is_open() { "Option<$ty>" } else { "$ty" }, &[("ty", ty)])
    }

    /// Prints the arm of a code that is not listed, where there is one.
    pub(super) fn unknown_arm(&self, sink: &mut dyn Sink) {
        if self.unknown.is_some() {
            put(sink, "Self::Unknown(_) => None,", &[]);
        }
    }
}

/// The struck entries of a table, and which variant has the code of each.
fn twins<'m>(table: &'m Table, variants: &[&'m Entry]) -> Vec<(&'m Entry, usize)> {
    let twins: Vec<&Entry> = table.twins().collect();
    if twins.is_empty() {
        return Vec::new();
    }
    let mut live: HashMap<&Code, usize> = HashMap::new();
    for (at, entry) in variants.iter().enumerate() {
        live.entry(&entry.code).or_insert(at);
    }
    let mut found = Vec::new();
    for twin in twins {
        if let Some(&at) = live.get(&twin.code) {
            found.push((twin, at));
        }
    }
    found
}

/// The identifier of a variant or twin.
pub(super) fn ident_of(entry: &Entry) -> &str {
    entry.ident.as_deref().expect("variants and twins have identifiers")
}

pub(super) fn items(sink: &mut dyn Sink, spec: &Spec, module: &Module, table: &Table) {
    let context = Context::new(table);
    match table.shape {
        Shape::Enum => declaration(sink, module, &context),
        Shape::Newtype => newtype(sink, module, &context),
    }
    payload(sink, &context);
    if let Some(tables) = &context.tables {
        // What the tables are called is nobody else's concern.
        piece::open(sink, "const _: () = {", &[]);
        place::items(sink, &context, tables);
        name::items(sink, &context);
        methods(sink, module, &context);
        name::from_str(sink, &context);
        debug::by_table(sink, &context);
        conversions(sink, spec, &context);
        sink.close("};");
    } else {
        methods(sink, module, &context);
        name::from_str(sink, &context);
        conversions(sink, spec, &context);
    }
}

fn conversions(sink: &mut dyn Sink, spec: &Spec, context: &Context<'_>) {
    conversion::display(sink, context);
    conversion::codes(sink, context);
    serde::items(sink, spec, context);
}

fn declaration(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    doc::enumeration(sink, module, table);
    let closed = context.unknown.is_none();
    let debug = if context.tables.is_none() { "Debug, " } else { "" };
    let order = if closed { "PartialOrd, Ord, " } else { "" };
    let repr = if closed { table.repr() } else { None };
    let repr_as = match repr {
        Some(repr) => filled("#[repr($repr)]", &[("repr", &repr.name())]),
        None => Text::default(),
    };
    block(
        sink,
        "#[derive(Clone, Copy, $debug PartialEq, Eq, $order Hash)] \
        $repr \
        #[non_exhaustive] \
        pub enum $name {",
        &[("debug", &debug), ("order", &order), ("repr", &repr_as), ("name", name)],
        &mut |sink| {
            let mut next = None;
            for entry in &context.variants {
                piece::text(sink, &mut |text| {
                    attributes(text, module, context, entry);
                    text.ident(ident_of(entry));
                    let code = if let Code::Integer(code) = entry.code { Some(code) } else { None };
                    let follows = code.is_some() && code == next && context.variants.len() > WRITTEN;
                    next = code.map(|code| code + 1);
                    if repr.is_some() && !follows {
                        text.code(" = ");
                        code::write(text, entry);
                    }
                    text.code(",");
                });
            }
            if let Some(payload) = &context.unknown {
                put(
                    sink,
                    "/// A code that the document does not list.\n\
                Unknown($payload),",
                    &[("payload", &Name(payload))],
                );
            }
        },
    );
}

/// An entry's documentation, what else it is found by, and its deprecation.
fn attributes(text: &mut Text, module: &Module, context: &Context<'_>, entry: &Entry) {
    text.doc(&doc::entry(entry));
    if let Some(sentence) = policy::sentence(context, entry) {
        text.doc("\n").doc(&sentence);
    }
    doc::aliases(text, entry);
    if entry.deprecated {
        text.code("#[deprecated(note = ").literal(&doc::note(module)).code(")]");
    }
    text.code(" ");
}

/// A type around the code, for so many entries that rustc would be long about an enum.
fn newtype(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    let Codes::Integer(repr) = table.codes else { return };
    doc::enumeration(sink, module, table);
    put(
        sink,
        "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)] \
        #[repr(transparent)] \
        pub struct $name($repr);",
        &[("name", name), ("repr", &repr.name())],
    );
    block(
        sink,
        "#[allow(non_upper_case_globals)] \
        impl $name {",
        &[("name", name)],
        &mut |sink| {
            for entry in &context.variants {
                piece::text(sink, &mut |text| {
                    attributes(text, module, context, entry);
                    text.code("pub const ").ident(ident_of(entry)).code(": Self = Self(");
                    code::write(text, entry);
                    text.code(");");
                });
            }
        },
    );
}

/// The opaque payload of an open enum's `Unknown`.
fn payload(sink: &mut dyn Sink, context: &Context<'_>) {
    let (Some(payload), Codes::Integer(repr)) = (&context.unknown, context.table.codes) else { return };
    let link = doc::enum_link(context.table);
    let doc = doc::lines(&format!("A code that {link} does not list; only its `from_code` makes one."));
    put(
        sink,
        "$doc \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] \
        pub struct $payload($repr);",
        &[("doc", &doc), ("payload", &Name(payload)), ("repr", &repr.name())],
    );
}

fn methods(sink: &mut dyn Sink, module: &Module, context: &Context<'_>) {
    let Context { table, name, .. } = context;
    block(sink, "impl $name {", &[("name", name)], &mut |sink| {
        let every = if context.is_open() { "listed code" } else { "code" };
        let head = |bracket: &'static str| {
            filled(
                "/// Every $every, in the order of the document.\n\
                pub const ALL: &'static [Self] = &$bracket",
                &[("every", &every), ("bracket", &bracket)],
            )
        };
        let count = context.variants.len();
        if context.tables.is_some() {
            // rustc looks through all discriminants for each element of a constant, and takes a list that stands
            // behind a `&` by itself for one more; it looks for what is behind `Self::` when it knows the type.
            piece::open(sink, "$head", &[("head", &head("{"))]);
            list(sink, "let all = [", &[], count, &mut |text, at| context.write_path(text, at));
            put(sink, "all", &[]);
            sink.close("};");
        } else {
            list(sink, "$head", &[("head", &head("["))], count, &mut |text, at| {
                text.code("Self::").ident(ident_of(context.variants[at]));
            });
        }
        for &(twin, live) in &context.twins {
            self::twin(sink, module, context, twin, context.variants[live]);
        }
        code::methods(sink, context);
        name::methods(sink, context);
        let head = text::head(context, "description", "The document's description, as plain text");
        text::accessor(sink, context, &head, &|entry| &entry.description.plain, None);
        field::is_deprecated(sink, context);
        class::methods(sink, context);
        for (at, field) in table.fields.iter().enumerate() {
            match field.ty {
                FieldType::Policy => policy::methods(sink, context),
                _ => field::accessor(sink, context, at),
            }
        }
    });
}

/// The constant of a struck row whose code a live one has.
fn twin(sink: &mut dyn Sink, module: &Module, context: &Context<'_>, twin: &Entry, target: &Entry) {
    let live = ident_of(target);
    let doc = doc::lines(&doc::twin(context.table, twin, live));
    let note = literal::string(&doc::twin_note(module, twin, live));
    put(
        sink,
        "$doc \
        #[allow(non_upper_case_globals)] \
        #[deprecated(note = $note)] \
        pub const $ident: Self = Self::$live;",
        &[("doc", &doc), ("note", &note), ("ident", &Name(ident_of(twin))), ("live", &Name(live))],
    );
}
