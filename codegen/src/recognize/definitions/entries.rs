//! An item of a list as an entry: one code and one name, in one of a few shapes, and what it says of them.

use std::borrow::Cow;

use crate::document::{Run, Style, Text};
use crate::recognize::name::{self, Name};
use crate::recognize::number::{self, Form, Reading};
use crate::recognize::{NOT_ONE, Value, Words, looks, words};

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
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_hex: bool,
    /// Whether the code is set apart from the text: as code, or in bold.
    pub(super) is_marked: bool,
    /// Whether the code is padded with zeros.
    pub(super) is_padded: bool,
    /// Whether the name is one of programs.
    pub(super) is_identifier: bool,
}

/// The most letters that a name has.
const LONGEST_NAME: usize = 120;

/// What stands between a code and its name, or between a name and what is said of it.
const SIGNS: [char; 8] = [':', '：', '-', '–', '—', '=', '→', ' '];

/// What may stand between a code and the name that it stands for.
const COPULA: Words = Words::new(&[
    "indicating", "indicate", "mean", "meaning", "is", "for", "denote", "represent", "stand", "a", "an",
    "the", "significa", "indica", "bedeutet", "signifie", "表示", "代表",
]);

/// Reads an item in the one shape, or in any.
pub(super) fn read<'d>(text: &Text<'d>, shape: Option<Shape>) -> Option<Entry<'d>> {
    if !text.runs.iter().any(|run| run.text.bytes().any(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let mut entry = match shape {
        Some(Shape::CodeFirst) => code_first(head)?,
        Some(Shape::NameFirst) => name_first(head)?,
        None => code_first(head).or_else(|| name_first(head))?,
    };
    let plain = &entry.name.plain;
    if plain.len() > LONGEST_NAME || !plain.contains(char::is_alphabetic) || begins_with_unit(plain) {
        return None;
    }
    for line in lines {
        if !entry.description.is_empty() {
            entry.description.push(of_text(" "));
        }
        entry.description.extend_from_slice(line);
    }
    Some(entry)
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
    let before = plain(&rest);
    let told = without_alias(&before, &value);
    let is_apart = told.starts_with(&SIGNS[..7]) || first.text.trim().ends_with([':', '：']);
    let is_hex = form == Some(Form::Hex);
    if told.starts_with(['.', ')', ',', '/', '+', '%', '°', '×', '*'])
        || !is_apart && !is_hex && !is_marked && !told.starts_with('(')
    {
        return None;
    }
    if told.len() < before.len() {
        cut(&mut rest, before.len() - told.len());
    }
    let is_padded = own.len() > 1 && own.starts_with('0') && own.bytes().all(|byte| byte.is_ascii_digit());
    let (name, description, is_set) = named(rest)?;
    let is_identifier = is_set || looks::Looks::of(&name).is_identifier;
    let look = Look { is_hex, is_marked, is_padded, is_identifier };
    let name = name::from_plain(&name).into_owned();
    Some(Entry { shape: Shape::CodeFirst, value, name, description, look })
}

/// Whether a text is a code, a range of them, or several, and nothing else.
fn reads(text: &str) -> bool {
    matches!(number::read(text, 10), Reading::Code { rest: "", .. } | Reading::Range { rest: "", .. })
        || text.starts_with(|c: char| c.is_ascii_digit()) && number::read(text, 10) == Reading::NotOne
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

/// The name that runs begin with behind signs, what they say of it, and whether it is set as code.
fn named<'d>(mut runs: Vec<Run<'d>>) -> Option<(String, Vec<Run<'d>>, bool)> {
    strip(&mut runs);
    let first = runs.first()?;
    if let Some(inner) = first.text.strip_prefix('(') {
        return in_parentheses(inner.to_owned(), runs);
    }
    let is_set = |run: &Run<'_>| run.style.has(Style::CODE);
    let stands_out = first.style.has(Style::STRONG) || first.style.has(Style::EMPHASIS) || is_set(first);
    let behind = runs.get(1).map_or("", |run| run.text.trim_start());
    let ends = first.text.trim_end().ends_with([':', '：']);
    if stands_out && (ends || behind.is_empty() || behind.starts_with([':', '：', '-', '–', '—', ',', '.', '(']))
    {
        let name = first.text.trim().trim_end_matches([':', '：']).trim_end().to_owned();
        let is_set = is_set(first);
        runs.remove(0);
        strip(&mut runs);
        return Some((name, runs, is_set));
    }
    if runs.len() > 1 && is_set(&runs[1]) && COPULA.are_text(&first.text) {
        return Some((runs[1].text.trim().to_owned(), runs, true));
    }
    let (name, description) = parted(runs);
    (!name.is_empty()).then_some((name, description, false))
}

/// `(NAME): what it is`, without the parenthesis that opens it.
fn in_parentheses<'d>(inner: String, mut runs: Vec<Run<'d>>) -> Option<(String, Vec<Run<'d>>, bool)> {
    runs[0].text = Cow::Owned(inner);
    let end = runs.iter().position(|run| !run.style.has(Style::CODE) && run.text.contains(')'))?;
    let close = runs[end].text.find(')')?;
    let rest = runs[end].text[close + 1..].to_owned();
    let is_set = end == 1 && runs[0].text.is_empty() || end == 0 && runs[0].style.has(Style::CODE);
    let inner = Run { text: Cow::Owned(runs[end].text[..close].to_owned()), ..runs[end].clone() };
    let mut name = runs[..end].to_vec();
    name.push(inner);
    let name = plain(&name).into_owned();
    let told = rest.trim_start();
    if name.is_empty() || !told.is_empty() && !told.starts_with(&SIGNS[..7]) {
        return None;
    }
    let mut description = runs.split_off(end);
    description[0].text = Cow::Owned(rest);
    strip(&mut description);
    Some((name, description, is_set))
}

