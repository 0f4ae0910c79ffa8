//! Documentation of what is printed, from texts that `lower` made correct as markdown.

use super::class;
use super::piece::{self, Sink, Text};
use crate::list;
use crate::lower::{clean, code_span, escaped};
use crate::model::{Code, Codes, Entry, FieldType, Module, Prose, Range, Shape, Table, Unknown, Value};
use crate::order;

/// The longest table of codes at the head of an enum; beyond, the entries' own documentation is all.
const MOST_ROWS: usize = 1000;
/// The derive macros of the standard library's prelude.
const DERIVES: [&str; 11] = [
    "Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd", "RustcDecodable",
    "RustcEncodable",
];

/// One `#[doc]` a line, with the space that a comment has.
pub(super) fn lines(text: &str) -> Text {
    let mut lines = Text::default();
    lines.doc(text);
    lines
}

/// What heads a module's documentation: its document, and a table of its enums.
pub(super) fn module(module: &Module) -> String {
    let mut text = codes_of(module);
    match &module.title {
        Some(title) if !title.is_empty() => text += &format!(": {}.", emphasized(title)),
        _ => text.push('.'),
    }
    if let Some(source) = &module.source {
        text += &format!("\n\nSource: {}.", escaped(source));
    }
    let enums: Vec<String> = list::of_some(&module.tables, &|table| row(module, table));
    if enums.len() <= MOST_ROWS {
        text.push_str("\n\n| Enum | Codes | Heading |\n|------|------:|---------|\n");
        text.push_str(&enums.join("\n"));
    }
    text
}

/// The row of a table's enum, or of that of its ranges where there are nothing but ranges.
fn row(module: &Module, table: &Table) -> Option<String> {
    let (name, count) = match (table.variants().count(), table.ranges.len()) {
        (0, _) if !class::has(table) => return None,
        (0, ranges) => (table.class_name(), format!("{ranges} ranges")),
        (entries, _) => (table.name.clone(), entries.to_string()),
    };
    // What stands above a module is read from outside of it.
    Some(format!("| [`{name}`]({}::{name}) | {count} | {} |", module.name, title(module, table)))
}

/// What heads an enum's documentation: its headings, and a table of its codes.
pub(super) fn enumeration(sink: &mut dyn Sink, module: &Module, table: &Table) {
    let mut text = format!("{}, in [`{}`](self)", title(module, table), module.name);
    match (table.unknown, table.parts.len()) {
        (Unknown::Keep, _) => text.push_str(", and whatever else there may be."),
        (Unknown::Reject, 1) => text.push('.'),
        (Unknown::Reject, parts) => text += &format!(": one enum from {parts} tables."),
    }
    if let (Unknown::Keep, Some(first)) = (table.unknown, table.variants().next()) {
        text += &format!(
            "\n\nCodes that the document does not list are to be matched by value, so that a version that lists them\n\
             changes nothing:\n\n```text\nmatch code {{\n    {}::{} => …,\n    other if other.code() == {} => …,\n    \
             other => …,\n}}\n```",
            table.name,
            first.ident.as_deref().unwrap_or_default(),
            unlisted(table),
        );
    }
    piece::text(sink, &mut |written| {
        written.doc(&text);
    });
    if table.variants().count() > MOST_ROWS {
        return;
    }
    let is_shown = |at: usize| !matches!(table.fields[at].ty, FieldType::Link | FieldType::Text);
    let shown = list::of_places(table.fields.len(), &is_shown);
    let headers: Vec<String> = list::of(&shown, &|&at| capitalized(&table.fields[at].accessor));
    let number = table.codes != Codes::String;
    let mut text = format!(
        "\n| Code | {} |",
        match table.shape {
            Shape::Enum => "Variant",
            Shape::Newtype => "Constant",
        }
    );
    text.extend(headers.iter().map(|header| format!(" {header} |")));
    text.push_str(if number { "\n|-----:|---------|" } else { "\n|------|---------|" });
    text.extend(headers.iter().map(|header| format!("{}|", "-".repeat(header.chars().count() + 2))));
    piece::text(sink, &mut |written| {
        written.doc(&text);
    });
    for entry in table.variants() {
        let ident = entry.ident.as_deref().unwrap_or_default();
        let mark = if entry.deprecated { " (deprecated)" } else { "" };
        let code = match &entry.code {
            Code::Integer(code) => code.to_string(),
            Code::Text(code) => escaped(code),
        };
        let mut text = format!("| {code} | {}{mark} |", link(table, ident));
        text.extend(shown.iter().map(|&at| format!(" {} |", shown_value(entry.values.get(at)))));
        piece::text(sink, &mut |written| {
            written.doc(&text);
        });
    }
}

/// A code that a table does not list, as an example.
fn unlisted(table: &Table) -> i128 {
    let codes = table.variants().filter_map(|entry| match entry.code {
        Code::Integer(code) => Some(code),
        Code::Text(_) => None,
    });
    let mut codes: Vec<i128> = codes.collect();
    order::sort(&mut codes, &Ord::cmp);
    let gap = codes.windows(2).find(|pair| pair[0] + 1 < pair[1]).map(|pair| pair[0] + 1);
    gap.or_else(|| codes.last().map(|last| last + 1)).unwrap_or_default()
}

