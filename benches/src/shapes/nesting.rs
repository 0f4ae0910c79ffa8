//! Blocks and marks within each other, very deep.

use super::Shape;

const UNIT: &str = "levels";
const START: usize = 12_500;
const FULL: usize = 100_000;
const MANY: usize = 100_000;
const TABLE: &str = "\n\n# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A |\n| 2 | B |\n";

pub(super) fn shapes() -> Vec<Shape> {
    vec![
        deep("nested-quotes", FULL, |size| ">".repeat(size) + " text"),
        deep("nested-quotes-spaced", FULL, |size| "> ".repeat(size) + "text"),
        deep("nested-quotes-lines", FULL / 10, |size| {
            (0..size).map(|at| ">".repeat(at) + " text\n").collect()
        }),
        deep("nested-items-line", FULL, |size| "- ".repeat(size) + "text"),
        deep("nested-items-mixed", FULL, |size| "- > ".repeat(size) + "text"),
        deep("nested-items-numbered", FULL, |size| "1. ".repeat(size) + "text"),
        deep("nested-items-indented", FULL, |size| {
            (0..size / 25).map(|at| format!("{}- text\n", "  ".repeat(at))).collect()
        }),
        deep("nested-emphasis", MANY, |size| format!("{}a{}", "*".repeat(size), "*".repeat(size))),
        deep("nested-emphasis-words", MANY, |size| format!("{}a{}", "*a ".repeat(size), " a*".repeat(size))),
        deep("nested-strong", MANY, |size| format!("{}a{}", "**a ".repeat(size), " a**".repeat(size))),
        deep("nested-strike", MANY, |size| format!("{}a{}", "~~a ".repeat(size), " a~~".repeat(size))),
        deep("nested-brackets", MANY, |size| format!("{}a{}", "[".repeat(size), "]".repeat(size))),
        deep("nested-links", MANY, |size| format!("{}a{}", "[".repeat(size), "](x)".repeat(size))),
        deep("nested-images", MANY, |size| format!("{}a{}", "![".repeat(size), "](x)".repeat(size))),
        deep("nested-parentheses", MANY, |size| format!("[a]({}x{})", "(".repeat(size), ")".repeat(size))),
        deep("nested-footnotes", FULL, |size| "[^a]: ".repeat(size) + "text"),
        deep("nested-divs", MANY, |size| "<div>\n".repeat(size) + &"</div>\n".repeat(size)),
        deep("nested-tags", MANY, |size| format!("text {}a{}", "<b>".repeat(size), "</b>".repeat(size))),
        deep("nested-comments", MANY, |size| "<!-- ".repeat(size)),
        deep("nested-cdata", MANY, |size| "a <![CDATA[ ".repeat(size)),
        deep("nested-instructions", MANY, |size| "a <? ".repeat(size)),
        deep("nested-declarations", MANY, |size| "a <!A ".repeat(size)),
        deep("nested-front-matter", MANY, |size| "---\na: b\n".repeat(size)),
        deep("nested-fences", MANY, |size| (0..size).map(|at| "`".repeat(at % 50 + 3) + "\n").collect()),
        deep("definitions", MANY, |size| {
            (0..size).map(|at| format!("[a{at}]: https://a.example/{at}\n")).collect()
        }),
        deep("definitions-used", MANY, |size| {
            let definitions: String =
                (0..size).map(|at| format!("[a{at}]: https://a.example/{at}\n")).collect();
            let uses: String = (0..size).map(|at| format!("[a{at}] [b{at}]\n")).collect();
            format!("{definitions}\n{uses}")
        }),
        deep("definitions-alike", MANY, |size| "[a]: https://a.example\n".repeat(size) + "\n[a]\n"),
        deep("definitions-expanded", MANY, |size| {
            format!("[a]: https://{}\n\n{}\n", "a".repeat(size), "[a] ".repeat(size))
        }),
        deep("footnotes", MANY, |size| {
            (0..size).map(|at| format!("[^a{at}]: text\n\n[^a{at}]\n\n")).collect()
        }),
        deep("cell-marks", MANY, |size| {
            format!("\n\n| Code | Name |\n|---|---|\n| 1 | {} |\n| 2 | B |\n", "*a `b` ".repeat(size))
        }),
        deep("cell-tags", MANY, |size| {
            format!("\n\n| Code | Name |\n|---|---|\n| 1 | {} |\n| 2 | B |\n", "<a href=\"x\">".repeat(size))
        }),
        deep("cell-footnotes", MANY, |size| {
            format!("\n\n| Code | Name |\n|---|---|\n| 1 | a {} |\n| 2 | B |\n", "\\[^a ".repeat(size))
        }),
        deep("table-in-quote", MANY, |size| {
            (0..size)
                .map(|at| format!("> | {at} | A{at} |\n"))
                .fold("> | Code | Name |\n> |---|---|\n".to_owned(), |text, row| text + &row)
        }),
        deep("table-in-list", MANY, |size| {
            (0..size)
                .map(|at| format!("  | {at} | A{at} |\n"))
                .fold("- | Code | Name |\n  |---|---|\n".to_owned(), |text, row| text + &row)
        }),
        deep("delimiters-only", MANY, |size| "|---|---|\n".repeat(size)),
        deep("headers-no-delimiters", MANY, |size| "| a | b |\n".repeat(size)),
        deep("tables-empty", MANY, |size| "| a | b |\n|---|---|\n\n".repeat(size)),
        deep("paragraph-lines", MANY * 10, |size| "text\n".repeat(size)),
        deep("tag-lines", MANY, |size| "<a>\n".repeat(size)),
        deep("carriage-returns", MANY * 10, |size| "text\r".repeat(size)),
    ]
}

fn deep(name: &'static str, full: usize, text: fn(usize) -> String) -> Shape {
    Shape::document(name, UNIT, START, full, move |size| text(size) + TABLE)
}
