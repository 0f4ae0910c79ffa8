//! A folder of documents as texts: which of its files count, and where its links lead.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::file::{self, Fault};
use crate::limits::Limits;
use crate::order;
use crate::source::{LOCK, MANIFEST, Source, is_document, shown};

/// The documents of a spec, in the order of their names, their manifest and their lock.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The documents, sorted by name.
    pub documents: Vec<Source>,
    /// The manifest, where there is one.
    pub manifest: Option<Source>,
    /// The lock, where there is one.
    pub lock: Option<Source>,
    /// What was read or looked into, for a build script to watch.
    pub watched: Vec<PathBuf>,
    /// How much is read before it is refused.
    pub limits: Limits,
}

/// Reads every document (`.md`, `.mdx`, `.markdown`) in `path` and the folders below it, the manifest and the lock.
///
/// Hidden files and folders are passed over. `path` may be a link; a link in it is read where it leads to another of the
/// folder's files, and an error where it leads out. What cannot be read is reported, all of it.
#[must_use]
pub fn read(diagnostics: &mut Diagnostics, path: &Path) -> Folder {
    read_within(diagnostics, path, &Limits::default())
}

/// Reads what [`read`] does, within other limits than the usual ones.
#[must_use]
pub fn read_within(diagnostics: &mut Diagnostics, path: &Path, limits: &Limits) -> Folder {
    let mut folder = Folder { limits: *limits, ..Folder::default() };
    let shown = shown(path);
    if path.exists() && !path.is_dir() {
        folder.watched.push(path.to_owned());
        let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        folder.documents.extend(text(diagnostics, name, &shown, path, limits.file));
        return folder;
    }
    let items = match fs::canonicalize(path).and_then(|root| items(&root)) {
        Ok(items) => items,
        Err(error) => {
            let what = if is_document(path) { "file" } else { "folder" };
            let message = format!("cannot read the {what}: {error}");
            let help = "name a folder of markdown documents, or one of them";
            diagnostics.push(Kind::Unreadable, Place::file(&shown), message, help);
            return folder;
        }
    };
    folder.watched.push(path.to_owned());
    for Item { name, found } in items {
        let whole = path.join(&name);
        let shown = self::shown(&whole);
        let found = found.map(|at| text(diagnostics, name, &shown, &at, limits.file));
        let source = found.unwrap_or_else(|problem| {
            let Problem { kind, message, help } = problem;
            diagnostics.push(kind, Place::file(&shown), message, help);
            None
        });
        folder.watched.push(whole);
        let Some(source) = source else { continue };
        match source.name() {
            MANIFEST => folder.manifest = Some(source),
            LOCK => folder.lock = Some(source),
            _ => folder.documents.push(source),
        }
    }
    if folder.documents.is_empty() && !diagnostics.has_errors() {
        let help = "put at least one `.md` file into it";
        diagnostics.push(Kind::NoDocuments, Place::file(&shown), "no documents in this folder", help);
    }
    folder
}

/// Reads one document; where its folder has a manifest or a lock, those and the folder's other documents too.
#[must_use]
pub fn read_with_folder(diagnostics: &mut Diagnostics, path: &Path) -> Folder {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if path.is_file() && is_settled(parent) { read(diagnostics, parent) } else { read(diagnostics, path) }
}

/// Whether a folder has a manifest or a lock, be it one that cannot be read.
#[must_use]
pub fn is_settled(folder: &Path) -> bool {
    let is_there = |name| folder.join(name).symlink_metadata().is_ok_and(|found| !found.is_dir());
    [MANIFEST, LOCK].into_iter().any(is_there)
}

/// What a folder holds under a name: a file, with the path to read it at, or what is wrong with it.
struct Item {
    name: String,
    found: Result<PathBuf, Problem>,
}

struct Problem {
    kind: Kind,
    message: String,
    help: &'static str,
}

impl Problem {
    fn unreadable(what: &str, error: &io::Error) -> Self {
        let message = format!("cannot read the {what}: {error}");
        Self { kind: Kind::Unreadable, message, help: "make it readable, or take it out of the folder" }
    }
}

