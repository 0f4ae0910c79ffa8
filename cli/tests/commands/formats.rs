//! What is wrong with the documents, in the formats of workflows, of code scanning and of programs.

use serde_json::{Value, json};
use spectable_codegen::Kind;

use crate::diff::git;
use crate::place::{CHAT, Place, Run};

/// Two rows with one code, and a warning.
const LAMPS: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 1 | 100% |\n| 0x01 | Dim |\n| 3 | \\|\\| |\n";

/// The warning alone.
const WARNED: &str = "# Codes\n\n| Code | Name |\n|---|---|\n| 1 | Spark |\n| 2 | Dim |\n| 3 | \\|\\| |\n";

const ANNOTATIONS: &str = "\
::error file=spec/a%2Cb.md,line=6,endLine=6,col=3,endColumn=6,title=duplicate-code::`Dim` and `100%25` at line 5 both have code 1%0Astrike the row that is out of use (`~~1~~`), or write `exclude = [\"line:6\"]` under `[document.tables.codes]` of `a,b.md`
::warning file=spec/a%2Cb.md,line=7,endLine=7,col=3,endColumn=3,title=no-identifier::`||` has no letter or digit to make an identifier of, and its code is left out%0Awrite `rename = { 3 = \"…\" }` under `[document.tables.codes]` of `a,b.md`
";

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

#[test]
fn a_workflow_gets_an_annotation_for_each_problem() {
    let place = Place::with(&[("spec/a,b.md", LAMPS)]);
    let run = place.run(&["inspect", "--format", "github"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ANNOTATIONS));
    assert!(run.stderr.starts_with("error[duplicate-code]: "), "{}", run.stderr);
    for arguments in [&["check"][..], &["diff", "spec", "spec"]] {
        let run = place.run(&[arguments, &["--format", "github"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ANNOTATIONS), "{arguments:?}");
    }
}

#[test]
fn a_workflow_gets_no_more_annotations_than_it_shows() {
    let codes = (0..60).chain(0..15).enumerate();
    let rows: Vec<String> = codes.map(|(at, code)| format!("| {code} | Lamp number {at} |\n")).collect();
    let rows = rows.concat();
    let place = Place::with(&[("spec/a.md", &format!("# Codes\n\n| Code | Name |\n|---|---|\n{rows}"))]);
    let run = place.run(&["inspect", "--format", "github"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("::error file=spec/a.md,")).count(), 10);
    assert_eq!(lines[10..], ["::notice title=spectable::and 5 errors more"]);
}

#[test]
fn code_scanning_gets_a_rule_for_each_kind_and_the_place_of_each_problem() {
    let place = Place::with(&[("spec/a,b.md", LAMPS)]);
    let run = place.run(&["inspect", "--format", "sarif"]);
    assert_eq!(run.code, 1);
    let log = parsed(&run);
    assert_eq!(
        (&log["version"], &log["runs"][0]["columnKind"]),
        (&json!("2.1.0"), &json!("unicodeCodePoints"))
    );
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Kind::ALL.len());
    for (rule, kind) in rules.iter().zip(Kind::ALL) {
        assert_eq!(rule["id"], kind.code());
        assert_eq!(rule["shortDescription"]["text"], kind.meaning());
        assert_eq!(rule["defaultConfiguration"]["level"], kind.severity().to_string());
        let [whole, text, markdown] =
            [&rule["fullDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]]
                .map(|text| text.as_str().unwrap());
        assert!(whole.len() > 40 && markdown.starts_with(whole) && text.starts_with(whole), "{rule}");
        assert!(markdown.contains("\n```") && !text.contains("```"), "{rule}");
    }
    let location = |line: u32, columns: [u32; 2]| {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": "spec/a%2Cb.md" },
            "region": { "startLine": line, "startColumn": columns[0], "endColumn": columns[1] },
        } })
    };
    let mut related = location(5, [3, 4]);
    related["id"] = json!(1);
    related["message"] = json!({ "text": "code 1 is this entry's" });
    let result = &log["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("duplicate-code"), &json!("error")));
    assert_eq!(
        rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"],
        "duplicate-code"
    );
    assert_eq!(result["locations"], json!([location(6, [3, 7])]));
    assert_eq!(result["relatedLocations"], json!([related]));
    let message = result["message"]["text"].as_str().unwrap();
    assert!(message.starts_with("`Dim` and `100%` at line 5 both have code 1\nstrike the row "), "{message}");
    let warning = &log["runs"][0]["results"][1];
    assert_eq!((&warning["ruleId"], &warning["level"]), (&json!("no-identifier"), &json!("warning")));
    assert_eq!(warning.get("relatedLocations"), None);
}

