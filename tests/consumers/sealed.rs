//! A crate that has nothing but what it brings: the packages as they are published, vendored, on a disk that nobody
//! writes to, without a registry, and with a target folder elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::package::{Package, ROOT, Run, run};

const SOURCES: &str =
    "[source.crates-io]\nreplace-with = \"vendored\"\n\n[source.vendored]\ndirectory = \"vendor\"\n";
const PRINT: &str = r#"
fn main() {
    println!("{}", spectable::discord::GatewayCloseEventCode::ALL.len());
}
"#;

/// The files of a package, as it is published.
fn listed(name: &str) -> Vec<String> {
    let package = Package::new(&format!("listed-{name}"));
    let manifest = format!("{ROOT}/Cargo.toml");
    let arguments = ["package", "--list", "--allow-dirty", "--manifest-path", &manifest, "-p", name];
    let run = package.cargo(&arguments).succeeded();
    run.stdout.lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn the_packages_hold_what_they_are_built_from() {
    let library = listed("spectable");
    let mut spec = Vec::new();
    for item in fs::read_dir(Path::new(ROOT).join("spec")).unwrap() {
        spec.push(format!("spec/{}", item.unwrap().file_name().to_str().unwrap()));
    }
    assert!(spec.len() > 5 && spec.contains(&"spec/spectable.lock".to_owned()), "{spec:?}");
    let rest = ["build.rs", "src/lib.rs", "src/generated.rs", "README.md", "LICENSE-MIT", "LICENSE-APACHE"];
    spec.extend(rest.map(str::to_owned));
    let missing: Vec<_> = spec.iter().filter(|path| !library.contains(path)).collect();
    assert!(missing.is_empty(), "{missing:?} are not among {library:?}");
    assert!(library.iter().all(|path| !path.starts_with("codegen/") && !path.starts_with("cli/")));
    let generator = listed("spectable-codegen");
    for path in ["src/lib.rs", "src/document/parse.rs", "README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(generator.contains(&path.to_owned()), "{path} is not among {generator:?}");
    }
}

#[test]
fn the_published_packages_build_from_a_vendored_read_only_folder_without_a_registry() {
    let package = Package::new("sealed").apart();
    vendor(&package);
    package.file("Cargo.toml", &manifest("spectable = \"0.1\"")).file("src/main.rs", PRINT);
    package.file(".cargo/config.toml", SOURCES);
    // Where there is nothing, nothing can be taken from.
    let home = package.target("home");
    let sealed = |arguments: &[&str]| -> Run {
        let mut command = package.command(arguments);
        run(command.env("CARGO_HOME", &home).env("CARGO_PROFILE_DEV_DEBUG", "0"))
    };
    sealed(&["generate-lockfile", "--offline"]).succeeded();
    // What a registry gives never changes, Cargo takes it; here it does.
    sealed(&["clean", "--frozen", "-p", "spectable", "-p", "spectable-codegen"]).succeeded();
    let folder = package.path("");
    set_writable(&folder, false);
    let before = tree(&folder);
    let first = sealed(&["run", "--frozen", "--verbose"]);
    let second = sealed(&["build", "--frozen", "--verbose"]);
    let after = tree(&folder);
    set_writable(&folder, true);
    let first = first.succeeded();
    assert!(first.stdout.trim().parse::<usize>().is_ok_and(|codes| codes > 10), "{}", first.stdout);
    first.says("Compiling spectable v0.1").says("Compiling spectable-codegen v0.1");
    assert!(!second.succeeded().stderr.contains("Running"), "a second build runs nothing");
    let changed: Vec<_> = after.iter().filter(|item| !before.contains(item)).map(|item| &item.0).collect();
    assert!(before == after, "these are new or were written to: {changed:?}");

    // And there, too, the documents give what they give here.
    let written = tree(&package.target("debug/build"));
    let written: Vec<_> = written.iter().filter(|item| item.0.ends_with("out/spectable.rs")).collect();
    let committed = fs::read(Path::new(ROOT).join("src/generated.rs")).unwrap();
    assert_eq!(written.len(), 1);
    assert!(written[0].2 == committed, "`src/generated.rs` is not what the package generates");
}

fn manifest(dependency: &str) -> String {
    let head = "[package]\nname = \"sealed\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n";
    format!("{head}\n[workspace]\n\n[dependencies]\n{dependency}\n")
}

/// Puts the two packages, as they are published, and all that they depend on into the folder `vendor`.
fn vendor(package: &Package) {
    let root = format!("{ROOT}/Cargo.toml");
    package.file("Cargo.toml", &manifest(&format!("spectable = {{ path = '{ROOT}' }}")));
    package.file("src/main.rs", PRINT);
    if !package.cargo(&["vendor", "vendor"]).success {
        // Some of it may be compiled on no platform, and not be at hand for that.
        run(package.command(&["vendor", "vendor"]).env("CARGO_NET_OFFLINE", "false")).succeeded();
    }
    let arguments = ["package", "--no-verify", "--allow-dirty", "--manifest-path", &root];
    let packages = ["-p", "spectable", "-p", "spectable-codegen"];
    package.cargo(&[&arguments[..], &packages[..]].concat()).succeeded();
    for name in ["spectable", "spectable-codegen"] {
        let unpacked = format!("{name}-{}", env!("CARGO_PKG_VERSION"));
        let file = package.target(&format!("package/{unpacked}.crate"));
        let mut tar = Command::new("tar");
        run(tar.arg("-xzf").arg(file).arg("-C").arg(package.path("vendor"))).succeeded();
        package.file(&format!("vendor/{unpacked}/.cargo-checksum.json"), "{\"files\":{}}");
    }
}

/// All that is in a folder, itself too: its path, when it was written to, and what it holds.
///
/// A file that was only there for a moment shows in its folder's time.
fn tree(folder: &Path) -> Vec<(PathBuf, SystemTime, Vec<u8>)> {
    let mut found = Vec::new();
    let mut paths = vec![folder.to_owned()];
    while let Some(path) = paths.pop() {
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        let is_folder = path.is_dir();
        let bytes = if is_folder { Vec::new() } else { fs::read(&path).unwrap() };
        if is_folder {
            paths.extend(fs::read_dir(&path).unwrap().map(|item| item.unwrap().path()));
        }
        found.push((path, modified, bytes));
    }
    found.sort();
    found
}

/// Lets nobody write into a folder, or lets everybody again that could.
fn set_writable(path: &Path, is_writable: bool) {
    let set = |path: &Path| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = permissions.mode();
            permissions.set_mode(if is_writable { mode | 0o200 } else { mode & !0o222 });
        }
        #[cfg(not(unix))]
        permissions.set_readonly(!is_writable);
        fs::set_permissions(path, permissions).unwrap();
    };
    if is_writable {
        set(path);
    }
    if path.is_dir() {
        for item in fs::read_dir(path).unwrap() {
            set_writable(&item.unwrap().path(), is_writable);
        }
    }
    if !is_writable {
        set(path);
    }
}
