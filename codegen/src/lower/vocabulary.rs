//! The words of a table's columns that the manifest renames or declares.

use std::collections::{HashMap, HashSet};

use super::{Draft, ident, report_name, report_setting};
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::model::{Field, FieldType};
use crate::source::Source;

/// Reports what the manifest says of words that no column has, or says so that it cannot be.
pub(super) fn check(diagnostics: &mut Diagnostics, draft: &Draft<'_>, manifest: Option<&Source>) {
    let Some(settings) = draft.settings.filter(|settings| !settings.vocabulary.is_empty()) else { return };
    let given: HashSet<&str> = settings.values.iter().map(|setting| setting.value.value.as_str()).collect();
    let said = Said::of(&draft.table.fields);
    for (word, ident) in &settings.vocabulary {
        if !said.by_text.contains_key(word.value.as_str()) && !given.contains(word.value.as_str()) {
            let said = said.words.iter().copied();
            let remove = || "remove it, or give a code this word by `values`".to_owned();
            let help = diagnostics.question(&word.value, said).unwrap_or_else(remove);
            let message = format!("no field of {} says {}", quoted(&draft.table.name), quoted(&word.value));
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &word.span, message, help);
        } else if !ident::is_camel(ident) || ident == "ALL" {
            let message = format!("{} is no identifier for a variant", quoted(ident));
            report_name(diagnostics, manifest, word, ident, message, ident::variant(ident));
        } else if let Some(other) = said.other(&word.value, ident) {
            let message = format!(
                "{} and {} both want the identifier {}",
                quoted(&word.value),
                quoted(other),
                quoted(ident)
            );
            let help = "write an identifier that no other word of the column has";
            report_setting(diagnostics, manifest, Kind::DuplicateIdentifier, &word.span, message, help);
        }
    }
}

/// What the vocabularies of a table say.
struct Said<'f> {
    /// By word, the vocabularies that say it.
    by_text: HashMap<&'f str, Vec<usize>>,
    /// Each word, once.
    words: Vec<&'f str>,
    /// By vocabulary and identifier, the first words that have it: as many as it takes for one to be another.
    by_ident: HashMap<(usize, &'f str), Vec<&'f str>>,
}

impl<'f> Said<'f> {
    fn of(fields: &'f [Field]) -> Self {
        let mut said = Self { by_text: HashMap::new(), words: Vec::new(), by_ident: HashMap::new() };
        for (at, field) in fields.iter().enumerate() {
            let FieldType::Vocabulary(vocabulary) = &field.ty else { continue };
            for word in &vocabulary.words {
                let vocabularies = said.by_text.entry(word.text.as_str()).or_default();
                if vocabularies.is_empty() {
                    said.words.push(&word.text);
                }
                vocabularies.push(at);
                let first = said.by_ident.entry((at, word.ident.as_str())).or_default();
                if first.len() < 2 {
                    first.push(&word.text);
                }
            }
        }
        said
    }

    /// Another word that has an identifier in a vocabulary that says a word.
    fn other(&self, text: &str, ident: &str) -> Option<&'f str> {
        let vocabularies = self.by_text.get(text)?.iter();
        let words = vocabularies.filter_map(|&at| self.by_ident.get(&(at, ident))).flatten();
        words.copied().find(|other| *other != text)
    }
}
