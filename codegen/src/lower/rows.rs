//! The rows of a set of codes: which are entries, which ranges, and why the others are skipped.

use std::collections::HashSet;

use super::codes::Named;
use super::{Draft, Origin, ident, is_entry, prose};
use crate::diagnostic::{Diagnostics, Kind, MOST, Place, first_of, quoted};
use crate::list;
use crate::model::{Code, Entry, Prose, Range, Skipped};
use crate::recognize::{
    Fields, Found, NO_CODE, NO_NUMBER, NOT_ONE, STRAY, TOO_MUCH, Value, name, number, toml_key, words,
};

/// How many rows are gone through before their room is given back.
const AT_ONCE: usize = 1 << 13;

/// What remains of an entry's row for its fields.
pub(super) struct Kept<'d> {
    pub(super) fields: Fields<'d>,
    /// Which of the set's parts it is of.
    pub(super) part: usize,
}

/// Sorts the rows into entries, ranges and skipped ones; gives the rows of the entries.
pub(super) fn sort<'d>(
    diagnostics: &mut Diagnostics,
    draft: &mut Draft<'d>,
    mut all: Vec<Found<'d>>,
) -> Vec<Kept<'d>> {
    let source = draft.document.source;
    let excluded = draft.settings.map(|settings| settings.exclude.as_slice()).unwrap_or_default();
    let excluded = Named::new(excluded.iter());
    let excludes = |line: usize, value: &Value| -> [&[usize]; 2] {
        let of_value = match value {
            _ if excluded.is_empty() => &[],
            Value::Integer(code) => excluded.of_code(&code.to_string()),
            Value::Text(code) => excluded.of_code(code),
            Value::Range(first, last) => excluded.of_range(*first, *last),
            Value::Neither(_) | Value::TooLarge => &[],
        };
        [of_value, if excluded.is_empty() { &[] } else { excluded.of_code(&format!("line:{line}")) }]
    };
    let mut gone_through = HashSet::new();
    let renames = draft.settings.map(|settings| settings.rename.as_slice()).unwrap_or_default();
    let renames = Named::new(renames.iter().map(|(key, _)| key));
    draft.table.entries.reserve_exact(all.len());
    draft.origins.reserve_exact(all.len());
    let (mut unread, mut stray) = (Vec::new(), Vec::new());
    let mut rows = Vec::with_capacity(all.len());
    // The room of rows that are gone through is given back in between.
    all.reverse();
    while let Some(row) = all.pop() {
        if all.len() % AT_ONCE == 0 {
            all.shrink_to_fit();
        }
        let place = source.place(&row.span);
        let line = place.line;
        let name = prose::clean(&row.name.plain);
        let code = match &row.value {
            Value::Integer(code) => Some(Code::Integer(*code)),
            Value::Text(code) => Some(Code::Text(prose::clean(code))),
            _ => None,
        };
        let mut skip = |reason: &str| {
            let name = (!name.is_empty()).then(|| name.clone());
            draft.table.skipped.push(Skipped { line, code: code.clone(), name, reason: reason.to_owned() });
        };
        let these = excludes(line, &row.value);
        if these.iter().any(|these| !these.is_empty()) {
            // Many settings may name one code that many rows have.
            for these in these.iter().filter(|these| gone_through.insert(these.as_ptr().addr())) {
                draft.excluded.extend(these.iter());
            }
            skip("the manifest excludes it");
            continue;
        }
        match (&row.value, &code) {
            (Value::Neither(reason), _) => {
                let is_nameless = !name::is_usable(&row.name.plain);
                if matches!(*reason, NOT_ONE | NO_NUMBER) || *reason == NO_CODE && !is_nameless {
                    unread.push(place.clone());
                }
                if *reason == STRAY {
                    stray.push(place.clone());
                }
                if *reason == TOO_MUCH {
                    let message =
                        "this cell names more codes, or they share more text and cells, than can be held";
                    let help = "give each code a row of its own";
                    diagnostics.push(Kind::TooLarge, place, message, help);
                }
                skip(reason);
            }
            (Value::TooLarge, _) => {
                skip("no integer type holds it");
                let message = format!("the code of {} does not fit into `u64`", quoted(&name));
                let help = format!(
                    "codes are integers of at most 64 bits; to leave it out, {}",
                    draft.exclusion(&place).unwrap_or_default()
                );
                diagnostics.push(Kind::CodeOutOfRange, place, message, help);
            }
            (Value::Range(first, last), _) => {
                let description = description(&row);
                let says = if number::is_blank(&name) { &description.plain } else { &name };
                draft.table.ranges.push(Range {
                    line,
                    column: place.column,
                    first: *first,
                    last: *last,
                    reserved: words::reserves(says),
                    ident: Some(&row.name.bare)
                        .filter(|bare| name::is_usable(bare))
                        .and_then(|bare| ident::variant(bare)),
                    name,
                    description,
                });
                draft.range_places.push(place);
            }
            // What the manifest renames needs no name of its own.
            (_, Some(code)) if is_entry(&row) || renames.first_of_code(code).is_some() => {
                draft.table.entries.push(Entry {
                    line,
                    column: place.column,
                    code: code.clone(),
                    name,
                    ident: None,
                    deprecated: row.deprecated,
                    twin_of: None,
                    description: description(&row),
                    values: Vec::new(),
                });
                let Found { name, deprecated, fields, part, .. } = row;
                draft.origins.push(Origin { place, bare: name.bare, struck: deprecated });
                rows.push(Kept { fields, part });
            }
            (_, code) => {
                skip("no usable name");
                let code = code.as_ref().map(ToString::to_string).unwrap_or_default();
                // A row that says nothing else, or that the code is unused, only counts on.
                if number::is_blank(&name) && name::is_usable(&prose::prose(&row.description).plain) {
                    let message =
                        format!("code {code} has no name to make an identifier of, and is left out");
                    let help = draft.remedy(&format!("rename = {{ {} = \"…\" }}", toml_key(&code)));
                    diagnostics.push(Kind::NoIdentifier, place, message, help);
                }
            }
        }
    }
    report_unread(diagnostics, draft, &unread);
    report_stray(diagnostics, draft, stray);
    rows
}

