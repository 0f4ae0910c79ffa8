//! Runs the generator by the clock, and shows how far it is. Commands reach it only through here.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use spectable_codegen::model::Spec;
use spectable_codegen::{
    Diagnostics, Folder, Generation, Inspection, Layout, Locking, Run, Stage, Step, generate_document_run,
    generate_run, inspect_run, read,
};

use crate::clock::Clock;
use crate::progress;
use crate::terminal;
use crate::timings::{self, Amount};

/// The stage before all others, in which texts are read.
const SOURCE: &str = "source";

/// Watches a command from its beginning to its end.
pub(crate) struct Watch {
    clock: Clock,
    amount: Cell<Amount>,
}

impl Watch {
    /// Begins to watch.
    pub(crate) fn begin() -> Self {
        Self { clock: Clock::start(), amount: Cell::default() }
    }

    /// How long it has been watching.
    pub(crate) fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    /// Reads a folder or a document.
    pub(crate) fn read(&self, diagnostics: &mut Diagnostics, path: &Path) -> Folder {
        self.reading(|| read(diagnostics, path))
    }

    /// Reads texts in whatever way.
    pub(crate) fn reading<R>(&self, work: impl FnOnce() -> R) -> R {
        progress::during(&self.clock, SOURCE, |_| {
            self.clock.record(SOURCE, Step::Begins { documents: None });
            let read = work();
            self.clock.record(SOURCE, Step::Ends);
            read
        })
    }

    /// Finds out what a folder means.
    pub(crate) fn inspect(&self, folder: &Folder, locking: Locking) -> Inspection {
        let inspection = self.running(folder, |run| inspect_run(folder, locking, run));
        self.count_entries(&inspection.spec);
        inspection
    }

    /// Generates the text of a folder, or of one of its documents.
    pub(crate) fn generate(&self, folder: &Folder, document: Option<&str>, layout: Layout) -> Generation {
        let generation = self.running(folder, |run| match document {
            Some(name) => generate_document_run(folder, name, layout, run),
            None => generate_run(folder, layout, run),
        });
        self.count_entries(&generation.spec);
        generation
    }

    /// Says where the time went.
    pub(crate) fn tell_timings(&self) {
        for line in timings::lines(&self.clock.laps(), self.elapsed(), self.amount.get()) {
            terminal::tell(&line);
        }
    }

    /// Runs the generator on a folder.
    fn running<R>(&self, folder: &Folder, work: impl FnOnce(&Run<'_>) -> R) -> R {
        let mut amount = self.amount.get();
        amount.documents += folder.documents.len();
        amount.bytes += folder.documents.iter().map(|source| source.text().len()).sum::<usize>();
        self.amount.set(amount);
        let clock = &self.clock;
        progress::during(clock, SOURCE, |progress| {
            let watch = |stage: Stage, step: Step| {
                clock.record(stage.name(), step);
                progress.record(stage.name(), step);
            };
            work(&Run { watch: Some(&watch), ..Run::default() })
        })
    }

    fn count_entries(&self, spec: &Spec) {
        let mut amount = self.amount.get();
        let tables = spec.modules.iter().flat_map(|module| &module.tables);
        amount.entries += tables.map(|table| table.entries.len()).sum::<usize>();
        self.amount.set(amount);
    }
}
