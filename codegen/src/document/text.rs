//! Inline text as runs of one style, each at its offset.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::Runs;
use crate::hidden;

/// How a run is set.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Style(u8);

impl Style {
    pub(crate) const STRUCK: Self = Self(1);
    pub(crate) const CODE: Self = Self(2);
    pub(crate) const STRONG: Self = Self(4);
    pub(crate) const EMPHASIS: Self = Self(8);
    pub(crate) const SUPERSCRIPT: Self = Self(16);
    /// A line break, in a cell as `<br>`.
    pub(crate) const BREAK: Self = Self(32);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A stretch of text of one style.
#[derive(Clone)]
pub(crate) struct Run<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) style: Style,
    /// Whether its text is known to be words of ASCII with one space between them and none at the ends, and no bracket.
    pub(crate) is_plain: bool,
    /// Behind a pointer as short as can be: nearly no run has one.
    pub(crate) link: Option<Arc<String>>,
}

/// The text of a heading, a paragraph, a list item or a cell.
#[derive(Clone, Default)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Text<'a> {
    /// Where it stands, white space apart.
    pub(crate) span: Range<usize>,
    pub(crate) runs: Runs<'a>,
}

impl<'a> Text<'a> {
    /// Some runs of a text, which stand nowhere of their own.
    pub(crate) fn of(runs: &[Run<'a>]) -> Self {
        Self { span: 0..0, runs: runs.iter().cloned().collect() }
    }

    /// The words alone, on one line: no markup, no footnote marks, no invisible characters.
    pub(crate) fn plain(&self) -> Cow<'_, str> {
        let [run] = &*self.runs else {
            return Cow::Owned(joined(&self.runs));
        };
        if run.is_plain {
            return Cow::Borrowed(&run.text);
        }
        if run.style.has(Style::SUPERSCRIPT) || !is_plain(&run.text) {
            return Cow::Owned(joined(&self.runs));
        }
        Cow::Borrowed(trimmed(&run.text))
    }

    /// The same, wherever its words came from.
    pub(crate) fn to_owned(&self) -> Text<'static> {
        let own = |run: &Run<'_>| Run {
            text: Cow::Owned(run.text.clone().into_owned()),
            style: run.style,
            is_plain: run.is_plain,
            link: run.link.clone(),
        };
        Text { span: self.span.clone(), runs: self.runs.iter().map(own).collect() }
    }

    /// Whether it is known to hold no bracket.
    pub(crate) fn lacks_brackets(&self) -> bool {
        self.runs.iter().all(|run| run.is_plain)
    }

    /// The runs between line breaks.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &[Run<'a>]> {
        self.runs.split(|run| run.style.has(Style::BREAK))
    }

    /// Leaves out what goes beyond `most` bytes, and says whether anything did.
    pub(crate) fn cut(&mut self, most: usize) -> bool {
        let mut left = most;
        for at in 0..self.runs.len() {
            let text = &mut self.runs[at].text;
            if text.len() > left {
                let end = (0..=left).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
                *text = Cow::Owned(text[..end].to_owned());
                self.runs.truncate(at + 1);
                return true;
            }
            left -= text.len();
        }
        false
    }

    pub(crate) fn is_blank(&self) -> bool {
        let is_blank = |c: char| !c.is_ascii_graphic() && (is_space(c) || is_invisible(c));
        self.runs.iter().all(|run| run.text.chars().all(is_blank))
    }

    /// Whether all of it is struck.
    pub(crate) fn is_struck(&self) -> bool {
        if !self.runs.iter().any(|run| run.style.has(Style::STRUCK)) {
            return false;
        }
        let mut filled =
            self.runs.iter().filter(|run| !run.style.has(Style::SUPERSCRIPT) && !run.text.trim().is_empty());
        !self.is_blank() && filled.all(|run| run.style.has(Style::STRUCK))
    }

    /// The first link's target.
    pub(crate) fn link(&self) -> Option<&str> {
        self.runs.iter().find_map(|run| run.link.as_deref().map(String::as_str))
    }
}

/// A text without the white space around it, which nearly none has.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let ends = bytes.first().zip(bytes.last());
    if ends.is_some_and(|(first, last)| first.is_ascii_graphic() && last.is_ascii_graphic()) {
        text
    } else {
        text.trim()
    }
}

/// Whether a text is its words with one space between them, without footnote marks and invisible characters.
fn is_plain(text: &str) -> bool {
    // Build scripts are not optimised: an iterator would take several calls a byte.
    let (bytes, mut at, mut last) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        if byte <= b' ' || byte >= 0x7f || byte == b'^' {
            match byte {
                b' ' if last == b' ' => return false,
                b'^' if last == b'[' => return false,
                // Of what is invisible or a space, each begins with one of these.
                0xc2 | 0xe1..=0xe3 | 0xef if text[at - 1..].starts_with(is_odd) => return false,
                b' ' | b'^' | 0x80.. => {}
                _ => return false,
            }
        }
        last = byte;
    }
    true
}

/// Whether a character is left out of what is plain, or another space than the one between words.
fn is_odd(c: char) -> bool {
    is_invisible(c) || is_space(c) && c != ' '
}

/// The words of some runs on one line, as [`Text::plain`] has them.
pub(crate) fn joined(runs: &[Run<'_>]) -> String {
    let mut text = String::new();
    for run in runs.iter().filter(|run| !run.style.has(Style::SUPERSCRIPT)) {
        if run.style.has(Style::BREAK) {
            text.push(' ');
        }
        text.push_str(&visible(run));
    }
    collapse(&text)
}

/// One space between words, none at the ends, and no invisible characters.
fn collapse(text: &str) -> String {
    if is_plain(text) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        if is_space(c) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn without_footnotes(text: &str) -> Cow<'_, str> {
    // To look for one byte is quick.
    if !text.contains('[') {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut out = String::new();
    while let Some(start) = rest.find("[^") {
        let Some(length) = rest[start..].find(']') else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    if out.is_empty() && rest.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(out + rest) }
}

/// A run's text without footnote marks and invisible characters.
pub(crate) fn visible<'r>(run: &'r Run<'_>) -> Cow<'r, str> {
    // `[^a-z]` in code is no mark.
    let text =
        if run.style.has(Style::CODE) { Cow::Borrowed(&*run.text) } else { without_footnotes(&run.text) };
    if hidden::may_be_in(&text) { text.chars().filter(|&c| !is_invisible(c)).collect() } else { text }
}

/// Zero-width characters, soft hyphens, variation selectors, and byte-order marks.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is known of a text is none of what it is.
        let Self { text, style, link, .. } = self;
        f.debug_struct("Run").field("text", text).field("style", style).field("link", link).finish()
    }
}
