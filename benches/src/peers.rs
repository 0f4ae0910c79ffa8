//! The same sets of codes by each: what the build script wrote.

/// By spectable: one module a set, each with its `Code`.
#[allow(clippy::all, clippy::pedantic)]
pub mod spectable {
    include!(concat!(env!("OUT_DIR"), "/spectable.rs"));
}

/// By derives: strum for names and descriptions, `num_enum` for codes.
#[allow(clippy::all, clippy::pedantic)]
pub mod derives {
    include!(concat!(env!("OUT_DIR"), "/derives.rs"));
}

/// By phf: maps to the enums of the derives.
#[allow(clippy::all, clippy::pedantic)]
pub mod maps {
    include!(concat!(env!("OUT_DIR"), "/maps.rs"));
}
