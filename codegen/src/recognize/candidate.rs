//! The tables of a document before they are judged: what they may be called, and what stands above them.

use std::collections::HashMap;

use super::grid::Grid;
use super::roles::{self, Forced, Judgement};
use super::{settings_for, words};
use crate::diagnostic::{Diagnostics, Kind, is_long, listed, quoted};
use crate::document::{Block, Document, Table, slug};
use crate::list;
use crate::manifest::{DocumentSettings, Setting, TableSettings, remedy, toml_string};
use crate::order;
use crate::source::Source;

/// A table of the document before it is judged.
pub(super) struct Candidate<'d> {
    /// Which of the document's blocks it is.
    pub(super) block: usize,
    pub(super) table: &'d Table<'d>,
    pub(super) grid: Grid<'d>,
    pub(super) heading: Vec<usize>,
    pub(super) keys: Vec<String>,
    pub(super) caption: Option<String>,
    pub(super) judgement: Judgement,
    pub(super) settings: Option<&'d TableSettings>,
}

impl Candidate<'_> {
    /// The manifest line that would settle something of this table, in the stanza that it has or should have.
    pub(super) fn remedy(&self, document: &Document<'_>, setting: &str) -> String {
        let stanza = self.settings.map(|settings| &settings.key.value);
        let own = self.keys.iter().find(|key| !is_long(key)).unwrap_or(&self.keys[0]);
        remedy(setting, stanza.unwrap_or(own), document.source.name())
    }

    /// What the manifest calls a column: its header, or its number where others have the same or it has none.
    fn column(&self, at: usize) -> String {
        let header = self.grid.headers[at].as_ref();
        let alone = self.grid.headers.iter().filter(|other| *other == header).count() == 1;
        if alone && !header.is_empty() && !is_long(header) {
            toml_string(header)
        } else {
            (at + 1).to_string()
        }
    }
}

/// Why a table is none of codes, and what would make it one where its words may be codes.
pub(super) fn refusal(document: &Document<'_>, candidate: &Candidate<'_>, reason: &str) -> String {
    let roles = candidate.judgement.roles.as_ref().filter(|_| reason == roles::NOTHING_SAYS_WORDS);
    // Codes that nothing speaks of stand first, if anywhere.
    let Some(roles) = roles.filter(|roles| roles.code == 0) else { return reason.to_owned() };
    let setting = format!("columns = {{ code = {} }}", candidate.column(roles.code));
    format!("{reason}; if they are, {}", candidate.remedy(document, &setting))
}

/// Every table of a document.
pub(super) fn all<'d>(
    document: &'d Document<'d>,
    settings: Option<&'d DocumentSettings>,
) -> Vec<Candidate<'d>> {
    let mut tables: Vec<(usize, &Table<'_>)> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if let Block::Table(table) = block {
            tables.push((at, table));
        }
    }
    let trails: Vec<Vec<usize>> = list::of(&tables, &|&(block, _)| document.headings(block));
    let slugs: Vec<Vec<String>> = list::of(&trails, &|trail| slugs(document, trail));
    let named: Vec<(String, String)> = list::of(&slugs, &|slugs| own_and_whole(slugs));
    let (mut owns, mut wholes): (HashMap<&str, usize>, HashMap<&str, usize>) = Default::default();
    for (own, whole) in &named {
        *owns.entry(own.as_str()).or_insert(0) += 1;
        *wholes.entry(whole.as_str()).or_insert(0) += 1;
    }
    let mut orders: HashMap<&[usize], usize> = HashMap::new();
    let mut candidates: Vec<Candidate<'d>> = Vec::with_capacity(tables.len());
    for (at, &(block, table)) in tables.iter().enumerate() {
        let (own, whole) = &named[at];
        let order = *orders.entry(&trails[at]).and_modify(|order| *order += 1).or_insert(1);
        let alone = owns.get(own.as_str()) == Some(&1);
        let mut keys = Vec::new();
        if alone && !own.is_empty() {
            keys.push(own.clone());
        }
        if whole != own && wholes.get(whole.as_str()) == Some(&1) {
            keys.push(whole.clone());
        }
        if !own.is_empty() {
            keys.push(format!("{whole}:{order}"));
            keys.push(format!("{own}:{order}"));
        }
        keys.push(format!("line:{}", document.source.line_of(table.offset)));
        keys.extend(table.anchors.iter().cloned());
        if let Some(heading) = trails[at].last().and_then(|&at| document.heading(at)) {
            if order == 1 {
                keys.extend(heading.anchors.iter().cloned());
            }
        }
        let settings = settings_for(settings, &keys);
        let judgement = Judgement { roles: None, evidence: Vec::new(), columns: Vec::new(), tie: None };
        let caption = table.title.clone().or_else(|| text_before(document, block));
        let (grid, heading) = (Grid::new(table), trails[at].clone());
        candidates.push(Candidate { block, table, grid, heading, keys, caption, judgement, settings });
    }
    candidates
}

