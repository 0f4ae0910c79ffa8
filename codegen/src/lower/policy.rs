//! What a client does after each code of a table: what the manifest makes of a field's values, or says itself.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::field::{self, Lexicon};
use super::{Draft, report_setting};
use crate::diagnostic::{Diagnostics, Kind, Place, listed, quoted};
use crate::list;
use crate::manifest::{PolicySettings, Said};
use crate::model::{Code, Codes, Entry, Field, FieldType, Policies, ReconnectPolicy, Repr, Value};
use crate::recognize::number::{self, Reading};
use crate::recognize::toml_key;
use crate::source::Source;

/// What the field of the policies has in the place of a column's header.
const COLUMN: &str = "#policy";
/// Its method.
pub(super) const ACCESSOR: &str = "policy";

/// Adds the field of the policies, where the manifest has some for the table.
pub(super) fn add(diagnostics: &mut Diagnostics, draft: &mut Draft<'_>, manifest: Option<&Source>) {
    let Some(settings) = draft.settings.and_then(|settings| settings.policy.as_ref()) else { return };
    let mut wrong = |span: &Range<usize>, message: String, help: String| {
        report_setting(diagnostics, manifest, Kind::ManifestValue, span, message, help);
    };
    if draft.table.codes == Codes::String {
        let message = "the codes of this table are words, and no connection is closed with one".to_owned();
        return wrong(&settings.span, message, "remove it".to_owned());
    }
    if let Some(other) = draft.table.fields.iter().find(|field| field.accessor == ACCESSOR) {
        let message = format!("`{ACCESSOR}` is the method of {} already", quoted(&other.column));
        return wrong(&settings.span, message, "give that column another accessor in `fields`".to_owned());
    }
    let codes = by_code(&settings.codes, &mut wrong);
    let field = settings.field.as_ref().and_then(|given| {
        let fields = &draft.table.fields;
        let found = fields.iter().position(|field| field.accessor == given.value);
        let found =
            found.or_else(|| fields.iter().position(|field| field.column.eq_ignore_ascii_case(&given.value)));
        if found.is_none() {
            let known: Vec<&str> = list::of(fields, &|field| field.accessor.as_str());
            let listed = || match known.as_slice() {
                [] => "it has none; write `codes` instead".to_owned(),
                known => format!("its fields are {}", listed(known)),
            };
            let help = diagnostics.question(&given.value, known.iter().copied()).unwrap_or_else(listed);
            let message = format!("{} has no field {}", quoted(&draft.table.name), quoted(&given.value));
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &given.span, message, help);
        }
        found
    });
    let values = field.map(|field| by_value(diagnostics, draft, field, settings, manifest));
    let values = values.unwrap_or_default();
    let of = |entry: &Entry| {
        let of_code = if let Code::Integer(code) = entry.code { codes.get(&code) } else { None };
        let value = field.and_then(|field| entry.values.get(field));
        let of_value = || values.iter().find(|(said, _)| Some(said) == value).map(|(_, policy)| policy);
        of_code.or_else(of_value).copied()
    };
    let policies: Vec<_> = list::of(&draft.table.entries, &of);
    // Where the field is misspelt, that is said already.
    if settings.field.is_some() == field.is_some() {
        report_missing(diagnostics, draft, &policies, field);
    }
    for (entry, policy) in draft.table.entries.iter_mut().zip(policies) {
        entry.values.push(Value::Policy(policy.unwrap_or(settings.otherwise)));
    }
    let column = field.map(|field| draft.table.fields[field].column.clone());
    draft.table.fields.push(Field {
        column: COLUMN.to_owned(),
        accessor: ACCESSOR.to_owned(),
        ty: FieldType::Policy,
        optional: false,
    });
    draft.table.policies = Some(Policies { column, codes, otherwise: settings.otherwise });
}

/// Reports codes that the manifest gives a policy and that the type of the table's codes does not hold.
pub(super) fn report_beyond(diagnostics: &mut Diagnostics, draft: &Draft<'_>, manifest: Option<&Source>) {
    let Some(settings) = draft.settings.and_then(|settings| settings.policy.as_ref()) else { return };
    let Some(repr) = draft.table.repr() else { return };
    let (low, high) = repr.limits();
    let codes = settings.codes.iter().filter_map(|(key, _)| Some((key, read(&key.value)?)));
    let held = codes.clone().map(|(_, code)| code).filter(|&code| Repr::smallest(code, code).is_some());
    let (first, last) = held.fold((low, high), |(first, last), code| (first.min(code), last.max(code)));
    for (key, code) in codes.filter(|(_, code)| !repr.holds(*code)) {
        let mut report = |message: String, help: String| {
            report_setting(diagnostics, manifest, Kind::CodeOutOfRange, &key.span, message, help);
        };
        let text = quoted(&key.value);
        if Repr::smallest(code, code).is_none() {
            let help = "codes are integers of at most 64 bits; remove it, or correct it".to_owned();
            report(format!("{text} does not fit into any integer type"), help);
            continue;
        }
        let (name, table) = (repr.name(), quoted(&draft.table.name));
        let message = format!("{text} does not fit into `{name}`, the type of the codes of {table}");
        let help = match Repr::smallest(first, last) {
            Some(wider) => draft.remedy(&format!("repr = \"{}\"", wider.name())),
            None => format!("write codes from {low} to {high}"),
        };
        report(message, help);
    }
}

