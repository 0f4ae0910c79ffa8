//! Tables whose codes are words: on evidence as strong as that for numbers.

use super::column::Column;
use super::evidence::{Evidence, is_of_fields};
use super::grid::Grid;
use super::naming::{Naming, is_text};
use super::number;
use super::roles::{Forced, Judgement, Roles, column_roles, description};
use super::{status, words};

/// Judges a table without numbers: its words may be codes, on evidence as strong.
pub(super) fn judge(columns: &[Column], grid: &Grid<'_>, context: &[&str]) -> Judgement {
    let Some(code) = (0..columns.len().min(2)).find(|&at| keys(&columns[at], grid, at)) else {
        return Judgement::refused("no column holds codes", columns);
    };
    let column = &columns[code];
    let mut found = Vec::new();
    let mut add = |holds: bool, weight: f32, what: &'static str| {
        if holds {
            found.push(Evidence { weight, what });
        }
    };
    add(words::STRING_CODES.in_text(&column.header), 3.0, "the header says that words are codes");
    let heading = context.iter().rev().take(2).any(|text| words::STRING_CODES.in_text(text));
    add(heading, 1.5, "the heading says that words are codes");
    add(words::NAME_ALONE.in_text(&column.header), 1.0, "the header says name");
    let nearest = context.last().copied().unwrap_or_default();
    let is_status = status(nearest).is_some();
    add(is_status, 1.0, "the heading is a status");
    let other = words::OTHER_HEADING.in_text(nearest) || words::BODY_HEADING.in_text(nearest);
    let other = other && !is_status;
    add(other, -3.0, "the heading speaks of parameters, layouts or examples");
    add(words::MEMBER.in_text(&column.header), -4.0, "its rows are fields or parameters");
    let others = || columns.iter().enumerate().filter(|&(at, _)| at != code).map(|(_, column)| column);
    add(
        others().any(|column| column.types * 2 > column.filled && column.filled > 0),
        -3.0,
        "a column holds types",
    );
    add(
        others().any(|column| is_of_fields(&column.header)),
        -3.0,
        "a column says what is required or default",
    );
    let description = description(columns, code, None)
        .or_else(|| (0..columns.len()).find(|&at| at != code && is_text(&columns[at])));
    add(description.is_none(), -1.0, "no column explains the words");
    let fields = (0..columns.len())
        .filter(|&at| at != code && Some(at) != description && columns[at].filled > 0)
        .collect();
    let roles = Roles { code, radix: 10, is_text: true, naming: Naming::Code, description, fields };
    let columns = column_roles(columns, Some(&roles));
    Judgement { roles: Some(roles), evidence: found, columns, tie: None }
}

/// What a table is where the manifest names a column of words as that of the codes.
pub(super) fn forced(columns: &[Column], code: usize, forced: Forced) -> Judgement {
    let naming = forced.name.map_or(Naming::Code, Naming::Column);
    let description = forced.description.or_else(|| description(columns, code, forced.name));
    let other = |&at: &usize| at != code && Some(at) != forced.name && Some(at) != description;
    let fields = (0..columns.len()).filter(other).filter(|&at| columns[at].filled > 0).collect();
    let roles = Roles { code, radix: 10, is_text: true, naming, description, fields };
    let columns = column_roles(columns, Some(&roles));
    let evidence = vec![Evidence { weight: 10.0, what: "the manifest says so" }];
    Judgement { roles: Some(roles), evidence, columns, tie: None }
}

/// Whether a column's cells are words in camelCase or `SCREAMING_CASE`, each of them another.
fn keys(column: &Column, grid: &Grid<'_>, at: usize) -> bool {
    let cased = || grid.column(at).filter(|cell| !number::is_blank(cell) && is_key(cell)).count();
    column.filled > 0
        && column.distinct == column.filled
        && column.full() > 0.9
        && column.identifiers == column.filled
        && cased() * 10 >= column.filled * 7
}

fn is_key(text: &str) -> bool {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    let camel = text.starts_with(char::is_lowercase) && upper;
    let pascal =
        text.starts_with(char::is_uppercase) && lower && text.chars().skip(1).any(char::is_uppercase);
    let screaming = upper && !lower && text.len() > 2;
    camel || pascal || screaming
}