/// What stands before the first sign that parts a name from what is said of it, and what stands behind it.
fn parted<'d>(mut runs: Vec<Run<'d>>) -> (String, Vec<Run<'d>>) {
    for at in 0..runs.len() {
        if runs[at].style.has(Style::CODE) {
            continue;
        }
        let Some((start, end)) = sign(&runs[at].text, at + 1 < runs.len()) else { continue };
        let mut description = runs.split_off(at);
        let mut last = description[0].clone();
        last.text = Cow::Owned(last.text[..start].to_owned());
        description[0].text = Cow::Owned(description[0].text[end..].to_owned());
        runs.push(last);
        strip(&mut description);
        return (plain(&runs).into_owned(), description);
    }
    (plain(&runs).into_owned(), Vec::new())
}

/// Where the first sign stands that may end a name; more may follow the text.
fn sign(text: &str, is_followed: bool) -> Option<(usize, usize)> {
    let is_abbreviated = |at: usize| {
        let word = text[..at].rsplit([' ', '.']).next().unwrap_or_default();
        word.chars().count() < 2
    };
    let mut found: Option<(usize, usize)> = None;
    for sign in [": ", "：", " - ", " – ", " — ", "; ", ". ", "。"] {
        let mut places = text.match_indices(sign).map(|(at, _)| at);
        let place = places.find(|&at| sign != ". " || !is_abbreviated(at));
        found = place.map(|at| (at, at + sign.len())).into_iter().chain(found).min();
    }
    let at_end = || is_followed.then(|| text.strip_suffix(':')).flatten().map(|head| (head.len(), text.len()));
    found.or_else(at_end)
}

fn name_first<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    encoded(runs).or_else(|| assigned(runs)).or_else(|| valued(runs))
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
    let said = plain(between).trim_start_matches([',', ':', '-', '–', '—', ' ']).to_owned();
    let told = said.rsplit_once(',').map_or("", |(told, _)| told).trim();
    let description = if told.is_empty() { Vec::new() } else { vec![of_text(told)] };
    let look = Look { is_hex: form == Form::Hex, is_marked: true, is_padded: false, is_identifier: true };
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
    strip(&mut description);
    let look = Look { is_hex: form == Form::Hex, is_marked, is_padded: false, is_identifier };
    let name = name::from_plain(name).into_owned();
    Some(Entry { shape: Shape::NameFirst, value: Value::Integer(value), name, description, look })
}

/// `Call: 1`, `**Call** - 1`, or `Call (0x1): what it is`.
fn valued<'d>(runs: &[Run<'d>]) -> Option<Entry<'d>> {
    let whole = plain(runs);
    let parts = [": ", "：", " - ", " – ", " — ", " = "].iter().filter_map(|sign| whole.split_once(sign));
    let apart = parts.min_by_key(|(name, _)| name.len());
    let (name, value, form) = match apart.map(|(name, value)| (name, number::read(value, 10))) {
        Some((name, Reading::Code { value, form, rest: "" })) => (name, value, form),
        _ => {
            let (name, rest) = whole.split_once('(')?;
            let (value, rest) = rest.split_once(')')?;
            let Reading::Code { value, form: Form::Hex, rest: "" } = number::read(value, 10) else {
                return None;
            };
            let rest = rest.trim_start();
            if !rest.is_empty() && !rest.starts_with(&SIGNS[..7]) {
                return None;
            }
            (name, value, Form::Hex)
        }
    };
    let name = name.trim();
    if name.is_empty() || name.split_whitespace().count() > 4 {
        return None;
    }
    let told = whole.split_once(')').map_or("", |(_, told)| told).trim_start_matches(SIGNS);
    let is_parted = whole.len() > name.len() && whole[name.len()..].trim_start().starts_with('(');
    let description = if is_parted && !told.is_empty() { vec![of_text(told)] } else { Vec::new() };
    let is_identifier = looks::Looks::of(name).is_identifier;
    let look = Look { is_hex: form == Form::Hex, is_marked: false, is_padded: false, is_identifier };
    let name = name::from_plain(name).into_owned();
    Some(Entry { shape: Shape::NameFirst, value: Value::Integer(value), name, description, look })
}

/// Without blank runs and signs in front.
fn strip(runs: &mut Vec<Run<'_>>) {
    let rest = |run: &Run<'_>| {
        let rest = run.text.trim_start().trim_start_matches(SIGNS).trim_start_matches([',', '.', ' ']);
        if run.style.has(Style::CODE) { run.text.len() } else { rest.len() }
    };
    let blank = runs.iter().take_while(|run| rest(run) == 0).count();
    runs.drain(..blank);
    let Some(first) = runs.first_mut() else { return };
    let kept = rest(first);
    if kept < first.text.len() {
        first.text = Cow::Owned(first.text[first.text.len() - kept..].to_owned());
    }
}

/// Without so many bytes in front, which the first run has.
fn cut(runs: &mut [Run<'_>], count: usize) {
    let Some(first) = runs.iter_mut().find(|run| !run.text.trim().is_empty()) else { return };
    let rest = first.text.trim_start().get(count..).unwrap_or_default().to_owned();
    first.text = Cow::Owned(rest);
}

fn plain(runs: &[Run<'_>]) -> Cow<'static, str> {
    let text = Text { span: 0..0, runs: runs.iter().cloned().collect() };
    Cow::Owned(text.plain().into_owned())
}

fn of_text(text: &str) -> Run<'static> {
    Run { text: Cow::Owned(text.to_owned()), style: Style::default(), link: None }
}
