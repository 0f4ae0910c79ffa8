//! Unicode folding: what two spellings of a word have in common.

use unicode_normalization::UnicodeNormalization as _;
pub(crate) use unicode_normalization::char::is_combining_mark;

/// Whether a text is ASCII: what the standard library is slow to say where nothing is optimised.
pub(crate) fn is_ascii(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    // Eight at a time, as long as there are.
    while let Some(eight) = bytes[at..].first_chunk() {
        if u64::from_ne_bytes(*eight) & 0x8080_8080_8080_8080 != 0 {
            return false;
        }
        at += 8;
    }
    while at < bytes.len() {
        if bytes[at] >= 0x80 {
            return false;
        }
        at += 1;
    }
    true
}

/// A text in normal form (NFKC).
pub(crate) fn normal(text: &str) -> String {
    text.nfkc().collect()
}

/// A text without the diacritics of Latin letters, and otherwise in normal form (NFKC).
pub(crate) fn latin(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    if text.chars().all(|c| push_usual(c, &mut out)) { out } else { by_tables(text) }
}

/// Adds what a letter of the usual ones folds to, whatever stands beside it; says whether it is one.
fn push_usual(c: char, out: &mut String) -> bool {
    let letter = match c {
        '\0'..='\x7f'
        | 'А'..='я'
        | 'ぁ'..='ゔ'
        | 'ァ'..='ヴ'
        | 'ー'
        | '\u{4e00}'..='\u{9fff}'
        | '가'..='힣'
        | '¡'
        | '¿'
        | '–'
        | '—'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '、'
        | '。' => c,
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' | 'Ø' => 'O',
        'Ù'..='Ü' => 'U',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        _ => return false,
    };
    out.push(letter);
    true
}

fn by_tables(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            _ if is_combining_mark(c) => {
                if !out.ends_with(|c: char| c.is_ascii_alphabetic()) {
                    out.push(c);
                }
            }
            'ß' => out.push_str("ss"),
            'ẞ' => out.push_str("SS"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("Oe"),
            'ø' => out.push('o'),
            'Ø' => out.push('O'),
            'đ' | 'ð' => out.push('d'),
            'Đ' | 'Ð' => out.push('D'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'þ' => out.push_str("th"),
            'Þ' => out.push_str("Th"),
            'ı' => out.push('i'),
            _ => out.push(c),
        }
    }
    out.nfkc().collect()
}

/// The same in lower case.
pub(crate) fn lower(text: &str) -> String {
    if is_ascii(text) { text.to_ascii_lowercase() } else { latin(text).to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::{by_tables, latin, lower, push_usual};

    #[test]
    fn usual_letters_fold_as_the_tables_say() {
        let mut usual = String::new();
        for c in '\0'..=char::MAX {
            let mut out = String::new();
            if push_usual(c, &mut out) {
                assert_eq!(out, by_tables(&c.to_string()), "{c}");
                usual.push(c);
            }
        }
        assert_eq!(latin(&usual), by_tables(&usual));
    }

    #[test]
    fn latin_letters_lose_their_marks_and_others_keep_theirs() {
        for (text, folded) in [
            ("straße ẞ", "strasse SS"),
            ("æon Ærø", "aeon Aero"),
            ("cœur Œuvre", "coeur Oeuvre"),
            ("øre Ør", "ore Or"),
            ("đa ðu Đa Ðu", "da du Da Du"),
            ("łan Łan", "lan Lan"),
            ("þu Þu", "thu Thu"),
            ("kırık", "kirik"),
            ("sesión ÉTÉ ñ", "sesion ETE n"),
            ("ﬁ ２ ℌ", "fi 2 H"),
            ("й が ά", "й が ά"),
        ] {
            assert_eq!(latin(text), folded);
        }
        assert_eq!(lower("ÉTÉ Straße"), "ete strasse");
    }
}
