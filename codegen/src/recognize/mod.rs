//! Which tables and definitions of a document hold codes, where in them, and why the others do not.

mod column;
mod definitions;
pub(crate) mod name;
pub(crate) mod number;
mod roles;
mod rows;
mod words;

use std::borrow::Cow;

use crate::diagnostic::{Diagnostics, Kind};
use crate::document::{Block, Document, Run, Table, Text, slug};
use crate::manifest::{DocumentSettings, Setting, TableSettings};
use crate::model::{Columns, Form, Why};
use crate::near::nearest;
use name::Name;
use roles::{Forced, Grid, Judgement};

pub(crate) use words::{CODES_HEADING, FALSE, TRUE, Words, split};

/// A document, and what in it holds codes.
#[derive(Debug)]
pub(crate) struct Recognized<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) sets: Vec<Set<'d>>,
    pub(crate) ignored: Vec<Rejected>,
}

/// A table that holds no codes.
#[derive(Debug)]
pub(crate) struct Rejected {
    pub(crate) line: usize,
    pub(crate) heading: Vec<usize>,
    /// What the manifest may call it.
    pub(crate) keys: Vec<String>,
    pub(crate) reason: String,
    pub(crate) why: Why,
}

/// A set of codes: a table, several, or definitions.
#[derive(Clone, Debug)]
pub(crate) struct Set<'d> {
    /// Where it begins: the header row, or the title.
    pub(crate) offset: usize,
    pub(crate) form: Form,
    /// Whether its codes are words.
    pub(crate) is_text: bool,
    /// Indices of the headings above it among the document's blocks, outermost first.
    pub(crate) heading: Vec<usize>,
    /// What the manifest may call it, the shortest first.
    pub(crate) keys: Vec<String>,
    /// The short text right before it.
    pub(crate) caption: Option<String>,
    pub(crate) columns: Columns,
    /// The headers of further columns.
    pub(crate) fields: Vec<String>,
    pub(crate) parts: Vec<Part>,
    pub(crate) rows: Vec<Found<'d>>,
    pub(crate) why: Why,
}

#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) offset: usize,
    pub(crate) heading: Vec<usize>,
}

/// A row of a set.
#[derive(Clone, Debug)]
pub(crate) struct Found<'d> {
    /// Where its code stands.
    pub(crate) offset: usize,
    pub(crate) value: Value,
    pub(crate) name: Name,
    /// Whether it is struck, or its code or name marked as no longer in use.
    pub(crate) deprecated: bool,
    /// The paragraphs of its description.
    pub(crate) description: Vec<Cow<'d, [Run<'d>]>>,
    /// The cells of the set's fields; none where the row lacks it.
    pub(crate) fields: Vec<Option<&'d Text<'d>>>,
    /// Whether its name only says that the code has none, as that of other rows does.
    pub(crate) is_filler: bool,
    /// Which of the set's parts it is of.
    pub(crate) part: usize,
}

/// What a row's code cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Integer(i128),
    Text(String),
    Range(i128, i128),
    /// None: the row is skipped, for this reason.
    Neither(&'static str),
}

/// A table of the document before it is judged.
struct Candidate<'d> {
    table: &'d Table<'d>,
    heading: Vec<usize>,
    keys: Vec<String>,
    caption: Option<String>,
    judgement: Judgement,
    settings: Option<&'d TableSettings>,
}

