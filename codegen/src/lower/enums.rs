//! Names for the enums of a module: no two have the same.

use std::collections::HashMap;

use super::{Draft, naming};
use crate::diagnostic::{Diagnostics, Kind};
use crate::list;
use crate::model::Module;
use crate::order;

/// Sees to it that no two enums of a module have one name.
pub(super) fn unique(diagnostics: &mut Diagnostics, module: &Module, drafts: &mut [Draft<'_>]) {
    let derived: Vec<String> = list::of(drafts, &|draft| draft.table.name.clone());
    let mut names: HashMap<String, usize> = HashMap::new();
    for name in &derived {
        *names.entry(name.clone()).or_default() += 1;
    }
    let twins = names.clone();
    let alike = alike(&derived, drafts);
    let mut orders: HashMap<&str, usize> = HashMap::new();
    for ((draft, derived), alike) in drafts.iter_mut().zip(&derived).zip(alike) {
        let order = orders.entry(derived).and_modify(|order| *order += 1).or_insert(1);
        let given = draft.settings.is_some_and(|settings| settings.name.is_some());
        if given || twins[derived] == 1 {
            continue;
        }
        let heading = &draft.table.heading;
        let apart = alike < twins[derived];
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

/// For each table, how many have its name and its heading.
fn alike(names: &[String], drafts: &[Draft<'_>]) -> Vec<usize> {
    let heading = |at: usize| &drafts[at].table.heading;
    let places = order::places(names.len(), &mut |a, b| {
        names[a].cmp(&names[b]).then_with(|| heading(a).cmp(heading(b)))
    });
    let mut alike = vec![0; names.len()];
    for same in places.chunk_by(|&a, &b| names[a] == names[b] && heading(a) == heading(b)) {
        for &at in same {
            alike[at] = same.len();
        }
    }
    alike
}

fn report_twins(diagnostics: &mut Diagnostics, module: &Module, drafts: &[Draft<'_>]) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let other = *first.entry(&draft.table.name).or_insert(at);
        if other == at {
            continue;
        }
        let other = &drafts[other];
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
