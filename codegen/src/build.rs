//! What a build script calls. Only this file prints, and only this file and `fresh` read the environment.

use std::env;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::folder::{self, Folder};
use crate::line;
use crate::replace::replace_here;
use crate::{Generation, generate_read};
#[cfg(feature = "pretty")]
use crate::{file, limits::Limits, render::Kept};

/// The file in `OUT_DIR` that a build writes.
pub const OUTPUT: &str = "spectable.rs";

/// The file beside it that holds what was laid out, for the next build.
#[cfg(feature = "pretty")]
const KEPT: &str = "spectable.kept";

/// Generates `OUT_DIR/spectable.rs` from the documents in `folder`: the one call of a build script.
///
/// `folder` is relative to the package. Where the environment variable `NAME_SPEC` is set, `NAME` being the package's
/// name in capitals with `_` for `-`, the folder that it names by an absolute path takes the place of `folder`, so that
/// whoever depends on the package can bring documents of their own.
///
/// The file is written only if it changes; Cargo is told to run the script again when a document does. Each problem is
/// one `cargo::error=` or `cargo::warning=` line that begins with `path:line:column`, at most 100 columns wide where the
/// text allows, and with an error nothing is written. With the feature `pretty`, what was formatted is kept beside the
/// file, so that after an edit the next build formats only what is new.
///
/// ```no_run
/// spectable_codegen::build("spec");
/// ```
pub fn build(folder: impl AsRef<Path>) {
    let mut diagnostics = Diagnostics::default();
    let documents = match overridden(&mut diagnostics) {
        Ok(over) => {
            let path = over.unwrap_or_else(|| folder.as_ref().to_owned());
            folder::read(&mut diagnostics, &path)
        }
        Err(()) => Folder::default(),
    };
    for path in documents.watched.iter().map(|path| path.display().to_string()) {
        // A name of two lines would tell Cargo something else; that it changes shows in its folder.
        if !path.contains(['\n', '\r']) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    let directory = env::var_os("OUT_DIR").map(PathBuf::from);
    let generation = generation(diagnostics, &documents, directory.as_deref());
    for found in &generation.diagnostics {
        println!("cargo::{}={}", found.kind.severity(), line::text(found));
    }
    let (Some(text), Some(directory)) = (generation.text, directory) else { return };
    let path = directory.join(OUTPUT);
    if let Err(error) = replace_here(&path, &text) {
        println!("cargo::error={}:1:1: cannot write the file: {error}", path.display());
    }
}

/// What the documents give, where nothing is laid out again that is as it was in the last build.
#[cfg(feature = "pretty")]
fn generation(diagnostics: Diagnostics, documents: &Folder, directory: Option<&Path>) -> Generation {
    let path = directory.map(|directory| directory.join(KEPT));
    let former = path.as_deref().and_then(|path| file::read(path, Limits::default().file).ok());
    let kept = Kept::new(former.and_then(|former| String::from_utf8(former).ok()).unwrap_or_default());
    let generation = generate_read(diagnostics, documents, Some(&kept));
    if let (Some(path), Some(_)) = (path, &generation.text) {
        // It only saves time: without it, the next build lays out everything.
        let _ = replace_here(&path, &kept.text());
    }
    generation
}

#[cfg(not(feature = "pretty"))]
fn generation(diagnostics: Diagnostics, documents: &Folder, _: Option<&Path>) -> Generation {
    generate_read(diagnostics, documents, None)
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
    let place = Place::file(&variable);
    let message = format!("`{}` is no absolute path", path.display());
    let help = "add `relative = true` to it in `[env]`";
    diagnostics.push(Kind::Unreadable, place, message, help);
    Err(())
}
