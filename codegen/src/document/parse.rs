//! From markdown events to blocks. Only this file knows pulldown-cmark.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, Owner};
use super::{Block, Document, Mended, Row, Style, Table};

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
    let mut builder = Builder::new(mended.source.text(), &mended.reduced);
    for (event, range) in Parser::new_ext(builder.text, OPTIONS).into_offset_iter() {
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
        builder.event(event, range);
    }
    builder.finish_text();
    let mut cuts = mended.cuts.clone();
    cuts.extend(builder.cuts.iter().map(|&cut| mended.reduced.offset(cut)));
    let mut blocks = builder.blocks;
    mended.reduced.restore(mended.source.text(), &mut blocks, &mended.cuts)?;
    Some(Document::new(mended.source, blocks, cuts, deepest))
}

/// Whether a block is one that others stand within.
fn is_container(end: TagEnd) -> bool {
    matches!(end, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition)
}

impl<'a> Builder<'a> {
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
            Event::Text(text) => self.push(cow(text), self.style),
            Event::Code(text) => self.push(cow(text), self.style.with(Style::CODE)),
            Event::SoftBreak => self.push(Cow::Borrowed(" "), self.style),
            Event::HardBreak => self.push(Cow::Borrowed("\n"), self.style.with(Style::BREAK)),
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
                self.cells_end = span.end;
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
