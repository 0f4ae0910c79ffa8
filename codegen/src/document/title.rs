//! Titles that are no headings of markdown: those of HTML, and of what is folded, tabbed or set apart.

use std::ops::Range;

use super::tag;

/// How far a title may reach behind the tag that opens it.
const LONGEST: usize = 2048;
/// How many tags may open a title in a block of HTML that nothing closes.
const MOST_UNCLOSED: usize = 64;

/// A title, and what it is of.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) struct Title {
    /// The level of a heading; none where it titles what is folded or tabbed.
    pub(super) level: Option<u8>,
    pub(super) text: String,
    pub(super) span: Range<usize>,
    pub(super) anchors: Vec<String>,
}

/// The titles in a block of HTML: `<h2>`, `<summary>`, `<caption>`, and the `label` or `title` of a component.
pub(super) fn of_html(html: &str) -> Vec<Title> {
    let mut titles = Vec::new();
    if tag::is_verbatim(html) {
        return titles;
    }
    let (mut at, mut unclosed) = (0, 0);
    while let Some(tag) = tag::next(html, at) {
        let start = tag.start;
        at = tag.end;
        let opening = &html[start + 1..at - 1];
        let name = tag::name(opening);
        // What stands in a table of HTML titles no table of markdown.
        if ["td", "th", "tr"].iter().any(|cell| name.eq_ignore_ascii_case(cell)) {
            titles.retain(|title: &Title| title.level.is_some());
            break;
        }
        let level = heading_level(name);
        let is_titled = ["summary", "caption"].iter().any(|known| name.eq_ignore_ascii_case(known));
        if level.is_some() || is_titled {
            let Some(length) = closing(&html[at..], name) else {
                unclosed += 1;
                if unclosed > MOST_UNCLOSED {
                    break;
                }
                continue;
            };
            let inner = &html[at..at + length];
            // A heading within a summary is the heading.
            if level.is_none() && inner.split('<').skip(1).any(|tag| heading_level(first_word(tag)).is_some())
            {
                continue;
            }
            let (text, span) = (words(inner), at..at + length);
            if !text.is_empty() {
                titles.push(Title { level, text, span, anchors: tag::anchors(&html[start..at + length]) });
            }
            at += length;
        } else if name.starts_with(|c: char| c.is_ascii_uppercase()) {
            let label = tag::attribute(opening, "label").or_else(|| tag::attribute(opening, "title"));
            let text = label.filter(|label| !label.starts_with('{')).map(words).unwrap_or_default();
            if !text.is_empty() {
                titles.push(Title { level: None, text, span: start..at, anchors: Vec::new() });
            }
        }
    }
    titles
}

/// What a line of text marks, where it is nothing but a mark of the tools that pages are made with: the title that it
/// gives, which may be empty.
///
/// Such are `{% tab title="Codes" %}`, `:::note Codes`, `=== "Codes"` and `!!! note "Codes"`.
pub(super) fn of_mark(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.starts_with("{%") {
        return of_template(line);
    }
    if line.contains('\n') {
        return None;
    }
    if let Some(rest) = line.strip_prefix(":::") {
        let rest = rest.trim_start_matches(':').trim_start();
        let rest = rest[first_word(rest).len()..].trim();
        let bracketed = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        return Some(bracketed.unwrap_or(rest)).filter(|title| !title.starts_with('{')).or(Some(""));
    }
    let mark = ["=== ", "!!! ", "???+ ", "??? "].iter().find_map(|mark| line.strip_prefix(mark))?;
    match mark.split_once(['"', '\'']) {
        Some((kind, title)) if is_kind(kind) => title.strip_suffix(['"', '\'']),
        None if is_kind(mark) && !line.starts_with('=') => Some(""),
        _ => None,
    }
}

/// Whether a row of a table is only a mark behind it.
pub(super) fn ends_table(line: &str) -> bool {
    !line.contains('|') && (of_mark(line).is_some() || tag::is_lone(line))
}

