//! Prints what a comparison found for those who review it, in each format.

mod markdown;
mod text;
mod wording;

use spectable_codegen::Diagnostic;

use crate::arguments::{Deny, Review, ReviewFormat};
use crate::change::{self, Change, Level};
use crate::github;
use crate::json;
use crate::outcome::{Failure, Outcome};
use crate::terminal;

pub(crate) use wording::{counts, detail, sentence, subject};

/// What a comparison found.
pub(crate) struct Findings {
    /// The changes; none where one of the sides has errors, of which nothing can be said.
    pub(crate) changes: Option<Vec<Change>>,
    /// What is wrong with the documents.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Prints what a comparison found; changes end a command badly from the level up that is denied.
///
/// # Errors
///
/// Where documents have errors, and where stdout, or the file that a workflow keeps its summary in, cannot be written.
pub(crate) fn print(review: &Review, findings: &Findings) -> Result<Outcome, Failure> {
    let Findings { changes, diagnostics } = findings;
    let known = changes.as_deref();
    match (review.format, known) {
        (ReviewFormat::Text | ReviewFormat::Markdown, None) => {}
        (ReviewFormat::Text, Some(changes)) => {
            terminal::print_styled(&text::text(changes, terminal::width()))?;
        }
        (ReviewFormat::Markdown, Some(changes)) => terminal::print_plain(&markdown::text(changes))?,
        (ReviewFormat::Github, _) => {
            terminal::print_plain(&github::text(diagnostics, known.unwrap_or_default()))?;
            if let Some(changes) = known {
                github::summarize(&markdown::text(changes))?;
            }
        }
        (ReviewFormat::Sarif, _) => {
            let log = json::Sarif::comparison(diagnostics, known.unwrap_or_default());
            terminal::print_plain(&json::text(&log))?;
        }
        (ReviewFormat::Json, _) => {
            terminal::print_plain(&json::text(&json::Comparison::new(known, diagnostics)))?;
        }
    }
    let Some(changes) = known else {
        return Err(Failure("nothing can be said of documents with errors".to_owned()));
    };
    let denied = match review.deny {
        Deny::Major => Level::Major,
        Deny::Minor => Level::Minor,
        Deny::Patch => Level::Patch,
        Deny::None => return Ok(Outcome::Good),
    };
    let is_denied = change::level(changes).is_some_and(|level| level >= denied);
    Ok(if is_denied { Outcome::Bad } else { Outcome::Good })
}

/// Changes with the heaviest first.
pub(crate) fn worst_first(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.kind.level()));
    changes
}
