//! Identifiers that one table lends another: `names_from`.

use std::collections::{HashMap, HashSet};

use super::Draft;
use crate::diagnostic::{Diagnostics, Kind, listed, quoted};
use crate::manifest::Setting;
use crate::model::{Code, Module};
use crate::order;
use crate::source::Source;

/// A table by its module's and its own place.
pub(super) type At = (usize, usize);

/// For each table that takes its names from another, in their order, which, and where the manifest says so.
pub(super) struct Sources(Vec<(At, At, Setting<String>)>);

impl Sources {
    pub(super) fn get(&self, at: At) -> Option<(At, &Setting<String>)> {
        let found = self.0.binary_search_by(|(lent, ..)| lent.cmp(&at)).ok()?;
        let (_, from, setting) = &self.0[found];
        Some((*from, setting))
    }
}

/// Which table each `names_from` means.
pub(super) fn sources(
    diagnostics: &mut Diagnostics,
    modules: &[Module],
    drafts: &[Vec<Draft<'_>>],
    manifest: Option<&Source>,
) -> Sources {
    let mut sources = Sources(Vec::new());
    let wanted = |draft: &Draft<'_>| draft.settings.is_some_and(|settings| settings.names_from.is_some());
    if !drafts.iter().any(|drafts| drafts.iter().any(wanted)) {
        return sources;
    }
    let mut known: HashMap<(&str, &str), At> = HashMap::new();
    let mut keys = Vec::new();
    for (at, (tables, module)) in drafts.iter().zip(modules).enumerate() {
        // Of modules with one name, an error in itself, the first is meant.
        let is_first = !known.contains_key(&(module.name.as_str(), ""));
        known.entry((&module.name, "")).or_insert((at, 0));
        for (table, draft) in tables.iter().enumerate() {
            keys.push(format!("{}/{}", module.name, draft.key()));
            for name in [draft.key(), &draft.table.name].into_iter().filter(|_| is_first) {
                known.entry((&module.name, name)).or_insert((at, table));
            }
        }
    }
    for (module, tables) in drafts.iter().enumerate() {
        for (table, draft) in tables.iter().enumerate() {
            let Some(setting) = draft.settings.and_then(|settings| settings.names_from.as_ref()) else {
                continue;
            };
            let name = setting.value.split_once('/').filter(|(_, key)| !key.is_empty());
            if let Some(&from) = name.and_then(|name| known.get(&name)) {
                sources.0.push(((module, table), from, setting.clone()));
            } else if let Some(manifest) = manifest {
                let message = format!("`names_from` names no table: {}", quoted(&setting.value));
                let near = diagnostics.question(&setting.value, keys.iter().map(String::as_str));
                let help = near.unwrap_or_else(|| format!("the tables are {}", listed(&keys)));
                diagnostics.push(Kind::UnusedSetting, manifest.place(&setting.span), message, help);
            }
        }
    }
    sources
}

/// Every table, each after the one that it takes its names from; those that never come to an end stand last.
pub(super) fn order(sources: &Sources, drafts: &[Vec<Draft<'_>>]) -> Vec<At> {
    let endless = sources.0.len() + 1;
    let mut depths: HashMap<At, usize> = HashMap::new();
    let mut depth = |at: At| {
        let mut path = Vec::new();
        let mut on_path = HashSet::new();
        let mut next = at;
        let mut depth = loop {
            if let Some(&depth) = depths.get(&next) {
                break depth;
            }
            let Some((from, _)) = sources.get(next) else { break 0 };
            if !on_path.insert(next) {
                break endless;
            }
            path.push(next);
            next = from;
        };
        for &at in path.iter().rev() {
            depth = endless.min(depth + 1);
            depths.insert(at, depth);
        }
        depth
    };
    let mut all: Vec<At> = Vec::new();
    for (module, tables) in drafts.iter().enumerate() {
        for table in 0..tables.len() {
            all.push((module, table));
        }
    }
    let depths: Vec<usize> = all.iter().map(|&at| depth(at)).collect();
    order::places(all.len(), &mut |a, b| depths[a].cmp(&depths[b])).into_iter().map(|at| all[at]).collect()
}

/// The tables that take their names, in the end, from themselves.
pub(super) fn circles(sources: &Sources) -> HashSet<At> {
    let mut circles = HashSet::new();
    let mut done = HashSet::new();
    for &(start, ..) in &sources.0 {
        let mut path = Vec::new();
        let mut next = start;
        while done.insert(next) {
            path.push(next);
            let Some((from, _)) = sources.get(next) else { break };
            next = from;
        }
        if let Some(at) = path.iter().position(|&at| at == next).filter(|_| sources.get(next).is_some()) {
            circles.extend(&path[at..]);
        }
    }
    circles
}

/// The identifiers that a table lends, by code; a live entry's before a struck one's.
pub(super) fn taken(draft: &Draft<'_>) -> HashMap<Code, String> {
    let mut taken = HashMap::new();
    for is_twin in [true, false] {
        for entry in &draft.table.entries {
            match &entry.ident {
                Some(ident) if entry.twin_of.is_some() == is_twin => {
                    taken.insert(entry.code.clone(), ident.clone());
                }
                _ => {}
            }
        }
    }
    taken
}
