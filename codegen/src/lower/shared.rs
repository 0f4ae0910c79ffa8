//! What the tables of a module share: the names of their types, each for one thing, and vocabularies.

use super::{Draft, ident};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{FieldType, Module, Table, Unknown, Value, Vocabulary, Word};
use crate::recognize;

/// Sees to it that what comes with the enums of a module bears no other's name.
pub(super) fn report_clashes(diagnostics: &mut Diagnostics, module: &Module, drafts: &[Draft<'_>]) {
    let mut names: Vec<(String, String)> = Vec::new();
    for draft in drafts {
        let Table { name, line, .. } = &draft.table;
        names.push((name.clone(), format!("the enum of the table at line {line}")));
    }
    for draft in drafts {
        let line = draft.table.line;
        let mut others: Vec<(String, String, String)> = Vec::new();
        if draft.table.ranges.iter().any(|range| range.ident.is_some()) {
            let what = format!("the ranges of the table at line {line}");
            others.push((draft.table.class_name(), what, "enum = \"…\"".to_owned()));
        }
        if draft.table.unknown == Unknown::Keep {
            let what = format!("the unlisted codes of the table at line {line}");
            others.push((draft.table.unknown_name(), what, "enum = \"…\"".to_owned()));
        }
        for field in &draft.table.fields {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
            // The vocabularies of a module share their names.
            let what = "the words of a column".to_owned();
            let shared = names.contains(&(vocabulary.name.clone(), what.clone()))
                || others.iter().any(|(name, other, _)| (name, other) == (&vocabulary.name, &what));
            if !shared {
                let key = recognize::toml_key(&field.column);
                let remedy = format!("fields = {{ {key} = {{ type = \"…\" }} }}");
                others.push((vocabulary.name.clone(), what, remedy));
            }
        }
        for (name, what, remedy) in others {
            if let Some((_, other)) = names.iter().find(|(known, _)| *known == name) {
                let message = format!("{other} and {what} are both called `{}::{name}`", module.name);
                let place = Place { line, ..draft.document.source.start() };
                diagnostics.push_with_help(Kind::DuplicateEnum, place, message, draft.remedy(&remedy));
            } else {
                names.push((name, what));
            }
        }
    }
}

/// Vocabularies of one name in one module are one: each gets the words of all, under the names that any of them gives.
pub(super) fn merge_vocabularies(module: &mut Module) {
    let mut shared: Vec<Vocabulary> = Vec::new();
    let same = |one: &Word, other: &Word| ident::variant(&one.text) == ident::variant(&other.text);
    for field in module.tables.iter().flat_map(|table| &table.fields) {
        let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
        let Some(known) = shared.iter_mut().find(|known| known.name == vocabulary.name) else {
            shared.push(vocabulary.clone());
            continue;
        };
        for word in &vocabulary.words {
            match known.words.iter_mut().find(|known| same(known, word)) {
                Some(known) if ident::variant(&known.text).as_ref() == Some(&known.ident) => {
                    known.ident.clone_from(&word.ident);
                }
                Some(_) => {}
                None => known.words.push(word.clone()),
            }
        }
    }
    for table in &mut module.tables {
        for (at, field) in table.fields.iter_mut().enumerate() {
            let FieldType::Vocabulary(vocabulary) = &mut field.ty else { continue };
            let Some(known) = shared.iter().find(|known| known.name == vocabulary.name) else { continue };
            vocabulary.words.clone_from(&known.words);
            for value in table.entries.iter_mut().filter_map(|entry| entry.values.get_mut(at)) {
                let Value::Word(word) = value else { continue };
                if let Some(known) = known.words.iter().find(|known| same(known, word)) {
                    word.ident.clone_from(&known.ident);
                }
            }
        }
    }
}
