//! What a column's cells hold, counted.

use super::looks::{Looks, is_reference, is_sentence, is_type, shared_prefix};
use super::number::{self, Form, Reading};
use super::radix::radix;
use super::seen::{Seen, hint};
use super::{name, words};
use crate::distinct;
use crate::order;

/// The counts that decide what a column is for.
#[derive(Clone, Default)]
pub(crate) struct Column {
    /// The header as the document has it, but for what it says in parentheses.
    pub(crate) title: String,
    /// The words of the header: folded, where they are not of ASCII alone.
    pub(crate) header: String,
    /// Rows that were looked at.
    pub(crate) rows: usize,
    /// All rows that there are.
    pub(crate) of_rows: usize,
    /// Cells that hold something.
    pub(crate) filled: usize,
    pub(crate) codes: usize,
    pub(crate) ranges: usize,
    /// Ranges such as `5xx`.
    pub(crate) classes: usize,
    /// Cells with more than a code or a range.
    pub(crate) followed: usize,
    /// Cells with numbers that are not one value.
    pub(crate) not_one: usize,
    /// Cells with `NAME = 2`.
    pub(crate) members: usize,
    /// The codes that are not struck, in the order of the rows.
    pub(crate) values: Vec<i128>,
    pub(crate) distinct_values: usize,
    /// Codes that are written otherwise than as a plain decimal.
    pub(crate) formed: usize,
    pub(crate) binary: usize,
    /// Decimals with zeros in front.
    pub(crate) padded: usize,
    /// Cells with a letter.
    pub(crate) lettered: usize,
    /// Codes that no integer of 64 bits holds, such as addresses and hashes.
    pub(crate) huge: usize,
    pub(crate) radix: u32,
    /// Cells of text, by content.
    pub(crate) distinct: usize,
    pub(crate) characters: usize,
    pub(crate) words: usize,
    pub(crate) identifiers: usize,
    /// Cells of several identifiers such as `invalid_grant`.
    pub(crate) lists: usize,
    /// Cells that are a code span and nothing else.
    pub(crate) spans: usize,
    pub(crate) booleans: usize,
    /// Cells that only refer to some other place.
    pub(crate) links: usize,
    /// Codes with a unit behind them.
    pub(crate) units: usize,
    /// Cells that say who sends something.
    pub(crate) sides: usize,
    /// Cells such as `Reserved`.
    pub(crate) placeholders: usize,
    /// Identifiers such as `MAX_SIZE`.
    pub(crate) measures: usize,
    /// How many characters all identifiers begin with, up to a sign such as `_`.
    pub(crate) prefix: usize,
    pub(crate) types: usize,
    pub(crate) sentences: usize,
}

