//! Finds what would make the markdown parser lose a part of a document, and blanks it byte for byte.
//!
//! Five traps: a tag on a line of its own right above a heading or a table swallows it; a table with very many missing
//! cells makes the parser give up on the rest of the document; a line of very many marks of quotations and lists takes
//! sixty times its size of memory; what is set apart by an indent reads as code; and crosses in a delimiter row make text
//! of a table. Offsets stay true.

use std::ops::Range;
use std::sync::OnceLock;

use super::plain::Reduced;
use super::{parse, tag, title};
use crate::source::Source;

/// How many cells the parser fills in before it gives up on a table.
pub(super) const MOST_MISSING_CELLS: usize = 1 << 18;

/// How many marks of quotations and lists a line may begin with; what is read of them is far less.
const MOST_MARKS: usize = 1 << 12;

/// By how many spaces pages indent what is set apart, and within how many others at most.
const INDENT: usize = 4;
const DEEPEST_APART: usize = 8;

/// A source whose text the parser reads to its end.
pub(crate) struct Mended<'a> {
    pub(crate) source: &'a Source,
    /// What the parser reads of it.
    pub(super) reduced: Reduced<'a>,
    /// The rows at which a table was cut.
    pub(crate) cuts: Vec<usize>,
    /// The first line with more marks than any document nests blocks by.
    pub(crate) deepest: Option<Range<usize>>,
    /// The same with all that is in the text, for when it must be read by the parser.
    whole: OnceLock<Box<Self>>,
}

impl<'a> Mended<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self::of(source, Reduced::new(source))
    }

    /// The same, with nothing left to be read without the parser.
    pub(super) fn whole(&self) -> &Self {
        self.whole.get_or_init(|| Box::new(Self::of(self.source, Reduced::whole(self.source.text()))))
    }

    fn of(source: &'a Source, mut reduced: Reduced<'a>) -> Self {
        let text = &mut reduced.text;
        for mark in set_apart(text) {
            text.to_mut().replace_range(mark..=mark, ">");
        }
        let deep = too_deep(text);
        for line in &deep {
            blank(text.to_mut(), line.clone());
        }
        for cross in crosses(text) {
            text.to_mut().replace_range(cross..=cross, "|");
        }
        let cuts = too_sparse(text);
        for cut in &cuts {
            blank(text.to_mut(), cut.clone());
        }
        // Without a tag, there is none that swallows anything.
        let swallowing = if text.contains('<') { swallowing(text) } else { Vec::new() };
        if !swallowing.is_empty() {
            let html = parse::html_blocks(text);
            let holds = |line: &Range<usize>| {
                let at = html.partition_point(|block| block.end <= line.start);
                html.get(at).is_some_and(|block| block.start <= line.start)
            };
            for line in swallowing.into_iter().filter(holds) {
                blank(text.to_mut(), line);
            }
        }
        let cuts = cuts.into_iter().map(|cut| reduced.offset(cut.start)).collect();
        let place = |line: Range<usize>| reduced.offset(line.start)..reduced.offset(line.start) + line.len();
        let deepest = deep.into_iter().next().map(place);
        Self { source, reduced, cuts, deepest, whole: OnceLock::new() }
    }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line.trim_end_matches('\n'))
    })
}

/// Where lines begin that are indented below `!!! note` and `=== "Tab"`: markdown takes them for code, and for what they
/// are where a mark of quotations stands there.
fn set_apart(text: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let signs = [('!', "!!! "), ('?', "??? "), ('?', "???+ "), ('=', "=== \"")];
    if !signs.iter().any(|&(sign, mark)| holds(text, sign, mark)) {
        return marks;
    }
    // How many indents the lines below have that are of what is set apart.
    let mut depth = 0;
    for (start, line) in lines(text) {
        let rest = line.trim_start_matches(' ');
        if rest.trim().is_empty() {
            continue;
        }
        depth = depth.min((line.len() - rest.len()) / INDENT);
        marks.extend((0..depth).map(|at| start + at * INDENT));
        let is_mark =
            line.len() - rest.len() == depth * INDENT && !rest.starts_with(":::") && !rest.starts_with("{%");
        if is_mark && title::of_mark(rest).is_some() && depth < DEEPEST_APART {
            depth += 1;
        }
    }
    marks
}

/// The crosses in delimiter rows, `|---+---|`, with which not every parser parts columns.
fn crosses(text: &str) -> Vec<usize> {
    let mut crosses = Vec::new();
    if holds(text, '+', "+-") || holds(text, '+', "+:") {
        let is_crossed =
            |line: &str| line.starts_with('|') && line.bytes().all(|byte| b"|-:+ \t".contains(&byte));
        for (start, line) in lines(text).filter(|(_, line)| is_crossed(line)) {
            crosses.extend(line.match_indices('+').map(|(at, _)| start + at));
        }
    }
    crosses
}

/// Whether a text holds a mark that begins with a sign: to look for one byte is quick.
fn holds(text: &str, sign: char, mark: &str) -> bool {
    let mut at = 0;
    while let Some(length) = text[at..].find(sign) {
        at += length;
        if text[at..].starts_with(mark) {
            return true;
        }
        at += 1;
    }
    false
}

