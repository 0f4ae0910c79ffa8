//! Sets of codes in other forms than a table with a column of names read back as what was written.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};
use proptest::sample::select;
use spectable_codegen::model::{Code, Form, Table};

use crate::dialect::{End, end};
use crate::sheet;
use crate::words::{self, Name, Spelling, WHOLE};

/// A set of codes.
#[derive(Clone, Debug)]
struct Set {
    title: Name,
    members: Vec<Member>,
}

#[derive(Clone, Debug)]
struct Member {
    code: i128,
    name: Name,
    deprecated: bool,
    /// What is said of it, and of no other; with nothing said, its name is all there is.
    told: String,
}

/// A document: its lines, and those that hold the members' codes.
#[derive(Default)]
struct Written {
    lines: Vec<String>,
    codes: Vec<usize>,
}

impl Written {
    fn line(&mut self, line: impl AsRef<str>) {
        self.lines.push(line.as_ref().to_owned());
    }

    /// A line that holds a member's code.
    fn code(&mut self, line: impl AsRef<str>) {
        self.line(line);
        self.codes.push(self.lines.len());
    }
}

const TOLD: [&str; 3] = ["It sank", "The keeper lit a lamp, and went,", "See the harbour wall"];
const WHEN: [&str; 8] =
    ["at dawn", "at noon.", "at dusk", "in spring.", "in summer", "in autumn.", "in winter", "then."];

/// Any set of codes whose names are one word each.
fn set() -> impl Strategy<Value = Set> {
    (3..8_usize, select(&WHOLE[..])).prop_flat_map(|(count, spelling)| {
        let rest = vec((any::<bool>(), option::of(select(&TOLD[..]))), count);
        let names = words::identifiers(count, spelling).prop_filter("an owner of all is no part", |names| {
            names.iter().any(|name| owner(name).is_none_or(|of| owner(&names[0]) != Some(of)))
        });
        (words::title(), sheet::codes(count), names, rest).prop_map(|(title, codes, names, rest)| {
            let members = codes.into_iter().zip(names).zip(rest.into_iter().zip(WHEN));
            let member = |((code, name), ((deprecated, told), when)): (_, ((_, Option<&str>), _))| {
                let told = told.map(|told| format!("{told} {when}")).unwrap_or_default();
                Member { code, name, deprecated, told }
            };
            Set { title, members: members.map(member).collect() }
        })
    })
}

/// What a name names as its owner: `owner.name`.
fn owner(name: &Name) -> Option<&str> {
    name.text.split_once('.').map(|(owner, _)| owner)
}

/// The same where no code could count anything, as those of chapters and lists do.
fn telling() -> impl Strategy<Value = Set> {
    set().prop_map(|mut set| {
        for (at, member) in set.members.iter_mut().enumerate() {
            member.code = 3000 + 7 * at as i128 + (member.code & 0xF00) * 10_000;
        }
        set
    })
}

/// A name as a heading or a list has it.
fn escaped(name: &Name) -> String {
    name.text.replace('_', "\\_")
}

fn typedoc(set: &Set, sign: &str) -> Written {
    let mut written = Written::default();
    written.line("[**api**](../README.md)");
    written.line("");
    written.line(format!("# Enumeration: {}", set.title.ident));
    written.line("");
    written.line("## Enumeration Members");
    for member in &set.members {
        let name = escaped(&member.name);
        let struck = if member.deprecated { format!("~~{name}~~") } else { name.clone() };
        written.line("");
        written.line(format!("### {struck}"));
        written.line("");
        match sign {
            ":" => written.code(format!("> **{struck}**: `{}`", member.code)),
            _ => written.code(format!("• **{struck}** = `{}`", member.code)),
        }
        written.line("");
        written.line(&member.told);
        written.line("");
        if member.deprecated {
            written.line("#### Deprecated");
            written.line("");
        }
        written.line("***");
    }
    written
}

