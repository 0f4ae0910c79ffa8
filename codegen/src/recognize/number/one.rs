//! One number as it is written: its sign, its base, its digits, and what stands behind them.

use super::Form;

/// What every value is less than, and so far beyond all integer types that no difference of values overflows.
const BEYOND: i128 = 1 << 100;

/// A number at the start of a text.
pub(super) struct Number<'a> {
    /// None where it has too many digits.
    pub(super) value: Option<i128>,
    pub(super) negative: bool,
    pub(super) form: Form,
    /// The digits as they are written, sign and prefix apart.
    pub(super) digits: &'a str,
    /// The range of a number such as `5xx`.
    pub(super) wild: Option<(i128, i128)>,
    pub(super) rest: &'a str,
}

impl Number<'_> {
    /// Whether it is such as `-5xx`, which may mean this or that.
    pub(super) fn is_negative_pattern(&self) -> bool {
        self.negative && self.wild.is_some()
    }
}

/// One number at the start of a text, which ends where a word would end.
pub(super) fn number(text: &str, radix: u32) -> Option<Number<'_>> {
    let (negative, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let first = unsigned.chars().next()?;
    if let Some(number) = assembler_hex(unsigned).or_else(|| capital_hex(unsigned)).filter(|_| !negative) {
        return Some(number);
    }
    if !first.is_digit(radix.max(10)) && !matches!(first, '$' | '\\') {
        return None;
    }
    // `0xxx` is the class of what is below 1000; eight signs are bits.
    let is_class = |body: &&str| body.len() < 4 && body.bytes().all(|byte| matches!(byte, b'x' | b'X'));
    let hex = strip_prefix_ignoring_case(unsigned, "0x").filter(|body| body.is_empty() || !is_class(body));
    let (body, form) = if let Some(body) = hex {
        (body, Form::Hex)
    } else if let Some(body) = unsigned.strip_prefix("0b") {
        if radix == 16 && !body.starts_with(['0', '1']) {
            (unsigned, Form::BareHex)
        } else {
            (body, Form::Binary)
        }
    } else if let Some(body) = strip_prefix_ignoring_case(unsigned, "0o") {
        (body, Form::Octal)
    } else if let Some(body) = unsigned.strip_prefix('$').or_else(|| unsigned.strip_prefix("\\x")) {
        (body, Form::Hex)
    } else if radix == 2 {
        (unsigned, Form::Binary)
    } else if radix == 8 {
        (unsigned, Form::Octal)
    } else if radix == 16 {
        (unsigned, Form::BareHex)
    } else {
        (unsigned, Form::Decimal)
    };
    let base = match form {
        Form::Hex | Form::BareHex => 16,
        Form::Binary => 2,
        Form::Octal => 8,
        Form::Decimal | Form::Shift => 10,
    };
    let end = body.find(|c: char| !c.is_digit(base) && c != '_').unwrap_or(body.len());
    let digits = body[..end].trim_end_matches('_');
    let mut rest = &body[digits.len()..];
    if digits.is_empty() || digits.starts_with('_') {
        return None;
    }
    let value = value(digits, base);
    let mut wild = None;
    let wilds = rest.bytes().take_while(|byte| matches!(byte, b'x' | b'X')).count();
    if wilds > 0 && form != Form::Binary {
        let size = i128::from(base).checked_pow(wilds as u32)?;
        let first = small(value?.checked_mul(size)?)?;
        wild = Some((first, small(first.checked_add(size - 1)?)?));
        rest = &rest[wilds..];
    }
    let continues = rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if !ends_word(rest) || continues && rest.starts_with('.') || rest.starts_with('%') {
        return None;
    }
    let value = if negative { value.map(|value| -value) } else { value };
    let rest = rest.strip_prefix('.').filter(|rest| rest.is_empty()).unwrap_or(rest);
    Some(Number { value, negative, form, digits, wild, rest })
}

/// `0Fh`, as assemblers write hexadecimal numbers.
fn assembler_hex(text: &str) -> Option<Number<'_>> {
    let end = word_end(text);
    let digits = text[..end].strip_suffix(['h', 'H'])?;
    let hex =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_hexdigit());
    let value = value(digits, 16);
    hex.then(|| Number { value, negative: false, form: Form::Hex, digits, wild: None, rest: &text[end..] })
}

/// `DCh`, the same beginning with a letter: its digits are capitals, so that no word is taken for one.
pub(super) fn capital_hex(text: &str) -> Option<Number<'_>> {
    let end = word_end(text);
    let digits = text[..end].strip_suffix('h')?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F');
    let is_hex = digits.len() > 1 && digits.bytes().all(is_digit);
    let value = value(digits, 16);
    is_hex.then(|| Number { value, negative: false, form: Form::Hex, digits, wild: None, rest: &text[end..] })
}

/// Where the letters and digits of ASCII end that a text begins with.
fn word_end(text: &str) -> usize {
    let (bytes, mut end) = (text.as_bytes(), 0);
    while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    end
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

pub(super) fn value(digits: &str, base: u32) -> Option<i128> {
    if let (10, Ok(value)) = (base, digits.parse::<u32>()) {
        return Some(value.into());
    }
    let mut digits = digits.chars().filter_map(|c| c.to_digit(base));
    digits.try_fold(0_i128, |value, digit| small(value * i128::from(base) + i128::from(digit)))
}

/// A value that can be reckoned with, whatever other such value it meets.
pub(super) fn small(value: i128) -> Option<i128> {
    (value < BEYOND).then_some(value)
}

pub(super) fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}
