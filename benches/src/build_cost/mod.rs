//! What a build costs: crates that depend on the library, and crates that write the same enums themselves.

pub mod edits;
pub mod registry;
pub mod subjects;
