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
            Task::Events => self.documents.iter().for_each(|(_, text)| events(text)),
            Task::Inspect => inspected(&self.folder()),
            Task::Generate => generated(&self.folder()),
        }
    }

    /// Does a task once, and holds no other copy of the texts meanwhile, as where a folder is read.
    pub(crate) fn run_alone(self, task: Task) {
        if task == Task::Events {
            return self.run(task);
        }
        let (manifest, lock) = (self.manifest, self.lock);
        let folder = Folder {
            documents: self.documents.into_iter().map(|(name, text)| source(&name, &text)).collect(),
            manifest: manifest.map(|text| source(MANIFEST, &text)),
            lock: lock.map(|text| source(LOCK, &text)),
            ..Folder::default()
        };
        if task == Task::Inspect { inspected(&folder) } else { generated(&folder) }
    }
}

fn source(name: &str, text: &str) -> Source {
    Source::new(name, name, text)
}

fn events(text: &str) {
    for event in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        black_box(event);
    }
}

fn inspected(folder: &Folder) {
    drop(black_box(inspect(folder)));
}

fn generated(folder: &Folder) {
    let generation = generate(folder, Layout::Lines);
    assert!(generation.text.is_some(), "the documents are without errors");
    drop(black_box(generation));
}
