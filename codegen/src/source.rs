//! Documents, their manifest and their lock as texts: the only stage before `build` that reads files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Diagnostics, Kind, Place};

/// The file name of a manifest, beside the documents.
pub const MANIFEST: &str = "spectable.toml";

/// The file name of a lock, beside the documents.
pub const LOCK: &str = "spectable.lock";

const EXTENSIONS: [&str; 3] = ["md", "mdx", "markdown"];

/// One file's text, and where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    path: Rc<str>,
    text: String,
    lines: Vec<usize>,
}

impl Source {
    /// A text under a `name` (its path within the folder, with `/`) and a `path` (as diagnostics name it).
    ///
    /// A byte-order mark at the start is left out.
    #[must_use]
    pub fn new(name: impl Into<String>, path: &str, text: &str) -> Self {
        let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(text));
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { name: name.into(), path: path.into(), text, lines }
    }

    /// The path within the folder, with `/` between its parts.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path as diagnostics name it.
    #[must_use]
    pub fn path(&self) -> &Rc<str> {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a line, counted from 1, without its line break.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<&str> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        Some(self.text[start..end].trim_end_matches(['\n', '\r']))
    }

    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset)
    }

    pub(crate) fn column_of(&self, offset: usize) -> usize {
        let start = self.lines[self.line_of(offset) - 1];
        self.text.get(start..offset).map_or(offset - start, |before| before.chars().count()) + 1
    }

    pub(crate) fn place(&self, offset: usize) -> Place {
        Place { path: self.path.clone(), line: self.line_of(offset), column: self.column_of(offset) }
    }

    pub(crate) fn start(&self) -> Place {
        self.place(0)
    }
}

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
}

/// Reads every document (`.md`, `.mdx`, `.markdown`) in `path` and the folders below it, the manifest and the lock.
///
/// Hidden files and folders are passed over. What cannot be read is reported, all of it.
#[must_use]
pub fn read(diagnostics: &mut Diagnostics, path: &Path) -> Folder {
    let mut folder = Folder::default();
    let shown = shown(path);
    let at = |path: &str| Place { path: path.into(), line: 1, column: 1 };
    if path.is_file() {
        folder.watched.push(path.to_owned());
        let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        folder.documents.extend(file(diagnostics, path, name));
        return folder;
    }
    let mut names = Vec::new();
    if let Err(error) = list(path, "", &mut names) {
        let what = if is_document(path) { "file" } else { "folder" };
        let help = "name a folder of markdown documents, or one of them".to_owned();
        diagnostics.push_with_help(
            Kind::Unreadable,
            at(&shown),
            format!("cannot read the {what}: {error}"),
            help,
        );
        return folder;
    }
    names.sort();
    folder.watched.push(path.to_owned());
    for name in names {
        let whole = path.join(&name);
        folder.watched.push(whole.clone());
        if let Some(source) = file(diagnostics, &whole, name) {
            match source.name.as_str() {
                MANIFEST => folder.manifest = Some(source),
                LOCK => folder.lock = Some(source),
                _ => folder.documents.push(source),
            }
        }
    }
    if folder.documents.is_empty() && !diagnostics.has_errors() {
        let help = "put at least one `.md` file into it".to_owned();
        diagnostics.push_with_help(
            Kind::NoDocuments,
            at(&shown),
            "no documents in this folder".to_owned(),
            help,
        );
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
    if path.is_file() && [MANIFEST, LOCK].iter().any(|name| parent.join(name).is_file()) {
        read(diagnostics, parent)
    } else {
        read(diagnostics, path)
    }
}

/// A path as it is shown: with `/`, and without a leading `./`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").filter(|rest| !rest.is_empty()).map_or(text.clone(), str::to_owned)
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let item = item?;
        let name = item.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let below = format!("{prefix}{name}");
        if item.file_type()?.is_dir() {
            list(&item.path(), &format!("{below}/"), names)?;
        } else if below == MANIFEST || below == LOCK || is_document(Path::new(&name)) {
            names.push(below);
        }
    }
    Ok(())
}

/// A file's bytes; what is no regular file might never end.
fn contents(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        return fs::read(path);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"))
}

/// A text in which a carriage return alone, which ends a line too, is a line feed.
fn with_line_feeds(text: &str) -> String {
    let bytes = text.as_bytes();
    let alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(alone) {
        return text.to_owned();
    }
    let bytes = (0..bytes.len()).map(|at| if alone(at) { b'\n' } else { bytes[at] }).collect();
    String::from_utf8(bytes).expect("one ASCII character takes the place of another")
}

/// Whether a file is a document, by its name.
#[must_use]
pub fn is_document(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn file(diagnostics: &mut Diagnostics, path: &Path, name: String) -> Option<Source> {
    let shown = shown(path);
    let bytes = match contents(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let place = Place { path: shown.as_str().into(), line: 1, column: 1 };
            diagnostics.push(Kind::Unreadable, place, format!("cannot read the file: {error}"));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source::new(name, &shown, &text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let place = Source::new(name, &shown, &before).place(before.len());
            let byte = error.as_bytes()[valid];
            let message = format!("the text is not UTF-8: byte 0x{byte:02X} cannot stand here");
            diagnostics.push_with_help(Kind::NotUtf8, place, message, "save the file as UTF-8".to_owned());
            None
        }
    }
}
