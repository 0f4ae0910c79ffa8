//! What looks like a slip of the pen: right as it stands, and probably not what was meant.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Draft;
use super::field::{self, Cells};
use crate::diagnostic::{Diagnostics, Kind, Place, quoted};
use crate::distinct;
use crate::fold;
use crate::model::{Code, Entry, FieldType};
use crate::near::{is_slip, traces};
use crate::order;
use crate::recognize::words::is_right;
use crate::recognize::{Words, known_headers, number, split, toml_key};

/// The fewest letters of a word that one letter makes another word of only by mistake.
const FEWEST_LETTERS: usize = 6;

/// The most letters of a header, and digits of a code, that are compared with others.
const MOST_LETTERS: usize = 64;

/// A header of what a client does when a connection closes.
const RECONNECT: Words = Words::new(&["reconnect", "reconnectable", "reconectar", "reconexion", "resumable"]);

/// A header that several tables may have.
struct Header<'d> {
    times: usize,
    lower: String,
    /// As the first of them spells it.
    spelling: &'d str,
    place: Place,
}

/// What is known of the words of headers.
struct Known<'d> {
    /// The words that headers have, in their order.
    words: Vec<&'static str>,
    /// What each header is that was looked at, since many tables have the same ones.
    headers: HashMap<&'d str, usize>,
    spellings: Vec<Spelling>,
}

