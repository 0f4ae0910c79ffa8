//! The same lookups by phf: a map of codes and a map of names, to the enum that the derives are on.

use phf_codegen::Map;
use spectable_codegen::model::{Code, Table};

use crate::literal;

/// The maps `CODES` and `NAMES` of a table, to the variants of the type at `path`.
#[must_use]
pub fn maps(table: &Table, path: &str) -> String {
    let Some(repr) = table.repr() else { return String::new() };
    let variant = |ident: &str| format!("{path}::{ident}");
    let (mut small, mut medium, mut large) = (Map::<u8>::new(), Map::<u16>::new(), Map::<u32>::new());
    let mut names = Map::<&str>::new();
    for entry in table.variants() {
        let Code::Integer(code) = entry.code else { continue };
        let to = variant(literal::ident(entry));
        // A map has the type of its keys.
        match repr.limits().1 {
            255 => drop(small.entry(u8::try_from(code).expect("within the type"), to)),
            65_535 => drop(medium.entry(u16::try_from(code).expect("within the type"), to)),
            _ => drop(large.entry(u32::try_from(code).expect("within the type"), to)),
        }
        names.entry(entry.name.as_str(), variant(literal::ident(entry)));
    }
    let (repr, names) = (repr.name(), names.build());
    let codes = match repr {
        "u8" => small.build().to_string(),
        "u16" => medium.build().to_string(),
        _ => large.build().to_string(),
    };
    format!(
        "pub static CODES: phf::Map<{repr}, {path}> = {codes};\npub static NAMES: phf::Map<&str, {path}> = {names};\n"
    )
}
