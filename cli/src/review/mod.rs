//! Prints changes for those who review them, in each format.

mod github;
mod markdown;
mod text;
mod wording;

use crate::arguments::{Deny, Review, ReviewFormat};
use crate::change::{self, Change, Level};
use crate::json;
use crate::outcome::{Failure, Outcome};
use crate::terminal;

pub(crate) use wording::{detail, sentence, subject};

/// Prints changes; they end a command badly from the level up that is denied.
///
/// # Errors
///
/// Where stdout, or the file that a workflow keeps its summary in, cannot be written.
pub(crate) fn print(review: &Review, changes: &[Change]) -> Result<Outcome, Failure> {
    match review.format {
        ReviewFormat::Text => terminal::print_styled(&text::text(changes, terminal::width()))?,
        ReviewFormat::Markdown => terminal::print_plain(&markdown::text(changes))?,
        ReviewFormat::Github => {
            terminal::print_plain(&github::text(changes))?;
            github::summarize(&markdown::text(changes))?;
        }
        ReviewFormat::Sarif => terminal::print_plain(&json::text(&json::Sarif::new(changes)))?,
        ReviewFormat::Json => terminal::print_plain(&json::text(&json::Comparison::new(changes)))?,
    }
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
fn worst_first(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.kind.level()));
    changes
}