/// How a header is spelt.
enum Spelling {
    /// In words that headers have.
    Usual,
    /// With a word that is one slip away from one of those.
    Slip(String, &'static str),
    Unusual,
}

impl Spelling {
    fn of(header: &str, known: &[&'static str]) -> Self {
        let words = split(header);
        let unknown: Vec<&String> =
            words.iter().filter(|word| !is_known(known, word) && !is_right(word)).collect();
        if unknown.is_empty() || header.len() > MOST_LETTERS {
            return Self::Usual;
        }
        for word in unknown {
            if let Some(other) = known.iter().find(|other| is_misspelt(word, other)) {
                return Self::Slip(word.clone(), other);
            }
        }
        Self::Unusual
    }
}

/// Warns of what looks like a slip in the tables.
pub(super) fn report(diagnostics: &mut Diagnostics, drafts: &[Vec<Draft<'_>>]) {
    for drafts in drafts {
        for draft in drafts {
            order(diagnostics, draft);
            overlaps(diagnostics, draft);
            case(diagnostics, draft);
        }
    }
    let mut words = known_headers();
    order::sort(&mut words, &Ord::cmp);
    let mut known = Known { words, headers: HashMap::new(), spellings: Vec::new() };
    // Each document is in a language of its own: `action` is no slip for `acción`.
    for drafts in drafts {
        headers(diagnostics, drafts, &mut known);
    }
}

/// Warns of cells that keep a column from being true or false.
pub(super) fn mixed(diagnostics: &mut Diagnostics, draft: &Draft<'_>, cells: &Cells<'_>) {
    let (mut filled, mut odd) = (0, Vec::new());
    for text in cells.texts.iter().flatten() {
        let plain = text.plain();
        if !number::is_blank(&plain) {
            filled += 1;
            if field::value(&FieldType::Bool, "", &plain, None).is_none() {
                odd.push(text);
            }
        }
    }
    let bools = filled - odd.len();
    let (fewest, most) = if RECONNECT.in_text(cells.header) { (1, 2) } else { (2, 4) };
    let is_bool = bools >= fewest && odd.len() * most <= filled;
    let Some(first) = odd.first().filter(|_| is_bool) else { return };
    let source = draft.document.source;
    let more = match odd.len() {
        1 => String::new(),
        all => format!(", and {} more of its cells", all - 1),
    };
    let (cell, column) = (quoted(&first.plain()), quoted(cells.header));
    let message = format!("{cell} is neither true nor false, as the rest of {column} is{more}");
    let setting = format!("fields = {{ {} = {{ type = \"text\" }} }}", toml_key(cells.header));
    let help = format!("correct it, or {}", draft.remedy(&setting));
    let found = diagnostics.push(Kind::MixedValues, source.place(&first.span), message, help);
    for other in &odd[1..] {
        found.relate(source.place(&other.span), "this one, too");
    }
}

/// Warns of a code that breaks a regular order, and with one slip mended would not.
fn order(diagnostics: &mut Diagnostics, draft: &Draft<'_>) {
    let entries = &draft.table.entries;
    let mut rows: Vec<usize> = Vec::with_capacity(entries.len());
    rows.extend((0..entries.len()).filter(|&at| !draft.origins[at].struck));
    let number = |row: usize| if let Code::Integer(code) = entries[row].code { Some(code) } else { None };
    if rows.first().is_none_or(|&row| number(row).is_none()) {
        return;
    }
    let number = |row: usize| number(row).unwrap_or_default();
    let known = OnceCell::new();
    let known = || {
        known.get_or_init(|| {
            let mut known: HashMap<i128, usize> = HashMap::new();
            for &row in &rows {
                *known.entry(number(row)).or_default() += 1;
            }
            known
        })
    };
    for at in 1..rows.len().saturating_sub(1) {
        let (before, code, after) = (number(rows[at - 1]), number(rows[at]), number(rows[at + 1]));
        let step = (after - before) / 2;
        let likely = before + step;
        if step == 0 || code == likely || after != likely + step || rows.len() < 4 {
            continue;
        }
        let is_step =
            |at: usize| (at + 1 < rows.len()).then(|| number(rows[at + 1]) - number(rows[at]) == step);
        let behind = |at: Option<usize>| at.and_then(is_step);
        // Steps of one are an order where they go on at all, others where they do so twice.
        let is_order = match [behind(at.checked_sub(2)), is_step(at + 1)] {
            [Some(false), _] | [_, Some(false)] => false,
            [Some(true), Some(true)] => true,
            _ => step.abs() == 1 || behind(at.checked_sub(3)).or(is_step(at + 2)) == Some(true),
        };
        let is_told = || known()[&code] == 1 && !known().contains_key(&likely);
        let (place, earlier) = (&draft.origins[rows[at]].place, &draft.origins[rows[at - 1]].place);
        if is_order && is_told() && is_slip_of(draft, place, code, likely) {
            let message = format!(
                "{} has code {code} between {before} and {after}, where {likely} would keep the order",
                quoted(&entries[rows[at]].name)
            );
            let help = format!("correct it, or {}", draft.allowance(Kind::CodeOutOfOrder));
            diagnostics
                .push(Kind::CodeOutOfOrder, place.clone(), message, help)
                .relate(earlier.clone(), format!("code {before} stands before it"));
        }
    }
}

/// Whether one slip makes the code at a place another one, in the digits that it is written in.
fn is_slip_of(draft: &Draft<'_>, place: &Place, code: i128, likely: i128) -> bool {
    let source = draft.document.source;
    let line = if place.path == *source.path() { source.line(place.line) } else { None };
    let written: String =
        line.unwrap_or_default().chars().skip(place.column - 1).take(place.length).collect();
    let written = written.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let digits = written.strip_prefix("0x").or_else(|| written.strip_prefix("0X")).unwrap_or(written);
    let is_hex = i128::from_str_radix(digits, 16) == Ok(code) && written.parse() != Ok(code);
    if is_hex && likely >= 0 && digits.len() <= MOST_LETTERS {
        return is_slip(&digits.to_lowercase(), &format!("{likely:0width$x}", width = digits.len()));
    }
    is_slip(&code.to_string(), &likely.to_string())
}

/// Warns of ranges that overlap without one being a part of the other.
fn overlaps(diagnostics: &mut Diagnostics, draft: &Draft<'_>) {
    let mut rows: Vec<_> = draft.table.ranges.iter().zip(&draft.range_places).collect();
    order::sort(&mut rows, &|(a, _), (b, _)| a.first.cmp(&b.first).then(b.last.cmp(&a.last)));
    let mut open: Vec<(&crate::model::Range, &Place)> = Vec::new();
    for (range, place) in rows {
        while open.last().is_some_and(|(earlier, _)| earlier.last < range.first) {
            open.pop();
        }
        if let Some((earlier, other)) = open.last().filter(|(earlier, _)| earlier.last < range.last) {
            let message = format!(
                "{} to {} and {} to {} at line {} overlap, and neither is a part of the other",
                range.first, range.last, earlier.first, earlier.last, other.line
            );
            let help = format!("correct one of them, or {}", draft.allowance(Kind::OverlappingRanges));
            diagnostics
                .push(Kind::OverlappingRanges, place.clone(), message, help)
                .relate((*other).clone(), "the other range");
        }
        open.push((range, place));
    }
}

/// Warns of names that only the case of their letters tells apart, unless the manifest names one of them.
fn case(diagnostics: &mut Diagnostics, draft: &Draft<'_>) {
    let entries = &draft.table.entries;
    let names = entries.iter().map(|entry| entry.name.as_str());
    if distinct::are_distinct_in_any_case(entries.len(), names) {
        return;
    }
    let renames = draft.settings.map(|settings| settings.rename.as_slice()).unwrap_or_default();
    let given: HashSet<&str> = renames.iter().map(|(_, ident)| ident.value.as_str()).collect();
    let is_given = |entry: &Entry| entry.ident.as_deref().is_some_and(|ident| given.contains(ident));
    let mut first: HashMap<String, usize> = HashMap::with_capacity(draft.table.entries.len());
    for (at, entry) in draft.table.entries.iter().enumerate() {
        let other = *first.entry(fold::lower(&entry.name)).or_insert(at);
        let earlier = &draft.table.entries[other];
        let is_told = entry.ident.is_some() && earlier.ident.is_some() && entry.ident != earlier.ident;
        let is_told = is_told && !is_given(entry) && !is_given(earlier);
        if is_told && entry.name != earlier.name && entry.name.to_lowercase() == earlier.name.to_lowercase() {
            let place = draft.origins[at].place.clone();
            let message = format!(
                "{} ({}) differs from {} ({}) at {} only by case",
                quoted(&entry.name),
                entry.code,
                quoted(&earlier.name),
                earlier.code,
                draft.origins[other].line_from(&place)
            );
            let help = format!("correct one of them, or {}", draft.allowance(Kind::NamesDifferByCase));
            diagnostics
                .push(Kind::NamesDifferByCase, place, message, help)
                .relate(draft.origins[other].place.clone(), "the other name");
        }
    }
}

/// Warns of headers that are one slip away from a word that headers have, or from another header of the document.
fn headers<'d>(diagnostics: &mut Diagnostics, drafts: &'d [Draft<'_>], known: &mut Known<'d>) {
    let mut said: Vec<Header<'_>> = Vec::new();
    let mut by_lower: HashMap<String, usize> = HashMap::new();
    let mut each: Vec<(&Draft<'_>, &'d str, &Range<usize>)> = Vec::new();
    for draft in drafts {
        each.extend(draft.headers.iter().map(|(header, span)| (draft, header.as_str(), span)));
    }
    for &(draft, header, span) in &each {
        let lower = fold::lower(header);
        let at = *by_lower.entry(lower.clone()).or_insert(said.len());
        if at == said.len() {
            said.push(Header { times: 0, lower, spelling: header, place: draft.document.source.place(span) });
        }
        said[at].times += 1;
    }
    // Most documents have no header that asks for it.
    let mut by_trace = None;
    for (draft, header, span) in each {
        let at = *known.headers.entry(header).or_insert(known.spellings.len());
        if at == known.spellings.len() {
            known.spellings.push(Spelling::of(header, &known.words));
        }
        let spelling = &known.spellings[at];
        if matches!(spelling, Spelling::Usual) {
            continue;
        }
        let place = draft.document.source.place(span);
        let help =
            |meant: &str| format!("correct it to `{meant}`, or {}", draft.allowance(Kind::MisspeltColumn));
        if let Spelling::Slip(word, known) = spelling {
            let message =
                format!("`{word}` in the column {} is one slip away from `{known}`", quoted(header));
            diagnostics.push(Kind::MisspeltColumn, place, message, help(known));
            continue;
        }
        let Header { times, lower, place: first, .. } = &said[by_lower[&fold::lower(header)]];
        let mut other = None;
        let by_trace = by_trace.get_or_insert_with(|| traced(&said));
        for alike in traces(lower).filter_map(|trace| by_trace.get(&trace)) {
            let is_meant = |found: &Header<'_>| {
                let is_surer = found.times > *times || found.times == *times && found.place < *first;
                is_surer && is_misspelt(lower, &found.lower)
            };
            other = other.or_else(|| alike.iter().map(|&at| &said[at]).find(|found| is_meant(found)));
        }
        if let Some(other) = other {
            let message =
                format!("the column {} is one slip away from {}", quoted(header), quoted(other.spelling));
            diagnostics
                .push(Kind::MisspeltColumn, place, message, help(other.spelling))
                .relate(other.place.clone(), "the other column");
        }
    }
}

/// By trace, which headers have it.
fn traced(said: &[Header<'_>]) -> HashMap<String, Vec<usize>> {
    let mut by_trace: HashMap<String, Vec<usize>> = HashMap::new();
    for at in order::places(said.len(), &mut |a, b| said[a].lower.cmp(&said[b].lower)) {
        if said[at].lower.len() <= MOST_LETTERS {
            traces(&said[at].lower).for_each(|trace| by_trace.entry(trace).or_default().push(at));
        }
    }
    by_trace
}

/// Whether a word is one that headers have, or its plural.
fn is_known(known: &[&str], word: &str) -> bool {
    let is_known = |word: &str| known.binary_search(&word).is_ok();
    is_known(word) || word.strip_suffix('s').is_some_and(is_known)
}

/// Whether one text is the other with one slip, and no inflection or number of it.
fn is_misspelt(text: &str, other: &str) -> bool {
    if text.len().abs_diff(other.len()) > 1
        || text.bytes().any(|byte| byte.is_ascii_digit())
        || !text.is_ascii()
        || !other.is_ascii()
        || !is_slip(text, other)
    {
        return false;
    }
    let differing = text.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
    let is_swap = text.len() == other.len() && differing == 2;
    let (shorter, longer) = (text.len().min(other.len()), text.len().max(other.len()));
    let same = text.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let doubled = if text.len() < other.len() { other } else { text };
    let is_doubled = shorter < longer && same > 0 && doubled.as_bytes()[same] == doubled.as_bytes()[same - 1];
    (is_swap || is_doubled) && shorter > 3 || shorter >= FEWEST_LETTERS && same > 0 && same + 1 < longer
}
