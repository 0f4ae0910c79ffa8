//! Very many headings, with and without tables of codes under them.

use spectable_codegen::{Folder, Source};

use super::Shape;

const UNIT: &str = "headings";
const START: usize = 2_000;
const FULL: usize = 100_000;
const TABLE: &str = "| Code | Name |\n|---|---|\n| 1 | A |\n| 2 | B |\n\n";

pub(super) fn shapes() -> Vec<Shape> {
    let folder = |size: usize| {
        let source = |at: usize| {
            let name = format!("chat{at}.md");
            Source::new(name.clone(), &name, &format!("# Codes\n\n{TABLE}"))
        };
        Folder { documents: (0..size).map(source).collect(), ..Folder::default() }
    };
    vec![
        section("headings-flat", |at| format!("## Section {at}\n\n")),
        section("headings-nested", |at| format!("{} Section {at}\n\n", "#".repeat(at % 6 + 1))),
        section("headings-alike", |_| "## Section\n\n".to_owned()),
        section("headings-alike-tables", |_| format!("## Codes\n\n{TABLE}")),
        section("headings-tables", |at| format!("## Code {at}\n\n{TABLE}")),
        section("headings-nested-tables", |at| format!("{} Codes\n\n{TABLE}", "#".repeat(at % 6 + 1))),
        section("headings-parents-tables", |at| format!("# Part {at}\n\n## Codes\n\n{TABLE}")),
        section("headings-statuses", |at| {
            format!(
                "## {} Status\n\n| Error | Description |\n|---|---|\n| firstError{at} | A. |\n| secondError{at} | B. |\n\n",
                100 + at % 900
            )
        }),
        section("headings-ignored-tables", |at| {
            format!("## Section {at}\n\n| A | B |\n|---|---|\n| x | y |\n\n")
        }),
        section("headings-members", |at| format!("### {} ENTRY_{at}\n\nText.\n\n", at + 1000)),
        section("headings-assigned", |at| format!("### Entry{at}\n\n• **Entry{at}** = {at}\n\n")),
        section("headings-labelled", |at| {
            format!("### Entry{at}\n\n- Value: {at}\n\n#### Note {at}\n\ntext\n\n")
        }),
        section("headings-fields", |at| match at {
            0 => "### 1000 FIRST\n\n### 1001 SECOND\n\n".to_owned(),
            at => format!("#### Note {at}\n\ntext\n\n"),
        }),
        section("headings-members-nested", |at| {
            format!("{} {} ENTRY_{at}\n\nText.\n\n", "#".repeat(at % 5 + 2), at + 1000)
        }),
        section("headings-anchors", |at| format!("<a id=\"s{at}\"></a>\n## Section {at}\n\n")),
        section("headings-tags", |at| format!("<Anchor id=\"s{at}\"/>\n## Section {at}\n\n")),
        section("headings-blank-lines", |_| "\n\n\n\n".to_owned()),
        Shape::document("headings-below-blank", "lines", START, FULL * 10, |size| {
            format!("{}# Codes\n{}# Codes\n\n{TABLE}", "\n".repeat(size), "<a id=\"x\"/>\n".repeat(size))
        }),
        section("headings-tables-blank", |at| format!("## Code {at}\n\n\n\n\n{TABLE}")),
        Shape { name: "documents", unit: "documents", start: 125, full: 1_000, build: Box::new(folder) },
    ]
}

fn section(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape::document(name, UNIT, START, FULL, move |size| {
        let sections: String = (0..size).map(text).collect();
        format!("# Error Codes\n\n{sections}")
    })
}
