//! Crates that depend on the library or on the generator: each test writes one and builds it with Cargo.
//!
//! They are written into the target folder and share one of their own, so that what they depend on compiles once.

mod broken;
mod expanded;
mod package;
mod readme;
mod rebuild;
mod sealed;
mod vendored;
mod ways;
