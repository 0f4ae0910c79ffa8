//! Identifiers: the manifest's, the lock's, another table's, or the words'; legal, and each given once.

use std::collections::{BTreeMap, BTreeSet};

use super::lending;
use super::locked::{self, Held, Key, Lock, Locking, Row};
use super::table::{same_code, same_range};
use super::{Draft, Origin, ident, report_name};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::manifest::Setting;
use crate::model::{Code, Entry, Module, Range, Unknown};
use crate::near::nearest;
use crate::source::Source;

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
    for at in lending::order(&sources, drafts) {
        let (taken, circle) = match sources.get(&at) {
            Some((from, _)) if lending::reaches(&sources, *from, at) => (BTreeMap::new(), true),
            Some((from, _)) => (lending::taken(&drafts[from.0][from.1]), false),
            None => (BTreeMap::new(), false),
        };
        let draft = &mut drafts[at.0][at.1];
        if let (true, Some((_, setting)), Some(manifest)) = (circle, sources.get(&at), manifest) {
            let message = format!("`{}` takes its names, in the end, from itself", draft.table.name);
            diagnostics.push(Kind::NamesFromCircle, manifest.place(setting.offset), message);
        }
        let shares = draft.table.entries.iter().any(|entry| taken.contains_key(&entry.code));
        if let (false, false, Some((_, setting)), Some(manifest)) =
            (circle, shares, sources.get(&at), manifest)
        {
            let message =
                format!("`names_from` lends `{}` nothing: the two have no code in common", draft.table.name);
            diagnostics.push(Kind::UnusedSetting, manifest.place(setting.offset), message);
        }
        new.extend(name(diagnostics, draft, &taken, manifest, lock));
        twins(draft);
        report_repeats(diagnostics, draft);
    }
    new.sort();
    if let Some((lock, first)) = lock.zip(new.first()).filter(|(lock, _)| lock.locking == Locking::Heeded) {
        let message = match new.len() {
            1 => format!("the code at {}:{} is not in the lock yet", first.path, first.line),
            all => format!(
                "{all} codes are not in the lock yet, the first of them at {}:{}",
                first.path, first.line
            ),
        };
        let help = format!("run `{}` to record their identifiers", lock.command());
        diagnostics.push_with_help(Kind::NotLocked, lock.place.clone(), message, help);
    }
}

/// Names the entries and ranges of a table; gives the places of those that the lock lacks.
fn name(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    taken: &BTreeMap<Code, String>,
    manifest: Option<&Source>,
    lock: Option<&Lock>,
) -> Vec<Place> {
    let renames = draft.settings.map(|settings| settings.rename.as_slice()).unwrap_or_default();
    let mut used = vec![false; renames.len()];
    let mut new = Vec::new();
    // Where identifiers follow the words, the lock has none.
    let locked = draft.locked.filter(|_| lock.is_some_and(|lock| lock.locking != Locking::Renamed));
    let rows = entries(draft, renames);
    let all = locked::entries(locked, &rows);
    for (at, (row, held)) in rows.into_iter().zip(all).enumerate() {
        let entry = &draft.table.entries[at];
        let place = &draft.origins[at].place;
        if let (Held::Renumbered { from, .. }, Some(lock)) = (&held, lock) {
            report_renumbered(diagnostics, lock, &row, from, place);
        }
        let is_new = held == Held::Nothing;
        let ident = if let Some(found) = row.rename {
            used[found] = true;
            given(diagnostics, &renames[found].1, draft.table.unknown, manifest)
        } else {
            let taken = taken.get(&entry.code).filter(|_| !row.twin).cloned();
            let ident = held.ident().or(taken).or(row.derived);
            // An open enum has that variant for unlisted codes.
            let is_open = draft.table.unknown == Unknown::Keep;
            ident.map(|ident| if is_open && ident == "Unknown" { ident + "_" } else { ident })
        };
        if ident.is_none() && row.rename.is_none() {
            let message = format!(
                "`{}` has no letter or digit to make an identifier of, and its code is left out",
                entry.name
            );
            let code = crate::recognize::toml_key(&entry.code.to_string());
            let help = draft.remedy(&format!("rename = {{ {code} = \"…\" }}"));
            diagnostics.push_with_help(Kind::NoIdentifier, place.clone(), message, help);
        }
        if is_new && ident.is_some() {
            new.push(place.clone());
        }
        draft.table.entries[at].ident = ident;
    }
    let rows = ranges(draft, renames);
    let all = locked::ranges(locked, &rows);
    for ((range, row), held) in draft.table.ranges.iter_mut().zip(rows).zip(all) {
        let path = draft.document.source.path().clone();
        let place = Place { path, line: range.line, column: range.column };
        if let (Held::Renumbered { from, .. }, Some(lock)) = (&held, lock) {
            report_renumbered(diagnostics, lock, &row, from, &place);
        }
        let is_new = held == Held::Nothing;
        range.ident = if let Some(found) = row.rename {
            used[found] = true;
            given(diagnostics, &renames[found].1, Unknown::Reject, manifest)
        } else {
            held.ident().or(row.derived)
        };
        if is_new && range.ident.is_some() {
            new.push(place);
        }
    }
    report_unused(diagnostics, draft, &used, manifest);
    new
}

