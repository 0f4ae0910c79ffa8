//! From codes to entries and back.

use super::enumeration::{Context, ident_of};
use super::perfect::{self, Direct};
use super::piece::{self, Sink, Text, block, elements, put};
use super::place::{self, Tables, Way};
use super::template::{Holes, Name, filled};
use super::{find, text};
use crate::list;
use crate::model::{Code, Entry, Repr, Shape};

/// `from_code`, `code`, and `is_known` where some are not.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    match context.table.repr() {
        Some(repr) => from_number(sink, context, repr),
        None => from_text(sink, context),
    }
    code(sink, context);
    if context.is_open() {
        let is_known = if context.unknown.is_some() {
            "!::core::matches!(self, Self::Unknown(_))"
        } else {
            "place(self).is_some()"
        };
        put(
            sink,
            "/// Whether the document lists it.\n\
            #[must_use] \
            pub const fn is_known(self) -> bool { \
                $is_known \
            }",
            &[("is_known", &is_known)],
        );
    }
}

/// The most codes that follow upon each other and are matched one by one. Beyond, rustc is long about as many arms.
const MOST: usize = 512;
/// The most codes far apart that are compared one after another.
const FEW: usize = 8;
/// How many codes a mask holds.
const WORD: i128 = 64;

fn from_number(sink: &mut dyn Sink, context: &Context<'_>, repr: Repr) {
    let head = if context.is_open() {
        "/// The meaning of `code`, which is `Unknown` where the document lists none.\n\
        #[must_use] \
        pub const fn from_code(code: $ty) -> Self {"
    } else {
        "/// The entry that `code` stands for.\n\
        #[must_use] \
        pub const fn from_code(code: $ty) -> Option<Self> {"
    };
    block(sink, head, &[("ty", &repr.name())], &mut |sink| match (&context.tables, context.table.shape) {
        (_, Shape::Newtype) if context.is_open() => put(sink, "Self(code)", &[]),
        (Some(Tables { way: Way::Dense { first }, order, .. }), shape)
            if shape == Shape::Newtype || order.len() > MOST =>
        {
            let (place, entry) = (place::dense(&"code", *first, repr), context.entry_at(&"place"));
            let (found, rest) = match context.unlisted() {
                Some(rest) => (entry, rest),
                None => (filled("Some($entry)", &[("entry", &entry)]), filled("None", &[])),
            };
            put(
                sink,
                "let place = $place; \
                if place < $count { $found } else { $rest }",
                &[("place", &place), ("count", &order.len()), ("found", &found), ("rest", &rest)],
            );
        }
        (None, _) => match apart(context, repr) {
            Some(direct) => slotted(sink, context, repr, &direct),
            None => matched(sink, context, repr),
        },
        (Some(Tables { way: Way::Dense { .. }, .. }), _) => matched(sink, context, repr),
        (Some(tables), _) => looked_up(sink, context, tables),
    });
}

/// The hash of a few codes that no mask of a word's bits holds: a `match` would be a search by comparisons.
fn apart(context: &Context<'_>, repr: Repr) -> Option<Direct> {
    let codes = place::codes(&context.variants);
    let (first, last) = place::ends(&codes);
    if context.unknown.is_some() || codes.len() <= FEW || last - first < WORD {
        return None;
    }
    let bits = place::width(repr);
    let keys: Vec<u64> = list::of(&codes, &|&code| place::key(code, bits));
    perfect::direct(&keys, bits)
}

/// Looks at the only entry that it may be, and compares.
fn slotted(sink: &mut dyn Sink, context: &Context<'_>, repr: Repr, direct: &Direct) {
    let count = direct.slots.len();
    piece::list(
        sink,
        "static SLOTS: [$name; $count] = [",
        &[("name", &context.name), ("count", &count)],
        count,
        &mut |text, slot| {
            // A slot that is nobody's holds any entry: the comparison fails.
            context.write_path(text, direct.slots[slot].unwrap_or(0) as usize);
        },
    );
    put(
        sink,
        "let found = SLOTS[((code as $word).wrapping_mul($multiplier) >> $shift) as usize]; \
        if $code == code { Some(found) } else { None }",
        &[
            ("word", &place::word(repr)),
            ("multiplier", &direct.multiplier),
            ("shift", &direct.shift),
            ("code", &context.code_of("found")),
        ],
    );
}

