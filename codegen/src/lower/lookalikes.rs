//! Identifiers that look alike, throughout a spec: what rustc warns of for a whole crate, and no module can allow.

use std::collections::{HashMap, HashSet};

use super::own::OWN;
use super::{Draft, unicode};
use crate::diagnostic::{Diagnostics, Kind, Place, quoted};
use crate::fold;
use crate::model::{FieldType, Module, Unknown};
use crate::recognize::toml_key;

/// What bears an identifier, by its place in the model.
#[derive(Clone, Copy)]
enum Bearer {
    Module(usize),
    Enum(usize, usize),
    Entry(usize, usize, usize),
    Range(usize, usize, usize),
    Field(usize, usize, usize),
    Vocabulary(usize, usize, usize),
    Word(usize, usize, usize, usize),
}

/// An identifier, and what bears it; nothing where generated code names it whatever the documents say.
struct Identifier {
    ident: String,
    bearer: Option<Bearer>,
}

/// Reports identifiers that look alike, or like those of another script.
pub(super) fn report(diagnostics: &mut Diagnostics, modules: &[Module], drafts: &[Vec<Draft<'_>>]) {
    let mut is_ascii = true;
    each(modules, drafts, &mut |ident, _| is_ascii &= fold::is_ascii(ident));
    if is_ascii {
        return;
    }
    let own = OWN.iter().map(|&ident| Identifier { ident: ident.to_owned(), bearer: None });
    let mut all: Vec<Identifier> = own.collect();
    each(modules, drafts, &mut |ident, bearer| {
        all.push(Identifier { ident: ident.to_owned(), bearer: Some(bearer) });
    });
    for unicode::Suspicion { script, ident, letter } in
        unicode::suspicions(all.iter().map(|identifier| identifier.ident.as_str()))
    {
        let Identifier { ident, bearer: Some(bearer) } = &all[ident] else { continue };
        let message = format!(
            "{} has only letters of {script} that look like others, such as `{letter}` (U+{:04X})",
            quoted(ident),
            u32::from(letter)
        );
        let (place, help) = settle(*bearer, modules, drafts);
        diagnostics.push(Kind::ConfusableIdentifiers, place, message, help);
    }
    let mut seen: HashSet<&str> = HashSet::new();
    // Of each shape the first identifier, and the first that is not ASCII.
    let mut shapes: Vec<(&Identifier, Option<&Identifier>)> = Vec::new();
    let mut by_shape: HashMap<String, usize> = HashMap::new();
    for identifier in all.iter().filter(|identifier| seen.insert(&identifier.ident)) {
        let foreign = (!identifier.ident.is_ascii()).then_some(identifier);
        let at = *by_shape.entry(unicode::shape(&identifier.ident)).or_insert(shapes.len());
        if at == shapes.len() {
            shapes.push((identifier, foreign));
            continue;
        }
        let (first, first_foreign) = &mut shapes[at];
        let other = if foreign.is_some() { Some(*first) } else { *first_foreign };
        if let (Some(other), Some(bearer)) = (other, identifier.bearer) {
            let (place, help) = settle(bearer, modules, drafts);
            let own = if other.bearer.is_none() { ", which generated code names," } else { "" };
            let message = format!(
                "{} and {}{own} look alike: {}",
                quoted(&identifier.ident),
                quoted(&other.ident),
                apart(identifier, other)
            );
            let found = diagnostics.push(Kind::ConfusableIdentifiers, place, message, help);
            if let Some(bearer) = other.bearer {
                found.relate(
                    settle(bearer, modules, drafts).0,
                    format!("{} is this one's", quoted(&other.ident)),
                );
            }
        }
        *first_foreign = first_foreign.or(foreign);
    }
}

/// The first letters by which two identifiers differ.
fn apart(one: &Identifier, other: &Identifier) -> String {
    let pairs = one.ident.chars().zip(other.ident.chars());
    let pair = pairs.into_iter().find(|(one, other)| one != other);
    let (one, other) =
        pair.or_else(|| one.ident.chars().next().zip(other.ident.chars().next())).unwrap_or_default();
    format!("`{one}` is U+{:04X}, and `{other}` U+{:04X}", u32::from(one), u32::from(other))
}

/// Goes through every identifier that comes from the documents, in their order.
fn each(modules: &[Module], drafts: &[Vec<Draft<'_>>], add: &mut dyn FnMut(&str, Bearer)) {
    for (m, (module, drafts)) in modules.iter().zip(drafts).enumerate() {
        if drafts.is_empty() {
            continue;
        }
        add(&module.name, Bearer::Module(m));
        for (t, Draft { table, .. }) in drafts.iter().enumerate() {
            add(&table.name, Bearer::Enum(m, t));
            for (e, entry) in table.entries.iter().enumerate() {
                if let Some(ident) = &entry.ident {
                    add(ident, Bearer::Entry(m, t, e));
                }
            }
            for (r, range) in table.ranges.iter().enumerate() {
                range.ident.iter().for_each(|ident| add(ident, Bearer::Range(m, t, r)));
            }
            if table.ranges.iter().any(|range| range.ident.is_some()) {
                add(&table.class_name(), Bearer::Enum(m, t));
            }
            if table.unknown == Unknown::Keep {
                add(&table.unknown_name(), Bearer::Enum(m, t));
            }
            for (f, field) in table.fields.iter().enumerate() {
                add(&field.accessor, Bearer::Field(m, t, f));
                let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
                add(&vocabulary.name, Bearer::Vocabulary(m, t, f));
                for (w, word) in vocabulary.words.iter().enumerate() {
                    add(&word.ident, Bearer::Word(m, t, f, w));
                }
            }
        }
    }
}

/// Where an identifier comes from, and what would give another one.
fn settle(bearer: Bearer, modules: &[Module], drafts: &[Vec<Draft<'_>>]) -> (Place, String) {
    let of_table = |draft: &Draft<'_>, setting: &str| {
        (draft.document.source.line_place(draft.table.line), draft.remedy(setting))
    };
    let column = |draft: &Draft<'_>, f: usize| toml_key(&draft.table.fields[f].column);
    match bearer {
        Bearer::Module(m) => {
            let Module { path, document, .. } = &modules[m];
            (Place::file(path), format!("write `module = \"…\"` under `[[document]]` of `{document}`"))
        }
        Bearer::Enum(m, t) => of_table(&drafts[m][t], "enum = \"…\""),
        Bearer::Entry(m, t, e) => {
            let draft = &drafts[m][t];
            let entry = &draft.table.entries[e];
            let remedy = match entry.twin_of {
                // The code is the live row's.
                Some(_) => format!("exclude = [\"line:{}\"]", entry.line),
                None => format!("rename = {{ {} = \"…\" }}", toml_key(&entry.code.to_string())),
            };
            (draft.origins[e].place.clone(), draft.remedy(&remedy))
        }
        Bearer::Range(m, t, r) => {
            let (draft, range) = (&drafts[m][t], &drafts[m][t].table.ranges[r]);
            let remedy = format!("rename = {{ \"{}-{}\" = \"…\" }}", range.first, range.last);
            (draft.range_places[r].clone(), draft.remedy(&remedy))
        }
        Bearer::Field(m, t, f) => {
            let draft = &drafts[m][t];
            of_table(draft, &format!("fields = {{ {} = \"…\" }}", column(draft, f)))
        }
        Bearer::Vocabulary(m, t, f) => {
            let draft = &drafts[m][t];
            of_table(draft, &format!("fields = {{ {} = {{ type = \"…\" }} }}", column(draft, f)))
        }
        Bearer::Word(m, t, f, w) => {
            let draft = &drafts[m][t];
            let FieldType::Vocabulary(vocabulary) = &draft.table.fields[f].ty else {
                return of_table(draft, "vocabulary = { … }");
            };
            let word = toml_key(&vocabulary.words[w].text);
            of_table(draft, &format!("vocabulary = {{ {word} = \"…\" }}"))
        }
    }
}
