//! Documents that are built to cost as much as they can, each of any size.

pub mod measure;
pub mod shapes;
