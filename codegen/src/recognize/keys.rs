//! Tables whose codes are words: on evidence as strong as that for numbers.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::column::Column;
use super::evidence::{Evidence, is_of_fields};
use super::grid::Grid;
use super::naming::{self, Naming, is_text};
use super::number;
use super::roles::{Forced, Judgement, Roles, column_roles, description, fields};
use super::{status, words};

/// How the words of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// In camelCase or `SCREAMING_CASE`, as only the names of programs are.
    Cased,
    /// In lower case, with signs between the words: `invalid_grant`, `auth/no-user`.
    Joined,
    /// In lower case, one word each.
    Ordinary,
    /// In digits that are no number: with capital letters, all of one width, or parted by dots.
    Numbered,
}

/// Judges a table by its words: they may be codes, on evidence as strong as that for numbers.
pub(super) fn judge(columns: &[Column], grid: &Grid<'_>, context: &[&str]) -> Judgement {
    let of_codes = context.iter().rev().take(2).any(|text| words::CODE.in_text(text));
    let Some((code, style)) = keys(columns, grid, of_codes) else {
        return Judgement::refused("no column holds codes", columns);
    };
    let column = &columns[code];
    let mut found = Vec::new();
    let mut add = |holds: bool, weight: f32, what: &'static str| {
        if holds {
            found.push(Evidence { weight, what });
        }
    };
    let nearest = context.last().copied().unwrap_or_default();
    let above = || context.iter().rev().take(2);
    let cased = style == Style::Cased;
    let weak = words::STRING_CODES_WEAK.in_text(&column.header);
    let says = speaks(column) || cased && weak;
    add(says, 3.0, "the header says that words are codes");
    // Words of no program's style need more than a heading of theirs.
    let weak = weak || words::STATES.in_text(&column.header) || style == Style::Numbered;
    let may = !says && !cased && of_codes && weak;
    let weight = if style == Style::Ordinary { 0.5 } else { 1.0 };
    add(may, weight, "the header may be one of codes");
    let heading = above().any(|text| words::speaks_of_words(text));
    add(heading, 1.5, "the heading says that words are codes");
    add(cased && words::NAME_ALONE.in_text(&column.header), 1.0, "the header says name");
    let made = || code == 0 && are_numbered(column, grid, code);
    add(cased && !says && of_codes && made(), 1.0, "the words are made as codes are");
    let lists = cased && !says && heading && code == 0 && words::CODE_WEAK.in_text(&column.header);
    add(lists, 1.0, "the header may be one of codes");
    let named =
        !says && (cased || style == Style::Numbered) && words::share_one(&column.header, nearest, false);
    add(named, 1.0, "the heading names what the header does");
    let numbered = status(nearest);
    add(numbered.is_some() && (cased || says || may), 1.0, "the heading is a status");
    let repeats = |(number, _): &(i128, String)| columns.iter().any(|column| column.is_all(*number));
    add(numbered.as_ref().is_some_and(repeats), 2.0, "a column repeats the heading's status");
    add(!cased && column.spans == column.filled, 0.5, "the words are set as code");
    let other = words::speaks_of_others(nearest) || words::BODY_HEADING.in_text(nearest);
    let other = other && numbered.is_none() && !words::CODE.in_text(nearest);
    add(other, -3.0, "the heading speaks of parameters, layouts or examples");
    // Beside a field, a word of no program's style is what holds of the field.
    let leading = if cased { code..code + 1 } else { 0..code + 1 };
    let member = columns[leading].iter().any(|column| words::MEMBER.in_text(&column.header));
    add(member, -4.0, "its rows are fields or parameters");
    let others = || columns.iter().enumerate().filter(|&(at, _)| at != code).map(|(_, column)| column);
    let types = |column: &Column| column.types * 2 > column.filled && column.filled > 0;
    add(others().any(types) || !cased && types(column), -3.0, "a column holds types");
    add(
        others().any(|column| is_of_fields(&column.header)),
        -3.0,
        "a column says what is required or default",
    );
    // Nobody reads a number for a name.
    let is_number = |word: &Cow<'_, str>| word.starts_with(|c: char| c.is_ascii_digit());
    let name = if grid.column(code).any(is_number) && are_numbered(column, grid, code) {
        match naming::find(columns, grid, context, (code, 10), None) {
            (Naming::Column(at), _) => Some(at),
            _ => None,
        }
    } else {
        name(columns, code).filter(|_| speaks(column))
    };
    let description = description(columns, code, name)
        .or_else(|| (0..columns.len()).find(|&at| name.is_none() && at != code && is_text(&columns[at])));
    add(description.is_none() && name.is_none(), -1.0, "no column explains the words");
    let maps = |at: usize| at < code && columns[at].identifiers == columns[at].filled;
    add(!cased && description.is_some_and(maps), -3.0, "its words come with others that are listed");
    let has = |known: &words::Words| others().any(|column| known.in_text(&column.header));
    add(!cased && has(&words::EXAMPLE) && !has(&words::MEANING), -3.0, "its rows are examples");
    let fields = fields(columns, code, name, description);
    let naming = name.map_or(Naming::Code, Naming::Column);
    let roles = Roles { code, radix: 10, is_text: true, naming, description, fields };
    let columns = column_roles(columns, Some(&roles));
    Judgement { roles: Some(roles), evidence: found, columns, tie: None }
}

