//! What a build script calls. Only this file prints, and only this file and `fresh` read the environment.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Kind, Place, Severity};
use crate::source::{self, Folder};
use crate::{Layout, generate};

/// The file in `OUT_DIR` that a build writes.
pub const OUTPUT: &str = "spectable.rs";

/// Generates `OUT_DIR/spectable.rs` from the documents in `folder`: the one call of a build script.
///
/// `folder` is relative to the package. Where the environment variable `NAME_SPEC` is set, `NAME` being the package's
/// name in capitals with `_` for `-`, the folder that it names by an absolute path takes the place of `folder`, so that
/// whoever depends on the package can bring documents of their own.
///
/// The file is written only if it changes; Cargo is told to run the script again when a document does. Each problem is
/// one `cargo::error=` or `cargo::warning=` line that begins with `path:line:column`, and with an error nothing is
/// written.
///
/// ```no_run
/// spectable_codegen::build("spec");
/// ```
pub fn build(folder: impl AsRef<Path>) {
    let mut diagnostics = Diagnostics::default();
    let documents = match overridden(&mut diagnostics) {
        Ok(over) => {
            let path = over.unwrap_or_else(|| folder.as_ref().to_owned());
            source::read(&mut diagnostics, &path)
        }
        Err(()) => Folder::default(),
    };
    for path in &documents.watched {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let mut generation = generate(&documents, Layout::default());
    if diagnostics.has_errors() {
        generation.text = None;
        // What the manifest says of a file that cannot be read is no fault of its own.
        generation.diagnostics.retain(|found| found.kind != Kind::UnusedSetting);
    }
    print(&diagnostics);
    print(&generation.diagnostics);
    let (Some(text), Some(directory)) = (generation.text, env::var_os("OUT_DIR")) else { return };
    let path = PathBuf::from(directory).join(OUTPUT);
    if let Err(error) = replace(&path, &text) {
        println!("cargo::error={}:1:1: cannot write the file: {error}", path.display());
    }
}

/// Writes a file by way of another beside it, so that nobody ever sees a part of it; not at all where it would not change.
///
/// Says whether it was written.
///
/// # Errors
///
/// Where the folder or the file cannot be written; the earlier file is untouched then.
pub fn replace(path: &Path, text: &str) -> std::io::Result<bool> {
    if fs::read(path).is_ok_and(|current| current == text.as_bytes()) {
        return Ok(false);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left of the attempt may not exist at all.
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| true)
}

/// The folder that the environment names in place of the package's own.
fn overridden(diagnostics: &mut Diagnostics) -> Result<Option<PathBuf>, ()> {
    let Ok(package) = env::var("CARGO_PKG_NAME") else { return Ok(None) };
    let variable = format!("{}_SPEC", package.to_uppercase().replace('-', "_"));
    println!("cargo::rerun-if-env-changed={variable}");
    let Some(value) = env::var_os(&variable).filter(|value| !value.is_empty()) else { return Ok(None) };
    let path = PathBuf::from(value);
    if path.is_absolute() {
        return Ok(Some(path));
    }
    let place = Place { path: variable.as_str().into(), line: 1, column: 1 };
    let message = format!(
        "`{}` is no absolute path; in `[env]` of `.cargo/config.toml` add `relative = true`",
        path.display()
    );
    diagnostics.push(Kind::Unreadable, place, message);
    Err(())
}

fn print(diagnostics: &Diagnostics) {
    for found in diagnostics {
        let severity = match found.kind.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = found.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        println!("cargo::{severity}={}", format!("{found}{help}").replace(['\n', '\r'], " "));
    }
}
