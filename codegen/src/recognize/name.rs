//! The name in a cell: without footnote marks, and with marks of deprecation told apart.

use std::borrow::Cow;

use super::number;
use super::words;
use crate::document::{Run, Style, Text};
use crate::fold;

/// What a cell says of a name.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Name<'d> {
    /// As the document spells it, without markup and footnote marks.
    pub(crate) plain: Cow<'d, str>,
    /// What the identifier is made of: the same without a mark of deprecation.
    pub(crate) bare: Cow<'d, str>,
    /// Whether it is struck, or marked as no longer in use.
    pub(crate) deprecated: bool,
}

impl Name<'_> {
    /// The same, apart from the text that it was read from.
    pub(crate) fn into_owned(self) -> Name<'static> {
        let (plain, bare) = (self.plain.into_owned(), self.bare.into_owned());
        Name { plain: plain.into(), bare: bare.into(), deprecated: self.deprecated }
    }
}

/// Reads a name cell.
pub(crate) fn read<'d>(text: &'d Text<'_>) -> Name<'d> {
    of(text, &text.plain())
}

/// Reads a name cell whose plain text is known.
pub(crate) fn of<'d>(text: &Text<'_>, plain: &Cow<'d, str>) -> Name<'d> {
    let mut name = match plain {
        Cow::Borrowed(plain) => from_plain(plain),
        Cow::Owned(plain) => from_plain(plain).into_owned(),
    };
    if matches!(&*text.runs, [run] if run.style == Style::default()) {
        return name;
    }
    if let Some((live, gone)) = partly_struck(text) {
        let is_other = replaces(&live);
        return if is_other { live } else { Name { bare: gone.bare, deprecated: true, ..name } };
    }
    name.deprecated |= text.is_struck() || is_struck_but_for_a_remark(text) || text.runs.iter().any(is_mark);
    if name.deprecated && name.bare == name.plain && text.runs.len() > 1 {
        let rest = text.runs.iter().filter(|run| !is_mark(run)).cloned().collect();
        let rest = Text { span: text.span.clone(), runs: rest };
        let rest = from_plain(&rest.plain()).into_owned();
        if !rest.bare.is_empty() {
            name.bare = rest.bare;
        }
    }
    name
}

/// Reads a name from text without markup.
pub(crate) fn from_plain(plain: &str) -> Name<'_> {
    let plain = if number::is_tight(plain) { plain } else { without_footnote(plain.trim()) };
    let (bare, deprecated) = without_mark(plain);
    Name { plain: Cow::Borrowed(plain), bare, deprecated }
}

/// Whether a name is one that an identifier can be made of, and no mere placeholder.
pub(crate) fn is_usable(name: &str) -> bool {
    let is_bracket = |c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '*' | '_' | '.');
    let inner = if number::is_tight(name) { name } else { name.trim().trim_matches(is_bracket) };
    !number::is_blank(name)
        && !inner.is_empty()
        && !words::PLACEHOLDER.are_text(inner)
        && !matches!(inner, "?" | "/" | "n/a" | "N/A")
}

/// The name that follows a code in its own cell: `200 (OK)`, `404: Not Found`, `1 - First`.
pub(crate) fn after_code(rest: &str) -> Option<&str> {
    if rest.is_empty() {
        return None;
    }
    let rest = rest.trim();
    let name = if let Some(inner) = rest.strip_prefix('(') {
        let (inner, tail) = inner.split_once(')')?;
        let footnote =
            tail.trim().chars().all(|c| c.is_ascii_digit() || is_footnote_mark(c)) && tail.trim().len() <= 3;
        match tail.trim_start() {
            _ if footnote => inner,
            tail if tail.starts_with(char::is_alphanumeric) => rest,
            _ => return None,
        }
    } else {
        rest.trim_start_matches([':', '-', '–', '—', '=', '.', ')', '→', ' '])
    };
    let name = name.trim();
    let quoted = name.starts_with(['"', '\'', '“', '«', '`', '‘']);
    let most = if name.len() < rest.len() && rest.starts_with('(') { 8 } else { 12 };
    let explains =
        name.split_whitespace().count() > most || name.ends_with('.') || words::DEPRECATED.are_text(name);
    let explains = explains || rest.starts_with('(') && starts_with_mark(name);
    let numeric = !matches!(number::read(name, 10), number::Reading::Text);
    (!name.is_empty() && !quoted && !explains && !numeric && name.chars().any(char::is_alphanumeric))
        .then_some(name)
}

