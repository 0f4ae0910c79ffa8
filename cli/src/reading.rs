//! Finds out what the paths of a command define: each folder is read once, each document reported once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use spectable_codegen::model::Module;
use spectable_codegen::{Diagnostic, Inspection, Locking, Severity, Source};

use crate::outcome::Outcome;
use crate::request::{self, Manifests};
use crate::watch::Watch;

/// What some paths define, in their order.
#[derive(Default)]
pub(crate) struct Reading {
    /// One module a document.
    pub(crate) modules: Vec<Module>,
    /// What is wrong with the documents and the manifests.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts of the documents and the manifests.
    pub(crate) sources: Vec<Source>,
}

/// Finds out what some paths define.
pub(crate) fn read(watch: &Watch, paths: &[PathBuf], manifests: Manifests) -> Reading {
    let mut all = Vec::new();
    let requests: Vec<_> = paths.iter().map(|path| request::open(watch, &mut all, path, manifests)).collect();
    let mut meanings: Vec<_> = all
        .iter()
        .map(|texts| {
            let Inspection { spec, diagnostics } = watch.inspect(&texts.folder, Locking::Heeded);
            let found: Vec<Diagnostic> = texts.diagnostics.iter().chain(&diagnostics).cloned().collect();
            (spec.modules, found)
        })
        .collect();
    let mut reading = Reading::default();
    let mut reported = BTreeSet::new();
    for (at, request) in requests {
        let (modules, diagnostics) = &mut meanings[at];
        let wanted =
            |path: &str| request.covers(path) && !reported.contains(&request::identity(Path::new(path)));
        let modules: Vec<Module> = modules.extract_if(.., |module| wanted(&module.path)).collect();
        let diagnostics: Vec<Diagnostic> =
            diagnostics.extract_if(.., |found| wanted(&found.place.path)).collect();
        let paths = modules
            .iter()
            .map(|module| &*module.path)
            .chain(diagnostics.iter().map(|found| &*found.place.path));
        reported.extend(paths.map(|path| request::identity(Path::new(path))));
        reading.modules.extend(modules);
        reading.diagnostics.extend(diagnostics);
    }
    for texts in all {
        reading.sources.extend(texts.folder.documents);
        reading.sources.extend(texts.folder.manifest);
        reading.sources.extend(texts.folder.lock);
    }
    reading
}

/// How a command ends that found these diagnostics.
pub(crate) fn outcome(diagnostics: &[Diagnostic]) -> Outcome {
    let errors = diagnostics.iter().any(|found| found.kind.severity() == Severity::Error);
    if errors { Outcome::Bad } else { Outcome::Good }
}
