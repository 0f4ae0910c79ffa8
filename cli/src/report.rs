//! Shows on stderr what is wrong: what it is, where, the line itself, and what would settle it.

use std::process::ExitCode;

use spectable_codegen::{Diagnostic, Severity, Source};

use crate::excerpt::{self, Excerpt};
use crate::outcome::Failure;
use crate::plain;
use crate::style::{self, paint};
use crate::terminal;

/// Shows some diagnostics, and how many they are.
pub(crate) fn diagnostics(diagnostics: &[Diagnostic], sources: &[Source]) {
    for found in diagnostics {
        terminal::tell(&format!("{}\n", one(found, sources)));
    }
    if !diagnostics.is_empty() {
        terminal::tell(&count(diagnostics));
    }
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

fn one(found: &Diagnostic, sources: &[Source]) -> String {
    let (style, severity) = match found.kind.severity() {
        Severity::Error => (style::ERROR, "error"),
        Severity::Warning => (style::WARNING, "warning"),
    };
    let kind = paint(style, &format!("{severity}[{}]", found.kind.code()));
    let message = paint(style::TITLE, &format!(": {}", plain::line(&found.message)));
    let number = found.place.line.to_string();
    let margin = " ".repeat(number.len());
    let aside = |text: &str| paint(style::ASIDE, text);
    let place = plain::line(&found.place.to_string());
    let mut lines = vec![format!("{kind}{message}"), format!("{margin}{} {place}", aside("-->"))];
    let source = sources.iter().find(|source| *source.path() == found.place.path);
    if let Some(line) = source.and_then(|source| source.line(found.place.line)) {
        let Excerpt { text, offset } = excerpt::around(line, found.place.column);
        lines.push(format!("{} {text}", aside(&format!("{number} |"))).trim_end().to_owned());
        lines.push(format!("{margin} {} {}{}", aside("|"), " ".repeat(offset), paint(style, "^")));
    }
    if let Some(help) = &found.help {
        lines.push(format!("{margin} {} {} {}", aside("="), paint(style::HELP, "help:"), plain::line(help)));
    }
    lines.join("\n")
}
