//! What rustc takes to compile an enum: ours as it is generated, and the same entries by derives.

pub mod peers;
pub mod rustc;
pub mod subjects;