/// Warns of rows that hold codes which are not read, all of a table in one.
fn report_unread(diagnostics: &mut Diagnostics, draft: &Draft<'_>, unread: &[Place]) {
    let Some(first) = unread.first() else { return };
    let name = &draft.table.name;
    let lines: Vec<String> = list::of(unread, &|place| place.line.to_string());
    let message = match lines.as_slice() {
        [_] => format!("this row of {} holds no single code, and is left out", quoted(name)),
        _ => format!(
            "{} rows of {} hold no single code, and are left out: lines {}",
            lines.len(),
            quoted(name),
            first_of(&lines)
        ),
    };
    // What is listed is settled first, and then the rest is.
    let rows: Vec<String> = lines.iter().take(MOST).map(|line| format!("\"line:{line}\"")).collect();
    let help = format!(
        "give each row one code; to leave what is listed out for good, {}",
        draft.remedy(&format!("exclude = [{}]", rows.join(", ")))
    );
    diagnostics.push(Kind::SkippedRow, first.clone(), message, help);
}

/// Warns of lines below a table that read as rows of it, all of them in one.
fn report_stray(diagnostics: &mut Diagnostics, draft: &Draft<'_>, stray: Vec<Place>) {
    let mut stray = stray.into_iter();
    let Some(first) = stray.next() else { return };
    let message = format!(
        "this line reads as a row of {}, and is none: something stands between it and the table",
        quoted(&draft.table.name)
    );
    let allow = draft.allowance(Kind::StrayRow);
    let help = format!("take out the blank line, comment or text above it; where it is no row, {allow}");
    let found = diagnostics.push(Kind::StrayRow, first, message, help);
    stray.for_each(|other| found.relate(other, "and this one"));
}

/// What a row says beside its name; where that is nothing, or a dash, the name.
fn description(row: &Found<'_>) -> Prose {
    let description = prose::prose(&row.description);
    if number::is_blank(&description.plain) { prose::plain(&row.name.plain) } else { description }
}
