//! Names for the enums of a module: no two have the same.

use std::collections::HashMap;

use super::{Draft, naming};
use crate::diagnostic::{Diagnostics, Kind};
use crate::model::Module;

/// Sees to it that no two enums of a module have one name.
pub(super) fn unique(diagnostics: &mut Diagnostics, module: &Module, drafts: &mut [Draft<'_>]) {
    let derived: Vec<String> = drafts.iter().map(|draft| draft.table.name.clone()).collect();
    let mut names = counted(derived.iter().map(String::as_str).map(str::to_owned));
    let twins = counted(derived.iter());
    let alike = counted(derived.iter().zip(drafts.iter().map(|draft| draft.table.heading.clone())));
    let mut orders: HashMap<&String, usize> = HashMap::new();
    for (draft, derived) in drafts.iter_mut().zip(&derived) {
        let order = orders.entry(derived).and_modify(|order| *order += 1).or_insert(1);
        let given = draft.settings.is_some_and(|settings| settings.name.is_some());
        if given || twins[derived] == 1 {
            continue;
        }
        let heading = &draft.table.heading;
        let apart = alike[&(derived, heading.clone())] < twins[derived];
        let parent = naming::with_parent(heading).filter(|_| apart);
        let caption = draft.caption.and_then(naming::from_caption);
        let own = Some(derived.clone());
        let numbered = (*order > 1).then(|| format!("{derived}{order}"));
        let others = |name: &String| {
            let all = names.get(name).copied().unwrap_or(0);
            all - usize::from(*name == draft.table.name)
        };
        let name = [parent, caption, own, numbered].into_iter().flatten().find(|name| others(name) == 0);
        if let Some(name) = name {
            *names.entry(draft.table.name.clone()).or_default() -= 1;
            *names.entry(name.clone()).or_default() += 1;
            draft.table.name = name;
        }
    }
    report_twins(diagnostics, module, drafts);
}

fn counted<T: Eq + std::hash::Hash>(things: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for thing in things {
        *counts.entry(thing).or_insert(0) += 1;
    }
    counts
}

fn report_twins(diagnostics: &mut Diagnostics, module: &Module, drafts: &[Draft<'_>]) {
    let mut first: HashMap<&str, &Draft<'_>> = HashMap::new();
    for draft in drafts {
        let Some(other) = first.get(draft.table.name.as_str()) else {
            first.insert(&draft.table.name, draft);
            continue;
        };
        let message = format!(
            "the tables at lines {} and {} both give an enum `{}::{}`",
            other.table.line, draft.table.line, module.name, draft.table.name
        );
        let place = |draft: &Draft<'_>| draft.document.source.line_place(draft.table.line);
        diagnostics
            .push(Kind::DuplicateEnum, place(draft), message, draft.remedy("enum = \"…\""))
            .relate(place(other), "the first table");
    }
}
