//! What changes are called in every format.

use spectable_codegen::Place;

use crate::change::{Change, Kind, Level, Subject, verdict};
use crate::report::counted;
use crate::spelling;

/// The code or the codes that a change is about; nothing where it is about a whole enum.
pub(crate) fn code(change: &Change) -> String {
    match &change.subject {
        Subject::Enum => String::new(),
        Subject::Entry { code, .. } => code.to_string(),
        Subject::Range { first, last, .. } => spelling::ends(*first, *last),
    }
}

/// The identifier that a change is about; nothing where it is about a whole enum.
pub(crate) fn ident(change: &Change) -> &str {
    match &change.subject {
        Subject::Enum => "",
        Subject::Entry { ident, .. } | Subject::Range { ident, .. } => ident,
    }
}

/// What a change is about: `4014 DisallowedIntents`, `can_reconnect`, or nothing where it is a whole enum.
pub(crate) fn subject(change: &Change) -> String {
    let code = code(change);
    if code.is_empty() { String::new() } else { format!("{code} {}", ident(change)) }
}

/// The kind in words: `code renumbered`.
pub(super) fn kind(kind: Kind) -> String {
    kind.code().replace('-', " ")
}

/// What was and what is, each in a spelling: `14 → 15`.
pub(crate) fn detail(change: &Change, spelled: impl Fn(&str) -> String) -> String {
    let value = |value: &Option<String>| match value.as_deref() {
        None => String::new(),
        Some("") => "blank".to_owned(),
        Some(value) => spelled(value),
    };
    let values = match (&change.old, &change.new) {
        (None, None) if change.kind == Kind::Reworded => "the description".to_owned(),
        (Some(_), Some(_)) => format!("{} → {}", value(&change.old), value(&change.new)),
        (old, new) => value(if old.is_some() { old } else { new }),
    };
    let field = change.field.as_deref().map(&spelled);
    field.into_iter().chain(Some(values).filter(|values| !values.is_empty())).collect::<Vec<_>>().join(" ")
}

/// A change in one line: `discord::VoiceOpcode 15 MediaSinkWants: code renumbered, 14 → 15`.
pub(crate) fn sentence(change: &Change) -> String {
    let Change { enumeration, .. } = change;
    let subject = Some(subject(change)).filter(|subject| !subject.is_empty());
    let detail = Some(detail(change, str::to_owned)).filter(|detail| !detail.is_empty());
    let subject = subject.map(|subject| format!(" {subject}")).unwrap_or_default();
    let detail = detail.map(|detail| format!(", {detail}")).unwrap_or_default();
    format!("{enumeration}{subject}: {}{detail}", kind(change.kind))
}

/// How many changes there are of each level: `1 major, 2 minor`.
pub(crate) fn counts(changes: &[&Change]) -> String {
    let count = |level: Level| changes.iter().filter(|change| change.kind.level() == level).count();
    let counts = Level::ALL.map(|level| (count(level), level.name()));
    let counts = counts.into_iter().filter(|&(count, _)| count > 0);
    counts.map(|(count, level)| format!("{count} {level}")).collect::<Vec<_>>().join(", ")
}

/// All changes in one line: `major: 3 changes (1 major, 2 minor)`.
pub(super) fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no differences".to_owned();
    }
    let verdict = verdict(crate::change::level(changes));
    format!(
        "{verdict}: {} ({})",
        counted(changes.len(), "change"),
        counts(&changes.iter().collect::<Vec<_>>())
    )
}

/// A place: `spec/discord.md:71`.
pub(super) fn place(place: &Place) -> String {
    format!("{}:{}", place.path, place.line)
}
