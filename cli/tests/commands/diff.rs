//! `spectable diff`: what its sides may be, its formats, and how it ends.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::place::{BROKEN, CHAT, Place, Run, run};

/// What a document becomes: a code is gone, one is new, and one is worded otherwise.
fn changed() -> String {
    CHAT.replace("| 4003 | Disallowed intent(s) | The intents need an approval.      | false     |\n", "")
        .replace("| 404  | NOT FOUND    |", "| 404  | Not found    |")
        .replace(
            "| 2     | Identify ",
            "| 7     | Goodbye        | Send          | Leaves.  |\n| 2     | Identify ",
        )
}

fn place() -> Place {
    Place::with(&[("old/chat.md", CHAT), ("new/chat.md", &changed())])
}

fn diff(arguments: &[&str]) -> Run {
    let all: Vec<&str> = ["diff", "old", "new"].into_iter().chain(arguments.iter().copied()).collect();
    run(place().command(&all).env_remove("GITHUB_STEP_SUMMARY"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Runs git in a place, as somebody whom no configuration knows.
pub(crate) fn git(place: &Place, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]);
    let output = command.args(arguments).current_dir(place.path("")).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository whose first commit has the tag `first`, and whose second has a change.
fn repository() -> Place {
    let place = Place::with(&[("docs/spec/chat.md", CHAT)]);
    git(&place, &["init", "--quiet", "."]);
    git(&place, &["add", "."]);
    git(&place, &["commit", "--quiet", "-m", "first"]);
    git(&place, &["tag", "first"]);
    place.write("docs/spec/chat.md", changed().as_bytes());
    git(&place, &["commit", "--quiet", "-am", "second"]);
    place
}

#[test]
fn the_text_is_grouped_by_enum() {
    let run = diff(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let expected = "\
chat::GatewayCloseEventCode
  -  major  4003  DisallowedIntents  code-removed  Disallowed intent(s)  old/chat.md:23

chat::GatewayOpcode
  +  minor  7  Goodbye  code-added  Goodbye  new/chat.md:11

chat::HttpResponseCode
  ~  patch  404  NotFound  reworded  NOT FOUND → Not found  new/chat.md:32

major: 3 changes (1 major, 1 minor, 1 patch)
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn the_json_is_the_contract() {
    let report = json(&diff(&["--format", "json"]).stdout);
    let expected = r#"{ "schema": 1, "verdict": "major", "changes": [
        { "kind": "code-removed", "level": "major", "enum": "chat::GatewayCloseEventCode", "code": 4003,
          "ident": "DisallowedIntents", "old": "Disallowed intent(s)", "new": null, "path": "old/chat.md", "line": 23 },
        { "kind": "code-added", "level": "minor", "enum": "chat::GatewayOpcode", "code": 7,
          "ident": "Goodbye", "old": null, "new": "Goodbye", "path": "new/chat.md", "line": 11 },
        { "kind": "reworded", "level": "patch", "enum": "chat::HttpResponseCode", "code": 404,
          "ident": "NotFound", "old": "NOT FOUND", "new": "Not found", "path": "new/chat.md", "line": 32 } ],
        "diagnostics": [] }"#;
    assert_eq!(report, json(expected));
    let run = place().run(&["diff", "old", "old", "--format", "json"]);
    assert_eq!(
        json(&run.stdout),
        json(r#"{ "schema": 1, "verdict": "none", "changes": [], "diagnostics": [] }"#)
    );
}

#[test]
fn the_markdown_is_a_table_with_the_worst_first() {
    let run = diff(&["--format", "markdown"]);
    let expected = "\
### spectable: major: 3 changes (1 major, 1 minor, 1 patch)

|  | Level | Enum | Code | Identifier | Change | Where |
|---|---|---|--:|---|---|---|
| `-` | **major** | `chat::GatewayCloseEventCode` | `4003` | `DisallowedIntents` | code removed: `Disallowed intent(s)` | `old/chat.md:23` |
| `+` | minor | `chat::GatewayOpcode` | `7` | `Goodbye` | code added: `Goodbye` | `new/chat.md:11` |
| `~` | patch | `chat::HttpResponseCode` | `404` | `NotFound` | reworded: `NOT FOUND` → `Not found` | `new/chat.md:32` |
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_workflow_gets_annotations_and_a_summary() {
    let place = place();
    place.write("summary.md", b"before\n");
    let arguments = ["diff", "old", "new", "--format", "github"];
    let run = run(place.command(&arguments).env("GITHUB_STEP_SUMMARY", place.path("summary.md")));
    assert_eq!(run.code, 1, "{}", run.stderr);
    let expected = "\
::error file=old/chat.md,line=23,title=code-removed::chat::GatewayCloseEventCode 4003 DisallowedIntents: code removed, Disallowed intent(s)
::warning file=new/chat.md,line=11,title=code-added::chat::GatewayOpcode 7 Goodbye: code added, Goodbye
::notice file=new/chat.md,line=32,title=reworded::chat::HttpResponseCode 404 NotFound: reworded, NOT FOUND → Not found
";
    assert_eq!(run.stdout, expected);
    let markdown = diff(&["--format", "markdown"]).stdout;
    assert_eq!(place.text("summary.md"), format!("before\n{markdown}"));
}

#[test]
fn a_workflow_gets_no_more_annotations_than_it_shows() {
    let rows = |codes: std::ops::Range<usize>, word: &str| -> String {
        let rows = codes.map(|code| format!("| {code} | {word} {code} 100% |\n"));
        format!("# Codes\n\n| Code | Name |\n|---|---|\n{}", rows.collect::<String>())
    };
    let place = Place::with(&[("old/a,b.md", &rows(0..30, "Old")), ("new/a,b.md", &rows(13..45, "Old"))]);
    let run =
        run(place.command(&["diff", "old", "new", "--format", "github"]).env_remove("GITHUB_STEP_SUMMARY"));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("::error file=old/a%2Cb.md,line=")).count(), 10);
    assert_eq!(lines.iter().filter(|line| line.starts_with("::warning file=new/a%2Cb.md,line=")).count(), 10);
    assert!(lines[0].ends_with(", Old 0 100%25"), "{}", lines[0]);
    assert_eq!(lines[20..], ["::notice title=spectable::and 8 changes more (3 major, 5 minor)"]);
}

#[test]
fn code_scanning_gets_rules_and_places() {
    let log = json(&diff(&["--format", "sarif"]).stdout);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let told: Vec<_> = results.iter().map(|result| (&result["ruleId"], &result["level"])).collect();
    let expected = [("code-removed", "error"), ("code-added", "warning"), ("reworded", "note")];
    assert!(
        told.iter().zip(expected).all(|(told, (rule, level))| *told.0 == rule && *told.1 == level),
        "{told:?}"
    );
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert!(result["message"]["text"].as_str().unwrap().starts_with("chat::"));
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "old/chat.md");
    assert_eq!(place["region"]["startLine"], 23);
}

#[test]
fn what_is_denied_is_for_the_caller_to_say() {
    let place = Place::with(&[
        ("a/chat.md", CHAT),
        ("major/chat.md", &changed()),
        ("minor/chat.md", &CHAT.replace("| Lobby Connect (deprecated) |", "| Lobby Connect |")),
        ("patch/chat.md", &CHAT.replace("All is well.", "All is fine.")),
    ]);
    let ends =
        [("major", [1, 1, 1, 0]), ("minor", [0, 1, 1, 0]), ("patch", [0, 0, 1, 0]), ("a", [0, 0, 0, 0])];
    for (new, codes) in ends {
        for (deny, code) in ["major", "minor", "patch", "none"].into_iter().zip(codes) {
            let run = place.run(&["diff", "a", new, "--deny", deny]);
            assert_eq!(run.code, code, "{new} with --deny {deny}: {}", run.stdout);
        }
    }
}

#[test]
fn documents_are_compared_whatever_they_are_called() {
    let place =
        Place::with(&[("old.md", CHAT), ("new.md", CHAT), ("spec/a.md", CHAT), ("spec/spectable.toml", "")]);
    for sides in [["old.md", "new.md"], ["old.md", "spec/a.md"]] {
        let run = place.run(&["diff", sides[0], sides[1]]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "no differences\n"), "{sides:?}");
    }
}

