//! From names to entries and back.

use std::collections::HashSet;

use super::enumeration::{Context, ident_of};
use super::find::{self, Keys};
use super::piece::{self, Sink, block, elements, put};
use super::template::filled;
use super::{code, text};
use crate::model::Entry;
use crate::{distinct, list};

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
    block(
        sink,
        "/// The first entry of that name.\n\
        #[must_use] \
        pub fn from_name(name: &str) -> Option<Self> {",
        &[],
        &mut |sink| {
            let mut names: Vec<(&str, &Entry)> = Vec::new();
            if context.tables.is_none() {
                names = list::of(&context.variants, &|entry| (entry.name.as_str(), *entry));
            }
            if !distinct::are_distinct(names.len(), names.iter().map(|(name, _)| *name)) {
                let mut seen: HashSet<&str> = HashSet::new();
                names.retain(|(name, _)| seen.insert(name));
            }
            find::body(sink, context, &names, ["name", "find_name"], "Self");
        },
    );
}

/// `FromStr`.
pub(super) fn from_str(sink: &mut dyn Sink, context: &Context<'_>) {
    let arms = arms(context);
    let rest = filled("Err(super::UnknownName { enum_name: $enum_name })", &[("enum_name", &context.quoted)]);
    let rest = match &context.tables {
        Some(_) => filled(
            "match find_ident(text) { Some(place) => Ok($entry), None => $rest }",
            &[("entry", &context.entry_at(&"place")), ("rest", &rest)],
        ),
        None => rest,
    };
    // Results are spelt out: `Self::Err` may be a variant.
    block(sink, "impl ::core::str::FromStr for $name {", &[("name", &context.name)], &mut |sink| {
        block(
            sink,
            "type Err = super::UnknownName; \
            /// Reads a name, or an identifier that is no other entry's name.\n\
            fn from_str(text: &str) -> ::core::result::Result<Self, super::UnknownName> {",
            &[],
            &mut |sink| {
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
            },
        );
    });
}

/// The identifiers that are nobody's name and in no table, with their entries; a twin's lead to the variant of its code.
fn arms<'c>(context: &'c Context<'_>) -> Vec<(Vec<&'c str>, &'c Entry)> {
    let mut arms: Vec<(Vec<&str>, &Entry)> = Vec::new();
    if context.tables.is_some() && context.twins.is_empty() {
        return arms;
    }
    for entry in &context.variants {
        let is_own = context.tables.is_none() && ident_of(entry) != entry.name;
        arms.push((if is_own { vec![ident_of(entry)] } else { Vec::new() }, entry));
    }
    for &(twin, live) in &context.twins {
        arms[live].0.push(ident_of(twin));
    }
    let names = context.variants.iter().map(|entry| entry.name.as_str());
    let idents = arms.iter().flat_map(|(idents, _)| idents.iter().copied());
    let count = context.variants.len() * 2 + context.twins.len();
    if !distinct::are_distinct(count, names.clone().chain(idents)) {
        let names: HashSet<&str> = names.collect();
        for (idents, _) in &mut arms {
            idents.retain(|ident| !names.contains(ident));
        }
    }
    arms.retain(|(idents, _)| !idents.is_empty());
    arms
}
