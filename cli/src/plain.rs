//! Makes a document's text harmless on a terminal.

/// A text on one line, without what would move the cursor or turn the direction of writing.
///
/// It has as many characters as before.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(character).collect()
}

fn character(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}
