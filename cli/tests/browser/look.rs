//! Light and dark, wide and narrow.

use crate::driver::{Page, with_page};
use crate::spec::{Site, harbours};

/// The contrast that text has to have, by the Web Content Accessibility Guidelines.
const CONTRAST: f64 = 4.5;

/// The least contrast of all text that is shown, with what has it, and how much text there is.
async fn least_contrast(page: &Page) -> (f64, String, u64) {
    let found = page.script(include_str!("contrast.js")).await;
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (found[0].as_f64().unwrap(), text(1), found[2].as_u64().unwrap())
}

async fn paper(page: &Page) -> String {
    page.text("getComputedStyle(document.body).backgroundColor").await
}

const PRESSED: &str = "document.querySelector('.theme').getAttribute('aria-pressed')";

#[test]
fn the_theme_is_the_systems_until_it_is_chosen() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.prefer("light").await;
        page.soon(PRESSED, "false").await;
        let light = paper(&page).await;
        page.prefer("dark").await;
        page.soon(PRESSED, "true").await;
        let dark = paper(&page).await;
        assert_ne!(light, dark);
        page.click(".theme").await;
        assert_eq!((page.text(PRESSED).await, paper(&page).await), ("false".to_owned(), light.clone()));
        page.open("").await;
        assert_eq!((page.text(PRESSED).await, paper(&page).await), ("false".to_owned(), light), "it is kept");
        page.click(".theme").await;
        assert_eq!((page.text(PRESSED).await, paper(&page).await), ("true".to_owned(), dark));
    });
}

#[test]
fn all_text_stands_out_in_either_theme() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        for scheme in ["light", "dark"] {
            page.prefer(scheme).await;
            for place in ["", "harbour/GatewayOpcode/2", "page-drift/harbour/GatewayOpcode/4"] {
                page.open(place).await;
                let (least, what, texts) = least_contrast(&page).await;
                assert!(least >= CONTRAST, "{scheme}: {what} has only {least}");
                assert!(texts > 150, "{texts}");
            }
            page.fill("#page-query", "nothing is like this").await;
            page.soon("document.querySelector('.nothing').hidden", "false").await;
            let (least, what, _) = least_contrast(&page).await;
            assert!(least >= CONTRAST, "{scheme}: {what} has only {least}");
        }
    });
}

#[test]
fn the_measure_of_contrast_knows_what_does_not_stand_out() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.prefer("light").await;
        page.script("document.querySelector('h1').style.color = 'rgb(150, 150, 150)'").await;
        let (least, what, _) = least_contrast(&page).await;
        assert!(least < CONTRAST && what.contains("Codes of 2 documents"), "{least}: {what}");
    });
}

/// What stands out of the window sideways.
const BEYOND: &str = "[...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && !element.closest('.wide') && (right > innerWidth + 0.5 || left < -0.5);
}).map((element) => element.outerHTML.slice(0, 100))";

/// Rows of which a cell stands over another, or holds more than there is room for; a head that is only heard has none.
const OVER: &str = "[...document.querySelectorAll('tr')].filter((row) => {
    if (getComputedStyle(row.parentElement).clipPath !== 'none') return false;
    const boxes = [...row.cells].map((cell) => cell.getBoundingClientRect()).filter((box) => box.width > 0);
    const isWide = [...row.cells].some((cell) => cell.scrollWidth > cell.clientWidth + 1);
    return isWide || boxes.some((one, at) => boxes.slice(at + 1).some((other) =>
        one.right > other.left + 0.5 && one.left < other.right - 0.5
        && one.bottom > other.top + 0.5 && one.top < other.bottom - 0.5));
}).map((row) => row.outerHTML)";

/// Codes of a usual length that are broken into lines.
const BROKEN: &str = "[...document.querySelectorAll('tbody th a')]
    .filter((link) => link.textContent.length < 8 && link.getClientRects().length > 1).map((link) => link.outerHTML)";

#[test]
fn cells_keep_apart_and_codes_whole_at_every_width() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        for width in [320, 360, 600, 760, 1000, 1280, 1600] {
            page.resize(width).await;
            assert_eq!(page.texts(OVER).await, [""; 0], "at a width of {width}");
            assert_eq!(page.texts(BROKEN).await, [""; 0], "at a width of {width}");
        }
    });
}

#[test]
fn nothing_is_scrolled_sideways_on_a_telephone() {
    let long = "Averyveryveryveryveryveryveryveryverylongnamewithoutanybreak".repeat(2);
    let text = format!(
        "# Long\n\n## Gateway Error Codes\n\n| Code | Name | Description | Note |\n|---|---|---|---|\n\
         | 18446744073709551615 | {long} | {long} | {long} |\n| 1 | Short | Some words. | Other words. |\n"
    );
    let words = "# Words\n\n## Errors\n\n| Error | Description |\n|---|---|\n\
        | `parameterOfWhichNobodyKnowsWhatItIsForAnyMore` | Nobody knows. |\n| `loginRequired` | One is to log in. |\n\
        | `userNotFound` | There is none. |\n";
    let (second, third) = (text.replace("# Long", "# Longer"), text.replace("# Long", "# Longest"));
    let more: Vec<String> = (0..4).map(|at| text.replace("# Long", &format!("# Long {at}"))).collect();
    let site = Site::of(&[
        ("long.md", &text),
        ("longer.md", &second.replace("| 1 |", "| 2 |")),
        ("longest.md", &third.replace("| Short |", "| Brief |")),
        ("more-1.md", &more[1]),
        ("more-2.md", &more[2]),
        ("more-3.md", &more[3]),
        ("words.md", words),
    ]);
    with_page(&site.file(), async |page| {
        for width in [320, 360, 412, 600, 760, 1000, 1280] {
            page.resize(width).await;
            for place in ["", "page-drift"] {
                page.open(place).await;
                let scrolled = page.text("document.documentElement.scrollWidth").await;
                assert_eq!(scrolled, width.to_string(), "at a width of {width}");
                assert_eq!(page.texts(BEYOND).await, [""; 0], "at a width of {width}");
                assert_eq!(page.texts(OVER).await, [""; 0], "at a width of {width}");
            }
        }
    });
}

#[test]
fn filters_and_contents_are_folded_away_on_a_telephone() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.resize(360).await;
        for name in ["filters", "contents"] {
            let opener = format!("[aria-controls=page-{name}]");
            let is_open = format!("document.getElementById('page-{name}').checkVisibility()");
            assert_eq!(page.text(&is_open).await, "false", "{name}");
            page.click(&opener).await;
            assert_eq!(page.text(&is_open).await, "true", "{name}");
            assert_eq!(page.spoken(&opener).await.0, "button");
            let expanded = format!("document.querySelector('{opener}').getAttribute('aria-expanded')");
            assert_eq!(page.text(&expanded).await, "true");
            page.click(&opener).await;
            assert_eq!(page.text(&is_open).await, "false", "{name}");
        }
        page.click("[aria-controls=page-filters]").await;
        page.choose("#page-document", "puerto").await;
        page.soon("document.querySelector('.count').textContent", "7 of 17 codes").await;
        // What leads to a place makes room for it.
        page.click("[aria-controls=page-contents]").await;
        page.click(".contents a[href='#puerto/GatewayCloseEventCode']").await;
        assert_eq!(page.text("document.getElementById('page-contents').checkVisibility()").await, "false");
    });
}
