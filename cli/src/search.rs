//! Finds the entries and ranges that bear a code or a name.

use spectable_codegen::model::{Code, Entry, Module, Range, Spec, Table};
use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{Kind, nearest};

use crate::change;
use crate::page;
use crate::spelling;

/// What was found for one code or name.
pub(crate) struct Answer<'a> {
    /// The code or name as it was asked for.
    pub(crate) query: &'a str,
    /// The kind of diagnostic that it is the code of.
    pub(crate) kind: Option<Kind>,
    /// Everything that bears it, in the order of the documents.
    pub(crate) matches: Vec<Match<'a>>,
    /// What may have been meant, where nothing does.
    pub(crate) nearest: Option<String>,
}

impl Answer<'_> {
    /// Whether there is anything to show.
    pub(crate) fn is_found(&self) -> bool {
        self.kind.is_some() || !self.matches.is_empty()
    }
}

/// An entry or a range, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Match<'a> {
    pub(crate) module: &'a Module,
    pub(crate) table: &'a Table,
    pub(crate) item: Item<'a>,
}

/// What may bear a code or a name.
#[derive(Clone, Copy)]
pub(crate) enum Item<'a> {
    Entry(&'a Entry),
    Range(&'a Range),
}

impl Match<'_> {
    /// Where it is in the generated code; without an identifier, its enum.
    pub(crate) fn path(&self) -> String {
        let (ident, name) = match self.item {
            Item::Entry(entry) => (&entry.ident, self.table.name.clone()),
            Item::Range(range) => (&range.ident, self.table.class_name()),
        };
        let enumeration = format!("{}::{name}", self.module.name);
        ident.as_ref().map_or(enumeration.clone(), |ident| format!("{enumeration}::{ident}"))
    }

    fn ident(&self) -> Option<&str> {
        match self.item {
            Item::Entry(entry) => entry.ident.as_deref(),
            Item::Range(range) => range.ident.as_deref(),
        }
    }

    fn name(&self) -> &str {
        match self.item {
            Item::Entry(entry) => &entry.name,
            Item::Range(range) => &range.name,
        }
    }

    fn code(&self) -> String {
        match self.item {
            Item::Entry(entry) => entry.code.to_string(),
            Item::Range(range) => spelling::range(range),
        }
    }
}

/// What is asked for, in the forms that are compared.
struct Query {
    number: Option<i128>,
    ends: Option<(i128, i128)>,
    folded: String,
    joined: String,
}

/// Finds what bears a code (decimal, hexadecimal, negative, or a word), a name, an identifier or the end of a path, and
/// the kind of diagnostic that has the code.
///
/// Capitals, spaces, `_` and `-` do not count in a name.
pub(crate) fn search<'a>(modules: &'a [Module], text: &'a str) -> Answer<'a> {
    let all: Vec<Match<'a>> = modules.iter().flat_map(items).collect();
    let query =
        Query { number: integer(text), ends: digits(text), folded: folded(text), joined: joined(text) };
    let bears = |found: &&Match<'a>| bears_code(found, &query) || bears_name(found, &query);
    let matches: Vec<Match<'a>> = all.iter().filter(bears).copied().collect();
    let matches = with_paired(modules, &all, &matches);
    let kind = page::kind(text);
    let mut answer = Answer { query: text, kind, matches, nearest: None };
    if !answer.is_found() {
        let kinds = || nearest(text, Kind::ALL.iter().map(|kind| kind.code())).map(str::to_owned);
        answer.nearest = near(&all, text, query.number).or_else(kinds);
    }
    answer
}

/// Adds what bears the same codes in other documents, where their enums are of the same codes: a name in one language
/// finds that in another.
fn with_paired<'a>(modules: &[Module], all: &[Match<'a>], matches: &[Match<'a>]) -> Vec<Match<'a>> {
    let spec = Spec { modules: modules.to_vec(), ..Spec::default() };
    let Snapshot { enums } = Snapshot::of(&spec);
    let of = |found: &Match<'_>| {
        let path = format!("{}::{}", found.module.name, found.table.name);
        enums.iter().find(|known| known.path == path)
    };
    let same = |one: &Match<'_>, other: &Match<'_>| match (one.item, other.item) {
        (Item::Entry(one), Item::Entry(other)) => std::ptr::eq(one, other),
        (Item::Range(one), Item::Range(other)) => std::ptr::eq(one, other),
        _ => false,
    };
    let pairs = |one: &Match<'_>, other: &Match<'_>| {
        let codes =
            matches!((one.item, other.item), (Item::Entry(_), Item::Entry(_))) && one.code() == other.code();
        let apart = !std::ptr::eq(one.table, other.table);
        codes && apart && of(one).zip(of(other)).is_some_and(|(one, other)| change::share_codes(one, other))
    };
    let wanted = |found: &&Match<'a>| matches.iter().any(|known| same(known, found) || pairs(known, found));
    all.iter().filter(wanted).copied().collect()
}

