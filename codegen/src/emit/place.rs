//! Places: where an entry stands in the tables of its enum, and how a code leads there.

use super::enumeration::Context;
use super::piece::{self, Sink, Text, block, elements, list, put};
use super::template::{Hole, filled};
use super::{code, perfect, slots};
use crate::list;
use crate::model::{Code, Entry, Repr, Shape};
use crate::order;

/// From how many entries on there are tables. Below, a `match` is as fast, and easier to read.
pub(super) const FEW: usize = 32;
/// How many times as wide as their number codes may lie for a table that they index.
const SPREAD: i128 = 4;

/// The order of an enum's tables, and the way from a code into it.
pub(super) struct Tables {
    /// Which variant is at each place.
    pub(super) order: Vec<usize>,
    /// Whether that is the order of the document.
    pub(super) in_order: bool,
    pub(super) way: Way,
}

/// How a code leads to its place.
pub(super) enum Way {
    /// There is no number to begin with: the order of the document is that of the places.
    Position,
    /// The codes follow upon each other; the place is what is left without the first.
    Dense { first: i128 },
    /// There are gaps between the codes; a table has the place of each.
    Offset { first: i128, places: Vec<usize> },
    /// The codes lie far apart; a perfect hash leads to their places.
    Hash(perfect::Perfect),
    /// The same where no such hash was found; the places are in the order of the codes.
    Sorted,
}

/// The fewest entries that the optimizer makes a table of.
const ROW: usize = 4;

/// A few entries whose codes follow upon each other.
pub(super) struct Row {
    first: i128,
    repr: Repr,
    /// The variants, by their codes.
    pub(super) order: Vec<usize>,
}

/// The row of a few entries, where their codes are one.
pub(super) fn row(variants: &[&Entry], repr: Option<Repr>) -> Option<Row> {
    let (repr, codes) = (repr?, codes(variants));
    let (first, last) = ends(&codes);
    let is_row = codes.len() > ROW && last - first + 1 == codes.len() as i128;
    is_row.then(|| Row { first, repr, order: sorted(&codes) })
}

/// The lowest and the highest of some codes.
pub(super) fn ends(codes: &[i128]) -> (i128, i128) {
    (codes.iter().min().copied().unwrap_or(0), codes.iter().max().copied().unwrap_or(0))
}

/// The places of codes among them, the lowest first.
fn sorted(codes: &[i128]) -> Vec<usize> {
    order::places(codes.len(), &mut |a, b| codes[a].cmp(&codes[b]))
}

/// The place of `self` in its row.
pub(super) fn of_row(context: &Context<'_>, row: &Row) -> Text {
    dense(&context.code_of("self"), row.first, row.repr)
}

/// The tables of an enum, where it has so many entries that they pay, or is none.
pub(super) fn tables(variants: &[&Entry], repr: Option<Repr>, shape: Shape) -> Option<Tables> {
    if variants.len() <= FEW && shape == Shape::Enum {
        return None;
    }
    let Some(repr) = repr else {
        let order = (0..variants.len()).collect();
        return Some(Tables { order, in_order: true, way: Way::Position });
    };
    Some(by_code(&codes(variants), width(repr)))
}

fn by_code(codes: &[i128], bits: u32) -> Tables {
    let count = codes.len() as i128;
    let (first, last) = ends(codes);
    let by_code = |way| Tables { order: sorted(codes), in_order: codes.is_sorted(), way };
    if last - first + 1 == count {
        return by_code(Way::Dense { first });
    }
    let order = (0..codes.len()).collect();
    if last - first < SPREAD * count {
        let offset = |code: i128| usize::try_from(code - first).unwrap_or(0);
        let mut places = vec![0; offset(last) + 1];
        for (place, &code) in codes.iter().enumerate() {
            places[offset(code)] = place;
        }
        return Tables { order, in_order: true, way: Way::Offset { first, places } };
    }
    let keys: Vec<u64> = list::of(codes, &|&code| key(code, bits));
    match perfect::search(&keys, bits) {
        Some(perfect) => Tables { order, in_order: true, way: Way::Hash(perfect) },
        None => by_code(Way::Sorted),
    }
}

/// A code as an unsigned number of so many bits; one below zero is what a cast makes of it.
#[expect(clippy::cast_sign_loss, reason = "it is what is wanted")]
pub(super) fn key(code: i128, bits: u32) -> u64 {
    (code as u64) << (64 - bits) >> (64 - bits)
}

pub(super) fn codes(variants: &[&Entry]) -> Vec<i128> {
    let code = |entry: &&Entry| if let Code::Integer(code) = entry.code { Some(code) } else { None };
    list::of_some(variants, &code)
}

/// In how many bits a code is multiplied.
pub(super) fn width(repr: Repr) -> u32 {
    if matches!(repr, Repr::U64 | Repr::I64) { 64 } else { 32 }
}

/// The unsigned type of as many bits.
pub(super) fn word(repr: Repr) -> &'static str {
    if width(repr) == 64 { "u64" } else { "u32" }
}

/// The unsigned type of the same width.
const fn unsigned(repr: Repr) -> &'static str {
    match repr {
        Repr::U8 | Repr::I8 => "u8",
        Repr::U16 | Repr::I16 => "u16",
        Repr::U32 | Repr::I32 => "u32",
        Repr::U64 | Repr::I64 => "u64",
    }
}

