//! Whether each part of the manifest means something in the documents.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::codes::{self, Named};
use super::{Draft, report_setting};
use crate::diagnostic::{Diagnostics, Kind, listed, quoted};
use crate::list;
use crate::manifest::{DocumentSettings, Manifest, Setting, TableSettings};
use crate::recognize::Recognized;
use crate::source::Source;

/// Reports settings that match no document or no table.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    recognized: &[Recognized<'_>],
    manifest: &Manifest,
    source: Option<&Source>,
) {
    let Some(source) = source else { return };
    let documents = list::by_text(recognized, &|found| found.document.source.name());
    // For each document, the path of the first stanza for it, and its tables.
    let mut first: Vec<Option<(&Setting<String>, Tables<'_>)>> = list::of(recognized, &|_| None);
    for settings in &manifest.documents {
        let path = &settings.path;
        let Some(&document) = documents.get(path.value.as_str()) else {
            if path.value.split(['/', '\\']).any(|part| part == "..")
                || path.value.starts_with(['/', '\\'])
                || path.value.contains(':')
            {
                let message = format!("{} does not stay inside the folder", quoted(&path.value));
                let help = "copy the document into the folder, and name it by its path there";
                diagnostics.push(Kind::PathOutside, source.place(&path.span), message, help);
                continue;
            }
            let known = recognized.iter().map(|found| found.document.source.name());
            let message = format!("no document {} in this folder", quoted(&path.value));
            let relative = || "paths are relative to the folder, with `/`".to_owned();
            let help = diagnostics.question(&path.value, known).unwrap_or_else(relative);
            diagnostics.push(Kind::UnusedSetting, source.place(&path.span), message, help);
            continue;
        };
        if let Some((first, _)) = &first[document] {
            let message = format!("a second `[[document]]` for {}", quoted(&path.value));
            diagnostics
                .push(
                    Kind::ManifestValue,
                    source.place(&path.span),
                    message,
                    "put its settings into the first",
                )
                .relate(source.place(&first.span), "the first");
        }
        let (_, known) = first[document].get_or_insert_with(|| (path, Tables::of(&recognized[document])));
        tables(diagnostics, known, settings, source);
    }
}

/// Takes out the warnings that a table's settings allow.
pub(super) fn heed_allowances<'a, 'd: 'a>(
    diagnostics: &mut Diagnostics,
    drafts: &[&'a Draft<'d>],
    manifest: Option<&Source>,
) {
    let mut allowed: Vec<(&'a Draft<'d>, &[Setting<Kind>])> = Vec::new();
    for &draft in drafts {
        match draft.settings {
            Some(settings) if !settings.allow.is_empty() => allowed.push((draft, &settings.allow)),
            _ => {}
        }
    }
    let mut by_line: HashMap<(&'a str, usize), Vec<usize>> = HashMap::new();
    for (at, (draft, _)) in allowed.iter().enumerate() {
        let source = draft.document.source;
        let mut add = |path: &'a str, line: usize| {
            let tables = by_line.entry((path, line)).or_default();
            if tables.last() != Some(&at) {
                tables.push(at);
            }
        };
        for (_, span) in draft.headers {
            add(source.path(), source.line_of(span.start));
        }
        for skipped in &draft.table.skipped {
            add(source.path(), skipped.line);
        }
        for origin in &draft.origins {
            add(&origin.place.path, origin.place.line);
        }
        for place in &draft.range_places {
            add(&place.path, place.line);
        }
    }
    let mut used: HashSet<(usize, usize)> = HashSet::new();
    diagnostics.retain(|found| {
        let tables = by_line.get(&(&*found.place.path, found.place.line)).into_iter().flatten();
        let of_kind = |at: usize| allowed[at].1.iter().position(|setting| setting.value == found.kind);
        let Some(this) = tables.copied().find_map(|at| Some((at, of_kind(at)?))) else { return true };
        used.insert(this);
        false
    });
    for (at, (draft, allowed)) in allowed.iter().enumerate() {
        for (_, setting) in allowed.iter().enumerate().filter(|&(setting, _)| !used.contains(&(at, setting)))
        {
            let message = format!("{} has no warning `{}`", quoted(&draft.table.name), setting.value.code());
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &setting.span, message, "remove it");
        }
    }
}

/// The tables of a document: those with codes, and then those without.
struct Tables<'r> {
    known: Vec<&'r str>,
    /// Why a table holds no codes.
    reasons: Vec<Option<&'r str>>,
    /// By each key, the tables that it may mean.
    by_key: HashMap<&'r str, Vec<usize>>,
}

