//! Reads a lock; what it cannot read, it reports. Only this file and the manifest's folder know toml.

use std::collections::HashMap;

use toml::de::DeTable;

use super::{END, STRING, VERSION, written};
use crate::diagnostic::{Diagnostics, Kind, Place, quoted};
use crate::list;
use crate::lower::is_variant;
use crate::manifest::{self, Reader};
use crate::model::{Code, Codes, Repr, Shape, Unknown};
use crate::order;
use crate::snapshot::{Entry, Enumeration, Range, Snapshot};
use crate::source::{Source, update_command};

/// The version that had no last line of its own.
const OPEN: i128 = 1;

type Value<'i> = manifest::Entry<'i>;

/// Reads a lock; what it cannot read, it reports, and gives what is left.
#[must_use]
pub fn parse(diagnostics: &mut Diagnostics, source: &Source) -> Snapshot {
    written::read(source).unwrap_or_else(|| by_toml(diagnostics, source))
}

/// Reads a lock however it is spelt.
pub(super) fn by_toml(diagnostics: &mut Diagnostics, source: &Source) -> Snapshot {
    let mut snapshot = Snapshot::default();
    let (root, is_toml) = manifest::root(diagnostics, source, Kind::LockSyntax, &remedy(source));
    let mut reader =
        Reader { diagnostics, source, unknown_key: Kind::LockSyntax, wrong_value: Kind::LockSyntax };
    if !is_toml || !version(&mut reader, root.get_ref()) {
        return snapshot;
    }
    for (key, value) in root.get_ref() {
        match key.get_ref().as_ref() {
            "version" | "end" => {}
            "enum" => {
                for value in reader.list(value, "tables, each under `[[enum]]`") {
                    snapshot.enums.extend(enumeration(&mut reader, value));
                }
            }
            _ => reader.unknown(key, &["version", "enum", "end"]),
        }
    }
    report_repeats(&mut reader, root.get_ref());
    snapshot.sort();
    snapshot
}

/// What settles a lock that was cut or mixed up.
fn remedy(source: &Source) -> String {
    format!("take the file back from version control, and run `{}`", update_command(source.path()))
}

/// Whether the lock is of a version that can be read, and whole.
fn version(reader: &mut Reader<'_>, root: &DeTable<'_>) -> bool {
    let Some(value) = root.get("version") else {
        missing(reader, reader.source.start(), "version");
        return false;
    };
    let Some(version) = integer(reader, Some(value)) else { return false };
    if ![OPEN, VERSION].contains(&version) {
        let place = reader.source.place(&value.span());
        let message = "a lock of another version, which this spectable cannot read";
        let help = "use the release of spectable that wrote it";
        reader.diagnostics.push(Kind::LockSyntax, place, message, help);
        return false;
    }
    let text = reader.source.text().trim_end();
    let is_whole = version == OPEN || text.lines().last() == Some(END);
    if !is_whole {
        let place = reader.source.line_place(reader.source.line_of(text.len()));
        let message = format!("the lock ends before its last line, which is `{END}`");
        reader.diagnostics.push(Kind::LockSyntax, place, message, remedy(reader.source));
    }
    is_whole
}

