//! Everything can be done with keys alone.

use crate::driver::{Page, with_page};
use crate::spec::harbours;

const TAB: char = '\u{E004}';
const ENTER: char = '\u{E007}';
const ESCAPE: char = '\u{E00C}';
const SPACE: char = ' ';

const COUNT: &str = "document.querySelector('.count').textContent";
const FOCUS: &str =
    "document.activeElement.id || document.activeElement.className || document.activeElement.tagName";

/// What can have the focus, in its order.
const ALL: &str = "[...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]\
    .filter((element) => !element.disabled && element.checkVisibility())";

async fn focus(page: &Page) -> String {
    page.text(FOCUS).await
}

#[test]
fn a_slash_searches_and_escape_shows_everything_again() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.press('/').await;
        assert_eq!(focus(&page).await, "page-query");
        assert_eq!(page.text("document.activeElement.value").await, "", "the key itself is not typed");
        for key in "anchor".chars() {
            page.press(key).await;
        }
        page.soon(COUNT, "1 of 17 codes").await;
        page.press(ESCAPE).await;
        page.soon(COUNT, "17 codes").await;
        // Where one types, it is a letter as any other.
        page.press('/').await;
        assert_eq!(page.text("document.activeElement.value").await, "/");
        page.choose("#page-status", "Deprecated").await;
        page.soon(COUNT, "0 of 17 codes").await;
        page.press(ESCAPE).await;
        page.soon(COUNT, "17 codes").await;
    });
}

#[test]
fn enter_goes_on_to_the_first_code_that_was_found() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.press('/').await;
        for key in "4014".chars() {
            page.press(key).await;
        }
        page.press(ENTER).await;
        page.soon(COUNT, "2 of 17 codes").await;
        let link = page.text("document.activeElement.getAttribute('href')").await;
        assert_eq!(link, "#harbour/GatewayCloseEventCode/4014");
        page.press(ENTER).await;
        page.soon("location.hash", &link).await;
    });
}

#[test]
fn tab_reaches_everything_and_shows_where_it_is() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        for width in [1280, 360] {
            page.resize(width).await;
            page.open("").await;
            let expected: usize = page.text(&format!("{ALL}.length")).await.parse().unwrap();
            assert!(expected > 40, "{expected}");
            page.script(&format!("window.all = {ALL}; window.reached = new Set()")).await;
            for _ in 0..expected {
                page.press(TAB).await;
                let seen = page
                    .script(
                        "const element = document.activeElement;
                         reached.add(element);
                         const style = getComputedStyle(element);
                         const { width, height, top, bottom } = element.getBoundingClientRect();
                         const isSeen = bottom > 0 && top < innerHeight && width > 4 && height > 4;
                         return isSeen && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;",
                    )
                    .await;
                let what = page.text("document.activeElement.outerHTML.slice(0, 200)").await;
                assert_eq!(seen, true, "at {width}, the focus is not to be seen on {what}");
            }
            let missed = "all.filter((element) => !reached.has(element)).map((element) => element.outerHTML)";
            assert_eq!(page.texts(missed).await, [""; 0], "at {width}");
        }
    });
}

#[test]
fn the_first_key_skips_what_is_above_the_codes() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.press(TAB).await;
        assert_eq!(focus(&page).await, "skip");
        page.press(ENTER).await;
        page.soon("location.hash", "#page-codes").await;
        page.press(TAB).await;
        assert_eq!(page.text("document.activeElement.closest('main') !== null").await, "true");
    });
}

#[test]
fn the_theme_and_the_choices_are_switched_by_keys() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.prefer("light").await;
        page.script("document.querySelector('.theme').focus()").await;
        page.press(SPACE).await;
        assert_eq!(page.text("document.documentElement.dataset.theme").await, "dark");
        page.script("document.getElementById('page-differing').focus()").await;
        page.press(SPACE).await;
        assert_eq!(page.shown(".sides").await.len(), 5);
        page.script("document.getElementById('page-document').focus()").await;
        page.press('p').await;
        page.soon(COUNT, "7 of 17 codes").await;
    });
}