impl Column {
    pub(crate) fn new(header: &str, cells: &[Seen<'_>], forced_radix: Option<u32>) -> Self {
        let radix = forced_radix.unwrap_or_else(|| radix(header, cells));
        let (title, rows) = (hint(header).to_owned(), cells.len());
        let header = words::folded(&title);
        let mut column = Self { title, header, rows, of_rows: rows, radix, ..Self::default() };
        let mut texts: Vec<&str> = Vec::with_capacity(cells.len());
        let mut decimals = 0;
        for cell in cells {
            if let (10, Some(value)) = (radix, number::plain_decimal(cell.plain)) {
                column.count_decimal(cell, value);
                decimals += 1;
            } else if !number::is_blank(cell.plain) {
                let beginning = words::beginning(cell.plain);
                let is_placeholder =
                    words::PLACEHOLDER.may_begin(beginning) && words::PLACEHOLDER.are_text(cell.plain);
                column.count(cell, beginning, is_placeholder);
                texts.push(if is_placeholder { "" } else { cell.plain });
            }
        }
        column.prefix = if decimals > 0 { 0 } else { shared_prefix(&texts) };
        column.distinct_values =
            if column.is_ordered() { column.values.len() } else { distinct_values(column.values.clone()) };
        let is_by_value = decimals == column.values.len() && decimals == column.filled && column.padded == 0;
        if !is_by_value && decimals > 0 {
            let is_decimal = |cell: &&Seen<'_>| number::plain_decimal(cell.plain).is_some();
            texts.extend(cells.iter().filter(is_decimal).map(|cell| cell.plain));
        }
        column.distinct = if is_by_value { column.distinct_values } else { distinct::count(&texts) };
        column
    }

    /// Counts a cell of a few decimal digits, which are no text of any kind.
    fn count_decimal(&mut self, cell: &Seen<'_>, value: i128) {
        self.filled += 1;
        self.codes += 1;
        if !cell.is_out_of_use() {
            self.values.push(value);
        }
        self.padded += usize::from(is_padded(cell.plain));
        self.characters += cell.plain.len();
        self.words += 1;
        self.spans += usize::from(cell.is_span);
        self.links += usize::from(cell.is_link);
    }

    fn count(&mut self, cell: &Seen<'_>, beginning: words::Beginning, is_placeholder: bool) {
        match number::read(cell.plain, self.radix) {
            Reading::Blank => return,
            Reading::Code { value, form, rest } => {
                self.codes += 1;
                self.followed += usize::from(!rest.is_empty());
                let is_unit = || words::UNIT.is_text(&rest.trim_matches(['(', ')']).to_lowercase());
                self.units += usize::from(!rest.is_empty() && is_unit());
                if !cell.is_out_of_use() {
                    self.values.push(value);
                }
                let plain_digits = form == Form::Decimal && value.unsigned_abs() > 100_000_000_000;
                self.huge += usize::from(plain_digits || value.unsigned_abs() > u128::from(u64::MAX));
                self.padded += usize::from(form == Form::Decimal && is_padded(cell.plain));
                self.formed += usize::from(form != Form::Decimal || value < 0);
                self.binary += usize::from(form == Form::Binary);
            }
            Reading::Range { rest, .. } => {
                self.ranges += 1;
                self.classes += usize::from(cell.plain.ends_with(['x', 'X']));
                self.followed += usize::from(!rest.is_empty());
            }
            Reading::NotOne => self.not_one += 1,
            Reading::TooLarge => {
                self.codes += 1;
                self.huge += 1;
            }
            Reading::Text => {
                if let Some(value) = member_value(cell.plain) {
                    self.members += 1;
                    self.values.push(value);
                }
            }
        }
        self.filled += 1;
        let plain = cell.plain;
        let Looks { characters, words, is_lettered, is_identifier } = Looks::of(plain);
        self.characters += characters;
        self.lettered += usize::from(is_lettered);
        self.words += words;
        let is = |known: &words::Words| known.may_begin(beginning) && known.is_text(plain);
        let is_boolean = is(&words::TRUE) || is(&words::FALSE) || is(&words::MARKS);
        self.booleans += usize::from(is_boolean);
        if is_identifier {
            self.measures += usize::from(words::LIMITS.in_text(plain));
            self.identifiers += usize::from(!is_boolean);
        }
        let is_joined = |word: &str| word.contains('_') && Looks::of(word).is_identifier;
        self.lists += usize::from(words > 1 && plain.split(' ').all(is_joined));
        self.spans += usize::from(cell.is_span);
        self.links += usize::from(cell.is_link || is_reference(plain));
        self.sides += usize::from(words::SIDES.may_begin(beginning) && words::SIDES.are_text(plain));
        self.placeholders += usize::from(is_placeholder);
        self.types += usize::from(words < 5 && is_type(plain, beginning));
        self.sentences += usize::from(words > 6 || is_sentence(plain));
    }

    /// Whether a sample of its cells says enough of the others: they are text, and not all of them single words, which
    /// are codes only where all of them are and no two are the same.
    pub(crate) fn is_told_by_a_sample(&self) -> bool {
        self.numeric() == 0.0 && self.full() > 0.25 && self.identifiers < self.filled
    }

    /// The same, told by a sample: of how many rows, and how many texts are distinct of how many.
    pub(crate) fn of_sample(self, of_rows: usize, (distinct, of): (usize, usize)) -> Self {
        Self { of_rows, distinct: (self.filled * distinct).div_ceil(of.max(1)), ..self }
    }

    /// What the cells hold, for people to read.
    pub(crate) fn holds(&self) -> String {
        let all =
            if self.rows < self.of_rows { format!(", from {} rows", self.of_rows) } else { String::new() };
        let mut parts = vec![format!("{} of {} filled{all}", self.filled, self.rows)];
        let mut add = |count: usize, what: &str| {
            if count > 0 {
                parts.push(format!("{count} {what}"));
            }
        };
        add(self.codes, "codes");
        add(self.values.len() - self.distinct_values, "repeated");
        add(self.ranges, "ranges");
        add(self.not_one, "with several values");
        add(self.members, "of the form `NAME = 1`");
        add(if self.codes == 0 { self.distinct } else { 0 }, "distinct texts");
        add(self.identifiers, "identifiers");
        add(self.booleans, "yes or no");
        add(self.types, "types");
        add(self.sentences, "sentences");
        add(self.links, "links");
        parts.join(", ")
    }

    /// Which share of the filled cells holds codes, ranges or values that are not one.
    pub(crate) fn numeric(&self) -> f32 {
        share(self.codes + self.ranges + self.not_one + self.members, self.filled)
    }

    /// Which share of the rows is filled.
    pub(crate) fn full(&self) -> f32 {
        share(self.filled, self.rows)
    }

    /// Whether every row has this one code.
    pub(crate) fn is_all(&self, value: i128) -> bool {
        self.values.len() == self.rows && self.distinct_values == 1 && self.values.first() == Some(&value)
    }

    /// Which share of the filled cells is unlike all others.
    pub(crate) fn variety(&self) -> f32 {
        // `Reserved`, time and again, says nothing of the others.
        let named = self.filled - self.placeholders;
        share(self.distinct - usize::from(self.placeholders > 0), named)
    }

    pub(crate) fn mean_characters(&self) -> f32 {
        share(self.characters, self.filled)
    }

    pub(crate) fn mean_words(&self) -> f32 {
        share(self.words, self.filled)
    }

    /// Whether each code is greater than the one before it, or each is smaller.
    pub(crate) fn is_ordered(&self) -> bool {
        let pairs = || self.values.windows(2);
        self.values.len() > 1
            && (pairs().all(|pair| pair[0] < pair[1]) || pairs().all(|pair| pair[0] > pair[1]))
    }

    /// Which share of the codes is greater than the one before it, of those that are another one.
    pub(crate) fn rising(&self) -> f32 {
        let pairs = self.values.windows(2).filter(|pair| pair[0] != pair[1]);
        share(pairs.clone().filter(|pair| pair[0] < pair[1]).count(), pairs.count())
    }

    /// Whether the codes, in order, leave some numbers out.
    pub(crate) fn leaves_gaps(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0].abs_diff(pair[1]) > 1)
    }

    /// Whether the codes lie evenly apart, and not next to each other, as addresses of words do.
    pub(crate) fn strides(&self) -> bool {
        let mut gaps = self.values.windows(2).map(|pair| pair[1] - pair[0]);
        let first = gaps.next().unwrap_or(0);
        self.values.len() > 2 && first > 1 && gaps.all(|gap| gap == first)
    }

    /// Whether every row has a number, and the next row the next one, wherever they begin.
    pub(crate) fn numbers_rows(&self) -> bool {
        self.codes == self.rows
            && self.values.len() == self.rows
            && self.values.windows(2).all(|pair| pair[1] - pair[0] == 1)
    }

    /// Whether its numbers are days written as `20240131`.
    pub(crate) fn are_dates(&self) -> bool {
        let is_date = |value: &i128| {
            let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
            (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
        };
        !self.values.is_empty() && self.values.iter().all(is_date)
    }

    /// Whether the codes count the rows: 1, 2, 3.
    pub(crate) fn counts_rows(&self) -> bool {
        self.values.iter().zip(1..).all(|(&value, row)| value == row)
    }
}

pub(crate) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// The value of `NAME = 2`.
fn member_value(text: &str) -> Option<i128> {
    let (_, value) = name::member(text)?;
    match number::read(value, 10) {
        Reading::Code { value, .. } => Some(value),
        _ => None,
    }
}

fn is_padded(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn distinct_values(mut values: Vec<i128>) -> usize {
    order::sort(&mut values, &Ord::cmp);
    values.dedup();
    values.len()
}
