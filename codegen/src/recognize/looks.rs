//! What a text looks like: a name of a program, a sentence, a type, a mere reference.

use super::words;

/// What a text looks like, letter by letter.
pub(super) struct Looks {
    /// Ideographs and their like count twice.
    pub(super) characters: usize,
    /// What stands between white space.
    pub(super) words: usize,
    pub(super) is_lettered: bool,
    /// Whether it reads as one name of a program: `SetupConnection.Success`, `METADATA_PUSH`, `parameterEmpty`.
    pub(super) is_identifier: bool,
}

impl Looks {
    pub(super) fn of(text: &str) -> Self {
        let (mut words, mut is_lettered, mut is_legal, mut is_after_space) = (0, false, true, true);
        let (bytes, mut at, mut characters) = (text.as_bytes(), 0, 0);
        while at < bytes.len() {
            let byte = bytes[at];
            at += 1;
            characters += 1;
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => is_lettered = true,
                b'0'..=b'9' | b'_' | b'.' | b':' | b'-' | b'/' => {}
                b' ' | b'\t'..=b'\r' => {
                    (is_legal, is_after_space) = (false, true);
                    continue;
                }
                0x80.. => {
                    let c = text[at - 1..].chars().next().unwrap_or_default();
                    at += c.len_utf8() - 1;
                    characters += usize::from(is_wide(c));
                    if c.is_whitespace() {
                        (is_legal, is_after_space) = (false, true);
                        continue;
                    }
                    is_lettered |= c.is_alphabetic();
                    is_legal &= c.is_alphanumeric();
                }
                _ => is_legal = false,
            }
            words += usize::from(is_after_space);
            is_after_space = false;
        }
        let is_identifier = is_legal && is_lettered;
        Self { characters, words, is_lettered, is_identifier }
    }
}

/// Whether a text only says where to read on: `{{settings}}`, `Section 6.5`, `[RFC792]`.
pub(super) fn is_reference(text: &str) -> bool {
    // None of them begins with another letter, or a digit.
    if text.as_bytes().first().is_some_and(|byte| byte.is_ascii_alphanumeric() && !b"SsR".contains(byte)) {
        return false;
    }
    let text = text.trim();
    let braces = text.starts_with("{{") && text.ends_with("}}");
    let bracket = text.starts_with('[') && text.ends_with(']');
    let starts = || ["Section ", "RFC", "§", "see ", "See "].iter().any(|start| text.starts_with(start));
    braces || bracket || text.len() < 32 && starts()
}

/// Ideographs and their like say twice as much.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// The length of what all names of a program begin with: `VOTE_OPTION_` of `VOTE_OPTION_YES`.
pub(super) fn shared_prefix(texts: &[&str]) -> usize {
    let [first, rest @ ..] = texts else { return 0 };
    if rest.len() < 2 || !texts.iter().all(|text| Looks::of(text).is_identifier) {
        return 0;
    }
    let same = |text: &&str| first.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    let length = rest.iter().map(same).min().unwrap_or(0);
    first.as_bytes()[..length]
        .iter()
        .rposition(|byte| matches!(byte, b'_' | b'.' | b':'))
        .map_or(0, |at| at + 1)
}

/// Whether a text ends as a sentence does.
pub(super) fn is_sentence(text: &str) -> bool {
    let last = text.as_bytes().last().copied().unwrap_or_default();
    if last.is_ascii() && last != b'.' {
        return false;
    }
    text.ends_with(['.', '。', '！', '？']) && text.contains([' ', '。'])
}

/// Whether a text names a type, as tables of fields do: `uint8`, `map<string, int>`.
pub(super) fn is_type(text: &str, beginning: words::Beginning) -> bool {
    // A number sign begins a word, and no type.
    let is_signed = matches!(beginning, words::Beginning::Word { initial: b'#', .. });
    let may_be = is_signed
        || [&words::TYPES, &words::TYPE_PREFIX]
            .iter()
            .any(|words| words.may_begin(beginning) && words.begin(text));
    if !may_be {
        return false;
    }
    let Some(start) = text.find(char::is_alphanumeric) else { return false };
    let mut core = &text[start..];
    while let Some((_, rest)) = core.split_once(' ').filter(|(first, _)| words::TYPE_PREFIX.is_text(first)) {
        core = rest;
    }
    let head = core.split([' ', '<', '(', '[', '|', '?', '{', '*']).next().unwrap_or(core);
    words::TYPES.is_text(head)
}
