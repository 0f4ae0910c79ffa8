//! The same enums as one writes them with nothing but `core`: an enum, and a `match` for each question.

use std::fmt::Write as _;

use spectable_codegen::model::{Code, Entry, Table};

use crate::literal;

/// An enum of a table with its functions.
#[must_use]
pub fn enumeration(table: &Table) -> String {
    let mut text = String::from("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n");
    if let Some(repr) = table.repr() {
        let _ = writeln!(text, "#[repr({})]", repr.name());
    }
    let _ = writeln!(text, "pub enum {} {{", table.name);
    for entry in table.variants() {
        literal::doc(&mut text, entry);
        let _ = writeln!(text, "    {}{},", literal::ident(entry), literal::discriminant(entry));
    }
    let _ = writeln!(text, "}}\nimpl {} {{", table.name);
    let ty = table.repr().map_or("&str", |repr| repr.name());
    question(&mut text, &format!("from_code(code: {ty}) -> Option<Self>"), "code", table, |entry| {
        let code = match &entry.code {
            Code::Integer(code) => code.to_string(),
            Code::Text(code) => literal::string(code),
        };
        format!("{code} => Some(Self::{})", literal::ident(entry))
    });
    question(&mut text, "from_name(name: &str) -> Option<Self>", "name", table, |entry| {
        format!("{} => Some(Self::{})", literal::string(&entry.name), literal::ident(entry))
    });
    question(&mut text, "name(self) -> &'static str", "self", table, |entry| {
        format!("Self::{} => {}", literal::ident(entry), literal::string(&entry.name))
    });
    question(&mut text, "description(self) -> &'static str", "self", table, |entry| {
        format!("Self::{} => {}", literal::ident(entry), literal::string(&entry.description.plain))
    });
    text += "}\n";
    text
}

fn question(text: &mut String, signature: &str, of: &str, table: &Table, arm: impl Fn(&Entry) -> String) {
    let _ = writeln!(text, "    pub fn {signature} {{\n        match {of} {{");
    for entry in table.variants() {
        let _ = writeln!(text, "            {},", arm(entry));
    }
    if of != "self" {
        text.push_str("            _ => None,\n");
    }
    text.push_str("        }\n    }\n");
}
