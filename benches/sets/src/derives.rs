//! The same enums by derives: strum for names, `num_enum` for codes, serde for both.

use std::fmt::Write as _;

use spectable_codegen::model::{Code, Table};

use crate::literal;

/// Which derives an enum has, beside those of `core`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derives {
    /// strum and `num_enum`.
    Names,
    /// These and serde.
    NamesAndSerde,
    /// strum, for descriptions and codes too, and `num_enum`.
    All,
}

/// An enum of a table.
///
/// Where codes are words, they take the place of the names.
#[must_use]
pub fn enumeration(table: &Table, derives: Derives) -> String {
    let mut text = String::new();
    let repr = table.repr();
    let strum = "strum::EnumString, strum::Display, strum::IntoStaticStr, strum::VariantArray";
    let mut derived = format!("Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, {strum}");
    if repr.is_some() {
        derived += ", num_enum::TryFromPrimitive, num_enum::IntoPrimitive";
    }
    match derives {
        Derives::Names => {}
        Derives::NamesAndSerde => derived += ", serde::Serialize, serde::Deserialize",
        Derives::All => derived += ", strum::EnumMessage, strum::FromRepr",
    }
    let _ = writeln!(text, "#[derive({derived})]");
    if let Some(repr) = repr {
        let _ = writeln!(text, "#[repr({})]", repr.name());
    }
    let _ = writeln!(text, "pub enum {} {{", table.name);
    for entry in table.variants() {
        literal::doc(&mut text, entry);
        let spelling = if let Code::Text(code) = &entry.code { code } else { &entry.name };
        let spelling = literal::string(spelling);
        if derives == Derives::All {
            let message = literal::string(&entry.description.plain);
            let _ = writeln!(text, "    #[strum(serialize = {spelling}, message = {message})]");
        } else {
            let _ = writeln!(text, "    #[strum(serialize = {spelling})]");
        }
        if derives == Derives::NamesAndSerde {
            let _ = writeln!(text, "    #[serde(rename = {spelling})]");
        }
        let _ = writeln!(text, "    {}{},", literal::ident(entry), literal::discriminant(entry));
    }
    text += "}\n";
    text
}
