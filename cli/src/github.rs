//! Problems and changes as the annotations of a GitHub workflow. Only this file reads a workflow's environment.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;

use spectable_codegen::{Diagnostic, Severity};

use crate::change::{Change, Level};
use crate::outcome::Failure;
use crate::plain;
use crate::report::{self, counted};
use crate::review::{counts, sentence, worst_first};

/// How many annotations of each kind a step may have.
const MOST: usize = 10;

/// Something to annotate.
#[derive(Clone, Copy)]
enum Note<'a> {
    Problem(&'a Diagnostic),
    Change(&'a Change),
}

/// The problems and the changes as annotations, the heaviest first, and one more line for those beyond what a step may
/// have.
pub(crate) fn text(diagnostics: &[Diagnostic], changes: &[Change]) -> String {
    let worst = worst_first(changes);
    let problems = diagnostics.iter().map(Note::Problem);
    let all: Vec<Note<'_>> = problems.chain(worst.into_iter().map(Note::Change)).collect();
    let mut text = String::new();
    let mut rest = Vec::new();
    for command in ["error", "warning", "notice"] {
        let these: Vec<Note<'_>> = all.iter().copied().filter(|note| note.command() == command).collect();
        // The line for the rest is a notice too.
        let most = if command == "notice" { MOST - 1 } else { MOST };
        let (first, more) = these.split_at(most.min(these.len()));
        text.extend(first.iter().map(Note::line));
        rest.extend_from_slice(more);
    }
    if !rest.is_empty() {
        text += &format!("::notice title=spectable::and {}\n", more(&rest));
    }
    text
}

/// What is beyond the annotations that a step may have: `1 error, 8 changes more (3 major, 5 minor)`.
fn more(rest: &[Note<'_>]) -> String {
    let mut problems = Vec::new();
    let mut changes = Vec::new();
    for note in rest {
        match note {
            Note::Problem(found) => problems.push((*found).clone()),
            Note::Change(change) => changes.push(*change),
        }
    }
    let number = (!changes.is_empty()).then(|| counted(changes.len(), "change"));
    let parts = [report::count(&problems)].into_iter().chain(number).filter(|part| !part.is_empty());
    let levels = if changes.is_empty() { String::new() } else { format!(" ({})", counts(&changes)) };
    format!("{} more{levels}", parts.collect::<Vec<_>>().join(", "))
}

/// Appends a text to the summary of the workflow's step, where there is one.
///
/// # Errors
///
/// Where its file cannot be written.
pub(crate) fn summarize(text: &str) -> Result<(), Failure> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let file = OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Failure(format!("cannot write `{}`: {error}", path.display())))
}

impl Note<'_> {
    fn command(&self) -> &'static str {
        match self {
            Self::Problem(found) => match found.kind.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            Self::Change(change) => match change.kind.level() {
                Level::Major => "error",
                Level::Minor => "warning",
                Level::Patch => "notice",
            },
        }
    }

    fn line(&self) -> String {
        let (place, title, text) = match self {
            Self::Problem(Diagnostic { kind, place, message, help, .. }) => {
                let (line, column) = (place.line, place.column);
                let end = column + place.length.max(1) - 1;
                let path = property(&place.path);
                let place = format!("file={path},line={line},endLine={line},col={column},endColumn={end},");
                (place, kind.code(), format!("{}\n{}", plain::line(message), plain::line(help)))
            }
            Self::Change(change) => {
                let place = format!("file={},line={},", property(&change.place.path), change.place.line);
                (place, change.kind.code(), plain::line(&sentence(change)))
            }
        };
        format!("::{} {place}title={}::{}\n", self.command(), property(title), message(&text))
    }
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
