//! Which column of a table is for what, and whether its rows define codes at all.

use super::column::{Column, share};
use super::evidence::{self, Evidence};
use super::grid::Grid;
use super::keys;
use super::naming::{self, Naming, is_text};
use super::words;
use crate::document::Table;
use crate::list;
use crate::model::{self, ColumnRole, Why};
use crate::order;

/// The columns of a code table, by role.
#[derive(Clone)]
pub(crate) struct Roles {
    pub(crate) code: usize,
    pub(crate) radix: u32,
    /// Whether the codes are words.
    pub(crate) is_text: bool,
    pub(crate) naming: Naming,
    pub(crate) description: Option<usize>,
    pub(crate) fields: Vec<usize>,
}

/// What the columns are taken for, and what they hold.
pub(super) fn column_roles(columns: &[Column], roles: Option<&Roles>) -> Vec<ColumnRole> {
    let mut is_field = vec![false; columns.len()];
    for &at in roles.map_or(&[][..], |roles| &roles.fields) {
        is_field[at] = true;
    }
    let role = |at: usize| match roles {
        Some(roles) if roles.code == at => "code",
        Some(roles) if roles.naming == Naming::Column(at) => "name",
        Some(roles) if roles.description == Some(at) => "description",
        Some(_) if is_field[at] => "field",
        _ => "unused",
    };
    let mut described = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let header = column.title.clone();
        described.push(ColumnRole { header, role: role(at), holds: column.holds() });
    }
    described
}

/// Why a table of words that might be codes is refused.
pub(super) const NOTHING_SAYS_WORDS: &str = "nothing says that its words are codes";

/// What was made of a table.
#[derive(Clone)]
pub(crate) struct Judgement {
    pub(crate) roles: Option<Roles>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) columns: Vec<ColumnRole>,
    /// Two columns that hold codes equally well.
    pub(crate) tie: Option<(usize, usize)>,
}

impl Judgement {
    pub(crate) fn score(&self) -> f32 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// What weighed most against it.
    pub(crate) fn reason(&self) -> &'static str {
        // What the table itself holds says more than what stands above it, and than what it lacks.
        let rank = |evidence: &&Evidence| match evidence.what {
            evidence::NAMELESS => evidence.weight.max(-1.5),
            what if what.starts_with("the heading") => evidence.weight.max(-1.0),
            _ => evidence.weight,
        };
        let against = self.evidence.iter().filter(|evidence| evidence.weight < 0.0);
        let nothing = match &self.roles {
            None => "no column holds codes",
            Some(roles) if roles.is_text => NOTHING_SAYS_WORDS,
            Some(_) => "nothing says that its numbers are codes",
        };
        against.min_by(|a, b| rank(a).total_cmp(&rank(b))).map_or(nothing, |found| found.what)
    }

    /// What was weighed, for people to read.
    pub(crate) fn why(&self) -> Why {
        let told = |evidence: &Evidence| model::Evidence {
            weight: (evidence.weight * 100.0).round() as i32,
            what: evidence.what,
        };
        Why { evidence: list::of(&self.evidence, &told), columns: self.columns.clone() }
    }

    pub(super) fn refused(what: &'static str, columns: &[Column]) -> Self {
        Self {
            roles: None,
            evidence: vec![Evidence { weight: -10.0, what }],
            columns: column_roles(columns, None),
            tie: None,
        }
    }
}

/// How much evidence makes a table one of codes.
pub(crate) const ENOUGH: f32 = 2.4;
/// How much is enough beside a table of the same shape that has more.
pub(crate) const ENOUGH_BESIDE: f32 = 1.0;

/// Columns that a manifest names.
#[derive(Clone, Copy, Default)]
pub(crate) struct Forced {
    pub(crate) code: Option<usize>,
    pub(crate) name: Option<usize>,
    pub(crate) description: Option<usize>,
    pub(crate) radix: Option<u32>,
}

