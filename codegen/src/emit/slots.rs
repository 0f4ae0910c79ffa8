//! Tables of places: number by number or, where they are many, as bytes.

use super::literal;
use super::piece::{self, Sink, Text, list};
use super::template::{Hole, Holes, filled};

/// The most numbers that are written one by one. Beyond, they are the bytes of one literal, which rustc reads at once.
pub(super) const MOST: usize = 512;

/// A table of so many places below a count.
pub(super) fn table(sink: &mut dyn Sink, length: usize, count: usize, place: &dyn Fn(usize) -> usize) {
    if length <= MOST {
        let holes: Holes<'_> = &[("cell", &literal::cell(count)), ("length", &length)];
        return list(sink, "static PLACES: [$cell; $length] = [", holes, length, &mut |text, at| {
            text.index(place(at));
        });
    }
    let width = bytes_of(count);
    let mut places = Vec::with_capacity(length * width);
    for at in 0..length {
        places.extend_from_slice(&place(at).to_le_bytes()[..width]);
    }
    bytes(sink, "PLACES", &places);
}

/// The place that stands at an index of such a table.
pub(super) fn place_at(length: usize, count: usize, index: &dyn Hole) -> Text {
    if length <= MOST {
        return filled("PLACES[$index] as usize", &[("index", index)]);
    }
    let width = bytes_of(count);
    let mut parts = Text::default();
    for byte in 1..width {
        parts.fill(" | (PLACES[at + $byte] as usize) << $shift", &[("byte", &byte), ("shift", &(8 * byte))]);
    }
    filled(
        "{ let at = ($index) * $width; PLACES[at] as usize$parts }",
        &[("index", index), ("width", &width), ("parts", &parts)],
    )
}

/// A table of bytes.
pub(super) fn bytes(sink: &mut dyn Sink, name: &'static str, bytes: &[u8]) {
    piece::text(sink, &mut |text| {
        text.code("static ").code(name).code(": [u8; ").index(bytes.len()).code("] = *");
        text.bytes(bytes).code(";");
    });
}

/// How many bytes hold every number below a count.
fn bytes_of(count: usize) -> usize {
    (count - 1).to_le_bytes().iter().rposition(|&byte| byte != 0).map_or(1, |last| last + 1)
}
