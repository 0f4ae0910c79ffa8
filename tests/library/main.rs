//! What the library promises of every enum, through nothing but its public interface.

// First, since the macro in it is for all others.
#[macro_use]
mod contract;

mod classes;
mod codes;
mod entries;
mod fields;
#[cfg(feature = "serde")]
mod json;
mod names;
mod policies;
