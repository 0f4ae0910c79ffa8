//! Writes what a command made, whole or not at all, and never over what it was made from.

use std::fs;
use std::path::Path;

use spectable_codegen::{replace, shown};

use crate::outcome::Failure;
use crate::terminal;

/// Whether a file is one of several, by whatever paths.
pub(crate) fn is_among<'p>(path: &Path, sources: impl IntoIterator<Item = &'p Path>) -> bool {
    let Ok(file) = fs::canonicalize(path) else { return false };
    sources.into_iter().any(|source| fs::canonicalize(source).is_ok_and(|source| source == file))
}

/// Writes a file and the folders that it lies in, and says so after a summary.
///
/// # Errors
///
/// Where it cannot be written.
pub(crate) fn write(path: &Path, text: &str, summary: &str) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let written = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| replace(path, text));
    let shown = shown(path);
    match written {
        Ok(true) => terminal::tell(&format!("{summary}: wrote {shown}")),
        Ok(false) => terminal::tell(&format!("{summary}: {shown} is up to date")),
        Err(error) => return Err(Failure(format!("cannot write `{shown}`: {error}"))),
    }
    Ok(())
}
