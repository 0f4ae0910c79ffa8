//! What has to hold for the generator whatever it reads: one oracle a fuzz target.
//!
//! Each takes any bytes, and panics where something does not hold. A line `%%%` parts the texts of one input.

mod output;
mod reading;
mod rust;
mod snapshot;

pub use rust::declares;

use output::same_on_every_way;
use spectable_codegen::{Folder, LOCK, Locking, MANIFEST, Source, inspect_with};

/// The line between two texts of one input.
pub const SEPARATOR: &str = "%%%";

/// Any documents: what comes out is Rust that declares their codes, or diagnostics say why not.
pub fn documents(data: &[u8]) {
    let folder = Folder { documents: sources(texts(data).take(4)), ..Folder::default() };
    let generation = same_on_every_way(&folder);
    snapshot::comes_back(&folder, &generation);
}

/// Any manifest, and the documents that it is for.
pub fn manifests(data: &[u8]) {
    let mut texts = texts(data).take(4);
    let manifest = texts.next().map(|text| Source::new(MANIFEST, MANIFEST, &text));
    let folder = Folder { documents: sources(texts), manifest, ..Folder::default() };
    let generation = same_on_every_way(&folder);
    snapshot::comes_back(&folder, &generation);
}

/// Any lock, and the documents that it is of.
pub fn locks(data: &[u8]) {
    let mut texts = texts(data).take(4);
    let lock = texts.next().map(|text| Source::new(LOCK, LOCK, &text));
    let folder = Folder { documents: sources(texts), lock, ..Folder::default() };
    let generation = same_on_every_way(&folder);
    snapshot::comes_back(&folder, &generation);
    let _ = inspect_with(&folder, Locking::Renamed);
}

/// Any document before and after: a lock of the one is read with the other.
pub fn diffs(data: &[u8]) {
    let mut texts = texts(data);
    let [old, new] =
        [(); 2].map(|()| Folder { documents: sources(texts.next().into_iter()), ..Folder::default() });
    snapshot::carries_over(&old, &new);
    snapshot::carries_over(&new, &old);
}

/// The texts of one input.
fn texts(data: &[u8]) -> impl Iterator<Item = String> {
    let text = String::from_utf8_lossy(data).into_owned();
    let mut parts = vec![String::new()];
    for line in text.split_inclusive('\n') {
        match parts.last_mut() {
            Some(part) if line.trim_end() != SEPARATOR => part.push_str(line),
            _ => parts.push(String::new()),
        }
    }
    parts.into_iter()
}

/// Documents by the names `a.md`, `b.md` and so on.
fn sources(texts: impl Iterator<Item = String>) -> Vec<Source> {
    let source = |(letter, text): (char, String)| {
        let name = format!("{letter}.md");
        let path = format!("spec/{name}");
        Source::new(name, &path, &text)
    };
    ('a'..='z').zip(texts).map(source).collect()
}