/// The lines that begin with more marks than are read.
fn too_deep(text: &str) -> Vec<Range<usize>> {
    let is_deep = |line: &str| {
        let bytes = line.as_bytes();
        if bytes.len() <= MOST_MARKS {
            return false;
        }
        let is_blank = |at: usize| bytes.get(at).is_some_and(|byte| b" \t".contains(byte));
        let is_mark = |at: usize| bytes[at] == b'>' || b"-+*".contains(&bytes[at]) && is_blank(at + 1);
        let begin = (0..bytes.len()).take_while(|&at| is_mark(at) || is_blank(at));
        begin.filter(|&at| is_mark(at)).count() > MOST_MARKS
    };
    lines(text).filter(|(_, line)| is_deep(line)).map(|(start, line)| start..start + line.len()).collect()
}

/// The tags on lines of their own above a heading or a table, with no blank line between.
fn swallowing(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut above: Vec<Range<usize>> = Vec::new();
    let mut lines = lines(text).peekable();
    while let Some((start, line)) = lines.next() {
        let content = content(line);
        let next = lines.peek().map(|(_, next)| *next);
        if content.is_empty() {
            above.clear();
        } else if tag::is_lone(content) {
            let end = start + line.trim_end().len();
            above.push(end - content.len()..end);
        } else if !above.is_empty() {
            let table = content.contains('|') && next.is_some_and(|next| delimiters(next).is_some());
            if table || is_heading(content) || next.is_some_and(is_underline) {
                found.append(&mut above);
            }
        }
    }
    found
}

/// A line without the marks of the quotations and lists that it stands in.
fn content(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let bare = rest.trim_start_matches(['>', ' ', '\t']);
        let bare =
            ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare).trim_start();
        if bare.len() == rest.len() {
            return bare;
        }
        rest = bare;
    }
}

/// Whether a line makes a heading of the one above it.
fn is_underline(line: &str) -> bool {
    let line = content(line);
    line.len() > 1 && (line.bytes().all(|byte| byte == b'-') || line.bytes().all(|byte| byte == b'='))
}

pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    (1..=6).contains(&level) && line[level..].starts_with([' ', '\t'])
}

/// The number of columns, where a line is a table's delimiter row.
pub(super) fn delimiters(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let (bytes, mut at) = (line.as_bytes(), 0);
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\t' | b'>') {
        at += 1;
    }
    let (mut has_rule, mut has_pipe) = (false, false);
    while at < bytes.len() {
        match bytes[at] {
            b'-' => has_rule = true,
            b'|' => has_pipe = true,
            b':' | b' ' | b'\t' => {}
            _ => return None,
        }
        at += 1;
    }
    (has_rule && has_pipe).then(|| cells(line))
}

pub(super) fn cells(line: &str) -> usize {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    let (mut count, mut before) = (1, 0);
    for &byte in line.as_bytes() {
        count += usize::from(byte == b'|' && before != b'\\');
        before = byte;
    }
    count
}

/// For each table with too many missing cells, its rows from the one on that breaks it.
fn too_sparse(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut table: Option<(usize, usize)> = None;
    let mut cutting = false;
    for (start, line) in lines(text) {
        if ends_table(line) {
            (table, cutting) = (None, false);
        } else if cutting {
            if let Some(cut) = found.last_mut() {
                cut.end = start + line.len();
            }
        } else if let Some((columns, missing)) = &mut table {
            *missing += columns.saturating_sub(cells(line));
            if *missing >= MOST_MISSING_CELLS {
                found.push(start..start + line.len());
                cutting = true;
            }
        } else if let Some(columns) = delimiters(line) {
            table = Some((columns, 0));
        }
    }
    found
}

/// Whether a line is blank, or begins a heading or a block of code.
fn ends_table(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    line.is_empty() || is_heading(line) || line.starts_with("```") || line.starts_with("~~~")
}

fn blank(text: &mut String, range: Range<usize>) {
    let blanked: String =
        text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &blanked);
}

#[cfg(test)]
mod tests {
    use super::{MOST_MARKS, cells, content, delimiters, is_heading, is_underline, too_deep};

    #[test]
    fn only_a_line_of_very_many_marks_is_too_deep() {
        let text = format!("a\n{}b\n", "> - ".repeat(MOST_MARKS / 2 + 1));
        assert_eq!(too_deep(&text), vec![2..text.len() - 1; 1]);
        for line in [">".repeat(MOST_MARKS), "-".repeat(9000), "> a".repeat(9000), " ".repeat(9000)] {
            assert_eq!(too_deep(&line), [], "{line}");
        }
    }

    #[test]
    fn cells_are_counted_as_the_parser_does() {
        for (line, count) in
            [("| a | b |", 2), ("a | b", 2), (r"| a \| b | c |", 2), ("> | a |", 1), ("||", 1)]
        {
            assert_eq!(cells(line), count, "{line}");
        }
        assert_eq!(delimiters("> |---|:-:|"), Some(2));
        for line in ["| a | b |", "---", "| : |"] {
            assert_eq!(delimiters(line), None, "{line}");
        }
    }

    #[test]
    fn headings_are_told_from_what_looks_like_them() {
        assert!(is_heading("## Codes") && is_heading("  # Codes") && is_heading("######\tx"));
        for line in ["#codes", "####### Codes", "Codes", " ", ""] {
            assert!(!is_heading(line), "{line}");
        }
        assert!(is_underline("> ---") && is_underline("==") && !is_underline("-") && !is_underline("-="));
        assert_eq!(content("> - > * <a>"), "<a>");
    }
}
