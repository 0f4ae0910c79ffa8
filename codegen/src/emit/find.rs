//! From a text to its place: a `match` over few texts, a perfect hash over many.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream};
use quote::quote;

use super::enumeration::{Context, ident_of};
use super::perfect::{self, Perfect};
use super::piece::{Sink, block, elements, list};
use super::sample::{self, Byte};
use super::{literal, place};
use crate::list;
use crate::model::Entry;
use crate::order;

/// The most texts that are compared one after another.
const FEW: usize = 8;
/// What a text's eight bytes are multiplied by.
const MULTIPLIER: u64 = 0xD6E8_FEB8_6659_FD93;

/// Some texts, each another, and the place that each leads to.
pub(super) struct Keys<'k> {
    texts: Vec<&'k str>,
    places: Vec<usize>,
}

impl<'k> Keys<'k> {
    /// Of texts with their places, each text another.
    pub(super) fn new(keys: &mut dyn Iterator<Item = (&'k str, usize)>) -> Self {
        let mut found = Self { texts: Vec::new(), places: Vec::new() };
        for (text, place) in keys {
            found.texts.push(text);
            found.places.push(place);
        }
        found
    }

    /// How many places there are at least.
    fn count(&self) -> usize {
        self.places.iter().max().map_or(1, |last| last + 1)
    }
}

/// A function from a text to its place, if it has one; `text_at` gives the text of a place.
pub(super) fn function(sink: &mut dyn Sink, name: &Ident, keys: &Keys<'_>, text_at: &Ident) {
    let head = quote!(fn #name(text: &str) -> Option<usize>);
    if keys.texts.is_empty() {
        return sink.put(quote!(fn #name(_: &str) -> Option<usize> { None }));
    }
    block(sink, head, |sink| {
        if keys.texts.len() <= FEW {
            few(sink, keys);
        } else if let Some((sample, perfect)) = sampled(keys) {
            between(sink, keys);
            hashed(sink, keys, text_at, &perfect, sampled_key(keys, &sample));
        } else if let Some(perfect) = whole(keys) {
            hashed(sink, keys, text_at, &perfect, whole_key());
        } else {
            sorted(sink, keys, text_at);
        }
    });
}

/// What leads from a text to its entry: such a function, where there are tables, or a `match` over all. Within the
/// enum's own methods, `owner` is `Self`.
pub(super) fn body(
    sink: &mut dyn Sink,
    context: &Context<'_>,
    texts: &[(&str, &Entry)],
    [text, function, owner]: [&str; 3],
) {
    let text = literal::ident(text);
    if context.tables.is_some() {
        let (function, entry) = (literal::ident(function), context.entry_at(&quote!(place)));
        return sink.put(quote! {
            match #function(#text) {
                Some(place) => Some(#entry),
                None => None,
            }
        });
    }
    sink.open(quote!(match #text), Delimiter::Brace);
    elements(sink, texts.len(), &mut |written, at| {
        let (text, entry) = texts[at];
        written.literal(text).code(" => Some(").ident(owner).code("::").ident(ident_of(entry)).code(")");
    });
    sink.put(quote!(_ => None,));
    sink.close(TokenStream::new());
}

fn few(sink: &mut dyn Sink, keys: &Keys<'_>) {
    sink.open(quote!(match text), Delimiter::Brace);
    elements(sink, keys.texts.len(), &mut |text, at| {
        text.literal(keys.texts[at]).code(" => Some(").index(keys.places[at]).code(")");
    });
    sink.put(quote!(_ => None,));
    sink.close(TokenStream::new());
}

fn sampled(keys: &Keys<'_>) -> Option<(Vec<Byte>, Perfect)> {
    if lengths(keys).0 == 0 {
        return None;
    }
    let sample = sample::choose(&keys.texts)?;
    let numbers: Vec<u64> = list::of(&keys.texts, &|text| sample::key(&sample, text));
    Some((sample, perfect::search(&numbers, 64)?))
}

fn whole(keys: &Keys<'_>) -> Option<Perfect> {
    let numbers: Vec<u64> = list::of(&keys.texts, &|text| whole_of(text));
    perfect::search(&numbers, 64)
}

/// What `whole_key` computes.
fn whole_of(text: &str) -> u64 {
    let mut key = text.len() as u64;
    let mut rest = text.as_bytes();
    while let Some((eight, behind)) = rest.split_first_chunk() {
        key = (key ^ u64::from_le_bytes(*eight)).wrapping_mul(MULTIPLIER).rotate_left(29);
        rest = behind;
    }
    rest.iter().fold(key, |key, &byte| (key ^ u64::from(byte)).wrapping_mul(MULTIPLIER).rotate_left(29))
}

fn whole_key() -> TokenStream {
    let multiplier = Literal::u64_unsuffixed(MULTIPLIER);
    quote! {
        let mut key = text.len() as u64;
        let mut rest = text.as_bytes();
        while let Some((eight, behind)) = rest.split_first_chunk() {
            key = (key ^ u64::from_le_bytes(*eight)).wrapping_mul(#multiplier).rotate_left(29);
            rest = behind;
        }
        for byte in rest {
            key = (key ^ *byte as u64).wrapping_mul(#multiplier).rotate_left(29);
        }
    }
}

fn lengths(keys: &Keys<'_>) -> (usize, usize) {
    let (mut least, mut most) = (usize::MAX, 0);
    for text in &keys.texts {
        (least, most) = (least.min(text.len()), most.max(text.len()));
    }
    (least.min(most), most)
}

/// Sorts out what is shorter or longer than every text.
fn between(sink: &mut dyn Sink, keys: &Keys<'_>) {
    let (shortest, longest) = lengths(keys);
    let (shortest, longest) = (literal::usize(shortest), literal::usize(longest));
    sink.put(quote! {
        let bytes = text.as_bytes();
        if bytes.len() < #shortest || bytes.len() > #longest {
            return None;
        }
    });
}

fn sampled_key(keys: &Keys<'_>, sample: &[Byte]) -> TokenStream {
    let (shortest, _) = lengths(keys);
    let bytes = sample.iter().zip(0..).map(|(byte, at)| {
        let shift = Literal::u32_unsuffixed(16 + 8 * at);
        let byte = match *byte {
            Byte::Middle => quote!(bytes[bytes.len() / 2]),
            Byte::Start(at) => {
                let index = literal::usize(at);
                if at < shortest {
                    quote!(bytes[#index])
                } else {
                    quote!((if bytes.len() > #index { bytes[#index] } else { 0 }))
                }
            }
            Byte::End(at) => {
                let index = literal::usize(at);
                if at <= shortest {
                    quote!(bytes[bytes.len() - #index])
                } else {
                    quote!((if bytes.len() >= #index { bytes[bytes.len() - #index] } else { 0 }))
                }
            }
        };
        quote!(| (#byte as u64) << #shift)
    });
    quote!(let key = bytes.len() as u64 #(#bytes)*;)
}

/// Looks where the hash of the key leads, and compares.
fn hashed(sink: &mut dyn Sink, keys: &Keys<'_>, text_at: &Ident, perfect: &Perfect, key: TokenStream) {
    place::displacements(sink, perfect);
    // A slot that is nobody's leads to any place: the comparison fails.
    let place = |slot: usize| keys.places[perfect.slots[slot].unwrap_or(0) as usize];
    place::places(sink, perfect.slots.len(), keys.count(), &place);
    let multiplier = Literal::u64_unsuffixed(perfect.multiplier);
    let displaced = place::displaced(perfect);
    sink.put(key);
    sink.put(quote! {
        let hash = key.wrapping_mul(#multiplier);
        let place = PLACES[#displaced] as usize;
        if #text_at(place) == text { Some(place) } else { None }
    });
}

/// Looks between the texts before and behind it.
fn sorted(sink: &mut dyn Sink, keys: &Keys<'_>, text_at: &Ident) {
    let order = order::places(keys.texts.len(), &mut |a, b| keys.texts[a].cmp(keys.texts[b]));
    let cell = literal::cell(keys.count());
    let count = literal::usize(order.len());
    list(sink, quote!(static SORTED: [#cell; #count] =), order.len(), &mut |text, at| {
        text.index(keys.places[order[at]]);
    });
    sink.put(quote! {
        let found = SORTED.binary_search_by(|place| #text_at(*place as usize).cmp(text)).ok()?;
        Some(SORTED[found] as usize)
    });
}
