//! In which base the digits of a column are.

use super::seen::{Seen, hint};
use super::{number, words};

/// Whether cells of zeros and ones, three or more of them each, count up as binary numbers.
fn counts_in_binary(cells: &[Seen<'_>]) -> bool {
    let value = |cell: &Seen<'_>| i128::from_str_radix(cell.plain.trim(), 2).ok();
    let wide = cells.iter().all(|cell| number::is_blank(cell.plain) || cell.plain.trim().len() > 2);
    wide && cells.len() > 3
        && cells
            .iter()
            .filter(|cell| !number::is_blank(cell.plain))
            .map(value)
            .eq((0..).map(Some).take(cells.len()))
}

/// Whether a header says that bare digits are of some base, if only in parentheses and not of another one.
fn says(header: &str, base: &words::Words, are_bare: impl Fn() -> bool) -> bool {
    base.in_text(hint(header)) || base.in_text(header) && !words::DECIMAL.in_text(header) && are_bare()
}

/// Whether all cells are bytes that stand apart, some of them with a digit that no decimal has.
fn are_bytes(cells: &[Seen<'_>]) -> bool {
    let (mut filled, mut is_hex) = (0, false);
    for cell in cells {
        if !number::are_bytes(cell.plain) {
            if number::is_blank(cell.plain) {
                continue;
            }
            return false;
        }
        filled += 1;
        is_hex |= cell.plain.contains(|c: char| c.is_ascii_alphabetic());
    }
    filled > 2 && is_hex
}

/// The base of a column's digits, which may be another one than ten though nothing before them says so.
pub(super) fn radix(header: &str, cells: &[Seen<'_>]) -> u32 {
    if are_bytes(cells) {
        return number::BYTES;
    }
    let mut letters = false;
    let mut digits = false;
    let mut octal = true;
    let mut bits = 0_usize;
    let mut zero = false;
    let mut digit_first = false;
    let mut width = None;
    let mut even = true;
    for cell in cells.iter().filter(|cell| !number::is_blank(cell.plain)) {
        let plain = cell.plain.as_bytes();
        let mut length = 0;
        let mut are_bits = true;
        while length < plain.len() && plain[length].is_ascii_digit() {
            are_bits &= plain[length] <= b'1';
            length += 1;
        }
        octal &= length == plain.len() && plain.iter().all(|&byte| byte <= b'7');
        if length == plain.len() && length <= 16 {
            bits += usize::from(are_bits);
            (digit_first, digits) = (true, true);
            zero |= plain[0] == b'0' && length > 1;
            even &= *width.get_or_insert(length) == length;
            continue;
        }
        let token = cell.plain.split(|c: char| !c.is_alphanumeric()).find(|token| !token.is_empty());
        let Some(whole) = token else { continue };
        let token = whole.trim_end_matches(['x', 'X']);
        let hex = token.chars().all(|c| c.is_ascii_hexdigit()) && token.len() <= 16;
        let prefixed = cell.plain.trim_start().starts_with(['$', '-'])
            || token.starts_with("0x")
            || token.starts_with("0X");
        if !hex || prefixed || token.starts_with("0b") && token.len() > 4 {
            return 10;
        }
        bits += usize::from(token.bytes().all(|byte| matches!(byte, b'0' | b'1')));
        digit_first |= token.starts_with(|c: char| c.is_ascii_digit());
        zero |= token.starts_with('0') && token.len() > 1;
        letters |= token.chars().any(|c| c.is_ascii_alphabetic());
        digits |= token.chars().all(|c| c.is_ascii_digit());
        even &= *width.get_or_insert(whole.len()) == whole.len();
    }
    let is_bare = |cell: &Seen<'_>| {
        number::is_blank(cell.plain) || cell.plain.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let says_hex = says(header, &words::HEX, || cells.iter().all(is_bare));
    let filled = cells.iter().filter(|cell| !number::is_blank(cell.plain)).count();
    if octal && filled > 0 && says(header, &words::OCTAL, || true) {
        return 8;
    }
    let says_bits = words::BINARY.in_text(header);
    if bits == filled && zero && even && !says_hex && (says_bits || counts_in_binary(cells)) {
        return 2;
    }
    // Bytes have two digits each.
    let is_odd = zero && width.is_some_and(|width| width > 3 && width % 2 == 1);
    let proven = letters && (digits || digit_first) && even && !is_odd && filled > 1;
    if width.is_some() && (proven || says_hex) { 16 } else { 10 }
}
