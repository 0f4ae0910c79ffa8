//! Why each table was taken for one of codes or not, for reading before a manifest is written.

use spectable_codegen::model::{ColumnRole, Evidence, Module, Why};
use spectable_codegen::toml_key;

use crate::columns::{self, Cell, Side};
use crate::plain;
use crate::spelling;
use crate::style::{self, paint};

/// What was weighed, table by table in the order of the documents; where a width is given, no line is longer.
pub(crate) fn text(modules: &[Module], width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for module in modules {
        let taken = module.tables.iter().map(|table| {
            let title = format!("{}  {}", paint(style::TITLE, &table.name), manifest_key(&table.key));
            (table.line, title, &table.why)
        });
        let ignored = module.ignored.iter().map(|table| {
            let reason = format!("not a code table: {}", plain::line(&table.reason));
            (table.line, paint(style::WARNING, &reason), &table.why)
        });
        let mut tables: Vec<(usize, String, &Why)> = taken.chain(ignored).collect();
        tables.sort_by_key(|(line, _, _)| *line);
        for (line, title, why) in tables {
            lines.push(format!("{}  {title}", paint(style::ASIDE, &spelling::place(module, line))));
            lines.extend(columns::lines(4, &[], &columns_of(why), width));
            lines.extend(columns::lines(
                4,
                &[],
                &why.evidence.iter().map(evidence).collect::<Vec<_>>(),
                width,
            ));
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

/// What the manifest calls a table.
fn manifest_key(key: &str) -> String {
    paint(style::ASIDE, &format!("[document.tables.{}]", toml_key(key)))
}

fn columns_of(why: &Why) -> Vec<Vec<Cell>> {
    let row = |role: &ColumnRole| {
        vec![
            Cell::new(style::IDENT, role.role),
            Cell::new(style::NONE, format!("`{}`", plain::line(&role.header))),
            Cell::new(style::NONE, role.holds.clone()),
        ]
    };
    why.columns.iter().map(row).collect()
}

fn evidence(evidence: &Evidence) -> Vec<Cell> {
    let weight = format!("{:+.2}", f64::from(evidence.weight) / 100.0);
    let style = if evidence.weight < 0 { style::ERROR } else { style::CODE };
    vec![Cell::new(style, weight).on(Side::Right), Cell::new(style::NONE, evidence.what)]
}
