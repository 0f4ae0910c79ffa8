//! The cases: a folder each, of small documents and what they are expected to give.

use std::fs;
use std::path::{Path, PathBuf};

use spectable_codegen::{Diagnostics, Folder, read};

/// Every case's folder, and what was read from it; sorted by name.
pub(crate) fn all() -> Vec<(PathBuf, Folder)> {
    let folders = fs::read_dir("tests/cases").expect("the cases are a folder");
    let mut paths: Vec<PathBuf> = folders.map(|folder| folder.expect("it can be read").path()).collect();
    paths.sort();
    let case = |path: PathBuf| {
        let folder = folder(&path);
        (path, folder)
    };
    paths.into_iter().map(case).collect()
}

fn folder(path: &Path) -> Folder {
    let mut diagnostics = Diagnostics::default();
    let folder = read(&mut diagnostics, path);
    let problems: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    folder
}
