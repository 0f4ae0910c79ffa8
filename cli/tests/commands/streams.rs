//! Colour, pipes and what a terminal must not be sent.

use std::process::Stdio;

use crate::place::{BROKEN, CHAT, Place, run};

const ESCAPE: char = '\u{1b}';

fn place() -> Place {
    Place::with(&[("spec/chat.md", CHAT), ("broken.md", BROKEN), ("stale.rs", "")])
}

const STYLED: [&[&str]; 3] = [
    &["inspect", "spec", "broken.md"],
    &["explain", "4003", "none"],
    &["generate", "--check", "-o", "stale.rs"],
];

#[test]
fn there_is_no_colour_in_a_pipe() {
    for arguments in STYLED {
        let run = place().run(arguments);
        assert!(!run.stdout.is_empty() && !run.stderr.is_empty(), "{arguments:?}");
        assert!(!run.stdout.contains(ESCAPE) && !run.stderr.contains(ESCAPE), "{arguments:?}");
    }
}

#[test]
fn colour_can_be_forced_and_forbidden() {
    for arguments in STYLED {
        let place = place();
        let forced = run(place.command(arguments).env("CLICOLOR_FORCE", "1"));
        assert!(forced.stdout.contains(ESCAPE) && forced.stderr.contains(ESCAPE), "{arguments:?}");
        let forbidden = run(place.command(arguments).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"));
        let plain = place.run(arguments);
        let same =
            |text: &str| text.lines().filter(|line| !line.contains(" ms")).collect::<Vec<_>>().join("\n");
        assert_eq!(forbidden.stdout, plain.stdout, "{arguments:?}");
        assert_eq!(same(&forbidden.stderr), same(&plain.stderr), "{arguments:?}");
    }
}

#[test]
fn json_and_rust_are_never_coloured() {
    let place = place();
    for arguments in
        [&["inspect", "--format", "json"][..], &["explain", "0", "--format", "json"], &["generate"]]
    {
        let forced = run(place.command(arguments).env("CLICOLOR_FORCE", "1"));
        assert!(!forced.stdout.contains(ESCAPE), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = place();
    for arguments in [&["inspect"][..], &["inspect", "--format", "json"], &["explain", "4003"], &["generate"]]
    {
        let mut child =
            place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("panic") && !stderr.contains("error"), "{arguments:?}: {stderr}");
    }
}

#[test]
fn what_a_document_says_to_the_terminal_does_not_reach_it() {
    let document = BROKEN.replace("Pong", "Po\u{1b}[2Jng\u{202e}").replace("Bye", "B\u{1b}[2Jye");
    let place = Place::with(&[("codes.md", &document)]);
    let forced = run(place.command(&["inspect", "codes.md"]).env("CLICOLOR_FORCE", "1"));
    for text in [&forced.stdout, &forced.stderr] {
        assert!(text.contains("Po"), "{text}");
        assert!(!text.contains("\u{1b}[2J") && !text.contains('\u{202e}'), "{text:?}");
    }
}
