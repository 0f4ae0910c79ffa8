//! Identifiers: the manifest's, the lock's, another table's, or the words'; legal, and each given once.

use std::collections::{HashMap, HashSet};

use super::codes::Named;
use super::lending;
use super::locked::{self, Held, Key, Lock, Locking, Row};
use super::{Draft, ident, repeats, report_name, report_setting};
use crate::diagnostic::{Diagnostics, Kind, Place, quoted};
use crate::list;
use crate::manifest::Setting;
use crate::model::{Code, Module, Range, Shape, Unknown};
use crate::recognize::{name, toml_key};
use crate::source::Source;

/// The variant of an open enum for the codes that are not listed.
const UNKNOWN: &str = "Unknown";

/// Gives every entry its identifier and its twin.
pub(super) fn assign(
    diagnostics: &mut Diagnostics,
    modules: &[Module],
    drafts: &mut [Vec<Draft<'_>>],
    manifest: Option<&Source>,
    lock: Option<&Lock>,
) {
    let mut new = Vec::new();
    let sources = lending::sources(diagnostics, modules, drafts, manifest);
    let circles = lending::circles(&sources);
    for at in lending::order(&sources, drafts) {
        let source = sources.get(at);
        let is_circle = circles.contains(&at);
        let lender = source.filter(|_| !is_circle).map(|((module, table), _)| &drafts[module][table]);
        let taken = lender.map(lending::taken).unwrap_or_default();
        let path = source
            .zip(lender)
            .map(|(((module, _), _), lender)| format!("{}::{}", modules[module].name, lender.table.name));
        let draft = &mut drafts[at.0][at.1];
        draft.table.names_from = path;
        if let Some((_, setting)) = source {
            let name = quoted(&draft.table.name);
            if is_circle {
                let message = format!("{name} takes its names, in the end, from itself");
                let help = "remove this `names_from`: without it, the identifiers come from the words";
                report_setting(diagnostics, manifest, Kind::NamesFromCircle, &setting.span, message, help);
            } else if !draft.table.entries.iter().any(|entry| taken.contains_key(&entry.code)) {
                let message = format!("`names_from` lends {name} nothing: the two have no code in common");
                let help = "name a table that lists the same codes, or remove it";
                report_setting(diagnostics, manifest, Kind::UnusedSetting, &setting.span, message, help);
            }
        }
        new.extend(assign_table(diagnostics, draft, &taken, manifest, lock));
        twins(draft);
        repeats::identifiers(diagnostics, draft);
    }
    if let Some((lock, first)) =
        lock.zip(new.iter().min()).filter(|(lock, _)| lock.locking == Locking::Heeded)
    {
        let message = match new.len() {
            1 => format!("the code at {}:{} is not in the lock yet", first.path, first.line),
            all => format!(
                "{all} codes are not in the lock yet, the first of them at {}:{}",
                first.path, first.line
            ),
        };
        let help = format!("run `{}` to record their identifiers", lock.command());
        diagnostics.push(Kind::NotLocked, lock.place.clone(), message, help);
    }
}

/// Names the entries and ranges of a table; gives the places of those that the lock lacks.
fn assign_table(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    taken: &HashMap<Code, String>,
    manifest: Option<&Source>,
    lock: Option<&Lock>,
) -> Vec<Place> {
    let renames = draft.settings.map(|settings| settings.rename.as_slice()).unwrap_or_default();
    let mut used = vec![false; renames.len()];
    let mut new = Vec::new();
    // Where identifiers follow the words, the lock has none.
    let locked = draft.locked.filter(|_| lock.is_some_and(|lock| lock.locking != Locking::Renamed));
    let named = Named::new(renames.iter().map(|(key, _)| key));
    let is_open = draft.table.unknown == Unknown::Keep && draft.table.shape == Shape::Enum;
    let own = is_open.then_some(UNKNOWN);
    let live = live(draft);
    let count = draft.table.entries.len();
    // Only a lock must see all of them before the first has its identifier.
    let seen = if locked.is_some() { count } else { 0 };
    let rows: Vec<Row<'_>> = (0..seen).map(|at| row(draft, &named, &live, at)).collect();
    let mut all = locked::entries(locked, &rows).into_iter();
    let mut rows = rows.into_iter();
    let mut idents = Vec::with_capacity(count);
    for at in 0..count {
        let row = rows.next().unwrap_or_else(|| row(draft, &named, &live, at));
        let held = all.next().unwrap_or_default();
        let entry = &draft.table.entries[at];
        let place = &draft.origins[at].place;
        if let Some(lock) = lock {
            report_renumbered(diagnostics, lock, &row, &held, place);
        }
        let is_new = held == Held::Nothing;
        let ident = if let Some(found) = row.rename {
            used[found] = true;
            given(diagnostics, &renames[found].1, own, manifest)
        } else {
            let taken = taken.get(&entry.code).filter(|_| !row.twin).cloned();
            held.ident().or(taken).or(row.derived)
        };
        let is_own = ident.is_some() && ident.as_deref() == own;
        let ident = ident.filter(|_| !is_own);
        if is_own {
            let message = format!(
                "{} ({}) wants the identifier `{UNKNOWN}`, which stands for the codes that are not listed",
                quoted(&entry.name),
                entry.code
            );
            let code = toml_key(&entry.code.to_string());
            let help = draft.remedy(&format!("rename = {{ {code} = \"…\" }}"));
            diagnostics.push(Kind::DuplicateIdentifier, place.clone(), message, help);
        } else if ident.is_none() && row.rename.is_none() {
            let message =
                format!("{}, and its code is left out", unnamed(&entry.name, &draft.origins[at].bare));
            let code = toml_key(&entry.code.to_string());
            let help = draft.remedy(&format!("rename = {{ {code} = \"…\" }}"));
            diagnostics.push(Kind::NoIdentifier, place.clone(), message, help);
        }
        if lock.is_some() && is_new && ident.is_some() {
            new.push(place.clone());
        }
        idents.push(ident);
    }
    for (entry, ident) in draft.table.entries.iter_mut().zip(idents) {
        entry.ident = ident;
    }
    let rows = ranges(draft, &named);
    let mut all = locked::ranges(locked, &rows).into_iter();
    let mut idents = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let held = all.next().unwrap_or_default();
        let (range, place) = (&draft.table.ranges[at], &draft.range_places[at]);
        if let Some(lock) = lock {
            report_renumbered(diagnostics, lock, &row, &held, place);
        }
        let is_new = held == Held::Nothing;
        let ident = if let Some(found) = row.rename {
            used[found] = true;
            given(diagnostics, &renames[found].1, None, manifest)
        } else {
            held.ident().or(row.derived)
        };
        if ident.is_none() && row.rename.is_none() && name::is_usable(&range.name) {
            let message = format!("{}, and its range is left out", unnamed(&range.name, &range.name));
            let help = draft.remedy(&format!("rename = {{ \"{}-{}\" = \"…\" }}", range.first, range.last));
            diagnostics.push(Kind::NoIdentifier, place.clone(), message, help);
        }
        if lock.is_some() && is_new && ident.is_some() {
            new.push(place.clone());
        }
        idents.push(ident);
    }
    for (range, ident) in draft.table.ranges.iter_mut().zip(idents) {
        range.ident = ident;
    }
    report_unused(diagnostics, draft, &used, manifest);
    new
}