#[test]
fn comparisons_carry_what_is_wrong_with_the_documents() {
    let place = Place::with(&[("old/chat.md", CHAT), ("new/chat.md", WARNED), ("broken/chat.md", LAMPS)]);
    let compared =
        |sides: [&str; 2], format: &str| place.run(&["diff", sides[0], sides[1], "--format", format]);
    let report = parsed(&compared(["old", "new"], "json"));
    assert_eq!(report["verdict"], "major");
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(report["diagnostics"][0]["code"], "no-identifier");
    // What was to be looked at once is no longer there to be looked at.
    assert_eq!(parsed(&compared(["new", "old"], "json"))["diagnostics"], json!([]));
    let text = compared(["old", "new"], "text");
    assert!(!text.stdout.contains("no-identifier"), "{}", text.stdout);
    for sides in [["broken", "old"], ["old", "broken"]] {
        let run = compared(sides, "json");
        let report = parsed(&run);
        assert_eq!((run.code, &report["verdict"], &report["changes"]), (2, &Value::Null, &json!([])));
        assert_eq!(report["diagnostics"][0]["code"], "duplicate-code");
        assert_eq!(report["diagnostics"][0]["related"][0]["line"], 5);
        assert!(
            run.stderr.ends_with("\nerror: nothing can be said of documents with errors\n"),
            "{}",
            run.stderr
        );
    }
    let log = parsed(&compared(["old", "new"], "sarif"));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(results[0]["ruleId"], "no-identifier");
    assert!(
        results
            .iter()
            .any(|result| result["ruleId"] == "code-removed" || result["ruleId"] == "table-removed")
    );
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    for (arguments, stdout) in [(["broken", "old"], ""), (["old", "broken"], "")] {
        for format in ["text", "markdown"] {
            let run = compared(arguments, format);
            assert_eq!((run.code, run.stdout.as_str()), (2, stdout), "{arguments:?} {format}");
        }
    }
}

#[test]
fn check_carries_warnings_and_ends_as_without_them() {
    let place = Place::with(&[("spec/a,b.md", WARNED)]);
    assert_eq!(place.run(&["update"]).code, 0);
    let run = place.run(&["check", "--format", "github"]);
    let (_, warning) = ANNOTATIONS.split_once('\n').unwrap();
    assert_eq!((run.code, run.stdout.as_str()), (0, warning));
    let report = parsed(&place.run(&["check", "--format", "json"]));
    assert_eq!((&report["verdict"], &report["changes"]), (&json!("none"), &json!([])));
    assert_eq!(report["diagnostics"][0]["code"], "no-identifier");
}

#[test]
fn what_a_revision_has_is_annotated_at_its_path() {
    let place = Place::with(&[("spec/a,b.md", LAMPS)]);
    for arguments in [&["init", "--quiet", "."][..], &["add", "."], &["commit", "--quiet", "-m", "broken"]] {
        git(&place, arguments);
    }
    place.write("spec/a,b.md", WARNED.as_bytes());
    let run = place.run(&["diff", "--against", "HEAD", "--format", "github"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ANNOTATIONS));
    assert!(run.stderr.contains("\n --> HEAD:spec/a,b.md:6:3\n"), "{}", run.stderr);
}

#[test]
fn only_what_is_shown_in_a_terminal_is_coloured() {
    let place = Place::with(&[("spec/a.md", &LAMPS.replace("Dim", "D\u{1b}[2Jim\u{202e}"))]);
    for format in ["github", "sarif", "json"] {
        let run =
            crate::place::run(place.command(&["inspect", "--format", format]).env("CLICOLOR_FORCE", "1"));
        assert!(!run.stdout.contains('\u{1b}'), "{format}: {:?}", run.stdout);
        assert!(format != "github" || !run.stdout.contains('\u{202e}'), "{format}: {:?}", run.stdout);
    }
}
