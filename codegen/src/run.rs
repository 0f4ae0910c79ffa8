//! How documents are gone through: by how many threads, and who watches. Nothing that comes out depends on it.

use std::fmt;
use std::num::NonZeroUsize;

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use crate::workers;

/// A stage on the way from texts to text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// The manifest and the lock are read.
    Settings,
    /// Documents become headings, paragraphs, lists and tables.
    Document,
    /// What in them holds codes is found out.
    Recognize,
    /// What was found is given its meaning, and checked.
    Lower,
    /// The meaning is printed as Rust, and that is laid out, piece by piece.
    Render,
}

impl Stage {
    /// Every stage, in their order.
    pub const ALL: [Self; 5] = [Self::Settings, Self::Document, Self::Recognize, Self::Lower, Self::Render];

    /// Its name in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Document => "document",
            Self::Recognize => "recognize",
            Self::Lower => "lower",
            Self::Render => "render",
        }
    }
}

/// What happens in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Step {
    /// It begins. Told by the thread that runs all of it, as its end is.
    Begins {
        /// How many documents it goes through one at a time; none where it takes them all at once.
        documents: Option<usize>,
    },
    /// A thread sets to work on documents of it. Told by that thread, as all is until it stops.
    ThreadStarts,
    /// A document is done.
    DocumentEnds,
    /// That thread stops: there is nothing left for it.
    ThreadStops,
    /// It ends.
    Ends,
}

/// How a run goes about it. What comes out is the same in any case.
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
///
/// use spectable_codegen::{Folder, Layout, Run, Source, Stage, Step, generate_run};
///
/// let text = "# Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Hello |\n| 1 | Ping |\n";
/// let folder = Folder { documents: vec![Source::new("chat.md", "spec/chat.md", text)], ..Folder::default() };
/// let recognized = AtomicUsize::new(0);
/// let watch = |stage: Stage, step: Step| {
///     if (stage, step) == (Stage::Recognize, Step::DocumentEnds) {
///         recognized.fetch_add(1, Ordering::Relaxed);
///     }
/// };
/// let run = Run { watch: Some(&watch), ..Run::default() };
/// assert!(generate_run(&folder, Layout::Lines, &run).text.is_some());
/// assert_eq!(recognized.into_inner(), 1);
/// ```
#[derive(Clone, Copy, Default)]
pub struct Run<'w> {
    /// How many threads may be at work at once; where it is not said, as many as there are cores and as pay.
    pub threads: Option<NonZeroUsize>,
    /// Is told of each step, by the thread that takes it; a run goes on when it returns.
    pub watch: Option<&'w (dyn Fn(Stage, Step) + Sync)>,
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { threads, watch } = self;
        f.debug_struct("Run").field("threads", threads).field("is_watched", &watch.is_some()).finish()
    }
}

impl<'w> Run<'w> {
    /// Begins a stage that takes all documents at once.
    pub(crate) fn begin(&self, stage: Stage) -> Stint<'w> {
        Stint::new(*self, stage, 1, None)
    }

    /// Begins a stage that goes through documents one at a time, on as many threads as pay.
    pub(crate) fn begin_documents<'d>(
        &self,
        stage: Stage,
        documents: impl ExactSizeIterator<Item = &'d Source>,
    ) -> Stint<'w> {
        let count = documents.len();
        let lengths = documents.map(|source| source.text().len());
        let threads = self.threads.map_or_else(|| workers::count(lengths), NonZeroUsize::get);
        Stint::new(*self, stage, threads, Some(count))
    }

    /// The same on the calling thread alone.
    pub(crate) fn alone(&self) -> Self {
        Self { threads: Some(NonZeroUsize::MIN), ..*self }
    }
}

/// A stage that is under way, until it is dropped.
pub(crate) struct Stint<'w> {
    run: Run<'w>,
    stage: Stage,
    threads: usize,
}

impl<'w> Stint<'w> {
    fn new(run: Run<'w>, stage: Stage, threads: usize, documents: Option<usize>) -> Self {
        let stint = Self { run, stage, threads };
        stint.tell(Step::Begins { documents });
        stint
    }

    /// What becomes of each thing, in their order.
    pub(crate) fn each<'t, T: Sync, R: Send>(
        &self,
        things: &'t [T],
        work: impl Fn(&'t T) -> R + Sync,
    ) -> Vec<R> {
        let shift = |work: &dyn Fn()| {
            let _at_work = Shift::new(self);
            work();
        };
        workers::each(self.threads, things, &shift, work)
    }

    /// What becomes of each document, in their order, as are the problems.
    pub(crate) fn each_document<'t, T: Sync, R: Send>(
        &self,
        diagnostics: &mut Diagnostics,
        documents: &'t [T],
        work: impl Fn(&mut Diagnostics, &'t T) -> R + Sync,
    ) -> Vec<R> {
        let blank = diagnostics.share(documents.len());
        let done = self.each(documents, |document| {
            let mut found = blank.clone();
            let result = work(&mut found, document);
            self.end_document();
            (result, found)
        });
        let mut results = Vec::with_capacity(done.len());
        for (result, found) in done {
            diagnostics.append(found);
            results.push(result);
        }
        results
    }

    /// How many threads it is shared out among.
    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    /// Tells that a document of it is done.
    pub(crate) fn end_document(&self) {
        self.tell(Step::DocumentEnds);
    }

    /// Ends it, as dropping it does.
    pub(crate) fn end(self) {
        drop(self);
    }

    fn tell(&self, step: Step) {
        if let Some(watch) = self.run.watch {
            watch(self.stage, step);
        }
    }
}

impl Drop for Stint<'_> {
    fn drop(&mut self) {
        self.tell(Step::Ends);
    }
}

/// What one thread does of a stage, until it is dropped.
struct Shift<'s, 'w> {
    stint: &'s Stint<'w>,
}

impl<'s, 'w> Shift<'s, 'w> {
    fn new(stint: &'s Stint<'w>) -> Self {
        stint.tell(Step::ThreadStarts);
        Self { stint }
    }
}

impl Drop for Shift<'_, '_> {
    fn drop(&mut self) {
        self.stint.tell(Step::ThreadStops);
    }
}
