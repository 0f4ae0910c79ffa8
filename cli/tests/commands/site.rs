//! `spectable site`: what is written, and where. How the page behaves is seen in a browser.

use std::fs;

use crate::place::{BROKEN, CHAT, Place};

const PAGE: &str = "out/deep/index.html";

/// Enums of one name, and one that takes its identifiers from another.
const ONE: &str = "# One\n\n## Gateway Opcodes\n\n| Code | Name | Retry |\n|---|---|---|\n| 0 | Hello | yes |\n\
    | 1 | Ping | no |\n| 2 | Gone | no |\n| 3 | ~~Old~~ | ~~no~~ |\n";
const TWO: &str = "# Two\n\n## Gateway Opcodes\n\n| Code | Name | Retry |\n|---|---|---|\n| 0 | Hello | yes |\n\
    | 1 | Pong | no |\n| 3 | Old | yes |\n";
const THREE: &str = "# Three\n\n## Órdenes\n\n| Código | Nombre |\n|---|---|\n| 1 | Eco |\n| 9 | Adiós |\n";
const MANIFEST: &str = "[[document]]\npath = \"three.md\"\n\
    tables.\"órdenes\" = { enum = \"Orden\", names_from = \"one/gateway-opcodes\" }\n";

fn place() -> Place {
    Place::with(&[("spec/chat.md", CHAT)])
}

fn drifting() -> Place {
    let files = [("spec/one.md", ONE), ("spec/two.md", TWO), ("spec/three.md", THREE)];
    let place = Place::with(&files);
    place.write("spec/spectable.toml", MANIFEST.as_bytes());
    place
}

/// The page that a command makes.
fn page(place: &Place, arguments: &[&str]) -> String {
    let arguments = [&["site", "-o", "out/deep"], arguments].concat();
    let run = place.run(&arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    place.text(PAGE)
}

/// The element of a page that has an id, up to the end of a row or, of other elements, of a line.
fn element<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("nothing has the id {id}"));
    page[start..].lines().next().unwrap()
}

#[test]
fn a_page_is_written_with_its_folders_and_only_where_it_changes() {
    let place = place();
    let run = place.run(&["site", "-o", "out/deep"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr, format!("1 document, 13 codes: wrote {PAGE}\n"));
    let text = place.text(PAGE);
    assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{text}");
    let run = place.run(&["site", "spec", "-o", "out/deep"]);
    assert_eq!(run.stderr, format!("1 document, 13 codes: {PAGE} is up to date\n"));
    assert_eq!(fs::read_dir(place.path("out/deep")).unwrap().count(), 1);
}

#[test]
fn every_entry_and_range_has_a_row_with_a_place_of_its_own() {
    let text = page(&place(), &[]);
    let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    assert_eq!(text.matches("<tr role=\"row\" id=\"").count(), 13);
    for link in text.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&link), "a link leads nowhere: {link}");
    }
    let beat = element(&text, "chat/GatewayOpcode/1");
    for part in [">1</a>", ">Heartbeat</span>", "<dt>direction</dt>"] {
        assert!(beat.contains(part), "{part}: {beat}");
    }
    // The live row has the plain place of the code, though the struck one stands above it.
    assert!(element(&text, "chat/GatewayOpcode/3").contains(">ClientConnect<"));
    assert!(element(&text, "chat/GatewayOpcode/3~2").contains(">now <code>ClientConnect</code>"));
    assert!(element(&text, "chat/HttpResponseCode/500-599").contains(">500–599</a>"));
}

#[test]
fn drift_is_shown_code_by_code_with_what_differs() {
    let text = page(&drifting(), &[]);
    let line = |code: &str| element(&text, &format!("page-drift/one/GatewayOpcode/{code}"));
    let differences = |code: &str| -> Vec<String> {
        let badges = line(code).split("<span class=\"badge\">").skip(1);
        badges.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    };
    assert_eq!(differences("0"), ["missing"]);
    assert_eq!(differences("1"), ["identifier", "name"]);
    assert_eq!(differences("2"), ["missing"]);
    assert_eq!(differences("3"), ["missing", "deprecation", "fields"]);
    assert_eq!(differences("9"), ["missing"]);
    // The enum of another name takes its identifiers from the first.
    assert!(line("1").contains("data-side=\"three::Orden\"><a class=\"to-row\" href=\"#three/Orden/1\">"));
    assert!(
        line("2").contains("data-side=\"two::GatewayOpcode\" class=\"missing\">missing</td>"),
        "{}",
        line("2")
    );
    assert!(text.contains("<code>retry</code> only in one::GatewayOpcode, two::GatewayOpcode</span>"));
    assert!(text.contains("5 of 5 codes differ"));
}

#[test]
fn without_the_manifest_fewer_enums_are_of_one_kind() {
    let text = page(&drifting(), &["--bare"]);
    assert!(!element(&text, "page-drift/one/GatewayOpcode/1").contains("three::"));
    assert!(text.contains("3 of 4 codes differ"), "the first code is the same in both");
}

