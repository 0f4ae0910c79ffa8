//! Warns of characters that cannot be seen, where they stand in what the output is made of.

use std::ops::Range;

use super::Draft;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::document::is_invisible;
use crate::hidden;
use crate::order;
use crate::recognize::Recognized;
use crate::source::Source;

/// Entities with names that stand for such characters.
const ENTITIES: [(&str, char); 6] = [
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NoBreak", '\u{2060}'),
];

/// How many bytes an entity that is looked for has at most, from its `&` to its `;`.
const LONGEST_ENTITY: usize = 17;

/// How many letters the flag of a region has at most, the mark of its end among them.
const LONGEST_FLAG: usize = 7;

/// Warns of the first such character of each line that a table or its headings stand on.
pub(super) fn report(
    diagnostics: &mut Diagnostics,
    recognized: &[Recognized<'_>],
    drafts: &[Vec<Draft<'_>>],
) {
    for (recognized, drafts) in recognized.iter().zip(drafts) {
        let source = recognized.document.source;
        if source.is_ascii() && !source.text().contains('&') {
            continue;
        }
        let mut lines: Vec<(usize, Option<&Draft<'_>>)> = Vec::new();
        for (set, draft) in recognized.sets.iter().zip(drafts) {
            rows(draft, &mut |line| lines.push((line, Some(draft))));
            let mut headings: Vec<usize> = set.heading.clone();
            for part in &set.parts {
                headings.extend_from_slice(&part.heading);
            }
            for heading in headings.into_iter().filter_map(|at| recognized.document.heading(at)) {
                lines.push((source.line_of(heading.text.span.start), None));
            }
        }
        order::sort(&mut lines, &|(a, _), (b, _)| a.cmp(b));
        for same in lines.chunk_by(|(a, _), (b, _)| a == b) {
            // The last table that stands on the line.
            let draft = same.iter().rev().find_map(|(_, draft)| *draft);
            report_line(diagnostics, source, same[0].0, draft);
        }
    }
}

/// The lines of a document that hold a table's headers and codes.
fn rows(draft: &Draft<'_>, add: &mut dyn FnMut(usize)) {
    let source = draft.document.source;
    for (_, span) in draft.headers {
        add(source.line_of(span.start));
    }
    let mut add_place = |place: &Place| {
        if place.path == *source.path() {
            add(place.line);
        }
    };
    for origin in &draft.origins {
        add_place(&origin.place);
    }
    for place in &draft.range_places {
        add_place(place);
    }
}

fn report_line(diagnostics: &mut Diagnostics, source: &Source, line: usize, draft: Option<&Draft<'_>>) {
    let text = source.line(line).unwrap_or_default();
    if !hidden::may_be_in(text) && !text.contains('&') {
        return;
    }
    let mut unseen = unseen(text);
    let Some((part, c)) = unseen.next() else { return };
    let what = if c.is_whitespace() {
        "texts and identifiers take it for a space"
    } else if is_invisible(c) {
        "texts and identifiers leave it out"
    } else {
        "texts spell it out, and identifiers leave it out"
    };
    let place = source.part_of_line(line, part);
    let count = if unseen.next().is_some() { "; there are more on this line" } else { "" };
    let message = format!("`{}` cannot be seen: {what}{count}", hidden::spelt(c));
    let help = match draft {
        Some(draft) => format!("remove it, or {}", draft.allowance(Kind::InvisibleCharacter)),
        None => "remove it".to_owned(),
    };
    diagnostics.push(Kind::InvisibleCharacter, place, message, help);
}

/// The characters of a line that cannot be seen, each with the part of the text that spells it.
fn unseen(line: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut in_code = false;
    line.char_indices().filter_map(move |(at, c)| {
        in_code ^= c == '`';
        // In code, an entity stands for itself.
        let (found, length) = if c == '&' && !in_code { entity(&line[at..])? } else { (c, c.len_utf8()) };
        let part = at..at + length;
        let harmless = hidden::is_selector(found) || found == '\u{ad}';
        let pictured = || joins_pictures(&line[..at], &line[part.end..], found);
        (hidden::is_hidden(found) && !harmless && !pictured()).then(|| (part.clone(), found))
    })
}

/// The character that an entity at the start of a text stands for, and how much of the text spells it.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// Whether a character makes one picture of several: a joiner between two, or the letters of a flag.
fn joins_pictures(before: &str, after: &str, c: char) -> bool {
    match c {
        '\u{200d}' => {
            let of_picture = |c| hidden::is_selector(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
            before.trim_end_matches(of_picture).ends_with(is_picture) && after.starts_with(is_picture)
        }
        _ if is_flag_letter(c) => {
            // Any longer, it would be a text of its own that nobody sees.
            let mut before = before.chars().rev().take(LONGEST_FLAG);
            before.find(|&c| !is_flag_letter(c)) == Some('\u{1f3f4}')
        }
        _ => false,
    }
}

const fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}')
        || matches!(c, '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::unseen;

    fn found(line: &str) -> Vec<char> {
        unseen(line).map(|(part, c)| if line[part].starts_with('&') { '&' } else { c }).collect()
    }

    #[test]
    fn entities_stand_for_what_they_say_outside_of_code_alone() {
        assert_eq!(found("a&ZeroWidthSpace;b `&zwj;` c&#x202e;d&#8203;"), ['&', '&', '&']);
        assert!(found("a && b &amp; &nothing; &#x41; &#xffffffffff; é").is_empty());
    }

    #[test]
    fn flags_and_joined_pictures_are_seen() {
        let wales = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        assert!(found(&format!("| {wales} | \u{2764}\u{fe0f}\u{200d}\u{1f525} |")).is_empty());
        assert_eq!(found("a\u{200d}b \u{e0067}"), ['\u{200d}', '\u{e0067}']);
    }

    #[test]
    fn a_flag_hides_no_text() {
        assert_eq!(found(&format!("\u{1f3f4}{}", "\u{e0061}".repeat(20))).len(), 13);
    }
}
