//! `spectable update` and `spectable check`.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::place::{BROKEN, CHAT, Place};

const LOCK: &str = "spec/spectable.lock";

/// A folder whose lock is what the document says.
fn locked() -> Place {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    let run = place.run(&["update"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    place
}

#[test]
fn a_first_update_says_what_it_records() {
    let run = Place::with(&[("spec/chat.md", CHAT)]).run(&["update"]);
    let expected = "\
+ chat::GatewayCloseEventCode 4 entries
+ chat::GatewayOpcode 6 entries
+ chat::HttpResponseCode 2 entries
12 entries: wrote spec/spectable.lock
";
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", expected));
}

#[test]
fn an_update_says_what_it_keeps_adds_and_drops() {
    let place = locked();
    let document = CHAT
        .replace("| 4001 | Rate limited         |", "| 4001 | Throttled            |")
        .replace("| 4003 | Disallowed intent(s) |", "| 4004 | Not allowed          |")
        .replace("| 2     | Identify       |", "| 9     | Identify       |");
    place.write("spec/chat.md", document.as_bytes());
    let run = place.run(&["update"]);
    let expected = "\
= chat::GatewayCloseEventCode 4001 RateLimited reworded Rate limited → Throttled
- chat::GatewayCloseEventCode 4003 DisallowedIntents
+ chat::GatewayCloseEventCode 4004 NotAllowed
~ chat::GatewayOpcode 9 Identify code-renumbered 2 → 9
12 entries: wrote spec/spectable.lock
";
    assert_eq!((run.code, run.stderr.as_str()), (0, expected));
}

#[test]
fn identifiers_follow_the_words_only_where_that_is_asked_for() {
    let place = locked();
    place.write("spec/chat.md", CHAT.replace("Rate limited", "Throttled").as_bytes());
    assert_eq!(place.run(&["update"]).code, 0);
    assert!(place.text(LOCK).contains("\"RateLimited\""));
    let run = place.run(&["update", "--rename"]);
    let expected = "~ chat::GatewayCloseEventCode 4001 Throttled code-renamed RateLimited → Throttled\n";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(!place.text(LOCK).contains("\"RateLimited\""));
}

#[test]
fn a_lock_is_not_written_again_unless_it_changes() {
    let place = locked();
    let earlier = SystemTime::now() - Duration::from_secs(3600);
    fs::File::options().write(true).open(place.path(LOCK)).unwrap().set_modified(earlier).unwrap();
    let modified = || fs::metadata(place.path(LOCK)).unwrap().modified().unwrap();
    let before = modified();
    let run = place.run(&["update"]);
    assert_eq!(run.stderr, "12 entries: spec/spectable.lock is up to date\n");
    assert_eq!(modified(), before);
}

#[test]
fn nothing_is_recorded_of_documents_with_errors() {
    let place = locked();
    let before = place.text(LOCK);
    place.write("spec/broken.md", BROKEN.as_bytes());
    let run = place.run(&["update"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[duplicate-code]"), "{}", run.stderr);
    assert_eq!(place.text(LOCK), before);
    assert_eq!(place.run(&["check"]).code, 2);
    assert_eq!(place.run(&["check", "spec/chat.md"]).code, 0);
}

#[test]
fn a_check_shows_what_differs_and_the_command() {
    let place = locked();
    let run = place.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "no differences\n", ""));
    place.write("spec/chat.md", CHAT.replace("| 4003 | Disallowed", "| 4007 | Disallowed").as_bytes());
    let run = place.run(&["check"]);
    assert_eq!(run.code, 1);
    let expected = "  ~  major  4007  DisallowedIntents  code-renumbered  4003 → 4007  spec/chat.md:23\n";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
    assert!(run.stderr.contains("`spectable update`"), "{}", run.stderr);
    assert_eq!(place.run(&["check", "--deny", "none"]).code, 0);
    assert_eq!(place.run(&["generate"]).code, 1);
    assert_eq!(place.run(&["update"]).code, 0);
    assert_eq!(place.run(&["check"]).code, 0);
    assert_eq!(place.run(&["generate"]).code, 0);
}

#[test]
fn what_only_the_lock_has_is_shown_at_its_line_there() {
    let place = locked();
    place.write(
        "spec/chat.md",
        CHAT.replace("| 404  | NOT FOUND    | There is nothing of the kind. |\n", "").as_bytes(),
    );
    let run = place.run(&["check"]);
    let lock = place.text(LOCK);
    let line = lock.lines().position(|line| line.contains("\"NotFound\"")).unwrap() + 1;
    assert!(run.stdout.contains(&format!("NOT FOUND  {LOCK}:{line}\n")), "{}", run.stdout);
}

#[test]
fn without_a_lock_there_is_nothing_to_check() {
    let place = Place::with(&[("spec/chat.md", CHAT)]);
    for spec in ["spec", "spec/chat.md"] {
        let run = place.run(&["check", spec]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(
            run.stderr.contains("there is no `spec/spectable.lock`; `spectable update`"),
            "{}",
            run.stderr
        );
    }
    let run = place.run(&["update", "spec/chat.md"]);
    assert_eq!(run.code, 2);
}

#[test]
fn one_document_is_checked_alone() {
    let place = locked();
    place.write("spec/more.md", CHAT.as_bytes());
    assert_eq!(place.run(&["check", "spec/chat.md"]).code, 0);
    assert_eq!(place.run(&["check", "spec/more.md"]).code, 1);
}
