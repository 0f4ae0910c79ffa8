//! An item of a list as an entry: one code and one name, in one of a few shapes, and what it says of them.

use std::borrow::Cow;

use super::parts::{self, SIGNS};
use crate::document::{Run, Style, Text, joined};
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Form, Reading};
use crate::recognize::{NOT_ONE, Value, looks, words};

/// In which order an item says what it says. The items of a list agree in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `0x1 SYN - Starts a stream`, `9997 – Locked`, `**0** **NO_ERROR**`.
    CodeFirst,
    /// `SYN = 1`, `Call: 1`, `` `I8`, encoded as `3` ``.
    NameFirst,
}

/// What an item says.
pub(super) struct Entry<'d> {
    pub(super) shape: Shape,
    pub(super) value: Value,
    pub(super) name: Name<'static>,
    pub(super) description: Vec<Run<'d>>,
    pub(super) look: Look,
}

/// How its code and its name are written.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) digits: Digits,
    /// Whether the code is set apart from the text: as code, or in bold.
    pub(super) is_marked: bool,
    /// Whether the name is one of programs.
    pub(super) is_identifier: bool,
    /// Whether nothing else is said.
    pub(super) is_whole: bool,
}

/// How a code is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    Plain,
    /// With zeros in front, as no number is that counts.
    Padded,
    Hex,
}

impl Digits {
    fn of(form: Form) -> Self {
        if form == Form::Hex { Self::Hex } else { Self::Plain }
    }
}

/// The most letters that a name has.
const LONGEST_NAME: usize = 120;

/// Reads an item in the one shape, or in any. It may be a term and its definition, which sets the code apart.
pub(super) fn read<'d>(text: &Text<'d>, shape: Option<Shape>, is_term: bool) -> Option<Entry<'d>> {
    if !text.runs.iter().any(|run| run.text.bytes().any(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let mut entry = match shape {
        Some(Shape::CodeFirst) => code_first(head)?,
        Some(Shape::NameFirst) => name_first(head, is_term)?,
        None => code_first(head).or_else(|| name_first(head, is_term))?,
    };
    entry.look.is_marked |= is_term;
    let plain = &entry.name.plain;
    if plain.len() > LONGEST_NAME || !plain.contains(char::is_alphabetic) || begins_with_unit(plain) {
        return None;
    }
    for line in lines {
        if !entry.description.is_empty() {
            entry.description.push(parts::of_text(" "));
        }
        entry.description.extend_from_slice(line);
    }
    Some(entry)
}

/// What an item that is no entry is called.
pub(super) fn title(text: &Text<'_>) -> Name<'static> {
    let (title, _) = parts::parted(text.lines().next().unwrap_or_default().to_vec());
    name::from_plain(&title).into_owned()
}

/// Whether a number in front of a text would count it: `bytes of payload`, `ms`.
fn begins_with_unit(text: &str) -> bool {
    words::UNIT.begin(text) && text.split_whitespace().next().is_some_and(|word| words::UNIT.are_text(word))
}

fn code_first<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    let at = runs.iter().position(|run| !run.text.trim().is_empty())?;
    let first = &runs[at];
    let is_marked = first.style.has(Style::CODE) || first.style.has(Style::STRONG);
    let own = first.text.trim().trim_end_matches([':', '：']).trim_end();
    let (reading, mut rest) = if is_marked && reads(own) {
        (number::read(own, 10), runs[at + 1..].to_vec())
    } else {
        leading(&runs[at..])?
    };
    let (value, form) = match reading {
        Reading::Code { value, form, .. } => (Value::Integer(value), Some(form)),
        Reading::Range { first, last, .. } => (Value::Range(first, last), None),
        Reading::NotOne => (Value::Neither(NOT_ONE), None),
        _ => return None,
    };
    let before = joined(&rest);
    let told = without_alias(&before, &value);
    let is_apart = told.starts_with(&SIGNS[..7]) || first.text.trim().ends_with([':', '：']);
    let is_hex = form == Some(Form::Hex) || form.is_none() && first.text.trim_start().starts_with("0x");
    if told.starts_with(['.', ')', ',', '/', '+', '%', '°', '×', '*'])
        || !is_apart && !is_hex && !is_marked && !told.starts_with('(')
    {
        return None;
    }
    if told.len() < before.len() {
        parts::cut(&mut rest, before.len() - told.len());
    }
    let is_padded = own.len() > 1 && own.starts_with('0') && own.bytes().all(|byte| byte.is_ascii_digit());
    let (name, description, is_set) = parts::named(rest)?;
    // A mere word is no more than any item of a list begins with.
    let is_cased = name.contains('_') || name.chars().skip(1).any(char::is_uppercase);
    let is_identifier = is_set || is_cased && looks::Looks::of(&name).is_identifier;
    let digits = match (is_hex, is_padded) {
        (true, _) => Digits::Hex,
        (false, true) => Digits::Padded,
        (false, false) => Digits::Plain,
    };
    let look = Look { digits, is_marked, is_identifier, is_whole: false };
    let mut name = name::from_plain(&name).into_owned();
    name.deprecated |= first.style.has(Style::STRUCK);
    Some(Entry { shape: Shape::CodeFirst, value, name, description, look })
}

/// Whether a text is a code, a range of them, or several, and nothing else.
fn reads(text: &str) -> bool {
    matches!(number::read(text, 10), Reading::Code { rest: "", .. } | Reading::Range { rest: "", .. })
        || number::read(text, 10) == Reading::NotOne
}

/// The code that unmarked text begins with, and the runs behind it.
fn leading<'r, 'd>(runs: &'r [Run<'d>]) -> Option<(Reading<'r>, Vec<Run<'d>>)> {
    let first = runs.first()?;
    let text = first.text.trim_start();
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '[' | '(' | '$')) {
        return None;
    }
    // A dash at the end parts the code from what is set in another style.
    let said = text.trim_end_matches(SIGNS);
    let reading = number::read(said, 10);
    let (Reading::Code { rest, .. } | Reading::Range { rest, .. }) = &reading else { return None };
    let mut behind = runs.to_vec();
    behind[0].text = Cow::Owned(format!("{rest}{}", &text[said.len()..]));
    Some((reading, behind))
}

