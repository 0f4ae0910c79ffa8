//! Every code can be linked to.

use crate::driver::{Page, with_page};
use crate::spec::{harbours, many};

/// Waits until a row is the one that is marked, and lies in what is seen of the page.
async fn is_shown_and_marked(page: &Page, id: &str) {
    let expression = format!(
        "(() => {{
            const row = document.getElementById('{id}');
            const bar = document.querySelector('.finder').getBoundingClientRect();
            const {{ top, bottom }} = row.getBoundingClientRect();
            const colour = (row) => getComputedStyle(row).backgroundColor;
            const isPlain = (other) => other === row || colour(other) !== colour(row);
            const isMarked = [...document.querySelectorAll('tbody tr')].every(isPlain);
            return row.matches(':target') && isMarked && bottom > top && top >= bar.bottom && bottom <= innerHeight;
        }})()"
    );
    page.soon(&expression, "true").await;
}

#[test]
fn a_page_that_is_opened_at_a_code_shows_it() {
    let site = many(400);
    with_page(&site.file(), async |page| {
        for code in ["1399", "1000", "1217"] {
            let id = format!("many/GatewayErrorCode/{code}");
            page.open(&id).await;
            page.soon("document.readyState", "complete").await;
            is_shown_and_marked(&page, &id).await;
        }
    });
}

#[test]
fn a_code_that_is_followed_to_is_shown_even_where_a_filter_hid_it() {
    let site = many(400);
    with_page(&site.file(), async |page| {
        page.fill("#page-query", "nothing is like this").await;
        page.soon("document.querySelector('.count').textContent", "0 of 400 codes").await;
        page.script("location.hash = '#many/GatewayErrorCode/1321'").await;
        page.soon("document.querySelector('.count').textContent", "400 codes").await;
        is_shown_and_marked(&page, "many/GatewayErrorCode/1321").await;
        assert_eq!(page.text("document.getElementById('page-query').value").await, "");

        // The link that one is at already leads there again.
        page.script("scrollTo(0, 0)").await;
        page.script("document.querySelector('a[href=\"#many/GatewayErrorCode/1321\"]').click()").await;
        is_shown_and_marked(&page, "many/GatewayErrorCode/1321").await;
    });
}

#[test]
fn every_code_links_to_itself_and_what_is_side_by_side_to_where_it_stands() {
    let site = harbours();
    with_page(&site.file(), async |page| {
        page.click("[id='harbour/GatewayCloseEventCode/4014'] th a").await;
        assert_eq!(page.text("location.hash").await, "#harbour/GatewayCloseEventCode/4014");
        is_shown_and_marked(&page, "harbour/GatewayCloseEventCode/4014").await;
        page.click("[id='page-drift/harbour/GatewayOpcode/4'] .to-row").await;
        assert_eq!(page.text("location.hash").await, "#puerto/GatewayOpcode/4");
        is_shown_and_marked(&page, "puerto/GatewayOpcode/4").await;
        let broken = "[...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.getAttribute('href').slice(1))\
            .filter((id) => !document.getElementById(id))";
        assert_eq!(page.texts(broken).await, [""; 0]);
    });
}