/// Why a name gives no identifier, which is made of the `bare` one.
fn unnamed(name: &str, bare: &str) -> String {
    let name = quoted(name);
    match ident::uncommon(bare) {
        Some(c) => {
            let point = u32::from(c);
            format!("{name} has the letter `{c}` (U+{point:04X}), which rustc calls uncommon in identifiers")
        }
        None => format!("{name} has no letter or digit to make an identifier of"),
    }
}

/// The codes of the entries that are not struck, where some are.
fn live<'t>(draft: &'t Draft<'_>) -> HashSet<&'t Code> {
    let has_struck = draft.origins.iter().any(|origin| origin.struck);
    let both = draft.table.entries.iter().zip(&draft.origins);
    both.filter(|(_, origin)| has_struck && !origin.struck).map(|(entry, _)| &entry.code).collect()
}

/// An entry of a table as a row that wants an identifier.
fn row<'t>(draft: &'t Draft<'_>, named: &Named, live: &HashSet<&Code>, at: usize) -> Row<'t> {
    let (entry, origin) = (&draft.table.entries[at], &draft.origins[at]);
    // Of a struck row and a live one with the same code, names from elsewhere are the live one's.
    let twin = origin.struck && live.contains(&entry.code);
    Row {
        key: Key::Code(entry.code.clone()),
        name: &entry.name,
        derived: ident::variant(&origin.bare),
        twin,
        rename: named.first_of_code(&entry.code).filter(|_| !twin),
    }
}

