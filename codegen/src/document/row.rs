//! A row of a table that holds text and no markup: whether a line is one, and what its cells hold.

use std::borrow::Cow;

use super::{Row, Run, Runs, Style, Table, Text};

/// What a byte of a row means to markdown.
const MARKUP: u8 = 0;
const PIPE: u8 = 1;
/// What rows that part a table are made of, beside spaces.
const RULE: u8 = 2;
const SPACE: u8 = 3;
const UNDERSCORE: u8 = 4;
/// Not of ASCII, or what a remark begins with.
const FOREIGN: u8 = 5;
const OTHER: u8 = 6;

/// What is set in the first pipe of a row whose cells are words of ASCII with one space between them, and no remarks.
const SINGLE: u32 = 1 << 31;

static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [OTHER; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'|' => PIPE,
            b'_' => UNDERSCORE,
            b'-' | b':' => RULE,
            b' ' => SPACE,
            b'(' | 0x80.. => FOREIGN,
            ..b' ' | 0x7f | b'\\' | b'`' | b'*' | b'~' | b'^' | b'[' | b']' | b'<' | b'>' | b'&' | b'{' => {
                MARKUP
            }
            _ => OTHER,
        };
        at += 1;
    }
    kinds
}

/// Whether a line is a row of so many cells, all of them text without markup; its pipes are added to the others.
pub(super) fn is_row(line: &[u8], start: usize, columns: usize, pipes: &mut Vec<u32>) -> bool {
    let (first, mut says_something, mut is_single) = (pipes.len(), false, true);
    let mut at = 0;
    while at < line.len() {
        let kind = KINDS[line[at] as usize];
        if kind == OTHER {
            says_something = true;
            at += 1;
            continue;
        }
        match kind {
            MARKUP => return false,
            PIPE => match u32::try_from(start + at) {
                Ok(pipe) if pipe < SINGLE => pipes.push(pipe),
                Ok(_) | Err(_) => return false,
            },
            RULE => {}
            SPACE => is_single &= at == 0 || line[at - 1] != b' ',
            FOREIGN => (says_something, is_single) = (true, false),
            // Within a word, it is a letter.
            UNDERSCORE if !line[at - 1].is_ascii_alphanumeric() => return false,
            UNDERSCORE if !line.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => return false,
            _ => says_something = true,
        }
        at += 1;
    }
    let is_row = says_something && pipes.len() - first == columns + 1 && line[line.len() - 1] == b'|';
    if is_row && is_single {
        pipes[first] |= SINGLE;
    }
    is_row
}

/// Adds the rows that stand between pipes to their table.
pub(super) fn add<'d>(text: &'d str, pipes: &[u32], table: &mut Table<'d>) {
    let (bytes, columns) = (text.as_bytes(), table.headers.len());
    for pipes in pipes.chunks_exact(columns + 1) {
        let is_single = pipes[0] & SINGLE != 0;
        let start = (pipes[0] & !SINGLE) as usize;
        let mut begin = start + 1;
        for at in 0..columns {
            let pipe = pipes[at + 1] as usize;
            let mut end = pipe;
            while begin < end && bytes[begin] == b' ' {
                begin += 1;
            }
            while begin < end && bytes[end - 1] == b' ' {
                end -= 1;
            }
            let mut runs = Runs::None;
            if begin < end {
                let text = Cow::Borrowed(&text[begin..end]);
                runs = Runs::One(Run { text, style: Style::default(), is_plain: is_single, link: None });
            }
            table.cells.push(Text { span: begin..end, runs });
            begin = pipe + 1;
        }
        let span = start..pipes[columns] as usize + 1;
        table.rows.push(Row { span, missing: 0, excess: None });
    }
}
