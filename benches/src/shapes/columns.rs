//! Tables of very many columns.

use super::Shape;

const UNIT: &str = "columns";
const START: usize = 500;
const FULL: usize = 10_000;

/// The header of a column.
type Header = fn(usize) -> String;

const HEADERS: [(&str, &str, Header); 3] = [
    ("columns-different", "columns-different-100", |at| format!("Column {at}")),
    ("columns-alike", "columns-alike-100", |_| "Column".to_owned()),
    ("columns-codes", "columns-codes-100", |_| "Code".to_owned()),
];

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (two, hundred, header) in HEADERS {
        for (name, rows) in [(two, 2), (hundred, 100)] {
            shapes
                .push(Shape::document(name, UNIT, START, FULL, move |size| table(size, rows, header, text)));
        }
    }
    shapes.push(Shape::document("columns-numbers", UNIT, START, FULL, |size| {
        table(size, 20, |at| format!("Column {at}"), |column, row| format!("{}", row * 100 + column))
    }));
    shapes.push(Shape::document("columns-words", UNIT, START, FULL, |size| {
        table(
            size,
            20,
            |at| format!("Column {at}"),
            |column, row| ["low", "high", "fatal"][(row + column) % 3].to_owned(),
        )
    }));
    shapes.push(Shape::document("columns-headers-empty", UNIT, START, FULL, |size| {
        table(size, 20, |_| String::new(), text)
    }));
    shapes
}

fn text(column: usize, row: usize) -> String {
    format!("text {column} {row}")
}

fn table(columns: usize, rows: usize, header: Header, cell: fn(usize, usize) -> String) -> String {
    let headers: String = (2..columns).map(|at| format!(" {} |", header(at))).collect();
    let mut table = format!("# Error Codes\n\n| Code | Name |{headers}\n|{}\n", "---|".repeat(columns));
    for row in 0..rows {
        let cells: String = (2..columns).map(|at| format!(" {} |", cell(at, row))).collect();
        table += &format!("| {row} | Entry {row} |{cells}\n");
    }
    table
}