/// The ranges of a table as rows that want an identifier.
fn ranges<'t>(draft: &'t Draft<'_>, named: &Named) -> Vec<Row<'t>> {
    let row = |range: &'t Range| Row {
        key: Key::Range(range.first, range.last),
        name: &range.name,
        derived: range.ident.clone(),
        twin: false,
        rename: named.of_range(range.first, range.last).first().copied(),
    };
    list::of(&draft.table.ranges, &row)
}

/// Reports a row that bears the words of another key, unless that is accepted.
fn report_renumbered(diagnostics: &mut Diagnostics, lock: &Lock, row: &Row<'_>, held: &Held, place: &Place) {
    if let (Held::Renumbered { from, place: record, .. }, Locking::Heeded) = (held, lock.locking) {
        let message = format!("{} is {} now, and {from} in the lock", quoted(row.name), row.key);
        let help = format!("correct the row, or run `{}` to accept the change", lock.command());
        diagnostics
            .push(Kind::CodeRenumbered, place.clone(), message, help)
            .relate(record.clone(), "the lock records it here");
    }
}

fn given(
    diagnostics: &mut Diagnostics,
    setting: &Setting<String>,
    own: Option<&str>,
    manifest: Option<&Source>,
) -> Option<String> {
    let taken = setting.value == "ALL" || Some(setting.value.as_str()) == own;
    if ident::is_camel(&setting.value) && !taken {
        return Some(setting.value.clone());
    }
    let name = quoted(&setting.value);
    if taken {
        let message = format!("{name} is a name that every such enum has for something else");
        report_setting(
            diagnostics,
            manifest,
            Kind::ManifestValue,
            &setting.span,
            message,
            "write another name",
        );
    } else {
        let message = format!("{name} is no identifier for a variant");
        let legal = ident::variant(&setting.value);
        report_name(diagnostics, manifest, setting, &setting.value, message, legal);
    }
    None
}

fn report_unused(diagnostics: &mut Diagnostics, draft: &Draft<'_>, used: &[bool], manifest: Option<&Source>) {
    let (Some(settings), Some(manifest)) = (draft.settings, manifest) else { return };
    if used.iter().all(|used| *used) && draft.excluded.len() == settings.exclude.len() {
        return;
    }
    let codes: Vec<String> = list::of(&draft.table.entries, &|entry| entry.code.to_string());
    let mut report = |setting: &Setting<String>, what: &str| {
        let message = format!(
            "`{what}` names {}, which {} does not have",
            quoted(&setting.value),
            quoted(&draft.table.name)
        );
        // Any short number is near any other.
        let known = codes.iter().map(String::as_str).filter(|code| code.len() > 2);
        let near = diagnostics.question(&setting.value, known);
        let help = near.unwrap_or_else(|| "remove it, or correct the code".to_owned());
        diagnostics.push(Kind::UnusedSetting, manifest.place(&setting.span), message, help);
    };
    for ((key, _), used) in settings.rename.iter().zip(used) {
        if !used {
            report(key, "rename");
        }
    }
    for (at, setting) in settings.exclude.iter().enumerate() {
        if !draft.excluded.contains(&at) {
            report(setting, "exclude");
        }
    }
}

/// Marks each struck entry whose code a live one has.
fn twins(draft: &mut Draft<'_>) {
    if draft.origins.iter().all(|origin| !origin.struck) {
        return;
    }
    let entries = &draft.table.entries;
    let is_struck = |at: usize| draft.origins[at].struck;
    // By code, the first entry of it; of those that are not struck, where there are some.
    let mut current: HashMap<&Code, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.ident.is_some()) {
        let known = current.entry(&entry.code).or_insert(at);
        if is_struck(*known) && !is_struck(at) {
            *known = at;
        }
    }
    let mut twins: Vec<(usize, Option<String>)> = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|&(at, _)| is_struck(at)) {
        match current.get(&entry.code) {
            Some(&other) if other != at => twins.push((at, entries[other].ident.clone())),
            _ => {}
        }
    }
    for (at, ident) in twins {
        draft.table.entries[at].twin_of = ident;
    }
}
