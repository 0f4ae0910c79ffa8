//! Text for documentation: correct as rustdoc whatever the document says.

use std::borrow::Cow;

use super::markdown::{as_paragraph, escape, escaped, inline, push_code_span, target};
use crate::document::{Run, Style, visible};
use crate::hidden;
use crate::model::Prose;
use crate::recognize::Description;

/// What a description says.
pub(crate) fn prose(description: &Description<'_>) -> Prose {
    let (mut plain, mut markdown) = (String::new(), String::new());
    match description {
        Description::Cell(runs) => match unmarked(runs) {
            Some(text) => return Prose { plain: text.to_owned(), marked: None },
            None => add(&mut plain, &mut markdown, runs),
        },
        Description::Paragraphs(paragraphs) => {
            for runs in paragraphs {
                add(&mut plain, &mut markdown, runs);
            }
        }
    }
    both(plain, markdown)
}

/// Adds a paragraph to a text in either spelling.
fn add(plain: &mut String, markdown: &mut String, runs: &[Run<'_>]) {
    let pieces = pieces(runs);
    if pieces.is_empty() {
        return;
    }
    if !plain.is_empty() {
        plain.push('\n');
        markdown.push_str("\n\n");
    }
    let start = plain.len();
    for piece in &pieces {
        plain.push_str(&piece.text);
    }
    let spelt = self::markdown(&pieces, plain.len() - start);
    if markdown.is_empty() { *markdown = spelt } else { markdown.push_str(&spelt) }
}

fn both(plain: String, markdown: String) -> Prose {
    let marked = (plain != markdown).then(|| markdown.into());
    Prose { plain, marked }
}

/// Plain text as prose.
pub(crate) fn plain(text: &str) -> Prose {
    let plain = clean(text);
    let markdown = escaped(&plain);
    both(plain, markdown)
}

/// Which bytes begin what is seen as it is, no space, and nothing that `escape` may put a backslash before.
static IS_BARE: [bool; 256] = {
    let (mut is_bare, mut at) = ([false; 256], 0);
    while at < 256 {
        is_bare[at] = match at as u8 {
            b' ' | b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'$' | b'_'
            | b':' | b'-' => false,
            byte => hidden::is_harmless(byte),
        };
        at += 1;
    }
    is_bare
};

/// The text of runs that is the same without markup and as markdown: words with one space between them, and nothing
/// that is hidden or means something to markdown.
fn unmarked<'r>(runs: &'r [Run<'_>]) -> Option<&'r str> {
    let [Run { text, style, link: None, .. }] = runs else { return None };
    let is_spaced = text.starts_with(' ') || text.ends_with(' ');
    let text = if is_spaced { text.trim_matches(' ') } else { text };
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        // No text begins with a space here.
        if !IS_BARE[bytes[at] as usize] && (bytes[at] != b' ' || bytes[at - 1] == b' ') {
            return None;
        }
        at += 1;
    }
    let begins_text = !matches!(bytes.first(), Some(b'0'..=b'9' | b'#' | b'+' | b'='));
    (*style == Style::default() && begins_text).then_some(text)
}

/// Without controls and separators of lines, and with bidirectional and invisible characters spelt out.
pub(crate) fn clean(text: &str) -> String {
    cleaned(Cow::Borrowed(text)).into_owned()
}

fn cleaned(text: Cow<'_, str>) -> Cow<'_, str> {
    if !hidden::may_be_in(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_control() || hidden::is_hidden(c) && c.is_whitespace() => out.push(' '),
            _ if hidden::is_hidden(c) && !hidden::is_selector(c) => out.push_str(&hidden::spelt(c)),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A stretch of text that is set in one way.
struct Piece<'r> {
    text: Cow<'r, str>,
    is_code: bool,
    link: Option<String>,
}

/// The words of some runs on one line, with one space between them and none at the ends.
fn pieces<'r>(runs: &'r [Run<'_>]) -> Vec<Piece<'r>> {
    let mut pieces: Vec<Piece<'r>> = Vec::with_capacity(runs.len());
    let mut spaced = true;
    for run in runs.iter().filter(|run| !run.style.has(Style::SUPERSCRIPT)) {
        let is_break = run.style.has(Style::BREAK);
        let is_code = run.style.has(Style::CODE) && !is_break;
        let cleaned = if is_break { Cow::Borrowed(" ") } else { cleaned(visible(run)) };
        if cleaned.is_empty() {
            continue;
        }
        // An address that stands for itself is one in any text.
        let link = run.link.as_deref().map(String::as_str);
        let link = link.filter(|link| !is_break && (is_code || *link != cleaned));
        let link = link.and_then(target);
        if pieces.last().is_none_or(|last| last.is_code != is_code || last.link != link) {
            pieces.push(Piece { text: Cow::Borrowed(""), is_code, link });
        }
        let text = &mut pieces.last_mut().expect("there is a last one now").text;
        // Most texts have one space between their words as they stand.
        if !(spaced && cleaned.starts_with(' ')) && is_spaced(&cleaned) {
            spaced = cleaned.ends_with(' ');
            if text.is_empty() {
                *text = cleaned;
            } else {
                text.to_mut().push_str(&cleaned);
            }
            continue;
        }
        let text = text.to_mut();
        for c in cleaned.chars() {
            match c.is_whitespace() {
                false => text.push(c),
                true if !spaced => text.push(' '),
                true => {}
            }
            spaced = c.is_whitespace();
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    if let Some(last) = pieces.last_mut().filter(|last| last.text.ends_with(' ')) {
        last.text.to_mut().pop();
        pieces.retain(|piece| !piece.text.is_empty());
    }
    pieces
}

/// Whether all white space of a text is one space between others.
fn is_spaced(text: &str) -> bool {
    !hidden::may_be_in(text) && !text.contains("  ")
}

/// Pieces with so many bytes of text as markdown.
fn markdown(pieces: &[Piece<'_>], length: usize) -> String {
    let mut out = String::with_capacity(length + length / 16 + 8);
    for Piece { text, is_code, link } in pieces {
        let inner = text.trim_matches(' ');
        let (before, after) = (text.starts_with(' '), text.len() > 1 && text.ends_with(' '));
        if before {
            out.push(' ');
        }
        let target = link.as_ref().filter(|_| !inner.is_empty());
        if target.is_some() {
            if out.ends_with('!') {
                // Or it would be an image.
                out.insert(out.len() - 1, '\\');
            }
            out.push('[');
        }
        match is_code {
            true => push_code_span(inner, &mut out),
            false if link.is_some() => escape(inner, &mut out),
            false => inline(inner, &mut out),
        }
        if let Some(target) = target {
            out.push_str("](");
            out.push_str(target);
            out.push(')');
        }
        if after {
            out.push(' ');
        }
    }
    as_paragraph(out)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn invisible_characters_are_spelt_out() {
        assert_eq!(clean("a\u{202e}b\u{0}c"), "aU+202Eb c");
    }
}