/// What leads from entries and codes to places: `slot` of a code, `place` of an entry, and their tables.
pub(super) fn items(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let (name, count) = (&context.name, tables.order.len());
    if !tables.in_order {
        list(
            sink,
            "static ENTRIES: [$name; $count] = [",
            &[("name", name), ("count", &count)],
            count,
            &mut |text, place| context.write_path(text, tables.order[place]),
        );
    }
    if let Some(repr) = context.table.repr() {
        if has_codes(tables, context.unknown.is_some()) {
            list(
                sink,
                "static CODES: [$ty; $count] = [",
                &[("ty", &repr.name()), ("count", &count)],
                count,
                &mut |text, place| {
                    code::write(text, context.variants[tables.order[place]]);
                },
            );
        }
        slot(sink, tables, repr);
    }
    place(sink, context, tables);
}

/// Whether there is a table of the codes, which an enum without discriminants needs, and a search.
pub(super) fn has_codes(tables: &Tables, is_bare: bool) -> bool {
    match tables.way {
        Way::Position | Way::Dense { .. } => false,
        Way::Offset { .. } | Way::Hash(_) => is_bare,
        Way::Sorted => true,
    }
}

/// The function that leads from a code to where its place would stand, and the places.
fn slot(sink: &mut dyn Sink, tables: &Tables, repr: Repr) {
    let ty = repr.name();
    let count = tables.order.len();
    match &tables.way {
        Way::Position | Way::Dense { .. } => {}
        Way::Offset { first, places } => {
            slots::table(sink, places.len(), count, &|offset| places[offset]);
            put(
                sink,
                "const fn slot(code: $ty) -> usize { \
                    let offset = $offset as usize; \
                    if offset < $width { offset } else { 0 } \
                }",
                &[("ty", &ty), ("offset", &offset(&"code", *first, repr)), ("width", &places.len())],
            );
        }
        Way::Hash(perfect) => {
            let place = |slot: usize| perfect.slots[slot].unwrap_or(0) as usize;
            slots::table(sink, perfect.slots.len(), count, &place);
            let (word, multiplier) = (word(repr), perfect.multiplier);
            block(sink, "const fn slot(code: $ty) -> usize {", &[("ty", &ty)], &mut |sink| {
                perfect.displacements(sink);
                put(
                    sink,
                    "let hash = (code as $word).wrapping_mul($multiplier); \
                    $displaced",
                    &[("word", &word), ("multiplier", &multiplier), ("displaced", &perfect.displaced())],
                );
            });
        }
        Way::Sorted => put(
            sink,
            "const fn slot(code: $ty) -> usize { \
                let (mut low, mut high) = (0, $count); \
                while high - low > 1 { \
                    let middle = low + (high - low) / 2; \
                    if CODES[middle] <= code { \
                        low = middle; \
                    } else { \
                        high = middle; \
                    } \
                } \
                low \
            }",
            &[("ty", &ty), ("count", &count)],
        ),
    }
}

/// A code's distance from the first one, as an unsigned number of its width.
fn offset(code: &dyn Hole, first: i128, repr: Repr) -> Text {
    match first {
        0 if repr.limits().0 == 0 => filled("$code", &[("code", code)]),
        _ => filled(
            "$code.wrapping_sub($first) as $unsigned",
            &[("code", code), ("first", &first), ("unsigned", &unsigned(repr))],
        ),
    }
}

/// The place of a code where none is missing between the first and the last.
pub(super) fn dense(code: &dyn Hole, first: i128, repr: Repr) -> Text {
    let code = filled("($code)", &[("code", code)]);
    filled("$offset as usize", &[("offset", &offset(&code, first, repr))])
}

/// The function that leads from an entry to its place; to none where the entry is an unlisted code's.
fn place(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let name = &context.name;
    if context.unknown.is_some() {
        block(sink, "const fn place(entry: $name) -> Option<usize> {", &[("name", name)], &mut |sink| {
            piece::open(sink, "match entry {", &[]);
            elements(sink, tables.order.len(), &mut |text, place| {
                context.write_path(text, tables.order[place]);
                text.code(" => Some(").index(place).code(")");
            });
            put(sink, "$name::Unknown(_) => None,", &[("name", name)]);
            sink.close("}");
        });
        return;
    }
    let code = context.code_of("entry");
    let place = match (&tables.way, context.table.repr()) {
        (Way::Dense { first }, Some(repr)) => dense(&code, *first, repr),
        (Way::Position, _) | (_, None) => filled("entry as usize", &[]),
        _ => of_code(tables, &code),
    };
    if context.is_open() {
        put(
            sink,
            "const fn place(entry: $name) -> Option<usize> { \
                let place = $place; \
                if place < $count && $listed.0 == entry.0 { Some(place) } else { None } \
            }",
            &[
                ("name", name),
                ("place", &place),
                ("count", &tables.order.len()),
                ("listed", &context.entry_at(&"place")),
            ],
        );
    } else {
        put(sink, "const fn place(entry: $name) -> usize { $place }", &[("name", name), ("place", &place)]);
    }
}

/// The place of a code if it is listed, and any other if it is not.
pub(super) fn of_code(tables: &Tables, code: &dyn Hole) -> Text {
    let slot = filled("slot($code)", &[("code", code)]);
    match &tables.way {
        Way::Offset { places, .. } => slots::place_at(places.len(), tables.order.len(), &slot),
        Way::Hash(hash) => slots::place_at(hash.slots.len(), tables.order.len(), &slot),
        _ => slot,
    }
}
