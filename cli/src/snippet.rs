//! A diagnostic as rustc shows one, with its lines and its places. Only this file knows `annotate_snippets`.

use std::collections::BTreeMap;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use spectable_codegen::{Diagnostic, Place, Related, Severity, Source};

use crate::excerpt::{self, Excerpt};
use crate::plain;
use crate::style;

/// How far apart two lines may be that are shown as one piece.
const APART: usize = 100;

/// How many second places are shown; the others are counted.
const MOST_RELATED: usize = 50;

/// The lines are cut by us, around what is meant; nothing further is to be cut.
const RENDERER: Renderer = Renderer::styled()
    .term_width(usize::MAX / 2)
    .error(style::ERROR)
    .warning(style::WARNING)
    .note(style::HELP)
    .help(style::HELP)
    .emphasis(style::TITLE)
    .line_num(style::ASIDE)
    .context(style::HELP);

/// A diagnostic with the lines that it is about.
pub(crate) fn text(found: &Diagnostic, sources: &[&Source]) -> String {
    let level = match found.kind.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(plain::line(&found.message)).id(found.kind.code());
    let (pieces, unseen) = pieces(found, sources);
    let mut group = Group::with_title(title);
    if pieces.is_empty() {
        let Place { path, line, column, .. } = &found.place;
        group = group.element(Origin::path(plain::line(path)).line(*line).char_column(*column));
    }
    group = group.elements(pieces.iter().map(Piece::snippet));
    for Related { place, message } in unseen {
        group = group.element(Level::NOTE.message(plain::line(&format!("{message}: {place}"))));
    }
    if let Some(more) = found.related.len().checked_sub(MOST_RELATED).filter(|&more| more > 0) {
        group = group.element(Level::NOTE.message(format!("and {more} more places")));
    }
    group = group.element(Level::HELP.message(plain::line(&found.help)));
    let text = RENDERER.render(&[group]);
    if pieces.is_empty() {
        // Without a line number, the renderer leaves no margin.
        return text.replace('\n', "\n ");
    }
    pieces.iter().fold(text, |text, piece| text.replacen(&piece.counted(), &piece.title(), 1))
}

/// What is shown of a file in one piece.
struct Piece<'a> {
    source: &'a Source,
    /// The shown lines by their numbers.
    lines: BTreeMap<usize, Excerpt>,
    /// The first is what the piece is shown for.
    marks: Vec<Mark<'a>>,
}

/// A place in a piece.
struct Mark<'a> {
    place: &'a Place,
    /// What is said of it; nothing where it is the place of the diagnostic itself.
    label: Option<&'a str>,
}

/// The places of a diagnostic, those of one file together, and the second places that no text shows.
fn pieces<'a>(found: &'a Diagnostic, sources: &[&'a Source]) -> (Vec<Piece<'a>>, Vec<&'a Related>) {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut unseen = Vec::new();
    let related = found.related.iter().take(MOST_RELATED).map(|related| (&related.place, Some(related)));
    for (place, related) in [(&found.place, None)].into_iter().chain(related) {
        let source = sources.iter().copied().find(|source| *source.path() == place.path);
        let line = source.and_then(|source| Some((source, source.line(place.line)?)));
        // Where the place itself cannot be shown, its path is the title of nothing else.
        let Some((source, line)) = line.filter(|_| related.is_none() || !pieces.is_empty()) else {
            unseen.extend(related);
            continue;
        };
        let mark = Mark { place, label: related.map(|related| related.message.as_str()) };
        if let Some(piece) = pieces.iter_mut().find(|piece| piece.has_room(place)) {
            piece.lines.entry(place.line).or_insert_with(|| excerpt::around(line, place.column));
            piece.marks.push(mark);
        } else {
            let lines = BTreeMap::from([(place.line, excerpt::around(line, place.column))]);
            pieces.push(Piece { source, lines, marks: vec![mark] });
        }
    }
    (pieces, unseen)
}

impl<'a> Piece<'a> {
    /// Whether a place is on one of the lines, in its shown part, or near them.
    fn has_room(&self, place: &Place) -> bool {
        if *self.source.path() != place.path {
            return false;
        }
        if let Some(excerpt) = self.lines.get(&place.line) {
            return excerpt.span(place.column, place.length).is_some();
        }
        self.lines.keys().any(|line| line.abs_diff(place.line) <= APART)
    }

    /// The lines as one text: those between them, which are not shown, left empty.
    fn snippet(&self) -> Snippet<'a, Annotation<'a>> {
        let (first, last) = (self.first(), self.lines.keys().next_back().copied().unwrap_or_default());
        let mut text = String::new();
        let mut starts = BTreeMap::new();
        for line in first..=last {
            starts.insert(line, text.len());
            if let Some(excerpt) = self.lines.get(&line) {
                text += &excerpt.text;
            } else if self.lines.contains_key(&(line - 1)) && self.lines.contains_key(&(line + 1)) {
                // A single line between two is shown with them.
                text += &excerpt::around(self.source.line(line).unwrap_or_default(), 1).text;
            }
            text.push('\n');
        }
        let marks = self.marks.iter().map(|mark| {
            let start = starts[&mark.place.line];
            let span = self.span(mark);
            let kind = if mark.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(start + span.start..start + span.end).label(mark.label.map(plain::line))
        });
        Snippet::source(text).line_start(first).path(self.title()).annotations(marks)
    }

    fn first(&self) -> usize {
        self.lines.keys().next().copied().unwrap_or_default()
    }

    fn span(&self, mark: &Mark<'_>) -> std::ops::Range<usize> {
        let Place { line, column, length, .. } = mark.place;
        self.lines[line].span(*column, *length).unwrap_or_default()
    }

    /// The mark that the title names: that of the diagnostic, or the first.
    fn head(&self) -> &Mark<'a> {
        let first =
            self.marks.iter().min_by_key(|mark| (mark.label.is_some(), mark.place.line, mark.place.column));
        first.expect("a piece is made for a mark")
    }

    fn title(&self) -> String {
        plain::line(&self.head().place.to_string())
    }

    /// The title with what the renderer counts after it, which knows nothing of what was cut.
    fn counted(&self) -> String {
        let Place { line, .. } = self.head().place;
        format!("{}:{line}:{}", self.title(), self.lines[line].column(self.span(self.head()).start))
    }
}