fn headings(set: &Set) -> Written {
    let mut written = Written::default();
    written.line(format!("# {} error codes", set.title.text));
    for member in &set.members {
        written.line("");
        let text = format!("{} {}", member.code, escaped(&member.name));
        written.code(if member.deprecated { format!("### ~~{text}~~") } else { format!("### {text}") });
        if !member.told.is_empty() {
            written.line(format!(" * {}", member.told));
        }
    }
    written
}

fn labels(set: &Set) -> Written {
    let mut written = Written::default();
    written.line(format!("# {} codes", set.title.text));
    for member in &set.members {
        written.line("");
        let name = escaped(&member.name);
        written.line(if member.deprecated { format!("### ~~{name}~~") } else { format!("### {name}") });
        written.line("");
        written.code(format!("- Identifier Value: `{}`", member.code));
        written.line("");
        written.line(&member.told);
    }
    written
}

fn list(set: &Set, bullet: &str) -> Written {
    let mut written = Written::default();
    written.line(format!("# {} codes", set.title.text));
    written.line("");
    for member in &set.members {
        let name = escaped(&member.name);
        let code = member.code;
        let sign = if code < 0 { "-" } else { "" };
        let text = format!("{name} ({sign}0x{:02X})", code.unsigned_abs());
        let text = if member.told.is_empty() { text } else { format!("{text}: {}", member.told) };
        written.code(format!("{bullet} {}", if member.deprecated { format!("~~{text}~~") } else { text }));
    }
    written
}

/// `200 (OK)`, `200: OK` or `200 - OK` in one cell.
fn after_code(set: &Set, (before, after): (&str, &str)) -> Written {
    let mut written = Written::default();
    written.line(format!("# {} codes", set.title.text));
    written.line("");
    written.line("| Code | Description |");
    written.line("|---|---|");
    for member in &set.members {
        let text = format!("{}{before}{}{after}", member.code, escaped(&member.name));
        let text = if member.deprecated { format!("~~{text}~~") } else { text };
        written.code(format!("| {text} | {} |", member.told));
    }
    written
}

/// `NAME = 2` in one cell.
fn assigned(set: &Set) -> Written {
    let mut written = Written::default();
    written.line(format!("# {} codes", set.title.text));
    written.line("");
    written.line("Encoding | Description");
    written.line("--- | ---");
    for member in &set.members {
        let mark = if member.deprecated { " (deprecated)" } else { "" };
        written.code(format!("{} = {}{mark} | {}", escaped(&member.name), member.code, member.told));
    }
    written
}

