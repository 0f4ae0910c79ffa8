//! The forms in which documents write codes: one number, a range, or what is neither.

mod further;
mod one;

use further::{is_expression_tail, range, tail};
use one::{Number, capital_hex, number, small, strip_prefix_ignoring_case, value};

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Form {
    Decimal,
    Hex,
    /// Hexadecimal digits without a prefix.
    BareHex,
    Binary,
    Octal,
    Shift,
}

/// What a cell says of a code.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Reading<'a> {
    Blank,
    /// One value, and what stands after it.
    Code {
        value: i128,
        form: Form,
        rest: &'a str,
    },
    /// A range of values, and what stands after it.
    Range {
        first: i128,
        last: i128,
        rest: &'a str,
    },
    /// Numbers, but not one value: a list, a sequence, an expression.
    NotOne,
    /// One value that no integer type comes near.
    TooLarge,
    Text,
}

/// The base of numbers whose bytes stand apart, two hexadecimal digits each: `6A 82`, `61 XX`.
pub(crate) const BYTES: u32 = 256;

/// Reads a cell's plain text; digits without a prefix are of `radix` 2, 8, 10 or 16, or [`BYTES`].
pub(crate) fn read(text: &str, radix: u32) -> Reading<'_> {
    if radix == BYTES {
        return bytes(text.trim());
    }
    if let (10, Some(value)) = (radix, plain_decimal(text)) {
        return Reading::Code { value, form: Form::Decimal, rest: "" };
    }
    let text = unwrapped(text);
    if radix <= 10
        && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && capital_hex(text).is_none()
    {
        return if is_expression(text) { Reading::NotOne } else { Reading::Text };
    }
    if is_blank(text) {
        return Reading::Blank;
    }
    let Some(number) = number(text, radix) else {
        return if is_expression(text) { Reading::NotOne } else { Reading::Text };
    };
    let rest = number.rest.trim_start();
    if let (Some(value), None, "") = (number.value, number.wild, rest) {
        return Reading::Code { value, form: number.form, rest };
    }
    if number.is_negative_pattern() {
        return Reading::NotOne;
    }
    if let Some(range) = range(&number, rest, radix) {
        return range;
    }
    if let Some((first, last)) = number.wild {
        return if is_expression_tail(rest) { Reading::NotOne } else { Reading::Range { first, last, rest } };
    }
    if let Some(tail) = rest.strip_prefix("<<") {
        return shift(&number, tail, radix);
    }
    let Some(value) = number.value else { return Reading::TooLarge };
    match tail(&number, rest, radix) {
        Some(rest) => Reading::Code { value, form: number.form, rest },
        None => Reading::NotOne,
    }
}

/// Reads bytes that stand apart; the last of their digits may be any.
fn bytes(text: &str) -> Reading<'_> {
    if is_blank(text) {
        return Reading::Blank;
    }
    let digits = text.replace(' ', "").to_ascii_uppercase();
    let known = digits.trim_end_matches('X');
    if !are_bytes(text) || known.contains('X') {
        return Reading::Text;
    }
    let end = |any: &str| value(&format!("{known}{}", any.repeat(digits.len() - known.len())), 16);
    match end("0").zip(end("F")) {
        Some((first, last)) if first == last => Reading::Code { value: first, form: Form::BareHex, rest: "" },
        Some((first, last)) => Reading::Range { first, last, rest: "" },
        None => Reading::TooLarge,
    }
}

/// Whether a text is two bytes or more, two digits each, with a space between them.
pub(crate) fn are_bytes(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X');
    let is_byte = |word: &str| word.len() == 2 && word.bytes().all(is_digit);
    text.len() > 2 && text.split(' ').all(is_byte)
}

/// The value of a few decimal digits and nothing else, as most codes are.
pub(super) fn plain_decimal(text: &str) -> Option<i128> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let mut value = 0;
    for &byte in text.as_bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u32::from(byte - b'0');
    }
    Some(value.into())
}

/// Whether a text begins and ends with a letter or a digit of ASCII, as most do: there is nothing to trim.
pub(super) fn is_tight(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.is_empty() && bytes[0].is_ascii_alphanumeric() && bytes[bytes.len() - 1].is_ascii_alphanumeric()
}