/// A link to a variant, told from a method of the same name where there is one.
pub(super) fn link(table: &Table, ident: &str) -> String {
    let ambiguous = table.fields.iter().any(|field| field.accessor == ident);
    let kind = match table.shape {
        Shape::Enum if ambiguous => "variant@",
        Shape::Newtype if ambiguous => "constant@",
        Shape::Enum | Shape::Newtype => "",
    };
    format!("[`{ident}`]({kind}Self::{ident})")
}

/// A link to an enum, told from a derive macro of the same name where there is one.
pub(super) fn enum_link(table: &Table) -> String {
    let name = &table.name;
    let kind = match table.shape {
        Shape::Enum => "enum",
        Shape::Newtype => "struct",
    };
    if DERIVES.contains(&name.as_str()) {
        format!("[`{name}`]({kind}@{name})")
    } else {
        format!("[`{name}`]")
    }
}

/// The headings that lead to a table, the document's title apart.
pub(super) fn title(module: &Module, table: &Table) -> String {
    let heading = table.heading.as_slice();
    let shown = match heading {
        [first, rest @ ..] if !rest.is_empty() && Some(first) == module.title.as_ref() => rest,
        all => all,
    };
    let shown: Vec<&str> = shown.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if shown.is_empty() { codes_of(module) } else { emphasized(&shown.join(" › ")) }
}

/// What a deprecation says, which rustdoc reads as markdown too.
pub(super) fn note(module: &Module) -> String {
    format!("deprecated in {}", escaped(&clean(&module.document)))
}

/// What the deprecation of such a row says.
pub(super) fn twin_note(module: &Module, twin: &Entry, live: &str) -> String {
    let code = escaped(&twin.code.to_string());
    format!("{}; code {code} is `{live}` now", note(module))
}

fn codes_of(module: &Module) -> String {
    format!("The codes of {}", code_span(&clean(&module.document)))
}

pub(super) fn entry(entry: &Entry) -> String {
    let label = match &entry.code {
        Code::Text(text) => code_span(text),
        Code::Integer(code) => format!("{} ({code})", escaped(&entry.name)),
    };
    described(&label, &entry.name, &entry.description)
}

/// What stands on a struck row whose code a live one has.
pub(super) fn twin(table: &Table, twin: &Entry, live: &str) -> String {
    let code = match &twin.code {
        Code::Text(text) => code_span(text),
        Code::Integer(code) => code.to_string(),
    };
    format!("{} ({code}): what code {code} meant before {}.", escaped(&twin.name), link(table, live))
}

pub(super) fn range(range: &Range) -> String {
    let label = format!("{} ({}–{})", escaped(&range.name), range.first, range.last);
    described(&label, &range.name, &range.description)
}

fn without_stops(text: &str) -> &str {
    let (bytes, mut end) = (text.as_bytes(), text.len());
    while end > 0 && bytes[end - 1] == b'.' {
        end -= 1;
    }
    &text[..end]
}

fn described(label: &str, name: &str, description: &Prose) -> String {
    let same = without_stops(&description.plain) == without_stops(name);
    if same || description.markdown().is_empty() {
        format!("{label}.")
    } else {
        format!("{label}: {}", description.markdown())
    }
}

/// What an entry is found by: the code and the name, where rustdoc takes them for `#[doc(alias)]`.
pub(super) fn aliases(text: &mut Text, entry: &Entry) {
    let ident = entry.ident.as_deref().unwrap_or_default();
    match &entry.code {
        Code::Integer(code) => {
            text.code("#[doc(alias = \"").number(*code).code("\")]");
            // A number for a name may be the code's.
            let is_word = entry.name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
            if is_alias(&entry.name, ident) && (is_word || entry.name != code.to_string()) {
                text.alias(&entry.name);
            }
        }
        Code::Text(code) => {
            if is_alias(code, ident) {
                text.alias(code);
            }
            if entry.name != *code && is_alias(&entry.name, ident) {
                text.alias(&entry.name);
            }
        }
    }
}

fn is_alias(alias: &str, ident: &str) -> bool {
    let (bytes, mut at) = (alias.as_bytes(), 0);
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => return false,
            b' '..=b'~' => at += 1,
            _ if alias.contains(|c: char| c.is_whitespace() && c != ' ') => return false,
            _ => at += 1,
        }
    }
    !alias.is_empty() && alias != ident && alias.trim() == alias
}

fn emphasized(text: &str) -> String {
    format!("*{}*", escaped(text.trim()))
}

/// A column by its header.
pub(super) fn column(header: &str) -> String {
    match escaped(header) {
        header if header.is_empty() => "column without a header".to_owned(),
        header => format!("column *{header}*"),
    }
}

fn capitalized(accessor: &str) -> String {
    let mut characters = accessor.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    escaped(format!("{first}{}", characters.as_str().replace('_', " ")).trim_end())
}

fn shown_value(value: Option<&Value>) -> String {
    match value {
        Some(Value::Integer(value)) => value.to_string(),
        Some(value) => escaped(&value.to_string()),
        None => String::new(),
    }
}