proptest! {
    #![proptest_config(crate::times(40))]

    #[test]
    fn pages_of_typedoc_read_back(set in set(), sign in select(&["=", ":"][..]), end in end()) {
        reads_back(&set, &set.title.ident, Form::Definitions, &typedoc(&set, sign), end)?;
    }

    #[test]
    fn codes_in_headings_read_back(set in telling(), end in end()) {
        let name = format!("{}ErrorCode", set.title.ident);
        reads_back(&set, &name, Form::Definitions, &headings(&set), end)?;
    }

    #[test]
    fn values_below_headings_read_back(set in set(), end in end()) {
        let name = format!("{}Code", set.title.ident);
        reads_back(&set, &name, Form::Definitions, &labels(&set), end)?;
    }

    #[test]
    fn lists_of_members_read_back(set in set(), bullet in select(&["-", "*", "+", "1."][..]), end in end()) {
        let name = format!("{}Code", set.title.ident);
        reads_back(&set, &name, Form::List, &list(&set, bullet), end)?;
    }

    #[test]
    fn names_behind_their_codes_read_back(
        set in set(),
        signs in select(&[(" (", ")"), (": ", ""), (" ", ""), (" – ", "")][..]),
        end in end(),
    ) {
        let name = format!("{}Code", set.title.ident);
        reads_back(&set, &name, Form::Table, &after_code(&set, signs), end)?;
    }

    #[test]
    fn names_in_front_of_their_codes_read_back(set in set(), end in end()) {
        let name = format!("{}Code", set.title.ident);
        reads_back(&set, &name, Form::Table, &assigned(&set), end)?;
    }

    #[test]
    fn lists_of_ranges_read_back(
        title in words::title(),
        names in words::names(5),
        wide in 1..5_u32,
        strong in select(&["", "**", "`", "*"][..]),
        end in end(),
    ) {
        let mut lines = vec![format!("# {} codes", title.text), String::new()];
        for (at, name) in names.iter().enumerate() {
            let name = name.text.replace(['*', '_', '<', '[', '|'], "");
            lines.push(format!("- {strong}{}{}{strong}: {name}", at + 1, "x".repeat(wide as usize)));
        }
        let text = end.text(&lines);
        let module = crate::module(&text);
        let size = 10_i128.pow(wide);
        let expected = (0..5).map(|at| (at + 3, size * (at as i128 + 1), size * (at as i128 + 2) - 1));
        let ranges = module.tables[0].ranges.iter().map(|range| (range.line, range.first, range.last));
        prop_assert_eq!(ranges.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{}", text);
    }

    #[test]
    fn codes_that_are_words_read_back(
        title in words::title(),
        names in select(&[Spelling::Camel, Spelling::Screaming, Spelling::Pascal][..])
            .prop_flat_map(|spelling| words::identifiers(5, spelling)),
        ticks in select(&["", "`", "**"][..]),
        end in end(),
    ) {
        let mut lines = vec![format!("# {} errors", title.text), String::new()];
        lines.extend(["| Error code | Description |".to_owned(), "|---|---|".to_owned()]);
        for (at, name) in names.iter().enumerate() {
            let name = if ticks == "`" { name.text.clone() } else { escaped(name) };
            lines.push(format!("| {ticks}{name}{ticks} | The harbour wall fell for the {at}th time. |"));
        }
        let text = end.text(&lines);
        let module = crate::module(&text);
        let table = &module.tables[0];
        let expected = names.iter().enumerate().map(|(at, name)| {
            (at + 5, Code::Text(name.text.clone()), name.text.clone(), Some(name.ident.clone()))
        });
        let entries = table.entries.iter().map(|entry| {
            (entry.line, entry.code.clone(), entry.name.clone(), entry.ident.clone())
        });
        prop_assert_eq!(&table.name, &format!("{}Error", title.ident), "{}", text);
        prop_assert_eq!(entries.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{}", text);
    }
}

/// Sees that a document defines a set, member by member, and nothing else.
fn reads_back(
    set: &Set,
    name: &str,
    form: Form,
    written: &Written,
    end: End,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let text = end.text(&written.lines);
    let module = crate::module(&text);
    prop_assert_eq!(module.tables.len(), 1, "{}", text);
    let table = &module.tables[0];
    prop_assert_eq!((table.name.as_str(), table.form), (name, form), "{}", text);
    let expected = set.members.iter().zip(&written.codes).map(|(member, &line)| {
        let ident = member.name.ident.clone();
        (line, Code::Integer(member.code), ident, member.deprecated, member.told.as_str())
    });
    prop_assert_eq!(entries(table), expected.collect::<Vec<_>>(), "{}", text);
    prop_assert_eq!((table.ranges.len(), table.skipped.len()), (0, 0), "{}", text);
    Ok(())
}

/// The line, the code, the identifier, the deprecation and the description of each entry.
fn entries(table: &Table) -> Vec<(usize, Code, String, bool, &str)> {
    let entry = |entry: &'_ spectable_codegen::model::Entry| {
        let ident = entry.ident.clone().unwrap_or_default();
        (entry.line, entry.code.clone(), ident, entry.deprecated)
    };
    let told = table.entries.iter().map(|entry| {
        let plain = entry.description.plain.as_str();
        if plain == entry.name { "" } else { plain }
    });
    table.entries.iter().map(entry).zip(told).map(|((a, b, c, d), e)| (a, b, c, d, e)).collect()
}
