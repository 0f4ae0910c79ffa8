//! What each kind of text looks like on a terminal.

use anstyle::{AnsiColor, Style};
use spectable_codegen::Severity;

/// What is written as it is.
pub(crate) const NONE: Style = Style::new();
/// The title of a document, an enum or a message.
pub(crate) const TITLE: Style = Style::new().bold();
/// What is there for orientation only.
pub(crate) const ASIDE: Style = Style::new().dimmed();
/// A code.
pub(crate) const CODE: Style = AnsiColor::Cyan.on_default();
/// An identifier.
pub(crate) const IDENT: Style = AnsiColor::Green.on_default();
/// What to be careful with.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// What is wrong.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// What would settle it.
pub(crate) const HELP: Style = AnsiColor::Cyan.on_default().bold();
/// A line that a difference adds.
pub(crate) const ADDED: Style = AnsiColor::Green.on_default();
/// A line that a difference removes.
pub(crate) const REMOVED: Style = AnsiColor::Red.on_default();

/// The style of what weighs so much.
pub(crate) fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
    }
}

/// A text in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}
