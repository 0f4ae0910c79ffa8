//! How wide text is on a terminal. Only this file knows unicode-width.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many columns a text takes.
pub(crate) fn of(text: &str) -> usize {
    text.width()
}

/// How many columns a character takes.
pub(crate) fn of_character(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A text within a width: where it is longer, its beginning and `…`.
pub(crate) fn shortened(text: &str, width: usize) -> String {
    if of(text) <= width {
        return text.to_owned();
    }
    let end = fitting(text, width.saturating_sub(1));
    format!("{}…", text[..end].trim_end())
}

/// The lines of a text within a width, broken at spaces; a longer word goes beyond it.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if of(line) + 1 + of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How many bytes at the start of a text fit into a width.
fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += of_character(c);
        if used > width {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{shortened, wrapped};

    #[test]
    fn a_text_is_cut_only_where_it_is_too_wide() {
        assert_eq!(shortened("session", 7), "session");
        assert_eq!(shortened("session timed out", 9), "session…");
        assert_eq!(shortened("会话超时", 5), "会话…");
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrapped("a dead  link is noticed", 10), ["a dead", "link is", "noticed"]);
        assert_eq!(wrapped("see https://example.org now", 8), ["see", "https://example.org", "now"]);
        assert_eq!(wrapped("会 话", 4), ["会", "话"]);
        assert!(wrapped(" ", 8).is_empty());
    }
}
