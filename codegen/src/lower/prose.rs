//! Text for documentation: correct as rustdoc whatever the document says.

use std::borrow::Cow;

use crate::document::{Run, Style, joined, visible};
use crate::model::Prose;

/// The paragraphs of a description.
pub(crate) fn prose(paragraphs: &[Cow<'_, [Run<'_>]>]) -> Prose {
    let mut prose = Prose::default();
    for runs in paragraphs {
        let plain = clean(&joined(runs));
        let plain = plain.trim();
        let markdown = markdown(runs);
        if plain.is_empty() {
            continue;
        }
        if !prose.plain.is_empty() {
            prose.plain.push('\n');
            prose.markdown.push_str("\n\n");
        }
        prose.plain.push_str(plain);
        prose.markdown.push_str(&markdown);
    }
    prose
}

/// Plain text as prose.
pub(crate) fn plain(text: &str) -> Prose {
    Prose { plain: clean(text), markdown: escaped(&clean(text)) }
}

/// Without controls, and with bidirectional and invisible characters spelt out.
pub(crate) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{061c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{e0000}'..='\u{e007f}' => out += &format!("U+{:04X}", u32::from(c)),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// Plain text as markdown that shows it as it is, at the start of a line too.
pub(crate) fn escaped(text: &str) -> String {
    as_paragraph(inline(text))
}

/// The same where it stands within a line.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let address = word.find("https://").or_else(|| word.find("http://"));
        let Some(start) = address else {
            escape(word, &mut out);
            continue;
        };
        let end =
            start + word[start..].trim_end_matches(['.', ',', ';', ':', ')', '>', '"', '\'', '!', '?']).len();
        let target = &word[start..end];
        escape(&word[..start], &mut out);
        if is_plain_address(target) {
            out.push('<');
            out.push_str(target);
            out.push('>');
        } else {
            let (scheme, rest) = target.split_once(':').unwrap_or((target, ""));
            out.push_str(scheme);
            out.push_str("\\:");
            escape(rest, &mut out);
        }
        escape(&word[end..], &mut out);
    }
    out
}

/// Markdown that begins neither a heading, nor a list, nor a rule.
fn as_paragraph(mut text: String) -> String {
    let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut after = text[end..].chars();
    let marks = matches!(after.next(), Some('.' | ')')) && after.next().is_none_or(|c| c == ' ');
    if end > 0 && marks {
        text.insert(end, '\\');
    } else if text.starts_with(['#', '+', '-', '=']) {
        text.insert(0, '\\');
    }
    text
}

fn escape(word: &str, out: &mut String) {
    let mut before = ' ';
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        let inside =
            before.is_alphanumeric() && characters.peek().is_some_and(|after| after.is_alphanumeric());
        if matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$')
            || c == '_' && !inside
        {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

fn markdown(runs: &[Run<'_>]) -> String {
    let mut out = String::new();
    let mut after_code = false;
    for run in runs.iter().filter(|run| !run.style.has(Style::SUPERSCRIPT)) {
        let text = if run.style.has(Style::BREAK) { " ".to_owned() } else { clean(&visible(&run.text)) };
        let is_code = run.style.has(Style::CODE);
        let spelt = if is_code { code(&text) } else { inline(&text) };
        match run.link.as_deref().filter(|target| is_plain_address(target)) {
            Some(target) if !text.trim().is_empty() && !text.contains("://") => {
                if out.ends_with('!') {
                    // Or it would be an image.
                    out.insert(out.len() - 1, '\\');
                }
                out += &format!("[{spelt}]({target})");
            }
            _ => {
                if after_code && is_code {
                    // Or their ticks would be one mark.
                    out.push(' ');
                }
                out.push_str(&spelt);
            }
        }
        after_code = is_code && out.ends_with('`');
    }
    as_paragraph(out.trim_matches([' ', '\n']).to_owned())
}

/// A code span whose delimiters its text does not hold.
fn code(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Whether an address can stand in a link as it is.
fn is_plain_address(target: &str) -> bool {
    let absolute = target.starts_with("https://") || target.starts_with("http://");
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
    absolute && target.len() > 8 && target.chars().all(legal)
}

#[cfg(test)]
mod tests {
    use super::{clean, escaped};

    #[test]
    fn markup_in_text_is_shown_and_not_obeyed() {
        assert_eq!(escaped("a [link] and <b>"), r"a \[link\] and \<b\>");
        assert_eq!(escaped("heartbeat_interval *x*"), r"heartbeat_interval \*x\*");
        assert_eq!(escaped("1. first"), r"1\. first");
        assert_eq!(escaped("1.5 of 2)"), "1.5 of 2)");
        assert_eq!(escaped("# title"), r"\# title");
        assert_eq!(escaped("see https://a.example/x."), "see <https://a.example/x>.");
    }

    #[test]
    fn invisible_characters_are_spelt_out() {
        assert_eq!(clean("a\u{202e}b\u{0}c"), "aU+202Eb c");
    }
}
