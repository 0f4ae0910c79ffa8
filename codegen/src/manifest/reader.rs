//! TOML value by value; what is not as expected is reported. Only this folder and the lock's reader know toml.

use std::borrow::Cow;
use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Setting;
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::source::Source;

pub(crate) type Key<'i> = Spanned<Cow<'i, str>>;
pub(crate) type Entry<'i> = Spanned<DeValue<'i>>;

/// The most parts that a key may have: for each, the parser goes through all those before it.
const MOST_PARTS: usize = 128;

/// The root of a text in TOML, and whether all of it is; of what is wrong on one line, the first is reported.
pub(crate) fn root<'s>(
    diagnostics: &mut Diagnostics,
    source: &'s Source,
    kind: Kind,
    help: &str,
) -> (Spanned<DeTable<'s>>, bool) {
    let is_binary = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    if let Some((at, c)) = source.text().char_indices().find(|&(_, c)| is_binary(c)) {
        // There would be an error for every byte.
        let message = format!("this is no text: the character U+{:04X} cannot stand here", u32::from(c));
        diagnostics.push(kind, source.place(&(at..at)), message, help);
        return (Spanned::new(0..0, DeTable::new()), false);
    }
    if let Some(at) = overlong_key(source.text()) {
        let message = format!("this key has more than the {MOST_PARTS} parts that are read of one");
        diagnostics.push(
            Kind::TooLarge,
            source.place(&(at..at + 1)),
            message,
            "write each part that is meant once",
        );
        return (Spanned::new(0..0, DeTable::new()), false);
    }
    let (root, errors) = DeTable::parse_recoverable(source.text());
    let is_whole = errors.is_empty();
    // Where one character is wrong, so is what follows it on the line.
    let mut lines = HashSet::new();
    for error in errors {
        let span = error.span().unwrap_or_default();
        if lines.insert(source.line_of(span.start)) {
            diagnostics.push(kind, source.place(&span), error.message(), help);
        }
    }
    (root, is_whole)
}

/// Where a key has more parts than are read, such as `a.a.a`.
fn overlong_key(text: &str) -> Option<usize> {
    if text.matches('.').count() < MOST_PARTS {
        return None;
    }
    let (mut at, mut parts) = (0, 1);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match c {
            '"' | '\'' => string(rest),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        match c {
            '\n' | '=' | ',' | '{' | '[' => parts = 1,
            '.' => parts += 1,
            _ => {}
        }
        if parts > MOST_PARTS {
            return Some(at);
        }
        at += length;
    }
    None
}

/// How long the string is that a text begins with: to its closing quotes, or as far as the parser reads one without.
fn string(text: &str) -> usize {
    let (one, three) = if text.starts_with('"') { ("\"", "\"\"\"") } else { ("'", "'''") };
    let (quotes, is_long) = if text.starts_with(three) { (three, true) } else { (one, false) };
    let mut at = quotes.len();
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(after) = rest.strip_prefix(quotes) {
            // Two more may be a long string's own.
            let own = after.len() - after.trim_start_matches(one).len();
            return at + quotes.len() + if is_long { own.min(2) } else { 0 };
        }
        if c == '\n' && !is_long {
            break;
        }
        at += c.len_utf8();
        if c == '\\' && one == "\"" && text[at..].starts_with(['\\', '"']) {
            at += 1;
        }
    }
    at
}

/// Reads values, and reports what is not as expected.
pub(crate) struct Reader<'r> {
    pub(crate) diagnostics: &'r mut Diagnostics,
    pub(crate) source: &'r Source,
    /// What an unknown key is reported as.
    pub(crate) unknown_key: Kind,
    /// What a value of another type is reported as.
    pub(crate) wrong_value: Kind,
}

