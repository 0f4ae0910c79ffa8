//! The values of fields that the manifest gives single codes.

use super::field::{self, Lexicon};
use super::{Draft, codes, report_setting};
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::list;
use crate::manifest::{Override, TableSettings};
use crate::model::{Field, FieldType, Repr, Value};
use crate::recognize::toml_key;
use crate::source::Source;

/// Puts them in, and reports those that cannot be.
pub(super) fn put_in(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'_>,
    settings: &TableSettings,
    manifest: Option<&Source>,
) {
    if settings.values.is_empty() {
        return mark_optional(draft);
    }
    let codes: Vec<String> = list::of(&draft.table.entries, &|entry| entry.code.to_string());
    let by_code = list::by_text(&codes, &|code| code);
    let accessors: Vec<String> = list::of(&draft.table.fields, &|field| field.accessor.clone());
    let fields = list::by_text(&accessors, &|accessor| accessor);
    let declared = list::by_text(&settings.vocabulary, &|(word, _)| &word.value);
    // By field, its words with those that are declared, and the last setting that gives it a number.
    let mut vocabularies: Vec<Option<Lexicon>> = list::of(&draft.table.fields, &|_| None);
    let mut numbers: Vec<Option<&Override>> = vec![None; draft.table.fields.len()];
    for setting in &settings.values {
        let field = fields.get(setting.accessor.value.as_str()).copied();
        let spellings = [setting.code.value.clone(), codes::normal(&setting.code.value)];
        let entry = spellings.iter().filter_map(|code| by_code.get(code.as_str())).min().copied();
        let (Some(field), Some(entry)) = (field, entry) else {
            let (missed, what, near) = if field.is_none() {
                let like = accessor_like(diagnostics, &draft.table.fields, &setting.accessor.value);
                (&setting.accessor, "field", like)
            } else {
                let known = codes.iter().map(String::as_str);
                let near = diagnostics.nearest(&setting.code.value, known);
                (&setting.code, "code", near)
            };
            let message = format!("{} has no {what} {}", quoted(&draft.table.name), quoted(&missed.value));
            let help = near.map_or_else(
                || format!("remove it, or name a {what} that `spectable inspect` lists"),
                |near| format!("did you mean {}?", quoted(near)),
            );
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &missed.span, message, help);
            continue;
        };
        let declaration = format!("vocabulary = {{ {} = \"…\" }}", toml_key(&setting.value.value));
        let declaration = draft.remedy(&declaration);
        let ty = &draft.table.fields[field].ty;
        let text = &setting.value.value;
        let value = if let FieldType::Vocabulary(vocabulary) = ty {
            let lexicon = vocabularies[field].get_or_insert_with(|| Lexicon::of(vocabulary.words.clone()));
            // A word that no cell says is one of the vocabulary only where the manifest declares it.
            if let Some(&at) = declared.get(text.as_str()) {
                lexicon.declare(text, &settings.vocabulary[at].1);
            }
            lexicon.find(text).map(|word| Value::Word(Box::new(word.clone())))
        } else {
            field::value(ty, "", text, None)
        };
        if let Some(value) = value {
            if matches!(value, Value::Integer(_)) {
                numbers[field] = Some(setting);
            }
            draft.table.entries[entry].values[field] = value;
        } else {
            let message = format!(
                "{} is no value of {}",
                quoted(&setting.value.value),
                quoted(&setting.accessor.value)
            );
            let help = match ty {
                FieldType::Vocabulary(_) => {
                    let words = vocabularies[field].as_ref().map_or(&[][..], |lexicon| &lexicon.words);
                    let words = words.iter().map(|word| word.text.as_str());
                    let declare = || format!("to declare it, {declaration}");
                    diagnostics.question(&setting.value.value, words).unwrap_or_else(declare)
                }
                ty => format!("write a value of type `{}`", ty.name()),
            };
            report_setting(diagnostics, manifest, Kind::ManifestValue, &setting.value.span, message, help);
        }
    }
    for (field, lexicon) in draft.table.fields.iter_mut().zip(vocabularies) {
        if let (FieldType::Vocabulary(vocabulary), Some(lexicon)) = (&mut field.ty, lexicon) {
            vocabulary.words = lexicon.words;
        }
    }
    for (field, setting) in numbers.into_iter().enumerate() {
        let Some(setting) = setting else { continue };
        let values = draft.table.entries.iter().filter_map(|entry| entry.values.get(field));
        let (low, high) = field::ends(values);
        let Field { ty: FieldType::Integer(repr), accessor, .. } = &mut draft.table.fields[field] else {
            continue;
        };
        if let Some(smallest) = Repr::smallest(low, high) {
            *repr = smallest;
            continue;
        }
        let message = format!("no integer type holds both {low} and {high}, which {} has", quoted(accessor));
        let help = "write values that are either within `i64` or within `u64`";
        report_setting(diagnostics, manifest, Kind::ManifestValue, &setting.value.span, message, help);
    }
    mark_optional(draft);
}

/// Finds out which fields say nothing for some entries.
fn mark_optional(draft: &mut Draft<'_>) {
    for (at, field) in draft.table.fields.iter_mut().enumerate() {
        field.optional = draft.table.entries.iter().any(|entry| entry.values.get(at) == Some(&Value::Blank));
    }
}

/// The accessor that a misspelt one, or a column's header, may mean.
fn accessor_like<'f>(diagnostics: &mut Diagnostics, fields: &'f [Field], text: &str) -> Option<&'f str> {
    let by_header = fields.iter().find(|field| field.column.eq_ignore_ascii_case(text));
    let accessors = fields.iter().map(|field| field.accessor.as_str());
    let by_header = by_header.map(|field| field.accessor.as_str());
    by_header.or_else(|| diagnostics.nearest(text, accessors))
}
