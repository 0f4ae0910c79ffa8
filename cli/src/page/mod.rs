//! A page for each kind of diagnostic: what it means, an example, and what settles it.

use spectable_codegen::Kind;

use crate::style::{self, paint};
use crate::width;

macro_rules! pages {
    ($($code:literal)+) => {
        /// The text of each page, in markdown, by the kind's code.
        const PAGES: &[(&str, &str)] = &[$(($code, include_str!(concat!($code, ".md")))),+];
    };
}

pages! {
    "ambiguous-columns"
    "code-out-of-order"
    "code-out-of-range"
    "code-renumbered"
    "confusable-identifiers"
    "duplicate-code"
    "duplicate-enum"
    "duplicate-identifier"
    "duplicate-module"
    "duplicate-name"
    "field-type"
    "invisible-character"
    "lock-syntax"
    "manifest-syntax"
    "manifest-value"
    "many-entries"
    "misspelt-column"
    "mixed-values"
    "names-differ-by-case"
    "names-from-circle"
    "no-documents"
    "no-identifier"
    "not-locked"
    "not-utf-8"
    "overlapping-ranges"
    "path-outside"
    "policy-missing"
    "render"
    "skipped-row"
    "stray-row"
    "table-cut-short"
    "too-few-cells"
    "too-large"
    "too-many-cells"
    "unknown-key"
    "unreadable"
    "unused-setting"
}

/// The kind of diagnostic that has a code.
pub(crate) fn kind(code: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.code() == code)
}

/// What is to be said of a kind beyond its one sentence, in markdown.
pub(crate) fn markdown(kind: Kind) -> &'static str {
    PAGES.iter().find(|(code, _)| *code == kind.code()).map_or("", |(_, text)| text)
}

/// What a kind means and why it matters: the beginning of its page.
pub(crate) fn summary(kind: Kind) -> &'static str {
    markdown(kind).split("\n\n").next().unwrap_or_default()
}

/// The page of a kind without its title, as plain text.
pub(crate) fn plain(kind: Kind) -> String {
    body(kind, None)
}

/// The page of a kind for reading; where a width is given, paragraphs go on in further lines.
pub(crate) fn text(kind: Kind, width: Option<usize>) -> String {
    let severity = kind.severity().to_string();
    let code = paint(style::of(kind.severity()), &format!("{severity}[{}]", kind.code()));
    let title = paint(style::TITLE, &format!(": {}", kind.meaning()));
    format!("{code}{title}\n\n{}", body(kind, width))
}

fn body(kind: Kind, width: Option<usize>) -> String {
    let mut text = String::new();
    let mut is_code = false;
    for line in markdown(kind).lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            text += &format!("    {line}");
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        } else {
            text += &width::wrapped(line, width.unwrap_or(usize::MAX)).join("\n");
            text.push('\n');
        }
    }
    text
}
