//! A document as a flat list of blocks: headings, paragraphs, list items, captions and tables, each at its offset.

pub(crate) mod bounds;
mod builder;
mod cells;
mod html;
mod mend;
mod parse;
mod plain;
mod row;
mod runs;
mod tag;
mod text;
mod title;

pub(crate) use mend::Mended;
pub(crate) use runs::Runs;
pub(crate) use text::{Run, Style, Text, is_invisible, joined, visible};

use std::ops::Range;

use crate::list;
use crate::source::Source;

/// One document, block by block.
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Document<'a> {
    pub(crate) source: &'a Source,
    pub(crate) blocks: Vec<Block<'a>>,
    /// For each block, the heading that it stands under.
    under: Vec<Option<usize>>,
    /// Offsets at which the markdown parser would have given up, or did.
    pub(crate) cuts: Vec<usize>,
    /// Where blocks stand within more others than the limits allow.
    deepest: Option<Range<usize>>,
}

impl<'a> Document<'a> {
    fn new(
        source: &'a Source,
        blocks: Vec<Block<'a>>,
        cuts: Vec<usize>,
        deepest: Option<Range<usize>>,
    ) -> Self {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut under = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            if let Block::Heading(heading) = block {
                open.retain(|&(level, _)| level < heading.level);
                under.push(open.last().map(|&(_, at)| at));
                open.push((heading.level, at));
            } else {
                under.push(open.last().map(|&(_, at)| at));
            }
        }
        Self { source, blocks, under, cuts, deepest }
    }

    /// The headings that a block stands under, as indices of blocks, outermost first.
    pub(crate) fn headings(&self, block: usize) -> Vec<usize> {
        let mut headings = Vec::new();
        let mut next = self.under[block];
        while let Some(at) = next {
            headings.push(at);
            next = self.under[at];
        }
        headings.reverse();
        headings
    }

    pub(crate) fn heading(&self, block: usize) -> Option<&Heading<'a>> {
        match self.blocks.get(block) {
            Some(Block::Heading(heading)) => Some(heading),
            _ => None,
        }
    }

    /// The texts of headings.
    pub(crate) fn texts(&self, headings: &[usize]) -> Vec<String> {
        list::of_some(headings, &|&at| Some(self.heading(at)?.text.plain().into_owned()))
    }
}

/// A piece of a document that recognition looks at.
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Block<'a> {
    Heading(Heading<'a>),
    Paragraph(Text<'a>),
    /// The text that opens a list item.
    Item(Text<'a>),
    /// The title of what is folded, tabbed or set apart.
    Caption(Text<'a>),
    Table(Table<'a>),
}

#[cfg_attr(test, derive(Debug))]
pub(crate) struct Heading<'a> {
    pub(crate) level: u8,
    pub(crate) text: Text<'a>,
    /// Whether it goes on where its text ends.
    pub(crate) is_cut: bool,
    /// What links to it may say besides its slug.
    pub(crate) anchors: Vec<String>,
}

#[cfg_attr(test, derive(Debug))]
pub(crate) struct Table<'a> {
    pub(crate) offset: usize,
    pub(crate) anchors: Vec<String>,
    /// What an attribute line calls it.
    pub(crate) title: Option<String>,
    pub(crate) header: Row,
    /// The cells of the header.
    pub(crate) headers: Vec<Text<'a>>,
    pub(crate) rows: Vec<Row>,
    /// Those of the rows, one row's behind the other's, each with as many as there are headers.
    cells: Vec<Text<'a>>,
}

impl<'a> Table<'a> {
    /// The cells of a row.
    pub(crate) fn cells(&self, row: usize) -> &[Text<'a>] {
        let columns = self.headers.len();
        self.cells.get(row * columns..(row + 1) * columns).unwrap_or_default()
    }

    /// The same with its texts, wherever they came from.
    fn into_owned(self) -> Table<'static> {
        let own = |texts: &[Text<'_>]| list::of(texts, &Text::to_owned);
        let (headers, cells) = (own(&self.headers), own(&self.cells));
        let Table { offset, anchors, title, header, rows, .. } = self;
        Table { offset, anchors, title, header, headers, rows, cells }
    }

    /// Leaves out all rows.
    fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
    }
}

#[cfg_attr(test, derive(Debug))]
pub(crate) struct Row {
    /// Where it stands, white space apart.
    pub(crate) span: Range<usize>,
    /// How many cells the parser added at the end, as far as they can be counted.
    pub(crate) missing: u32,
    /// What stands beyond the last column of the header.
    pub(crate) excess: Option<Box<Range<usize>>>,
}

/// Reads a document whose traps are mended, and says where blocks are more than `deep` within each other.
pub(crate) fn parse<'a>(mended: &'a Mended<'a>, deep: usize) -> Document<'a> {
    parse::document(mended, deep)
}

/// A heading's slug, by the rules that GitHub makes anchors by.
pub(crate) fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    for c in heading.trim().chars() {
        match c {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}
