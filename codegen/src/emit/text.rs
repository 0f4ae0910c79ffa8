//! Tables of texts: an array of them or, of many, one long text and where each begins.

use super::enumeration::{Context, ident_of};
use super::piece::{self, Sink, Text, block, elements, list, put};
use super::template::filled;
use super::{literal, place};
use crate::model::Entry;

/// The most texts that are an array. Its elements, 16 bytes and an address for the loader each, are read at once;
/// those of a long text take two or four bytes, and a dozen instructions more.
const MOST: usize = 512;

/// Prints the tables of so many texts, and gives what finds one of them by its `place`.
pub(super) fn table<'t>(sink: &mut dyn Sink, count: usize, of: &dyn Fn(usize) -> &'t str) -> Text {
    if count <= MOST {
        list(sink, "static TEXTS: [&str; $count] = [", &[("count", &count)], count, &mut |text, place| {
            text.literal(of(place));
        });
        return filled("TEXTS[place]", &[]);
    }
    let all: usize = (0..count).map(|place| of(place).len()).sum();
    let (cell, length) = (literal::cell(all + 1), count + 1);
    let mut start = 0;
    list(
        sink,
        "static STARTS: [$cell; $length] = [",
        &[("cell", &cell), ("length", &length)],
        length,
        &mut |text, place| {
            text.index(start);
            start += if place < count { of(place).len() } else { 0 };
        },
    );
    piece::open(sink, "static TEXTS: &str = ::core::concat!(", &[]);
    elements(sink, count, &mut |text, place| {
        text.literal(of(place));
    });
    sink.close(");");
    filled("TEXTS.split_at(STARTS[place + 1] as usize).0.split_at(STARTS[place] as usize).1", &[])
}

/// A function that gives one of so many texts by its place.
pub(super) fn function<'t>(
    sink: &mut dyn Sink,
    name: &'static str,
    count: usize,
    of: &dyn Fn(usize) -> &'t str,
) {
    block(sink, "const fn $name(place: usize) -> &'static str {", &[("name", &name)], &mut |sink| {
        let text = table(sink, count, of);
        sink.text().add(&text);
        sink.end();
    });
}

/// What stands before the body of a method that gives a text.
pub(super) fn head(context: &Context<'_>, method: &'static str, doc: &'static str) -> Text {
    let unlisted = if context.is_open() { "; `None` for an unlisted code" } else { "" };
    filled(
        "/// $doc$unlisted.\n\
        #[must_use] \
        pub const fn $method(self) -> $ty {",
        &[
            ("doc", &doc),
            ("unlisted", &unlisted),
            ("method", &method),
            ("ty", &context.answer(&"&'static str")),
        ],
    )
}

/// A method that gives a text of each entry; `shared` is a function that gives it by the place, where there is one.
pub(super) fn accessor(
    sink: &mut dyn Sink,
    context: &Context<'_>,
    head: &Text,
    of: &dyn Fn(&Entry) -> &str,
    shared: Option<&'static str>,
) {
    block(sink, "$head", &[("head", head)], &mut |sink| match (&context.tables, &context.row, shared) {
        (Some(_), _, Some(shared)) => {
            let text = filled("$shared(place)", &[("shared", &shared)]);
            sink.text().add(&context.at_place(&text));
            sink.end();
        }
        (Some(tables), _, None) => {
            let text = table(sink, tables.order.len(), &|place| of(context.variants[tables.order[place]]));
            sink.text().add(&context.at_place(&text));
            sink.end();
        }
        (None, Some(row), _) => {
            let text = table(sink, row.order.len(), &|place| of(context.variants[row.order[place]]));
            let place = place::of_row(context, row);
            put(sink, "let place = $place; $text", &[("place", &place), ("text", &text)]);
        }
        (None, None, _) => {
            piece::open(sink, "match self {", &[]);
            elements(sink, context.variants.len(), &mut |text, at| {
                let entry = context.variants[at];
                text.code("Self::").ident(ident_of(entry)).code(" => ");
                let (open, close) = if context.is_open() { ("Some(", ")") } else { ("", "") };
                text.code(open).literal(of(entry)).code(close);
            });
            context.unknown_arm(sink);
            sink.close("}");
        }
    });
}