/// The last title of tags such as `{% tabs %} {% tab title="Codes" %}`, which are all of a text.
fn of_template(text: &str) -> Option<&str> {
    let (mut title, mut rest) = ("", text);
    while let Some(inner) = rest.strip_prefix("{%") {
        let (tag, behind) = inner.split_once("%}")?;
        title = tag::attribute(tag, "title").unwrap_or(title);
        rest = behind.trim_start();
    }
    rest.is_empty().then_some(title)
}

/// Whether a text is what says how something is set apart: `note`, `tip inline`.
fn is_kind(text: &str) -> bool {
    let is_kind = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | ' ');
    text.split_whitespace().count() < 4 && text.chars().all(is_kind)
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len())]
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// How far it is to the tag that closes an element.
fn closing(html: &str, name: &str) -> Option<usize> {
    let end = (0..=LONGEST.min(html.len())).rev().find(|&end| html.is_char_boundary(end))?;
    let html = &html[..end];
    let closes = |&(at, _): &(usize, &str)| {
        html.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    html.match_indices("</").find(closes).map(|(at, _)| at)
}

/// The words of HTML, without tags.
fn words(html: &str) -> String {
    let mut text = String::new();
    for (at, piece) in html.split('<').enumerate() {
        let piece = if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, piece)| piece) };
        let mut rest = piece;
        while let Some((before, behind)) = rest.split_once('&') {
            text.push_str(before);
            let entity = behind.split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
            text.push(entity.map_or('&', |(c, _)| c));
            rest = entity.map_or(behind, |(_, after)| after);
        }
        text.push_str(rest);
    }
    let lines = text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']));
    lines.flat_map(str::split_whitespace).collect::<Vec<&str>>().join(" ")
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        return hex.unwrap_or_else(|| number.parse()).ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{of_html, of_mark};

    fn titles(html: &str) -> Vec<(Option<u8>, String)> {
        of_html(html).into_iter().map(|title| (title.level, title.text)).collect()
    }

    #[test]
    fn html_has_titles() {
        let one = |level, text: &str| vec![(level, text.to_owned())];
        assert_eq!(titles("<h2 id=\"a\">Close <b>codes</b></h2>\n"), one(Some(2), "Close codes"));
        assert_eq!(titles("<H3\nalign=center>\nA &amp; B&nbsp;&#67;\n</H3>"), one(Some(3), "A & B C"));
        assert_eq!(titles("<details><summary>More</summary>\n<p>\n"), one(None, "More"));
        assert_eq!(titles("<summary><h3>Codes</h3></summary>"), one(Some(3), "Codes"));
        assert_eq!(titles("<TabItem value=\"a\" label=\"Close codes\">"), one(None, "Close codes"));
        assert_eq!(titles("<h2>Codes</h2><table><caption>x</caption><tr>"), one(Some(2), "Codes"));
        for html in [
            "<!-- <h2>Codes</h2> -->",
            "<pre><h2>Codes</h2></pre>",
            "<h2>Codes",
            "<h2></h2>",
            "<h7>Codes</h7>",
            "<table><caption>Codes</caption><tr><td>1</td></tr></table>",
            "<a title=\"Codes\">",
            "<h2",
            "<!--",
            "<Tab title={title}>",
        ] {
            assert_eq!(titles(html), [], "{html}");
        }
    }

    #[test]
    fn marks_are_told_from_text() {
        for (line, title) in [
            (":::", ""),
            (":::note", ""),
            (":::caution Close codes", "Close codes"),
            ("::: details Close codes", "Close codes"),
            (":::tip[Close codes]", "Close codes"),
            ("{% tabs %}\n{% tab title=\"Close codes\" %}", "Close codes"),
            ("{% endtab %}", ""),
            ("=== \"Close codes\"", "Close codes"),
            ("!!! note \"Close codes\"", "Close codes"),
            ("!!! note", ""),
            ("??? tip inline 'Close codes'", "Close codes"),
        ] {
            assert_eq!(of_mark(line), Some(title), "{line}");
        }
        for line in
            ["", "text", "{% hint %} text {% endhint %}", ":::note\ntext", "=== text", "!!! Beware of it"]
        {
            assert_eq!(of_mark(line), None, "{line}");
        }
    }
}