fn read(text: &str) -> Option<i128> {
    match number::read(text, 10) {
        Reading::Code { value, rest: "", .. } => Some(value),
        _ => None,
    }
}

/// What the manifest says of single codes.
fn by_code(
    settings: &[Said],
    wrong: &mut dyn FnMut(&Range<usize>, String, String),
) -> BTreeMap<i128, ReconnectPolicy> {
    let mut codes = BTreeMap::new();
    for (key, policy) in settings {
        let Some(code) = read(&key.value) else {
            let message = format!("{} is no code", quoted(&key.value));
            wrong(&key.span, message, "write an integer, decimal or as `0x…`".to_owned());
            continue;
        };
        if codes.insert(code, *policy).is_some() {
            let message = format!("code {code} has a policy twice");
            wrong(&key.span, message, "keep one of them".to_owned());
        }
    }
    codes
}

/// What the manifest says of the values of a field.
fn by_value(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    field: usize,
    settings: &PolicySettings,
    manifest: Option<&Source>,
) -> Vec<(Value, ReconnectPolicy)> {
    let Field { ty, accessor, .. } = &draft.table.fields[field];
    let lexicon = match ty {
        FieldType::Vocabulary(vocabulary) => Lexicon::of(vocabulary.words.clone()),
        _ => Lexicon::default(),
    };
    let is_said = |value: &Value| draft.table.entries.iter().any(|entry| entry.values[field] == *value);
    let mut values: Vec<(Value, ReconnectPolicy)> = Vec::new();
    for (key, policy) in &settings.values {
        let value = match ty {
            _ if key.value.is_empty() => Some(Value::Blank).filter(is_said),
            FieldType::Bool | FieldType::Direction => field::value(ty, "", &key.value, None),
            FieldType::Vocabulary(_) => lexicon.find(&key.value).cloned().map(Box::new).map(Value::Word),
            _ => field::value(ty, "", &key.value, None).filter(is_said),
        };
        let Some(value) = value else {
            let message = match key.value.as_str() {
                "" => format!("every entry says something for its `{accessor}`"),
                text => format!("no entry says {} for its `{accessor}`", quoted(text)),
            };
            let words = lexicon.words.iter().map(|word| word.text.as_str());
            let help = diagnostics.question(&key.value, words).unwrap_or_else(|| "remove it".to_owned());
            report_setting(diagnostics, manifest, Kind::UnusedSetting, &key.span, message, help);
            continue;
        };
        if values.iter().any(|(said, _)| *said == value) {
            let message = format!("{} has a policy twice", quoted(&key.value));
            report_setting(
                diagnostics,
                manifest,
                Kind::ManifestValue,
                &key.span,
                message,
                "keep one of them",
            );
        }
        values.push((value, *policy));
    }
    values
}

/// Reports the entries that neither their code nor a field's value gives a policy: one for each value.
fn report_missing(
    diagnostics: &mut Diagnostics,
    draft: &Draft<'_>,
    policies: &[Option<ReconnectPolicy>],
    field: Option<usize>,
) {
    let entries = draft.table.entries.iter().zip(&draft.origins).zip(policies);
    // A struck row whose code a live one has is no answer to what the code means.
    let live: HashSet<&Code> = entries
        .clone()
        .filter(|((_, origin), _)| !origin.struck)
        .map(|((entry, _), _)| &entry.code)
        .collect();
    let missing = entries
        .filter(|((entry, origin), policy)| {
            policy.is_none() && !(origin.struck && live.contains(&entry.code))
        })
        .map(|(found, _)| found);
    let mut groups: Vec<Vec<(&Entry, &Place)>> = Vec::new();
    let mut by_value: HashMap<String, usize> = HashMap::new();
    let said = |entry: &Entry| Some(entry.values.get(field?)?.to_string());
    for (entry, origin) in missing {
        let group = *by_value.entry(said(entry).unwrap_or_default()).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push((entry, &origin.place));
    }
    for group in groups {
        let Some(((entry, place), others)) = group.split_first() else { continue };
        let code = entry.code.to_string();
        let accessor = field.map(|field| draft.table.fields[field].accessor.as_str()).unwrap_or_default();
        let said = said(entry);
        let why = match &said {
            None => "no code in the manifest's `policy` is its".to_owned(),
            Some(said) if said.is_empty() => format!("its `{accessor}` says nothing"),
            Some(said) => format!("nothing is said of {} for its `{accessor}`", quoted(said)),
        };
        let message = format!("{} ({code}) has no policy: {why}", quoted(&entry.name));
        let by_code = format!("`codes = {{ {} = \"…\" }}`", toml_key(&code));
        let help = match &said {
            Some(said) => {
                format!("write `values = {{ {} = \"…\" }}`, or {by_code}, in its `policy`", toml_key(said))
            }
            None => format!("write {by_code} in its `policy`"),
        };
        let found = diagnostics.push(Kind::PolicyMissing, (*place).clone(), message, help);
        for (_, other) in others {
            found.relate((*other).clone(), "this one, too");
        }
    }
}