/// Whether a column of numbers only says with which HTTP status each of the words of another one comes.
pub(super) fn are_statuses(columns: &[Column], numbers: usize, words: usize, context: &[&str]) -> bool {
    let is_after = words == 0 && numbers > 1;
    let (numbers, words) = (&columns[numbers], &columns[words]);
    let is_status = |value: &i128| (100..600).contains(value);
    if numbers.values.is_empty() || !numbers.values.iter().all(is_status) {
        return false;
    }
    let repeats = numbers.distinct_values < numbers.values.len();
    let speaks = speaks(words);
    let beside = is_after && !words::CODE.in_text(&numbers.header);
    let of_heading = context.last().and_then(|text| status(text));
    words::HTTP.in_text(&numbers.header) && (speaks || repeats || beside)
        || words::STATUS.in_text(&numbers.header) && speaks
        || of_heading.is_some_and(|(number, _)| numbers.is_all(number))
}

/// Whether a column's header says by itself that words are codes.
fn speaks(column: &Column) -> bool {
    words::STRING_CODES.in_text(&column.header)
}

/// The column that names what the words of another one stand for.
fn name(columns: &[Column], code: usize) -> Option<usize> {
    (0..columns.len()).find(|&at| {
        let column = &columns[at];
        at != code
            && words::NAME_ALONE.in_text(&column.header)
            && is_text(column)
            && column.full() > 0.9
            && column.variety() > 0.99
            && column.sentences * 2 < column.filled
    })
}

/// What a table is where the manifest names a column of words as that of the codes.
pub(super) fn forced(columns: &[Column], code: usize, forced: Forced) -> Judgement {
    let name = forced.name.or_else(|| name(columns, code)).filter(|&at| Some(at) != forced.description);
    let naming = name.map_or(Naming::Code, Naming::Column);
    let description = forced.description.or_else(|| description(columns, code, name));
    let fields = fields(columns, code, name, description);
    let roles = Roles { code, radix: 10, is_text: true, naming, description, fields };
    let columns = column_roles(columns, Some(&roles));
    let evidence = vec![Evidence { weight: 10.0, what: "the manifest says so" }];
    Judgement { roles: Some(roles), evidence, columns, tie: None }
}

/// The column whose cells are words that may be codes, and how they are written.
fn keys(columns: &[Column], grid: &Grid<'_>, of_codes: bool) -> Option<(usize, Style)> {
    let said = columns.iter().any(|column| speaks(column) || words::CODE.in_text(&column.header));
    let found = (0..columns.len()).filter_map(|at| {
        let speaks = speaks(&columns[at]);
        // Far from the beginning, only a header tells that they are more than a further value.
        let style = (at < 2 || speaks).then(|| {
            let style = style(&columns[at], grid, at);
            let may_be_numbered = speaks || of_codes && !said && at == 0;
            style.or_else(|| {
                (may_be_numbered && are_numbered(&columns[at], grid, at)).then_some(Style::Numbered)
            })
        })??;
        // Words as anybody writes them are no codes beside what is said to be them.
        (style == Style::Cased || speaks || !said).then_some((at, style))
    });
    let rank = |&(at, style): &(usize, Style)| {
        let header = &columns[at].header;
        (speaks(&columns[at]), words::CODE.in_text(header), style == Style::Cased, Reverse(at))
    };
    found.max_by_key(rank)
}

