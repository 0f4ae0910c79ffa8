//! Tables that make one set together: under headings that are siblings, or because the manifest says so.

use super::Set;
use super::candidate::slugs;
use crate::diagnostic::{Diagnostics, Kind};
use crate::document::Document;
use crate::manifest::DocumentSettings;
use crate::near::nearest;
use crate::source::Source;

/// The number in a heading such as `400 Bad Request`, and the heading without it.
pub(crate) fn status(heading: &str) -> Option<(i128, String)> {
    let is_status = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let number = heading.split_whitespace().find(is_status)?;
    let title: Vec<&str> = heading.split_whitespace().filter(|word| *word != number).collect();
    Some((number.parse().ok()?, title.join(" ").trim_start_matches([':', '-', '–', '—', ' ']).to_owned()))
}

/// Joins tables of words of one shape whose headings are siblings with a number each.
pub(super) fn siblings<'d>(document: &'d Document<'d>, sets: Vec<Set<'d>>) -> Vec<Set<'d>> {
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
pub(super) fn by_manifest(
    diagnostics: &mut Diagnostics,
    sets: &mut Vec<Set<'_>>,
    settings: Option<&DocumentSettings>,
    manifest: Option<&Source>,
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
                        let keys = sets.iter().filter_map(|set| set.keys.first()).map(String::as_str);
                        let help = match nearest(&key.value, keys.filter(|known| *known != key.value)) {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => "name another table of the document by its key".to_owned(),
                        };
                        diagnostics.push_with_help(
                            Kind::UnusedSetting,
                            manifest.place(key.offset),
                            message,
                            help,
                        );
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
