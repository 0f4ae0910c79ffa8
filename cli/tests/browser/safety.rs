//! What no document can do to the page, and what the page can do without its script.

use std::fs;

use crate::driver::with_page;
use crate::spec::{Site, harbours, many};

const HOSTILE: &str = "\
# A </style></title><script>window.hacked = 1</script> & \"B\" 'C'

## Gateway Opcodes

| Code | Name | Note | See |
|---|---|---|---|
| 0 | `</script><script>window.hacked = 2</script>` | `<img src=x onerror=\"window.hacked = 3\">` | [x](javascript:window.hacked=4) |
| 1 | `\" onmouseover=\"window.hacked = 5` | `--><svg onload='window.hacked = 6'>` | <https://example.org/?a=\"&b=<c>> |
| 2 | `' autofocus onfocus='window.hacked = 7` | `&lt;b&gt; & &amp;` | `</textarea></select></td></table>` |
";

const OTHER: &str = "\
# Other

## Gateway Opcodes

| Code | Name | Note |
|---|---|---|
| 0 | Bold | `<b id=\"page-query\">bold</b>` |
| 1 | Brave | `</caption></table><h1>` |
";

#[test]
fn text_of_documents_is_never_markup_nor_script() {
    let manifest = "[[document]]\npath = \"a.md\"\nsource = \"javascript:window.hacked=8\"\n";
    let site = Site::of(&[("a.md", HOSTILE), ("b.md", OTHER), ("spectable.toml", manifest)]);
    with_page(&site.file(), async |page| {
        let own = tags();
        assert_eq!(page.text("window.hacked").await, "undefined");
        let tags =
            page.texts("new Set([...document.querySelectorAll('*')].map((one) => one.localName))").await;
        let foreign: Vec<&String> = tags.iter().filter(|tag| !own.contains(&tag.as_str())).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert_eq!(page.text("document.querySelectorAll('script').length").await, "1");
        assert_eq!(page.text("document.querySelectorAll('#page-query').length").await, "1");
        let handlers = "[...document.querySelectorAll('body, body *')].flatMap((one) => one.getAttributeNames())\
            .filter((name) => name.startsWith('on') || name === 'style' || name === 'autofocus')";
        assert_eq!(page.texts(handlers).await, [""; 0]);
        let leading = "[...document.querySelectorAll('a')].map((link) => link.protocol).filter((one) => one === 'javascript:')";
        assert_eq!(page.texts(leading).await, [""; 0]);
        // It is there to be read, as it was written.
        let row = page.text("document.getElementById('a/GatewayOpcode/2').textContent").await;
        assert!(
            row.contains("' autofocus onfocus='window.hacked = 7") && row.contains("&lt;b&gt; & &amp;"),
            "{row}"
        );
        let row = page.text("document.getElementById('b/GatewayOpcode/0').textContent").await;
        assert!(row.contains("<b id=\"page-query\">bold</b>"), "{row}");
        // And to be found, which handles it as text too.
        page.fill("#page-query", "<svg onload='").await;
        page.soon("document.querySelector('.count').textContent", "1 of 5 codes").await;
        assert_eq!(page.text("window.hacked").await, "undefined");
        assert_eq!(page.complaints().await, [""; 0]);
    });
}

/// The elements that a page is made of.
fn tags() -> Vec<&'static str> {
    "html head meta title style script body a header div h1 h2 h3 p span button form label input kbd select option \
     nav ul li main section code table caption thead tbody tr th td dl dt dd"
        .split_whitespace()
        .collect()
}

#[test]
fn the_policy_stops_what_is_not_the_pages_own() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        assert_eq!(page.complaints().await, [""; 0]);
        let added = "const added = document.createElement('script');
            added.textContent = 'window.hacked = 1';
            document.body.append(added);
            const image = document.createElement('img');
            image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
            document.body.append(image);
            return 0";
        page.script(added).await;
        assert_eq!(page.text("window.hacked").await, "undefined");
        let complaints = page.complaints().await;
        assert!(complaints.iter().any(|one| one.contains("script-src")), "{complaints:?}");
    });
}

#[test]
fn without_its_script_the_page_is_plain_and_whole() {
    let site = harbours();
    let text = fs::read_to_string(site.file()).unwrap();
    let (before, rest) = text.split_once("<script>").unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    let plain = site.file().with_file_name("plain.html");
    fs::write(&plain, format!("{before}{after}")).unwrap();
    with_page(&plain, async |page| {
        assert_eq!(page.text("document.scripts.length").await, "0");
        assert_eq!(page.shown(".codes").await.len(), 17);
        assert_eq!(page.shown(".sides").await.len(), 8);
        // What would do nothing is not there.
        let controls =
            "[...document.querySelectorAll('button, input, select')].filter((one) => one.checkVisibility())";
        assert_eq!(page.texts(controls).await, [""; 0]);
        for width in [1280, 360] {
            page.resize(width).await;
            assert_eq!(page.text("document.getElementById('page-contents').checkVisibility()").await, "true");
            assert_eq!(page.text("document.documentElement.scrollWidth").await, width.to_string());
        }
        page.click(".contents a[href='#puerto/GatewayOpcode']").await;
        page.soon("document.querySelector(':target').id", "puerto/GatewayOpcode").await;
    });
}

#[test]
fn ten_thousand_rows_are_searched_by_hiding_and_nothing_else() {
    let site = many(10_000);
    with_page(&site.file(), async |page| {
        let watch = "window.changes = [];
            window.watcher = new MutationObserver((records) => changes.push(...records));
            watcher.observe(document.querySelector('main'),
                { subtree: true, childList: true, attributes: true, characterData: true });";
        page.script(watch).await;
        page.fill("#page-query", "10999").await;
        page.soon("document.querySelector('.count').textContent", "1 of 10000 codes").await;
        assert_eq!(page.shown(".codes").await, ["many/GatewayErrorCode/10999"]);
        page.fill("#page-query", "").await;
        page.soon("document.querySelector('.count').textContent", "10000 codes").await;
        assert_eq!(page.text("changes.length > 9999").await, "true");
        assert_eq!(page.texts("new Set(changes.map((one) => one.attributeName))").await, ["hidden"]);
    });
}