/// A `match` over all codes: a check of the range where no code is missing in it.
fn matched(sink: &mut dyn Sink, context: &Context<'_>, repr: Repr) {
    piece::open(sink, "match code {", &[]);
    elements(sink, context.variants.len(), &mut |text, at| {
        let entry = context.variants[at];
        write(text, entry);
        if context.is_open() {
            text.code(" => Self::").ident(ident_of(entry));
        } else {
            text.code(" => Some(Self::").ident(ident_of(entry)).code(")");
        }
    });
    if !is_full(context, repr) {
        let rest = context.unlisted().unwrap_or_else(|| filled("None", &[]));
        put(sink, "_ => $rest,", &[("rest", &rest)]);
    }
    sink.close("}");
}

/// Whether every value of the integer type is a code.
fn is_full(context: &Context<'_>, repr: Repr) -> bool {
    let (first, last) = repr.limits();
    i128::try_from(context.variants.len()).is_ok_and(|count| count == last - first + 1)
}

/// Looks at the only place where the code may be, and compares.
fn looked_up(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let place = place::of_code(tables, &"code");
    if let Some(rest) = context.unlisted() {
        let entry = context.entry_at(&"place");
        put(
            sink,
            "let place = $place; \
            if CODES[place] == code { $entry } else { $rest }",
            &[("place", &place), ("entry", &entry), ("rest", &rest)],
        );
    } else {
        let (entry, code) = (context.entry_at(&place), context.code_of("found"));
        put(
            sink,
            "let found = $entry; \
            if $code == code { Some(found) } else { None }",
            &[("entry", &entry), ("code", &code)],
        );
    }
}

fn from_text(sink: &mut dyn Sink, context: &Context<'_>) {
    block(
        sink,
        "/// The entry that `code` stands for.\n\
        #[must_use] \
        pub fn from_code(code: &str) -> Option<Self> {",
        &[],
        &mut |sink| {
            let codes: Vec<(&str, &Entry)> = list::of(&context.variants, &|entry| (word(entry), *entry));
            find::body(sink, context, &codes, ["code", "find_code"], "Self");
        },
    );
}

fn code(sink: &mut dyn Sink, context: &Context<'_>) {
    let Some(repr) = context.table.repr() else {
        let head = filled(
            "/// The code.\n\
            #[must_use] \
            pub const fn code(self) -> &'static str {",
            &[],
        );
        return text::accessor(sink, context, &head, &word, Some("code_at"));
    };
    let Some(payload) = &context.unknown else {
        let what = match context.table.shape {
            Shape::Enum => "code, which is the discriminant",
            Shape::Newtype => "code",
        };
        return put(
            sink,
            "/// The $what.\n\
            #[must_use] \
            pub const fn code(self) -> $ty { \
                $code \
            }",
            &[("what", &what), ("ty", &repr.name()), ("code", &context.code_of("self"))],
        );
    };
    let head = "/// The code.\n\
        #[must_use] \
        pub const fn code(self) -> $ty {";
    block(sink, head, &[("ty", &repr.name())], &mut |sink| {
        piece::open(sink, "match self {", &[]);
        let holes: Holes<'_> = &[("payload", &Name(payload))];
        if context.tables.as_ref().is_some_and(|tables| place::has_codes(tables, true)) {
            put(
                sink,
                "Self::Unknown($payload(code)) => code, \
                _ => match place(self) { Some(place) => CODES[place], None => 0 },",
                holes,
            );
        } else {
            elements(sink, context.variants.len(), &mut |text, at| {
                let entry = context.variants[at];
                text.code("Self::").ident(ident_of(entry)).code(" => ");
                write(text, entry);
            });
            put(sink, "Self::Unknown($payload(code)) => code,", holes);
        }
        sink.close("}");
    });
}

/// A code as a literal.
pub(super) fn write(text: &mut Text, entry: &Entry) {
    match &entry.code {
        Code::Integer(code) => text.number(*code),
        Code::Text(code) => text.literal(code),
    };
}

/// A code that is a word.
pub(super) fn word(entry: &Entry) -> &str {
    if let Code::Text(code) = &entry.code { code } else { "" }
}
