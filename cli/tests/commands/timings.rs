//! `--timings`, of every command.

use crate::place::{BROKEN, CHAT, Place, Run};

/// The stages up to where commands know what the documents mean.
const INSPECTING: [&str; 5] = ["source", "settings", "document", "recognize", "lower"];

fn place() -> Place {
    let place = Place::with(&[("spec/chat.md", CHAT), ("broken/codes.md", BROKEN)]);
    assert_eq!(place.run(&["update"]).code, 0);
    place
}

/// The table that ends what stderr says: the first word of each of its lines but the last, and the last.
fn table(run: &Run) -> (Vec<&str>, &str) {
    let lines: Vec<&str> = run.stderr.lines().collect();
    let start = lines.iter().position(|line| line.starts_with("stage "));
    let [stages @ .., counts] = &lines[start.unwrap_or_else(|| panic!("{}", run.stderr)) + 1..] else {
        panic!("{}", run.stderr)
    };
    for line in stages {
        let numbers: Vec<&str> = line.split_whitespace().skip(1).collect();
        assert!(matches!(numbers[..], [_, "ms", _, "%"] | [_, "ms", _, "%", _, "ms", _]), "{line}");
        assert!(numbers[0].parse::<f64>().is_ok_and(|time| time >= 0.0), "{line}");
    }
    (stages.iter().filter_map(|line| line.split(' ').next()).collect(), counts)
}

/// What stderr says above the table, but for how long it took.
fn above(run: &Run) -> Vec<&str> {
    let lines = run.stderr.lines().take_while(|line| !line.starts_with("stage "));
    lines.map(|line| line.split(" in ").next().unwrap_or_default()).collect()
}

#[test]
fn every_command_says_where_its_time_went_and_ends_as_without() {
    let commands: [(&[&str], usize); 6] = [
        (&["inspect"], 1),
        (&["explain", "4003"], 1),
        (&["check"], 1),
        (&["update"], 1),
        (&["diff", "spec", "spec/chat.md"], 2),
        (&["inspect", "spec", "broken"], 2),
    ];
    for (arguments, documents) in commands {
        let place = place();
        let plain = place.run(arguments);
        let timed = place.run(&[arguments, &["--timings"]].concat());
        assert_eq!((timed.code, &timed.stdout), (plain.code, &plain.stdout), "{arguments:?}");
        assert_eq!(above(&timed), above(&plain), "{arguments:?}");
        let (stages, counts) = table(&timed);
        assert_eq!(stages, [&INSPECTING[..], &["other", "total"]].concat(), "{arguments:?}");
        let noun = if documents == 1 { "document, " } else { "documents, " };
        assert!(counts.starts_with(&format!("{documents} {noun}")), "{arguments:?}: {counts}");
        assert!(!plain.stderr.contains(" ms"), "{}", plain.stderr);
    }
}

#[test]
fn generate_counts_what_it_read_and_times_what_it_wrote() {
    for arguments in [&["generate", "--timings"][..], &["--timings", "generate", "spec/chat.md", "--lines"]] {
        let place = place();
        let timed = place.run(arguments);
        assert_eq!(timed.code, 0, "{}", timed.stderr);
        assert!(timed.stdout.starts_with("// @generated"));
        let (stages, counts) = table(&timed);
        assert_eq!(stages, [&INSPECTING[..], &["render", "other", "total"]].concat());
        assert_eq!(counts, format!("1 document, {} bytes, 12 entries", CHAT.len()));
    }
}

#[test]
fn errors_come_before_the_table_and_end_the_command_as_ever() {
    let place = place();
    let timed = place.run(&["generate", "broken", "--timings"]);
    assert_eq!((timed.code, timed.stdout.as_str()), (1, ""));
    assert!(above(&timed)[0].starts_with("error[duplicate-code]: "), "{}", timed.stderr);
    assert_eq!(table(&timed).0, [&INSPECTING[..], &["other", "total"]].concat());
    let failed = place.run(&["generate", "-o", "spec", "--timings"]);
    assert_eq!((failed.code, failed.stdout.as_str()), (2, ""));
    assert!(failed.stderr.ends_with('\n') && failed.stderr.contains("\nerror: "), "{}", failed.stderr);
}

#[test]
fn what_starts_without_documents_is_timed_too() {
    let place = Place::with(&[("empty/note.txt", "")]);
    let timed = place.run(&["inspect", "empty", "--timings"]);
    assert_eq!(timed.code, 1);
    let (_, counts) = table(&timed);
    assert_eq!(counts, "0 documents, 0 bytes, 0 entries");
}