/// The entries of a table as rows that want an identifier.
fn entries(draft: &Draft<'_>, renames: &[(Setting<String>, Setting<String>)]) -> Vec<Row> {
    let both = || draft.table.entries.iter().zip(&draft.origins);
    let live: BTreeSet<&Code> =
        both().filter(|(_, origin)| !origin.struck).map(|(entry, _)| &entry.code).collect();
    let row = |(entry, origin): (&Entry, &Origin)| {
        let code = entry.code.to_string();
        // Of a struck row and a live one with the same code, names from elsewhere are the live one's.
        let twin = origin.struck && live.contains(&entry.code);
        Row {
            key: Key::Code(entry.code.clone()),
            name: entry.name.clone(),
            derived: ident::variant(&origin.bare),
            twin,
            rename: renames.iter().position(|(key, _)| !twin && same_code(&key.value, &code)),
        }
    };
    both().map(row).collect()
}

/// The ranges of a table as rows that want an identifier.
fn ranges(draft: &Draft<'_>, renames: &[(Setting<String>, Setting<String>)]) -> Vec<Row> {
    let row = |range: &Range| Row {
        key: Key::Range(range.first, range.last),
        name: range.name.clone(),
        derived: range.ident.clone(),
        twin: false,
        rename: renames.iter().position(|(key, _)| same_range(&key.value, range.first, range.last)),
    };
    draft.table.ranges.iter().map(row).collect()
}

/// Reports a row that bears the words of another key, unless that is accepted.
fn report_renumbered(diagnostics: &mut Diagnostics, lock: &Lock, row: &Row, from: &Key, place: &Place) {
    if lock.locking == Locking::Heeded {
        let message = format!("`{}` is {} now, and {from} in the lock", row.name, row.key);
        let help = format!("correct the row, or run `{}` to accept the change", lock.command());
        diagnostics.push_with_help(Kind::CodeRenumbered, place.clone(), message, help);
    }
}

fn given(
    diagnostics: &mut Diagnostics,
    setting: &Setting<String>,
    unknown: Unknown,
    manifest: Option<&Source>,
) -> Option<String> {
    let taken = setting.value == "ALL" || setting.value == "Unknown" && unknown == Unknown::Keep;
    if ident::is_camel(&setting.value) && !taken {
        return Some(setting.value.clone());
    }
    let message = if taken {
        format!("`{}` is a name that every such enum has for something else", setting.value)
    } else {
        format!("`{}` is no identifier for a variant", setting.value)
    };
    let legal = ident::variant(&setting.value).filter(|_| !taken);
    report_name(diagnostics, manifest, setting.offset, message, legal);
    None
}

