//! A sheet as a table, and the entries that it should read back as.

use spectable_codegen::model::{Code, Direction, Value};

use crate::dialect::Dialect;
use crate::sheet::{Field, Key, Kind, Markup, Row, Sheet, Standing};

/// A document, and the line of the table's header.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) header: usize,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Code,
    Name,
    Description,
    Field(usize),
}

/// Writes a table, under a heading that speaks of codes.
pub(crate) fn write(sheet: &Sheet, dialect: &Dialect) -> Written {
    let mut lines = dialect.heading(1, "The manual");
    lines.extend(dialect.heading(2, &format!("{} codes", dialect.inline(&sheet.title.text, Markup::Plain))));
    let header = lines.len() + 1;
    let columns = columns(sheet, dialect);
    let headers: Vec<String> = columns.iter().map(|&column| self::header(sheet, dialect, column)).collect();
    let delimiters = columns.iter().map(|_| dialect.delimiter.to_owned()).collect();
    let mut rows = vec![headers, delimiters];
    for (at, row) in sheet.rows.iter().enumerate() {
        rows.push(columns.iter().map(|&column| cell(sheet, dialect, (at, row), column)).collect());
    }
    let width = rows.iter().flatten().map(|cell| cell.chars().count()).max().unwrap_or(0);
    // Without pipes at the ends, nothing would tell an empty cell there; nor a delimiter row of one column.
    let open =
        |row: &Vec<String>| row.len() > 1 && row.iter().all(|cell| cell.len() > 1 && !cell.starts_with('-'));
    let pipes = dialect.pipes || !rows.iter().enumerate().all(|(at, row)| at == 1 || open(row));
    for (at, row) in rows.iter().enumerate() {
        let pad = |cell: &String| match (dialect.padded, at) {
            (true, 1) => cell.replacen('-', &"-".repeat(width), 1),
            (true, _) => format!("{cell:width$}"),
            (false, _) => cell.clone(),
        };
        let cells: Vec<String> = row.iter().map(pad).collect();
        let quote = dialect.quote;
        lines.push(if pipes {
            format!("{quote}| {} |", cells.join(" | "))
        } else {
            format!("{quote}{}", cells.join("|"))
        });
    }
    lines.extend([String::new(), "That is all there is to it.".to_owned()]);
    Written { text: dialect.end.text(&lines), header }
}

/// The columns in the order of the dialect, the name not far behind its code.
pub(crate) fn columns(sheet: &Sheet, dialect: &Dialect) -> Vec<Column> {
    let mut left = vec![Column::Code, Column::Name];
    left.extend(sheet.described.then_some(Column::Description));
    left.extend((0..sheet.fields.len()).map(Column::Field));
    let mut columns = Vec::new();
    let mut order = dialect.order;
    while !left.is_empty() {
        let count = left.len() as u64;
        columns.push(left.remove((order % count) as usize));
        order /= count;
    }
    let at = |column: Column| columns.iter().position(|&found| found == column).unwrap_or_default();
    let (code, name) = (at(Column::Code), at(Column::Name));
    if name > code + 1 {
        columns.swap(code + 1, name);
    }
    columns
}

fn header(sheet: &Sheet, dialect: &Dialect, column: Column) -> String {
    let text = match column {
        Column::Code => dialect.headers.code,
        Column::Name => dialect.headers.name,
        Column::Description => dialect.headers.description,
        Column::Field(at) => match sheet.fields[at].kind {
            Kind::Bool => "Reconnect",
            Kind::Mark => "Loud",
            Kind::Integer => "Retry after",
            Kind::Direction => "Sent by",
            Kind::Vocabulary => "Boat",
            Kind::Link => "Reference",
            Kind::Text => "Since",
        },
    };
    text.to_owned()
}

