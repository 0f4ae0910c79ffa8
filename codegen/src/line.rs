//! A diagnostic as the one line that a build script has for it.

use crate::diagnostic::Diagnostic;

/// How long a line is, where the text allows.
const WIDTH: usize = 100;

/// What is left at least of a text that the message quotes.
const LEAST: usize = 12;

/// The place, the message, and what would settle it, or else the kind, as far as they fit.
pub(crate) fn text(found: &Diagnostic) -> String {
    let line = shortened(&found.place.to_string(), &found.message);
    let endings = [format!(" ({})", found.help), format!(" [{}]", found.kind.code())];
    let room = WIDTH.saturating_sub(line.chars().count());
    let ending = endings.into_iter().find(|ending| ending.chars().count() <= room).unwrap_or_default();
    (line + &ending).chars().map(harmless).collect()
}

/// A place and a message whose quoted texts are cut, the longest first, until the line fits.
fn shortened(place: &str, message: &str) -> String {
    let mut parts: Vec<String> = message.split('`').map(str::to_owned).collect();
    loop {
        let line = format!("{place}: {}", parts.join("`"));
        let excess = line.chars().count().saturating_sub(WIDTH);
        // Every other part stands between backticks.
        let quoted = parts.iter_mut().skip(1).step_by(2);
        let Some((length, longest)) =
            quoted.map(|part| (part.chars().count(), part)).max_by_key(|part| part.0)
        else {
            return line;
        };
        if excess == 0 || length <= LEAST {
            return line;
        }
        let kept = length.saturating_sub(excess).max(LEAST) - 1;
        let text: String = longest.chars().filter(|&c| c != '…').take(kept).collect();
        *longest = format!("{}…", text.trim_end());
    }
}

/// A character that neither ends the line nor turns the direction of writing.
fn harmless(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, text};
    use crate::diagnostic::{Diagnostic, Kind, Place};

    fn line(message: &str, help: &str) -> String {
        let place = Place { path: "spec/a.md".into(), line: 6, column: 3, length: 1 };
        let (message, help) = (message.to_owned(), help.to_owned());
        text(&Diagnostic { kind: Kind::DuplicateCode, place, message, help, related: Vec::new() })
    }

    #[test]
    fn the_help_stands_there_where_it_fits_and_else_the_kind() {
        assert_eq!(line("`One` is twice", "remove one"), "spec/a.md:6:3: `One` is twice (remove one)");
        let long = "x".repeat(90);
        assert_eq!(line("`One` is twice", &long), "spec/a.md:6:3: `One` is twice [duplicate-code]");
        let full = format!("{} is twice", "x".repeat(70));
        assert_eq!(line(&full, &long), format!("spec/a.md:6:3: {full}"));
    }

    #[test]
    fn quoted_texts_are_cut_before_anything_else() {
        let [long, longer] = ["lamp ".repeat(8), "wick ".repeat(12)];
        let cut = line(&format!("`{long}` and `{longer}` at line 5 both have code 0"), "help");
        assert!(cut.chars().count() <= WIDTH, "{cut}");
        assert!(cut.starts_with("spec/a.md:6:3: `lamp lamp"), "{cut}");
        assert!(cut.contains("…` and `wick wick") && cut.ends_with("…` at line 5 both have code 0"), "{cut}");
    }

    #[test]
    fn a_quoted_text_is_never_cut_to_nothing() {
        let rest = "x".repeat(100);
        assert_eq!(
            line(&format!("`abcdefghijklmn` {rest}"), ""),
            format!("spec/a.md:6:3: `abcdefghijk…` {rest}")
        );
        assert_eq!(line(&format!("`abc` {rest}"), ""), format!("spec/a.md:6:3: `abc` {rest}"));
    }

    #[test]
    fn a_line_is_one_line() {
        let hostile = line("a\ncargo::rustc-cfg=b\r\u{2028}c\u{202e}", "d\u{1b}[2J");
        assert_eq!(hostile, "spec/a.md:6:3: a cargo::rustc-cfg=b  c\u{fffd} (d [2J)");
    }
}
