//! Whether serde can tell the entries of a table by what the manifest says that it does.

use std::collections::HashMap;

use super::{Draft, report_setting};
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::model::{Code, Serde, SerdeAs, Unknown};
use crate::source::Source;

/// Reports names that stand for two entries, or for one entry and another's code, and settings that say nothing.
pub(super) fn report(
    diagnostics: &mut Diagnostics,
    drafts: &[&Draft<'_>],
    serde: &Serde,
    manifest: Option<&Source>,
) {
    for draft in drafts {
        let Some(given) = draft.settings.and_then(|settings| settings.serde_as.as_ref()) else { continue };
        if *serde == Serde::Off {
            let message = "`serde_as` says nothing without serde's traits".to_owned();
            let help = "write `serde = \"on\"` at the top of the manifest, or remove it";
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &given.span, message, help);
        }
        if matches!(given.value, SerdeAs::Name | SerdeAs::Any) {
            names(diagnostics, draft, given.value);
        }
    }
}

fn names(diagnostics: &mut Diagnostics, draft: &Draft<'_>, serde_as: SerdeAs) {
    let is_variant = |at: usize| {
        let entry = &draft.table.entries[at];
        entry.ident.is_some() && entry.twin_of.is_none()
    };
    // A code stands in a name's place as a text: of an open enum, or as the key of a map.
    let with_codes = serde_as == SerdeAs::Any || draft.table.unknown == Unknown::Keep;
    let remedy = || {
        draft.remedy(if serde_as == SerdeAs::Any { "serde_as = \"code\"" } else { "serde_as = \"ident\"" })
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    for at in (0..draft.table.entries.len()).filter(|&at| is_variant(at)) {
        let (entry, place) = (&draft.table.entries[at], &draft.origins[at].place);
        let other = *first.entry(&entry.name).or_insert(at);
        if other != at {
            let (code, other_code) = (&entry.code, &draft.table.entries[other].code);
            let message = format!(
                "{} is the name of {code} and of {other_code}, and `serde_as` has entries told by it",
                quoted(&entry.name)
            );
            diagnostics.push(Kind::DuplicateName, place.clone(), message, remedy()).relate(
                draft.origins[other].place.clone(),
                format!("{} is this entry's", quoted(&entry.name)),
            );
        }
        let number = entry.name.parse().ok().map(Code::Integer);
        if with_codes && number.is_some_and(|number| number != entry.code && draft.table.repr().is_some()) {
            let message = format!(
                "the name of {} reads as another code, and `serde_as` has entries told by either",
                quoted(&entry.code.to_string())
            );
            diagnostics.push(Kind::DuplicateName, place.clone(), message, remedy());
        }
    }
}
