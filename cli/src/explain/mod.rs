//! `spectable explain`: what a code or a name means, in every document, and what a kind of diagnostic does.

mod text;

use spectable_codegen::{Diagnostic, Kind};

use crate::arguments::{Explain, Format};
use crate::json;
use crate::outcome::{Failure, Outcome};
use crate::page;
use crate::plain;
use crate::reading::{self, Reading};
use crate::report;
use crate::request::Manifests;
use crate::search::{self, Answer};
use crate::terminal;
use crate::watch::Watch;

/// Explains codes, names and kinds of diagnostics.
///
/// # Errors
///
/// Where stdout cannot be written.
pub(crate) fn run(arguments: &Explain, watch: &Watch) -> Result<Outcome, Failure> {
    let Reading { modules, diagnostics, sources } = reading::read(watch, &arguments.spec, Manifests::Heeded);
    let (unread, wrong): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(is_of_reading);
    // The pages of diagnostics are there without any documents.
    let asks_for_codes = arguments.queries.iter().any(|query| page::kind(query).is_none());
    if asks_for_codes {
        report::diagnostics(&unread, &sources.iter().collect::<Vec<_>>());
        if !wrong.is_empty() {
            let count = report::count(&wrong);
            report::note(&format!("{count} in the documents: `spectable inspect` shows what"));
        }
    }
    let answers: Vec<_> = arguments.queries.iter().map(|query| search::search(&modules, query)).collect();
    match arguments.format {
        Format::Text => terminal::print_styled(&text::text(&answers, terminal::width()))?,
        Format::Json => terminal::print_plain(&json::text(&json::Explanation::new(&answers)))?,
    }
    for answer in answers.iter().filter(|answer| !answer.is_found()) {
        report::error(&nothing(answer));
    }
    let all = answers.iter().all(Answer::is_found);
    Ok(if all { Outcome::Good } else { Outcome::Bad })
}

fn is_of_reading(found: &Diagnostic) -> bool {
    matches!(found.kind, Kind::NoDocuments | Kind::NotUtf8 | Kind::TooLarge | Kind::Unreadable)
}

fn nothing(answer: &Answer<'_>) -> String {
    let nearest =
        answer.nearest.as_ref().map(|nearest| format!(": did you mean `{}`?", plain::line(nearest)));
    format!("nothing bears `{}`{}", plain::line(answer.query), nearest.unwrap_or_default())
}
