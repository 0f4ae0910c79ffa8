//! What one types and chooses narrows what is shown.

use crate::driver::{Page, with_page};
use crate::spec::harbours;

const QUERY: &str = "#page-query";
const COUNT: &str = "document.querySelector('.count').textContent";
const NOTHING: &str = "document.querySelector('.nothing').hidden";

/// Types, and gives the codes that are left.
async fn search(page: &Page, text: &str, count: &str) -> Vec<String> {
    page.fill(QUERY, text).await;
    page.soon(COUNT, count).await;
    page.shown(".codes").await
}

#[test]
fn typing_finds_codes_names_identifiers_and_words() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        assert_eq!(page.text(COUNT).await, "17 codes");
        assert_eq!(page.shown(".codes").await.len(), 17);
        let both = ["harbour/GatewayCloseEventCode/4014", "puerto/GatewayCloseEventCode/4014"];
        for text in ["4014", "0xFAE", "disallowed", "INTENT(S)", "DisallowedIntents", "close disallowed"] {
            assert_eq!(search(&page, text, "2 of 17 codes").await, both, "{text}");
        }
        // Marks do not count, and all words do, in whatever order.
        let sessions = ["puerto/GatewayOpcode/0", "puerto/GatewayOpcode/1"];
        assert_eq!(search(&page, "sesion", "2 of 17 codes").await, sessions);
        assert_eq!(search(&page, "SESIÓN viva", "1 of 17 codes").await, sessions[1..]);
        // A number within a range finds it; digits within a number find nothing.
        assert_eq!(search(&page, "503", "1 of 17 codes").await, ["harbour/HttpResponseCode/500-599"]);
        assert_eq!(search(&page, "14", "0 of 17 codes").await, [""; 0]);
        assert_eq!(page.text(NOTHING).await, "false");
        assert_eq!(search(&page, "", "17 codes").await.len(), 17);
        assert_eq!(page.text(NOTHING).await, "true");
    });
}

#[test]
fn what_holds_nothing_that_is_left_is_left_out_of_the_contents() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        search(&page, "anchor", "1 of 17 codes").await;
        let items =
            "[...document.querySelectorAll('.contents li')].filter((item) => item.getClientRects().length)";
        let links = format!("{items}.map((item) => item.querySelector('a').textContent)");
        let expected = ["puerto", "GatewayOpcode", "Drift between documents", "GatewayOpcode"];
        assert_eq!(page.texts(&links).await, expected);
        let titles =
            "[...document.querySelectorAll('h2, h3')].filter((title) => title.getClientRects().length)";
        let titles = page.texts(&format!("{titles}.map((title) => title.textContent)")).await;
        assert_eq!(titles, ["Puerto", "puerto::GatewayOpcode", "Drift between documents", "GatewayOpcode"]);
    });
}

#[test]
fn filters_work_alone_together_and_with_words() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.choose("#page-document", "puerto").await;
        page.soon(COUNT, "7 of 17 codes").await;
        assert!(page.shown(".codes").await.iter().all(|id| id.starts_with("puerto/")));
        page.choose("#page-enum", "GatewayOpcode").await;
        page.soon(COUNT, "4 of 17 codes").await;
        page.choose("#page-document", "All").await;
        page.soon(COUNT, "8 of 17 codes").await;
        page.choose("#page-status", "Deprecated").await;
        page.soon(COUNT, "1 of 17 codes").await;
        assert_eq!(page.shown(".codes").await, ["harbour/GatewayOpcode/2"]);
        page.choose("#page-status", "In force").await;
        assert_eq!(search(&page, "moor", "1 of 17 codes").await, ["puerto/GatewayOpcode/2"]);
        page.click(".filters .clear").await;
        page.soon(COUNT, "17 codes").await;
        let values =
            "[...document.querySelectorAll('.finder input, .finder select')].map((one) => one.value)";
        assert!(page.texts(values).await.iter().all(String::is_empty));
        page.choose("#page-policy", "stop").await;
        page.soon(COUNT, "1 of 17 codes").await;
        assert_eq!(page.shown(".codes").await, ["harbour/GatewayCloseEventCode/4014"]);
        assert_eq!(page.shown(".sides").await, ["page-drift/harbour/GatewayCloseEventCode/4014"]);
    });
}

#[test]
fn drift_is_shown_side_by_side_and_can_be_all_that_is() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        let row = |code: &str| format!("document.getElementById('page-drift/harbour/GatewayOpcode/{code}')");
        let cells = |code: &str| {
            format!("[...{}.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())", row(code))
        };
        assert_eq!(page.texts(&cells("0")).await, ["0", "", "Hello", "Hello"]);
        assert_eq!(page.texts(&cells("1")).await, ["1", "identifier name", "Ping", "Beat"]);
        assert_eq!(page.texts(&cells("2")).await, ["2", "deprecation", "Moor deprecated", "Moor"]);
        assert_eq!(page.texts(&cells("4")).await, ["4", "missing", "missing", "Anchor"]);
        let fields = "document.getElementById('page-drift/harbour/GatewayCloseEventCode/4001').innerText";
        let fields = page.text(fields).await;
        assert!(fields.contains("reconnect true") && fields.contains("reconnect false"), "{fields}");

        assert_eq!(page.shown(".sides").await.len(), 8);
        page.click("#page-differing").await;
        let opcodes = ["1", "2", "3", "4"].map(|code| format!("page-drift/harbour/GatewayOpcode/{code}"));
        let all = [&opcodes[..], &["page-drift/harbour/GatewayCloseEventCode/4001".to_owned()]].concat();
        assert_eq!(page.shown(".sides").await, all);
        assert_eq!(page.text(COUNT).await, "17 codes", "the codes themselves stay");
        search(&page, "anchor", "1 of 17 codes").await;
        assert_eq!(page.shown(".sides").await, ["page-drift/harbour/GatewayOpcode/4"]);
    });
}
