//! What a build script's one call prints and writes, seen as Cargo sees it: from another process.

mod scratch;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// Set for the process that plays the build script.
const PLAYED: &str = "SPECTABLE_PLAYS_A_BUILD_SCRIPT";

const CODES: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n";

#[test]
fn a_build_script_writes_the_text_and_watches_what_exists() {
    if let Ok(times) = env::var(PLAYED) {
        for _ in 0..times.parse().expect("it is a number") {
            spectable_codegen::build("spec");
        }
        return;
    }
    let package =
        package("writes", &[("b.md", CODES), ("a/c.md", CODES), ("spectable.toml", "serde = \"on\"")]);
    let lines = call(&package, &[]);
    let expected = [
        "cargo::rerun-if-env-changed=MY_CHAT_SPEC",
        "cargo::rerun-if-changed=spec",
        "cargo::rerun-if-changed=spec/a/c.md",
        "cargo::rerun-if-changed=spec/b.md",
        "cargo::rerun-if-changed=spec/spectable.toml",
    ];
    assert_eq!(lines, expected);
    let text = written(&package).expect("the text was written");
    assert!(text.contains("pub mod a_c {") && text.contains("Serialize for"), "{text}");
    assert_eq!(left(&package), ["spectable.rs"]);
}

#[test]
fn a_text_that_would_not_change_is_not_written() {
    let package = package("unchanged", &[("a.md", CODES)]);
    call(&package, &[]);
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let out = package.join("out/spectable.rs");
    fs::File::options()
        .write(true)
        .open(&out)
        .expect("it is there")
        .set_modified(then)
        .expect("it has a time");
    call(&package, &[]);
    assert_eq!(fs::metadata(&out).and_then(|file| file.modified()).expect("it has a time"), then);
    fs::write(package.join("spec/a.md"), CODES.replace("Two", "Three")).expect("it can be written");
    call(&package, &[]);
    assert!(written(&package).expect("the text was written").contains("Three"));
}

#[cfg(feature = "pretty")]
#[test]
fn what_was_laid_out_before_changes_nothing() {
    let package = package("kept", &[("a.md", CODES)]);
    let kept = package.join("out/spectable.kept");
    call(&package, &[]);
    let [before, text] = [fs::read(&kept).expect("it was kept"), CODES.replace("Two", "Three").into_bytes()];
    fs::write(package.join("spec/a.md"), text).expect("it can be written");
    fs::remove_file(&kept).expect("it is there");
    call(&package, &[]);
    let [expected, after] = [written(&package), Some(fs::read_to_string(&kept).expect("it was kept"))];
    let cut = &before[..before.len() / 2];
    for former in [&before, cut, &[0xFF; 9], b"spectable 0.1.0\n99999999999999999999 0\n", b""] {
        fs::write(&kept, former).expect("it can be written");
        assert_eq!(problems(&call(&package, &[])), [""; 0]);
        assert_eq!(written(&package), expected);
        assert_eq!(fs::read_to_string(&kept).ok(), after);
    }
    fs::remove_file(&kept).expect("it is there");
    fs::create_dir(&kept).expect("the folder can be made");
    fs::remove_file(package.join("out/spectable.rs")).expect("it is there");
    assert_eq!(problems(&call(&package, &[])), [""; 0]);
    assert_eq!(written(&package), expected);
}

