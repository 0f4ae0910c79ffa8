//! The words of ASCII text as one identifier: the common case of what `ident` does, in one pass and one allocation.

/// The words of a text in `PascalCase`, as they stand, and whether they are what [`is_settled`] says; none where more
/// than ASCII letters and digits has a say in it.
pub(super) fn joined(text: &str) -> Option<(String, bool)> {
    let mut out = String::with_capacity(text.len() + 1);
    let mut are_humps = true;
    let (bytes, mut at, mut start) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {}
            // A plural mark, or an apostrophe, belongs to its word.
            b'(' | b'\'' | 0x80.. => return None,
            _ => {
                if start < at {
                    are_humps &= push_word(&text[start..at], &mut out);
                }
                start = at + 1;
            }
        }
        at += 1;
    }
    if start < at {
        are_humps &= push_word(&text[start..], &mut out);
    }
    let is_settled = if are_humps { out.len() > 2 } else { is_settled(&out) };
    Some((out, is_settled))
}

/// Whether an identifier is beyond doubt the one that its own words give: humps of a capital and what is none.
pub(super) fn is_settled(ident: &str) -> bool {
    let bytes = ident.as_bytes();
    let (mut is_large, mut has_small) = (false, false);
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'A'..=b'Z' if !is_large => is_large = true,
            byte if at > 0 && (byte.is_ascii_lowercase() || byte.is_ascii_digit()) => {
                has_small |= byte.is_ascii_lowercase();
                is_large = false;
            }
            _ => return false,
        }
        at += 1;
    }
    at > 2 && has_small && !is_large
}

/// Adds a word, and says whether it is a hump as it stands: a letter, and small ones behind it.
fn push_word(word: &str, out: &mut String) -> bool {
    let bytes = word.as_bytes();
    let mut small = 1;
    while small < bytes.len() && bytes[small].is_ascii_lowercase() {
        small += 1;
    }
    // Most words are small letters but for the first.
    if small == bytes.len() && small > 1 {
        let start = out.len();
        out.push_str(word);
        out[start..=start].make_ascii_uppercase();
        return bytes[0].is_ascii_alphabetic();
    }
    let are_large = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_uppercase);
    let is_plural = bytes.len() > 2 && bytes.ends_with(b"s") && are_large(&bytes[..bytes.len() - 1]);
    if is_plural || !bytes.iter().any(u8::is_ascii_lowercase) {
        push_hump(word, out);
        return false;
    }
    let mut start = 0;
    for at in 1..bytes.len() {
        if !bytes[at].is_ascii_uppercase() {
            continue;
        }
        let rises = !bytes[at - 1].is_ascii_uppercase();
        let ends_run = !rises && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        let is_plural = ends_run && bytes[at + 1..] == *b"s";
        if rises || ends_run && !is_plural {
            push_hump(&word[start..at], out);
            start = at;
        }
    }
    push_hump(&word[start..], out);
    false
}

/// Adds a hump with its first letter large, and the others small where all of them are large.
fn push_hump(hump: &str, out: &mut String) {
    let bytes = hump.as_bytes();
    let rest = &bytes[1..];
    let is_plural = rest.len() > 1
        && rest.ends_with(b"s")
        && rest[..rest.len() - 1].iter().all(u8::is_ascii_uppercase)
        && bytes[0].is_ascii_uppercase();
    let is_acronym = is_plural || !rest.iter().any(u8::is_ascii_lowercase);
    let start = out.len();
    out.push_str(hump);
    out[start..=start].make_ascii_uppercase();
    if is_acronym {
        out[start + 1..].make_ascii_lowercase();
    }
}
