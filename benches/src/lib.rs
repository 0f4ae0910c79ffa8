//! What the generator costs, and what it generates, measured beside what others do.

pub mod lookups;
pub mod measure;
pub mod peers;
pub mod probe;
pub mod shapes;
pub mod spread;
pub mod table;
