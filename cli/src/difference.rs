//! The difference between two texts, line by line. Only this file knows similar.

use std::time::Duration;

use similar::TextDiff;

use crate::style::{self, paint};

/// How long to look for a smaller difference.
const PATIENCE: Duration = Duration::from_secs(2);

/// The unified difference between two texts under two titles.
pub(crate) fn unified(titles: (&str, &str), before: &str, after: &str) -> String {
    let difference = TextDiff::configure().timeout(PATIENCE).diff_lines(before, after);
    let text = difference.unified_diff().header(titles.0, titles.1).to_string();
    text.split_inclusive('\n').map(line).collect()
}

fn line(line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let style = match text.as_bytes() {
        [b'-', ..] => style::REMOVED,
        [b'+', ..] => style::ADDED,
        [b'@', ..] => style::ASIDE,
        _ => style::NONE,
    };
    paint(style, text) + end
}
