//! Identifiers that one table lends another: `names_from`.

use std::collections::BTreeMap;

use super::Draft;
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::Setting;
use crate::model::{Code, Module};
use crate::near::nearest;
use crate::source::Source;

/// A table by its module's and its own place.
pub(super) type At = (usize, usize);

/// For each table that takes its names from another, which, and where the manifest says so.
pub(super) type Sources = BTreeMap<At, (At, Setting<String>)>;

/// Which table each `names_from` means.
pub(super) fn sources(
    diagnostics: &mut Diagnostics,
    modules: &[Module],
    drafts: &[Vec<Draft<'_>>],
    manifest: Option<&Source>,
) -> Sources {
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
pub(super) fn order(sources: &Sources, drafts: &[Vec<Draft<'_>>]) -> Vec<At> {
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

/// Whether a table takes its names, in the end, from another.
pub(super) fn reaches(sources: &Sources, from: At, to: At) -> bool {
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
pub(super) fn taken(draft: &Draft<'_>) -> BTreeMap<Code, String> {
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
