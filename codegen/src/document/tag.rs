//! What the few HTML tags mean that spec documents set text with.

use std::collections::HashSet;
use std::ops::Range;

use super::Style;

/// What an inline tag does to the text after it.
pub(crate) enum Tag<'a> {
    Open(Style),
    Close(Style),
    Link(&'a str),
    Unlink,
    Break,
    Other,
}

/// Reads one inline tag.
pub(crate) fn read(html: &str) -> Tag<'_> {
    let (closing, inner) = opened(html);
    let style = match name(inner).to_ascii_lowercase().as_str() {
        "br" => return Tag::Break,
        "a" if closing => return Tag::Unlink,
        "a" => return attribute(inner, "href").map_or(Tag::Other, Tag::Link),
        "s" | "del" | "strike" => Style::STRUCK,
        "code" | "kbd" | "tt" | "samp" => Style::CODE,
        "b" | "strong" => Style::STRONG,
        "i" | "em" => Style::EMPHASIS,
        "sup" => Style::SUPERSCRIPT,
        _ => return Tag::Other,
    };
    if closing { Tag::Close(style) } else { Tag::Open(style) }
}

/// The next tag in a text, comments apart.
pub(super) fn next(html: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        at += html[at..].find('<')?;
        match length(&html[at..]) {
            Some(length) if html[at..].starts_with("<!--") => at += length,
            Some(length) => return Some(at..at + length),
            None => at += 1,
        }
    }
}

/// How long the tag or the comment is that a text begins with. A comment ends with its block, if nothing closes it.
pub(super) fn length(html: &str) -> Option<usize> {
    let rest = html.strip_prefix('<')?;
    if let Some(comment) = rest.strip_prefix("!--") {
        let mut end = "<!--".len();
        for line in comment.split_inclusive('\n') {
            match line.find("-->") {
                Some(at) => return Some(end + at + "-->".len()),
                None if line.trim().is_empty() => break,
                None => end += line.len(),
            }
        }
        return Some(end);
    }
    if !rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let inner = &rest[..rest.find('<').unwrap_or(rest.len())];
    inner.find('>').map(|at| at + "<>".len())
}

/// Whether a tag closes, and what stands in it.
pub(super) fn opened(tag: &str) -> (bool, &str) {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner))
}

/// The name of an element, from what stands in a tag.
pub(super) fn name(inner: &str) -> &str {
    &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len())]
}

/// Every `id` and `name` that the tags of a text carry.
pub(crate) fn anchors(html: &str) -> Vec<String> {
    let mut known = HashSet::new();
    let mut anchors: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        for id in ["id", "name"].into_iter().filter_map(|key| attribute(tag, key)) {
            if !id.is_empty() && known.insert(id) {
                anchors.push(id.to_owned());
            }
        }
    }
    anchors
}

/// The anchors of a kramdown attribute line, `{: #id title="…"}`.
pub(crate) fn kramdown_anchors(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches("{:").trim_end_matches('}');
    inner.split_whitespace().filter_map(|word| word.strip_prefix('#')).map(str::to_owned).collect()
}

/// The title that a kramdown attribute line gives, which may be empty.
pub(super) fn kramdown_title(line: &str) -> Option<&str> {
    is_kramdown(line).then(|| attribute(line, "title").unwrap_or_default())
}

/// Whether a line is nothing but kramdown attributes.
pub(crate) fn is_kramdown(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("{:") && line.ends_with('}')
}

/// A text without the attributes that kramdown takes behind a span: `{:.term}`, `{: #id}`.
pub(super) fn without_attributes(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("{:") {
        let inner = &rest[at + 2..];
        let inner = &inner[..inner.find(['{', '}']).unwrap_or(inner.len())];
        let is_closed = rest[at + 2 + inner.len()..].starts_with('}');
        let is_attributes = inner.trim_start().starts_with(['.', '#']) || inner.contains('=');
        let length = if is_closed && is_attributes { inner.len() + "{:}".len() } else { 0 };
        out.push_str(&rest[..at]);
        if length == 0 {
            out.push_str("{:");
        }
        rest = &rest[at + length.max(2)..];
    }
    out + rest
}

/// Whether a line begins and ends with a tag.
pub(crate) fn is_lone(line: &str) -> bool {
    let line = line.trim();
    let named = line
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
    named && line.ends_with('>') && !is_verbatim(line)
}

pub(super) fn is_verbatim(line: &str) -> bool {
    let begins = |tag: &&str| line.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    ["<pre", "<script", "<style", "<textarea"].iter().any(begins)
}

pub(super) fn attribute<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(key) {
        let after = &rest[at + key.len()..];
        let starts_word = rest[..at].ends_with(|c: char| c.is_ascii_whitespace());
        rest = after;
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else { continue };
        if !starts_word {
            continue;
        }
        let quote = value.chars().next()?;
        return if matches!(quote, '"' | '\'') {
            value[1..].split(quote).next()
        } else {
            value.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next()
        };
    }
    None
}
