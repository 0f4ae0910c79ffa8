//! What speaks for a table of codes, and what against it.

use super::column::{Column, share};
use super::number::{self, Reading};
use super::words;

/// A piece of evidence for or against a table.
#[derive(Clone, Copy)]
pub(crate) struct Evidence {
    pub(crate) weight: f32,
    pub(crate) what: &'static str,
}

/// Why a table is refused whose codes nothing names.
pub(super) const NAMELESS: &str = "its rows have no names";

/// What a column of names looks like.
#[derive(Clone, Copy, Default)]
pub(super) struct Names {
    pub(super) header_is_member: bool,
    /// Whether most of them name limits and sizes.
    pub(super) measures: bool,
    /// Whether all of them begin alike.
    pub(super) prefixed: bool,
    pub(super) identifiers: f32,
    pub(super) sentences: f32,
    pub(super) variety: f32,
    pub(super) full: f32,
}

impl Names {
    pub(super) fn of(column: &Column) -> Self {
        Self {
            header_is_member: words::MEMBER.in_text(&column.header),
            measures: column.measures * 2 > column.filled,
            prefixed: column.prefix > 3,
            identifiers: share(column.identifiers, column.filled),
            sentences: share(column.sentences, column.filled),
            variety: column.variety(),
            full: column.full(),
        }
    }
}

