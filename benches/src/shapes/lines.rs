//! One line, however long.

use super::Shape;

const UNIT: &str = "bytes";
const START: usize = 1 << 20;
const FULL: usize = 100_000_000;

/// What a line repeats, by the name of its shape.
const REPEATED: [(&str, &str); 22] = [
    ("line-text", "lorem ipsum "),
    ("line-word", "a"),
    ("line-wide", "\u{7801}"),
    ("line-spaces", " "),
    ("line-pipes", "|"),
    ("line-brackets", "["),
    ("line-brackets-closed", "[a]("),
    ("line-images", "!["),
    ("line-stars", "*"),
    ("line-stars-words", "*a **a "),
    ("line-underscores", "_a"),
    ("line-ticks", "`"),
    ("line-ticks-words", "`a``b"),
    ("line-tildes", "~~a~"),
    ("line-less", "<"),
    ("line-tags", "<a href=\""),
    ("line-greater", ">"),
    ("line-items", "- "),
    ("line-ampersands", "&"),
    ("line-backslashes", "\\"),
    ("line-footnotes", "[^a]"),
    ("line-numbers", "1. "),
];

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes: Vec<Shape> = REPEATED
        .into_iter()
        .map(|(name, part)| {
            Shape::document(name, UNIT, START, FULL, move |size| part.repeat(size / part.len()) + "\n")
        })
        .collect();
    shapes.extend([
        Shape::document("line-heading", UNIT, START, FULL, |size| {
            format!("# {}\n\n| Code | Name |\n|---|---|\n| 1 | A |\n| 2 | B |\n", "codes ".repeat(size / 6))
        }),
        Shape::document("line-link", UNIT, START, FULL, |size| {
            format!("# Codes\n\n| Code | Name |\n|---|---|\n| 1 | [A](https://{}) |\n", "a".repeat(size))
        }),
        Shape::document("line-cell", UNIT, START, FULL, |size| {
            format!(
                "# Codes\n\n| Code | Name | Description |\n|---|---|---|\n| 1 | A | {} |\n",
                "text ".repeat(size / 5)
            )
        }),
        Shape::document("line-name", UNIT, START, FULL, |size| {
            format!("# Codes\n\n| Code | Name |\n|---|---|\n| 1 | {} |\n| 2 | B |\n", "Text".repeat(size / 4))
        }),
        Shape::document("line-code", UNIT, START, FULL, |size| {
            format!("# Codes\n\n| Code | Name |\n|---|---|\n| {} | A |\n| 2 | B |\n", "1".repeat(size))
        }),
        Shape::document("line-cell-breaks", UNIT, START, FULL, |size| {
            format!(
                "# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A{} |\n| 2 | B |\n",
                "<br>a".repeat(size / 5)
            )
        }),
        Shape::document("line-cell-flag", UNIT, START, FULL, |size| {
            let flag = format!("\u{1f3f4}{}", "\u{e0061}".repeat(size / 4));
            format!("# Codes\n\n| Code | Name | Description |\n|---|---|---|\n| 1 | A | {flag} |\n")
        }),
        Shape::document("line-cell-entities", UNIT, START, FULL, |size| {
            let text = "&amp;".repeat(size / 5);
            format!("# Codes\n\n| Code | Name | Description |\n|---|---|---|\n| 1 | A | {text} |\n")
        }),
        Shape::document("line-cell-members", UNIT, START, FULL, |size| {
            let members: String = (0..size / 14).map(|at| format!("N{at} = {at}<br>")).collect();
            format!("# Codes\n\n| Code | Description |\n|---|---|\n| {members} | A |\n")
        }),
        Shape::document("line-row-cells", UNIT, START, FULL, |size| {
            format!("# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A |\n{}\n", "| 1 ".repeat(size / 4))
        }),
        Shape::document("line-header-cells", UNIT, START, FULL, |size| {
            format!("# Codes\n\n{}\n|---|---|\n| 1 | A |\n", "| a ".repeat(size / 4))
        }),
        Shape::document("line-delimiter-cells", UNIT, START, FULL, |size| {
            format!("# Codes\n\n| Code | Name |\n{}\n| 1 | A |\n", "|---".repeat(size / 4))
        }),
        Shape::document("line-list-item", UNIT, START, FULL, |size| {
            format!("# Codes\n\n- ONE (0x01): {}\n- TWO (0x02): b\n", "text ".repeat(size / 5))
        }),
        Shape::document("line-kramdown", UNIT, START, FULL, |size| {
            format!("{{: {}}}\n# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A |\n", "#a ".repeat(size / 3))
        }),
        Shape::document("line-tag", UNIT, START, FULL, |size| {
            format!(
                "<A {}/>\n# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A |\n",
                "id=\"a\" ".repeat(size / 7)
            )
        }),
        Shape::document("line-tag-ids", UNIT, START, FULL, |size| {
            let tags: String = (0..size / 16).map(|at| format!("<a id=\"{at}\"></a>")).collect();
            format!("{tags}\n# Codes\n\n| Code | Name |\n|---|---|\n| 1 | A |\n")
        }),
    ]);
    shapes
}
