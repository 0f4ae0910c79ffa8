//! The traits that convert to and from codes and names, by the methods.

use super::enumeration::Context;
use super::piece::{Sink, put};
use super::template::Hole;
use crate::model::Repr;

/// From a code and to one.
// Results are spelt out here: `Self::Err` and `Self::Error` may be variants.
pub(super) fn codes(sink: &mut dyn Sink, context: &Context<'_>) {
    let ty = context.table.repr().map_or("&'static str", Repr::name);
    let (name, enum_name) = (&context.name, &context.quoted);
    match context.table.repr() {
        Some(_) if context.is_open() => put(
            sink,
            "impl ::core::convert::From<$ty> for $name { \
                fn from(code: $ty) -> Self { \
                    Self::from_code(code) \
                } \
            }",
            &[("name", name), ("ty", &ty)],
        ),
        Some(_) => put(
            sink,
            "impl ::core::convert::TryFrom<$ty> for $name { \
                type Error = super::UnknownCode<$ty>; \
                fn try_from(code: $ty) -> ::core::result::Result<Self, super::UnknownCode<$ty>> { \
                    Self::from_code(code).ok_or(super::UnknownCode { code, enum_name: $enum_name }) \
                } \
            }",
            &[("name", name), ("ty", &ty), ("enum_name", enum_name)],
        ),
        None => put(
            sink,
            "impl ::core::convert::TryFrom<&str> for $name { \
                type Error = super::UnknownName; \
                fn try_from(code: &str) -> ::core::result::Result<Self, super::UnknownName> { \
                    Self::from_code(code).ok_or(super::UnknownName { enum_name: $enum_name }) \
                } \
            }",
            &[("name", name), ("enum_name", enum_name)],
        ),
    }
    put(
        sink,
        "impl ::core::convert::From<$name> for $ty { \
            fn from(entry: $name) -> Self { \
                entry.code() \
            } \
        }",
        &[("name", name), ("ty", &ty)],
    );
}

/// A name, padded as it is asked for.
pub(super) fn display(sink: &mut dyn Sink, context: &Context<'_>) {
    let body = if context.is_open() {
        "match self.name() { \
            Some(name) => f.pad(name), \
            None => ::core::fmt::Display::fmt(&self.code(), f), \
        }"
    } else {
        "f.pad(self.name())"
    };
    displayed(sink, &context.name, body);
}

/// `Display` of a type that has a name.
pub(super) fn displayed(sink: &mut dyn Sink, name: &dyn Hole, body: &'static str) {
    put(
        sink,
        "impl ::core::fmt::Display for $name { \
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { \
                $body \
            } \
        }",
        &[("name", name), ("body", &body)],
    );
}
