//! The answers of `explain` for reading.

use spectable_codegen::model::{Entry, Range};

use crate::page;
use crate::plain;
use crate::search::{Answer, Item, Match};
use crate::spelling;
use crate::style::{self, paint};
use crate::width;

/// The least width of a text beside its label.
const NARROW: usize = 20;

/// The answers, pages first and each entry once; where a width is given, long texts go on in further lines.
pub(crate) fn text(answers: &[Answer<'_>], width: Option<usize>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for kind in answers.iter().filter_map(|answer| answer.kind) {
        let text = page::text(kind, width);
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    for found in answers.iter().flat_map(|answer| &answer.matches) {
        let text = one(found, width);
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    shown.join("\n")
}

/// A label, and the lines of what stands beside it.
type Row<'a> = (&'a str, String);

fn one(found: &Match<'_>, width: Option<usize>) -> String {
    let (line, rows) = match found.item {
        Item::Entry(entry) => (entry.line, self::entry(found, entry)),
        Item::Range(range) => (range.line, self::range(range)),
    };
    let rows: Vec<Row<'_>> = rows.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let place = ("at", spelling::place(found.module, line));
    let label = rows.iter().map(|(label, _)| width::of(label)).max().unwrap_or(0);
    let mut text = format!("{}\n", paint(style::TITLE, &found.path()));
    for (name, value) in rows.iter().chain([&place]) {
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(label + 4).max(NARROW));
        let pad = " ".repeat(label.saturating_sub(width::of(name)));
        let beside = width::wrapped(value, room).join(&format!("\n{}", " ".repeat(label + 4)));
        text.push_str(&format!("  {}{pad}  {beside}\n", paint(style::ASIDE, name)));
    }
    text
}

fn entry<'a>(found: &Match<'a>, entry: &'a Entry) -> Vec<Row<'a>> {
    let blank = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let fields = found.table.fields.iter().zip(&entry.values);
    let fields = fields.map(|(field, value)| (field.accessor.as_str(), blank(spelling::value(value))));
    let start = [
        ("code", plain::line(&entry.code.to_string())),
        ("name", plain::line(&entry.name)),
        ("meaning", plain::line(&entry.description.plain)),
    ];
    start.into_iter().chain(fields).chain([("deprecated", deprecation(entry))]).collect()
}

fn range(range: &Range) -> Vec<Row<'_>> {
    vec![
        ("codes", spelling::range(range)),
        ("name", plain::line(&range.name)),
        ("meaning", plain::line(&range.description.plain)),
    ]
}

fn deprecation(entry: &Entry) -> String {
    match &entry.twin_of {
        Some(live) => format!("yes, the code is now {live}"),
        None if entry.deprecated => "yes".to_owned(),
        None => String::new(),
    }
}
