//! Generates Rust enums and lookups from the markdown tables of a spec.
//!
//! A build script is one call:
//!
//! ```no_run
//! spectable_codegen::build("spec");
//! ```
//!
//! and the crate includes what it wrote: `include!(concat!(env!("OUT_DIR"), "/spectable.rs"));`.
//!
//! A crate that commits the text instead holds it fresh by a test, which is one call of [`assert_fresh`].
//!
//! Beneath them, [`generate`] is a function of texts alone: no files, no printing, no environment.

mod build;
mod diagnostic;
mod distinct;
mod document;
mod emit;
mod file;
mod fold;
mod folder;
mod fresh;
mod hidden;
mod limits;
mod line;
mod list;
pub mod lock;
mod lower;
mod manifest;
pub mod model;
mod near;
mod order;
mod recognize;
mod render;
mod replace;
mod run;
pub mod snapshot;
mod source;
mod workers;

pub use build::{OUTPUT, build};
pub use diagnostic::{Diagnostic, Diagnostics, Kind, Place, Related, Severity};
pub use folder::{Folder, is_settled, read, read_with_folder, read_within};
pub use fresh::assert_fresh;
pub use limits::Limits;
pub use lower::Locking;
pub use manifest::{toml_key, toml_string};
pub use near::nearest;
pub use render::Layout;
pub use replace::replace;
pub use run::{Run, Stage, Step};
pub use source::{LOCK, MANIFEST, Source, is_document, shown};

use std::borrow::Cow;

use document::Mended;
use lower::Lock;
use manifest::Manifest;
use model::Spec;
use render::Kept;

/// What a folder of documents means.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The model; with errors among the diagnostics, as much of it as could be made out.
    pub spec: Spec,
    /// What is wrong, in the order of the documents.
    pub diagnostics: Diagnostics,
}

/// What a folder of documents gives.
#[derive(Clone, Debug)]
pub struct Generation {
    /// The Rust text; none where a diagnostic is an error.
    pub text: Option<String>,
    /// The model that it was printed from.
    pub spec: Spec,
    /// What is wrong, in the order of the documents.
    pub diagnostics: Diagnostics,
}

/// Finds out what a folder of documents means.
#[must_use]
pub fn inspect(folder: &Folder) -> Inspection {
    inspect_with(folder, Locking::Heeded)
}

/// Finds out what a folder of documents means, where its lock need not have the last word.
#[must_use]
pub fn inspect_with(folder: &Folder, locking: Locking) -> Inspection {
    inspect_run(folder, locking, &Run::default())
}

/// Finds out what [`inspect_with`] does, by so many threads, and watched.
#[must_use]
pub fn inspect_run(folder: &Folder, locking: Locking, run: &Run<'_>) -> Inspection {
    let folder = sorted(folder);
    let mut diagnostics = Diagnostics::default();
    let stint = run.begin(Stage::Settings);
    let manifest = folder
        .manifest
        .as_ref()
        .map_or_else(Manifest::default, |source| manifest::parse(&mut diagnostics, source));
    let lock = folder.lock.as_ref().and_then(|source| read_lock(&mut diagnostics, source, locking));
    stint.end();
    let stint = run.begin_documents(Stage::Document, folder.documents.iter());
    let mended = stint.each(&folder.documents, Mended::new);
    let documents = stint.each_document(&mut diagnostics, &mended, |diagnostics, mended| {
        let mut document = document::parse(mended, folder.limits.nesting);
        document::bounds::keep(diagnostics, &mut document, &folder.limits);
        document
    });
    stint.end();
    let stint = run.begin_documents(Stage::Recognize, folder.documents.iter());
    let mut recognized = stint.each_document(&mut diagnostics, &documents, |diagnostics, document| {
        let settings = manifest.document(document.source.name());
        recognize::recognize(diagnostics, document, settings, folder.manifest.as_ref())
    });
    stint.end();
    let stint = run.begin(Stage::Lower);
    let spec =
        lower::lower(&mut diagnostics, &mut recognized, &manifest, folder.manifest.as_ref(), lock.as_ref());
    let sources = folder.documents.iter().chain(&folder.manifest).chain(&folder.lock);
    let paths: Vec<_> = sources.map(|source| source.path().clone()).collect();
    diagnostics.sort(&paths);
    stint.end();
    Inspection { spec, diagnostics }
}

