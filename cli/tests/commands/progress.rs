//! What is shown of a run that takes long, and where.
//!
//! The runs take long since git does: the first time that it is called it sleeps.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use crate::diff::git;
use crate::place::{BROKEN, CHAT, Place, Run, run};

const GIT: &str = "\
#!/bin/sh
if mkdir \"$SLEPT\" 2>/dev/null; then sleep 4; fi
PATH=\"${PATH#*:}\" exec git \"$@\"
";

/// A repository whose commit has an error, and a git that sleeps.
fn place() -> Place {
    let place = Place::with(&[("spec/chat.md", BROKEN), ("slow/git", GIT)]);
    fs::set_permissions(place.path("slow/git"), fs::Permissions::from_mode(0o755)).unwrap();
    git(&place, &["init", "--quiet", "."]);
    git(&place, &["add", "spec"]);
    git(&place, &["commit", "--quiet", "-m", "first"]);
    place.write("spec/chat.md", CHAT.as_bytes());
    place
}

const ARGUMENTS: [&str; 3] = ["diff", "--against", "HEAD"];

/// Puts the git that sleeps before the other one.
fn slowed<'c>(place: &Place, command: &'c mut Command) -> &'c mut Command {
    let usual = env::var("PATH").expect("there is a path to git");
    command.env("PATH", format!("{}:{usual}", place.path("slow").display()));
    command.env("SLEPT", place.path("slept")).env("NO_COLOR", "1")
}

/// What is said where git does not sleep.
fn expected(place: &Place) -> Run {
    let run = run(place.command(&ARGUMENTS).env("NO_COLOR", "1"));
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.starts_with("error[duplicate-code]: "), "{}", run.stderr);
    run
}

/// What a terminal is sent by a run that takes long; none where there is nothing to play a terminal with.
fn on_a_terminal(place: &Place, term: &str) -> Option<String> {
    let mut script = Command::new("script");
    let line = format!("'{}' {}", env!("CARGO_BIN_EXE_spectable"), ARGUMENTS.join(" "));
    script.args(["--quiet", "--return", "--command", &line, "/dev/null"]);
    script.current_dir(place.path("")).stdin(Stdio::null()).env("SHELL", "/bin/sh").env("TERM", term);
    let Ok(output) = slowed(place, &mut script).output() else {
        eprintln!("THERE IS NO `script` OF UTIL-LINUX: what a terminal is shown is not tested");
        return None;
    };
    assert!(place.path("slept").exists(), "git slept");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
}

#[test]
fn a_pipe_is_shown_nothing_however_long_it_takes() {
    let place = place();
    let expected = expected(&place);
    let slow = run(slowed(&place, &mut place.command(&ARGUMENTS)));
    assert!(place.path("slept").exists(), "git slept");
    assert_eq!((slow.code, slow.stdout, slow.stderr), (expected.code, expected.stdout, expected.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_shown_the_stage_and_then_only_what_is_printed() {
    let place = place();
    let Some(shown) = on_a_terminal(&place, "xterm") else { return };
    let mut erased = Vec::new();
    let mut printed = String::new();
    for line in shown.split_inclusive('\n') {
        let mut texts: Vec<&str> = line.split("\r\u{1b}[2K").collect();
        printed += texts.pop().unwrap_or_default();
        erased.extend(texts);
    }
    assert_eq!(printed, expected(&place).stderr);
    let stages = ["source", "settings", "document", "recognize", "lower"];
    let is_shown = |text: &str| stages.contains(&text.split_whitespace().nth(1).unwrap_or_default());
    assert!(erased.len() > 1 && erased.iter().all(|text| is_shown(text)), "{erased:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_cannot_take_back_is_shown_nothing() {
    let place = place();
    let Some(shown) = on_a_terminal(&place, "dumb") else { return };
    assert_eq!(shown, expected(&place).stderr);
}