fn items(module: &Module) -> impl Iterator<Item = Match<'_>> {
    module.tables.iter().flat_map(move |table| {
        let entries = table.entries.iter().map(Item::Entry);
        let ranges = table.ranges.iter().map(Item::Range);
        entries.chain(ranges).map(move |item| Match { module, table, item })
    })
}

fn bears_code(found: &Match<'_>, query: &Query) -> bool {
    match found.item {
        Item::Entry(Entry { code: Code::Text(code), .. }) => folded(code) == query.folded,
        Item::Entry(Entry { code: Code::Integer(code), .. }) => Some(*code) == query.number,
        Item::Range(Range { first, last, .. }) => {
            let holds = query.number.is_some_and(|number| (*first..=*last).contains(&number));
            holds || query.ends == Some((*first, *last)) || query.folded.replace('-', "–") == found.code()
        }
    }
}

fn bears_name(found: &Match<'_>, query: &Query) -> bool {
    let joins = query.number.is_none() && !query.joined.is_empty();
    let same = |text: &str| {
        !text.is_empty() && folded(text) == query.folded || joins && joined(text) == query.joined
    };
    let in_path = |ident: &str| {
        let path = folded(&found.path());
        let rest = path.strip_suffix(&query.folded).filter(|_| query.folded.contains("::"));
        same(ident) || rest.is_some_and(|rest| rest.is_empty() || rest.ends_with("::"))
    };
    same(found.name()) || found.ident().is_some_and(in_path)
}

/// The nearest code, name or identifier; a single character is near to any other.
fn near(all: &[Match<'_>], query: &str, number: Option<i128>) -> Option<String> {
    let last = query.rsplit("::").next().unwrap_or(query);
    let word = number.map_or(last.to_owned(), |number| number.to_string());
    if word.chars().count() < 2 {
        return None;
    }
    let codes: Vec<String> = all.iter().map(Match::code).collect();
    let names = all.iter().flat_map(|found| [Some(found.name()), found.ident()]).flatten();
    let known = codes.iter().map(String::as_str).chain(names);
    nearest(&word, known.filter(|known| !known.is_empty())).map(str::to_owned)
}

/// A number: decimal, or hexadecimal after `0x` or `$`; `_` may stand between digits.
fn integer(text: &str) -> Option<i128> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '−']);
    let (sign, text) = unsigned.map_or((1, text), |rest| (-1, rest));
    let hexadecimal =
        text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).or_else(|| text.strip_prefix('$'));
    let (radix, text) = hexadecimal.map_or((10, text), |rest| (16, rest));
    if !text.starts_with(|c: char| c.is_digit(radix)) {
        return None;
    }
    i128::from_str_radix(&text.replace('_', ""), radix).ok().map(|number| sign * number)
}

/// The ends of a range that is written as digits and `x`es: `5xx`.
fn digits(text: &str) -> Option<(i128, i128)> {
    let text = text.trim().to_lowercase();
    let end = |digit: &str| text.replace('x', digit).parse().ok();
    let shaped = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with('x');
    if shaped { Some((end("0")?, end("9")?)) } else { None }
}

/// A text in lower case, with single spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text in lower case, without what stands between words.
fn joined(text: &str) -> String {
    text.to_lowercase().split(|c: char| c.is_whitespace() || c == '_' || c == '-').collect()
}

#[cfg(test)]
mod tests {
    use super::{digits, integer};

    #[test]
    fn numbers_are_read_in_every_spelling() {
        let spellings = ["4014", "0xFAE", "0Xfae", "$fae", "4_014", " 4014 "];
        assert_eq!(spellings.map(integer), [Some(4014); 6]);
        assert_eq!(["-1", "−1", "-0x1"].map(integer), [Some(-1); 3]);
        assert_eq!(["", "-", "0x", "+1", "_1", "1 2", "12a", "--1"].map(integer), [None; 8]);
    }

    #[test]
    fn ranges_are_read_from_digits_and_placeholders() {
        assert_eq!(digits("5xx"), Some((500, 599)));
        assert_eq!(digits("40x"), Some((400, 409)));
        assert_eq!(["500", "xx", "0xff", "5xax"].map(digits), [None; 4]);
    }
}
