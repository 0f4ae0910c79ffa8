//! One table of very many rows.

use super::Shape;

const UNIT: &str = "rows";
const START: usize = 5_000;
const FULL: usize = 1_000_000;

/// A table's header, and its row of a number.
type Table = (&'static str, &'static str, fn(usize) -> String);

const PLAIN: &str = "| Code | Name |\n|---|---|\n";
const DESCRIBED: &str = "| Code | Name | Description |\n|---|---|---|\n";

const TABLES: [Table; 22] = [
    ("rows-clean", DESCRIBED, |at| format!("| {at} | Entry {at} | What the entry {at} means. |\n")),
    ("rows-one-code", PLAIN, |at| format!("| 7 | Entry {at} |\n")),
    ("rows-two-codes", PLAIN, |at| format!("| {} | Entry {at} |\n", at / 2)),
    ("rows-one-name", PLAIN, |at| format!("| {at} | Entry |\n")),
    ("rows-two-names", PLAIN, |at| format!("| {at} | Entry {} |\n", at / 2)),
    ("rows-too-short", DESCRIBED, |at| format!("| {at} | Entry {at}\n")),
    ("rows-too-long", PLAIN, |at| format!("| {at} | Entry {at} | beyond |\n")),
    ("rows-skipped", PLAIN, |at| {
        if at % 2 == 0 {
            format!("| {at} | Entry {at} |\n")
        } else {
            format!("| {at} or {} | Entry {at} |\n", at + 5)
        }
    }),
    ("rows-unnamed", PLAIN, |at| {
        if at < 8 { format!("| {at} | Entry {at} |\n") } else { format!("| {at} | |\n") }
    }),
    ("rows-no-letter", PLAIN, |at| format!("| {at} | !{} |\n", "?".repeat(at % 7))),
    ("rows-reserved", PLAIN, |at| {
        if at % 2 == 0 { format!("| {at} | Entry {at} |\n") } else { format!("| {at} | Reserved |\n") }
    }),
    ("rows-struck", PLAIN, |at| format!("| ~~{at}~~ | ~~Entry {at}~~ |\n")),
    ("rows-twins", PLAIN, |at| {
        if at % 2 == 0 {
            format!("| {} | Entry {at} |\n", at / 2)
        } else {
            format!("| ~~{}~~ | Entry {at} |\n", at / 2)
        }
    }),
    ("rows-ranges", PLAIN, |at| format!("| {}-{} | Entry {at} |\n", at * 10, at * 10 + 5)),
    ("rows-ranges-nested", PLAIN, |at| format!("| {}-{} | Entry {at} |\n", at, 4_000_000 - at)),
    ("rows-ranges-alike", PLAIN, |at| format!("| 1-{} | Entry {at} |\n", 5 + at % 2)),
    ("rows-sections", PLAIN, |at| {
        if at % 2 == 0 { format!("| {at} | Entry {at} |\n") } else { format!("| section {at} | |\n") }
    }),
    ("rows-keyed", "| Error | Description |\n|---|---|\n", |at| {
        format!("| errorCode{at} | What it means. |\n")
    }),
    ("rows-named-after", PLAIN, |at| format!("| {at} (Entry {at}) | x |\n")),
    ("rows-linked", DESCRIBED, |at| {
        format!("| {at} | [Entry {at}](https://a.example/{at}) | *a* `b` <b>c</b> |\n")
    }),
    (
        "rows-fields",
        "| Code | Name | Description | Reconnect | Sent by | Action | Retries | Link | Since | Level |\n|---|---|---|---|---|---|---|---|---|---|\n",
        |at| {
            let (yes, side) = (["yes", "no"][at % 2], ["client", "server"][at % 2]);
            let (action, level) = (["resume", "restart", "abort"][at % 3], ["low", "high", "fatal"][at % 3]);
            format!(
                "| {at} | Entry {at} | What it means. | {yes} | {side} | {action} | {at} | [x](https://a.example/{at}) | version {at} | {level} |\n"
            )
        },
    ),
    ("rows-side-by-side", "| Code | Name | Code | Name |\n|---|---|---|---|\n", |at| {
        format!("| {} | Entry {at} | {} | Other {at} |\n", at * 2, at * 2 + 1)
    }),
];

pub(super) fn shapes() -> Vec<Shape> {
    let tables = TABLES.into_iter().map(|(name, header, row)| {
        Shape::document(name, UNIT, START, FULL, move |size| {
            let rows: String = (0..size).map(row).collect();
            format!("# Error Codes\n\n{header}{rows}")
        })
    });
    let many = Shape::document("tables-apart", "tables", 1_000, 100_000, |size| {
        (0..size).map(|at| format!("# Codes {at}\n\n{PLAIN}| 1 | A |\n| 2 | B |\n\n")).collect()
    });
    let list = Shape::document("items-codes", "items", START, FULL, |size| {
        let items: String =
            (0..size).map(|at| format!("- `NAME_{at}` (0x{at:X}): what it means\n")).collect();
        format!("# Error Codes\n\n{items}")
    });
    tables.chain([many, list]).collect()
}
