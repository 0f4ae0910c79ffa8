//! From a text to its place: a `match` over few texts, a perfect hash over many.

use super::enumeration::{Context, ident_of};
use super::perfect::{self, Perfect};
use super::piece::{self, Sink, Text, block, elements, list, put};
use super::template::{Holes, filled};
use super::{literal, slots};
use crate::list;
use crate::model::Entry;
use crate::order;

/// The most texts that are compared one after another.
const FEW: usize = 8;
/// The most places that stand beside a part of the hash, in 32 bits.
const MARKED: usize = 1024;
/// What a text's eight bytes are multiplied by, one after the other.
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
pub(super) fn function(sink: &mut dyn Sink, name: &'static str, keys: &Keys<'_>, text_at: &'static str) {
    if keys.texts.is_empty() {
        return put(sink, "fn $name(_: &str) -> Option<usize> { None }", &[("name", &name)]);
    }
    block(sink, "fn $name(text: &str) -> Option<usize> {", &[("name", &name)], &mut |sink| {
        if keys.texts.len() <= FEW {
            few(sink, keys);
        } else if let Some((sample, perfect)) = sampled(keys) {
            marked(sink, keys, text_at, sample, &perfect);
        } else if let Some(perfect) = search(keys, &whole_of) {
            hashed(sink, keys, text_at, &perfect);
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
    [text, function]: [&'static str; 2],
    owner: &str,
) {
    if context.tables.is_some() {
        return put(
            sink,
            "match $function($text) { \
                Some(place) => Some($entry), \
                None => None, \
            }",
            &[("function", &function), ("text", &text), ("entry", &context.entry_at(&"place"))],
        );
    }
    piece::open(sink, "match $text {", &[("text", &text)]);
    elements(sink, texts.len(), &mut |written, at| {
        let (text, entry) = texts[at];
        written.literal(text).code(" => Some(").ident(owner).code("::").ident(ident_of(entry)).code(")");
    });
    put(sink, "_ => None,", &[]);
    sink.close("}");
}

fn few(sink: &mut dyn Sink, keys: &Keys<'_>) {
    piece::open(sink, "match text {", &[]);
    elements(sink, keys.texts.len(), &mut |text, at| {
        text.literal(keys.texts[at]).code(" => Some(").index(keys.places[at]).code(")");
    });
    put(sink, "_ => None,", &[]);
    sink.close("}");
}

/// The smallest sample that tells the texts apart, where they are not too many.
fn sampled(keys: &Keys<'_>) -> Option<(Sample, Perfect)> {
    let of = |sample| Some((sample, search(keys, &|text| sampled_of(sample, text))?));
    if keys.count() > MARKED { None } else { of(Sample::Ends).or_else(|| of(Sample::Middle)) }
}

fn search(keys: &Keys<'_>, number: &dyn Fn(&str) -> u64) -> Option<Perfect> {
    let numbers: Vec<u64> = list::of(&keys.texts, &|text| number(text));
    perfect::search(&numbers, 64)
}

/// What a key is made of, beside the length: of a text of fewer than eight bytes all, of others so many at once.
#[derive(Clone, Copy)]
enum Sample {
    /// The first and the last.
    Ends,
    /// Those in the middle too.
    Middle,
}

/// What `sampled_key` computes.
fn sampled_of(sample: Sample, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let middle = match sample {
        Sample::Ends => bytes.first_chunk(),
        Sample::Middle => bytes.split_at(bytes.len().saturating_sub(8) / 2).1.first_chunk(),
    };
    let key = match (bytes.first_chunk(), middle, bytes.last_chunk()) {
        (Some(start), Some(middle), Some(end)) => {
            let ends = u64::from_le_bytes(*start) ^ u64::from_le_bytes(*end).rotate_left(29);
            match sample {
                Sample::Ends => ends,
                Sample::Middle => ends ^ u64::from_le_bytes(*middle).rotate_left(47),
            }
        }
        _ => bytes.iter().fold(0, |key, byte| key << 8 | u64::from(*byte)),
    };
    key.wrapping_add(bytes.len() as u64)
}

fn sampled_key(sample: Sample, keys: &Keys<'_>) -> Text {
    let short = if keys.texts.iter().any(|text| text.len() < 8) {
        "bytes.iter().fold(0, |key, byte| key << 8 | *byte as u64)"
    } else {
        "return None"
    };
    let template = match sample {
        Sample::Ends => {
            "let bytes = text.as_bytes(); \
            let key = match (bytes.first_chunk(), bytes.last_chunk()) { \
                (Some(start), Some(end)) => u64::from_le_bytes(*start) ^ u64::from_le_bytes(*end).rotate_left(29), \
                _ => $short, \
            }; \
            let key = key.wrapping_add(bytes.len() as u64);"
        }
        Sample::Middle => {
            "let bytes = text.as_bytes(); \
            let rest = bytes.split_at(bytes.len().saturating_sub(8) / 2).1; \
            let key = match (bytes.first_chunk(), rest.first_chunk(), bytes.last_chunk()) { \
                (Some(start), Some(middle), Some(end)) => u64::from_le_bytes(*start) \
                    ^ u64::from_le_bytes(*end).rotate_left(29) \
                    ^ u64::from_le_bytes(*middle).rotate_left(47), \
                _ => $short, \
            }; \
            let key = key.wrapping_add(bytes.len() as u64);"
        }
    };
    filled(template, &[("short", &short)])
}

/// What `whole_key` computes.
fn whole_of(text: &str) -> u64 {
    let (bytes, mut at, mut key) = (text.as_bytes(), 0, text.len() as u64);
    while at < bytes.len() {
        let eight = bytes[at..].first_chunk();
        let word = eight.map_or(bytes[at].into(), |eight| u64::from_le_bytes(*eight));
        key = (key ^ word).wrapping_mul(MULTIPLIER).rotate_left(29);
        at += if eight.is_some() { 8 } else { 1 };
    }
    key
}

fn whole_key(sink: &mut dyn Sink) {
    put(
        sink,
        "let mut key = text.len() as u64; \
        let mut rest = text.as_bytes(); \
        while let Some((eight, behind)) = rest.split_first_chunk() { \
            key = (key ^ u64::from_le_bytes(*eight)).wrapping_mul($multiplier).rotate_left(29); \
            rest = behind; \
        } \
        for byte in rest { \
            key = (key ^ *byte as u64).wrapping_mul($multiplier).rotate_left(29); \
        }",
        &[("multiplier", &MULTIPLIER)],
    );
}

/// Looks where the hash of the key leads.
fn hashed(sink: &mut dyn Sink, keys: &Keys<'_>, text_at: &'static str, perfect: &Perfect) {
    perfect.displacements(sink);
    // A slot that is nobody's leads to any place: the comparison fails.
    let place = |slot: usize| keys.places[perfect.slots[slot].unwrap_or(0) as usize];
    slots::table(sink, perfect.slots.len(), keys.count(), &place);
    let found = slots::place_at(perfect.slots.len(), keys.count(), &perfect.displaced());
    whole_key(sink);
    put(
        sink,
        "let hash = key.wrapping_mul($multiplier); \
        let place = $found; \
        if $text_at(place) == text { Some(place) } else { None }",
        &[("multiplier", &perfect.multiplier), ("found", &found), ("text_at", &text_at)],
    );
}

/// The same where beside each place stands a part of its hash: nearly all that is another text is told by one branch,
/// which goes one way for what is there and the other way for what is not.
fn marked(sink: &mut dyn Sink, keys: &Keys<'_>, text_at: &'static str, sample: Sample, perfect: &Perfect) {
    let count = perfect.slots.len();
    list(sink, "static MARKS: [u32; $count] = [", &[("count", &count)], count, &mut |text, slot| {
        let marked = perfect.slots[slot].map_or(0, |at| {
            let hash = sampled_of(sample, keys.texts[at as usize]).wrapping_mul(perfect.multiplier);
            (keys.places[at as usize] as u64) << 16 | (hash >> 32) & 0xFFFF
        });
        text.number(marked);
    });
    perfect.displacements(sink);
    sink.text().add(&sampled_key(sample, keys));
    sink.end();
    put(
        sink,
        "let hash = key.wrapping_mul($multiplier); \
        let mark = MARKS[$displaced]; \
        let place = (mark >> 16) as usize; \
        if mark as u16 == (hash >> 32) as u16 && $text_at(place) == text { Some(place) } else { None }",
        &[("multiplier", &perfect.multiplier), ("displaced", &perfect.displaced()), ("text_at", &text_at)],
    );
}

/// Looks between the texts before and behind it.
fn sorted(sink: &mut dyn Sink, keys: &Keys<'_>, text_at: &'static str) {
    let order = order::places(keys.texts.len(), &mut |a, b| keys.texts[a].cmp(keys.texts[b]));
    let holes: Holes<'_> = &[("cell", &literal::cell(keys.count())), ("count", &order.len())];
    list(sink, "static SORTED: [$cell; $count] = [", holes, order.len(), &mut |text, at| {
        text.index(keys.places[order[at]]);
    });
    put(
        sink,
        "let found = SORTED.binary_search_by(|place| $text_at(*place as usize).cmp(text)).ok()?; \
        Some(SORTED[found] as usize)",
        &[("text_at", &text_at)],
    );
}
