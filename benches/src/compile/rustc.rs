//! rustc alone on one file, as Cargo runs it, with what the file needs built before.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::peers::{MANIFEST, Peers};
use crate::child::{self, Cost, Program};

/// How it is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Unoptimised, with debug information.
    Dev,
    /// Optimised.
    Release,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Dev, Self::Release];

    /// The arguments by which rustc compiles so.
    #[must_use]
    pub const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Dev => &["-Copt-level=0", "-Cdebuginfo=2"],
            Self::Release => &["-Copt-level=3"],
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if *self == Self::Dev { "dev" } else { "release" })
    }
}

/// Compiles a file as a library of its own; with `peers`, it may use them.
///
/// # Errors
///
/// What rustc says against it.
pub fn compile(path: &Path, profile: Profile, peers: Option<&Peers>, most: Duration) -> Result<Cost, String> {
    let folder = path.parent().unwrap_or(path);
    let out = folder.join("out");
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    let mut arguments: Vec<OsString> =
        ["--crate-name=codes", "--crate-type=lib", "--edition=2024", "--emit=metadata,link"]
            .iter()
            .chain(&["-Cembed-bitcode=no", "--cap-lints=allow", "--out-dir"])
            .map(OsString::from)
            .collect();
    arguments.push(out.into_os_string());
    arguments.extend(profile.arguments().iter().map(OsString::from));
    let mut variables = Vec::new();
    if let Some(peers) = peers {
        arguments.extend(peers.arguments(profile)?);
        variables.push((MANIFEST, peers.folder().as_os_str().to_owned()));
    }
    arguments.push(path.as_os_str().to_owned());
    let rustc = path_of_rustc();
    let program = Program { path: &rustc, arguments: &arguments, folder, variables: &variables };
    child::run(&program, most)
}

/// The rustc that is used: the one of the variable `RUSTC`, or else the one that is found.
#[must_use]
pub fn path_of_rustc() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"))
}