/// How a column's words are written, where its cells are one word each and each of them another.
fn style(column: &Column, grid: &Grid<'_>, at: usize) -> Option<Style> {
    let whole = column.filled > 0
        && column.distinct == column.filled
        && column.full() > 0.9
        && column.identifiers + column.lists == column.filled
        && column.lists * 2 < column.filled;
    if !whole {
        return None;
    }
    let cells = || grid.column(at).filter(|cell| !number::is_blank(cell));
    let most = |count: usize| count * 10 >= column.filled * 7;
    if most(cells().filter(|cell| is_cased(cell)).count()) {
        return Some(Style::Cased);
    }
    let lower = cells().filter(|cell| is_lower(cell)).count();
    let long = cells().filter(|cell| cell.len() > 2).count();
    let holds = |sign: char| cells().any(|cell| cell.contains(sign));
    if column.numeric() > 0.5 || lower < column.filled || !most(long) || holds('_') && holds('-') {
        return None;
    }
    Some(if ['_', '-', '.', '/', ':'].into_iter().any(holds) { Style::Joined } else { Style::Ordinary })
}

/// Whether a column of digits holds words: `42P01` and `08006`, `05` and `N7`, or `2.01` and `4.04`.
pub(super) fn are_numbered(column: &Column, grid: &Grid<'_>, at: usize) -> bool {
    let distinct = column.filled > 1 && column.distinct == column.filled && column.full() > 0.9;
    if !distinct || column.numeric() > 0.99 || words::MEASURE.in_text(&column.header) {
        return false;
    }
    let lines = grid.lines.iter().filter(|line| !line.is_section);
    let cells: Vec<&str> = lines
        .filter_map(|line| Some(grid.cells(line).get(at)?.trim()))
        .filter(|cell| !number::is_blank(cell))
        .collect();
    let dots = |cell: &str| cell.bytes().filter(|&byte| byte == b'.').count();
    let is_of_width = |cell: &str| cell.len() < 9 && cell.len() == cells[0].len();
    speaks(column) && cells.iter().all(|cell| is_dotted(cell) && dots(cell) == dots(cells[0]))
        || cells.iter().all(|cell| is_of_width(cell) && is_capital_and_digit(cell))
}

/// Whether a text is of capital letters and digits, at least one of these.
fn is_capital_and_digit(text: &str) -> bool {
    let is_any = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.bytes().all(is_any) && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is two or three numbers parted by dots, one of which may stay open: `4.04`, `X.1.1`.
fn is_dotted(text: &str) -> bool {
    let is_number =
        |part: &str| matches!(part.len(), 1..=3) && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = || text.split('.');
    matches!(parts().count(), 2 | 3)
        && parts().any(is_number)
        && parts().all(|part| is_number(part) || matches!(part, "X" | "x"))
}

fn is_cased(text: &str) -> bool {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    let camel = text.starts_with(char::is_lowercase) && upper;
    let pascal =
        text.starts_with(char::is_uppercase) && lower && text.chars().skip(1).any(char::is_uppercase);
    let screaming = upper && !lower && text.len() > 2;
    camel || pascal || screaming
}

/// Whether a word of ASCII has small letters alone, and begins and ends with no sign.
fn is_lower(text: &str) -> bool {
    let is_end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    text.is_ascii()
        && is_end(bytes.first())
        && is_end(bytes.last())
        // Numbers whose digits stay open, such as `1xx`, are no words.
        && bytes.iter().any(|byte| matches!(byte, b'a'..=b'w'))
        && !bytes.iter().any(u8::is_ascii_uppercase)
}
