//! Replaces files as a whole, so that nobody ever sees a part of one. Only this file writes.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many names that earlier runs left behind are passed over.
const ATTEMPTS: usize = 1000;

/// Writes a file by way of another beside it, so that nobody ever sees a part of it; not at all where it would not change.
///
/// The file keeps its permissions. A link stays, and what it leads to is replaced; a device or a pipe is written into.
/// Says whether anything was written.
///
/// # Errors
///
/// Where the folder or the file cannot be written, be it for want of space, and where the file is read-only, a folder,
/// or a link that leads nowhere; the earlier file is untouched then, and nothing is left beside it.
pub fn replace(path: &Path, text: &str) -> io::Result<bool> {
    let Ok(current) = fs::metadata(path) else {
        let refused = fs::symlink_metadata(path).is_ok();
        return if refused { Err(refusal("it is a link that leads nowhere")) } else { put(path, text, None) };
    };
    if current.is_dir() {
        return Err(refusal("it is a folder"));
    }
    if !current.is_file() {
        return File::options().write(true).open(path)?.write_all(text.as_bytes()).map(|()| true);
    }
    let path = fs::canonicalize(path)?;
    if is_equal(&path, current.len(), text) {
        return Ok(false);
    }
    if current.permissions().readonly() {
        return Err(refusal("it is read-only"));
    }
    put(&path, text, Some(current.permissions()))
}

/// Replaces a file of a folder that is ours alone: whatever stands there gives way, and a link is not followed out of it.
pub(crate) fn replace_here(path: &Path, text: &str) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(current) if current.is_dir() => Err(refusal("it is a folder")),
        Ok(current) if current.is_file() && is_equal(path, current.len(), text) => Ok(false),
        _ => put(path, text, None),
    }
}

fn refusal(why: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, why)
}

fn is_equal(path: &Path, length: u64, text: &str) -> bool {
    length == text.len() as u64 && fs::read(path).is_ok_and(|current| current == text.as_bytes())
}

fn put(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<bool> {
    let (mut file, beside) = beside(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        // Some disks say only now that they are full.
        .and_then(|()| file.sync_all());
    drop(file);
    let written = written.and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The error that made the attempt fail says more than one that keeps its traces.
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| true)
}

/// A new file in the folder of another, which no other thread or process writes to.
fn beside(path: &Path) -> io::Result<(File, PathBuf)> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let mut attempts = 0;
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let beside = path.with_file_name(format!(".spectable-{}-{count}.tmp", process::id()));
        match File::options().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && attempts < ATTEMPTS => attempts += 1,
            made => return made.map(|file| (file, beside)),
        }
    }
}
