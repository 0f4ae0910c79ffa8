//! The blocks of a document, built from what is read of it piece by piece.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::plain::Reduced;
use super::tag::{self, Tag as Html};
use super::{Block, Heading, Row, Run, Runs, Style, Table, Text, bounds, html, parse, title};

/// What the text that is being read belongs to.
pub(super) enum Owner {
    Nothing,
    Heading { level: u8, anchors: Vec<String> },
    Paragraph,
    Item,
    Cell,
}

/// What is read of a document, and the blocks that were complete before it.
pub(super) struct Builder<'a> {
    /// The text that is parsed.
    pub(super) text: &'a str,
    /// The text of the document, of which that is what is left.
    unreduced: &'a str,
    reduced: &'a Reduced<'a>,
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) cuts: Vec<usize>,
    pub(super) owner: Owner,
    pub(super) runs: Runs<'a>,
    /// Where the text begins, white space apart, and where what was read of it ends.
    pub(super) span: Range<usize>,
    pub(super) style: Style,
    pub(super) links: Vec<Arc<String>>,
    pub(super) table: Option<Table<'a>>,
    row: Option<Row>,
    /// The cells of that row.
    cells: Vec<Text<'a>>,
    /// Where the last of them ends.
    cells_end: usize,
    /// Whether spans may have attributes of kramdown's.
    has_attributes: bool,
    /// Code blocks, metadata and the like hold no text of ours.
    pub(super) silent: usize,
    /// The last table of HTML, of which the parser may see parts.
    pub(super) read: Range<usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(unreduced: &'a str, reduced: &'a Reduced<'a>) -> Self {
        Self {
            text: &reduced.text,
            unreduced,
            reduced,
            blocks: Vec::new(),
            cuts: Vec::new(),
            owner: Owner::Nothing,
            runs: Runs::None,
            span: 0..0,
            style: Style::default(),
            links: Vec::new(),
            table: None,
            row: None,
            cells: Vec::new(),
            cells_end: 0,
            has_attributes: reduced.text.contains("{:"),
            silent: 0,
            read: 0..0,
        }
    }

    /// A new block begins: what came before it is complete, and no table is open.
    pub(super) fn block(&mut self, range: &Range<usize>) {
        if self.table.is_some() {
            self.cuts.push(range.start);
        }
        self.finish_text();
    }

    pub(super) fn begin(&mut self, owner: Owner, start: usize) {
        self.owner = owner;
        self.style = Style::default();
        let (bytes, mut start) = (self.text.as_bytes(), start);
        while start < bytes.len() && matches!(bytes[start], b' ' | b'\t') {
            start += 1;
        }
        self.span = start..start;
    }

    pub(super) fn push(&mut self, text: Cow<'a, str>, style: Style) {
        if self.silent == 0 && !matches!(self.owner, Owner::Nothing) {
            let link = self.links.last().filter(|link| !link.is_empty()).cloned();
            if let Some(last) = self.runs.last_mut() {
                if last.style == style && last.link == link && !style.has(Style::CODE) {
                    last.text.to_mut().push_str(&text);
                    return;
                }
            }
            self.runs.push(Run { text, style, is_plain: false, link });
        }
    }

    pub(super) fn inline_html(&mut self, html: &str) {
        if let Owner::Heading { anchors, .. } = &mut self.owner {
            anchors.extend(tag::anchors(html));
        }
        match tag::read(html) {
            Html::Open(style) => self.style = self.style.with(style),
            Html::Close(style) => self.style = self.style.without(style),
            Html::Link(target) => self.links.push(Arc::new(target.to_owned())),
            Html::Unlink => drop(self.links.pop()),
            Html::Break => self.push(Cow::Borrowed("\n"), self.style.with(Style::BREAK)),
            Html::Other => {}
        }
    }

    /// Adds the titles and the tables of a block of HTML.
    pub(super) fn html(&mut self, block: Range<usize>) {
        if self.silent > 0 || tag::is_verbatim(&self.text[block.clone()]) {
            return;
        }
        let mut start = block.start;
        while let Some(found) = html::table(self.text, start..block.end) {
            self.titles(start..found.body);
            self.table_of_html(&found);
            start = found.span.end.min(block.end);
            self.read = found.span;
        }
        self.titles(start..block.end);
    }

    fn titles(&mut self, range: Range<usize>) {
        for title in title::of_html(&self.text[range.clone()]) {
            let span = range.start + title.span.start..range.start + title.span.end;
            let mut text = plain(title.text, span);
            self.blocks.push(match title.level {
                Some(level) => {
                    let is_cut = text.cut(bounds::LONGEST_HEADING);
                    Block::Heading(Heading { level, text, is_cut, anchors: title.anchors })
                }
                None => Block::Caption(text),
            });
        }
    }

    /// Adds a table of HTML, which is read by what it is in markdown.
    fn table_of_html(&mut self, html: &html::Table) {
        let Some(found) = parse::table(&html.written.markdown) else { return };
        let mut places = html.written.rows.iter();
        let mut place = |row: &mut Row, cells: &mut [Text<'_>]| {
            let Some(placed) = places.find(|placed| placed.line == row.span.start) else { return };
            if let Some(excess) = &mut row.excess {
                let beyond = placed.cells.get(cells.len()).map_or(placed.span.end, |cell| cell.start);
                **excess = beyond..placed.cells.last().map_or(beyond, |last| last.end.max(beyond));
            }
            row.span = placed.span.clone();
            for (at, cell) in cells.iter_mut().enumerate() {
                let end = placed.span.end;
                cell.span = placed.cells.get(at).cloned().unwrap_or(end..end);
            }
        };
        let Table { mut header, mut headers, mut rows, mut cells, .. } = found;
        place(&mut header, &mut headers);
        for (row, cells) in rows.iter_mut().zip(cells.chunks_exact_mut(headers.len().max(1))) {
            place(row, cells);
        }
        let mut anchors = self.anchors_above(html.span.start);
        anchors.extend(html.anchors.iter().cloned());
        let offset = header.span.start;
        self.blocks.push(Block::Table(Table { offset, anchors, title: None, header, headers, rows, cells }));
        self.cuts.extend(html.written.cut);
    }

    pub(super) fn finish_text(&mut self) {
        let owner = std::mem::replace(&mut self.owner, Owner::Nothing);
        let mut text = Text { span: self.span.clone(), runs: self.take_runs() };
        match owner {
            Owner::Heading { level, anchors } => {
                let is_cut = text.cut(bounds::LONGEST_HEADING);
                self.blocks.push(Block::Heading(Heading { level, text, is_cut, anchors }));
            }
            Owner::Item => self.blocks.push(Block::Item(text)),
            Owner::Paragraph => {
                let source = self.text.get(text.span.clone()).unwrap_or_default();
                match title::of_mark(source).or_else(|| tag::kramdown_title(source)) {
                    Some("") => {}
                    Some(title) => self.blocks.push(Block::Caption(plain(title.to_owned(), text.span))),
                    None if text.is_blank() => {}
                    None => self.blocks.push(Block::Paragraph(text)),
                }
            }
            Owner::Cell | Owner::Nothing => {}
        }
        self.links.clear();
    }

    fn take_runs(&mut self) -> Runs<'a> {
        let mut runs = std::mem::take(&mut self.runs);
        if self.has_attributes {
            for run in &mut *runs {
                if !run.style.has(Style::CODE) && run.text.contains("{:") {
                    run.text = Cow::Owned(tag::without_attributes(&run.text));
                }
            }
        }
        runs
    }

    pub(super) fn begin_row(&mut self, range: &Range<usize>) {
        let length = self.text[range.clone()].trim_end().len();
        self.cells.clear();
        self.cells_end = range.start;
        self.row = Some(Row { span: range.start..range.start + length, missing: 0, excess: None });
    }

    pub(super) fn end_cell(&mut self, range: &Range<usize>) {
        self.owner = Owner::Nothing;
        self.links.clear();
        let span = self.span.start.min(range.end)..self.span.end.min(range.end);
        let text = Text { span, runs: self.take_runs() };
        if let Some(row) = &mut self.row {
            if range.start == range.end && range.start >= row.span.end {
                row.missing = row.missing.saturating_add(1);
            } else {
                self.cells_end = range.end.min(row.span.end);
            }
            self.cells.push(text);
        }
    }

    pub(super) fn end_row(&mut self, is_header: bool) {
        let (Some(table), Some(mut row)) = (&mut self.table, self.row.take()) else { return };
        let rest = self.text[self.cells_end..row.span.end].trim_end_matches(['|', ' ', '\t']);
        let excess = rest.find(|c: char| c != '|' && !c.is_whitespace());
        row.excess = excess.map(|at| Box::new(self.cells_end + at..self.cells_end + rest.len()));
        let line = &self.text[row.span.clone()];
        if is_header {
            table.header = row;
            table.headers = std::mem::take(&mut self.cells);
        } else if tag::is_kramdown(line) {
            table.anchors.extend(tag::kramdown_anchors(line));
            table.title = tag::kramdown_title(line)
                .filter(|title| !title.is_empty())
                .map(str::to_owned)
                .or(table.title.take());
        } else if !is_rule(line) && !title::ends_table(line) {
            table.rows.push(row);
            // As many as there are headers, whatever the parser says.
            self.cells.resize(table.headers.len(), Text::default());
            table.cells.append(&mut self.cells);
        }
    }

    /// The anchors of the tag lines and attribute lines right above an offset, which the parser may not have seen.
    pub(super) fn anchors_above(&self, offset: usize) -> Vec<String> {
        let mut anchors = Vec::new();
        let mut above = self.unreduced[..self.reduced.offset(offset)].trim_end_matches([' ', '\t']);
        while let Some(rest) = above.strip_suffix('\n') {
            let start = rest.rfind('\n').map_or(0, |at| at + 1);
            let line = rest[start..].trim();
            if tag::is_kramdown(line) {
                anchors.extend(tag::kramdown_anchors(line));
            } else if tag::is_lone(line) {
                anchors.extend(tag::anchors(line));
            } else if !line.is_empty() {
                break;
            }
            above = &rest[..start];
        }
        anchors
    }
}

/// Whether a row only parts those above it from those below.
fn is_rule(line: &str) -> bool {
    line.bytes().all(|byte| b"|-: \t>".contains(&byte)) && line.contains("--")
}

/// Text without markup.
fn plain<'a>(text: String, span: Range<usize>) -> Text<'a> {
    let run = Run { text: Cow::Owned(text), style: Style::default(), is_plain: false, link: None };
    Text { span, runs: Runs::One(run) }
}
