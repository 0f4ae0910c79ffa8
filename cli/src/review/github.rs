//! Changes as the annotations of a GitHub workflow. Only this file reads a workflow's environment.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;

use crate::change::{Change, Level};
use crate::outcome::Failure;
use crate::plain;
use crate::report::counted;
use crate::review::{wording, worst_first};

/// How many annotations of each level a step may have.
const MOST: usize = 10;

/// The changes as annotations, the heaviest first, and one more line for those beyond what a step may have.
pub(super) fn text(changes: &[Change]) -> String {
    let worst = worst_first(changes);
    let mut shown = Vec::new();
    let mut rest = Vec::new();
    for level in Level::ALL {
        let of_level: Vec<&Change> =
            worst.iter().copied().filter(|change| change.kind.level() == level).collect();
        // The line for the rest is a notice too.
        let most = if level == Level::Patch { MOST - 1 } else { MOST };
        let (first, more) = of_level.split_at(most.min(of_level.len()));
        shown.extend_from_slice(first);
        rest.extend_from_slice(more);
    }
    let mut text: String = shown.into_iter().map(annotation).collect();
    if !rest.is_empty() {
        let counts = wording::counts(&rest);
        text += &format!("::notice title=spectable::and {} more ({counts})\n", counted(rest.len(), "change"));
    }
    text
}

/// Appends a text to the summary of the workflow's step, where there is one.
///
/// # Errors
///
/// Where its file cannot be written.
pub(super) fn summarize(text: &str) -> Result<(), Failure> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let file = OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Failure(format!("cannot write `{}`: {error}", path.display())))
}

fn annotation(change: &Change) -> String {
    let command = match change.kind.level() {
        Level::Major => "error",
        Level::Minor => "warning",
        Level::Patch => "notice",
    };
    let title = format!("title={}", property(change.kind.code()));
    let place = change.place.as_ref();
    let place = place.map(|at| format!("file={},line={},", property(&at.path), at.line)).unwrap_or_default();
    format!("::{command} {place}{title}::{}\n", message(&plain::line(&wording::sentence(change))))
}

/// A text as the message of an annotation.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of an annotation.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn texts_are_escaped_as_the_format_demands() {
        assert_eq!(message("100%\r\n::error::a,b"), "100%25%0D%0A::error::a,b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
