//! What a screen reader makes of the page.

use crate::driver::with_page;
use crate::spec::harbours;

#[test]
fn everything_has_a_role_and_a_name_at_every_width() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        for width in [1280, 900, 360] {
            page.resize(width).await;
            page.open("").await;
            for opener in ["[aria-controls=page-filters]", "[aria-controls=page-contents]"] {
                page.script(&format!("document.querySelector('{opener}').click()")).await;
            }
            for (selector, role, name) in [
                ("header", "banner", ""),
                ("form", "search", "Codes"),
                ("#page-query", "searchbox", "Search by code, name or words"),
                ("#page-document", "combobox", "Document"),
                ("#page-enum", "combobox", "Enum"),
                ("#page-status", "combobox", "Status"),
                ("#page-policy", "combobox", "Policy"),
                ("#page-filters", "group", "Filters"),
                (".theme", "button", "Dark theme"),
                (".count", "status", ""),
                ("#page-contents", "navigation", "Contents"),
                ("main", "main", ""),
                ("h1", "heading", "Codes of 2 documents"),
                (".drifts", "region", "Drift between documents"),
                ("[id='harbour/GatewayOpcode'] table", "table", "Codes of harbour::GatewayOpcode"),
                ("[id='harbour/GatewayOpcode/1']", "row", ""),
                ("[id='harbour/GatewayOpcode/1'] th", "rowheader", "1"),
                ("[id='harbour/GatewayOpcode/1'] td", "cell", ""),
                ("[id='harbour/GatewayOpcode'] thead th:nth-child(2)", "columnheader", "Name"),
                (
                    "[id='page-drift/harbour/GatewayOpcode'] table",
                    "table",
                    "GatewayOpcode as each document has it",
                ),
                ("[id='page-drift/harbour/GatewayOpcode/1'] th", "rowheader", "1"),
                ("[id='page-drift/harbour/GatewayOpcode/1'] td", "cell", ""),
                (
                    "[id='page-drift/harbour/GatewayOpcode'] thead th:nth-child(4)",
                    "columnheader",
                    "puerto::GatewayOpcode",
                ),
                ("#page-differing", "checkbox", "Only codes that differ"),
            ] {
                let (spoken, label) = page.spoken(selector).await;
                assert_eq!(spoken, role, "{selector} at {width}");
                assert!(name.is_empty() || label == name, "{selector} at {width}: {label}");
            }
        }
    });
}

#[test]
fn every_control_and_link_has_a_name() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        let count: usize =
            page.text("document.querySelectorAll('a, button, input, select').length").await.parse().unwrap();
        assert!(count > 60, "{count}");
        page.script("[...document.querySelectorAll('a, button, input, select')].forEach((element, at) => element.dataset.at = at)").await;
        for at in 0..count {
            let selector = format!("[data-at='{at}']");
            if page.text(&format!("document.querySelector(\"{selector}\").checkVisibility()")).await == "true"
            {
                let (role, name) = page.spoken(&selector).await;
                assert!(!name.trim().is_empty(), "a {role} has no name: {at}");
            }
        }
    });
}

#[test]
fn how_many_codes_are_left_is_said_politely() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        let live = "document.querySelector('.count').getAttribute('aria-live')";
        assert_eq!(page.text(live).await, "polite");
        page.fill("#page-query", "anchor").await;
        page.soon("document.querySelector('.count').textContent", "1 of 17 codes").await;
    });
}

#[test]
fn headings_go_down_one_by_one_and_tables_have_captions_and_scopes() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        let headings = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => one.localName)";
        let headings = page.texts(headings).await;
        assert_eq!(headings.iter().filter(|name| *name == "h1").count(), 1);
        let jumps =
            headings.windows(2).filter(|pair| pair[1] > pair[0] && pair[1][1..] != next(&pair[0][1..]));
        assert_eq!(jumps.count(), 0, "{headings:?}");
        let tables = "[...document.querySelectorAll('table')]";
        assert_eq!(page.text(&format!("{tables}.length")).await, "7");
        let bare = format!("{tables}.filter((one) => !one.caption || !one.caption.textContent)");
        assert_eq!(page.texts(&bare).await, [""; 0]);
        let scopes = "[...document.querySelectorAll('th')].map((one) => `${one.closest('thead, tbody').localName} ${one.scope}`)";
        let scopes = page.texts(&format!("new Set({scopes})")).await;
        assert_eq!(scopes, ["thead col", "tbody row"]);
    });
}

/// The level below another.
fn next(level: &str) -> String {
    (level.parse::<u8>().unwrap() + 1).to_string()
}