fn report_unused(diagnostics: &mut Diagnostics, draft: &Draft<'_>, used: &[bool], manifest: Option<&Source>) {
    let (Some(settings), Some(manifest)) = (draft.settings, manifest) else { return };
    let mut report = |setting: &Setting<String>, what: &str| {
        let codes: Vec<String> = draft.table.entries.iter().map(|entry| entry.code.to_string()).collect();
        let message =
            format!("`{what}` names `{}`, which `{}` does not have", setting.value, draft.table.name);
        // Any short number is near any other.
        let near = nearest(&setting.value, codes.iter().map(String::as_str)).filter(|near| near.len() > 2);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it, or correct the code".to_owned(),
        };
        diagnostics.push_with_help(Kind::UnusedSetting, manifest.place(setting.offset), message, help);
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
    let mut current: BTreeMap<Code, (bool, String)> = BTreeMap::new();
    for (entry, origin) in draft.table.entries.iter().zip(&draft.origins) {
        let Some(ident) = &entry.ident else { continue };
        let known = current.get(&entry.code);
        if known.is_none_or(|(struck, _)| *struck && !origin.struck) {
            current.insert(entry.code.clone(), (origin.struck, ident.clone()));
        }
    }
    let mut seen: BTreeMap<Code, bool> = BTreeMap::new();
    for (entry, origin) in draft.table.entries.iter_mut().zip(&draft.origins) {
        let Some((struck, ident)) = current.get(&entry.code) else { continue };
        let is_current = *struck == origin.struck
            && entry.ident.as_ref() == Some(ident)
            && !seen.contains_key(&entry.code);
        if is_current {
            seen.insert(entry.code.clone(), true);
        } else if origin.struck {
            entry.twin_of = Some(ident.clone());
        }
    }
}

/// Reports identifiers that two entries want, and takes them from the later ones.
fn report_repeats(diagnostics: &mut Diagnostics, draft: &mut Draft<'_>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..draft.table.entries.len() {
        let entry = &draft.table.entries[at];
        let Some(ident) = entry.ident.clone() else { continue };
        if entry.twin_of.as_ref() == Some(&ident) {
            continue;
        }
        let Some(&other) = first.get(&ident) else {
            first.insert(ident, at);
            continue;
        };
        let earlier = &draft.table.entries[other];
        if earlier.code == entry.code && entry.twin_of.is_none() && earlier.twin_of.is_none() {
            // Two live rows with one code and one name: reported as that.
            draft.table.entries[at].ident = None;
            continue;
        }
        let place = draft.origins[at].place.clone();
        let message = format!(
            "`{}` ({}) and `{}` ({}) at {} both want the identifier `{ident}`",
            entry.name,
            entry.code,
            earlier.name,
            earlier.code,
            draft.origins[other].line_from(&place)
        );
        let code = crate::recognize::toml_key(&entry.code.to_string());
        let help = draft.remedy(&format!("rename = {{ {code} = \"…\" }}"));
        diagnostics.push_with_help(Kind::DuplicateIdentifier, place, message, help);
        draft.table.entries[at].ident = None;
    }
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..draft.table.ranges.len() {
        let range = &draft.table.ranges[at];
        let Some(ident) = range.ident.clone() else { continue };
        let Some(&other) = first.get(&ident) else {
            first.insert(ident, at);
            continue;
        };
        let earlier = &draft.table.ranges[other];
        let place =
            Place { path: draft.document.source.path().clone(), line: range.line, column: range.column };
        let message = format!(
            "`{}` and `{}` at line {} both want the identifier `{ident}`",
            range.name, earlier.name, earlier.line
        );
        let help = draft.remedy(&format!("rename = {{ \"{}-{}\" = \"…\" }}", range.first, range.last));
        diagnostics.push_with_help(Kind::DuplicateIdentifier, place, message, help);
        draft.table.ranges[at].ident = None;
    }
}
