//! How messages quote a document's text and list things: on one line, and never at length.

use crate::list;

/// How much of a document's text a message quotes.
const LONGEST: usize = 60;

/// How many words or lines a message lists.
pub(crate) const MOST: usize = 12;

/// A text from a document as a message quotes it: on one line, and its beginning where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let is_long = is_long(text);
    let shown = text.chars().take(if is_long { LONGEST - 1 } else { LONGEST });
    let shown: String = shown.map(|c| if c.is_control() { ' ' } else { c }).collect();
    if is_long { format!("`{}…`", shown.trim_end()) } else { format!("`{shown}`") }
}

/// Whether a text is longer than a message quotes.
pub(crate) fn is_long(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some()
}

/// Some words as a message lists them.
pub(crate) fn listed(words: &[impl AsRef<str>]) -> String {
    let first = &words[..words.len().min(MOST)];
    with_rest(&list::of(first, &|word| quoted(word.as_ref())), words.len())
}

/// Some numbers as a message lists them.
pub(crate) fn first_of(numbers: &[String]) -> String {
    with_rest(&numbers[..numbers.len().min(MOST)], numbers.len())
}

fn with_rest(shown: &[String], all: usize) -> String {
    match all - shown.len() {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, quoted};

    #[test]
    fn a_quoted_text_is_short_and_on_one_line() {
        assert_eq!(quoted("Rate\nlimited\u{1b}"), "`Rate limited `");
        assert_eq!(quoted(&"é".repeat(60)), format!("`{}`", "é".repeat(60)));
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(59)));
        assert_eq!(quoted(&"lamp ".repeat(1000)), format!("`{}lamp…`", "lamp ".repeat(11)));
    }

    #[test]
    fn a_long_list_is_cut() {
        let words: Vec<String> = (0..14).map(|at| at.to_string()).collect();
        assert_eq!(listed(&words[..2]), "`0`, `1`");
        assert!(listed(&words).ends_with("`10`, `11` and 2 more"), "{}", listed(&words));
    }
}
