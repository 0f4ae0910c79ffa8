//! The shapes: a name, a builder, and the sizes that are worth a look.

mod columns;
mod headings;
mod lines;
mod nesting;
mod settings;
mod tables;

use spectable_codegen::{Folder, Source};

/// A document or a folder that grows in one way.
pub struct Shape {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What its size counts.
    pub unit: &'static str,
    /// The size at which growth shows.
    pub start: usize,
    /// The largest size that a build should bear.
    pub full: usize,
    /// The folder of a size.
    pub build: Box<dyn Fn(usize) -> Folder>,
}

impl Shape {
    fn document(
        name: &'static str,
        unit: &'static str,
        start: usize,
        full: usize,
        text: impl Fn(usize) -> String + 'static,
    ) -> Self {
        let build = Box::new(move |size| document(&text(size)));
        Self { name, unit, start, full, build }
    }
}

/// Every shape.
pub fn all() -> Vec<Shape> {
    [
        lines::shapes(),
        tables::shapes(),
        columns::shapes(),
        headings::shapes(),
        nesting::shapes(),
        settings::shapes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn document(text: &str) -> Folder {
    Folder { documents: vec![Source::new("chat.md", "chat.md", text)], ..Folder::default() }
}