/// A heading's slug, and the same with its parent's in front.
fn own_and_whole(slugs: &[String]) -> (String, String) {
    match slugs {
        [.., parent, own] => (own.clone(), format!("{parent}/{own}")),
        [own] => (own.clone(), own.clone()),
        [] => (String::new(), String::new()),
    }
}

pub(super) fn slugs(document: &Document<'_>, trail: &[usize]) -> Vec<String> {
    document.texts(trail).iter().map(|text| slug(text)).collect()
}

/// What stands above a table and may say what it lists: its headings, and the text right before it.
pub(super) fn context(document: &Document<'_>, candidate: &Candidate<'_>) -> Vec<String> {
    let mut context = document.texts(&candidate.heading);
    if context.is_empty() {
        context.push(document.source.name().rsplit_once('.').map_or("", |(stem, _)| stem).to_owned());
    }
    // A title that says nothing of codes leaves that to a text before the table which does.
    let speaks = |text: &String| words::CODES_HEADING.in_text(text);
    let title = candidate.table.title.as_ref();
    let before = title.filter(|title| !speaks(title)).and_then(|_| text_before(document, candidate.block));
    let caption = before.filter(speaks).or_else(|| candidate.caption.clone());
    let is_title = title.is_some() || candidate.block.checked_sub(1).is_some_and(|at| is_title(document, at));
    let is_told = context.last().is_some_and(|text| is_of_codes(text));
    // What is folded may be titled by anything; the heading above it says more, unless it speaks as headings do. So
    // does one that speaks of codes above a text that does not.
    // A whole sentence about a field or the like says nothing of the table either.
    let is_aside = |caption: &str| is_told && caption.ends_with('.') && words::speaks_of_others(caption);
    let says =
        |caption: &String| !(is_title || is_told) || words::speaks_as_heading(caption) && !is_aside(caption);
    context.extend(caption.filter(says));
    context
}

/// Whether a text above a table speaks of codes, and of nothing else.
fn is_of_codes(text: &str) -> bool {
    words::CODES_HEADING.in_text(text) && !words::speaks_of_others(text)
}

/// Whether a block is the title of what is folded, tabbed or set apart.
fn is_title(document: &Document<'_>, block: usize) -> bool {
    matches!(document.blocks[block], Block::Caption(_))
}

/// The short text right before a block, which may say what it is.
fn text_before(document: &Document<'_>, block: usize) -> Option<String> {
    let before = document.blocks.get(block.checked_sub(1)?)?;
    let (Block::Paragraph(text) | Block::Item(text) | Block::Caption(text)) = before else { return None };
    let plain = text.plain();
    let says_nothing = matches!(before, Block::Caption(_)) && words::UNFOLD.are_text(&plain);
    let plain = unlabelled(&plain);
    (plain.chars().count() < 80 && !plain.is_empty() && !says_nothing).then(|| plain.to_owned())
}