#[test]
fn each_problem_is_a_line_and_the_earlier_text_stays() {
    let wrong = CODES.replace("| 1 |", "| 0 |").replace("Codes", "Signal codes");
    let package = package("problems", &[("a.md", CODES)]);
    call(&package, &[]);
    let earlier = written(&package).expect("the text was written");
    write(&package.join("spec/b.md"), &wrong);
    write(&package.join("spec/c.md"), &CODES.replace("One", "\\|\\|"));
    write(&package.join("spec/spectable.toml"), "seerde = \"on\"\n[[document]]\npath = \"harbor.md\"\n");
    let expected = [
        "cargo::error=spec/b.md:6:3: `Two` and `One` at line 5 both have code 0 [duplicate-code]",
        "cargo::warning=spec/c.md:5:3: `||` has no letter or digit to make an identifier of, and its code is left out",
        "cargo::error=spec/spectable.toml:1:1: unknown key `seerde` (did you mean `serde`?)",
        "cargo::error=spec/spectable.toml:3:8: no document `harbor.md` in this folder [unused-setting]",
    ];
    assert_eq!(problems(&call(&package, &[])), expected);
    assert_eq!(written(&package), Some(earlier));
}

#[test]
fn a_line_is_no_longer_than_a_terminal_is_wide_whatever_a_document_says() {
    let cell = "A lamp that was lit ".repeat(50_000);
    let wrong =
        CODES.replace("| 1 |", "| 0 |").replace("Two", &cell).replace("One", &format!("{cell} twice"));
    let package = package("long-lines", &[("a.md", &wrong)]);
    let lines = call(&package, &[]);
    let problems = problems(&lines);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let line = problems[0].strip_prefix("cargo::error=spec/a.md:6:3: `A lamp that").expect("it says where");
    assert!(line.ends_with("` at line 5 both have code 0"), "{line}");
    assert!(problems[0].trim_start_matches("cargo::error=").chars().count() <= 100, "{problems:?}");
}

#[test]
fn what_cannot_be_read_hides_no_other_problem() {
    let wrong = CODES.replace("| 1 |", "| 0 |");
    let manifest = "[[document]]\npath = \"b.md\"\nmodule = \"c\"\n";
    let package = package("unreadable-script", &[("a.md", &wrong), ("spectable.toml", manifest)]);
    fs::write(package.join("spec/b.md"), b"# \xff").expect("it can be written");
    let lines = call(&package, &[]);
    let places: Vec<&str> = problems(&lines).iter().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["cargo::error=spec/b.md:1:3", "cargo::error=spec/a.md:6:3"]);
    assert!(lines.iter().any(|line| line == "cargo::rerun-if-changed=spec/b.md"));
    assert_eq!(written(&package), None);
}

#[test]
fn a_missing_folder_is_a_problem_and_not_watched() {
    let package = scratch::folder("script-missing");
    fs::create_dir(package.join("out")).expect("the folder can be made");
    let lines = call(&package, &[]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0], "cargo::rerun-if-env-changed=MY_CHAT_SPEC");
    assert!(lines[1].starts_with("cargo::error=spec:1:1: cannot read the folder: "), "{lines:?}");
    assert_eq!(written(&package), None);
}

#[test]
fn whoever_depends_on_a_package_may_bring_documents() {
    let package = package("brings", &[("a.md", CODES)]);
    let other = scratch::folder("brought");
    write(&other.join("own.md"), CODES);
    let lines = call(&package, &[("MY_CHAT_SPEC", other.as_os_str())]);
    let watched = |path: &Path| format!("cargo::rerun-if-changed={}", path.display());
    let first = "cargo::rerun-if-env-changed=MY_CHAT_SPEC".to_owned();
    assert_eq!(lines, [first, watched(&other), watched(&other.join("own.md"))]);
    assert!(written(&package).expect("the text was written").contains("pub mod own {"));
}

#[cfg(unix)]
#[test]
fn documents_that_are_brought_may_lie_behind_a_link_but_not_lead_out() {
    let package = package("brings-link", &[("a.md", CODES)]);
    let other = scratch::folder("brought-link");
    write(&other.join("own/own.md"), CODES);
    std::os::unix::fs::symlink("own", other.join("link")).expect("the link can be made");
    let link = other.join("link");
    let variables = [("MY_CHAT_SPEC", link.as_os_str())];
    assert_eq!(problems(&call(&package, &variables)), [""; 0]);
    let earlier = written(&package);
    assert!(earlier.as_ref().is_some_and(|text| text.contains("pub mod own {")));
    std::os::unix::fs::symlink(package.join("spec/a.md"), link.join("b.md")).expect("the link can be made");
    let lines = call(&package, &variables);
    let start = format!("cargo::error={}/b.md:1:1: the link to `", link.display());
    assert!(
        matches!(*problems(&lines), [line] if line.starts_with(&start) && line.contains(" leads out of ")),
        "{lines:?}"
    );
    assert_eq!(written(&package), earlier);
}

