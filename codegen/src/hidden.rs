//! Characters that cannot be seen: which they are, and how they are spelt out.

/// Whether a character shows nothing, or only changes how others are shown: the default-ignorable ones, which the
/// bidirectional controls are among, the separators of lines, and the marks of annotations.
pub(crate) const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether neither such a character, nor a control, nor any white space but the space begins with a byte.
pub(crate) const fn is_harmless(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xcc | 0xce..=0xd7 | 0xd9..=0xe0 | 0xe4..=0xee)
}

/// Whether a text may hold such a character, a control or odd white space: where not, its bytes alone say so.
pub(crate) fn may_be_in(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    // Most are of ASCII, which is asked for first.
    while at < bytes.len() && (matches!(bytes[at], b' '..=b'~') || is_harmless(bytes[at])) {
        at += 1;
    }
    at < bytes.len()
}

/// Whether it chooses between the shapes of the character before it.
pub(crate) const fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Its code point, as `U+202E`.
pub(crate) fn spelt(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{is_hidden, may_be_in};

    #[test]
    fn no_text_with_a_hidden_character_passes_for_one_without() {
        let is_odd = |c: char| is_hidden(c) || c.is_control() || c.is_whitespace() && c != ' ';
        for c in ('\0'..=char::MAX).filter(|&c| is_odd(c)) {
            assert!(may_be_in(&format!("a{c}b")), "{c:?}");
        }
        assert!(!may_be_in("Sesión ~ 编号 코드"));
    }
}