fn cell(sheet: &Sheet, dialect: &Dialect, (at, row): (usize, &Row), column: Column) -> String {
    match column {
        Column::Code => {
            let text = match row.key {
                Key::Code(code) => dialect.number(code, at),
                Key::Range(first, last) => dialect.range(first, last),
            };
            struck(dialect.inline(&text, dialect.code), row.standing)
        }
        Column::Name => {
            let name = dialect.inline(&row.name.text, dialect.name);
            match row.standing {
                Standing::Marked => format!("{name} (deprecated)"),
                Standing::Tagged => format!("\\[OBSOLETE\\] {name}"),
                standing => struck(name, standing),
            }
        }
        Column::Description => {
            if row.description.is_empty() {
                return dialect.blank.to_owned();
            }
            // No two descriptions are the same.
            let mut text = ORDINALS[at].to_owned();
            for &(word, markup) in &row.description {
                text += " ";
                text += &dialect.inline(word, markup);
            }
            text + "."
        }
        Column::Field(field) => written(&sheet.fields[field], dialect, at),
    }
}

/// What descriptions begin with, row by row.
const ORDINALS: [&str; 12] = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Last",
];

fn struck(text: String, standing: Standing) -> String {
    if matches!(standing, Standing::Struck | Standing::Twin) { format!("~~{text}~~") } else { text }
}

const SIDES: [(&str, Direction); 3] =
    [("client", Direction::Send), ("Server", Direction::Receive), ("Client and server", Direction::Both)];
const BOATS: [&str; 2] = ["row boat", "raft"];

fn written(field: &Field, dialect: &Dialect, at: usize) -> String {
    let Some(value) = field.values[at] else {
        return if field.kind == Kind::Mark { String::new() } else { dialect.blank.to_owned() };
    };
    match field.kind {
        Kind::Bool => dialect.headers.truths[usize::from(value % 2)].to_owned(),
        Kind::Mark => "x".to_owned(),
        Kind::Integer => value.to_string(),
        Kind::Direction => SIDES[usize::from(value % 3)].0.to_owned(),
        Kind::Vocabulary => BOATS[usize::from(value)].to_owned(),
        Kind::Link => format!("[page]({})", address(value)),
        Kind::Text => place(at),
    }
}

fn address(value: u8) -> String {
    format!("https://example.com/{value}")
}

/// A text that no other row has.
fn place(at: usize) -> String {
    format!("harbour wall {at}")
}

/// The value that a cell should read back as.
pub(crate) fn value(field: &Field, at: usize) -> Value {
    let Some(value) = field.values[at] else {
        return if field.kind == Kind::Mark { Value::Bool(false) } else { Value::Blank };
    };
    match field.kind {
        Kind::Bool => Value::Bool(value % 2 == 0),
        Kind::Mark => Value::Bool(true),
        Kind::Integer => Value::Integer(i128::from(value)),
        Kind::Direction => Value::Direction(SIDES[usize::from(value % 3)].1),
        Kind::Vocabulary => {
            let ident = ["RowBoat", "Raft"][usize::from(value)].to_owned();
            Value::Word(Box::new(spectable_codegen::model::Word {
                text: BOATS[usize::from(value)].to_owned(),
                ident,
            }))
        }
        Kind::Link => Value::Text(address(value)),
        Kind::Text => Value::Text(place(at)),
    }
}

/// The accessor of a column.
pub(crate) fn accessor(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "reconnect",
        Kind::Mark => "loud",
        Kind::Integer => "retry_after",
        Kind::Direction => "direction",
        Kind::Vocabulary => "boat",
        Kind::Link => "reference",
        Kind::Text => "since",
    }
}

/// The name that a row should read back as.
pub(crate) fn name(row: &Row) -> String {
    match row.standing {
        Standing::Marked => format!("{} (deprecated)", row.name.text),
        Standing::Tagged => format!("[OBSOLETE] {}", row.name.text),
        Standing::Live | Standing::Struck | Standing::Twin => row.name.text.clone(),
    }
}

/// The description that a row should read back as, without mark-up.
pub(crate) fn description(sheet: &Sheet, at: usize) -> String {
    let row = &sheet.rows[at];
    if !sheet.described || row.description.is_empty() {
        return name(row);
    }
    let words: Vec<&str> = row.description.iter().map(|(word, _)| *word).collect();
    format!("{} {}.", ORDINALS[at], words.join(" "))
}

/// The code that a row should read back as.
pub(crate) fn code(row: &Row) -> Option<Code> {
    if let Key::Code(code) = row.key { Some(Code::Integer(code)) } else { None }
}
