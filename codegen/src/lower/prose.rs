//! Text for documentation: correct as rustdoc whatever the document says.

use super::markdown::{as_paragraph, code_span, escape, escaped, inline, target};
use crate::document::{Run, Style, visible};
use crate::fold;
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
    for piece in &pieces {
        plain.push_str(&piece.text);
    }
    markdown.push_str(&self::markdown(&pieces));
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

/// The text of runs that is the same without markup and as markdown: words of ASCII with one space between them, and
/// nothing that means something to markdown.
fn unmarked<'r>(runs: &'r [Run<'_>]) -> Option<&'r str> {
    let [Run { text, style, link: None }] = runs else { return None };
    let is_spaced = text.starts_with(' ') || text.ends_with(' ');
    let text = if is_spaced { text.trim_matches(' ') } else { text };
    let (bytes, mut at, mut last) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        // Whatever `escape` may put a backslash before, two spaces, and what is no printable ASCII.
        match byte {
            b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'$' | b'_' | b':'
            | b'-' => {
                return None;
            }
            b' ' if last == b' ' => return None,
            b' '..=b'~' => last = byte,
            _ => return None,
        }
    }
    let begins_text = !text.starts_with(|c: char| c.is_ascii_digit() || "#+=".contains(c));
    (*style == Style::default() && begins_text).then_some(text)
}

/// Without controls and separators of lines, and with bidirectional and invisible characters spelt out.
pub(crate) fn clean(text: &str) -> String {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() && matches!(bytes[at], b' '..=b'~') {
        at += 1;
    }
    if at == bytes.len() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_control() || hidden::is_hidden(c) && c.is_whitespace() => out.push(' '),
            _ if hidden::is_hidden(c) && !hidden::is_selector(c) => out.push_str(&hidden::spelt(c)),
            _ => out.push(c),
        }
    }
    out
}

/// A stretch of text that is set in one way.
struct Piece {
    text: String,
    is_code: bool,
    link: Option<String>,
}

/// The words of some runs on one line, with one space between them and none at the ends.
fn pieces(runs: &[Run<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(runs.len());
    let mut spaced = true;
    for run in runs.iter().filter(|run| !run.style.has(Style::SUPERSCRIPT)) {
        let is_break = run.style.has(Style::BREAK);
        let is_code = run.style.has(Style::CODE) && !is_break;
        let cleaned = if is_break { " ".to_owned() } else { clean(&visible(run)) };
        if cleaned.is_empty() {
            continue;
        }
        // An address that stands for itself is one in any text.
        let link = run.link.as_deref().map(String::as_str);
        let link = link.filter(|link| !is_break && (is_code || *link != cleaned));
        let link = link.and_then(target);
        if pieces.last().is_none_or(|last| last.is_code != is_code || last.link != link) {
            pieces.push(Piece { text: String::with_capacity(cleaned.len()), is_code, link });
        }
        let text = &mut pieces.last_mut().expect("there is a last one now").text;
        // Most texts have one space between their words as they stand.
        if fold::is_ascii(&cleaned) && !cleaned.contains("  ") && !(spaced && cleaned.starts_with(' ')) {
            text.push_str(&cleaned);
            spaced = cleaned.ends_with(' ');
            continue;
        }
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
        last.text.pop();
        pieces.retain(|piece| !piece.text.is_empty());
    }
    pieces
}

fn markdown(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for Piece { text, is_code, link } in pieces {
        let inner = text.trim_matches(' ');
        let (before, after) = (text.starts_with(' '), text.len() > 1 && text.ends_with(' '));
        if before {
            out.push(' ');
        }
        let spelt = match is_code {
            true => code_span(inner),
            false if link.is_some() => {
                let mut spelt = String::new();
                escape(inner, &mut spelt);
                spelt
            }
            false => inline(inner),
        };
        match link.as_ref().filter(|_| !inner.is_empty()) {
            Some(target) => {
                if out.ends_with('!') {
                    // Or it would be an image.
                    out.insert(out.len() - 1, '\\');
                }
                out += &format!("[{spelt}]({target})");
            }
            None => out.push_str(&spelt),
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
