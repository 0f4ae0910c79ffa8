//! Reads documents out of git revisions, and checks nothing out. Only this file runs git.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::Failure;

/// What a path is in a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    Folder,
    File,
}

/// What `REV:PATH` names.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    /// A folder in the repository.
    directory: PathBuf,
    /// The commit, tag or branch.
    pub(crate) name: String,
    /// The path from the root of the repository, with `/`; empty for the root.
    pub(crate) path: String,
}

impl Revision {
    /// What `REV:PATH` names: from the root of the repository, or from the current folder where it begins with `./` or
    /// `../`, as git has it.
    ///
    /// # Errors
    ///
    /// Where git cannot be run, or does not know the revision.
    pub(crate) fn new(name: &str, path: &str) -> Result<Self, Failure> {
        let directory = PathBuf::from(".");
        let start = prefix(&directory)?;
        let relative = path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
        Self::known(directory, name, joined(if relative { &start } else { "" }, path)?)
    }

    /// A folder or file on the disk, as a revision has it.
    ///
    /// # Errors
    ///
    /// Where git cannot be run, or does not know the revision.
    pub(crate) fn of(name: &str, path: &Path) -> Result<Self, Failure> {
        let file = path.file_name().filter(|_| !path.is_dir());
        let folder = if file.is_some() { path.parent().unwrap_or(path) } else { path };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let path = joined(&prefix(folder)?, &file.unwrap_or_default().to_string_lossy())?;
        Self::known(folder.to_owned(), name, path)
    }

    fn known(directory: PathBuf, name: &str, path: String) -> Result<Self, Failure> {
        let revision = Self { directory, name: name.to_owned(), path };
        let tree = format!("{name}^{{tree}}");
        // git would take a leading `-` for an option.
        if name.starts_with('-') || revision.run(&["rev-parse", "--verify", "--quiet", &tree])?.is_err() {
            return Err(Failure(format!(
                "git knows no revision `{name}`; fetch it first, or correct its name"
            )));
        }
        Ok(revision)
    }

    /// What the path is.
    ///
    /// # Errors
    ///
    /// Where the revision has nothing under the path.
    pub(crate) fn object(&self) -> Result<Object, Failure> {
        let kind = self.run(&["cat-file", "-t", &self.object_name(&self.path)])?;
        match kind.as_deref().map(<[u8]>::trim_ascii) {
            Ok(b"tree") => Ok(Object::Folder),
            Ok(b"blob") => Ok(Object::File),
            _ => Err(Failure(format!("`{}` has no `{}`", self.name, self.path))),
        }
    }

    /// The paths of the files in a folder and below, each from that folder.
    ///
    /// # Errors
    ///
    /// Where git cannot say.
    pub(crate) fn files(&self, folder: &str) -> Result<Vec<String>, Failure> {
        let listing = self.answer(&["ls-tree", "--full-tree", "-r", "-z", &self.object_name(folder)])?;
        let listing = String::from_utf8_lossy(&listing);
        let file = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            // A link's text is a path, and a submodule has none.
            let is_file = about.starts_with("100") && about.contains(" blob ");
            is_file.then(|| path.to_owned())
        };
        Ok(listing.split('\0').filter_map(file).collect())
    }

    /// The bytes of a file, by its path from the root.
    ///
    /// # Errors
    ///
    /// Where git cannot say.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, Failure> {
        self.answer(&["show", &self.object_name(path)])
    }

    fn run(&self, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Failure> {
        run(&self.directory, arguments)
    }

    fn answer(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        answer(&self.directory, arguments)
    }

    fn object_name(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }
}

/// The path from the root of the repository of a folder: empty, or with a `/` at its end.
fn prefix(folder: &Path) -> Result<String, Failure> {
    let prefix = answer(folder, &["rev-parse", "--show-prefix"])?;
    let prefix = String::from_utf8_lossy(&prefix);
    Ok(prefix.trim_end_matches(['\n', '\r']).to_owned())
}

/// A path from the root, without `.` and `..`.
fn joined(start: &str, path: &str) -> Result<String, Failure> {
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(path.split(['/', '\\'])).filter(|part| !matches!(*part, "" | ".")) {
        if part != ".." {
            parts.push(part);
        } else if parts.pop().is_none() {
            return Err(Failure(format!("`{path}` is outside of the repository")));
        }
    }
    Ok(parts.join("/"))
}

/// What git prints in a folder; what it says on stderr where it fails.
fn run(folder: &Path, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Failure> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output().map_err(|error| {
        Failure(match error.kind() {
            ErrorKind::NotFound => "git is not installed, or not on the PATH".to_owned(),
            _ => format!("cannot run git: {error}"),
        })
    })?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Ok(if output.status.success() { Ok(output.stdout) } else { Err(said()) })
}

/// What git prints, where it does not fail.
fn answer(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    run(folder, arguments)?.map_err(|said| Failure(format!("git: {said}")))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_are_from_the_root() {
        assert_eq!(joined("docs/", "./spec/").unwrap(), "docs/spec");
        assert_eq!(joined("docs/api/", "../spec").unwrap(), "docs/spec");
        assert_eq!(joined("", ".").unwrap(), "");
        assert!(joined("docs/", "../../spec").is_err());
    }
}
