//! Places: where an entry stands in the tables of its enum, and how a code leads there.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::enumeration::Context;
use super::piece::{Sink, block, elements, list};
use super::{code, literal, perfect, slots};
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
pub(super) fn of_row(context: &Context<'_>, row: &Row) -> TokenStream {
    dense(&context.code_of(&quote!(self)), row.first, row.repr)
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
pub(super) fn word(repr: Repr) -> TokenStream {
    if width(repr) == 64 { quote!(u64) } else { quote!(u32) }
}

/// The unsigned type of the same width.
fn unsigned(repr: Repr) -> TokenStream {
    match repr {
        Repr::U8 | Repr::I8 => quote!(u8),
        Repr::U16 | Repr::I16 => quote!(u16),
        Repr::U32 | Repr::I32 => quote!(u32),
        Repr::U64 | Repr::I64 => quote!(u64),
    }
}

/// What leads from entries and codes to places: `slot` of a code, `place` of an entry, and their tables.
pub(super) fn items(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let name = &context.name;
    let count = literal::usize(tables.order.len());
    if !tables.in_order {
        list(sink, quote!(static ENTRIES: [#name; #count] =), tables.order.len(), &mut |text, place| {
            context.write_path(text, tables.order[place]);
        });
    }
    if let Some(repr) = context.table.repr() {
        if has_codes(tables, context.unknown.is_some()) {
            let ty = literal::repr(repr);
            list(sink, quote!(static CODES: [#ty; #count] =), tables.order.len(), &mut |text, place| {
                code::write(text, context.variants[tables.order[place]]);
            });
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
    let ty = literal::repr(repr);
    let count = tables.order.len();
    match &tables.way {
        Way::Position | Way::Dense { .. } => {}
        Way::Offset { first, places } => {
            slots::table(sink, places.len(), count, &|offset| places[offset]);
            let offset = offset(&quote!(code), *first, repr);
            let width = literal::usize(places.len());
            sink.put(quote! {
                const fn slot(code: #ty) -> usize {
                    let offset = #offset as usize;
                    if offset < #width { offset } else { 0 }
                }
            });
        }
        Way::Hash(perfect) => {
            let place = |slot: usize| perfect.slots[slot].unwrap_or(0) as usize;
            slots::table(sink, perfect.slots.len(), count, &place);
            let key = word(repr);
            let multiplier = Literal::u64_unsuffixed(perfect.multiplier);
            let displaced = perfect.displaced();
            block(sink, quote!(const fn slot(code: #ty) -> usize), |sink| {
                perfect.displacements(sink);
                sink.put(quote!(let hash = (code as #key).wrapping_mul(#multiplier);));
                sink.put(displaced);
            });
        }
        Way::Sorted => {
            let count = literal::usize(count);
            sink.put(quote! {
                const fn slot(code: #ty) -> usize {
                    let (mut low, mut high) = (0, #count);
                    while high - low > 1 {
                        let middle = low + (high - low) / 2;
                        if CODES[middle] <= code {
                            low = middle;
                        } else {
                            high = middle;
                        }
                    }
                    low
                }
            });
        }
    }
}

/// A code's distance from the first one, as an unsigned number of its width.
fn offset(code: &TokenStream, first: i128, repr: Repr) -> TokenStream {
    let unsigned = unsigned(repr);
    match first {
        0 if repr.limits().0 == 0 => code.clone(),
        _ => {
            let first = literal::integer(first);
            quote!(#code.wrapping_sub(#first) as #unsigned)
        }
    }
}

/// The place of a code where none is missing between the first and the last.
pub(super) fn dense(code: &TokenStream, first: i128, repr: Repr) -> TokenStream {
    let offset = offset(&quote!((#code)), first, repr);
    quote!(#offset as usize)
}

/// The function that leads from an entry to its place; to none where the entry is an unlisted code's.
fn place(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let name = &context.name;
    if context.unknown.is_some() {
        block(sink, quote!(const fn place(entry: #name) -> Option<usize>), |sink| {
            sink.open(quote!(match entry), proc_macro2::Delimiter::Brace);
            elements(sink, tables.order.len(), &mut |text, place| {
                context.write_path(text, tables.order[place]);
                text.code(" => Some(").index(place).code(")");
            });
            sink.put(quote!(#name::Unknown(_) => None,));
            sink.close(TokenStream::new());
        });
        return;
    }
    let code = context.code_of(&quote!(entry));
    let place = match (&tables.way, context.table.repr()) {
        (Way::Dense { first }, Some(repr)) => dense(&code, *first, repr),
        (Way::Position, _) | (_, None) => quote!(entry as usize),
        _ => of_code(tables, &code),
    };
    if context.is_open() {
        let count = literal::usize(tables.order.len());
        let listed = context.entry_at(&quote!(place));
        sink.put(quote! {
            const fn place(entry: #name) -> Option<usize> {
                let place = #place;
                if place < #count && #listed.0 == entry.0 { Some(place) } else { None }
            }
        });
    } else {
        sink.put(quote!(const fn place(entry: #name) -> usize { #place }));
    }
}

/// The place of a code if it is listed, and any other if it is not.
pub(super) fn of_code(tables: &Tables, code: &TokenStream) -> TokenStream {
    match &tables.way {
        Way::Offset { places, .. } => slots::place_at(places.len(), tables.order.len(), &quote!(slot(#code))),
        Way::Hash(hash) => slots::place_at(hash.slots.len(), tables.order.len(), &quote!(slot(#code))),
        _ => quote!(slot(#code)),
    }
}
