//! Shows on stderr what is wrong, and how much of it there is.

use std::process::ExitCode;

use spectable_codegen::{Diagnostic, Severity, Source};

use crate::outcome::Failure;
use crate::snippet;
use crate::style::{self, paint};
use crate::terminal;

/// Shows some diagnostics, how many they are, and where there is more about their kinds.
pub(crate) fn diagnostics(diagnostics: &[Diagnostic], sources: &[&Source]) {
    if diagnostics.is_empty() {
        return;
    }
    for found in diagnostics {
        terminal::tell(&format!("{}\n", snippet::text(found, sources)));
    }
    terminal::tell(&count(diagnostics));
    let mut codes: Vec<&str> = Vec::new();
    for found in diagnostics {
        if !codes.contains(&found.kind.code()) {
            codes.push(found.kind.code());
        }
    }
    let noun = if codes.len() == 1 { "this" } else { "these" };
    terminal::tell(&format!("for more about {noun}, run `spectable explain {}`", codes.join(" ")));
}

/// How many errors and warnings there are: `2 errors, 1 warning`.
pub(crate) fn count(diagnostics: &[Diagnostic]) -> String {
    let number = |severity| diagnostics.iter().filter(|found| found.kind.severity() == severity).count();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning")]
        .into_iter()
        .map(|(severity, noun)| (number(severity), noun))
        .filter(|&(number, _)| number > 0)
        .map(|(number, noun)| counted(number, noun));
    counts.collect::<Vec<_>>().join(", ")
}

/// A number of things: `1 error`, `2 errors`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let plural = match noun {
        "entry" => "entries".to_owned(),
        noun => format!("{noun}s"),
    };
    format!("{number} {}", if number == 1 { noun } else { &plural })
}

/// Shows a message that is about no place in a document.
pub(crate) fn error(message: &str) {
    terminal::tell(&format!(
        "{}{}",
        paint(style::ERROR, "error"),
        paint(style::TITLE, &format!(": {message}"))
    ));
}

/// Shows a remark that is about no place in a document.
pub(crate) fn note(message: &str) {
    terminal::tell(&format!("{}: {message}", paint(style::HELP, "note")));
}

/// Shows why a command could not run.
pub(crate) fn failure(failure: &Failure) -> ExitCode {
    error(&failure.to_string());
    ExitCode::from(Failure::EXIT)
}
