//! Tables read back as what was written.

use proptest::prelude::{prop_assert_eq, proptest};
use spectable_codegen::model::{Code, Form, Table, Value};
use spectable_codegen::{Folder, Layout, Source, generate};

use crate::dialect::dialect;
use crate::sheet::{Key, Sheet, Standing, sheet};
use crate::table::{self, Column, Written};

proptest! {
    #![proptest_config(crate::times(150))]

    #[test]
    fn a_table_reads_back_whatever_its_dialect(sheet in sheet(), dialect in dialect()) {
        let written = table::write(&sheet, &dialect);
        let module = crate::module(&written.text);
        prop_assert_eq!(module.tables.len(), 1, "{}", written.text);
        let table = &module.tables[0];
        let columns = table::columns(&sheet, &dialect);
        prop_assert_eq!(&table.name, &format!("{}Code", sheet.title.ident), "{}", written.text);
        prop_assert_eq!((table.form, table.line), (Form::Table, written.header), "{}", written.text);
        prop_assert_eq!(entries(table), expected_entries(&sheet, &columns, &written), "{}", written.text);
        prop_assert_eq!(ranges(table), expected_ranges(&sheet, &written), "{}", written.text);
        prop_assert_eq!(fields(table), expected_fields(&sheet, &columns), "{}", written.text);
        prop_assert_eq!(table.skipped.len(), 0, "{}", written.text);
    }

    #[test]
    fn line_ends_change_neither_the_text_nor_the_diagnostics(sheet in sheet(), dialect in dialect()) {
        let lines = table::write(&sheet, &dialect).text.replace("\r\n", "\n").replace('\r', "\n");
        // A row with too many cells, so that there is something to say.
        let lines = lines + "\n| Code | Name |\n|---|---|\n| 1 | Quay\n| 2 | Wall | beyond |\n";
        let [feeds, returns] = [lines.clone(), lines.replace('\n', "\r\n")].map(|text| {
            let documents = vec![Source::new("page.md", "spec/page.md", &text)];
            let generation = generate(&Folder { documents, ..Folder::default() }, Layout::Lines);
            let said: Vec<String> = generation.diagnostics.iter().map(|found| format!("{found:?}")).collect();
            (generation.text, format!("{:?}", generation.spec), said)
        });
        prop_assert_eq!(returns, feeds);
    }
}

/// All that an entry says.
#[derive(Debug, PartialEq)]
struct Entry {
    line: usize,
    code: Code,
    name: String,
    ident: Option<String>,
    deprecated: bool,
    twin_of: Option<String>,
    description: String,
    values: Vec<Value>,
}

fn entries(table: &Table) -> Vec<Entry> {
    let entry = |entry: &spectable_codegen::model::Entry| Entry {
        line: entry.line,
        code: entry.code.clone(),
        name: entry.name.clone(),
        ident: entry.ident.clone(),
        deprecated: entry.deprecated,
        twin_of: entry.twin_of.clone(),
        description: entry.description.plain.clone(),
        values: entry.values.clone(),
    };
    table.entries.iter().map(entry).collect()
}

fn expected_entries(sheet: &Sheet, columns: &[Column], written: &Written) -> Vec<Entry> {
    let entry = |(at, row): (usize, &crate::sheet::Row)| {
        let live = sheet.rows.iter().find(|other| other.key == row.key && other.standing != Standing::Twin);
        let is_twin = row.standing == Standing::Twin;
        Some(Entry {
            line: written.header + 2 + at,
            code: table::code(row)?,
            name: table::name(row),
            ident: Some(row.name.ident.clone()),
            deprecated: row.standing != Standing::Live,
            twin_of: live.filter(|_| is_twin).map(|live| live.name.ident.clone()),
            description: table::description(sheet, at),
            values: further(columns).map(|field| table::value(&sheet.fields[field], at)).collect(),
        })
    };
    sheet.rows.iter().enumerate().filter_map(entry).collect()
}

/// The line, the ends, the name, the identifier and the description of each range.
type Ranges = Vec<(usize, Key, String, Option<String>, String)>;

fn ranges(table: &Table) -> Ranges {
    let range = |range: &spectable_codegen::model::Range| {
        let key = Key::Range(range.first, range.last);
        (range.line, key, range.name.clone(), range.ident.clone(), range.description.plain.clone())
    };
    table.ranges.iter().map(range).collect()
}

fn expected_ranges(sheet: &Sheet, written: &Written) -> Ranges {
    let rows = sheet.rows.iter().enumerate().filter(|(_, row)| matches!(row.key, Key::Range(..)));
    let range = |(at, row): (usize, &crate::sheet::Row)| {
        let ident = Some(row.name.ident.clone());
        (written.header + 2 + at, row.key, table::name(row), ident, table::description(sheet, at))
    };
    rows.map(range).collect()
}

fn fields(table: &Table) -> Vec<(String, bool)> {
    table.fields.iter().map(|field| (field.accessor.clone(), field.optional)).collect()
}

fn expected_fields(sheet: &Sheet, columns: &[Column]) -> Vec<(String, bool)> {
    let field = |field: usize| {
        let field = &sheet.fields[field];
        // Only entries have values.
        let mut rows = sheet.rows.iter().enumerate().filter(|(_, row)| table::code(row).is_some());
        let optional = rows.any(|(at, _)| table::value(field, at) == Value::Blank);
        (table::accessor(field.kind).to_owned(), optional)
    };
    further(columns).map(field).collect()
}

/// The further columns, in their order.
fn further(columns: &[Column]) -> impl Iterator<Item = usize> {
    columns.iter().filter_map(|column| if let Column::Field(at) = column { Some(*at) } else { None })
}
