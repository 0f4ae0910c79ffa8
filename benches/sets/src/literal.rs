//! Pieces of Rust text.

use std::fmt::Write as _;

use spectable_codegen::model::{Code, Entry};

/// The literal of a text.
pub(crate) fn string(text: &str) -> String {
    format!("{text:?}")
}

/// The doc comment of an entry, as someone would write it by hand.
pub(crate) fn doc(text: &mut String, entry: &Entry) {
    let description = entry.description.plain.replace('\n', " ");
    let _ = writeln!(
        text,
        "    #[doc = {}]",
        string(&format!(" {} ({}): {description}", entry.name, entry.code))
    );
}

/// An entry's identifier.
pub(crate) fn ident(entry: &Entry) -> &str {
    entry.ident.as_deref().expect("of a variant")
}

/// What follows a variant: ` = 3`; nothing where codes are words.
pub(crate) fn discriminant(entry: &Entry) -> String {
    if let Code::Integer(code) = entry.code { format!(" = {code}") } else { String::new() }
}
