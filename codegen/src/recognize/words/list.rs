//! Lists of words, and whether a text says one of them.

use std::ops::Range;

use crate::fold;

/// A list of words that say one thing: in lower case, and folded.
pub(crate) struct Words {
    pub(super) list: &'static [&'static str],
    /// For each letter, and for what else of ASCII words begin with, the lengths of the words that do: a bit each.
    lengths: [u32; 27],
    /// The letters that words end with: a bit each.
    finals: u32,
}

impl Words {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut finals, mut at) = ([0; 27], 0, 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            if word[0].is_ascii() {
                lengths[place(word[0])] |= 1 << word.len();
            }
            finals |= 1 << place(word[word.len() - 1]);
            at += 1;
        }
        Self { list: words, lengths, finals }
    }

    /// Whether a text holds one of the words, whatever their case, accents and plural, or a word that ends with one.
    pub(crate) fn in_text(&self, text: &str) -> bool {
        if fold::is_ascii(text) {
            let mut at = word_from(text, 0);
            while !at.is_empty() {
                let found = &text[at.clone()];
                if self.holds(found) || self.ends(found) {
                    return true;
                }
                at = word_from(text, at.end);
            }
            return false;
        }
        let words = split(text);
        self.list.iter().any(|word| {
            if word.is_ascii() {
                let stems = words.iter().map(|found| (found, found.strip_suffix('s').unwrap_or(found)));
                stems.into_iter().any(|(found, stem)| {
                    found == word || stem == *word || ends(found, word) || ends(stem, word)
                })
            } else {
                words.iter().any(|found| found.contains(word))
            }
        })
    }

    /// Whether a text is one of the words and nothing else.
    pub(crate) fn is_text(&self, text: &str) -> bool {
        if self.lacks_initial(text) {
            return false;
        }
        if fold::is_ascii(text) {
            let word = word_from(text, 0);
            return self.holds(&text[word.clone()]) && word_from(text, word.end).is_empty();
        }
        self.begin(text) && matches!(split(text).as_slice(), [word] if self.holds(word))
    }

    /// Whether a text holds nothing but these words.
    pub(crate) fn are_text(&self, text: &str) -> bool {
        if self.lacks_initial(text) {
            return false;
        }
        if fold::is_ascii(text) {
            let mut at = word_from(text, 0);
            let is_any = !at.is_empty();
            while !at.is_empty() && self.holds(&text[at.clone()]) {
                at = word_from(text, at.end);
            }
            return is_any && at.is_empty();
        }
        self.begin(text) && split(text).iter().all(|word| self.is_text(word))
    }

    /// Whether a text begins with a letter or a digit that none of the words begins with.
    pub(crate) fn lacks_initial(&self, text: &str) -> bool {
        let initial = text.as_bytes().first();
        initial.is_some_and(|&byte| byte.is_ascii_alphanumeric() && self.lengths[place(byte)] == 0)
    }

    /// Whether one of the words may be the one that a text begins with: most texts are told by that alone.
    pub(crate) const fn may_begin(&self, beginning: Beginning) -> bool {
        match beginning {
            Beginning::Word { initial, length } => {
                // A word, or its plural.
                let lengths = self.lengths[place(initial)] as u64;
                length <= 32 && (lengths | lengths << 1) >> length & 1 != 0
            }
            Beginning::Nothing => false,
            Beginning::Other => true,
        }
    }

    /// Whether a word is one of these, or its plural.
    fn holds(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some(&initial) = bytes.first() else { return false };
        let is_plural = matches!(bytes[bytes.len() - 1], b's' | b'S');
        let stem = bytes.len() - usize::from(is_plural);
        if initial.is_ascii() {
            let lengths = self.lengths[place(initial)];
            let is_length = |length: usize| length < 32 && lengths >> length & 1 != 0;
            if !is_length(bytes.len()) && !is_length(stem) {
                return false;
            }
        }
        for known in self.list {
            let is_length = known.len() == bytes.len() || known.len() == stem;
            if is_length && bytes[..known.len()].eq_ignore_ascii_case(known.as_bytes()) {
                return true;
            }
        }
        false
    }

    /// Whether a word of ASCII, or what it is the plural of, is a compound that ends with one of these.
    fn ends(&self, word: &str) -> bool {
        // The shortest compound has a word of four letters and as many before it.
        if word.len() < 8 {
            return false;
        }
        let bytes = word.as_bytes();
        let last = bytes.len() - 1;
        let is_plural = matches!(bytes[last], b's' | b'S');
        let may_end = |at: usize| self.finals >> place(bytes[at]) & 1 != 0;
        if !(may_end(last) || is_plural && may_end(last - 1)) {
            return false;
        }
        let stem = if is_plural { &word[..last] } else { word };
        for known in self.list {
            if ends_in_ascii(word, known) || ends_in_ascii(stem, known) {
                return true;
            }
        }
        false
    }

    /// Whether the first word of a text is one of these; the others are asked only then.
    pub(crate) fn begin(&self, text: &str) -> bool {
        if self.lacks_initial(text) {
            return false;
        }
        if fold::is_ascii(text) {
            return self.holds(&text[word_from(text, 0)]);
        }
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '#' | '№');
        let Some(start) = text.find(is_of_word) else { return false };
        let mut lower = false;
        let ends = |c: char| {
            let ends = !is_of_word(c) || c.is_uppercase() && lower;
            lower = c.is_lowercase();
            ends
        };
        let end = text[start..].find(ends).map_or(text.len(), |length| start + length);
        fold::lower(&text[start..end]).split_whitespace().next().is_some_and(|word| self.holds(word))
    }
}

