//! What may follow a number: the end of a range, a further value, or the same value in another form.

use super::{Form, Number, Reading, is_blank, number, value};

const RANGE_SIGNS: [&str; 14] = ["..=", "...", "..", "…", "-", "‐", "‑", "‒", "–", "—", "−", "~", "～", "〜"];
const RANGE_WORDS: [&str; 17] = [
    "to ", "through ", "thru ", "until ", "till ", "bis ", "a ", "à ", "al ", "ate ", "até ", "до ", "至",
    "到", "から", "부터", "에서",
];

/// The range that a number begins, and what stands after it.
pub(super) fn range<'a>(first: &Number<'a>, rest: &'a str, radix: u32) -> Option<Reading<'a>> {
    let mut after = RANGE_SIGNS.iter().chain(&RANGE_WORDS).filter_map(|sign| rest.strip_prefix(sign));
    let after = after.next()?.trim_start();
    let after = after.strip_prefix('`').unwrap_or(after);
    let Some(last) = number(after, radix) else {
        // `5 -` or `0x10 - …` without an end is no single value either
        return is_blank(rest).then_some(Reading::NotOne);
    };
    let tail = last.rest.trim_start();
    let goes_on = RANGE_SIGNS.iter().any(|sign| tail.starts_with(sign));
    if goes_on || follows(tail, radix).is_some() || last.is_negative_pattern() {
        return Some(Reading::NotOne);
    }
    let (Some(low), Some(high)) = (first.value, last.value) else { return Some(Reading::TooLarge) };
    let (low, high) = match (first.wild, last.wild) {
        (None, None) if low <= high => (low, high),
        (Some((low, _)), Some((_, high))) if low <= high => (low, high),
        (None, None) if high < 0 => (high, low),
        // `39000-9`, written as one word, leaves out what the two have in common.
        (None, None)
            if first.form == Form::Decimal
                && first.rest == rest
                && last.digits.len() < first.digits.len() =>
        {
            let kept = &first.digits[..first.digits.len() - last.digits.len()];
            match value(&format!("{kept}{}", last.digits), 10) {
                Some(high) if low <= high && !after_space(rest) => (low, high),
                _ => return Some(Reading::NotOne),
            }
        }
        _ => return Some(Reading::NotOne),
    };
    Some(Reading::Range { first: low, last: high, rest: tail })
}

/// Whether a space stands behind a text's first character.
fn after_space(text: &str) -> bool {
    text.chars().nth(1).is_some_and(char::is_whitespace)
}

const LIST_SIGNS: [&str; 19] =
    [",", "，", "、", ";", "；", "/", "／", "&", "|", "+", "·", "×", "*", "%", "÷", "->", "→", ":", "="];
const LIST_WORDS: [&str; 16] = [
    "or ", "and ", "y ", "o ", "e ", "ou ", "oder ", "und ", "et ", "и ", "или ", "或", "和", "と", "또는",
    "및",
];
const OPEN_ENDS: [&str; 14] = [
    "and up", "and above", "and higher", "and more", "and greater", "or more", "or higher", "or greater",
    "or above", "and below", "or less", "以上", "及以上", "y mayor",
];

/// What stands after a value, where it is not a further one: the same in another form is passed over.
pub(super) fn tail<'a>(first: &Number<'a>, rest: &'a str, radix: u32) -> Option<&'a str> {
    if let Some((inner, after)) = rest.strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']))
    {
        return match number(
            inner.trim(),
            if matches!(first.form, Form::BareHex | Form::Octal) { 10 } else { radix },
        ) {
            Some(again) if again.rest.trim().is_empty() && again.wild.is_none() => {
                (again.value == first.value).then(|| after.trim_start())
            }
            // `20 (this), 17 (that)`
            _ => (!is_listed(after.trim_start(), radix)).then_some(rest),
        };
    }
    let opens =
        matches!(rest, "+" | "?" | "…" | "..." | "**") || OPEN_ENDS.iter().any(|end| rest.starts_with(end));
    if opens || is_expression_tail(rest) || is_series(rest) {
        return None;
    }
    match follows(rest, if matches!(first.form, Form::BareHex | Form::Octal) { 10 } else { radix }) {
        Some(again) if again.value == first.value && again.form != first.form => {
            Some(again.rest.trim_start())
        }
        Some(_) => None,
        None => Some(rest),
    }
}

/// Whether a sign of lists and a further value follow.
fn is_listed(rest: &str, radix: u32) -> bool {
    let sign = LIST_SIGNS.iter().chain(&LIST_WORDS).find_map(|sign| rest.strip_prefix(sign));
    sign.is_some_and(|after| number(after.trim_start_matches([' ', '`']), radix).is_some())
}

/// Whether a number only says where many begin: `100 Series`.
fn is_series(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["series", "serie", "range"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The further value that follows: `201,202`, `0/1`, `0xfc 0x00`, `2 000`.
fn follows(rest: &str, radix: u32) -> Option<Number<'_>> {
    let sign = LIST_SIGNS.iter().chain(&LIST_WORDS).find_map(|sign| rest.strip_prefix(sign));
    let after = sign.unwrap_or(rest).trim_start_matches([' ', '`', if sign.is_some() { '(' } else { ' ' }]);
    let found = number(after, radix)?;
    // `1: 2 factors` and `9 2nd` go on with words; a value, and a list of them, does not.
    let rest = found.rest.trim_start();
    let digits = || rest.split(' ').next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let ends = !rest.starts_with(char::is_alphanumeric)
        || digits()
        || LIST_WORDS.iter().any(|word| rest.starts_with(word));
    ends.then_some(found)
}

/// Whether what follows a number makes an expression of it: `* N + 0x9D`.
pub(super) fn is_expression_tail(rest: &str) -> bool {
    let word = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
    rest.starts_with(['*', '+', '^', '<', '>', '×', '%'])
        && !rest.starts_with("**")
        && rest.char_indices().nth(1).is_some_and(|(at, _)| word(&rest[at..]))
}
