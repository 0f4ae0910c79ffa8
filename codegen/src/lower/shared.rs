//! What the tables of a module share: the names of their types, each for one thing, and vocabularies.

use std::collections::{HashMap, HashSet};

use super::{Draft, ident};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{FieldType, Module, Table, Unknown, Value, Vocabulary, Word};
use crate::recognize;

/// Sees to it that what comes with the enums of a module bears no other's name.
pub(super) fn report_clashes(diagnostics: &mut Diagnostics, module: &Module, drafts: &[Draft<'_>]) {
    let mut names = Names::default();
    for draft in drafts {
        let Table { name, line, .. } = &draft.table;
        let what = format!("the enum of the table at line {line}");
        if names.get(name).is_none() {
            names.insert(name.clone(), what, draft.document.source.line_place(*line));
        }
    }
    for draft in drafts {
        let line = draft.table.line;
        let mut others: Vec<(String, String, String)> = Vec::new();
        let mut own = HashSet::new();
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
            let shared = names.get(&vocabulary.name).is_some_and(|(other, _)| *other == what);
            if !shared && own.insert(vocabulary.name.as_str()) {
                let key = recognize::toml_key(&field.column);
                let remedy = format!("fields = {{ {key} = {{ type = \"…\" }} }}");
                others.push((vocabulary.name.clone(), what, remedy));
            }
        }
        for (name, what, remedy) in others {
            let place = draft.document.source.line_place(line);
            if let Some((other, first)) = names.get(&name) {
                let message = format!("{other} and {what} are both called `{}::{name}`", module.name);
                let found =
                    diagnostics.push(Kind::DuplicateEnum, place.clone(), message, draft.remedy(&remedy));
                if *first != place {
                    found.relate(first.clone(), format!("`{name}` is this table's"));
                }
            } else {
                names.insert(name, what, place);
            }
        }
    }
}

/// The names that are given, each with what has it, and where.
#[derive(Default)]
struct Names {
    given: Vec<(String, Place)>,
    by_name: HashMap<String, usize>,
}

impl Names {
    fn get(&self, name: &str) -> Option<&(String, Place)> {
        self.by_name.get(name).map(|&at| &self.given[at])
    }

    fn insert(&mut self, name: String, what: String, place: Place) {
        self.by_name.insert(name, self.given.len());
        self.given.push((what, place));
    }
}

/// How many words the fields of a module may have, each with all of those that it shares.
const MOST_WORDS: usize = 1 << 22;

/// The words of vocabularies of one name.
#[derive(Default)]
struct Merged {
    words: Vec<Word>,
    /// By spelling, where the first word of it is.
    by_text: HashMap<String, usize>,
    /// By the identifier that a spelling gives, where the first word with such a spelling is.
    by_variant: HashMap<String, usize>,
    /// By identifier, where the first word with it is.
    by_ident: HashMap<String, usize>,
}

impl Merged {
    fn of(vocabulary: &Vocabulary) -> Self {
        let mut merged = Self::default();
        vocabulary.words.iter().for_each(|word| merged.push(word));
        merged
    }

    fn push(&mut self, word: &Word) {
        let at = self.words.len();
        self.by_text.entry(word.text.clone()).or_insert(at);
        self.by_ident.entry(word.ident.clone()).or_insert(at);
        if let Some(variant) = ident::variant(&word.text) {
            self.by_variant.entry(variant).or_insert(at);
        }
        self.words.push(word.clone());
    }

    /// The word that is another one in some spelling, or has its identifier.
    fn find(&self, word: &Word) -> Option<usize> {
        let variant = ident::variant(&word.text).and_then(|variant| self.by_variant.get(&variant));
        let same = [variant, self.by_text.get(&word.text), self.by_ident.get(&word.ident)];
        same.into_iter().flatten().min().copied()
    }

    /// Adds a word, or the identifier that it has elsewhere.
    fn add(&mut self, word: &Word) {
        let Some(at) = self.find(word) else { return self.push(word) };
        let known = &mut self.words[at];
        if ident::variant(&known.text).as_ref() == Some(&known.ident) && known.ident != word.ident {
            if self.by_ident.get(&known.ident) == Some(&at) {
                self.by_ident.remove(&known.ident);
            }
            known.ident.clone_from(&word.ident);
            let first = self.by_ident.entry(word.ident.clone()).or_insert(at);
            *first = at.min(*first);
        }
    }
}

/// Vocabularies of one name in one module are one: each gets the words of all, under the names that any of them gives.
pub(super) fn merge_vocabularies(diagnostics: &mut Diagnostics, module: &mut Module) {
    let mut shared: Vec<Merged> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for field in module.tables.iter().flat_map(|table| &table.fields) {
        let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
        let at = *by_name.entry(vocabulary.name.clone()).or_insert(shared.len());
        if at == shared.len() {
            shared.push(Merged::of(vocabulary));
            continue;
        }
        for word in &vocabulary.words {
            shared[at].add(word);
        }
    }
    let mut held = 0;
    for field in module.tables.iter().flat_map(|table| &table.fields) {
        let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
        held += by_name.get(&vocabulary.name).map_or(0, |&at| shared[at].words.len());
    }
    if held > MOST_WORDS {
        let message = "the columns of this document share more words than can be held for each";
        let help = "give the columns types of their own by `fields` in the manifest";
        diagnostics.push(Kind::TooLarge, Place::file(&module.path), message, help);
        return;
    }
    for table in &mut module.tables {
        for (at, field) in table.fields.iter_mut().enumerate() {
            let FieldType::Vocabulary(vocabulary) = &mut field.ty else { continue };
            let Some(known) = by_name.get(&vocabulary.name).map(|&at| &shared[at]) else { continue };
            vocabulary.words.clone_from(&known.words);
            for value in table.entries.iter_mut().filter_map(|entry| entry.values.get_mut(at)) {
                let Value::Word(word) = value else { continue };
                if let Some(this) = known.find(word) {
                    word.ident.clone_from(&known.words[this].ident);
                }
            }
        }
    }
}