fn enumeration(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Enumeration> {
    const KEYS: [&str; 8] = ["path", "document", "repr", "unknown", "shape", "fields", "entries", "ranges"];
    let table = table(reader, value, &KEYS, 3)?;
    let path = text_of(reader, table.get("path"));
    let document = text_of(reader, table.get("document"));
    let codes = codes(reader, table.get("repr"));
    let mut found = Enumeration {
        path: String::new(),
        document: String::new(),
        repr: None,
        unknown: Unknown::Reject,
        shape: Shape::Enum,
        fields: Vec::new(),
        entries: Vec::new(),
        ranges: Vec::new(),
        place: reader.source.place(&value.span()),
    };
    match table.get("unknown").map(|value| (value, value.get_ref().as_str())) {
        Some((_, Some("keep"))) => found.unknown = Unknown::Keep,
        Some((value, _)) => reader.wrong(value, "`\"keep\"`"),
        None => {}
    }
    match table.get("shape").map(|value| (value, value.get_ref().as_str())) {
        Some((_, Some("newtype"))) => found.shape = Shape::Newtype,
        Some((value, _)) => reader.wrong(value, "`\"newtype\"`"),
        None => {}
    }
    if let Some(value) = table.get("fields") {
        let mut pairs: Vec<_> = reader.table(value, "fields and their types").into_iter().flatten().collect();
        order::sort(&mut pairs, &|(a, _), (b, _)| a.span().start.cmp(&b.span().start));
        for (key, value) in pairs {
            found.fields.extend(text_of(reader, Some(value)).map(|ty| (key.get_ref().to_string(), ty)));
        }
    }
    let mut accessors: Vec<(&str, usize)> = Vec::new();
    for (at, (accessor, _)) in found.fields.iter().enumerate() {
        accessors.push((accessor, at));
    }
    order::sort(&mut accessors, &|(a, _), (b, _)| a.cmp(b));
    if let Some(entries) = table.get("entries") {
        for value in reader.list(entries, "a list of entries") {
            found.entries.extend(entry(reader, value, codes, &accessors));
        }
    }
    if let Some(ranges) = table.get("ranges") {
        for value in reader.list(ranges, "a list of ranges") {
            found.ranges.extend(range(reader, value));
        }
    }
    found.repr = if let Codes::Integer(repr) = codes? { Some(repr) } else { None };
    Some(Enumeration { path: path?, document: document?, ..found })
}

fn codes(reader: &mut Reader<'_>, value: Option<&Value<'_>>) -> Option<Codes> {
    let value = value?;
    let text = value.get_ref().as_str();
    if text == Some(STRING) {
        return Some(Codes::String);
    }
    let repr = Repr::ALL.into_iter().find(|repr| Some(repr.name()) == text);
    if repr.is_none() {
        reader.wrong(value, "an integer type from `\"u8\"` to `\"i64\"`, or `\"string\"`");
    }
    repr.map(Codes::Integer)
}

fn entry(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    codes: Option<Codes>,
    accessors: &[(&str, usize)],
) -> Option<Entry> {
    const KEYS: [&str; 7] = ["code", "ident", "name", "hash", "deprecated", "twin", "fields"];
    let table = table(reader, value, &KEYS, 4)?;
    let code = table.get("code");
    let code = match codes {
        Some(Codes::Integer(_)) => integer(reader, code).map(Code::Integer),
        Some(Codes::String) => text_of(reader, code).map(Code::Text),
        None => None,
    };
    let ident = identifier(reader, table.get("ident"));
    let name = text_of(reader, table.get("name"));
    let hash = text_of(reader, table.get("hash"));
    let deprecated = table.get("deprecated").is_some_and(|value| reader.boolean(value));
    let twin = table.get("twin").is_some_and(|value| reader.boolean(value));
    let mut values = vec![String::new(); accessors.len()];
    let given = table.get("fields").and_then(|value| reader.table(value, "fields and their values"));
    for (key, value) in given.into_iter().flatten() {
        let found = accessors.binary_search_by(|(accessor, _)| (*accessor).cmp(key.get_ref().as_ref()));
        if let Ok(found) = found {
            values[accessors[found].1] = text_of(reader, Some(value)).unwrap_or_default();
        } else {
            let known: Vec<&str> = list::of(accessors, &|(accessor, _)| *accessor);
            reader.unknown(key, &known);
        }
    }
    Some(Entry {
        code: code?,
        ident: ident?,
        deprecated,
        twin,
        name: name?,
        values,
        hash: hash?,
        place: reader.source.place(&value.span()),
    })
}

fn range(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Range> {
    const KEYS: [&str; 5] = ["first", "last", "ident", "name", "hash"];
    let table = table(reader, value, &KEYS, 5)?;
    let first = integer(reader, table.get("first"));
    let last = integer(reader, table.get("last"));
    let ident = identifier(reader, table.get("ident"));
    let name = text_of(reader, table.get("name"));
    let hash = text_of(reader, table.get("hash"));
    let place = reader.source.place(&value.span());
    Some(Range { first: first?, last: last?, ident: ident?, name: name?, hash: hash?, place })
}

/// A table with these keys, of which it must have the first `required`.
fn table<'v, 'i>(
    reader: &mut Reader<'_>,
    value: &'v Value<'i>,
    keys: &[&str],
    required: usize,
) -> Option<&'v DeTable<'i>> {
    let table = reader.table(value, "a table")?;
    for (key, _) in table {
        if !keys.contains(&key.get_ref().as_ref()) {
            reader.unknown(key, keys);
        }
    }
    for key in &keys[..required] {
        if !table.contains_key(*key) {
            missing(reader, reader.source.place(&value.span()), key);
        }
    }
    Some(table)
}

fn missing(reader: &mut Reader<'_>, place: Place, key: &str) {
    let message = format!("the key `{key}` is missing");
    let help = remedy(reader.source);
    reader.diagnostics.push(Kind::LockSyntax, place, message, help);
}

fn integer(reader: &mut Reader<'_>, value: Option<&Value<'_>>) -> Option<i128> {
    let value = value?;
    let integer = manifest::integer(value);
    if integer.is_none() {
        reader.wrong(value, "an integer");
    }
    integer
}

fn text_of(reader: &mut Reader<'_>, value: Option<&Value<'_>>) -> Option<String> {
    reader.text(value?, "a text in quotes").map(|text| text.value)
}

fn identifier(reader: &mut Reader<'_>, value: Option<&Value<'_>>) -> Option<String> {
    let ident = text_of(reader, value)?;
    if is_variant(&ident) {
        return Some(ident);
    }
    reader.wrong(value?, "an identifier for a variant");
    None
}

/// Reports what stands twice: two branches may each have added it.
fn report_repeats(reader: &mut Reader<'_>, root: &DeTable<'_>) {
    let mut paths = Seen::default();
    for found in root.get("enum").and_then(|value| value.get_ref().as_array()).into_iter().flatten() {
        let Some(found) = found.get_ref().as_table() else { continue };
        if let Some(path) = found.get("path") {
            repeat(reader, &mut paths, path, path.get_ref().as_str().map(str::to_owned));
        }
        for (list, key) in [("entries", "code"), ("entries", "ident"), ("ranges", "ident")] {
            let lines = found.get(list).and_then(|value| value.get_ref().as_array());
            let lines = lines.into_iter().flatten().filter_map(|line| line.get_ref().as_table());
            let mut seen = Seen::default();
            // A twin has the code of another by nature.
            for value in lines.filter(|line| !line.contains_key("twin")).filter_map(|line| line.get(key)) {
                repeat(reader, &mut seen, value, written(value));
            }
        }
    }
}

/// Texts that were seen, and where.
#[derive(Default)]
struct Seen {
    by_text: HashMap<String, usize>,
    places: Vec<Place>,
}

fn repeat(reader: &mut Reader<'_>, seen: &mut Seen, value: &Value<'_>, text: Option<String>) {
    let Some(text) = text else { return };
    if let Some(first) = seen.by_text.get(&text).map(|&at| &seen.places[at]) {
        let place = reader.source.place(&value.span());
        let message = format!("{} stands here a second time", quoted(&text));
        let command = update_command(reader.source.path());
        let help = format!("keep the line that is right, and run `{command}`");
        reader
            .diagnostics
            .push(Kind::LockSyntax, place, message, help)
            .relate(first.clone(), "the first time");
    } else {
        seen.by_text.insert(text, seen.places.len());
        seen.places.push(reader.source.place(&value.span()));
    }
}

fn written(value: &Value<'_>) -> Option<String> {
    let text = || value.get_ref().as_str().map(str::to_owned);
    manifest::integer(value).map(|integer| integer.to_string()).or_else(text)
}
