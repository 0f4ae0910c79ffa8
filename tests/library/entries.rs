//! Which entries every enum has: code, identifier and name, in the order of the document.

use std::fmt::Write;

use crate::contract::Codes;

/// A paragraph for each enum: its path and its size, then a line `code Identifier = name` for each entry.
const ENTRIES: &str = include_str!("entries.txt");

#[test]
fn every_enum_has_the_entries_of_its_document_in_their_order() {
    fn check<E: Codes>() {
        let heading = format!("{}: ", E::PATH);
        let expected = ENTRIES.split("\n\n").find(|paragraph| paragraph.starts_with(&heading));
        let expected = expected.unwrap_or_else(|| panic!("entries.txt has no paragraph `{heading}`"));
        assert_eq!(paragraph::<E>(), expected.trim_end(), "\nwhere it should be so, change entries.txt");
    }
    every_enum!(check);
}

fn paragraph<E: Codes>() -> String {
    let mut text = format!("{}: {} entries", E::PATH, E::ALL.len());
    for &entry in E::ALL {
        let deprecated = if entry.is_deprecated() { " (deprecated)" } else { "" };
        write!(text, "\n{} {entry:?} = {}{deprecated}", entry.code(), entry.name()).unwrap();
    }
    text
}