impl Reader<'_> {
    pub(crate) fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let word = key.get_ref();
        let listed = || match known {
            [] => "nothing is known here; remove it".to_owned(),
            known => format!("known here: {}", known.join(", ")),
        };
        let help = self.diagnostics.question(word, known.iter().copied()).unwrap_or_else(listed);
        let place = self.source.place(&key.span());
        self.diagnostics.push(self.unknown_key, place, format!("unknown key {}", quoted(word)), help);
    }

    pub(crate) fn wrong(&mut self, value: &Entry<'_>, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) => quoted(text),
            DeValue::Integer(number) => format!("`{number}`"),
            DeValue::Boolean(boolean) => format!("`{boolean}`"),
            other => format!("a value of type {}", other.type_str()),
        };
        let place = self.source.place(&value.span());
        let message = format!("expected {expected}, found {found}");
        self.diagnostics.push(self.wrong_value, place, message, format!("write {expected}"));
    }

    pub(crate) fn text(&mut self, value: &Entry<'_>, expected: &str) -> Option<Setting<String>> {
        if let Some(text) = value.get_ref().as_str() {
            return Some(Setting { value: text.to_owned(), span: value.span() });
        }
        self.wrong(value, expected);
        None
    }

    /// A string, a number or a boolean, as its text.
    pub(super) fn scalar(&mut self, value: &Entry<'_>, expected: &str) -> Option<Setting<String>> {
        let text = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            DeValue::Boolean(boolean) => boolean.to_string(),
            _ => return self.text(value, expected),
        };
        Some(Setting { value: text, span: value.span() })
    }

    pub(crate) fn boolean(&mut self, value: &Entry<'_>) -> bool {
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(value, "`true` or `false`");
            false
        })
    }

    pub(crate) fn table<'v, 'i>(&mut self, value: &'v Entry<'i>, expected: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, expected);
        }
        table
    }

    pub(crate) fn list<'v, 'i>(&mut self, value: &'v Entry<'i>, expected: &str) -> Vec<&'v Entry<'i>> {
        if let Some(list) = value.get_ref().as_array() {
            return list.iter().collect();
        }
        self.wrong(value, expected);
        Vec::new()
    }

    pub(super) fn pairs(
        &mut self,
        value: &Entry<'_>,
        expected: &str,
    ) -> Vec<(Setting<String>, Setting<String>)> {
        let mut pairs = Vec::new();
        for (key, value) in self.table(value, "a table").into_iter().flatten() {
            pairs.extend(self.text(value, expected).map(|value| (named(key), value)));
        }
        pairs
    }

    pub(super) fn scalars(&mut self, value: &Entry<'_>, expected: &str) -> Vec<Setting<String>> {
        let mut scalars = Vec::new();
        for value in self.list(value, "a list") {
            scalars.extend(self.scalar(value, expected));
        }
        scalars
    }
}

/// A number in any of the forms that TOML has for it.
pub(crate) fn integer(value: &Entry<'_>) -> Option<i128> {
    match value.get_ref() {
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}

pub(super) fn named(key: &Key<'_>) -> Setting<String> {
    Setting { value: key.get_ref().to_string(), span: key.span() }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PARTS, overlong_key};

    #[test]
    fn only_keys_of_very_many_parts_are_refused() {
        let parts = |count: usize| vec!["a"; count].join(".");
        assert_eq!(overlong_key(&format!("{} = 1", parts(MOST_PARTS))), None);
        assert_eq!(
            overlong_key(&format!("a = 1\n{} = 1", parts(MOST_PARTS + 1))),
            Some(6 + 2 * MOST_PARTS - 1)
        );
        assert!(overlong_key(&format!("[{}]", parts(20_000))).is_some());
        for before in ["\"\\\"\"", "a = { b = \"\"\" \" \n\"\"\"\", c", "a = 'b\nc", "a = \"b # \nc"] {
            let text = format!("{before}.{} = 1", parts(MOST_PARTS));
            assert!(overlong_key(&text).is_some(), "{text}");
        }
        for text in [
            format!("a = \"{}\"", ".".repeat(200)),
            format!("a = '{}'", ".".repeat(200)),
            format!("a = {{ {} }}", "b.c = 1.5, ".repeat(200)),
            "a.b = 1\n".repeat(200),
            format!("# {}", ".".repeat(200)),
            format!("a = \"\\\"{}\"", ".".repeat(200)),
            format!("a = \"\"\"\n{}\n\"\"\"", ".".repeat(200)),
            format!("a = '''\n\\'{}'''''", ".".repeat(200)),
        ] {
            assert_eq!(overlong_key(&text), None, "{text}");
        }
    }
}