/// `NAME = 2`: a name and what follows the sign.
pub(crate) fn member(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once('=')?;
    let name = name.trim();
    let legal = !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '-' | ' '));
    let reads = matches!(number::read(value, 10), number::Reading::Code { .. });
    (legal && reads && name.contains(char::is_alphabetic)).then_some((name, value.trim()))
}

/// `~~Gone~~ (since 2)`
fn is_struck_but_for_a_remark(text: &Text<'_>) -> bool {
    let struck = text.runs.first().is_some_and(|run| run.style.has(Style::STRUCK));
    let rest: String =
        text.runs.iter().filter(|run| !run.style.has(Style::STRUCK)).map(|run| &*run.text).collect();
    struck && rest.trim().starts_with(['(', '（', '[']) && rest.trim().ends_with([')', '）', ']'])
}

/// The names that a text struck in part leaves, and that it strikes: `~~Old~~ New`.
fn partly_struck(text: &Text<'_>) -> Option<(Name<'static>, Name<'static>)> {
    let is_struck = |run: &Run<'_>| run.style.has(Style::STRUCK);
    if text.runs.len() < 2 || !text.runs.iter().any(is_struck) || is_struck_but_for_a_remark(text) {
        return None;
    }
    let part = |struck: bool| -> String {
        let is_of = |run: &Run<'_>| run.style.has(Style::BREAK) || is_struck(run) == struck && !is_mark(run);
        let runs = text.runs.iter().filter(|run| is_of(run)).cloned().collect();
        Text { span: text.span.clone(), runs }.plain().into_owned()
    };
    let (struck, live) = (part(true), part(false));
    let live =
        live.trim_matches(|c: char| matches!(c, '→' | '/' | ',' | ':' | ' ')).trim_start_matches("->").trim();
    let is_name = |text: &str| text.chars().any(char::is_alphanumeric);
    if !is_name(&struck) || !is_name(live) || words::DEPRECATED.are_text(live) {
        return None;
    }
    Some((from_plain(live).into_owned(), from_plain(&struck).into_owned()))
}

/// Whether what stands beside a struck name is another name, and no remark on it: `use Other`, `removed in 2.0`.
fn replaces(live: &Name<'_>) -> bool {
    let first = words::split(&live.plain).into_iter().next().unwrap_or_default();
    !words::SINCE.is_text(&first) && !words::REMARK.is_text(&first)
}

fn is_mark(run: &Run<'_>) -> bool {
    let styled = run.style.has(Style::STRONG) || run.style.has(Style::EMPHASIS);
    styled && words::DEPRECATED.are_text(run.text.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a description begins with a mark of deprecation: `**Deprecated** …`, `Deprecated. Use …`.
pub(crate) fn opens_with_mark(text: &Text<'_>, plain: &str) -> bool {
    if words::DEPRECATED.lacks_initial(plain) || !words::DEPRECATED.may_begin(words::beginning(plain)) {
        return false;
    }
    let end = plain.find(|c: char| !c.is_alphanumeric()).unwrap_or(plain.len());
    let (first, rest) = plain.split_at(end);
    let goes_on =
        rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '_' | '`' | '"'));
    words::DEPRECATED.is_text(first)
        && (!goes_on || words::SINCE.is_text(rest.split_whitespace().next().unwrap_or_default()))
        || text.runs.first().is_some_and(is_mark)
}

/// How many characters may stand before a mark of deprecation within its parentheses.
const LONGEST_MARK: usize = 256;

fn is_footnote_mark(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹' | '⁰')
}

fn without_footnote(name: &str) -> &str {
    // Nearly all names end in a letter.
    if name.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return name;
    }
    let stripped = name.trim_end_matches(is_footnote_mark).trim_end();
    if stripped.is_empty() { name } else { stripped }
}

/// Which bytes a mark may stand behind, or hold.
static BEFORE_MARK: [bool; 256] = {
    let (mut before, mut at) = ([false; 256], 0);
    while at < 256 {
        before[at] = matches!(at as u8, b'(' | b'[' | b'{' | b'<' | b'-' | b':' | b',' | b';' | 0x80..);
        at += 1;
    }
    before
};