/// Weighs a table whose codes are numbers; `context` is its headings' text, the nearest last, and its caption.
pub(super) fn weigh(
    columns: &[Column],
    code: usize,
    name: Option<usize>,
    names: &Names,
    context: &[&str],
) -> Vec<Evidence> {
    let column = &columns[code];
    let mut others: Vec<&Column> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if at != code && Some(at) != name {
            others.push(column);
        }
    }
    let mut found = Vec::new();
    let mut add = |holds: bool, weight: f32, what: &'static str| {
        if holds {
            found.push(Evidence { weight, what });
        }
    };
    let strong = words::CODE.in_text(&column.header);
    let measure = (words::MEASURE.in_text(&column.header) || is_of_fields(&column.header)) && !strong;
    add(strong, 3.0, "the header says code");
    let id = !strong && !measure && words::CODE_ID.in_text(&column.header);
    let weak = id || !strong && !measure && words::CODE_WEAK.in_text(&column.header);
    add(weak, if id { 1.5 } else { 1.25 }, "the header may be one of codes");
    add(measure, -3.0, "the header is one of measures, not of codes");
    let plural = words::is_plural(&column.header) && !strong && !weak && !measure;
    add(plural, -2.0, "the header names many of something, which are counted");
    let says_code = context.last().is_some_and(|text| words::CODE.in_text(text));
    let heading = says_code || context.last().is_some_and(|text| words::CODES_HEADING.in_text(text));
    add(heading, if says_code { 2.75 } else { 2.0 }, "the heading speaks of codes");
    let other_heading = context.last().is_some_and(|text| words::speaks_of_others(text));
    let formed = share(column.formed, column.codes) > 0.5;
    let weight = if formed { -1.0 } else { -3.5 };
    add(
        other_heading && !strong && !says_code,
        weight,
        "the heading speaks of parameters, layouts or examples",
    );
    let above = context.iter().rev().skip(1).take(2).any(|text| words::speaks_of_codes(text));
    add(!heading && above, 0.75, "a heading further up speaks of codes");
    let hinted = strong || heading || weak;
    let named = !hinted && !measure && !plural && !words::ORDINAL.is_text(&column.header);
    let named = named
        && context.last().is_some_and(|text| words::share_one(&column.header, text, column.counts_rows()));
    add(named, 1.0, "the heading names what the header does");
    add(column.members > 0, 3.0, "cells give a name its value");
    add(formed, 1.5, "codes are hexadecimal, negative or shifted");
    add(column.padded * 3 > column.codes && column.padded > 1, 1.5, "codes have zeros in front");
    let counts = column.counts_rows() && column.codes > 0;
    let ordinal = words::ORDINAL.is_text(&column.header);
    add(counts && ordinal, -4.0, "the numbers count the rows");
    // A sign may also stand for issues and the like.
    let is_sign = column.header.trim() == "#" && !heading;
    let skips = ordinal && !is_sign && !counts && column.is_ordered() && column.leaves_gaps();
    add(skips, 1.5, "the numbers are in order and do not count the rows");
    let zero = column.values.first() == Some(&0) && column.values.get(1).is_some_and(|&second| second <= 2);
    add(zero && column.is_ordered(), 1.0, "codes count from 0");
    let paired = name.is_some_and(|name| {
        let header = &columns[name].header;
        let named = words::NAME_ALONE.in_text(header) || words::NAME.in_text(header);
        let says = named || words::DESCRIPTION.in_text(header);
        name > code && says && !words::MEMBER.in_text(header)
    });
    add(weak && paired, 0.75, "the headers pair a value with its meaning");
    let is_first = name.is_none_or(|name| name > code);
    let may_count = counts && is_first && weak && !paired && !heading && !above && !formed;
    add(may_count, if id { -0.75 } else { -0.5 }, "its numbers may count the rows");
    let is_status = |value: &i128| (100..600).contains(value);
    let of_http = || {
        words::HTTP.in_text(&column.header) || context.last().is_some_and(|text| words::HTTP.in_text(text))
    };
    let statuses = code == 0 && !column.values.is_empty() && column.values.iter().all(is_status) && of_http();
    add(statuses && !hinted, 2.0, "its numbers are statuses of HTTP");
    let pair = columns.len() == 2 && name == Some(1);
    let alone = (paired || pair) && !measure && !ordinal && !weak && !strong && code == 0;
    let defines = paired && column.is_ordered() && column.leaves_gaps();
    add(alone, if defines { 1.5 } else { 1.0 }, "a number and its meaning");
    add(
        !hinted && !formed && column.members == 0,
        -1.0,
        "neither its header nor its heading speaks of codes",
    );
    let large = column.values.iter().any(|value| value.unsigned_abs() >= 100);
    add(large && !counts && hinted, 1.5, "codes are large");
    add(large && !counts && !hinted, 0.5, "its numbers are large");
    add(column.is_ordered(), 0.5, "codes are in order");
    let jumps = column.values.len() > 2 && column.rising() < 0.6 && column.rising() > 0.4;
    add(jumps && !strong, -1.5, "its numbers are in no order");
    add(column.is_ordered() && column.leaves_gaps() && !measure, 0.5, "codes leave gaps");
    let distinct = share(column.distinct_values, column.values.len());
    let repeats = column.values.len() - column.distinct_values;
    let few = strong && repeats <= 2.max(column.values.len() / 8);
    let told = says_code && names.variety > 0.99 && distinct >= 0.6;
    let some = !few && (distinct >= 0.75 || repeats == 1 || told);
    add(repeats > 0 && few, -1.0, "a few of its codes repeat");
    add(repeats > 0 && some, -2.0, "some of its numbers repeat");
    let pairs = formed && repeats * 2 <= column.values.len() && names.variety > 0.99;
    add(repeats > 0 && !few && !some, if pairs { -3.0 } else { -6.0 }, "its numbers repeat");
    add(column.rows == 1 && columns.len() > 4 && !strong, -1.0, "it has one row and many columns");
    add(
        column.rows == 1 && !strong && !heading && !formed,
        -1.5,
        "it has one row, and nothing speaks of codes",
    );
    add(column.rows == 1 && columns.len() == 1, -6.0, "it has one cell");
    let bits = words::BITS.in_text(&column.header);
    let bytes = words::BYTES.is_text(&column.header) && column.is_ordered() && !column.leaves_gaps();
    add(bytes && columns.len() > 2, -4.0, "it lays out bytes");
    let access = others.iter().any(|column| words::ACCESS.in_text(&column.header));
    let addresses = words::ADDRESS.in_text(&column.header) && (column.strides() || access || other_heading);
    add(addresses, -4.0, "its numbers are addresses");
    add(column.ranges > column.codes && bits, -3.0, "it lays out bits and bytes");
    add(column.ranges > column.codes && !bits, -0.5, "most of it is ranges");
    let are_classes = column.classes > 2 && column.classes == column.filled;
    add(are_classes, 1.5, "they are classes of codes");
    let is_index = column.links > 0 || column.not_one * 2 > column.filled;
    add(column.codes == 0 && is_index, -2.0, "it is an index of ranges");
    let lists_codes =
        column.not_one * 4 >= column.filled && column.not_one > 0 && column.header.ends_with('s');
    add(lists_codes && !weak, -3.5, "its cells list codes");
    let (mut numbered, mut patterns) = (0, 0);
    for column in columns {
        match number::read(&column.title, 10) {
            Reading::Code { .. } => numbered += 1,
            Reading::Range { .. } | Reading::NotOne => patterns += 1,
            Reading::Blank | Reading::TooLarge | Reading::Text => {}
        }
    }
    let are_numbers = numbered > 0 || patterns > 1;
    add(are_numbers, if numbered + patterns > 1 { -6.0 } else { -3.0 }, "its headers are numbers");
    let examples = columns.iter().any(|column| words::VALIDITY.in_text(&column.header));
    let given = words::EXAMPLE.in_text(&column.header);
    add(examples || given, -5.0, "its rows are examples");
    let text = column.filled - column.codes - column.ranges - column.not_one - column.members;
    let other = share(text, column.filled);
    add(other > 0.0, -4.0 * other, "some of its codes are no numbers");
    add(names.identifiers > 0.6, 1.0, "names are identifiers");
    add(names.prefixed, 1.5, "names begin alike");
    add(names.measures && !formed, -2.5, "its names are those of limits and sizes");
    add(names.sentences > 0.8, -0.5, "names are sentences");
    add(names.variety < 0.6 && names.full > 0.0 && column.members == 0, -3.0, "its names repeat");
    let nameless = names.full < 0.4 && column.members == 0;
    add(nameless, if names.full > 0.0 { -2.0 } else { -6.0 }, NAMELESS);
    let softly = formed || names.prefixed;
    add(names.header_is_member, if softly { -1.5 } else { -3.0 }, "its rows are fields or parameters");
    let counts_members = words::MEMBER.in_text(&column.header) && !strong && !weak && !formed;
    add(counts_members, -3.0, "its numbers are those of fields or parameters");
    let typed = others.iter().any(|column| column.types * 2 > column.filled && column.filled > 0);
    let lists_types = name.is_some_and(|at| columns[at].types * 4 > columns[at].filled);
    let soft = if formed { 0.4 } else { 1.0 };
    add(typed && !lists_types, -2.5 * soft, "a column holds types");
    let field_table = others.iter().any(|column| is_of_fields(&column.header));
    add(field_table, -2.5 * soft, "a column says what is required or default");
    let measures = others
        .iter()
        .filter(|column| column.numeric() > 0.5 && words::MEASURE.in_text(&column.header))
        .count();
    add(measures > 0, -(0.75 * measures as f32).min(1.5) * soft, "other columns hold measures");
    let numbers =
        others.iter().filter(|column| column.numeric() > 0.8 && column.filled * 2 > column.rows).count();
    add(numbers > 2 && !formed, -(numbers.saturating_sub(2) as f32), "it is a matrix of numbers");
    found
}

/// Whether a header is one that only tables of fields have: `Required`, `Default value`.
pub(super) fn is_of_fields(header: &str) -> bool {
    let is_aside = |word: &String| {
        matches!(word.as_str(), "value" | "valeur" | "valor" | "valore" | "par" | "por" | "di")
    };
    let only = words::split(header).iter().all(|word| words::FIELD_TABLE.is_text(word) || is_aside(word));
    only && words::FIELD_TABLE.in_text(header)
}
