//! From markdown events to blocks. Only this file knows pulldown-cmark.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::plain::Reduced;
use super::tag::{self, Tag as Html};
use super::{Block, Document, Heading, Mended, Row, Run, Runs, Style, Table, Text, bounds, title};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// Where a text's HTML blocks are.
pub(super) fn html_blocks(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events
        .filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock)))
        .map(|(_, range)| range)
        .collect()
}

pub(super) fn document<'a>(mended: &'a Mended<'_>, deep: usize) -> Document<'a> {
    // Where what looks like a table is none, its rows may mean something else.
    reduced(mended, deep)
        .or_else(|| reduced(mended.whole(), deep))
        .expect("nothing is left out of a whole text")
}

/// What a text says that plain rows may be left out of; none where a table of theirs is none.
fn reduced<'a>(mended: &'a Mended<'_>, deep: usize) -> Option<Document<'a>> {
    let (mut depth, mut deepest) = (0_usize, mended.deepest.clone());
    let mut reader = Reader::new(mended.source.text(), &mended.reduced);
    for (event, range) in Parser::new_ext(reader.text, OPTIONS).into_offset_iter() {
        match &event {
            Event::Start(tag) if is_container(tag.to_end()) => {
                depth += 1;
                if depth > deep {
                    let start = mended.reduced.offset(range.start);
                    deepest.get_or_insert(start..start + range.len());
                }
            }
            Event::End(end) if is_container(*end) => depth = depth.saturating_sub(1),
            _ => {}
        }
        reader.event(event, range);
    }
    reader.finish_text();
    let mut cuts = mended.cuts.clone();
    cuts.extend(reader.cuts.iter().map(|&cut| mended.reduced.offset(cut)));
    let mut blocks = reader.blocks;
    mended.reduced.restore(mended.source.text(), &mut blocks, &mended.cuts)?;
    Some(Document::new(mended.source, blocks, cuts, deepest))
}

/// Whether a block is one that others stand within.
fn is_container(end: TagEnd) -> bool {
    matches!(end, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition)
}

/// What the text that is being read belongs to.
enum Owner {
    Nothing,
    Heading { level: u8, anchors: Vec<String> },
    Paragraph,
    Item,
    Cell,
}

struct Reader<'a> {
    /// The text that is parsed.
    text: &'a str,
    /// The text of the document, of which that is what is left.
    unreduced: &'a str,
    reduced: &'a Reduced<'a>,
    blocks: Vec<Block<'a>>,
    cuts: Vec<usize>,
    owner: Owner,
    runs: Runs<'a>,
    /// Where the text begins, white space apart, and where what was read of it ends.
    span: Range<usize>,
    style: Style,
    links: Vec<Arc<String>>,
    table: Option<Table<'a>>,
    row: Option<Row>,
    /// The cells of that row.
    cells: Vec<Text<'a>>,
    /// Code blocks, metadata and the like hold no text of ours.
    silent: usize,
}

