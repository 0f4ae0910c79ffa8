//! One side of a comparison: a folder or a document as it is on the disk, or as a git revision has it.

use std::path::{Path, PathBuf};

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{
    Diagnostic, Folder, Inspection, LOCK, Locking, MANIFEST, Place, Severity, Source, is_document, shown,
};

use crate::git::{Object, Revision};
use crate::outcome::Failure;
use crate::report;
use crate::request::{self, Manifests};
use crate::watch::Watch;

/// The texts of one side, and which of them are asked for.
pub(crate) struct Side {
    pub(crate) folder: Folder,
    /// What could not be read.
    unread: Vec<Diagnostic>,
    /// The name within the folder of the one document that is asked for.
    pub(crate) document: Option<String>,
    /// What stands before the paths of a git revision.
    revision: String,
}

/// Reads what an argument names: a path, or `REV:PATH`.
///
/// # Errors
///
/// Where git cannot read a revision.
pub(crate) fn open(watch: &Watch, argument: &Path) -> Result<Side, Failure> {
    match revision(argument) {
        Some((name, path)) => watch.reading(|| at(&Revision::new(name, path)?, path)),
        None => Ok(now(watch, argument)),
    }
}

/// Reads a folder or a document as it is.
pub(crate) fn now(watch: &Watch, path: &Path) -> Side {
    let mut all = Vec::new();
    let (at, request) = request::open(watch, &mut all, path, Manifests::Heeded);
    let texts = all.swap_remove(at);
    let alone = texts.folder.documents.first().filter(|_| path.is_file());
    let document = request.document(&texts.folder).or_else(|| alone.map(Source::name)).map(str::to_owned);
    let unread = texts.diagnostics.iter().filter(|found| request.covers(&found.place.path));
    Side { unread: unread.cloned().collect(), folder: texts.folder, document, revision: String::new() }
}

/// Reads a folder or a document of the disk as a revision has it.
///
/// # Errors
///
/// Where git cannot read it.
pub(crate) fn then(watch: &Watch, revision: &str, path: &Path) -> Result<Side, Failure> {
    watch.reading(|| at(&Revision::of(revision, path)?, &shown(path)))
}

/// What a side promises, and what is wrong with its documents.
pub(crate) struct Findings {
    /// What it promises; nothing where its documents have errors, which are shown.
    pub(crate) snapshot: Option<Snapshot>,
    /// What is wrong, each at its path without a revision.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Finds out what a side promises.
pub(crate) fn inspect(watch: &Watch, side: &Side, locking: Locking) -> Findings {
    let Inspection { spec, diagnostics } = watch.inspect(&side.folder, locking);
    let is_asked = |found: &&Diagnostic| {
        let others =
            || side.folder.documents.iter().filter(|source| Some(source.name()) != side.document.as_deref());
        side.document.is_none() || others().all(|source| *source.path() != found.place.path)
    };
    let mut found: Vec<Diagnostic> =
        side.unread.iter().chain(diagnostics.iter().filter(is_asked)).cloned().collect();
    let is_error = |found: &&Diagnostic| found.kind.severity() == Severity::Error;
    let errors: Vec<Diagnostic> = found.iter().filter(is_error).cloned().collect();
    report::diagnostics(&errors, &request::sources(&side.folder));
    take_revision(&side.revision, found.iter_mut().flat_map(all_places));
    if !errors.is_empty() {
        return Findings { snapshot: None, diagnostics: found };
    }
    let mut snapshot = Snapshot::of(&spec);
    if let Some(document) = &side.document {
        snapshot.enums.retain(|found| found.document == *document);
    }
    take_revision(&side.revision, places(&mut snapshot));
    Findings { snapshot: Some(snapshot), diagnostics: found }
}

/// Takes a revision out of the paths of places.
fn take_revision<'p>(revision: &str, places: impl Iterator<Item = &'p mut Place>) {
    if revision.is_empty() {
        return;
    }
    for place in places {
        if let Some(path) = place.path.strip_prefix(revision) {
            place.path = path.into();
        }
    }
}

/// Every place of a diagnostic.
fn all_places(found: &mut Diagnostic) -> impl Iterator<Item = &mut Place> {
    let related = found.related.iter_mut().map(|related| &mut related.place);
    [&mut found.place].into_iter().chain(related)
}

/// Every place of a snapshot.
fn places(snapshot: &mut Snapshot) -> impl Iterator<Item = &mut Place> {
    snapshot.enums.iter_mut().flat_map(|found| {
        let entries = found.entries.iter_mut().map(|entry| &mut entry.place);
        let ranges = found.ranges.iter_mut().map(|range| &mut range.place);
        [&mut found.place].into_iter().chain(entries).chain(ranges)
    })
}

/// The revision and the path of `REV:PATH`; none where it is a path with a colon.
fn revision(argument: &Path) -> Option<(&str, &str)> {
    let (name, path) = argument.to_str()?.split_once(':')?;
    let is_drive = name.len() == 1
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (cfg!(windows) || path.starts_with(['/', '\\']));
    (!name.is_empty() && !is_drive && !argument.exists()).then_some((name, path))
}

/// Reads a folder or a document of a revision, under the path by which the user knows it.
fn at(revision: &Revision, shown: &str) -> Result<Side, Failure> {
    let title = format!("{}:", revision.name);
    let (root, document, shown) = match revision.object()? {
        Object::Folder => (revision.path.as_str(), None, shown),
        Object::File => {
            let (root, name) = revision.path.rsplit_once('/').unwrap_or(("", &revision.path));
            let shown = shown.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
            (root, Some(name), shown)
        }
    };
    let names = revision.files(root)?;
    let settled = names.iter().any(|name| is_of_folder(name));
    let is_wanted = |name: &&String| match document {
        Some(document) if !settled => *name == document,
        _ => is_of_folder(name) || is_visible(name) && is_document(Path::new(name)),
    };
    let mut folder = Folder::default();
    let mut names: Vec<&String> = names.iter().filter(is_wanted).collect();
    names.sort();
    for name in names {
        let source = source(revision, [root, name], &title, &below(shown, name))?;
        match name.as_str() {
            MANIFEST => folder.manifest = Some(source),
            LOCK => folder.lock = Some(source),
            _ => folder.documents.push(source),
        }
    }
    if folder.documents.is_empty() {
        return Err(Failure(format!("`{title}{shown}` holds no documents")));
    }
    let document = document.map(str::to_owned);
    Ok(Side { folder, unread: Vec::new(), document, revision: title })
}

fn source(revision: &Revision, [root, name]: [&str; 2], title: &str, shown: &str) -> Result<Source, Failure> {
    let path = format!("{title}{shown}");
    let bytes = revision.bytes(&below(root, name))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure(format!("`{path}` is not UTF-8")))?;
    Ok(Source::new(name, &path, &text))
}

/// Whether a file settles what the documents of its folder leave open.
fn is_of_folder(name: &str) -> bool {
    name == MANIFEST || name == LOCK
}

fn is_visible(name: &str) -> bool {
    name.split('/').all(|part| !part.starts_with('.'))
}

/// The path of a file in a folder, with `/`.
fn below(folder: &str, name: &str) -> String {
    let folder = shown(&PathBuf::from(folder));
    match folder.trim_end_matches('/') {
        "" | "." => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}
