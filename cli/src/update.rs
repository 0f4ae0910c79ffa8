//! `spectable update`: writes the lock, by which identifiers stay what they are.

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{Diagnostics, LOCK, Locking, lock, replace, shown};

use crate::arguments::Update;
use crate::change::{self, Change, Kind, Mark};
use crate::outcome::{Failure, Outcome};
use crate::plain;
use crate::report::counted;
use crate::review::{detail, subject};
use crate::side;
use crate::style::{self, paint};
use crate::terminal;
use crate::watch::Watch;

/// Writes the lock of a folder, where it would change, and says how.
///
/// # Errors
///
/// Where the lock cannot be written.
pub(crate) fn run(arguments: &Update, watch: &Watch) -> Result<Outcome, Failure> {
    let path = arguments.spec.join(LOCK);
    let shown = shown(&path);
    if arguments.spec.is_file() {
        return Err(Failure(format!(
            "`{}` is no folder; a lock is one of a folder",
            arguments.spec.display()
        )));
    }
    let side = side::now(watch, &arguments.spec);
    let locking = if arguments.rename { Locking::Renamed } else { Locking::Accepted };
    // What is wrong with the documents has been said.
    let Some(after) = side::inspect(watch, &side, locking).snapshot else { return Ok(Outcome::Bad) };
    let before = side.folder.lock.as_ref();
    let before =
        before.map_or_else(Snapshot::default, |source| lock::parse(&mut Diagnostics::default(), source));
    let written = replace(&path, &lock::text(&after));
    let written = written.map_err(|error| Failure(format!("cannot write `{shown}`: {error}")))?;
    let changes = change::between(&before, &after);
    for change in &changes {
        terminal::tell(&line(change, &after));
    }
    let contents = counted(after.enums.iter().map(|found| found.entries.len()).sum(), "entry");
    let end = if written { format!("wrote {shown}") } else { format!("{shown} is up to date") };
    terminal::tell(&format!("{contents}: {end}"));
    Ok(Outcome::Good)
}

/// A change in short: `+ discord::GatewayCloseEventCode 4014 DisallowedIntents`.
fn line(change: &Change, after: &Snapshot) -> String {
    let (style, sign) = match (change.kind, change.kind.mark()) {
        // The identifier is kept, whatever the words.
        (Kind::Reworded, _) => (style::NONE, "="),
        (_, Mark::Added) => (style::ADDED, Mark::Added.sign()),
        (_, Mark::Removed) => (style::REMOVED, Mark::Removed.sign()),
        (_, Mark::Altered) => (style::WARNING, Mark::Altered.sign()),
    };
    let said = match change.kind {
        Kind::TableAdded => {
            let found = after.enums.iter().find(|found| found.path == change.enumeration);
            found.map(|found| counted(found.entries.len(), "entry")).unwrap_or_default()
        }
        Kind::TableRemoved | Kind::CodeAdded | Kind::CodeRemoved => String::new(),
        kind => format!("{} {}", kind.code(), detail(change, str::to_owned)),
    };
    let words = [change.enumeration.as_str(), &subject(change), said.trim()];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!("{} {}", paint(style, sign), plain::line(&words.join(" ")))
}
