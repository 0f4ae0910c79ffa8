//! The cases: a folder each, of small documents and what they are expected to give.

use std::fs;
use std::path::{Path, PathBuf};

use spectable_codegen::{Diagnostics, Folder, read};

/// Where the cases are, from the package's folder.
const CASES: &str = "tests/cases";

/// Documents, and a manifest where the case has one.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) folder: Folder,
}

/// Every case, by name.
pub(crate) fn all() -> Vec<Case> {
    let folders = fs::read_dir(CASES).expect("the cases are a folder");
    let mut paths: Vec<PathBuf> = folders.map(|folder| folder.expect("it can be read").path()).collect();
    paths.sort();
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let mut diagnostics = Diagnostics::default();
    let folder = read(&mut diagnostics, path);
    let problems: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let name = path.file_name().expect("a case has a name").to_string_lossy().into_owned();
    Case { name, path: path.to_owned(), folder }
}
