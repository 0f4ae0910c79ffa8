//! `spectable explain`.

use serde_json::{Value, json};

use crate::place::{BROKEN, CHAT, Place, Run};

const TEXT: &str = "\
chat::GatewayCloseEventCode::DisallowedIntents
  code       4003
  name       Disallowed intent(s)
  meaning    The intents need an approval.
  reconnect  false
  at         spec/chat.md:23
";

fn place() -> Place {
    let signed = "# Signed Codes\n\n| Code | Name |\n|---|---|\n| -2 | Gone |\n| -1 | Late |\n| 0 | Fine |\n";
    let keyed = include_str!("cases/keyed.md");
    Place::with(&[("spec/chat.md", CHAT), ("spec/keyed.md", keyed), ("spec/signed.md", signed)])
}

/// The first lines of what is found.
fn found(run: &Run) -> Vec<&str> {
    run.stdout.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect()
}

#[test]
fn an_entry_is_shown_with_its_meaning_and_its_fields() {
    let run = place().run(&["explain", "4003"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, TEXT, ""));
}

#[test]
fn entries_are_found_by_code_name_identifier_and_path() {
    let place = place();
    let disallowed = "chat::GatewayCloseEventCode::DisallowedIntents";
    let cases: [(&str, &[&str]); 18] = [
        ("4003", &[disallowed]),
        ("0xFA3", &[disallowed]),
        ("Disallowed intent(s)", &[disallowed]),
        ("disallowed intents", &[disallowed]),
        ("DISALLOWED_INTENTS", &[disallowed]),
        ("disallowedintents", &[disallowed]),
        ("GatewayCloseEventCode::DisallowedIntents", &[disallowed]),
        ("chat::gatewaycloseeventcode::disallowedintents", &[disallowed]),
        ("3", &["chat::GatewayOpcode::Reset", "chat::GatewayOpcode::ClientConnect"]),
        ("0", &["chat::GatewayOpcode::Dispatch", "signed::SignedCode::Fine"]),
        ("-1", &["signed::SignedCode::Late"]),
        ("-0x2", &["signed::SignedCode::Gone"]),
        ("userNotFound", &["keyed::HttpStatusCode::UserNotFound"]),
        ("USERNOTFOUND", &["keyed::HttpStatusCode::UserNotFound"]),
        ("503", &["chat::HttpResponseCodeClass::ServerError"]),
        ("5xx", &["chat::HttpResponseCodeClass::ServerError"]),
        ("500-599", &["chat::HttpResponseCodeClass::ServerError"]),
        ("server error", &["chat::HttpResponseCodeClass::ServerError"]),
    ];
    for (query, expected) in cases {
        let run = place.run(&["explain", "--", query]);
        assert_eq!(found(&run), expected, "{query}");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{query}");
    }
}

#[test]
fn a_negative_code_is_no_option() {
    let run = place().run(&["explain", "-1", "--format", "text"]);
    assert_eq!(found(&run), ["signed::SignedCode::Late"]);
}

#[test]
fn a_twin_and_a_deprecated_entry_say_so() {
    let run = place().run(&["explain", "Reset", "lobbyconnect"]);
    assert!(run.stdout.contains("  deprecated  yes, the code is now ClientConnect\n"), "{}", run.stdout);
    assert!(run.stdout.contains("  deprecated  yes\n"), "{}", run.stdout);
}

