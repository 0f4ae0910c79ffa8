//! The part of a source line that a diagnostic points at.

use crate::plain;
use crate::width;

/// How much of a line is shown.
const WINDOW: usize = 100;
/// How much of it stands before the place, in a line that is longer.
const BEFORE: usize = 40;

/// A part of a line, and how many columns of it stand before the place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    pub(crate) offset: usize,
}

/// The part of a line around a column, which counts characters from 1.
pub(crate) fn around(line: &str, column: usize) -> Excerpt {
    let line = plain::line(line);
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at(at);
    if width::of(&line) <= WINDOW {
        return Excerpt { offset: width::of(before), text: line };
    }
    let before = ending(before);
    let offset = width::of(&before);
    let after = width::shortened(after, WINDOW - offset);
    Excerpt { text: before + &after, offset }
}

/// The end of a text: where it is longer than what is shown before a place, after a `…`.
fn ending(text: &str) -> String {
    if width::of(text) <= BEFORE {
        return text.to_owned();
    }
    let fits = |&(at, _): &(usize, char)| width::of(&text[at..]) < BEFORE;
    let start = text.char_indices().find(fits).map_or(text.len(), |(at, _)| at);
    format!("…{}", &text[start..])
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, WINDOW, around};
    use crate::width;

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(around("| 7 | é |", 7), Excerpt { text: "| 7 | é |".to_owned(), offset: 6 });
        assert_eq!(around("| 会话 | 7 |", 8), Excerpt { text: "| 会话 | 7 |".to_owned(), offset: 9 });
        assert_eq!(around("a\tb\u{1b}[31m", 3), Excerpt { text: "a b\u{fffd}[31m".to_owned(), offset: 2 });
    }

    #[test]
    fn a_column_beyond_the_line_is_its_end() {
        assert_eq!(around("abc", 9), Excerpt { text: "abc".to_owned(), offset: 3 });
        assert_eq!(around("", 1), Excerpt { text: String::new(), offset: 0 });
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let line = format!("{}X{}", "会".repeat(300), "话".repeat(300));
        let Excerpt { text, offset } = around(&line, 301);
        assert!(width::of(&text) <= WINDOW);
        assert!(text.starts_with("…会") && text.ends_with("话…"), "{text}");
        let before: String = text.chars().take_while(|&c| c != 'X').collect();
        assert_eq!(width::of(&before), offset);
    }
}