/// Finds every set of codes in a document.
pub(crate) fn recognize<'d>(
    diagnostics: &mut Diagnostics,
    document: &'d Document<'d>,
    settings: Option<&'d DocumentSettings>,
    manifest: Option<&crate::source::Source>,
) -> Recognized<'d> {
    let mut candidates = candidates(document, settings);
    for candidate in &mut candidates {
        let forced = forced(diagnostics, candidate, manifest);
        let grid = Grid::new(candidate.table);
        let context = context(document, candidate);
        let context: Vec<&str> = context.iter().map(String::as_str).collect();
        candidate.judgement = roles::judge(candidate.table, &grid, &context, forced);
    }
    let mut sets: Vec<Set<'d>> = Vec::new();
    let mut ignored = Vec::new();
    for at in 0..candidates.len() {
        let candidate = &candidates[at];
        let line = document.source.line_of(candidate.table.offset);
        match verdict(&candidates, at) {
            Ok(roles) => {
                report_tie(diagnostics, document, candidate);
                rows::report_ragged(diagnostics, document, candidate.table, roles, candidate.settings);
                sets.push(rows::set(candidate, roles));
            }
            Err(reason) => {
                let (heading, keys) = (candidate.heading.clone(), candidate.keys.clone());
                let why = candidate.judgement.why();
                ignored.push(Rejected { line, heading, keys, reason: reason.to_owned(), why });
            }
        }
    }
    let mut sets = merge_under_siblings(document, sets);
    merge_by_manifest(diagnostics, &mut sets, settings, manifest);
    definitions::add(document, &mut sets);
    sets.sort_by_key(|set| set.offset);
    Recognized { document, sets, ignored }
}

/// Which of a document's settings names a thing with these keys.
pub(crate) fn settings_for<'s>(
    settings: Option<&'s DocumentSettings>,
    keys: &[String],
) -> Option<&'s TableSettings> {
    settings?.tables.iter().find(|table| keys.contains(&table.key.value))
}

fn candidates<'d>(document: &'d Document<'d>, settings: Option<&'d DocumentSettings>) -> Vec<Candidate<'d>> {
    let tables = document.blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Table(table) => Some((at, table)),
        _ => None,
    });
    let tables: Vec<(usize, &Table<'_>)> = tables.collect();
    let trails: Vec<Vec<usize>> = tables.iter().map(|&(block, _)| document.headings(block)).collect();
    let slugs: Vec<Vec<String>> = trails.iter().map(|trail| slugs(document, trail)).collect();
    let mut candidates: Vec<Candidate<'d>> = Vec::with_capacity(tables.len());
    for (at, &(block, table)) in tables.iter().enumerate() {
        let own = slugs[at].last().cloned().unwrap_or_default();
        let whole = match slugs[at].as_slice() {
            [.., parent, own] => format!("{parent}/{own}"),
            _ => own.clone(),
        };
        let order = trails[..at].iter().filter(|earlier| **earlier == trails[at]).count() + 1;
        let same = |other: &usize| *other != at && slugs[*other].last() == slugs[at].last();
        let alone = !(0..tables.len()).any(|other| same(&other));
        let mut keys = Vec::new();
        if alone && !own.is_empty() {
            keys.push(own.clone());
        }
        let paired = |other: &usize| slugs[*other].iter().rev().take(2).eq(slugs[at].iter().rev().take(2));
        if whole != own && !(0..tables.len()).any(|other| other != at && paired(&other)) {
            keys.push(whole.clone());
        }
        if !own.is_empty() {
            keys.push(format!("{whole}:{order}"));
            keys.push(format!("{own}:{order}"));
        }
        keys.push(format!("line:{}", document.source.line_of(table.offset)));
        keys.extend(table.anchors.iter().cloned());
        if let Some(heading) = trails[at].last().and_then(|&at| document.heading(at)) {
            if order == 1 {
                keys.extend(heading.anchors.iter().cloned());
            }
        }
        let settings = settings_for(settings, &keys);
        let judgement = Judgement { roles: None, evidence: Vec::new(), columns: Vec::new(), tie: None };
        let caption = caption(document, block);
        candidates.push(Candidate { table, heading: trails[at].clone(), keys, caption, judgement, settings });
    }
    candidates
}

fn slugs(document: &Document<'_>, trail: &[usize]) -> Vec<String> {
    document.texts(trail).iter().map(|text| slug(text)).collect()
}