/// A name without `(deprecated)` and the like, and whether it had one.
fn without_mark(name: &str) -> (Cow<'_, str>, bool) {
    let (bytes, mut at) = (name.as_bytes(), 0);
    while at < bytes.len() && !BEFORE_MARK[bytes[at] as usize] {
        at += 1;
    }
    if at == bytes.len() {
        return (Cow::Borrowed(name), false);
    }
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'), ('【', '】'), ('<', '>')] {
        let mut end = 0;
        for (start, _) in name.match_indices(open) {
            if end <= start {
                let Some(length) = name[start..].find(close) else { break };
                end = start + length + close.len_utf8();
            }
            let inner = &name[start + open.len_utf8()..end - close.len_utf8()];
            if starts_with_mark(inner) {
                let bare = format!("{} {}", name[..start].trim_end(), name[end..].trim_start());
                return kept(bare.trim(), name);
            }
        }
    }
    for sign in [" - ", " – ", " — ", ": ", ", ", "。", "; "] {
        if let Some((head, tail)) = name.rsplit_once(sign) {
            if words::DEPRECATED.are_text(tail)
                || starts_with_mark(tail) && tail.split_whitespace().count() > 1
            {
                return kept(head, name);
            }
        }
        if let Some((head, tail)) = name.split_once(sign) {
            if words::DEPRECATED.are_text(head) {
                return kept(tail, name);
            }
        }
    }
    // None of the phrases is of ASCII.
    let phrases = if fold::is_ascii(name) { &[] } else { words::DEPRECATED_PHRASES.as_slice() };
    for phrase in phrases {
        let apart = [' ', ':', '：', '，', '。', '、', '-'];
        let rest = name.strip_prefix(phrase).filter(|rest| rest.starts_with(apart));
        if let Some(rest) = rest.or_else(|| name.strip_suffix(phrase).filter(|rest| rest.ends_with(apart))) {
            return kept(rest.trim_matches(apart), name);
        }
    }
    (Cow::Borrowed(name), false)
}

fn starts_with_mark(text: &str) -> bool {
    // Every bracket of a long text may be asked of the rest of it.
    let text = &text[..text.char_indices().nth(LONGEST_MARK).map_or(text.len(), |(end, _)| end)];
    let start = text.trim_start();
    if !start.starts_with(|c: char| c.is_ascii())
        && words::DEPRECATED_PHRASES.iter().any(|phrase| start.starts_with(phrase))
    {
        return true;
    }
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| words::DEPRECATED.in_text(word))
}

fn kept<'a>(bare: &str, name: &'a str) -> (Cow<'a, str>, bool) {
    let bare = bare.trim();
    (if bare.is_empty() { Cow::Borrowed(name) } else { Cow::Owned(bare.to_owned()) }, true)
}

#[cfg(test)]
mod tests {
    use super::{after_code, from_plain, is_usable, member};

    #[test]
    fn a_mark_of_deprecation_is_told_from_the_name() {
        for (text, bare) in [
            ("Signal (deprecated)", "Signal"),
            ("Signal [DEPRECATED]", "Signal"),
            ("[DEPRECATED] Signal", "Signal"),
            ("DEPRECATED: Signal", "Signal"),
            ("Signal (obsolete since 2.0)", "Signal"),
            ("Signal - deprecated", "Signal"),
            ("Señal (obsoleto)", "Señal"),
        ] {
            let name = from_plain(text);
            assert_eq!((&*name.plain, &*name.bare, name.deprecated), (text, bare, true));
        }
        for text in ["Deprecated method called", "Signal", "Reset (hard)", "Error: not found"] {
            assert!(!from_plain(text).deprecated, "{text}");
        }
    }

    #[test]
    fn a_name_may_follow_its_code() {
        assert_eq!(after_code("(OK)"), Some("OK"));
        assert_eq!(after_code("(SERVER ERROR) 1"), Some("SERVER ERROR"));
        assert_eq!(after_code(": Not Found"), Some("Not Found"));
        assert_eq!(after_code("- First"), Some("First"));
        for rest in [
            "",
            "(0x1)",
            "(\"VSIG\")",
            "(deprecated)",
            "(this one is sent whenever the other side has gone away)",
        ] {
            assert_eq!(after_code(rest), None, "{rest}");
        }
    }

    #[test]
    fn placeholders_are_no_names() {
        for name in ["", "-", "---", "Reserved", "reserved.", "<unused>", "Unassigned", "保留", "(reserved)"]
        {
            assert!(!is_usable(name), "{name}");
        }
        for name in ["None", "RESERVED (X)", "Reserved for extensions", "OK"] {
            assert!(is_usable(name), "{name}");
        }
    }

    #[test]
    fn a_member_has_a_name_and_a_value() {
        assert_eq!(member("RLE = 8"), Some(("RLE", "8")));
        assert_eq!(member("A = 2 (Deprecated)"), Some(("A", "2 (Deprecated)")));
        assert_eq!(member("a <= 2"), None);
        assert_eq!(member("3 = 2"), None);
    }
}