/// A caption without the number of its table: `Table 3-1: Codes`.
fn unlabelled(caption: &str) -> &str {
    let label = caption.find(|c: char| !c.is_alphabetic()).map_or("", |end| &caption[..end]);
    if !words::TABLE.is_text(label) {
        return caption;
    }
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | ' ' | '\u{a0}');
    let numbered = caption[label.len()..].trim_start_matches(is_number);
    let rest = numbered.trim_start_matches([':', '：', '—', ' ']);
    let number = &caption[label.len()..caption.len() - numbered.len()];
    if number.contains(|c: char| c.is_ascii_digit()) && !rest.is_empty() { rest } else { caption }
}

/// The roles of a code table's columns, or why it is none.
pub(super) fn verdict<'c>(
    candidate: &'c Candidate<'_>,
    known: &[Vec<String>],
) -> Result<&'c roles::Roles, &'static str> {
    if candidate.settings.is_some_and(|settings| settings.skip) {
        return Err("the manifest skips it");
    }
    let Judgement { roles, .. } = &candidate.judgement;
    let score = candidate.judgement.score();
    let enough = || {
        let beside = score >= roles::ENOUGH_BESIDE && known.binary_search(&headers(candidate.table)).is_ok();
        candidate.settings.is_some() || score >= roles::ENOUGH || beside
    };
    match roles {
        Some(roles) if enough() => Ok(roles),
        _ => Err(candidate.judgement.reason()),
    }
}

/// The headers of the tables that are ones of codes beyond doubt, in their order; what has the same beside them is so on less.
pub(super) fn shapes(candidates: &[Candidate<'_>]) -> Vec<Vec<String>> {
    let mut shapes = Vec::new();
    for Candidate { judgement, table, .. } in candidates {
        if judgement.roles.is_some() && judgement.score() >= roles::ENOUGH + 1.0 {
            shapes.push(headers(table));
        }
    }
    order::sort(&mut shapes, &Ord::cmp);
    shapes
}

fn headers(table: &Table<'_>) -> Vec<String> {
    list::of(&table.headers, &|cell| cell.plain().to_lowercase())
}

/// The columns that the manifest names for a table.
pub(super) fn forced(
    diagnostics: &mut Diagnostics,
    candidate: &Candidate<'_>,
    manifest: Option<&Source>,
) -> Forced {
    let Some(settings) = candidate.settings else { return Forced::default() };
    let headers = &candidate.grid.headers;
    let mut column = |setting: &Option<Setting<String>>| {
        let setting = setting.as_ref()?;
        let by_header = headers.iter().position(|header| header.eq_ignore_ascii_case(setting.value.trim()));
        let number = setting.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = by_header.or(number.filter(|&at| at < headers.len()));
        if let (None, Some(manifest)) = (found, manifest) {
            let help = diagnostics
                .question(&setting.value, headers.iter().map(AsRef::as_ref))
                .unwrap_or_else(|| format!("its columns are {}", listed(headers)));
            let message = format!("the table has no column {}", quoted(&setting.value));
            diagnostics.push(Kind::UnusedSetting, manifest.place(&setting.span), message, help);
        }
        found
    };
    let (code, name, description) =
        (column(&settings.code), column(&settings.names), column(&settings.description));
    Forced { code, name, description, radix: settings.radix }
}

pub(super) fn report_tie(diagnostics: &mut Diagnostics, document: &Document<'_>, candidate: &Candidate<'_>) {
    let Some((first, second)) = candidate.judgement.tie else { return };
    let header = |at: usize| candidate.grid.headers[at].as_ref();
    let place = |at: usize| {
        let grid = &candidate.grid;
        document.source.place(grid.header_cells.get(at).map_or(&grid.header.span, |cell| &cell.span))
    };
    let message = format!(
        "the columns {} and {} hold codes equally well",
        quoted(header(first)),
        quoted(header(second))
    );
    let column = candidate.column(first);
    let help = candidate.remedy(document, &format!("columns = {{ code = {column} }}"));
    diagnostics
        .push(Kind::AmbiguousColumns, place(first), message, help)
        .relate(place(second), "the other column of codes");
}
