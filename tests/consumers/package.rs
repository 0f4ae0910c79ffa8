//! A crate in a folder of its own. Only this file runs Cargo.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the library.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What the Cargo or the Clippy that runs these tests sets, and what would change the builds below.
const UNSET: [&str; 17] = [
    "CARGO_BIN_", "CARGO_BUILD_", "CARGO_CFG_", "CARGO_CRATE_", "CARGO_ENCODED_", "CARGO_FEATURE_",
    "CARGO_INCREMENTAL", "CARGO_MAKEFLAGS", "CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_PRIMARY_",
    "CARGO_PROFILE_", "CARGO_TARGET_", "CARGO_TERM_", "RUSTC_WORKSPACE_WRAPPER", "RUSTFLAGS",
    "SPECTABLE_SPEC",
];

/// A crate, and where it is built.
pub(crate) struct Package {
    name: String,
    folder: PathBuf,
    target: PathBuf,
}

/// How a run of Cargo ended.
pub(crate) struct Run {
    pub(crate) success: bool,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Package {
    /// A crate without files but for its lock, which is the library's: nothing is resolved anew.
    pub(crate) fn new(name: &str) -> Self {
        let consumers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers");
        let folder = consumers.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { name: name.to_owned(), folder, target: consumers.join("target") }
    }

    /// Builds it apart from the others, since its environment would build the library anew for all of them.
    pub(crate) fn apart(mut self) -> Self {
        self.target.set_file_name(format!("target-{}", self.name));
        self
    }

    /// Writes the manifest: the usual head, then `dependencies`, in which the two packages are taken from here.
    pub(crate) fn manifest(&self, dependencies: &str) -> &Self {
        let name = &self.name;
        let dependencies: Vec<_> = dependencies.lines().map(from_here).collect();
        let dependencies = dependencies.join("\n");
        let head = "version = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n";
        self.file("Cargo.toml", &format!("[package]\nname = \"{name}\"\n{head}\n{dependencies}\n"))
    }

    /// Writes a file.
    pub(crate) fn file(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Copies the documents of the library.
    pub(crate) fn copy_spec(&self, folder: &str) -> &Self {
        for item in fs::read_dir(Path::new(ROOT).join("spec")).unwrap() {
            let path = item.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            self.file(&format!("{folder}/{name}"), &fs::read_to_string(&path).unwrap());
        }
        self
    }

    /// Puts `new` in the place of `old`, which the file holds once.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
        self.file(path, &text.replace(old, new))
    }

    /// A path in the folder that it is built into.
    pub(crate) fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// A path in the crate's folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Runs Cargo in the crate's folder.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Cargo in the crate's folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(&self.target);
        command.args(arguments).current_dir(&self.folder);
        command
    }

    /// Runs Cargo with `SPECTABLE_SPEC` in the environment.
    pub(crate) fn cargo_with_spec(&self, arguments: &[&str], spec: &Path) -> Run {
        run(self.command(arguments).env("SPECTABLE_SPEC", spec))
    }

    /// Runs this workspace's command line in the crate's folder.
    pub(crate) fn spectable(&self, arguments: &[&str]) -> Run {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let manifest = Path::new(ROOT).join("Cargo.toml");
        let mut command = cargo(target);
        command.args(["run", "--quiet", "--bin", "spectable", "--manifest-path"]).arg(manifest);
        run(command.arg("--").args(arguments).current_dir(&self.folder))
    }
}

impl Run {
    /// The run, which is to have succeeded.
    #[track_caller]
    pub(crate) fn succeeded(self) -> Self {
        assert!(self.success, "{}{}", self.stdout, self.stderr);
        self
    }

    /// The run, which is to have failed.
    #[track_caller]
    pub(crate) fn failed(self) -> Self {
        assert!(!self.success, "{}{}", self.stdout, self.stderr);
        self
    }

    /// Checks that one of the lines on stderr holds `text`.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.stderr.lines().any(|line| line.contains(text)), "no `{text}` in:\n{}", self.stderr);
        self
    }
}

/// Cargo, without the network and without what the Cargo that runs these tests has set.
fn cargo(target: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| UNSET.iter().any(|start| name.starts_with(start))) {
            command.env_remove(name);
        }
    }
    command.env("CARGO_NET_OFFLINE", "true").env("CARGO_TERM_COLOR", "never");
    command.env("CARGO_TARGET_DIR", target);
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        success: output.status.success(),
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A line of a manifest, with the path of a package of this workspace in the place of its version.
fn from_here(line: &str) -> String {
    let folder = match line.split([' ', '=']).next() {
        Some("spectable") => PathBuf::from(ROOT),
        Some("spectable-codegen") => Path::new(ROOT).join("codegen"),
        _ => return line.to_owned(),
    };
    let version = concat!("\"", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"), "\"");
    let path = format!("path = '{}'", folder.display());
    let named = format!("version = {version}");
    if line.contains(&named) {
        line.replace(&named, &path)
    } else {
        assert!(line.contains(version), "`{line}` does not ask for version {version}");
        line.replace(version, &format!("{{ {path} }}"))
    }
}