#[cfg(unix)]
#[test]
fn the_name_of_a_document_tells_cargo_nothing() {
    let name = "a\ncargo::rustc-env=FORGED=1\rcargo::error=forged.md";
    let package = package("forged", &[(name, &CODES.replace("| 1 |", "| 0 |"))]);
    let lines = call(&package, &[]);
    assert!(lines.iter().all(|line| !line.contains('\r')), "{lines:?}");
    let told = lines.iter().filter(|line| line.starts_with("cargo::rustc-env"));
    assert_eq!((told.count(), problems(&lines).len()), (0, 1), "{lines:?}");
    assert!(lines.contains(&"cargo::rerun-if-changed=spec".to_owned()), "{lines:?}");
}

#[test]
fn documents_are_brought_by_an_absolute_path() {
    let package = package("brings-relative", &[("a.md", CODES)]);
    let lines = call(&package, &[("MY_CHAT_SPEC", "../brought".as_ref())]);
    let expected = [
        "cargo::rerun-if-env-changed=MY_CHAT_SPEC",
        "cargo::error=MY_CHAT_SPEC:1:1: `../brought` is no absolute path (add `relative = true` to it in `[env]`)",
    ];
    assert_eq!(lines, expected);
    assert_eq!(written(&package), None);
}

#[test]
fn an_empty_variable_brings_nothing() {
    let package = package("brings-nothing", &[("a.md", CODES)]);
    call(&package, &[("MY_CHAT_SPEC", "".as_ref())]);
    assert!(written(&package).expect("the text was written").contains("pub mod a {"));
}

#[test]
fn a_text_that_cannot_be_written_is_a_problem() {
    let package = package("unwritable", &[("a.md", CODES)]);
    let out = package.join("out");
    fs::remove_dir(&out).expect("it is empty");
    unwritten(&package, &call(&package, &[]));
    fs::write(&out, "one").expect("it can be written");
    unwritten(&package, &call(&package, &[]));
    assert_eq!(fs::read_to_string(&out).expect("it is there"), "one");
    fs::remove_file(&out).expect("it is there");
    fs::create_dir_all(out.join("spectable.rs")).expect("the folder can be made");
    unwritten(&package, &call(&package, &[]));
    assert_eq!(left(&package), ["spectable.rs"]);
}

