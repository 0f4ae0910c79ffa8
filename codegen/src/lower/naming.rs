//! The name of an enum, from the headings above its table.

use super::{ident, singular};
use crate::recognize::{CODES_HEADING, Words, split};

/// Words that say nothing of what the codes are of.
const GENERIC: Words = Words::new(&[
    "close", "response", "return", "exit", "result", "list", "table", "all", "supported", "available", "and",
    "or", "of", "the", "in", "standard", "common", "general", "defined", "overview", "reference",
]);

/// The most words that a parent heading may put in front.
const MOST_WORDS: usize = 4;

/// An enum's name: the nearest heading in the singular, with its parent's words in front where it is bare.
pub(crate) fn enumeration(headings: &[String], document: &str) -> String {
    let stem = document.rsplit('/').next().unwrap_or(document);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let own = headings.last().map_or(stem, String::as_str);
    let name = noun(own);
    let parents = headings.iter().rev().skip(1);
    let parent = parents.map(|text| heading_text(text)).find(|text| !is_bare(text) && !text.is_empty());
    let whole = match parent {
        Some(parent) if is_bare(own) && split(&parent).len() <= MOST_WORDS => {
            format!("{} {name}", noun(&parent))
        }
        _ => name,
    };
    ident::ty(&whole).or_else(|| ident::ty(&noun(stem))).unwrap_or_else(|| "Code".to_owned())
}

/// The same with the parent's words in front whether or not the heading is bare.
pub(crate) fn with_parent(headings: &[String]) -> Option<String> {
    let [.., parent, own] = headings else { return None };
    ident::ty(&format!("{} {}", noun(parent), noun(own)))
}

/// The name that a caption gives, where it is no sentence.
pub(crate) fn from_caption(caption: &str) -> Option<String> {
    let short = split(caption).len() <= MOST_WORDS + 1 && !caption.ends_with('.');
    ident::ty(&noun(caption)).filter(|_| short)
}

/// A heading without its number, its label and what stands in parentheses.
fn heading_text(text: &str) -> String {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '§' | ' '));
    // `2nd lamp` begins with no number of a section.
    let text =
        if text[..text.len() - rest.len()].ends_with(|c: char| c.is_ascii_digit()) { text } else { rest };
    let labels =
        ["Enumeration:", "Enum:", "Enumeration", "Enum", "List of", "Table of", "Lista de", "Liste der"];
    let ends = |rest: &&str| !rest.starts_with(char::is_alphanumeric) && !rest.trim().is_empty();
    let text = labels.iter().find_map(|label| text.strip_prefix(label)).filter(ends).unwrap_or(text);
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { text.to_owned() } else { out.trim().to_owned() }
}

/// A heading's words with the last of them in the singular.
fn noun(text: &str) -> String {
    let text = heading_text(text);
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = end
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + end[at..].chars().next().map_or(1, char::len_utf8));
    format!("{}{}", &end[..start], singular::singular(&end[start..]))
}

fn is_bare(text: &str) -> bool {
    let text = heading_text(text);
    let words = split(&text);
    !words.is_empty()
        && words.len() < 5
        && words.iter().all(|word| CODES_HEADING.is_text(word) || GENERIC.is_text(word))
}

#[cfg(test)]
mod tests {
    use super::enumeration;

    fn named(headings: &[&str]) -> String {
        let headings: Vec<String> = headings.iter().map(|&text| text.to_owned()).collect();
        enumeration(&headings, "page.md")
    }

    #[test]
    fn an_enum_is_its_heading_in_the_singular() {
        assert_eq!(
            named(&["Opcodes and Status Codes", "Gateway", "Gateway Close Event Codes"]),
            "GatewayCloseEventCode"
        );
        assert_eq!(named(&["Enumeration: CloseCode"]), "CloseCode");
        assert_eq!(named(&["Enumerations of lamps"]), "EnumerationsOfLamp");
        assert_eq!(named(&["8. Message Types"]), "MessageType");
        assert_eq!(named(&["4.2 Message Types"]), "MessageType");
        assert_eq!(named(&["2nd lamp codes"]), "_2ndLampCode");
        assert_eq!(named(&[]), "Page");
    }

    #[test]
    fn a_bare_heading_takes_its_parents_words() {
        assert_eq!(named(&["Opcodes and Status Codes", "Gateway", "Close Codes"]), "GatewayCloseCode");
        assert_eq!(named(&["Opcodes and Status Codes", "Gateway", "Opcodes"]), "GatewayOpcode");
        assert_eq!(named(&["Opcodes and Status Codes", "Opcodes"]), "Opcode");
    }
}