/// What stands above a table and may say what it lists: its headings, and the text right before it.
fn context(document: &Document<'_>, candidate: &Candidate<'_>) -> Vec<String> {
    let mut context = document.texts(&candidate.heading);
    if context.is_empty() {
        context.push(document.source.name().rsplit_once('.').map_or("", |(stem, _)| stem).to_owned());
    }
    context.extend(candidate.caption.clone());
    context
}

/// The short text right before a block, which may say what it is.
fn caption(document: &Document<'_>, block: usize) -> Option<String> {
    let before = document.blocks.get(block.checked_sub(1)?)?;
    let (Block::Paragraph(text) | Block::Item(text)) = before else { return None };
    let plain = text.plain();
    (plain.chars().count() < 80 && !plain.is_empty()).then(|| plain.into_owned())
}

/// The roles of a code table's columns, or why it is none.
fn verdict<'c>(candidates: &'c [Candidate<'_>], at: usize) -> Result<&'c roles::Roles, &'static str> {
    let candidate = &candidates[at];
    if candidate.settings.is_some_and(|settings| settings.skip) {
        return Err("the manifest skips it");
    }
    let Some(roles) = &candidate.judgement.roles else { return Err(candidate.judgement.reason()) };
    if candidate.settings.is_some() || candidate.judgement.score() >= roles::ENOUGH {
        return Ok(roles);
    }
    let beside = candidate.judgement.score() >= roles::ENOUGH_BESIDE
        && candidates.iter().any(|other| {
            let same_shape = headers(other.table) == headers(candidate.table);
            same_shape && other.judgement.roles.is_some() && other.judgement.score() >= roles::ENOUGH + 1.0
        });
    if beside { Ok(roles) } else { Err(candidate.judgement.reason()) }
}

fn headers(table: &Table<'_>) -> Vec<String> {
    table.header.cells.iter().map(|cell| cell.plain().to_lowercase()).collect()
}

fn forced(
    diagnostics: &mut Diagnostics,
    candidate: &Candidate<'_>,
    manifest: Option<&crate::source::Source>,
) -> Forced {
    let Some(settings) = candidate.settings else { return Forced::default() };
    let headers: Vec<String> =
        candidate.table.header.cells.iter().map(|cell| cell.plain().into_owned()).collect();
    let mut column = |setting: &Option<Setting<String>>| {
        let setting = setting.as_ref()?;
        let by_header = headers.iter().position(|header| header.eq_ignore_ascii_case(setting.value.trim()));
        let number = setting.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = by_header.or(number.filter(|&at| at < headers.len()));
        if let (None, Some(manifest)) = (found, manifest) {
            let help = match nearest(&setting.value, headers.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its columns are {}", listed(&headers)),
            };
            let message = format!("the table has no column `{}`", setting.value);
            diagnostics.push_with_help(Kind::UnusedSetting, manifest.place(setting.offset), message, help);
        }
        found
    };
    let (code, name, description) =
        (column(&settings.code), column(&settings.names), column(&settings.description));
    Forced { code, name, description, radix: settings.radix }
}

fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn report_tie(diagnostics: &mut Diagnostics, document: &Document<'_>, candidate: &Candidate<'_>) {
    let Some((first, second)) = candidate.judgement.tie else { return };
    let header = |at: usize| candidate.table.header.cells[at].plain().into_owned();
    let (first, second) = (header(first), header(second));
    let place = document
        .source
        .place(candidate.table.header.cells.first().map_or(candidate.table.offset, |cell| cell.offset));
    let message = format!("the columns `{first}` and `{second}` hold codes equally well");
    let help = format!(
        "write `columns = {{ code = \"{first}\" }}` under `[document.tables.{}]`",
        toml_key(&candidate.keys[0])
    );
    diagnostics.push_with_help(Kind::AmbiguousColumns, place, message, help);
}

/// A key as TOML writes it.
pub(crate) fn toml_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if bare { key.to_owned() } else { format!("{key:?}") }
}

