//! The text of a document, a manifest or a lock, and the places in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::fold;

/// The file name of a manifest, beside the documents.
pub const MANIFEST: &str = "spectable.toml";

/// The file name of a lock, beside the documents.
pub const LOCK: &str = "spectable.lock";

const EXTENSIONS: [&str; 3] = ["md", "mdx", "markdown"];

/// One file's text, and where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    path: Arc<str>,
    text: String,
    lines: Vec<usize>,
    steps: Vec<Step>,
}

/// How many bytes are counted anew for the column of a place.
const STEP: usize = 4096;

/// What stands before each `STEP`th byte, or before the character that this byte is inside of.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    characters: usize,
    /// How many lines begin there or before.
    lines: usize,
}

impl Source {
    /// A text under a `name` (its path within the folder, with `/`) and a `path` (as diagnostics name it).
    ///
    /// A byte-order mark at the start is left out, and every line ends in a line feed.
    #[must_use]
    pub fn new(name: impl Into<String>, path: &str, text: &str) -> Self {
        let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut lines: Vec<usize> = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        lines.shrink_to_fit();
        let steps = steps(&text, &lines);
        Self { name: name.into(), path: path.into(), text, lines, steps }
    }

    /// The path within the folder, with `/` between its parts.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path as diagnostics name it.
    #[must_use]
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines begin.
    pub(crate) fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// Whether all of it is ASCII.
    pub(crate) fn is_ascii(&self) -> bool {
        let number = self.steps.len() - 1;
        let start = step(&self.text, number);
        self.steps[number].characters == start && fold::is_ascii(&self.text[start..])
    }

    /// The text of a line, counted from 1, without its line break.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<&str> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        Some(self.text[start..end].trim_end_matches('\n'))
    }

    pub(crate) fn line_of(&self, offset: usize) -> usize {
        let step = |number: usize| self.steps.get(number).map(|step| step.lines);
        let from = step(offset / STEP).unwrap_or(0);
        let to = step(offset / STEP + 1).unwrap_or(self.lines.len());
        let (mut from, mut to) = (from, to);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.lines[middle] <= offset { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// The column of an offset that is on a line, counted from 1.
    fn column_on(&self, line: usize, offset: usize) -> usize {
        let start = self.lines[line - 1];
        if self.text.is_char_boundary(offset) {
            self.characters(start, offset) + 1
        } else {
            offset - start + 1
        }
    }

    /// How many characters stand between two offsets; a line may be a whole document, and every place be on it.
    fn characters(&self, start: usize, end: usize) -> usize {
        // As many as bytes that continue none.
        let count = |start: usize, end: usize| {
            let (bytes, mut at, mut count) = (self.text.as_bytes(), start, 0);
            while at < end {
                count += usize::from(bytes[at] & 0xc0 != 0x80);
                at += 1;
            }
            count
        };
        if end - start < STEP {
            return count(start, end);
        }
        let before = |offset: usize| {
            self.steps[offset / STEP].characters + count(step(&self.text, offset / STEP), offset)
        };
        before(end) - before(start)
    }

    /// The place of a stretch of the text, as far as it is on one line.
    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        let line = self.line_of(span.start);
        let end = self.lines.get(line).copied().unwrap_or(self.text.len()).min(span.end);
        let covered = self.text.get(span.start..end).unwrap_or_default();
        Place {
            path: self.path.clone(),
            line,
            column: self.column_on(line, span.start),
            length: self.characters(span.start, span.start + covered.trim_end().len()),
        }
    }

    /// Where a line, counted from 1, begins.
    fn line_start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(0)
    }

    /// Where a line, counted from 1, says something.
    pub(crate) fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.line_start(line);
        let text = self.line(line).unwrap_or_default();
        start + text.len() - text.trim_start().len()..start + text.len()
    }

    /// The place of what a line says, counted from 1.
    pub(crate) fn line_place(&self, line: usize) -> Place {
        self.place(&self.line_span(line))
    }

    /// The place of a part of a line, by its offsets within the line.
    pub(crate) fn part_of_line(&self, line: usize, part: Range<usize>) -> Place {
        let start = self.line_start(line);
        self.place(&(start + part.start..start + part.end))
    }

    /// The text as a whole.
    pub(crate) fn start(&self) -> Place {
        Place::file(&self.path)
    }
}

/// Where the character begins that the `number`th step falls into.
fn step(text: &str, number: usize) -> usize {
    (0..=number * STEP).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn steps(text: &str, lines: &[usize]) -> Vec<Step> {
    let mut steps = vec![Step { characters: 0, lines: 1 }];
    for number in 1..=text.len() / STEP {
        let (start, end) = (step(text, number - 1), step(text, number));
        let Step { characters, lines: before } = steps[number - 1];
        let between = lines[before..].iter().take_while(|&&start| start <= end).count();
        steps.push(Step {
            characters: characters + text[start..end].chars().count(),
            lines: before + between,
        });
    }
    steps
}

/// A path as it is shown: with `/`, and without a leading `./`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").filter(|rest| !rest.is_empty()).map_or(text.clone(), str::to_owned)
}

/// Whether a file is a document, by its name.
#[must_use]
pub fn is_document(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// The command that writes a lock anew, by the lock's path.
pub(crate) fn update_command(lock: &str) -> String {
    let folder = lock.rsplit_once('/').map_or(".", |(folder, _)| folder);
    format!("spectable update {folder}")
}

/// A text whose lines all end in a line feed, so that how they ended can make no difference to anything.
fn with_line_feeds(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}