/// Judges a table; `context` is its headings' text, the nearest last, and its caption.
pub(crate) fn judge(table: &Table<'_>, grid: &Grid<'_>, context: &[&str], forced: Forced) -> Judgement {
    let columns = grid.columns(table, forced.radix);
    let in_words = keys::judge(&columns, grid, context);
    if let Some(code) = forced.code.filter(|&code| columns[code].numeric() < 0.5) {
        return keys::forced(&columns, code, forced);
    }
    let mut candidates: Vec<(usize, f32)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if forced.code.map_or_else(|| holds_codes(column), |code| code == at) {
            candidates.push((at, code_score(&columns, at)));
        }
    }
    order::sort(&mut candidates, &|a, b| b.1.total_cmp(&a.1));
    let Some(&(code, score)) = candidates.first() else {
        return in_words;
    };
    let tie = candidates.get(1).filter(|second| {
        score - second.1 < 0.5 && columns[second.0].values != columns[code].values && forced.code.is_none()
    });
    let radix = columns[code].radix;
    let (naming, names) = naming::find(&columns, grid, context, (code, radix), forced.name);
    let name_column = if let Naming::Column(at) = naming { Some(at) } else { None };
    let mut evidence = evidence::weigh(&columns, code, name_column, &names, context);
    if grid.lines.iter().any(|line| line.start > 0) {
        evidence.push(Evidence { weight: 1.5, what: "sets of columns stand side by side" });
    }
    let description = forced.description.or_else(|| description(&columns, code, name_column));
    let fields = fields(&columns, code, name_column, description);
    let roles = Roles { code, radix, is_text: false, naming, description, fields };
    let by_role = column_roles(&columns, Some(&roles));
    let judgement =
        Judgement { roles: Some(roles), evidence, columns: by_role, tie: tie.map(|second| (code, second.0)) };
    let of_words = |words: &Roles| {
        judgement.score() < ENOUGH
            || words.code == code && keys::are_numbered(&columns[code], grid, code)
            || keys::are_statuses(&columns, code, words.code, context)
    };
    let by_words =
        forced.code.is_none() && in_words.score() >= ENOUGH && in_words.roles.as_ref().is_some_and(of_words);
    if by_words { in_words } else { judgement }
}

fn holds_codes(column: &Column) -> bool {
    column.codes + column.ranges + column.members > 0
        && column.numeric() >= 0.5
        && column.full() >= 0.3
        && (column.huge * 2 <= column.codes + column.members || words::CODE.in_text(&column.header))
        && column.units * 3 <= column.codes
        && !words::is_rate(&column.header)
        && (!column.are_dates() || words::CODE.in_text(&column.header))
}

fn code_score(columns: &[Column], at: usize) -> f32 {
    let column = &columns[at];
    let mut score = 4.0 * share(column.distinct_values, column.values.len()) * column.numeric();
    score += 2.0 * column.full();
    if words::CODE.in_text(&column.header) {
        score += 2.0;
    } else if words::MEASURE.in_text(&column.header) {
        score -= 2.0;
    } else if words::CODE_ID.in_text(&column.header) || words::CODE_WEAK.in_text(&column.header) {
        score += 1.0;
    }
    let is_code = |other: &Column| {
        words::CODE.in_text(&other.header) && !words::HTTP.in_text(&other.header) && holds_codes(other)
    };
    // HTTP's status comes with the codes of others.
    score -= if words::HTTP.in_text(&column.header) && columns.iter().any(is_code) { 2.0 } else { 0.0 };
    if words::ORDINAL.is_text(&column.header) && column.counts_rows() {
        score -= 1.0;
    }
    score += if column.is_ordered() { 0.5 } else { 0.0 };
    score += if column.formed > column.binary { 0.5 } else { 0.0 };
    score -= if column.binary > 0 { 0.5 } else { 0.0 };
    score - 0.1 * at as f32
}

/// The columns that say more of the codes: those that are for nothing else, and that do not only count the rows.
pub(super) fn fields(
    columns: &[Column],
    code: usize,
    name: Option<usize>,
    description: Option<usize>,
) -> Vec<usize> {
    let other = |at: usize| at != code && Some(at) != name && Some(at) != description;
    let numbers = |column: &Column| words::counts(&column.header) && column.numbers_rows();
    list::of_places(columns.len(), &|at| other(at) && columns[at].filled > 0 && !numbers(&columns[at]))
}

pub(super) fn description(columns: &[Column], code: usize, name: Option<usize>) -> Option<usize> {
    let describes = |&at: &usize| {
        let column = &columns[at];
        let says = words::DESCRIPTION.in_text(&column.header);
        let prose = column.mean_words() > 3.0 && column.variety() > 0.5;
        // What already is the meaning needs no other one.
        let is_beside =
            name.is_some_and(|name| naming::is_meaning(&columns[name])) && naming::stands_beside(column);
        at != code
            && !is_beside
            && Some(at) != name
            && is_text(column)
            && (says && column.variety() > 0.3 || prose)
    };
    (0..columns.len()).filter(describes).max_by(|&a, &b| {
        let score = |at: usize| {
            let column = &columns[at];
            column.mean_words() + if words::DESCRIPTION.in_text(&column.header) { 3.0 } else { 0.0 }
        };
        score(a).total_cmp(&score(b)).then(b.cmp(&a))
    })
}