/// The documents in a folder and those below it, the manifest, the lock and what cannot be read, sorted by name.
fn items(root: &Path) -> io::Result<Vec<Item>> {
    let mut items = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) if prefix.is_empty() => return Err(error),
            Err(error) => {
                let name = prefix.trim_end_matches('/').to_owned();
                items.push(Item { name, found: Err(Problem::unreadable("folder", &error)) });
                continue;
            }
        };
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let name = format!("{prefix}{name}");
            let found = match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    folders.push((entry.path(), format!("{name}/")));
                    continue;
                }
                Ok(kind) if kind.is_symlink() => followed(root, &entry.path(), counts(&name)).transpose(),
                Ok(_) => counts(&name).then(|| Ok(entry.path())),
                Err(error) => Some(Err(Problem::unreadable("file", &error))),
            };
            items.extend(found.map(|found| Item { name, found }));
        }
    }
    order::sort(&mut items, &|a: &Item, b| a.name.cmp(&b.name));
    Ok(items)
}

/// Whether a file is a document, the manifest or the lock, by its name within the folder.
fn counts(name: &str) -> bool {
    name == MANIFEST || name == LOCK || is_document(Path::new(name))
}

/// The file that counts to which a link within the folder leads.
///
/// A folder gives none: its files are read at their own place.
fn followed(root: &Path, link: &Path, counts: bool) -> Result<Option<PathBuf>, Problem> {
    let written = fs::read_link(link).unwrap_or_default();
    let target = fs::canonicalize(link).or_else(|error| {
        // What it would lead to, if that were there.
        let target = joined(link.parent().unwrap_or(root), &written);
        if target.starts_with(root) { Err(error) } else { Ok(target) }
    });
    let written = shown(&written);
    let target = match target {
        Ok(target) => target,
        Err(error) => {
            let message = format!("cannot follow the link to `{written}`: {error}");
            let help = "put back what it leads to, or remove the link";
            return Err(Problem { kind: Kind::Unreadable, message, help });
        }
    };
    let is_folder = target.is_dir();
    if !counts && !is_folder && target.exists() {
        return Ok(None);
    }
    let Ok(within) = target.strip_prefix(root) else {
        let message = format!("the link to `{written}` leads out of the folder");
        let help = "put a copy of what it leads to in its place, or remove the link";
        return Err(Problem { kind: Kind::PathOutside, message, help });
    };
    if is_folder && within.iter().any(|part| part.to_string_lossy().starts_with('.')) {
        let message = format!("the link leads to `{written}`, which is hidden and passed over");
        let help = "give that folder a name without a `.` at its start, or remove the link";
        return Err(Problem { kind: Kind::Unreadable, message, help });
    }
    Ok((!is_folder).then_some(target))
}

/// Where a path leads from a folder, without `.` and `..`.
fn joined(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => drop(joined.pop()),
            Component::CurDir => {}
            part => joined.push(part),
        }
    }
    joined
}

/// The text of a file of at most `most` bytes, under its name and the path that diagnostics name it by.
fn text(diagnostics: &mut Diagnostics, name: String, shown: &str, path: &Path, most: u64) -> Option<Source> {
    let place = Place::file(shown);
    let bytes = match file::read(path, most) {
        Ok(bytes) => bytes,
        Err(Fault::TooLarge) => {
            let message = format!("the file has more than the {most} bytes that one may have");
            let help = "split it into smaller documents";
            diagnostics.push(Kind::TooLarge, place, message, help);
            return None;
        }
        Err(Fault::Changed) => {
            let help = "run again when nothing writes to it";
            diagnostics.push(Kind::Unreadable, place, "the file changed while it was read", help);
            return None;
        }
        Err(Fault::Failed(error)) => {
            let Problem { kind, message, help } = Problem::unreadable("file", &error);
            diagnostics.push(kind, place, message, help);
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source::new(name, shown, &text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let place = Source::new(name, shown, &before).place(&(before.len()..before.len()));
            let byte = error.as_bytes()[valid];
            let message = format!("the text is not UTF-8: byte 0x{byte:02X} cannot stand here");
            diagnostics.push(Kind::NotUtf8, place, message, "save the file as UTF-8");
            None
        }
    }
}
