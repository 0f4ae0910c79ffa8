//! The same sets of codes by each: what the build script wrote.
//!
//! It is no part of what the library offers, so that what is asked in one place is compiled for that place, as in a
//! program.

/// By spectable: one module a set, each with its `Code`.
#[allow(dead_code, clippy::all, clippy::pedantic)]
pub(crate) mod spectable {
    include!(concat!(env!("OUT_DIR"), "/spectable.rs"));
}

/// By derives: strum for names and descriptions, `num_enum` for codes.
#[allow(dead_code, clippy::all, clippy::pedantic)]
pub(crate) mod derives {
    include!(concat!(env!("OUT_DIR"), "/derives.rs"));
}

/// By phf: maps to the enums of the derives.
#[allow(dead_code, clippy::all, clippy::pedantic)]
pub(crate) mod maps {
    include!(concat!(env!("OUT_DIR"), "/maps.rs"));
}
