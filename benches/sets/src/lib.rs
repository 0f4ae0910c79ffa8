//! Sets of codes like those of real protocols, as documents and as the Rust that others write for the same codes.

pub mod codes;
pub mod derives;
mod literal;
pub mod maps;
pub mod plain;
pub mod set;
mod words;

pub use set::Set;