/// Whether a cell holds nothing, or only dashes.
pub(crate) fn is_blank(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '−' | '_'))
}

/// Without the dollars of LaTeX, brackets, quotation of code, and parentheses around everything.
fn unwrapped(text: &str) -> &str {
    if is_tight(text) {
        return text;
    }
    let text = text.trim();
    if !text.starts_with(['$', '(', '[', '`']) {
        return text;
    }
    // `(short)0x9000`
    if let Some((ty, value)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) {
        let is_type = ty.starts_with(|c: char| c.is_ascii_alphabetic())
            && ty.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' '));
        let value = value.trim_start();
        if is_type && value.starts_with(|c: char| c.is_ascii_digit()) {
            return value;
        }
    }
    for (open, close) in [('$', '$'), ('(', ')'), ('[', ']'), ('`', '`')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close)) {
            if !inner.contains([open, close]) && !inner.trim().is_empty() {
                return unwrapped(inner);
            }
        }
    }
    text
}

fn shift<'a>(number: &Number<'a>, tail: &'a str, radix: u32) -> Reading<'a> {
    let by = self::number(tail.trim_start(), radix).filter(|by| by.wild.is_none());
    let Some((value, by, rest)) = by.and_then(|by| Some((number.value?, by.value?, by.rest.trim_start())))
    else {
        return Reading::NotOne;
    };
    if !(0..64).contains(&by) {
        return Reading::NotOne;
    }
    let shifted = value.checked_mul(1 << by).filter(|shifted| small(shifted.abs()).is_some());
    shifted.map_or(Reading::TooLarge, |value| Reading::Code { value, form: Form::Shift, rest })
}

/// Whether a text is a condition or a pattern of digits: `>= 4000`, `0b0XX1XXXX`, `i >= 0`.
fn is_expression(text: &str) -> bool {
    if text.as_bytes().first() != Some(&b'0') && (text.len() >= 24 || !text.bytes().any(may_compare)) {
        return false;
    }
    let compares = || {
        ['<', '>', '≥', '≤'].iter().any(|&sign| text.contains(sign))
            && text.contains(|c: char| c.is_ascii_digit())
    };
    let bits = || strip_prefix_ignoring_case(text, "0b").is_some_and(|rest| rest.contains(['0', '1']));
    text.len() < 24 && compares() || bits()
}