/// The number in a heading such as `400 Bad Request`, and the heading without it.
pub(crate) fn status(heading: &str) -> Option<(i128, String)> {
    let is_status = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = heading.split_whitespace().find(is_status)?;
    let title: Vec<&str> = heading.split_whitespace().filter(|word| *word != number).collect();
    Some((number.parse().ok()?, title.join(" ").trim_start_matches([':', '-', '–', '—', ' ']).to_owned()))
}

/// Joins tables of words of one shape whose headings are siblings with a number each.
fn merge_under_siblings<'d>(document: &'d Document<'d>, sets: Vec<Set<'d>>) -> Vec<Set<'d>> {
    let mut merged: Vec<Set<'d>> = Vec::with_capacity(sets.len());
    for set in sets {
        let numbered = |set: &Set<'_>| {
            let heading =
                set.parts.last().and_then(|part| part.heading.last()).and_then(|&at| document.heading(at));
            heading.is_some_and(|heading| status(&heading.text.plain()).is_some())
        };
        let siblings = |other: &Set<'_>| {
            let (Some(part), Some([above @ .., _])) = (other.parts.last(), set.heading.get(..)) else {
                return false;
            };
            part.heading.len() == set.heading.len() && part.heading.starts_with(above)
        };
        let same = |other: &Set<'_>| other.columns.code == set.columns.code && other.fields == set.fields;
        match merged.last_mut() {
            Some(last)
                if set.is_text
                    && last.is_text
                    && numbered(&set)
                    && numbered(last)
                    && siblings(last)
                    && same(last) =>
            {
                join(last, set);
            }
            _ => merged.push(set),
        }
    }
    for set in merged.iter_mut().filter(|set| set.parts.len() > 1) {
        set.heading.pop();
        set.keys = vec![slugs(document, &set.heading).pop().unwrap_or_default()];
        if let Some(heading) = set.heading.last().and_then(|&at| document.heading(at)) {
            set.keys.extend(heading.anchors.iter().cloned());
        }
    }
    merged
}

/// Joins what the manifest says belongs together.
fn merge_by_manifest(
    diagnostics: &mut Diagnostics,
    sets: &mut Vec<Set<'_>>,
    settings: Option<&DocumentSettings>,
    manifest: Option<&crate::source::Source>,
) {
    for table in settings.iter().flat_map(|settings| &settings.tables) {
        for key in &table.merge {
            let into = sets.iter().position(|set| set.keys.contains(&table.key.value));
            let from = sets.iter().position(|set| set.keys.contains(&key.value));
            match (into, from) {
                (Some(into), Some(from)) if into != from && sets[into].is_text == sets[from].is_text => {
                    let set = sets.remove(from);
                    let into = if from < into { into - 1 } else { into };
                    join(&mut sets[into], set);
                }
                (Some(_), _) => {
                    if let Some(manifest) = manifest {
                        let message =
                            format!("`merge` names `{}`, which is no further table of codes here", key.value);
                        diagnostics.push(Kind::UnusedSetting, manifest.place(key.offset), message);
                    }
                }
                (None, _) => {}
            }
        }
    }
}

fn join<'d>(into: &mut Set<'d>, from: Set<'d>) {
    let shift = into.parts.len();
    let places: Vec<usize> = from
        .fields
        .iter()
        .map(|field| {
            into.fields.iter().position(|known| known == field).unwrap_or_else(|| {
                into.fields.push(field.clone());
                into.fields.len() - 1
            })
        })
        .collect();
    let width = into.fields.len();
    for row in &mut into.rows {
        row.fields.resize(width, None);
    }
    for mut row in from.rows {
        let mut fields = vec![None; width];
        for (&place, field) in places.iter().zip(row.fields) {
            fields[place] = field;
        }
        row.fields = fields;
        row.part += shift;
        into.rows.push(row);
    }
    into.parts.extend(from.parts);
}