/// The place of a letter, and of all other bytes.
const fn place(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { (byte.to_ascii_lowercase() - b'a') as usize } else { 26 }
}

/// The words of a text in lower case and without accents; camelCase is taken apart.
pub(crate) fn split(text: &str) -> Vec<String> {
    if !fold::is_ascii(text) {
        return split_any(text);
    }
    let (mut words, mut at) = (Vec::new(), word_from(text, 0));
    while !at.is_empty() {
        words.push(text[at.clone()].to_ascii_lowercase());
        at = word_from(text, at.end);
    }
    words
}

/// The same of any text.
fn split_any(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    let mut lower = false;
    for c in text.chars() {
        if c.is_uppercase() && lower {
            spaced.push(' ');
        }
        lower = c.is_lowercase();
        spaced.push(if c.is_alphanumeric() || matches!(c, '#' | '№') { c } else { ' ' });
    }
    fold::lower(&spaced).split_whitespace().map(str::to_owned).collect()
}

/// A text as lists are asked of it again and again: the words that [`split`] gives, where it is not of ASCII alone.
pub(crate) fn folded(text: &str) -> String {
    if fold::is_ascii(text) { text.to_owned() } else { split(text).join(" ") }
}

/// What the first word of a text begins with.
#[derive(Clone, Copy)]
pub(crate) enum Beginning {
    Word {
        initial: u8,
        length: usize,
    },
    /// There is no word.
    Nothing,
    /// The text is not of ASCII alone.
    Other,
}

/// What the first word of a text begins with.
pub(crate) fn beginning(text: &str) -> Beginning {
    if !fold::is_ascii(text) {
        return Beginning::Other;
    }
    let word = word_from(text, 0);
    if word.is_empty() {
        return Beginning::Nothing;
    }
    Beginning::Word { initial: text.as_bytes()[word.start], length: word.len() }
}

/// Whether a word is a compound that ends with another one, as `Fehlercode` is, but not `encode`.
fn ends(found: &str, word: &str) -> bool {
    word.len() > 3 && found.len() > word.len() + 3 && found.ends_with(word)
}

/// The same of ASCII, whatever the case.
fn ends_in_ascii(found: &str, word: &str) -> bool {
    let (found, word) = (found.as_bytes(), word.as_bytes());
    if word.len() <= 3 || found.len() <= word.len() + 3 {
        return false;
    }
    // The last letter tells most of them apart.
    let is_last = found[found.len() - 1].eq_ignore_ascii_case(&word[word.len() - 1]);
    is_last && found[found.len() - word.len()..].eq_ignore_ascii_case(word)
}

/// What a byte is of: no word, a word, or its small or large letters.
static KINDS: [u8; 256] = kinds();
const SMALL: u8 = 2;
const LARGE: u8 = 3;

const fn kinds() -> [u8; 256] {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'0'..=b'9' | b'#' => 1,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            _ => 0,
        };
        at += 1;
    }
    kinds
}

/// The next word of a text of ASCII from an offset on, as [`split`] gives it but for its case; empty at the end.
fn word_from(text: &str, mut at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    while at < bytes.len() && KINDS[bytes[at] as usize] == 0 {
        at += 1;
    }
    let start = at;
    let mut last = 0;
    while at < bytes.len() {
        let kind = KINDS[bytes[at] as usize];
        if kind == 0 || kind == LARGE && last == SMALL {
            break;
        }
        last = kind;
        at += 1;
    }
    start..at
}

#[cfg(test)]
mod tests {
    use super::super::reserves;
    use super::{Words, fold, split, split_any};

    #[test]
    fn words_of_ascii_are_the_same_whichever_way_they_are_found() {
        for text in ["", "HTTPServer", "close codeABc", "a1B2 # c-d_E", "camelCaseWord 2FA", "X"] {
            assert_eq!(split(text), split_any(text), "{text}");
        }
    }

    #[test]
    fn words_beyond_ascii_are_listed_as_texts_are_folded() {
        let lists =
            concat!(include_str!("mod.rs"), include_str!("beside.rs"), include_str!("keys.rs")).split('"');
        let lists = lists.skip(1).step_by(2).filter(|word| !word.is_ascii());
        // No text is searched for the sign, which is a word of its own.
        for word in lists.filter(|&word| word != "№") {
            assert_eq!(fold::lower(word), word);
        }
    }

    #[test]
    fn a_word_is_found_in_any_case_and_number() {
        const CODE: Words = Words::new(&["code", "op", "コード"]);
        assert!(CODE.is_text("(Codes)") && CODE.is_text("OP") && !CODE.is_text("op code"));
        assert!(CODE.are_text("op, Codes") && !CODE.are_text("") && !CODE.are_text("op or code"));
        for text in ["Close codes", "Fehlercode", "Fehlercodes", "OpHeader", "エラーコード", "Op é"] {
            assert!(CODE.in_text(text), "{text}");
        }
        for text in ["encode", "opal", "", "é"] {
            assert!(!CODE.in_text(text), "{text}");
        }
    }

    #[test]
    fn names_that_reserve_codes_are_known() {
        for name in [
            "Reserved", "(reserved)", "Reserved for future use", "RESERVED", "Private use", "private-use",
            "For private use", "Reservado", "Uso privado", "保留", "予約済み", "Зарезервировано", "Réservé",
        ] {
            assert!(reserves(name), "{name}");
        }
        for name in ["", "-", "Unassigned", "Private message", "Use", "Not reserved", "Preserved"] {
            assert!(!reserves(name), "{name}");
        }
    }
}
