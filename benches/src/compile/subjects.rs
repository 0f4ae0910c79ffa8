//! What is compiled: sets of many codes.

use std::fmt;

use spectable_bench_sets::derives::{self, Derives};
use spectable_bench_sets::{Set, codes, set};
use spectable_codegen::Folder;

/// How the codes of a set lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// One after the other.
    Dense,
    /// In clusters far apart.
    Sparse,
}

impl fmt::Display for Lie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if *self == Self::Dense { "dense" } else { "sparse" })
    }
}

/// What stands in the manifest for an enum that is no Rust enum.
const NEWTYPE: &str = "shape = \"newtype\"";

/// The generated text for as many codes, with nobody who asks anything.
///
/// # Errors
///
/// What is wrong, where there is none.
pub fn alone(lie: Lie, count: usize) -> Result<String, String> {
    set::text(&set::folder(&[set(lie, count)], ""))
}

/// The generated text for as many codes.
///
/// # Errors
///
/// What is wrong, where there is none.
pub fn ours(lie: Lie, count: usize) -> Result<String, String> {
    generated(lie, count, "")
}

/// The generated text for as many codes, as a type with a constant for each.
///
/// # Errors
///
/// What is wrong, where there is none: as long as there is no such shape.
pub fn newtype(lie: Lie, count: usize) -> Result<String, String> {
    generated(lie, count, NEWTYPE)
}

fn generated(lie: Lie, count: usize, settings: &str) -> Result<String, String> {
    let folder = set::folder(&[set(lie, count)], settings);
    let text = set::text(&folder)?;
    let questions = Questions {
        ty: "chat::Code",
        from_code: "chat::Code::from_code(code)",
        from_name: "chat::Code::from_name(name)",
        name: "code.name()",
        all: "chat::Code::ALL",
    };
    Ok(text + &asked(&folder, &questions))
}

/// The same entries with the derives of strum and `num_enum`.
#[must_use]
pub fn derived(lie: Lie, count: usize) -> String {
    let folder = set::folder(&[set(lie, count)], "");
    let tables = set::tables(&folder);
    let text: String = tables.iter().map(|(_, table)| derives::enumeration(table, Derives::Names)).collect();
    let questions = Questions {
        ty: "Code",
        from_code: "code.try_into().ok()",
        from_name: "name.parse().ok()",
        name: "code.into()",
        all: "<Code as strum::VariantArray>::VARIANTS",
    };
    text + &asked(&folder, &questions)
}

/// The same entries with some derives, and with nobody who asks anything.
#[must_use]
pub fn derived_with(lie: Lie, count: usize, derives: Derives) -> String {
    let tables = set::tables(&set::folder(&[set(lie, count)], ""));
    tables.iter().map(|(_, table)| derives::enumeration(table, derives)).collect()
}

/// The bytes of the texts of a set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Raw {
    /// Of the names.
    pub names: usize,
    /// Of the descriptions.
    pub descriptions: usize,
}

/// How long the texts of as many codes are.
#[must_use]
pub fn raw(lie: Lie, count: usize) -> Raw {
    let mut raw = Raw::default();
    for (_, table) in set::tables(&set::folder(&[set(lie, count)], "")) {
        for entry in table.variants() {
            raw.names += entry.name.len();
            raw.descriptions += entry.description.plain.len();
        }
    }
    raw
}

/// How each question is asked.
struct Questions {
    ty: &'static str,
    from_code: &'static str,
    from_name: &'static str,
    name: &'static str,
    all: &'static str,
}

/// Functions that ask every question: what is inlined is not compiled before someone asks.
fn asked(folder: &Folder, questions: &Questions) -> String {
    let Questions { ty, from_code, from_name, name, all } = questions;
    let tables = set::tables(folder);
    let repr = tables.iter().find_map(|(_, table)| table.repr()).map_or("u32", |repr| repr.name());
    format!(
        "
pub fn ask_code(code: {repr}) -> Option<{ty}> {{ {from_code} }}
pub fn ask_name(name: &str) -> Option<{ty}> {{ {from_name} }}
pub fn tell_name(code: {ty}) -> &'static str {{ {name} }}
pub fn tell_code(code: {ty}) -> {repr} {{ code.into() }}
pub fn tell_all() -> &'static [{ty}] {{ {all} }}
pub fn show(code: {ty}, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{
    core::fmt::Debug::fmt(&code, f)?;
    core::fmt::Display::fmt(&code, f)
}}
"
    )
}

fn set(lie: Lie, count: usize) -> Set {
    let codes = match lie {
        Lie::Dense => codes::dense(0, count),
        Lie::Sparse => codes::sparse(count),
    };
    Set { module: "chat", about: "many codes", codes }
}