impl<'a> Reader<'a> {
    fn new(unreduced: &'a str, reduced: &'a Reduced<'a>) -> Self {
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
            silent: 0,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if range.start > range.end {
            self.cuts.push(range.end);
            return;
        }
        if is_inline(&event) {
            self.span.end = self.span.end.max(range.end);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, &range),
            Event::Text(text) => self.push(text, self.style),
            Event::Code(text) => self.push(text, self.style.with(Style::CODE)),
            Event::SoftBreak => self.push(CowStr::Borrowed(" "), self.style),
            Event::HardBreak => self.push(CowStr::Borrowed("\n"), self.style.with(Style::BREAK)),
            Event::InlineHtml(html) => self.inline_html(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.block(&range);
                let mut anchors = self.anchors_above(range.start);
                anchors.extend(id.map(String::from));
                self.begin(Owner::Heading { level: level as u8, anchors }, range.start);
            }
            Tag::Paragraph
                // A loose item's first paragraph is the item's own text.
                if (!matches!(self.owner, Owner::Item) || !self.runs.is_empty()) => {
                    self.block(&range);
                    self.begin(Owner::Paragraph, range.start);
                }
            Tag::Item => {
                self.block(&range);
                self.begin(Owner::Item, range.start);
            }
            Tag::Table(_) => {
                self.block(&range);
                let anchors = self.anchors_above(range.start);
                let header = Row { span: range.clone(), missing: 0, excess: None };
                let offset = range.start;
                let (headers, rows, cells) = (Vec::new(), Vec::new(), Vec::new());
                self.table = Some(Table { offset, anchors, header, headers, rows, cells });
            }
            Tag::TableHead | Tag::TableRow => {
                let end = range.start + self.text[range.clone()].trim_end().len();
                let span = range.start..end.max(range.start);
                self.cells.clear();
                self.row = Some(Row { span, missing: 0, excess: None });
            }
            Tag::TableCell => self.begin(Owner::Cell, range.start),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::FootnoteDefinition(_) => {
                self.block(&range);
                self.silent += 1;
            }
            Tag::HtmlBlock => {
                self.block(&range);
                self.titles(range);
            }
            Tag::BlockQuote(_) | Tag::List(_) => self.block(&range),
            Tag::Emphasis => self.style = self.style.with(Style::EMPHASIS),
            Tag::Strong => self.style = self.style.with(Style::STRONG),
            Tag::Strikethrough => self.style = self.style.with(Style::STRUCK),
            Tag::Superscript => self.style = self.style.with(Style::SUPERSCRIPT),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(Arc::new(String::from(dest_url)));
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_) => self.finish_text(),
            TagEnd::TableCell => self.end_cell(range),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(end == TagEnd::TableHead),
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::FootnoteDefinition => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::Emphasis => self.style = self.style.without(Style::EMPHASIS),
            TagEnd::Strong => self.style = self.style.without(Style::STRONG),
            TagEnd::Strikethrough => self.style = self.style.without(Style::STRUCK),
            TagEnd::Superscript => self.style = self.style.without(Style::SUPERSCRIPT),
            TagEnd::Link | TagEnd::Image => drop(self.links.pop()),
            _ => {}
        }
    }

    /// A new block begins: what came before it is complete, and no table is open.
    fn block(&mut self, range: &Range<usize>) {
        if self.table.is_some() {
            self.cuts.push(range.start);
        }
        self.finish_text();
    }

    fn begin(&mut self, owner: Owner, start: usize) {
        self.owner = owner;
        self.style = Style::default();
        let rest = &self.text[start..];
        let start = start + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.span = start..start;
    }

    fn push(&mut self, text: CowStr<'a>, style: Style) {
        if self.silent == 0 && !matches!(self.owner, Owner::Nothing) {
            let link = self.links.last().filter(|link| !link.is_empty()).cloned();
            if let Some(last) = self.runs.last_mut() {
                if last.style == style && last.link == link && !style.has(Style::CODE) {
                    last.text.to_mut().push_str(&text);
                    return;
                }
            }
            self.runs.push(Run { text: cow(text), style, link });
        }
    }

    fn inline_html(&mut self, html: &str) {
        if let Owner::Heading { anchors, .. } = &mut self.owner {
            anchors.extend(tag::anchors(html));
        }
        match tag::read(html) {
            Html::Open(style) => self.style = self.style.with(style),
            Html::Close(style) => self.style = self.style.without(style),
            Html::Link(target) => self.links.push(Arc::new(target.to_owned())),
            Html::Unlink => drop(self.links.pop()),
            Html::Break => self.push(CowStr::Borrowed("\n"), self.style.with(Style::BREAK)),
            Html::Other => {}
        }
    }

    /// Adds the titles of a block of HTML.
    fn titles(&mut self, range: Range<usize>) {
        if self.silent > 0 {
            return;
        }
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

    fn finish_text(&mut self) {
        let owner = std::mem::replace(&mut self.owner, Owner::Nothing);
        let mut text = Text { span: self.span.clone(), runs: std::mem::take(&mut self.runs) };
        match owner {
            Owner::Heading { level, anchors } => {
                let is_cut = text.cut(bounds::LONGEST_HEADING);
                self.blocks.push(Block::Heading(Heading { level, text, is_cut, anchors }));
            }
            Owner::Item => self.blocks.push(Block::Item(text)),
            Owner::Paragraph if !text.is_blank() => {
                let source = self.text.get(text.span.clone()).unwrap_or_default();
                match title::of_mark(source) {
                    Some("") => {}
                    Some(title) => self.blocks.push(Block::Caption(plain(title.to_owned(), text.span))),
                    None => self.blocks.push(Block::Paragraph(text)),
                }
            }
            Owner::Paragraph | Owner::Cell | Owner::Nothing => {}
        }
        self.links.clear();
    }

    fn end_cell(&mut self, range: &Range<usize>) {
        self.owner = Owner::Nothing;
        self.links.clear();
        let span = self.span.start.min(range.end)..self.span.end.min(range.end);
        let text = Text { span, runs: std::mem::take(&mut self.runs) };
        if let Some(row) = &mut self.row {
            let end = row.span.end;
            if range.start == range.end && range.start >= end {
                row.missing = row.missing.saturating_add(1);
            } else {
                let rest = self.text[range.end.min(end)..end].trim_end_matches(['|', ' ', '\t']);
                let excess = rest.find(|c: char| c != '|' && !c.is_whitespace());
                row.excess = excess.map(|at| Box::new(range.end + at..range.end + rest.len()));
            }
            self.cells.push(text);
        }
    }

    fn end_row(&mut self, is_header: bool) {
        let (Some(table), Some(row)) = (&mut self.table, self.row.take()) else { return };
        let line = &self.text[row.span.clone()];
        if is_header {
            table.header = row;
            table.headers = std::mem::take(&mut self.cells);
        } else if tag::is_kramdown(line) {
            table.anchors.extend(tag::kramdown_anchors(line));
        } else if !is_rule(line) && !title::ends_table(line) {
            table.rows.push(row);
            // As many as there are headers, whatever the parser says.
            self.cells.resize(table.headers.len(), Text::default());
            table.cells.append(&mut self.cells);
        }
    }

    /// The anchors of the tag lines and attribute lines right above an offset, which the parser may not have seen.
    fn anchors_above(&self, offset: usize) -> Vec<String> {
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
    let run = Run { text: Cow::Owned(text), style: Style::default(), link: None };
    Text { span, runs: Runs::One(run) }
}

/// Whether an event is of a block's own text.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) => true,
        Event::End(end) => matches!(
            end,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Link
                | TagEnd::Image
        ),
        _ => false,
    }
}

fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.into_string()),
    }
}