/// Whether a byte may be of a sign that compares.
fn may_compare(byte: u8) -> bool {
    matches!(byte, b'<' | b'>') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Form, Reading, read};

    fn code(text: &str) -> Option<(i128, &str)> {
        match read(text, 10) {
            Reading::Code { value, rest, .. } => Some((value, rest)),
            _ => None,
        }
    }

    fn range(text: &str) -> Option<(i128, i128)> {
        match read(text, 10) {
            Reading::Range { first, last, .. } => Some((first, last)),
            _ => None,
        }
    }

    #[test]
    fn one_value_is_read_in_every_form() {
        for (text, value) in [
            ("0", 0),
            ("4014", 4014),
            ("-32700", -32700),
            ("−7", -7),
            ("-0x01", -1),
            ("0x1F", 31),
            ("0X1f", 31),
            ("0x5653_4947", 0x5653_4947),
            ("$80", 128),
            ("$12$", 12),
            ("[$-14$]", -14),
            ("1 << 3", 8),
            ("(1 << 0)", 1),
            ("0b101", 5),
            ("0o17", 15),
            ("1_000", 1000),
            ("0Fh", 15),
            ("(short)0x9000", 0x9000),
            ("007", 7),
        ] {
            assert_eq!(code(text).map(|(value, _)| value), Some(value), "{text}");
        }
    }

    #[test]
    fn a_value_past_every_integer_is_none() {
        assert_eq!(read(&"9".repeat(50), 10), Reading::TooLarge);
        for text in [i128::MAX.to_string(), i128::MIN.to_string(), format!("{} << 63", u64::MAX)] {
            assert_eq!(read(&text, 10), Reading::TooLarge, "{text}");
        }
        assert_eq!(code("18446744073709551616").map(|(value, _)| value), Some(1 << 64));
    }

    #[test]
    fn what_follows_a_value_is_kept() {
        assert_eq!(code("200 (OK)"), Some((200, "(OK)")));
        assert_eq!(code("1 (0x1)"), Some((1, "")));
        assert_eq!(code("16 / 0x10"), Some((16, "")));
        assert_eq!(code("200 OK 2"), Some((200, "OK 2")));
        assert_eq!(code("404: Not Found"), Some((404, ": Not Found")));
        assert_eq!(code("1 - First"), Some((1, "- First")));
        assert_eq!(code("1 - 2FA required"), Some((1, "- 2FA required")));
    }

    #[test]
    fn ranges_are_read_in_every_form() {
        for (text, first, last) in [
            ("5xx", 500, 599),
            ("0xxx", 0, 999),
            ("31xxx", 31000, 31999),
            ("1XXXX", 10000, 19999),
            ("0x1X", 0x10, 0x1F),
            ("0x00 - 0x7f", 0, 0x7f),
            ("1630-1633", 1630, 1633),
            ("39000-9", 39000, 39009),
            ("4900~4913", 4900, 4913),
            ("4900～4913", 4900, 4913),
            ("0x80–0xFF", 0x80, 0xFF),
            ("-32000 to -32099", -32099, -32000),
            ("-32099..-32000", -32099, -32000),
            ("121‑129", 121, 129),
            ("5xx-6xx", 500, 699),
            ("640 부터 649", 640, 649),
            ("650 à 659", 650, 659),
        ] {
            assert_eq!(range(text), Some((first, last)), "{text}");
        }
    }

    #[test]
    fn what_is_not_one_value_is_none() {
        for text in
            ["201,202", "0/1", "0xfc 0x00", "0x7f * N + 0x9D", "0b0XX1XXXX", "i >= 0", ">= 4000", "1-2-3"]
        {
            assert_eq!(read(text, 10), Reading::NotOne, "{text}");
        }
        for text in [
            "2 000", "2200 0000 0000 0053", "1 | (1 << 30)", "115 116", "103，104", "101 或 102",
            "105 oder 106", "9 → 10", "191: 192", "141+", "670 and up", "0x17?", "700 × 2", "730 % 4",
            "680 (0x1F)", "690 = 0x10", "-5xx", "9-1", "720 - 7", "1, 2 and 3",
        ] {
            assert_eq!(read(text, 10), Reading::NotOne, "{text}");
        }
        for text in ["OK", "1.5", "1.2.3", "2FA", "10%", "x", "5th", "12:30h of work, 1.5 each"] {
            assert!(!matches!(read(text, 10), Reading::Range { .. } | Reading::NotOne), "{text}");
        }
        for text in ["1.5", "1.2.3", "2FA", "10%", "5th"] {
            assert_eq!(read(text, 10), Reading::Text, "{text}");
        }
        for text in ["", " ", "-", "---", "—"] {
            assert_eq!(read(text, 10), Reading::Blank, "{text}");
        }
    }

    #[test]
    fn bytes_that_stand_apart_are_one_number() {
        assert!(matches!(read("6A 82", BYTES), Reading::Code { value: 0x6a82, rest: "", .. }));
        assert!(matches!(read("61 XX", BYTES), Reading::Range { first: 0x6100, last: 0x61ff, .. }));
        assert!(matches!(read("63 Cx", BYTES), Reading::Range { first: 0x63c0, last: 0x63cf, .. }));
        assert!(matches!(read("—", BYTES), Reading::Blank));
        for text in ["6A", "6A82", "6A 8", "XX 61", "6X 8X", "6A  82", "OK"] {
            assert_eq!(read(text, BYTES), Reading::Text, "{text}");
        }
        assert_eq!(read("FF ".repeat(40).trim(), BYTES), Reading::TooLarge);
    }

    #[test]
    fn bare_digits_are_hexadecimal_where_the_column_says_so() {
        assert!(matches!(read("1A", 16), Reading::Code { value: 26, form: Form::BareHex, .. }));
        assert!(matches!(read("10", 16), Reading::Code { value: 16, form: Form::BareHex, .. }));
        assert!(matches!(read("00-1F", 16), Reading::Range { first: 0, last: 31, .. }));
    }
}
