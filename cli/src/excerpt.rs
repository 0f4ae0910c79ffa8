//! The part of a source line that a diagnostic points at.

use std::ops::Range;

use crate::plain;
use crate::width;

/// How much of a line is shown.
const WINDOW: usize = 100;
/// How much of it stands before the place, in a line that is longer.
const BEFORE: usize = 40;

/// A part of a line, harmless on a terminal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The part, with a `…` where the line was cut.
    pub(crate) text: String,
    /// How many characters of the line are left out before it.
    skipped: usize,
    /// Whether more of the line follows.
    is_cut: bool,
}

/// The part of a line around a column, which counts characters from 1.
pub(crate) fn around(line: &str, column: usize) -> Excerpt {
    // A character takes up to four bytes.
    if line.len() <= 4 * WINDOW && width::of(line) <= WINDOW {
        return Excerpt { text: plain::line(line), skipped: 0, is_cut: false };
    }
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at(at);
    let shown = fitting(before.chars().rev(), BEFORE);
    let skipped = before.chars().count() - shown.chars;
    let start = before.len() - shown.bytes;
    let rest = fitting(after.chars(), WINDOW - 1 - shown.width);
    let end = at + rest.bytes;
    let [left, right] = [skipped > 0, end < line.len()].map(|cut| if cut { "…" } else { "" });
    let text = format!("{left}{}{right}", plain::line(&line[start..end]));
    Excerpt { text, skipped, is_cut: end < line.len() }
}

impl Excerpt {
    /// Where in the text some characters of the line stand; none where the beginning is not shown.
    pub(crate) fn span(&self, column: usize, length: usize) -> Option<Range<usize>> {
        let cut = usize::from(self.skipped > 0);
        let from = (column.max(1) - 1).checked_sub(self.skipped)? + cut;
        let shown = self.text.len() - if self.is_cut { "…".len() } else { 0 };
        let byte = |chars: usize| self.text.char_indices().nth(chars).map_or(shown, |(at, _)| at.min(shown));
        let start = byte(from);
        (!self.is_cut || start < shown).then(|| start..byte(from.saturating_add(length)))
    }

    /// The column of a byte of the text.
    pub(crate) fn column(&self, byte: usize) -> usize {
        self.text[..byte].chars().count() + 1
    }
}

/// What fits into a width.
struct Fit {
    chars: usize,
    bytes: usize,
    width: usize,
}

/// How many characters fit into a width; what takes no width of its own counts too, or there would be no end to it.
fn fitting(chars: impl Iterator<Item = char>, most: usize) -> Fit {
    let mut fit = Fit { chars: 0, bytes: 0, width: 0 };
    for c in chars {
        let width = fit.width + width::of_character(c).max(1);
        if width >= most {
            break;
        }
        fit = Fit { chars: fit.chars + 1, bytes: fit.bytes + c.len_utf8(), width };
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::{WINDOW, around};
    use crate::width;

    /// The shown line, and what of it some characters of the line are.
    fn shown(line: &str, column: usize, length: usize) -> (String, Option<String>) {
        let excerpt = around(line, column);
        let span = excerpt.span(column, length).map(|span| excerpt.text[span].to_owned());
        (excerpt.text, span)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("| 7 | é |", 7, 1), ("| 7 | é |".to_owned(), Some("é".to_owned())));
        assert_eq!(shown("| 会话 | 7 |", 8, 1), ("| 会话 | 7 |".to_owned(), Some("7".to_owned())));
        assert_eq!(
            shown("a\tb\u{1b}[31m", 3, 2),
            ("a b\u{fffd}[31m".to_owned(), Some("b\u{fffd}".to_owned()))
        );
    }

    #[test]
    fn a_column_beyond_the_line_is_its_end() {
        assert_eq!(around("abc", 9).span(9, 1), Some(3..3));
        assert_eq!(around("", 1).span(1, 0), Some(0..0));
        let long = "会".repeat(300);
        let excerpt = around(&long, 999);
        assert_eq!(excerpt.span(999, 4), Some(excerpt.text.len()..excerpt.text.len()));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let line = format!("{}XYZ{}", "会".repeat(300), "话".repeat(300));
        let (text, span) = shown(&line, 301, 3);
        assert!(width::of(&text) <= WINDOW, "{text}");
        assert!(text.starts_with("…会") && text.ends_with("话…"), "{text}");
        assert_eq!(span.as_deref(), Some("XYZ"));
    }

    #[test]
    fn a_long_span_is_underlined_as_far_as_it_is_shown() {
        let line = format!("| 1 | {} | 2 |", "x".repeat(5000));
        let (text, span) = shown(&line, 7, 5000);
        assert!(width::of(&text) <= WINDOW, "{text}");
        assert!(text.starts_with("| 1 | xx") && text.ends_with("x…"), "{text}");
        let span = span.expect("its beginning is shown");
        assert!(span.len() > 80 && span.bytes().all(|byte| byte == b'x'), "{span}");
    }

    #[test]
    fn what_the_window_leaves_out_has_no_span() {
        let line = "x".repeat(5000);
        let excerpt = around(&line, 2500);
        for column in [1, 2400, 2600, 5000, 9000] {
            assert_eq!(excerpt.span(column, 1), None, "{column}");
        }
        assert!(excerpt.span(2510, 3).is_some());
    }

    #[test]
    fn a_line_of_marks_without_width_has_an_end() {
        let line = format!("e{}", "\u{301}".repeat(5000));
        assert!(around(&line, 1).text.chars().count() <= WINDOW);
    }
}
