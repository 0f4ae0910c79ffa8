//! The same documents give the same bytes, wherever, whenever and however they are read.

mod case;
mod scratch;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, SystemTime};

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{
    Diagnostic, Diagnostics, Folder, Generation, Layout, Source, generate, lock, read, shown,
};

/// Set for the process that plays the build script, to the folder that it is called with.
const PLAYED: &str = "SPECTABLE_PLAYS_A_BUILD_SCRIPT_OF";

/// What a folder gives: the text, the lock and all that is wrong.
fn outcome(folder: &Folder) -> (Option<String>, String, Vec<Diagnostic>) {
    let Generation { text, spec, diagnostics } = generate(folder, Layout::Lines);
    (text, lock::text(&Snapshot::of(&spec)), diagnostics.iter().cloned().collect())
}

/// A folder whose texts are put in another form.
fn changed(folder: &Folder, form: impl Fn(&str) -> String) -> Folder {
    let changed = |source: &Source| Source::new(source.name(), source.path(), &form(source.text()));
    Folder {
        documents: folder.documents.iter().map(changed).collect(),
        manifest: folder.manifest.as_ref().map(changed),
        lock: folder.lock.as_ref().map(changed),
        ..folder.clone()
    }
}

#[test]
fn line_ends_change_neither_the_text_nor_what_is_wrong_nor_where() {
    for (path, folder) in case::all() {
        let text = |source: &Source| source.text().contains('\r');
        if folder.documents.iter().any(text) {
            continue;
        }
        let expected = outcome(&folder);
        for (form, end) in [("CRLF", "\r\n"), ("CR", "\r")] {
            let found = outcome(&changed(&folder, |text| text.replace('\n', end)));
            assert_eq!(found, expected, "{} with {form}", path.display());
        }
        let marked = outcome(&changed(&folder, |text| format!("\u{feff}{text}")));
        assert_eq!(marked, expected, "{} with a mark at its start", path.display());
    }
}

#[test]
fn the_way_to_a_folder_changes_only_the_paths() {
    for (path, _) in case::all().into_iter().step_by(7) {
        let relative = reading(&path, &path);
        let absolute = fs::canonicalize(&path).expect("it is there");
        assert_eq!(reading(&absolute, &absolute), relative, "{}", path.display());
        let round = path.join("..").join(path.file_name().expect("it has a name"));
        assert_eq!(reading(&round, &round), relative, "{}", path.display());
    }
}

/// What a folder gives, with diagnostics that name its files from `root`.
fn reading(path: &Path, root: &Path) -> (Option<String>, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let Generation { text, diagnostics: found, .. } = generate(&read(&mut diagnostics, path), Layout::Lines);
    let said = diagnostics.iter().chain(&found).map(|found| format!("{found:?}").replace(&shown(root), "…"));
    (text, said.collect())
}

#[test]
fn threads_do_not_disturb_each_other() {
    let path = scratch::folder("threads");
    copy_spec(&path.join("spec"));
    let expected = reading(&path.join("spec"), &path);
    assert!(expected.0.is_some());
    thread::scope(|scope| {
        let readers: Vec<_> = (0..4).map(|_| scope.spawn(|| reading(&path.join("spec"), &path))).collect();
        for reader in readers {
            assert!(reader.join().expect("it ends") == expected);
        }
    });
}

#[test]
fn a_build_gives_the_same_wherever_and_whenever_it_runs() {
    if let Some(folder) = env::var_os(PLAYED) {
        spectable_codegen::build(folder);
        return;
    }
    let mut outcomes = Vec::new();
    for (name, variables, modified) in [
        ("here", &[("LC_ALL", "C"), ("TZ", "UTC")][..], 1),
        (
            "elsewhere/deeper",
            &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
            9,
        ),
        ("with space & ünïcode", &[("SOURCE_DATE_EPOCH", "1"), ("HOME", "/nowhere"), ("USER", "nobody")], 4),
        (
            "again",
            &[("RUST_TEST_THREADS", "7"), ("NUM_JOBS", "7"), ("TARGET", "none"), ("PROFILE", "release")],
            2,
        ),
    ] {
        let package = scratch::folder("reproducible").join(name);
        copy_spec(&package.join("spec"));
        // Something to warn of, so that what is said is compared too.
        let codes = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | \\|\\| |\n";
        fs::write(package.join("spec/odd.md"), codes).expect("it can be written");
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(modified * 100_000_000);
        for item in fs::read_dir(package.join("spec")).expect("it is a folder") {
            let path = item.expect("it is there").path();
            let file = fs::File::options().write(true).open(path).expect("it is there");
            file.set_modified(then).expect("it has a time");
        }
        let whole = package.join("spec");
        for folder in [Path::new("spec"), Path::new("./spec/"), &whole] {
            outcomes.push(built(&package, folder, variables));
        }
    }
    assert!(outcomes[0].0.contains("pub mod discord {"));
    assert!(outcomes[0].1.iter().any(|line| line.starts_with("cargo::warning=")), "{:?}", outcomes[0].1);
    for (text, lines) in &outcomes {
        assert!(*text == outcomes[0].0, "the texts differ");
        assert_eq!(*lines, outcomes[0].1);
    }
}

/// The text that a build script writes, and what it tells Cargo, with its paths from the package and without help.
fn built(package: &Path, folder: &Path, variables: &[(&str, &str)]) -> (String, Vec<String>) {
    let out = package.join("out");
    fs::create_dir_all(&out).expect("the folder can be made");
    let mut script = Command::new(env::current_exe().expect("a test knows itself"));
    script.args([
        "--exact",
        "a_build_gives_the_same_wherever_and_whenever_it_runs",
        "--nocapture",
        "--quiet",
    ]);
    script.current_dir(package).env(PLAYED, folder).env("OUT_DIR", &out).env("CARGO_PKG_NAME", "my-chat");
    let output = script.env_remove("MY_CHAT_SPEC").envs(variables.iter().copied()).output();
    let output = output.expect("the script runs");
    let said = String::from_utf8(output.stdout).expect("it is text");
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    let above = format!("{}/", package.display());
    let lines = said.lines().filter(|line| line.starts_with("cargo::"));
    let lines = lines.map(|line| line.replace(&above, "").replace("=./", "=").replace("spec//", "spec/"));
    // What would settle it stands there only where the path leaves room for it.
    let lines = lines.map(|line| line.split(['(', '[']).next().unwrap_or_default().trim_end().to_owned());
    let lines = lines.map(|line| line.trim_end_matches('/').to_owned()).collect();
    let text = fs::read_to_string(out.join("spectable.rs")).expect("it was written");
    fs::remove_dir_all(out).expect("it is there");
    (text, lines)
}

/// Copies the documents of the library.
fn copy_spec(folder: &Path) {
    fs::create_dir_all(folder).expect("the folder can be made");
    let spec = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../spec");
    for item in fs::read_dir(spec).expect("it is there") {
        let path = item.expect("it is there").path();
        let to = folder.join(path.file_name().expect("it has a name"));
        fs::copy(path, to).expect("it can be copied");
    }
}
