//! What is read: real documents, or as many rows as asked for.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use pulldown_cmark::{Options, Parser};
use spectable_codegen::{Folder, LOCK, Layout, MANIFEST, Source, generate, inspect, is_document};

use crate::{Task, rows};

/// The options that the generator parses with.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// The texts of a folder, by their names.
pub(crate) struct Input {
    documents: Vec<(String, String)>,
    manifest: Option<String>,
    lock: Option<String>,
}

impl Input {
    /// What every input is called.
    pub(crate) const NAMES: [&str; 4] = ["spec", "10k", "100k", "1M"];

    /// An input by its name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let rows = match name {
            "spec" => return Some(Self::real()),
            "10k" => 10_000,
            "100k" => 100_000,
            "1M" => 1_000_000,
            _ => return None,
        };
        let documents = vec![("close-codes.md".to_owned(), rows::text(rows))];
        Some(Self { documents, manifest: None, lock: None })
    }

    /// The documents that the library is made of.
    fn real() -> Self {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec"));
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("the folder is read");
        let entries = fs::read_dir(folder).expect("the folder is there").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| is_document(Path::new(name))).collect();
        names.sort();
        let documents = names.into_iter().map(|name| (name.clone(), read(&name))).collect();
        Self { documents, manifest: Some(read(MANIFEST)), lock: Some(read(LOCK)) }
    }

    /// The bytes of the documents.
    pub(crate) fn size(&self) -> usize {
        self.documents.iter().map(|(_, text)| text.len()).sum()
    }

    fn folder(&self) -> Folder {
        let source = |name: &str, text: &str| Source::new(name, name, text);
        Folder {
            documents: self.documents.iter().map(|(name, text)| source(name, text)).collect(),
            manifest: self.manifest.as_ref().map(|text| source(MANIFEST, text)),
            lock: self.lock.as_ref().map(|text| source(LOCK, text)),
            ..Folder::default()
        }
    }

    /// Does a task once, from the texts on.
    pub(crate) fn run(&self, task: Task) {
        match task {
            Task::Events => {
                for (_, text) in &self.documents {
                    for event in Parser::new_ext(text, OPTIONS).into_offset_iter() {
                        black_box(event);
                    }
                }
            }
            Task::Inspect => drop(black_box(inspect(&self.folder()))),
            Task::Generate => {
                let generation = generate(&self.folder(), Layout::Lines);
                assert!(generation.text.is_some(), "the documents are without errors");
                drop(black_box(generation));
            }
        }
    }
}
