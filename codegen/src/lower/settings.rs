//! Whether each part of the manifest means something in the documents.

use super::table::same_code;
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::{DocumentSettings, Manifest, Setting, TableSettings};
use crate::near::nearest;
use crate::recognize::Recognized;
use crate::recognize::number::{self, Reading};
use crate::source::Source;

/// Reports settings that match no document or no table.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    recognized: &[Recognized<'_>],
    manifest: &Manifest,
    source: Option<&Source>,
) {
    let Some(source) = source else { return };
    for (at, settings) in manifest.documents.iter().enumerate() {
        let path = &settings.path;
        let Some(recognized) = recognized.iter().find(|found| found.document.source.name() == path.value)
        else {
            if path.value.split(['/', '\\']).any(|part| part == "..")
                || path.value.starts_with(['/', '\\'])
                || path.value.contains(':')
            {
                let message = format!("`{}` does not stay inside the folder", path.value);
                diagnostics.push(Kind::PathOutside, source.place(path.offset), message);
                continue;
            }
            let known = recognized.iter().map(|found| found.document.source.name());
            let message = format!("no document `{}` in this folder", path.value);
            let help = match nearest(&path.value, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "paths are relative to the folder, with `/`".to_owned(),
            };
            diagnostics.push_with_help(Kind::UnusedSetting, source.place(path.offset), message, help);
            continue;
        };
        if manifest.documents[..at].iter().any(|earlier| earlier.path.value == path.value) {
            let message = format!("a second `[[document]]` for `{}`", path.value);
            diagnostics.push(Kind::ManifestValue, source.place(path.offset), message);
        }
        tables(diagnostics, recognized, settings, source);
    }
}

fn tables(
    diagnostics: &mut Diagnostics,
    recognized: &Recognized<'_>,
    settings: &DocumentSettings,
    source: &Source,
) {
    let merged: Vec<&str> =
        settings.tables.iter().flat_map(|table| &table.merge).map(|key| key.value.as_str()).collect();
    let mut known: Vec<&str> =
        recognized.sets.iter().filter_map(|set| set.keys.first()).map(String::as_str).collect();
    known.extend(recognized.ignored.iter().filter_map(|table| table.keys.first()).map(String::as_str));
    for (at, table) in settings.tables.iter().enumerate() {
        let key = &table.key;
        report_conflicts(diagnostics, recognized, &settings.tables[..at], table, source);
        let in_sets = recognized.sets.iter().any(|set| set.keys.contains(&key.value));
        let in_ignored = recognized.ignored.iter().find(|ignored| ignored.keys.contains(&key.value));
        if in_sets || merged.contains(&key.value.as_str()) || table.skip && in_ignored.is_some() {
            continue;
        }
        let help = match (in_ignored, nearest(&key.value, known.iter().copied())) {
            (Some(_), _) => "name its columns: `columns = { code = \"…\", name = \"…\" }`".to_owned(),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => format!(
                "its tables are {}",
                known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        let message = match in_ignored {
            Some(ignored) => format!("the table `{}` holds no codes: {}", key.value, ignored.reason),
            None => format!("`{}` has no table `{}`, or more than one", settings.path.value, key.value),
        };
        diagnostics.push_with_help(Kind::UnusedSetting, source.place(key.offset), message, help);
    }
}

/// Reports what a stanza says in vain: because another one names its table, because it skips it, or says it twice.
fn report_conflicts(
    diagnostics: &mut Diagnostics,
    recognized: &Recognized<'_>,
    earlier: &[TableSettings],
    table: &TableSettings,
    source: &Source,
) {
    let mut wrong =
        |offset: usize, message: String| diagnostics.push(Kind::ManifestValue, source.place(offset), message);
    let keys =
        recognized.sets.iter().map(|set| &set.keys).chain(recognized.ignored.iter().map(|table| &table.keys));
    let mine = keys.into_iter().find(|keys| keys.contains(&table.key.value));
    if let Some(other) =
        mine.and_then(|keys| earlier.iter().find(|earlier| keys.contains(&earlier.key.value)))
    {
        wrong(
            table.key.offset,
            format!("`{}` names the same table as `{}` above", table.key.value, other.key.value),
        );
    }
    if table.skip && table.says_more() {
        wrong(
            table.key.offset,
            format!("`{}` is skipped, so its other settings say nothing", table.key.value),
        );
    }
    if let (Some(name), Some(description)) = (&table.names, &table.description) {
        if name.value.eq_ignore_ascii_case(&description.value) {
            wrong(description.offset, format!("`{}` is the column of the names already", description.value));
        }
    }
    for (at, (key, _)) in table.rename.iter().enumerate() {
        let same = |(earlier, _): &&(Setting<String>, Setting<String>)| {
            same_code(&earlier.value, &normal(&key.value))
        };
        if let Some((other, _)) = table.rename[..at].iter().find(same) {
            wrong(key.offset, format!("`{}` and `{}` rename one code", key.value, other.value));
        }
    }
}

/// A code as a number is written, whatever its form.
fn normal(code: &str) -> String {
    match number::read(code, 10) {
        Reading::Code { value, rest: "", .. } => value.to_string(),
        _ => code.to_owned(),
    }
}
