//! What one path of a command line asks for: a folder, a file, or a document out of a folder with a manifest or a lock.

use std::fs;
use std::path::{Path, PathBuf};

use spectable_codegen::{Diagnostic, Diagnostics, Folder, Kind, LOCK, MANIFEST, Source, is_settled, shown};

use crate::watch::Watch;

/// Whether the manifests and the locks of folders count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manifests {
    Heeded,
    Ignored,
}

/// The texts of a folder or a file, and what could not be read of it.
pub(crate) struct Texts {
    place: PathBuf,
    pub(crate) folder: Folder,
    pub(crate) diagnostics: Diagnostics,
}

/// All of a folder or a file, or one document out of a folder.
pub(crate) struct Request {
    root: PathBuf,
    document: Option<String>,
}

impl Request {
    /// Whether a path, as diagnostics name it, is of what is asked for.
    pub(crate) fn covers(&self, path: &str) -> bool {
        let Some(document) = &self.document else { return true };
        path == document || path == shown(&self.root) || is_beside(&self.root, path)
    }

    /// The name within its folder of the one document that is asked for.
    pub(crate) fn document<'a>(&self, folder: &'a Folder) -> Option<&'a str> {
        let wanted = self.document.as_deref()?;
        folder.documents.iter().find(|source| &**source.path() == wanted).map(Source::name)
    }
}

/// Reads what a path asks for, unless the same folder or file is among what was read before.
///
/// Gives the place in `all` of its texts.
pub(crate) fn open(
    watch: &Watch,
    all: &mut Vec<Texts>,
    path: &Path,
    manifests: Manifests,
) -> (usize, Request) {
    if let Some((root, document)) = in_folder(path, manifests) {
        let at = texts(watch, all, &root, manifests);
        let Texts { folder, diagnostics, .. } = &all[at];
        let listed = folder.documents.iter().any(|source| **source.path() == *document);
        let unread = |found: &Diagnostic| {
            *found.place.path == *document
                || found.kind == Kind::Unreadable && *found.place.path == *shown(&root)
        };
        if listed || diagnostics.iter().any(unread) {
            return (at, Request { root, document: Some(document) });
        }
    }
    let at = texts(watch, all, path, manifests);
    (at, Request { root: path.to_owned(), document: None })
}

/// The texts that diagnostics may point at.
pub(crate) fn sources(folder: &Folder) -> Vec<&Source> {
    folder.documents.iter().chain(&folder.manifest).chain(&folder.lock).collect()
}

/// What makes two spellings of a path the same; a link is another file than what it leads to.
pub(crate) fn identity(path: &Path) -> PathBuf {
    let whole = || fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Some(name) = path.file_name() else { return whole() };
    fs::canonicalize(parent(path)).map_or_else(|_| whole(), |parent| parent.join(name))
}

/// The folder with a manifest or a lock that a file lies in, and the file's path as diagnostics name it.
fn in_folder(path: &Path, manifests: Manifests) -> Option<(PathBuf, String)> {
    let root = parent(path);
    let counts = manifests == Manifests::Heeded && path.is_file() && is_settled(root);
    let name = path.file_name().filter(|_| counts)?;
    Some((root.to_owned(), shown(&root.join(name))))
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn texts(watch: &Watch, all: &mut Vec<Texts>, root: &Path, manifests: Manifests) -> usize {
    let place = identity(root);
    if let Some(at) = all.iter().position(|texts| texts.place == place) {
        return at;
    }
    let mut diagnostics = Diagnostics::default();
    let mut folder = watch.read(&mut diagnostics, root);
    if manifests == Manifests::Ignored {
        folder.manifest = None;
        folder.lock = None;
        diagnostics.retain(|found| !is_beside(root, &found.place.path));
    }
    all.push(Texts { place, folder, diagnostics });
    all.len() - 1
}

/// Whether a path, as diagnostics name it, is that of a folder's manifest or lock.
fn is_beside(root: &Path, path: &str) -> bool {
    [MANIFEST, LOCK].iter().any(|name| path == shown(&root.join(name)))
}