/// Without the same value in another form: `10` (0x0A).
fn without_alias<'t>(text: &'t str, value: &Value) -> &'t str {
    let alias = || {
        let (inner, rest) = text.strip_prefix('(')?.split_once(')')?;
        let Reading::Code { value: same, rest: "", .. } = number::read(inner, 10) else { return None };
        (*value == Value::Integer(same)).then(|| rest.trim_start())
    };
    alias().unwrap_or(text)
}

fn name_first<'d>(runs: &[Run<'d>], is_term: bool) -> Option<Entry<'d>> {
    encoded(runs).or_else(|| assigned(runs)).or_else(|| valued(runs, is_term)).or_else(|| numbered(runs))
}

/// `` `I8`, encoded as `3` ``: a name and its code are set as code, and nothing follows.
fn encoded<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    let is_said = |run: &&Run<'_>| !matches!(run.text.trim(), "" | "." | ";" | ",");
    let runs: Vec<Run<'d>> = runs.iter().filter(is_said).cloned().collect();
    let [first, between @ .., last] = runs.as_slice() else { return None };
    let is_set = |run: &Run<'_>| run.style.has(Style::CODE);
    if !is_set(first) || !is_set(last) || between.is_empty() || between.iter().any(is_set) {
        return None;
    }
    let Reading::Code { value, form, rest: "" } = number::read(&last.text, 10) else { return None };
    let said = joined(between).trim_start_matches([',', ':', '-', '–', '—', ' ']).to_owned();
    let told = said.rsplit_once(',').map_or("", |(told, _)| told).trim();
    let description = if told.is_empty() { Vec::new() } else { vec![parts::of_text(told)] };
    let look = Look { digits: Digits::of(form), is_marked: true, is_identifier: true, is_whole: false };
    let is_name = looks::Looks::of(first.text.trim()).is_identifier;
    let name = name::from_plain(&first.text).into_owned();
    let value = Value::Integer(value);
    is_name.then_some(Entry { shape: Shape::NameFirst, value, name, description, look })
}

