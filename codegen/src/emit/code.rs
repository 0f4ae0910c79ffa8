//! From codes to entries and back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::enumeration::{Context, ident_of};
use super::perfect::{self, Direct};
use super::piece::{self, Sink, Text, block, elements};
use super::place::{self, Tables, Way};
use super::{find, literal, text};
use crate::list;
use crate::model::{Code, Entry, Repr, Shape};

/// `from_code`, `code`, and `is_known` where some are not.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    match context.table.repr() {
        Some(repr) => from_number(sink, context, repr),
        None => from_text(sink, context),
    }
    code(sink, context);
    if context.unknown.is_some() {
        sink.put(quote! {
            /// Whether the document lists it.
            #[must_use]
            pub const fn is_known(self) -> bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        });
    } else if context.is_open() {
        sink.put(quote! {
            /// Whether the document lists it.
            #[must_use]
            pub const fn is_known(self) -> bool {
                place(self).is_some()
            }
        });
    }
}

/// The most codes that follow upon each other and are matched one by one. Beyond, rustc is long about as many arms.
const MOST: usize = 512;
/// The most codes far apart that are compared one after another.
const FEW: usize = 8;
/// How many codes a mask holds.
const WORD: i128 = 64;

fn from_number(sink: &mut dyn Sink, context: &Context<'_>, repr: Repr) {
    let ty = literal::repr(repr);
    let head = if context.is_open() {
        quote! {
            /// The meaning of `code`, which is `Unknown` where the document lists none.
            #[must_use]
            pub const fn from_code(code: #ty) -> Self
        }
    } else {
        quote! {
            /// The entry that `code` stands for.
            #[must_use]
            pub const fn from_code(code: #ty) -> Option<Self>
        }
    };
    block(sink, head, |sink| match (&context.tables, context.table.shape) {
        (_, Shape::Newtype) if context.is_open() => sink.put(quote!(Self(code))),
        (Some(Tables { way: Way::Dense { first }, order, .. }), shape)
            if shape == Shape::Newtype || order.len() > MOST =>
        {
            let (place, count) = (place::dense(&quote!(code), *first, repr), literal::usize(order.len()));
            let entry = context.entry_at(&quote!(place));
            let (found, rest) = match &context.unknown {
                Some(payload) => (entry, quote!(Self::Unknown(#payload(code)))),
                None => (quote!(Some(#entry)), quote!(None)),
            };
            sink.put(quote! {
                let place = #place;
                if place < #count { #found } else { #rest }
            });
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
    let (name, count) = (&context.name, literal::usize(direct.slots.len()));
    piece::list(sink, quote!(static SLOTS: [#name; #count] =), direct.slots.len(), &mut |text, slot| {
        // A slot that is nobody's holds any entry: the comparison fails.
        context.write_path(text, direct.slots[slot].unwrap_or(0) as usize);
    });
    let key = place::word(repr);
    let (multiplier, shift) =
        (Literal::u64_unsuffixed(direct.multiplier), Literal::u32_unsuffixed(direct.shift));
    let code = context.code_of(&quote!(found));
    sink.put(quote! {
        let found = SLOTS[((code as #key).wrapping_mul(#multiplier) >> #shift) as usize];
        if #code == code { Some(found) } else { None }
    });
}

/// A `match` over all codes: a check of the range where no code is missing in it.
fn matched(sink: &mut dyn Sink, context: &Context<'_>, repr: Repr) {
    sink.open(quote!(match code), proc_macro2::Delimiter::Brace);
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
        let rest = context.unknown.as_ref().map(|payload| quote!(Self::Unknown(#payload(code))));
        let rest = rest.unwrap_or_else(|| quote!(None));
        sink.put(quote!(_ => #rest,));
    }
    sink.close(TokenStream::new());
}

/// Whether every value of the integer type is a code.
fn is_full(context: &Context<'_>, repr: Repr) -> bool {
    let (first, last) = repr.limits();
    i128::try_from(context.variants.len()).is_ok_and(|count| count == last - first + 1)
}

/// Looks at the only place where the code may be, and compares.
fn looked_up(sink: &mut dyn Sink, context: &Context<'_>, tables: &Tables) {
    let place = place::of_code(tables, &quote!(code));
    if let Some(payload) = &context.unknown {
        let entry = context.entry_at(&quote!(place));
        sink.put(quote! {
            let place = #place;
            if CODES[place] == code { #entry } else { Self::Unknown(#payload(code)) }
        });
    } else {
        let (entry, code) = (context.entry_at(&place), context.code_of(&quote!(found)));
        sink.put(quote! {
            let found = #entry;
            if #code == code { Some(found) } else { None }
        });
    }
}

fn from_text(sink: &mut dyn Sink, context: &Context<'_>) {
    let head = quote! {
        /// The entry that `code` stands for.
        #[must_use]
        pub fn from_code(code: &str) -> Option<Self>
    };
    block(sink, head, |sink| {
        let codes: Vec<(&str, &Entry)> = list::of(&context.variants, &|entry| (word(entry), *entry));
        find::body(sink, context, &codes, ["code", "find_code", "Self"]);
    });
}

fn code(sink: &mut dyn Sink, context: &Context<'_>) {
    let Some(repr) = context.table.repr() else {
        let head = quote! {
            /// The code.
            #[must_use]
            pub const fn code(self) -> &'static str
        };
        return text::accessor(sink, context, head, &word, Some(quote!(code_at)));
    };
    let ty = literal::repr(repr);
    if context.unknown.is_none() {
        let doc = match context.table.shape {
            Shape::Enum => " The code, which is the discriminant.",
            Shape::Newtype => " The code.",
        };
        let code = context.code_of(&quote!(self));
        return sink.put(quote! {
            #[doc = #doc]
            #[must_use]
            pub const fn code(self) -> #ty {
                #code
            }
        });
    }
    let head = quote! {
        /// The code.
        #[must_use]
        pub const fn code(self) -> #ty
    };
    block(sink, head, |sink| {
        sink.open(quote!(match self), proc_macro2::Delimiter::Brace);
        let payload = &context.unknown;
        if context.tables.as_ref().is_some_and(|tables| place::has_codes(tables, true)) {
            sink.put(quote! {
                Self::Unknown(#payload(code)) => code,
                _ => match place(self) { Some(place) => CODES[place], None => 0 },
            });
        } else {
            elements(sink, context.variants.len(), &mut |text, at| {
                let entry = context.variants[at];
                text.code("Self::").ident(ident_of(entry)).code(" => ");
                write(text, entry);
            });
            sink.put(quote!(Self::Unknown(#payload(code)) => code,));
        }
        sink.close(TokenStream::new());
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