impl<'r> Tables<'r> {
    fn of(recognized: &'r Recognized<'_>) -> Self {
        let mut tables = Self { known: Vec::new(), reasons: Vec::new(), by_key: HashMap::new() };
        for set in &recognized.sets {
            tables.add(&set.keys, None);
        }
        for table in &recognized.ignored {
            tables.add(&table.keys, Some(&table.reason));
        }
        tables
    }

    fn add(&mut self, keys: &'r [String], reason: Option<&'r str>) {
        let at = self.reasons.len();
        self.known.extend(keys.first().map(String::as_str));
        self.reasons.push(reason);
        for key in keys {
            self.by_key.entry(key).or_default().push(at);
        }
    }

    fn of_key(&self, key: &str) -> &[usize] {
        self.by_key.get(key).map(Vec::as_slice).unwrap_or_default()
    }
}

fn tables(diagnostics: &mut Diagnostics, tables: &Tables<'_>, settings: &DocumentSettings, source: &Source) {
    let mut merged: HashSet<&str> = HashSet::new();
    for table in &settings.tables {
        merged.extend(table.merge.iter().map(|key| key.value.as_str()));
    }
    // For each table, the first stanza that names it.
    let mut stanzas: Vec<Option<&Setting<String>>> = vec![None; tables.reasons.len()];
    for table in &settings.tables {
        let key = &table.key;
        let these = tables.of_key(&key.value);
        let other = these.first().and_then(|&this| stanzas[this]);
        for &this in these {
            stanzas[this].get_or_insert(key);
        }
        report_conflicts(diagnostics, other, table, source);
        let in_ignored = these.first().and_then(|&this| tables.reasons[this]);
        let in_sets = !these.is_empty() && in_ignored.is_none();
        if in_sets || merged.contains(key.value.as_str()) || table.skip && in_ignored.is_some() {
            continue;
        }
        let known = &tables.known;
        let help = match in_ignored {
            Some(_) => "name its columns: `columns = { code = \"…\", name = \"…\" }`".to_owned(),
            None => diagnostics
                .question(&key.value, known.iter().copied())
                .unwrap_or_else(|| format!("its tables are {}", listed(known))),
        };
        let message = match in_ignored {
            Some(reason) => format!("the table {} holds no codes: {reason}", quoted(&key.value)),
            None => format!(
                "{} has no table {}, or more than one",
                quoted(&settings.path.value),
                quoted(&key.value)
            ),
        };
        diagnostics.push(Kind::UnusedSetting, source.place(&key.span), message, help);
    }
}

/// Reports what a stanza says in vain: because another one names its table, because it skips it, or says it twice.
fn report_conflicts(
    diagnostics: &mut Diagnostics,
    other: Option<&Setting<String>>,
    table: &TableSettings,
    source: &Source,
) {
    let mut wrong =
        |span: &Range<usize>, message: String, help: &str, other: Option<(&Range<usize>, &str)>| {
            let found = diagnostics.push(Kind::ManifestValue, source.place(span), message, help);
            if let Some((span, what)) = other {
                found.relate(source.place(span), what);
            }
        };
    if let Some(other) = other {
        wrong(
            &table.key.span,
            format!("{} names the same table as {} above", quoted(&table.key.value), quoted(&other.value)),
            "put its settings into the first",
            Some((&other.span, "the first")),
        );
    }
    if table.skip && table.says_more() {
        wrong(
            &table.key.span,
            format!("{} is skipped, so its other settings say nothing", quoted(&table.key.value)),
            "remove `skip`, or the other settings",
            None,
        );
    }
    if let (Some(name), Some(description)) = (&table.names, &table.description) {
        if name.value.eq_ignore_ascii_case(&description.value) {
            wrong(
                &description.span,
                format!("{} is the column of the names already", quoted(&description.value)),
                "remove it: where nothing else describes an entry, its name does",
                Some((&name.span, "the column of the names")),
            );
        }
    }
    let renames = Named::new(table.rename.iter().map(|(key, _)| key));
    for (at, (key, _)) in table.rename.iter().enumerate() {
        let first = renames.of_code(&codes::normal(&key.value)).first().filter(|&&first| first < at);
        if let Some((other, _)) = first.map(|&first| &table.rename[first]) {
            wrong(
                &key.span,
                format!("{} and {} rename one code", quoted(&key.value), quoted(&other.value)),
                "keep one of them",
                Some((&other.span, "the first")),
            );
        }
    }
}
