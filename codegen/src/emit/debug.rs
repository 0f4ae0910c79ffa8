//! `Debug` by the table of identifiers: rustc takes long to derive it for many variants.

use super::enumeration::Context;
use super::piece::{Sink, put};
use crate::model::Shape;

pub(super) fn by_table(sink: &mut dyn Sink, context: &Context<'_>) {
    let body = match (context.is_open(), context.table.shape) {
        (false, _) => "f.write_str(ident_at(place(*self)))",
        (true, Shape::Enum) => {
            "match (place(*self), self) { \
                (None, Self::Unknown(code)) => f.debug_tuple(\"Unknown\").field(code).finish(), \
                (place, _) => f.write_str(ident_at(place.unwrap_or(0))), \
            }"
        }
        (true, Shape::Newtype) => {
            "match place(*self) { \
                Some(place) => f.write_str(ident_at(place)), \
                None => f.debug_tuple(\"Unknown\").field(&self.0).finish(), \
            }"
        }
    };
    put(
        sink,
        "impl ::core::fmt::Debug for $name { \
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { \
                $body \
            } \
        }",
        &[("name", &context.name), ("body", &body)],
    );
}