#[test]
fn sources_are_compared_by_their_codes() {
    let other = "# Another client\n\n## Disconnect reasons\n\n| Value | Reason |\n|---|---|\n| 4000 | UnknownError |\n| 4001 | rate limited |\n| 4002 | BadIntents |\n| 4009 | SessionTimedOut |\n";
    let place = Place::with(&[("a.md", CHAT), ("b.md", other)]);
    let run = place.run(&["diff", "--by-code", "a.md", "b.md", "--format", "json"]);
    let changes: Vec<_> = json(&run.stdout)["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["kind"].clone(), change["code"].clone()))
        .filter(|(kind, _)| kind != "table-removed")
        .collect();
    let expected = [("code-renamed", 4002), ("code-removed", 4003), ("code-added", 4009)];
    assert_eq!(changes, expected.map(|(kind, code)| (kind.into(), code.into())), "{}", run.stdout);
    let run = place.run(&["diff", "--by-code", "a.md", "a.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "no differences\n"));
}

#[test]
fn revisions_are_read_without_checking_them_out() {
    let place = repository();
    let run = place.run(&["diff", "first:docs/spec", "HEAD:docs/spec"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stdout.contains("code-removed  Disallowed intent(s)  docs/spec/chat.md:23\n"),
        "{}",
        run.stdout
    );
    let json = |arguments: &[&str]| place.run(&[&["diff", "--format", "json"], arguments].concat());
    let whole = json(&["first:docs/spec", "HEAD:docs/spec"]).stdout;
    assert_eq!(json(&["first:docs/spec/chat.md", "HEAD:docs/spec/chat.md"]).stdout, whole);
    assert_eq!(json(&["first:docs/spec", "docs/spec"]).stdout, whole);
    assert_eq!(json(&["--against", "first", "docs/spec"]).stdout, whole);
    assert_eq!(json(&["--against", "first", "docs/spec/chat.md"]).stdout, whole);
    let run = place.run(&["diff", "--against", "HEAD", "docs/spec"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "no differences\n"));
}

#[test]
fn revisions_are_read_from_a_folder_below_the_root() {
    let place = repository();
    for arguments in [&["--against", "first"][..], &["first:./spec", "spec"], &["first:docs/spec", "spec"]] {
        let mut command = place.command(&[&["diff"], arguments].concat());
        let run = run(command.current_dir(place.path("docs")));
        assert_eq!(run.code, 1, "{arguments:?}: {}", run.stderr);
        assert!(run.stdout.ends_with("major: 3 changes (1 major, 1 minor, 1 patch)\n"), "{}", run.stdout);
    }
}

#[test]
fn each_side_has_its_own_manifest() {
    let place = repository();
    let manifest = "[[document]]\npath = \"chat.md\"\nmodule = \"protocol\"\n";
    place.write("docs/spec/spectable.toml", manifest.as_bytes());
    let run = place.run(&["diff", "--against", "HEAD", "docs/spec"]);
    assert_eq!(run.stdout.matches("table-renamed").count(), 3, "{}", run.stdout);
    git(&place, &["add", "."]);
    git(&place, &["commit", "--quiet", "-m", "manifest"]);
    assert_eq!(place.run(&["diff", "--against", "HEAD", "docs/spec"]).code, 0);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let place = repository();
    place.write("broken.md", BROKEN.as_bytes());
    let cases: [(&[&str], &str); 7] = [
        (&["nowhere:docs/spec", "docs/spec"], "git knows no revision `nowhere`"),
        (&["--against", "nowhere", "docs/spec"], "git knows no revision `nowhere`"),
        (&["first:nowhere", "docs/spec"], "`first` has no `nowhere`"),
        (&["docs/spec", "nowhere"], "nowhere"),
        (&["docs/spec", "broken.md"], "error[duplicate-code]"),
        (&["-x:docs/spec", "docs/spec"], "--help"),
        (&["C:/spec", "docs/spec"], "C:/spec"),
    ];
    for (arguments, said) in cases {
        let run = place.run(&[&["diff"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    let mut command = place.command(&["diff", "first:docs/spec", "docs/spec"]);
    let run = run(command.env("PATH", place.path("docs")));
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("git is not installed"), "{}", run.stderr);
    fs::remove_dir_all(place.path(".git")).unwrap();
    let mut command = place.command(&["diff", "first:docs/spec", "docs/spec"]);
    let run = crate::place::run(command.env("GIT_CEILING_DIRECTORIES", place.path("").parent().unwrap()));
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("not a git repository"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_path_with_a_colon_is_a_path() {
    let place = Place::with(&[("a:b/chat.md", CHAT), ("spec/chat.md", CHAT)]);
    assert_eq!(place.run(&["diff", "a:b", "spec"]).code, 0);
}

#[test]
fn each_side_has_its_own_lock() {
    let place = repository();
    assert_eq!(place.run(&["update", "docs/spec"]).code, 0);
    git(&place, &["add", "."]);
    git(&place, &["commit", "--quiet", "-m", "lock"]);
    place.write("docs/spec/chat.md", changed().replace("Rate limited", "Throttled").as_bytes());
    let kinds = |place: &Place| -> Vec<Value> {
        let run = place.run(&["diff", "--against", "HEAD", "docs/spec", "--format", "json"]);
        let report = json(&run.stdout);
        report["changes"].as_array().unwrap().iter().map(|change| change["kind"].clone()).collect()
    };
    assert_eq!(kinds(&place), ["reworded"]);
    fs::remove_file(place.path("docs/spec/spectable.lock")).unwrap();
    assert_eq!(kinds(&place), ["code-renamed"]);
}

#[test]
fn only_the_text_is_coloured_and_nothing_else_reaches_a_terminal() {
    let hostile = changed().replace("Goodbye ", "Good\u{1b}[2Jbye\u{202e}::error::");
    let place = Place::with(&[("old/chat.md", CHAT), ("new/chat.md", &hostile)]);
    for format in ["text", "markdown", "github", "sarif", "json"] {
        let mut command = place.command(&["diff", "old", "new", "--format", format]);
        let run = run(command.env("CLICOLOR_FORCE", "1").env_remove("GITHUB_STEP_SUMMARY"));
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert_eq!(run.stdout.contains('\u{1b}'), format == "text", "{format}: {:?}", run.stdout);
        assert!(!run.stdout.contains("\u{1b}[2J"), "{format}: {:?}", run.stdout);
        assert!(
            format.ends_with("json") || format == "sarif" || !run.stdout.contains('\u{202e}'),
            "{format}"
        );
        // Three changes, and a warning of the character that cannot be seen.
        assert!(format != "github" || run.stdout.lines().count() == 4, "{}", run.stdout);
    }
}