/// Generates the Rust text of a folder of documents.
///
/// The same texts give the same bytes, whatever the order in which they are listed.
///
/// ```
/// use spectable_codegen::{Folder, Layout, Source, generate};
///
/// let text = "# Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Hello |\n| 1 | Ping |\n";
/// let folder = Folder { documents: vec![Source::new("chat.md", "spec/chat.md", text)], ..Folder::default() };
/// let generation = generate(&folder, Layout::Lines);
/// assert!(generation.text.unwrap().contains("pub enum Opcode"));
/// ```
#[must_use]
pub fn generate(folder: &Folder, layout: Layout) -> Generation {
    generate_run(folder, layout, &Run::default())
}

/// Generates what [`generate`] does, by so many threads, and watched.
#[must_use]
pub fn generate_run(folder: &Folder, layout: Layout, run: &Run<'_>) -> Generation {
    generate_by(folder, layout, run, None)
}

/// Generates the Rust text of one document of a folder, by its path within the folder.
///
/// The manifest and the other documents count as far as this one goes by them; of the diagnostics, those of the other
/// documents are left out.
#[must_use]
pub fn generate_document(folder: &Folder, name: &str, layout: Layout) -> Generation {
    generate_document_run(folder, name, layout, &Run::default())
}

/// Generates what [`generate_document`] does, by so many threads, and watched.
#[must_use]
pub fn generate_document_run(folder: &Folder, name: &str, layout: Layout, run: &Run<'_>) -> Generation {
    let Inspection { mut spec, mut diagnostics } = inspect_run(folder, Locking::Heeded, run);
    let (documents, others): (Vec<&Source>, Vec<&Source>) =
        folder.documents.iter().partition(|source| source.name() == name);
    spec.modules.retain(|module| module.document == name);
    diagnostics.retain(|found| others.iter().all(|source| *source.path() != found.place.path));
    print(Inspection { spec, diagnostics }, &documents, layout, run, None)
}

/// Generates the text of what was read of a folder; none where some of it could not be.
fn generate_read(mut diagnostics: Diagnostics, folder: &Folder, kept: Option<&Kept>) -> Generation {
    let mut generation = generate_by(folder, Layout::default(), &Run::default(), kept);
    if diagnostics.has_errors() {
        generation.text = None;
        // What the manifest says of a file that cannot be read is no fault of its own.
        generation.diagnostics.retain(|found| found.kind != Kind::UnusedSetting);
    }
    diagnostics.append(generation.diagnostics);
    Generation { diagnostics, ..generation }
}

/// Generates the text of a folder, where some of it may have been laid out before.
fn generate_by(folder: &Folder, layout: Layout, run: &Run<'_>, kept: Option<&Kept>) -> Generation {
    let folder = sorted(folder);
    let documents: Vec<&Source> = folder.documents.iter().collect();
    print(inspect_run(&folder, Locking::Heeded, run), &documents, layout, run, kept)
}

/// A lock; none where it is broken, since half of one says nothing reliable.
fn read_lock(diagnostics: &mut Diagnostics, source: &Source, locking: Locking) -> Option<Lock> {
    let mut found = Diagnostics::default();
    let snapshot = lock::parse(&mut found, source);
    let is_whole = !found.has_errors();
    diagnostics.append(found);
    is_whole.then(|| Lock { snapshot, locking, place: source.start() })
}

/// A folder whose documents are in the order of their names.
fn sorted(folder: &Folder) -> Cow<'_, Folder> {
    let mut folder = Cow::Borrowed(folder);
    if !folder.documents.is_sorted_by(|a, b| a.name() <= b.name()) {
        order::sort(&mut folder.to_mut().documents, &|a, b| a.name().cmp(b.name()));
    }
    folder
}

/// Prints what was found out about some documents.
fn print(
    inspection: Inspection,
    documents: &[&Source],
    layout: Layout,
    run: &Run<'_>,
    kept: Option<&Kept>,
) -> Generation {
    let Inspection { spec, mut diagnostics } = inspection;
    if diagnostics.has_errors() {
        return Generation { text: None, spec, diagnostics };
    }
    let names: Vec<&str> = list::of(documents, &|source| source.name());
    let run = if emit::is_bound() { run.alone() } else { *run };
    let stint = run.begin_documents(Stage::Render, documents.iter().copied());
    let text = match render::text(&stint, &spec, &names, layout, kept) {
        Ok(text) => Some(text),
        Err(error) => {
            let place = documents.first().map_or_else(|| Place::file(""), |source| source.start());
            let help = "this is a fault of spectable's own; please report it with the document";
            diagnostics.push(Kind::Render, place, format!("the generated text is no Rust: {error}"), help);
            None
        }
    };
    stint.end();
    Generation { text, spec, diagnostics }
}
