//! Lists of words, and whether a text says one of them.

use crate::fold;

/// A list of words that say one thing: in lower case, and folded.
pub(crate) struct Words {
    pub(super) words: &'static [&'static str],
    /// For each letter, and for what else of ASCII words begin with, the lengths of the words that do: a bit each.
    lengths: [u32; 27],
}

impl Words {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut at) = ([0; 27], 0);
        while at < words.len() {
            let initial = words[at].as_bytes()[0];
            if initial.is_ascii() {
                lengths[place(initial)] |= 1 << words[at].len();
            }
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether a text holds one of the words, whatever their case, accents and plural, or a word that ends with one.
    pub(crate) fn in_text(&self, text: &str) -> bool {
        if text.is_ascii() {
            return in_ascii(text).any(|found| self.holds(found) || self.ends(found));
        }
        let words = split(text);
        self.words.iter().any(|word| {
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
        if text.is_ascii() {
            let mut words = in_ascii(text);
            return self.may_begin(beginning(text))
                && words.next().is_some_and(|word| self.holds(word))
                && words.next().is_none();
        }
        matches!(split(text).as_slice(), [word] if self.holds(word))
    }

    /// Whether a text holds nothing but these words.
    pub(crate) fn are_text(&self, text: &str) -> bool {
        if text.is_ascii() {
            let mut words = in_ascii(text).peekable();
            return self.may_begin(beginning(text))
                && words.peek().is_some()
                && words.all(|word| self.holds(word));
        }
        let words = split(text);
        !words.is_empty() && words.iter().all(|word| self.is_text(word))
    }

    /// Whether one of the words begins as a text does: most texts are told by that alone.
    pub(crate) const fn may_begin(&self, beginning: Beginning) -> bool {
        match beginning {
            Beginning::Initial(initial) => self.lengths[place(initial)] != 0,
            Beginning::Nothing => false,
            Beginning::Other => true,
        }
    }

    /// Whether a word is one of these, or its plural.
    fn holds(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some(&initial) = bytes.first() else { return false };
        let stem = if bytes.ends_with(b"s") || bytes.ends_with(b"S") { bytes.len() - 1 } else { bytes.len() };
        if initial.is_ascii() {
            let is_length = |length: usize| length < 32 && self.lengths[place(initial)] >> length & 1 != 0;
            if !is_length(bytes.len()) && !is_length(stem) {
                return false;
            }
        }
        self.words.iter().any(|known| {
            (known.len() == bytes.len() || known.len() == stem)
                && bytes[..known.len()].eq_ignore_ascii_case(known.as_bytes())
        })
    }

    /// Whether a word of ASCII, or what it is the plural of, is a compound that ends with one of these.
    fn ends(&self, word: &str) -> bool {
        // The shortest compound has a word of four letters and as many before it.
        if word.len() < 8 {
            return false;
        }
        let word = word.to_ascii_lowercase();
        let stem = word.strip_suffix('s').unwrap_or(&word);
        self.words.iter().any(|known| ends(&word, known) || ends(stem, known))
    }
}

/// Where an initial of ASCII has its lengths.
const fn place(initial: u8) -> usize {
    if initial.is_ascii_alphabetic() { (initial.to_ascii_lowercase() - b'a') as usize } else { 26 }
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}

/// The words of a text in lower case and without accents; camelCase is taken apart.
pub(crate) fn split(text: &str) -> Vec<String> {
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

/// What the first word of a text begins with.
#[derive(Clone, Copy)]
pub(crate) enum Beginning {
    Initial(u8),
    /// There is no word.
    Nothing,
    /// The text is not of ASCII alone.
    Other,
}

/// What the first word of a text begins with.
pub(crate) fn beginning(text: &str) -> Beginning {
    if !text.is_ascii() {
        return Beginning::Other;
    }
    text.bytes().find(|&byte| is_of_word(byte)).map_or(Beginning::Nothing, Beginning::Initial)
}

/// Whether a word is a compound that ends with another one, as `Fehlercode` is, but not `encode`.
fn ends(found: &str, word: &str) -> bool {
    word.len() > 3 && found.len() > word.len() + 3 && found.ends_with(word)
}

/// The words of a text of ASCII as [`split`] gives them, but for their case.
fn in_ascii(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_of_word(bytes[at]) {
            at += 1;
        }
        let start = at;
        while at < bytes.len()
            && is_of_word(bytes[at])
            && (at == start || !bytes[at].is_ascii_uppercase() || !bytes[at - 1].is_ascii_lowercase())
        {
            at += 1;
        }
        (at > start).then(|| &text[start..at])
    })
}

#[cfg(test)]
mod tests {
    use super::super::reserves;
    use super::{Words, fold, in_ascii, split};

    #[test]
    fn words_of_ascii_are_the_same_whichever_way_they_are_found() {
        for text in ["", "HTTPServer", "close codeABc", "a1B2 # c-d_E", "camelCaseWord 2FA", "X"] {
            let found: Vec<String> = in_ascii(text).map(str::to_ascii_lowercase).collect();
            assert_eq!(found, split(text), "{text}");
        }
    }

    #[test]
    fn words_beyond_ascii_are_listed_as_texts_are_folded() {
        let lists = include_str!("mod.rs").split('"').skip(1).step_by(2).filter(|word| !word.is_ascii());
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
