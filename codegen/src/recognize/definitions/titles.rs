//! Headings that hold a code and its name: `-1000 UNKNOWN`, `Error 1001: No oil`, `Hello (0x00)`, `Ping [7]`.

use std::borrow::Cow;

use crate::recognize::looks::Looks;
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Form, Reading};
use crate::recognize::{NOT_ONE, Value, words};

/// How a heading is written that holds a code.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) proof: Proof,
    pub(super) is_hex: bool,
}

/// How much the form of a heading proves.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Proof {
    /// A code in front of a name, or in parentheses behind one word.
    #[default]
    Tight,
    /// Less than that: a code in brackets, or behind several words.
    Loose,
    /// A code in parentheses in front of a name of programs: `(14) CANT_OPEN`.
    Named,
    /// A code in brackets behind its name, as notes are: `Ping [7]`.
    Noted,
    /// A word says that it is a code: `Hello (opcode 0)`, or its name does: `Plain (PLAIN = 0)`.
    Labelled,
}

/// What a heading says: a value, its name, and how it is written.
pub(super) type Said = (Value, Name<'static>, Look);

/// Reads a heading with what stands below it, and says whether that is the name.
pub(super) fn read<'t>(plain: &str, below: &dyn Fn() -> Option<Cow<'t, str>>) -> Option<(Said, bool)> {
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let own = in_front(plain).or_else(|| code_first(plain));
    let own = own.or_else(|| code_last(plain)).or_else(|| noted(plain));
    own.map(|said| (said, false)).or_else(|| Some((nameless(plain, &below()?)?, true)))
}

fn said(value: i128, name: &str, look: Look) -> Option<Said> {
    name::is_usable(name).then(|| (Value::Integer(value), name::from_plain(name).into_owned(), look))
}

/// The word for a code that a heading begins with, if any, and the rest.
fn label(plain: &str) -> (&str, bool, &str) {
    let digits = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let label = plain[..digits].trim_end_matches(['-', ' ', '[']);
    let is_label =
        [&words::CODE, &words::STRING_CODES, &words::STATUS].iter().any(|words| words.are_text(label));
    (label, is_label, &plain[label.len()..])
}

/// The code in parentheses in front of a name of programs.
fn in_front(plain: &str) -> Option<Said> {
    let (inner, name) = plain.strip_prefix('(')?.split_once(')')?;
    let Reading::Code { value, form, rest: "" } = number::read(inner, 10) else { return None };
    let name = name.trim().trim_start_matches([':', '-', '–', '—', ' ']);
    let is_cased = name.contains('_') || name.chars().skip(1).any(char::is_uppercase);
    let look = Look { proof: Proof::Named, is_hex: form == Form::Hex };
    said(value, name, look).filter(|_| is_cased && Looks::of(name).is_identifier)
}

/// The code in brackets behind its name, and perhaps a remark in parentheses.
fn noted(plain: &str) -> Option<Said> {
    let (name, rest) = plain.split_once('[')?;
    let (inner, remark) = rest.split_once(']')?;
    let Reading::Code { value, form, rest: "" } = number::read(inner, 10) else { return None };
    let (name, remark) = (name.trim(), remark.trim());
    let is_remark = remark.is_empty() || remark.starts_with('(') && remark.ends_with(')');
    let is_name = name.starts_with(char::is_alphabetic) && name.split_whitespace().count() <= 6;
    let look = Look { proof: Proof::Noted, is_hex: form == Form::Hex };
    said(value, name, look).filter(|_| is_remark && is_name)
}

/// The code that a heading begins with, perhaps behind a word for it, and its name.
fn code_first(plain: &str) -> Option<Said> {
    let (label, is_label, behind) = label(plain);
    if let Some((inner, name)) = behind.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let Reading::Code { value, form, rest: "" } = number::read(inner, 10) else { return None };
        let is_word = !name.trim().is_empty() && !name.trim().contains(char::is_whitespace);
        let proof = if is_label { Proof::Labelled } else { Proof::Loose };
        let look = Look { proof, is_hex: form == Form::Hex };
        return said(value, name.trim(), look).filter(|_| is_word);
    }
    let (value, form, rest) = match number::read(behind, 10) {
        Reading::Code { value, form, rest } => (value, form, rest),
        Reading::NotOne if is_label && !label.is_empty() => {
            let name = name::from_plain(behind.trim()).into_owned();
            return Some((Value::Neither(NOT_ONE), name, Look::default()));
        }
        _ => return None,
    };
    // Behind a label, a sign tells the name from the rest of a sentence.
    let is_titled = || rest.starts_with(char::is_uppercase) && rest.contains(": ");
    let parts = || rest.starts_with([':', '-', '–', '—']) || is_titled();
    let is_prose = !label.is_empty() && (!is_label || !parts());
    if rest.starts_with(['.', ')']) || is_prose {
        return None;
    }
    let look = Look { is_hex: form == Form::Hex, ..Look::default() };
    let own = rest.trim_start_matches([':', '-', '–', '—', ' ']);
    let name = if label.is_empty() { name::after_code(rest)? } else { name::after_code(rest).unwrap_or(own) };
    said(value, name, look)
}

/// The code in parentheses behind its name: of one word, or hexadecimal, or with a word for it.
fn code_last(plain: &str) -> Option<Said> {
    let (name, inner) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim().trim_end_matches([':', '：']).trim_end();
    let is_lettered = name.contains(char::is_alphabetic);
    if let Some((member, value)) = name::member(inner) {
        let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
        let is_word = !member.contains(char::is_whitespace);
        let look = Look { proof: Proof::Labelled, is_hex: false };
        return said(value, member, look).filter(|_| is_word && is_lettered);
    }
    let (label, is_label, value) = label(inner);
    let Reading::Code { value, form, rest: "" } = number::read(value, 10) else { return None };
    let is_labelled = !label.is_empty() && is_label && words::CODE.in_text(label);
    let words = name.split_whitespace().count();
    let is_hex = form == Form::Hex;
    if !is_lettered || words > 6 || !is_labelled && (!label.is_empty() || words > 1 && !is_hex) {
        return None;
    }
    let proof = match (is_labelled, words) {
        (true, _) => Proof::Labelled,
        (false, 1) => Proof::Tight,
        (false, _) => Proof::Loose,
    };
    said(value, name, Look { proof, is_hex })
}

/// The most letters of a text that is the name of the code which the heading above it holds.
const LONGEST_NAME: usize = 80;

/// `Error code: 40014`, whose name is what stands below.
fn nameless(plain: &str, below: &str) -> Option<Said> {
    let (label, is_label, value) = label(plain);
    if label.is_empty() || !is_label {
        return None;
    }
    let Reading::Code { value, rest: "", .. } = number::read(value, 10) else { return None };
    let name = below.trim_end_matches(['.', '。']);
    let is_name = name.chars().count() <= LONGEST_NAME && !name.contains(['.', '。', ':', '：']);
    said(value, name, Look::default()).filter(|_| is_name)
}
