//! From names to entries and back.

use std::collections::HashSet;

use super::enumeration::{Context, ident_of};
use super::find::{self, Keys};
use super::piece::{self, Sink, block, elements, put};
use super::template::filled;
use super::{code, text};
use crate::distinct;
use crate::model::Entry;

/// The functions that give names and identifiers by place, and places by name.
pub(super) fn items(sink: &mut dyn Sink, context: &Context<'_>) {
    let Some(tables) = &context.tables else { return };
    let count = tables.order.len();
    let at = |place: usize| context.variants[tables.order[place]];
    text::function(sink, "name_at", count, &|place| &at(place).name);
    if context.variants.iter().all(|entry| ident_of(entry) == entry.name) {
        put(sink, "const fn ident_at(place: usize) -> &'static str { name_at(place) }", &[]);
    } else {
        text::function(sink, "ident_at", count, &|place| ident_of(at(place)));
    }
    let mut place_of = vec![0; count];
    for place in 0..count {
        place_of[tables.order[place]] = place;
    }
    let places = || context.variants.iter().copied().zip(place_of.iter().copied());
    let mut seen: HashSet<&str> = HashSet::new();
    let bears_another = |entry: &Entry| ident_of(entry) != entry.name;
    let texts = context.variants.iter().flat_map(|entry| {
        let ident = if bears_another(entry) { Some(ident_of(entry)) } else { None };
        std::iter::once(entry.name.as_str()).chain(ident)
    });
    let are_distinct = distinct::are_distinct(2 * count, texts);
    // The document's first entry of a name has it, at whatever place.
    let names = places().map(|(entry, place)| (entry.name.as_str(), place));
    let names = Keys::new(&mut names.filter(|(name, _)| are_distinct || seen.insert(name)));
    find::function(sink, "find_name", &names, "name_at");
    let is_own =
        |entry: &Entry| if are_distinct { bears_another(entry) } else { !seen.contains(ident_of(entry)) };
    let idents = places().filter(|(entry, _)| is_own(entry));
    let idents = Keys::new(&mut idents.map(|(entry, place)| (ident_of(entry), place)));
    find::function(sink, "find_ident", &idents, "ident_at");
    if context.table.repr().is_none() {
        text::function(sink, "code_at", count, &|place| code::word(at(place)));
        let codes = Keys::new(&mut places().map(|(entry, place)| (code::word(entry), place)));
        find::function(sink, "find_code", &codes, "code_at");
    }
}

/// `name` and `from_name`.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    let head = text::head(context, "name", "The name as the document spells it");
    text::accessor(sink, context, &head, &|entry| &entry.name, Some("name_at"));
    let head = filled(
        "/// The first entry of that name.\n\
        #[must_use] \
        pub fn from_name(name: &str) -> Option<Self> {",
        &[],
    );
    block(sink, &head, |sink| {
        let mut seen: HashSet<&str> = HashSet::new();
        let variants = context.variants.iter().filter(|_| context.tables.is_none());
        let names = variants.map(|entry| (entry.name.as_str(), *entry));
        let first: Vec<(&str, &Entry)> = names.filter(|(name, _)| seen.insert(name)).collect();
        find::body(sink, context, &first, ["name", "find_name"], "Self");
    });
}

/// `FromStr`.
pub(super) fn from_str(sink: &mut dyn Sink, context: &Context<'_>) {
    // By variant, the identifiers that are nobody's name; a twin's lead to the variant of its code.
    let mut idents: Vec<Vec<&str>> = Vec::new();
    if context.tables.is_none() {
        idents.extend(context.variants.iter().map(|entry| vec![ident_of(entry)]));
    } else if !context.twins.is_empty() {
        idents.resize(context.variants.len(), Vec::new());
    }
    for &(twin, live) in &context.twins {
        idents[live].push(ident_of(twin));
    }
    let names = context.variants.iter().filter(|_| !idents.is_empty());
    let names: HashSet<&str> = names.map(|entry| entry.name.as_str()).collect();
    let mut arms: Vec<(Vec<&str>, &Entry)> = Vec::new();
    for (at, mut idents) in idents.into_iter().enumerate() {
        idents.retain(|ident| !names.contains(ident));
        if !idents.is_empty() {
            arms.push((idents, context.variants[at]));
        }
    }
    let rest = filled("Err(super::UnknownName { enum_name: $enum_name })", &[("enum_name", &context.quoted)]);
    let rest = match &context.tables {
        Some(_) => filled(
            "match find_ident(text) { Some(place) => Ok($entry), None => $rest }",
            &[("entry", &context.entry_at(&"place")), ("rest", &rest)],
        ),
        None => rest,
    };
    // Results are spelt out: `Self::Err` may be a variant.
    block(sink, &filled("impl ::core::str::FromStr for $name {", &[("name", &context.name)]), |sink| {
        let head = filled(
            "type Err = super::UnknownName; \
            /// Reads a name, or an identifier that is no other entry's name.\n\
            fn from_str(text: &str) -> ::core::result::Result<Self, super::UnknownName> {",
            &[],
        );
        block(sink, &head, |sink| {
            piece::open(sink, "match (Self::from_name(text), text) {", &[]);
            put(sink, "(Some(found), _) => Ok(found),", &[]);
            elements(sink, arms.len(), &mut |written, at| {
                let (idents, entry) = &arms[at];
                written.code("(None, ");
                for (at, ident) in idents.iter().enumerate() {
                    written.code(if at == 0 { "" } else { " | " }).literal(ident);
                }
                written.code(") => Ok(Self::").ident(ident_of(entry)).code(")");
            });
            put(sink, "(None, _) => $rest,", &[("rest", &rest)]);
            sink.close("}");
        });
    });
}
