//! The codes of the lighthouse protocol, as `spec/lighthouse.md` has them.
//!
//! `src/codes.rs` is generated, and committed: who depends on this crate compiles it and nothing else.

#![no_std]

// rustfmt would lay it out anew, and it would no longer be what is generated.
#[rustfmt::skip]
mod codes;

pub use codes::*;
