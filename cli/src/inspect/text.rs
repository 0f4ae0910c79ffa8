//! The report of `inspect` for reading.

use spectable_codegen::model::{Code, Entry, Ignored, Module, Range, Skipped, Table};

use crate::columns::{self, Cell, Side};
use crate::plain;
use crate::report::counted;
use crate::spelling;
use crate::style::{self, paint};
use crate::width;

/// The report about some documents; where a width is given, no line is longer.
pub(crate) fn text(modules: &[Module], width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for module in modules {
        lines.push(format!(
            "{}  {}",
            paint(style::TITLE, &plain::line(&module.path)),
            paint(style::ASIDE, &format!("mod {}", module.name))
        ));
        for table in &module.tables {
            lines.push(String::new());
            lines.extend(self::table(module, table, width));
        }
        if !module.ignored.is_empty() {
            lines.push(String::new());
            lines.push(paint(style::TITLE, "  not code tables"));
            lines.extend(columns::lines(
                4,
                &[],
                &rows(&module.ignored, |table| ignored(module, table)),
                width,
            ));
        }
        lines.push(String::new());
    }
    lines.push(summary(modules));
    lines.join("\n") + "\n"
}

fn table(module: &Module, table: &Table, width: Option<usize>) -> Vec<String> {
    let Table { name, line, .. } = table;
    let key = table.repr().map_or("string", |repr| repr.name());
    let place = spelling::place(module, *line);
    let trail = plain::line(&table.heading.join(" › "));
    let trail = width.map_or(trail.clone(), |width| width::shortened(&trail, width.saturating_sub(2)));
    let mut lines = vec![format!(
        "  {}  {key}  {}  {}",
        paint(style::TITLE, name),
        contents(table),
        paint(style::ASIDE, &place)
    )];
    if !trail.is_empty() {
        lines.push(format!("  {}", paint(style::ASIDE, &trail)));
    }
    let accessors = table.fields.iter().map(|field| field.accessor.as_str());
    let header = header(["code", "identifier", "name"].into_iter().chain(accessors), side(table));
    lines.extend(columns::lines(4, &header, &rows(&table.entries, |entry| self::entry(table, entry)), width));
    if !table.ranges.is_empty() {
        let named = table.ranges.iter().any(|range| range.ident.is_some());
        let title = if named { table.class_name() } else { "ranges".to_owned() };
        lines.push(format!("    {}", paint(style::TITLE, &title)));
        let header = self::header(["codes", "identifier", "name"].into_iter(), Side::Left);
        lines.extend(columns::lines(4, &header, &rows(&table.ranges, range), width));
    }
    if !table.skipped.is_empty() {
        lines.push(format!("    {}", paint(style::TITLE, "skipped rows")));
        lines.extend(columns::lines(4, &[], &rows(&table.skipped, skipped), width));
    }
    lines
}

/// What a table holds: `11 entries, 1 range`, and from how many tables.
fn contents(table: &Table) -> String {
    let mut contents = counted(table.entries.len(), "entry");
    if !table.ranges.is_empty() {
        contents.push_str(&format!(", {}", counted(table.ranges.len(), "range")));
    }
    if table.parts.len() > 1 {
        contents.push_str(&format!(" from {}", counted(table.parts.len(), "table")));
    }
    contents
}

fn rows<T>(items: &[T], row: impl Fn(&T) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    items.iter().map(row).collect()
}

fn header<'a>(names: impl Iterator<Item = &'a str>, first: Side) -> Vec<Cell> {
    let side = |at: usize| if at == 0 { first } else { Side::Left };
    names.enumerate().map(|(at, name)| Cell::new(style::ASIDE, name).on(side(at))).collect()
}

fn side(table: &Table) -> Side {
    if table.repr().is_some() { Side::Right } else { Side::Left }
}

fn entry(table: &Table, entry: &Entry) -> Vec<Cell> {
    let values = entry.values.iter().map(|value| Cell::new(style::NONE, spelling::value(value)));
    let start = [
        code(&entry.code).on(side(table)),
        ident(entry.ident.as_deref()),
        name(&entry.name, entry.ident.as_deref()),
    ];
    start.into_iter().chain(values).chain([Cell::new(style::WARNING, marks(entry))]).collect()
}

fn range(range: &Range) -> Vec<Cell> {
    let ident = range.ident.as_deref();
    let codes = Cell::new(style::CODE, spelling::range(range));
    vec![codes, self::ident(ident), name(&range.name, ident)]
}

fn skipped(skipped: &Skipped) -> Vec<Cell> {
    let Skipped { line, code, name, reason, .. } = skipped;
    vec![
        Cell::new(style::ASIDE, format!("line {line}")),
        code.as_ref().map_or(Cell::new(style::NONE, ""), self::code),
        Cell::new(style::NONE, plain::line(name.as_deref().unwrap_or_default())),
        Cell::new(style::NONE, plain::line(reason)),
    ]
}

fn ignored(module: &Module, table: &Ignored) -> Vec<Cell> {
    let Ignored { line, heading, reason, .. } = table;
    vec![
        Cell::new(style::ASIDE, spelling::place(module, *line)),
        Cell::new(style::NONE, plain::line(heading.last().map_or("", String::as_str))),
        Cell::new(style::NONE, plain::line(reason)),
    ]
}

fn code(code: &Code) -> Cell {
    Cell::new(style::CODE, plain::line(&code.to_string()))
}

fn ident(ident: Option<&str>) -> Cell {
    ident.map_or(Cell::new(style::ERROR, "-"), |ident| Cell::new(style::IDENT, ident))
}

/// A name where it says more than the identifier.
fn name(name: &str, ident: Option<&str>) -> Cell {
    let joined: String = name.split_whitespace().collect();
    let same = ident.is_some_and(|ident| ident.to_lowercase() == joined.to_lowercase());
    Cell::new(style::NONE, if same { String::new() } else { plain::line(name) })
}

fn marks(entry: &Entry) -> String {
    match &entry.twin_of {
        Some(live) => format!("twin of {live}"),
        None if entry.deprecated => "deprecated".to_owned(),
        None => String::new(),
    }
}

fn summary(modules: &[Module]) -> String {
    let tables = || modules.iter().flat_map(|module| &module.tables);
    let counts = [
        counted(modules.len(), "document"),
        counted(tables().count(), "table"),
        counted(tables().map(|table| table.entries.len()).sum(), "entry"),
        counted(tables().map(|table| table.ranges.len()).sum(), "range"),
        format!("{} ignored", modules.iter().map(|module| module.ignored.len()).sum::<usize>()),
    ];
    counts.join(", ")
}
