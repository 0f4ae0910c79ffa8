//! `spectable inspect`: what was recognised in the documents, and what was not.

mod text;
mod why;

use crate::arguments::{Inspect, InspectFormat};
use crate::github;
use crate::json;
use crate::outcome::{Failure, Outcome};
use crate::reading::{self, Reading};
use crate::report;
use crate::request::Manifests;
use crate::terminal;
use crate::watch::Watch;

/// Shows what the documents define.
///
/// # Errors
///
/// Where stdout cannot be written.
pub(crate) fn run(arguments: &Inspect, watch: &Watch) -> Result<Outcome, Failure> {
    let manifests = if arguments.bare { Manifests::Ignored } else { Manifests::Heeded };
    let Reading { modules, diagnostics, sources } = reading::read(watch, &arguments.paths, manifests);
    report::diagnostics(&diagnostics, &sources.iter().collect::<Vec<_>>());
    match arguments.format {
        InspectFormat::Text if arguments.why => {
            terminal::print_styled(&why::text(&modules, terminal::width()))?;
        }
        InspectFormat::Text => terminal::print_styled(&text::text(&modules, terminal::width()))?,
        InspectFormat::Json => {
            terminal::print_plain(&json::text(&json::Report::new(&modules, &diagnostics)))?;
        }
        InspectFormat::Github => terminal::print_plain(&github::text(&diagnostics, &[]))?,
        InspectFormat::Sarif => {
            terminal::print_plain(&json::text(&json::Sarif::inspection(&diagnostics)))?;
        }
    }
    Ok(reading::outcome(&diagnostics))
}
