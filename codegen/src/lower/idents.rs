//! Identifiers: the manifest's, another table's, or the words'; legal, and each given once.

use std::collections::BTreeMap;

use super::table::{same_code, same_range};
use super::{Draft, ident, report_name};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::manifest::Setting;
use crate::model::{Code, Module, Unknown};
use crate::near::nearest;
use crate::source::Source;

/// A table by its module's and its own place.
type At = (usize, usize);

/// Gives every entry its identifier and its twin.
pub(super) fn assign(
    diagnostics: &mut Diagnostics,
    modules: &[Module],
    drafts: &mut [Vec<Draft<'_>>],
    manifest: Option<&Source>,
) {
    let sources = sources(diagnostics, modules, drafts, manifest);
    for at in order(&sources, drafts) {
        let (taken, circle) = match sources.get(&at) {
            Some((from, _)) if reaches(&sources, *from, at) => (BTreeMap::new(), true),
            Some((from, _)) => (taken(&drafts[from.0][from.1]), false),
            None => (BTreeMap::new(), false),
        };
        let draft = &mut drafts[at.0][at.1];
        if let (true, Some((_, setting)), Some(manifest)) = (circle, sources.get(&at), manifest) {
            let message = format!("`{}` takes its names, in the end, from itself", draft.table.name);
            diagnostics.push(Kind::NamesFromCircle, manifest.place(setting.offset), message);
        }
        name(diagnostics, draft, &taken, manifest);
        twins(draft);
        report_repeats(diagnostics, draft);
    }
}

/// Which table each `names_from` means.
fn sources(
    diagnostics: &mut Diagnostics,
    modules: &[Module],
    drafts: &[Vec<Draft<'_>>],
    manifest: Option<&Source>,
) -> BTreeMap<At, (At, Setting<String>)> {
    let mut sources = BTreeMap::new();
    for (module, tables) in drafts.iter().enumerate() {
        for (table, draft) in tables.iter().enumerate() {
            let Some(setting) = draft.settings.and_then(|settings| settings.names_from.as_ref()) else {
                continue;
            };
            if let Some(from) = find(modules, drafts, &setting.value) {
                sources.insert((module, table), (from, setting.clone()));
            } else if let Some(manifest) = manifest {
                let known: Vec<String> = drafts
                    .iter()
                    .zip(modules)
                    .flat_map(|(tables, module)| {
                        tables.iter().map(|draft| format!("{}/{}", module.name, draft.key()))
                    })
                    .collect();
                let message = format!("`names_from` names no table: `{}`", setting.value);
                let help = match nearest(&setting.value, known.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write `names_from = \"module/table\"`".to_owned(),
                };
                diagnostics.push_with_help(
                    Kind::UnusedSetting,
                    manifest.place(setting.offset),
                    message,
                    help,
                );
            }
        }
    }
    sources
}

/// The table that `module/key` or `module/EnumName` means.
fn find(modules: &[Module], drafts: &[Vec<Draft<'_>>], text: &str) -> Option<At> {
    let (module, key) = text.split_once('/')?;
    let module = modules.iter().position(|found| found.name == module)?;
    let table = drafts[module].iter().position(|draft| draft.key() == key || draft.table.name == key)?;
    Some((module, table))
}

/// Every table, each after the one that it takes its names from.
fn order(sources: &BTreeMap<At, (At, Setting<String>)>, drafts: &[Vec<Draft<'_>>]) -> Vec<At> {
    let depth = |at: At| {
        let mut depth = 0;
        let mut next = at;
        while let Some((from, _)) = sources.get(&next) {
            depth += 1;
            next = *from;
            if depth > sources.len() {
                break;
            }
        }
        depth
    };
    let mut all: Vec<At> = drafts
        .iter()
        .enumerate()
        .flat_map(|(module, tables)| (0..tables.len()).map(move |table| (module, table)))
        .collect();
    all.sort_by_key(|&at| depth(at));
    all
}

fn reaches(sources: &BTreeMap<At, (At, Setting<String>)>, from: At, to: At) -> bool {
    let mut next = Some(from);
    for _ in 0..=sources.len() {
        match next {
            Some(at) if at == to => return true,
            Some(at) => next = sources.get(&at).map(|(from, _)| *from),
            None => return false,
        }
    }
    false
}

/// The identifiers that a table lends, by code; a live entry's before a struck one's.
fn taken(draft: &Draft<'_>) -> BTreeMap<Code, String> {
    let mut taken = BTreeMap::new();
    let entries = draft.table.entries.iter();
    for entry in entries
        .clone()
        .filter(|entry| entry.twin_of.is_some())
        .chain(entries.filter(|entry| entry.twin_of.is_none()))
    {
        if let Some(ident) = &entry.ident {
            taken.insert(entry.code.clone(), ident.clone());
        }
    }
    taken
}

fn name(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    taken: &BTreeMap<Code, String>,
    manifest: Option<&Source>,
) {
    let renames = draft.settings.map(|settings| settings.rename.as_slice()).unwrap_or_default();
    let mut used = vec![false; renames.len()];
    let live: Vec<Code> = draft
        .table
        .entries
        .iter()
        .zip(&draft.origins)
        .filter(|(_, origin)| !origin.struck)
        .map(|(entry, _)| entry.code.clone())
        .collect();
    for at in 0..draft.table.entries.len() {
        let entry = &draft.table.entries[at];
        let origin = &draft.origins[at];
        let code = entry.code.to_string();
        // Of a struck row and a live one with the same code, names from elsewhere are the live one's.
        let replaced = origin.struck && live.contains(&entry.code);
        let rename = renames.iter().position(|(key, _)| !replaced && same_code(&key.value, &code));
        let ident = if let Some(found) = rename {
            used[found] = true;
            given(diagnostics, &renames[found].1, draft.table.unknown, manifest)
        } else {
            let taken = taken.get(&entry.code).filter(|_| !replaced).cloned();
            let ident = taken.or_else(|| ident::variant(&origin.bare));
            // An open enum has that variant for unlisted codes.
            let is_open = draft.table.unknown == Unknown::Keep;
            ident.map(|ident| if is_open && ident == "Unknown" { ident + "_" } else { ident })
        };
        if ident.is_none() && rename.is_none() {
            let message = format!(
                "`{}` has no letter or digit to make an identifier of, and its code is left out",
                entry.name
            );
            let help = draft.remedy(&format!("rename = {{ {} = \"…\" }}", crate::recognize::toml_key(&code)));
            diagnostics.push_with_help(Kind::NoIdentifier, origin.place.clone(), message, help);
        }
        draft.table.entries[at].ident = ident;
    }
    for range in &mut draft.table.ranges {
        let is_this = |key: &Setting<String>| same_range(&key.value, range.first, range.last);
        if let Some(found) = renames.iter().position(|(key, _)| is_this(key)) {
            used[found] = true;
            range.ident = given(diagnostics, &renames[found].1, Unknown::Reject, manifest);
        }
    }
    report_unused(diagnostics, draft, &used, manifest);
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
