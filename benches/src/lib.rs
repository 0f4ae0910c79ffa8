//! What the generator costs, and what it generates, measured beside what others do.

pub mod build_cost;
pub mod child;
pub mod compile;
pub mod lookups;
pub mod machine;
pub mod measure;
pub mod options;
mod peers;
pub mod probe;
pub mod scratch;
pub mod shapes;
pub mod size;
pub mod spread;
pub mod table;
