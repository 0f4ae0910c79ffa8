//! The runs of an item behind its code: where its name ends, and what is said of it.

use std::borrow::Cow;

use crate::document::{Run, Style, joined};
use crate::recognize::Words;

/// What stands between a code and its name, or between a name and what is said of it.
pub(super) const SIGNS: [char; 8] = [':', '：', '-', '–', '—', '=', '→', ' '];

/// What may stand between a code and the name that it stands for.
const COPULA: Words = Words::new(&[
    "indicating", "indicate", "mean", "meaning", "is", "for", "denote", "represent", "stand", "a", "an",
    "the", "significa", "indica", "bedeutet", "signifie", "表示", "代表",
]);

/// The name that runs begin with behind signs, what they say of it, and whether it is set as code.
pub(super) fn named(mut runs: Vec<Run<'_>>) -> Option<(String, Vec<Run<'_>>, bool)> {
    strip(&mut runs);
    let first = runs.first()?;
    if let Some(inner) = first.text.strip_prefix('(') {
        return in_parentheses(inner.to_owned(), runs);
    }
    let is_set = |run: &Run<'_>| run.style.has(Style::CODE);
    let stands_out = first.style.has(Style::STRONG) || first.style.has(Style::EMPHASIS) || is_set(first);
    let behind = runs.get(1).map_or("", |run| run.text.trim_start());
    let ends = first.text.trim_end().ends_with([':', '：']);
    if stands_out
        && (ends || behind.is_empty() || behind.starts_with([':', '：', '-', '–', '—', ',', '.', '(']))
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
fn in_parentheses(inner: String, mut runs: Vec<Run<'_>>) -> Option<(String, Vec<Run<'_>>, bool)> {
    runs[0].text = Cow::Owned(inner);
    let end = runs.iter().position(|run| !run.style.has(Style::CODE) && run.text.contains(')'))?;
    let close = runs[end].text.find(')')?;
    let rest = runs[end].text[close + 1..].to_owned();
    let is_set = end == 1 && runs[0].text.is_empty() || end == 0 && runs[0].style.has(Style::CODE);
    let inner = Run { text: Cow::Owned(runs[end].text[..close].to_owned()), ..runs[end].clone() };
    let mut name = runs[..end].to_vec();
    name.push(inner);
    let name = joined(&name);
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
pub(super) fn parted(mut runs: Vec<Run<'_>>) -> (String, Vec<Run<'_>>) {
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
        return (joined(&runs), description);
    }
    (joined(&runs), Vec::new())
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
    let at_end =
        || is_followed.then(|| text.strip_suffix(':')).flatten().map(|head| (head.len(), text.len()));
    found.or_else(at_end)
}

/// Without blank runs and signs in front.
pub(super) fn strip(runs: &mut Vec<Run<'_>>) {
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
pub(super) fn cut(runs: &mut [Run<'_>], count: usize) {
    let Some(first) = runs.iter_mut().find(|run| !run.text.trim().is_empty()) else { return };
    let rest = first.text.trim_start().get(count..).unwrap_or_default().to_owned();
    first.text = Cow::Owned(rest);
}

pub(super) fn of_text(text: &str) -> Run<'static> {
    Run { text: Cow::Owned(text.to_owned()), style: Style::default(), link: None, is_plain: false }
}
