//! The derives of others, built before what uses them is measured.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::rustc::Profile;
use crate::scratch;

/// The variable by which derives find the package that they are used in.
pub const MANIFEST: &str = "CARGO_MANIFEST_DIR";

/// The derives, built.
pub struct Peers(PathBuf);

const DEPENDENCIES: &str = "num_enum = \"0.7\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\n";

impl Peers {
    /// Builds them for both profiles.
    ///
    /// # Errors
    ///
    /// What did not go well.
    pub fn build(folder: &Path) -> Result<Self, String> {
        let folder = folder.join("peers");
        scratch::package(&folder, "peers", DEPENDENCIES, "").map_err(|error| error.to_string())?;
        scratch::cargo(&folder, &["build", "--quiet", "--target-dir", "target"])?;
        scratch::cargo(&folder, &["build", "--quiet", "--target-dir", "target", "--release"])?;
        Ok(Self(folder))
    }

    /// The folder of the package that they were built for.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The arguments by which rustc finds them.
    ///
    /// # Errors
    ///
    /// What cannot be read.
    pub fn arguments(&self, profile: Profile) -> Result<Vec<OsString>, String> {
        let folder = if profile == Profile::Dev { "debug" } else { "release" };
        let folder = self.0.join("target").join(folder).join("deps");
        let mut arguments = vec![OsString::from("-L"), prefixed("dependency=", folder.as_os_str())];
        for item in fs::read_dir(&folder).map_err(|error| error.to_string())? {
            let path = item.map_err(|error| error.to_string())?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_library = path.extension().is_some_and(|extension| extension == "rlib");
            let peers = ["num_enum", "strum"].into_iter();
            for peer in peers.filter(|peer| is_library && name.starts_with(&format!("lib{peer}-"))) {
                arguments.push(OsString::from("--extern"));
                arguments.push(prefixed(&format!("{peer}="), path.as_os_str()));
            }
        }
        Ok(arguments)
    }
}

fn prefixed(prefix: &str, rest: &OsStr) -> OsString {
    let mut whole = OsString::from(prefix);
    whole.push(rest);
    whole
}
