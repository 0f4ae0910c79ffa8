//! How a document writes what it means.

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::sheet::{MARKUPS, Markup};

/// The habits of one document.
#[derive(Clone, Debug)]
pub(crate) struct Dialect {
    pub(crate) number: Number,
    pub(crate) range: &'static str,
    pub(crate) code: Markup,
    pub(crate) name: Markup,
    pub(crate) heading: Heading,
    /// Whether rows begin and end with a pipe, where they can do without.
    pub(crate) pipes: bool,
    /// Whether cells are as wide as their column.
    pub(crate) padded: bool,
    /// What stands in an empty cell.
    pub(crate) blank: &'static str,
    /// Whether `&` is written as an entity.
    pub(crate) entities: bool,
    /// What every line of the table begins with: it may stand in a block quote.
    pub(crate) quote: &'static str,
    pub(crate) delimiter: &'static str,
    pub(crate) headers: Headers,
    /// What decides the order of the columns.
    pub(crate) order: u64,
    pub(crate) end: End,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Decimal,
    Grouped,
    Hex,
    LargeHex,
    Dollar,
    Mixed,
}

/// How headings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    Hashes,
    Closed,
    Underlined,
}

/// What the columns are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Headers {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) truths: [&'static str; 2],
}

/// How a text begins, and how its lines end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    pub(crate) mark: bool,
    pub(crate) line: &'static str,
}

/// Any habits.
pub(crate) fn dialect() -> impl Strategy<Value = Dialect> {
    const NUMBERS: [Number; 7] = [
        Number::Decimal,
        Number::Decimal,
        Number::Grouped,
        Number::Hex,
        Number::LargeHex,
        Number::Dollar,
        Number::Mixed,
    ];
    const HEADINGS: [Heading; 3] = [Heading::Hashes, Heading::Closed, Heading::Underlined];
    let writing = (
        select(&NUMBERS[..]),
        select(&["-", " - ", "–", "~", "..", " to "][..]),
        select(&MARKUPS[..]),
        select(&MARKUPS[..]),
        select(&HEADINGS[..]),
    );
    let layout = (
        any::<[bool; 3]>(),
        select(&["", "", "> ", "  "][..]),
        select(&["", "-", "—"][..]),
        select(&["---", ":--", "--:", ":-:", "-"][..]),
        any::<u64>(),
    );
    (writing, layout, headers(), end()).prop_map(|(writing, layout, headers, end)| {
        let (number, range, code, name, heading) = writing;
        let ([pipes, padded, entities], quote, blank, delimiter, order) = layout;
        Dialect {
            number,
            range,
            code,
            name,
            heading,
            pipes,
            padded,
            blank,
            entities,
            quote,
            delimiter,
            headers,
            order,
            end,
        }
    })
}

fn headers() -> impl Strategy<Value = Headers> {
    prop_oneof![
        Just(Headers { code: "Code", name: "Name", description: "Description", truths: ["true", "false"] }),
        Just(Headers { code: "Opcode", name: "NAME", description: "Meaning", truths: ["Yes", "No"] }),
        Just(Headers { code: "CÓDIGO", name: "Nombre", description: "Descripción", truths: ["sí", "no"] }),
        Just(Headers { code: "代码", name: "名称", description: "说明", truths: ["是", "否"] }),
        Just(Headers { code: "Code (dec/hex)", name: "Name", description: "Notes", truths: ["Y", "N"] }),
    ]
}

/// Any ends of lines.
pub(crate) fn end() -> impl Strategy<Value = End> {
    (any::<bool>(), select(&["\n", "\r\n", "\r"][..])).prop_map(|(mark, line)| End { mark, line })
}

impl End {
    /// The text of some lines.
    pub(crate) fn text(self, lines: &[String]) -> String {
        let mark = if self.mark { "\u{feff}" } else { "" };
        let lines: String = lines.iter().flat_map(|line| [line, self.line]).collect();
        format!("{mark}{lines}")
    }
}

impl Dialect {
    /// The lines of a heading.
    pub(crate) fn heading(&self, level: usize, text: &str) -> Vec<String> {
        let hashes = "#".repeat(level);
        let mut lines = match self.heading {
            Heading::Underlined if level == 1 => vec![text.to_owned(), "=====".to_owned()],
            Heading::Underlined if level == 2 => vec![text.to_owned(), "--".to_owned()],
            Heading::Closed => vec![format!("{hashes} {text} {hashes}")],
            _ => vec![format!("{hashes} {text}")],
        };
        lines.push(String::new());
        lines
    }

    /// The digits of a code; `at` is its row.
    pub(crate) fn number(&self, code: i128, at: usize) -> String {
        let sign = if code < 0 { "-" } else { "" };
        let size = code.unsigned_abs();
        match self.number {
            Number::Grouped if size > 999 => format!("{sign}{}_{:03}", size / 1000, size % 1000),
            Number::Hex => format!("{sign}0x{size:x}"),
            Number::LargeHex => format!("{sign}0x{size:04X}"),
            Number::Dollar if code >= 0 => format!("${size:X}"),
            Number::Mixed if at % 2 == 0 => format!("{sign}0x{size:02x}"),
            _ => format!("{code}"),
        }
    }

    /// A range, in decimal.
    pub(crate) fn range(&self, first: i128, last: i128) -> String {
        format!("{first}{}{last}", self.range)
    }

    /// A text within a cell.
    pub(crate) fn inline(&self, text: &str, markup: Markup) -> String {
        let escaped = || {
            let mut out = String::new();
            for c in text.chars() {
                match c {
                    '&' if self.entities => out += "&amp;",
                    '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                        out.push('\\');
                        out.push(c);
                    }
                    _ => out.push(c),
                }
            }
            out
        };
        match markup {
            Markup::Plain => escaped(),
            Markup::Code => format!("`{}`", text.replace('|', "\\|")),
            Markup::Strong => format!("**{}**", escaped()),
            Markup::Emphasis => format!("*{}*", escaped()),
            Markup::Link => format!("[{}](https://example.com/page#part)", escaped()),
        }
    }
}