/// `` `SYN = 1` — starts a stream ``.
fn assigned<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    let first = runs.first()?;
    let (name, value) = name::member(&first.text)?;
    let Reading::Code { value, form, rest } = number::read(value, 10) else { return None };
    let is_marked = first.style.has(Style::CODE) || first.style.has(Style::STRONG);
    let is_identifier = looks::Looks::of(name).is_identifier;
    if !is_identifier || !rest.is_empty() && (is_marked || !rest.starts_with(&SIGNS[..7])) {
        return None;
    }
    let mut description = runs.to_vec();
    description[0].text = Cow::Owned(rest.to_owned());
    parts::strip(&mut description);
    let is_whole = is_marked && description.is_empty();
    let look = Look { digits: Digits::of(form), is_marked, is_identifier, is_whole };
    let name = name::from_plain(name).into_owned();
    Some(Entry { shape: Shape::NameFirst, value: Value::Integer(value), name, description, look })
}

/// `Call: 1`, `**Call** - 1`, or `Call (0x1): what it is`.
fn valued<'d>(runs: &[Run<'d>], is_term: bool) -> Option<Entry<'d>> {
    let whole = joined(runs);
    let parts = [": ", "：", " - ", " – ", " — ", " = "].iter().filter_map(|sign| whole.split_once(sign));
    // A number that defines a term is more often how much there is of it.
    let apart = parts.min_by_key(|(name, _)| name.len()).filter(|_| !is_term);
    let apart = apart.and_then(|(name, value)| match number::read(value, 10) {
        Reading::Code { value, form, rest: "" } => Some((name, value, form)),
        _ => None,
    });
    let (name, value, form) = apart.or_else(|| in_parentheses(&whole, is_term))?;
    let name = name.trim();
    if name.is_empty() || name.split_whitespace().count() > 4 {
        return None;
    }
    let told = whole.split_once(')').map_or("", |(_, told)| told).trim_start_matches(SIGNS);
    let is_parted = whole.len() > name.len() && whole[name.len()..].trim_start().starts_with('(');
    let description = if is_parted && !told.is_empty() { vec![parts::of_text(told)] } else { Vec::new() };
    let is_identifier = looks::Looks::of(name).is_identifier;
    let look = Look { digits: Digits::of(form), is_marked: false, is_identifier, is_whole: false };
    let name = name::from_plain(name).into_owned();
    Some(Entry { shape: Shape::NameFirst, value: Value::Integer(value), name, description, look })
}

/// `**CALL (1)** what it is`.
fn numbered<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    let first = runs.first().filter(|run| run.style.has(Style::CODE) || run.style.has(Style::STRONG))?;
    let inner = first.text.trim_end_matches([':', '：', ' ']).strip_suffix(')')?;
    let (name, value) = inner.split_once('(')?;
    let Reading::Code { value, form, rest: "" } = number::read(value, 10) else { return None };
    let name = name.trim();
    let mut description = runs[1..].to_vec();
    parts::strip(&mut description);
    let look = Look { digits: Digits::of(form), is_marked: true, is_identifier: true, is_whole: false };
    let value = Value::Integer(value);
    is_constant(name).then(|| {
        let name = name::from_plain(name).into_owned();
        Entry { shape: Shape::NameFirst, value, name, description, look }
    })
}

/// Whether a name is written as those of constants are.
fn is_constant(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// `Call (0x1): what it is`, or `CALL (1)`, a term with its definition.
fn in_parentheses(whole: &str, is_term: bool) -> Option<(&str, i128, Form)> {
    let (name, rest) = whole.split_once('(')?;
    let (value, rest) = rest.split_once(')')?;
    let Reading::Code { value, form, rest: "" } = number::read(value, 10) else { return None };
    let rest = rest.trim_start();
    let is_code = form == Form::Hex || is_term && is_constant(name.trim());
    (is_code && (rest.is_empty() || rest.starts_with(&SIGNS[..7]))).then_some((name, value, form))
}