#[test]
fn two_builds_at_once_write_one_text_or_the_other() {
    let second = CODES.replace("One", "First").replace("Two", "Second") + &"\nmore text\n".repeat(200);
    let package = package("at-once", &[("a.md", CODES)]);
    let other = scratch::folder("at-once-brought");
    write(&other.join("a.md"), &second);
    let brought = [("MY_CHAT_SPEC", other.as_os_str())];
    let texts = [&brought[..], &[]].map(|variables| {
        call(&package, variables);
        written(&package)
    });
    assert_ne!(texts[0], texts[1]);
    let mut scripts: Vec<_> = (0..4)
        .map(|at| {
            let mut script = script(&package, &brought[at % 2..1]);
            script.env(PLAYED, "20").stdout(Stdio::null()).spawn().expect("the script runs")
        })
        .collect();
    let mut reads = 0;
    while scripts.iter_mut().any(|script| script.try_wait().expect("it is ours").is_none()) {
        let seen = written(&package);
        assert!(texts.contains(&seen), "{seen:?}");
        reads += 1;
    }
    assert!(reads > 1);
    for mut script in scripts {
        assert!(script.wait().expect("it is ours").success());
    }
    assert_eq!(left(&package), ["spectable.rs"]);
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_the_earlier_text_stays() {
    let package = package("full", &[("a.md", CODES)]);
    call(&package, &[]);
    let earlier = written(&package);
    write(&package.join("spec/b.md"), CODES);
    let whole = script(&package, &[]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
    limited.arg(whole.get_program()).args(whole.get_args()).current_dir(&package);
    limited.envs(whole.get_envs().filter_map(|(name, value)| Some((name, value?))));
    unwritten(&package, &said(limited));
    assert!(earlier.is_some() && written(&package) == earlier);
    assert_eq!(left(&package), ["spectable.rs"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_where_a_link_leads_out_of_the_output_folder() {
    let package = package("linked", &[("a.md", CODES)]);
    write(&package.join("elsewhere.rs"), "one");
    for target in ["../elsewhere.rs", "../nowhere.rs"] {
        let link = package.join("out/spectable.rs");
        std::os::unix::fs::symlink(target, &link).expect("the link can be made");
        assert_eq!(problems(&call(&package, &[])), [""; 0]);
        assert!(!link.is_symlink() && written(&package).is_some());
        fs::remove_file(link).expect("it is there");
    }
    assert_eq!(fs::read_to_string(package.join("elsewhere.rs")).expect("it is there"), "one");
    assert!(!package.join("nowhere.rs").exists());
}

/// A package's folder, with the files of its spec.
fn package(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let package = scratch::folder(name);
    fs::create_dir(package.join("out")).expect("the folder can be made");
    for (name, text) in files {
        write(&package.join("spec").join(name), text);
    }
    package
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("it can be written");
}

/// What the build script of the package `my-chat` tells Cargo; it never fails.
fn call(package: &Path, variables: &[(&str, &OsStr)]) -> Vec<String> {
    said(script(package, variables))
}

/// The build script of the package `my-chat`.
fn script(package: &Path, variables: &[(&str, &OsStr)]) -> Command {
    let mut script = Command::new(env::current_exe().expect("a test knows itself"));
    script.args([
        "--exact",
        "a_build_script_writes_the_text_and_watches_what_exists",
        "--nocapture",
        "--quiet",
    ]);
    script.current_dir(package).env(PLAYED, "1").env("OUT_DIR", package.join("out"));
    script.env("CARGO_PKG_NAME", "my-chat").env_remove("MY_CHAT_SPEC").envs(variables.iter().copied());
    script
}

fn said(mut script: Command) -> Vec<String> {
    let output = script.output().expect("the script runs");
    let said = String::from_utf8(output.stdout).expect("it is text");
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    said.lines().filter(|line| line.starts_with("cargo::")).map(str::to_owned).collect()
}

/// Checks that the last of some lines is the problem that the text cannot be written.
#[track_caller]
fn unwritten(package: &Path, lines: &[String]) {
    let path = package.join("out/spectable.rs");
    let place = format!("cargo::error={}:1:1: cannot write the file: ", path.display());
    assert!(lines.last().is_some_and(|problem| problem.starts_with(&place)), "{lines:?}");
}

fn problems(lines: &[String]) -> Vec<&str> {
    let watches = |line: &&str| line.starts_with("cargo::rerun-if-");
    lines.iter().map(String::as_str).filter(|line| !watches(line)).collect()
}

/// The files of the output folder, but for what was kept for the next build.
fn left(package: &Path) -> Vec<String> {
    let files = fs::read_dir(package.join("out")).expect("it is a folder");
    let names = files.map(|file| file.expect("it is there").file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "spectable.kept").collect()
}

/// What stands in the output folder.
fn written(package: &Path) -> Option<String> {
    fs::read_to_string(package.join("out/spectable.rs")).ok()
}