#[test]
fn a_near_miss_suggests_what_may_have_been_meant() {
    let place = place();
    let cases = [
        ("Hartbeat", "error: nothing bears `Hartbeat`: did you mean `Heartbeat`?\n"),
        ("userNotFund", "error: nothing bears `userNotFund`: did you mean `UserNotFound`?\n"),
        ("4103", "error: nothing bears `4103`: did you mean `4003`?\n"),
        (
            "GatewayOpcode::Identfy",
            "error: nothing bears `GatewayOpcode::Identfy`: did you mean `Identify`?\n",
        ),
        ("something else entirely", "error: nothing bears `something else entirely`\n"),
        ("", "error: nothing bears ``\n"),
        ("-", "error: nothing bears `-`\n"),
    ];
    for (query, expected) in cases {
        let run = place.run(&["explain", "--", query]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", expected));
    }
}

#[test]
fn what_is_found_is_shown_even_where_something_else_is_not() {
    let run = place().run(&["explain", "4003", "99999999"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, TEXT));
    assert_eq!(run.stderr, "error: nothing bears `99999999`\n");
}

#[test]
fn an_entry_that_is_asked_for_twice_is_shown_once() {
    let run = place().run(&["explain", "4003", "0xfa3"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, TEXT));
}

#[test]
fn documents_with_errors_are_searched_too() {
    let place = Place::with(&[("a.md", BROKEN), ("b.md", CHAT)]);
    let run = place.run(&["explain", "Pong", "--spec", "a.md", "b.md"]);
    assert_eq!(run.code, 0);
    // The other document has the same opcodes, and another name for this one.
    assert_eq!(found(&run), ["a::GatewayOpcode::Pong", "b::GatewayOpcode::Heartbeat"]);
    assert_eq!(run.stderr, "note: 1 error in the documents: `spectable inspect` shows what\n");
}

#[test]
fn the_page_of_a_diagnostic_needs_no_documents() {
    let run = Place::with(&[]).run(&["explain", "duplicate-code", "too-few-cells"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let titles: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("error[")).collect();
    let expected = [
        "error[duplicate-code]: Two live rows have one code, or two ranges are the same.",
        "error[too-few-cells]: A row has fewer cells than the header.",
    ];
    assert_eq!(titles, expected);
    let run = Place::with(&[]).run(&["explain", "duplicate-cod", "--spec", "nowhere"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.ends_with(": did you mean `duplicate-code`?\n"), "{}", run.stderr);
}

#[test]
fn a_word_may_be_a_kind_of_diagnostic_and_a_name() {
    let document = "# Codes\n\n| Code | Name |\n|---|---|\n| 1 | Duplicate code |\n| 2 | Render |\n";
    let place = Place::with(&[("spec/a.md", document), ("spec/b.md", BROKEN)]);
    let run = place.run(&["explain", "duplicate-code"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("error[duplicate-code]: "), "{}", run.stdout);
    assert!(run.stdout.contains("\n\na::Code::DuplicateCode\n  code     1\n"), "{}", run.stdout);
    let run = place.run(&["explain", "render", "Heartbeat", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let answers = report["answers"].as_array().unwrap();
    assert_eq!(answers[0]["page"]["code"], "render");
    assert_eq!(answers[0]["page"]["severity"], "error");
    assert!(answers[0]["page"]["markdown"].as_str().unwrap().contains("```console\nerror[render]: "));
    assert_eq!(answers[0]["matches"][0]["ident"], "Render");
    assert_eq!(answers[1].get("page"), None);
}

#[test]
fn a_missing_folder_is_said_to_be_missing() {
    let run = place().run(&["explain", "1", "--spec", "nowhere"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[unreadable]: "), "{}", run.stderr);
}

#[test]
fn the_json_has_an_answer_for_each_query() {
    let run = place().run(&["explain", "4003", "503", "Hartbeat", "--format", "json"]);
    assert_eq!(run.code, 1);
    let answers: Value = serde_json::from_str(&run.stdout).unwrap();
    let expected = json!({
        "schema": 1,
        "answers": [
            {
                "query": "4003",
                "matches": [{
                    "path": "spec/chat.md",
                    "line": 23,
                    "column": 3,
                    "heading": ["Chat Protocol", "Gateway", "Gateway Close Event Codes"],
                    "module": "chat",
                    "enum": "GatewayCloseEventCode",
                    "name": "Disallowed intent(s)",
                    "ident": "DisallowedIntents",
                    "description": "The intents need an approval.",
                    "code": 4003,
                    "deprecated": false,
                    "fields": { "reconnect": false },
                }],
                "nearest": null,
            },
            {
                "query": "503",
                "matches": [{
                    "path": "spec/chat.md",
                    "line": 33,
                    "column": 3,
                    "heading": ["Chat Protocol", "HTTP", "HTTP Response Codes"],
                    "module": "chat",
                    "enum": "HttpResponseCodeClass",
                    "name": "SERVER ERROR",
                    "ident": "ServerError",
                    "description": "The server is in trouble.",
                    "first": 500,
                    "last": 599,
                }],
                "nearest": null,
            },
            { "query": "Hartbeat", "matches": [], "nearest": "Heartbeat" },
        ],
    });
    assert_eq!(answers, expected);
}

#[test]
fn a_name_in_one_language_finds_that_in_another() {
    let english =
        "# Codes\n\n| Code | Name |\n|---|---|\n| 100 | Lost |\n| 101 | Found |\n| 102 | Broken |\n";
    let spanish =
        "# Códigos\n\n| Código | Nombre |\n|---|---|\n| 100 | Perdido |\n| 101 | Hallado |\n| 102 | Roto |\n";
    let other = "# Opcodes\n\n| Opcode | Name |\n|---|---|\n| 1 | Hello |\n| 101 | Ping |\n";
    let place = Place::with(&[("spec/en.md", english), ("spec/es.md", spanish), ("spec/ops.md", other)]);
    let run = place.run(&["explain", "found"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("en::Code::Found") && run.stdout.contains("::Hallado"), "{}", run.stdout);
    assert!(!run.stdout.contains("Ping"), "{}", run.stdout);
}
