//! The page as a whole: its head, what one searches with, its contents, and the codes.

use std::collections::BTreeSet;

use spectable_codegen::model::Module;

use super::anchor::Anchors;
use super::codes;
use super::drift::{self, Drift};
use super::html::Html;
use super::kin;
use super::sides;
use super::view::{self, Document, Enumeration};
use crate::report::counted;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page may load and run: nothing but its own style and script, told by their hashes.
///
/// A test says what they are, once either is changed.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-8YXUq4ccpVYQlJ4K5DYGk7Kut5szmcJY7mBIolBnjHA='; \
    script-src 'sha256-JUqjSNstDH2olM4fICXVDOLW0ks8yDhyjmPl3qD3Ohs='";

/// From how many rows on they are laid out only where they are seen.
const MANY: usize = 2000;

/// The page of some documents.
pub(super) fn text(modules: &[Module]) -> String {
    let mut anchors = Anchors::default();
    let documents = view::of(modules, &mut anchors);
    let enums: Vec<&Enumeration<'_>> = documents.iter().flat_map(|document| &document.enums).collect();
    let side_by_side = |group: Vec<usize>| drift::of(group.into_iter().map(|at| enums[at]).collect());
    let drifts: Vec<_> = kin::groups(&enums).into_iter().map(side_by_side).collect();
    let mut html = Html::default();
    head(&mut html, &documents);
    html.raw("<body>\n<a class=\"skip\" href=\"#page-codes\">Skip to the codes</a>\n");
    masthead(&mut html, &documents);
    finder(&mut html, &documents);
    html.raw("<div class=\"columns\">\n");
    contents(&mut html, &documents, &drifts);
    let rows: usize = enums.iter().map(|found| found.rows.len()).sum();
    let lines: usize = drifts.iter().map(|drift| drift.lines.len()).sum();
    let is_many = rows + lines > MANY;
    html.raw("<main id=\"page-codes\" tabindex=\"-1\"").raw(if is_many {
        " class=\"many\">\n"
    } else {
        ">\n"
    });
    html.raw("<p class=\"nothing\" hidden>Nothing is like that. <button type=\"button\" class=\"clear\">Show all codes</button></p>\n");
    codes::write(&mut html, &documents);
    if !drifts.is_empty() {
        sides::write(&mut html, &mut anchors, &drifts);
    }
    html.raw("</main>\n</div>\n</body>\n</html>\n");
    html.finish()
}

