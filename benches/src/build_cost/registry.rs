//! The packages as Cargo takes them from a registry: compiled once, without their lints, and never looked at again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scratch;

/// What the crates by derives depend on.
pub const PEERS: &str = "num_enum = \"0.7\"\nserde = { version = \"1\", features = [\"derive\"] }\n\
     strum = { version = \"0.28\", features = [\"derive\"] }\n";
/// How our own packages are packed: as they are, whether committed or not.
const PACKAGE: [&str; 8] = [
    "package", "--quiet", "--workspace", "--exclude", "spectable-cli", "--no-verify", "--allow-dirty",
    "--target-dir",
];

/// A folder of packages that crates are built from.
pub struct Registry {
    packages: PathBuf,
}

impl Registry {
    /// Packs our own packages, and gathers those of others beside them.
    ///
    /// # Errors
    ///
    /// What did not go well.
    pub fn fill(scratch: &Path) -> Result<Self, String> {
        let packages = scratch.join("packages");
        gather(scratch, &packages)?;
        pack(scratch, &packages)?;
        Ok(Self { packages })
    }

    /// Locks a crate to the packages, and gives it a registry that has no others: Cargo reads all of such a folder.
    ///
    /// # Errors
    ///
    /// What did not go well.
    pub fn serve(&self, folder: &Path) -> Result<(), String> {
        configure(folder, &self.packages)?;
        scratch::cargo(folder, &["generate-lockfile", "--offline", "--quiet"])?;
        let lock = fs::read_to_string(folder.join("Cargo.lock")).map_err(|error| error.to_string())?;
        let own = folder.join("registry");
        fs::create_dir_all(&own).map_err(|error| error.to_string())?;
        for name in locked(&lock) {
            let package = self.packages.join(&name);
            if package.exists() {
                scratch::copy(&package, &own.join(&name)).map_err(|error| error.to_string())?;
            }
        }
        configure(folder, &own)
    }
}

/// Has a crate take its packages from a folder.
fn configure(folder: &Path, packages: &Path) -> Result<(), String> {
    let path = packages.display().to_string();
    let config = format!(
        "[source.crates-io]\nreplace-with = \"packages\"\n\n[source.packages]\ndirectory = {path:?}\n"
    );
    let configuration = folder.join(".cargo");
    fs::create_dir_all(&configuration)
        .and_then(|()| fs::write(configuration.join("config.toml"), config))
        .map_err(|error| error.to_string())
}

/// The packages of a lock, each by its name and its version.
fn locked(lock: &str) -> Vec<String> {
    let value =
        |line: &str, key: &str| Some(line.strip_prefix(key)?.trim_matches(['=', ' ', '"']).to_owned());
    let names = lock.lines().filter_map(|line| value(line, "name "));
    let versions = lock.lines().skip(4).filter_map(|line| value(line, "version "));
    names.zip(versions).map(|(name, version)| format!("{name}-{version}")).collect()
}

/// The packages of others, in the versions of this package's lock.
fn gather(scratch: &Path, packages: &Path) -> Result<(), String> {
    let folder = scratch.join("all");
    let library = format!("spectable = {{ path = {:?} }}\n", root().display().to_string());
    scratch::package(&folder, "all", &(library + PEERS), "").map_err(|error| error.to_string())?;
    let packages = packages.display().to_string();
    scratch::cargo(&folder, &["vendor", "--quiet", "--versioned-dirs", &packages])
}

/// Our own packages, as they would be published.
fn pack(scratch: &Path, packages: &Path) -> Result<(), String> {
    let target = scratch.join("packed");
    scratch::cargo(&root(), &[&PACKAGE[..], &[&target.display().to_string()]].concat())?;
    for file in archives(&target.join("package")).map_err(|error| error.to_string())? {
        let status = Command::new("tar").arg("-xzf").arg(&file).arg("-C").arg(packages).status();
        let status = status.map_err(|error| format!("tar: {error}"))?;
        if !status.success() {
            return Err(format!("tar -xzf {}: {status}", file.display()));
        }
        let unpacked = packages.join(file.file_stem().unwrap_or_default());
        fs::write(unpacked.join(".cargo-checksum.json"), "{\"files\":{},\"package\":null}")
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn archives(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|item| Ok(item?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "crate"));
    Ok(files)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