#[test]
fn policies_stand_beside_the_codes_where_the_manifest_has_some() {
    let place = place();
    assert!(!page(&place, &[]).contains("id=\"page-policy\""));
    let manifest = "[[document]]\npath = \"chat.md\"\n[document.tables.gateway-close-event-codes.policy]\n\
        field = \"reconnect\"\nvalues = { true = \"resume\", false = \"stop\" }\n\
        codes = { 1000 = \"reconnect\" }\notherwise = \"resume\"\n";
    place.write("spec/spectable.toml", manifest.as_bytes());
    let text = page(&place, &[]);
    let choices =
        "id=\"page-policy\"><option value=\"\">All</option><option>resume</option><option>stop</option>";
    assert!(text.contains(choices), "{text}");
    assert!(
        text.contains("<p class=\"about\">When closed with 1000: reconnect; with any other code: resume</p>")
    );
    let row = element(&text, "chat/GatewayCloseEventCode/4003");
    assert!(
        row.contains("data-policy=\"stop\"") && row.contains("<span class=\"badge\">stop</span>"),
        "{row}"
    );
    assert!(!row.contains("<dt>policy</dt>"), "{row}");
}

#[test]
fn a_page_is_of_the_paths_that_are_asked_for() {
    let place = drifting();
    let text = page(&place, &["spec/three.md"]);
    assert!(text.contains("<title>Three</title>") && text.contains("id=\"three/Orden/9\""));
    assert!(!text.contains("id=\"one") && !text.contains("id=\"page-drift\""));
    let text = page(&place, &["spec/two.md", "spec/one.md"]);
    assert!(text.find("id=\"two\"").unwrap() < text.find("id=\"one\"").unwrap());
    place.write("other/one.md", ONE.as_bytes());
    let text = page(&place, &["spec/one.md", "other/one.md"]);
    assert!(text.contains("id=\"one/GatewayOpcode/1\"") && text.contains("id=\"one/GatewayOpcode/1~2\""));
}

#[test]
fn the_same_spec_gives_the_same_page() {
    let (one, other) = (drifting(), drifting());
    assert_eq!(page(&one, &[]), page(&other, &[]));
}

#[test]
fn text_of_documents_is_never_markup() {
    let hostile = "# A </style><script>alert(1)</script> & \"B\"\n\n## Gateway Opcodes\n\n| Code | Name | Note | See |\n\
        |---|---|---|---|\n\
        | 0 | `</title><script>alert(2)</script>` | `<img src=x onerror=alert(3)>` | [x](javascript:alert(4)) |\n\
        | 1 | A \"quoted\" & 'single' name | `--><svg/onload=alert(5)>` | https://a.example/?a=\"&b=<c> |\n";
    let place = Place::with(&[("spec/a.md", hostile)]);
    place.write("spec/spectable.toml", b"[[document]]\npath = \"a.md\"\nsource = \"javascript:alert(6)\"\n");
    let run = place.run(&["site", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = place.text("out/index.html");
    for (tag, times) in [("<script", 1), ("</script", 1), ("<style", 1), ("</style", 1), ("</title", 1)] {
        assert_eq!(text.matches(tag).count(), times, "{tag}");
    }
    for tag in ["<img", "<svg", "href=\"javascript"] {
        assert!(!text.contains(tag), "{tag}");
    }
    assert!(text.contains("A &quot;quoted&quot; &amp; &#39;single&#39; name"));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let text = page(&drifting(), &[]);
    for word in ["src=", "@import", "url(", "<link", "<iframe", "fetch(", "import("] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("content=\"default-src 'none'; "));
}

#[test]
fn nothing_is_written_on_errors_and_the_earlier_page_stays() {
    let place = place();
    let before = page(&place, &[]);
    place.write("spec/broken.md", BROKEN.as_bytes());
    let run = place.run(&["site", "-o", "out/deep"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("error[duplicate-code]: ") && run.stderr.contains("\n1 error\n"),
        "{}",
        run.stderr
    );
    assert_eq!(place.text(PAGE), before);
    let run = place.run(&["site", "nowhere", "-o", "elsewhere"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[unreadable]: "), "{}", run.stderr);
    assert!(!place.path("elsewhere").exists());
}

#[test]
fn a_page_that_cannot_be_written_is_named() {
    let place = place();
    place.write("file", b"");
    fs::create_dir_all(place.path("taken/index.html")).unwrap();
    for (folder, page) in [("file", "file/index.html"), ("taken", "taken/index.html")] {
        let run = place.run(&["site", "-o", folder]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{folder}");
        assert!(run.stderr.starts_with(&format!("error: cannot write `{page}`: ")), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_document_is_never_overwritten() {
    let place = place();
    fs::create_dir(place.path("out")).unwrap();
    std::os::unix::fs::symlink("../spec/chat.md", place.path("out/index.html")).unwrap();
    let run = place.run(&["site", "-o", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`out/index.html` is what the page is made from"), "{}", run.stderr);
    assert_eq!(place.text("spec/chat.md"), CHAT);
}