fn head(html: &mut Html, documents: &[Document<'_>]) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").raw(POLICY).raw("\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    heading(html, documents);
    html.raw("</title>\n<style>")
        .raw(STYLE)
        .raw("</style>\n<script>")
        .raw(SCRIPT)
        .raw("</script>\n</head>\n");
}

/// Adds what all of it is called: a single document as it calls itself.
fn heading(html: &mut Html, documents: &[Document<'_>]) {
    match documents {
        [document] => codes::title(html, document),
        _ => {
            html.raw("Codes of ").text(&counted(documents.len(), "document"));
        }
    }
}

fn masthead(html: &mut Html, documents: &[Document<'_>]) {
    let enums = || documents.iter().flat_map(|document| &document.enums);
    let entries = enums().map(|found| found.table.entries.len()).sum();
    let ranges = enums().map(|found| found.table.ranges.len()).sum();
    html.raw("<header class=\"masthead\">\n<div>\n<h1>");
    heading(html, documents);
    html.raw("</h1>\n<p class=\"about\"><span>")
        .text(&counted(enums().count(), "table"))
        .raw("</span> <span>");
    html.text(&counted(entries, "entry")).raw("</span> <span>").text(&counted(ranges, "range"));
    html.raw("</span></p>\n</div>\n");
    html.raw("<button type=\"button\" class=\"theme\" aria-pressed=\"false\" hidden>Dark theme</button>\n</header>\n");
}

fn finder(html: &mut Html, documents: &[Document<'_>]) {
    let enums = || documents.iter().flat_map(|document| &document.enums);
    let policies: BTreeSet<&str> =
        enums().flat_map(|found| &found.rows).filter_map(|row| row.policy).collect();
    let names: BTreeSet<String> = enums().map(Enumeration::name).collect();
    html.raw(
        "<form class=\"finder\" role=\"search\" aria-label=\"Codes\" hidden>\n\
         <p class=\"query\"><label class=\"unseen\" for=\"page-query\">Search by code, name or words</label>\n\
         <input type=\"search\" id=\"page-query\" placeholder=\"Code, name or words\" autocomplete=\"off\" \
         autocapitalize=\"off\" spellcheck=\"false\" aria-keyshortcuts=\"/\"><kbd aria-hidden=\"true\">/</kbd></p>\n\
         <button type=\"button\" class=\"opener\" aria-expanded=\"false\" aria-controls=\"page-filters\">Filters</button>\n\
         <button type=\"button\" class=\"opener\" aria-expanded=\"false\" aria-controls=\"page-contents\">Contents</button>\n\
         <div class=\"filters\" id=\"page-filters\" role=\"group\" aria-label=\"Filters\">\n",
    );
    let modules = documents.iter().map(|document| document.module.name.as_str());
    select(html, ("page-document", "Document", "All"), modules);
    select(html, ("page-enum", "Enum", "All"), names.iter().map(String::as_str));
    html.raw(
        "<p><label for=\"page-status\">Status</label> <select id=\"page-status\"><option value=\"\">All</option>\
         <option value=\"current\">In force</option><option value=\"deprecated\">Deprecated</option></select></p>\n",
    );
    if !policies.is_empty() {
        select(html, ("page-policy", "Policy", "All"), policies.into_iter());
    }
    html.raw(
        "<button type=\"button\" class=\"clear\" disabled>Clear</button>\n</div>\n\
         <p class=\"count\" role=\"status\" aria-live=\"polite\"></p>\n</form>\n",
    );
}

/// Adds a choice, by its id, its label and what chooses nothing.
fn select<'n>(
    html: &mut Html,
    (id, label, all): (&'static str, &'static str, &'static str),
    names: impl Iterator<Item = &'n str>,
) {
    html.raw("<p><label for=\"").raw(id).raw("\">").raw(label).raw("</label> <select id=\"").raw(id);
    html.raw("\"><option value=\"\">").raw(all).raw("</option>");
    for name in names {
        html.raw("<option>").text(name).raw("</option>");
    }
    html.raw("</select></p>\n");
}

fn contents(html: &mut Html, documents: &[Document<'_>], drifts: &[Drift<'_, '_>]) {
    html.raw("<nav class=\"contents\" id=\"page-contents\" aria-label=\"Contents\">\n<ul>\n");
    for document in documents {
        html.raw("<li><a href=\"#")
            .text(&document.anchor)
            .raw("\">")
            .text(&document.module.name)
            .raw("</a>\n<ul>\n");
        for found in &document.enums {
            html.raw("<li><a href=\"#").text(&found.anchor).raw("\">").text(&found.name());
            html.raw("</a> <span class=\"number\">").number(found.rows.len()).raw("</span></li>\n");
        }
        html.raw("</ul></li>\n");
    }
    if !drifts.is_empty() {
        html.raw("<li><a href=\"#page-drift\">Drift between documents</a>\n<ul>\n");
        for drift in drifts {
            html.raw("<li><a href=\"#").text(&sides::anchor(drift)).raw("\">").text(&sides::name(drift));
            html.raw("</a></li>\n");
        }
        html.raw("</ul></li>\n");
    }
    html.raw("</ul>\n</nav>\n");
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::{POLICY, SCRIPT, STYLE};

    #[test]
    fn the_policy_allows_the_style_and_the_script_and_nothing_else() {
        for (directive, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
            let hash = BASE64_STANDARD.encode(Sha256::digest(text));
            let source = format!("{directive} 'sha256-{hash}'");
            assert!(POLICY.split("; ").any(|part| part == source), "`POLICY` is to say `{source}`");
            assert!(!text.contains("</") && !text.contains("<!--") && !text.contains('\r'), "{directive}");
        }
        assert_eq!(POLICY.matches("sha256-").count(), 2);
    }
}
