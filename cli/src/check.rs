//! `spectable check`: whether the lock is what the documents say.

use spectable_codegen::{LOCK, Locking, shown};

use crate::arguments::Check;
use crate::change;
use crate::locked;
use crate::outcome::{Failure, Outcome};
use crate::report;
use crate::review;
use crate::side;

/// Compares documents with their lock.
///
/// # Errors
///
/// Where there is no lock, the documents have errors, or stdout cannot be written.
pub(crate) fn run(arguments: &Check) -> Result<Outcome, Failure> {
    let spec = &arguments.spec;
    let side = side::now(spec);
    let after = side::snapshot(&side, Locking::Accepted)?;
    let folder = if spec.is_dir() { spec.as_path() } else { spec.parent().unwrap_or(spec) };
    let Some(lock) = &side.folder.lock else {
        let lock = shown(&folder.join(LOCK));
        return Err(Failure(format!("there is no `{lock}`; `spectable update` writes it")));
    };
    let mut before = locked::snapshot(lock);
    if let Some(document) = &side.document {
        before.enums.retain(|found| found.document == *document);
    }
    let changes = change::between(&before, &after);
    let outcome = review::print(&arguments.review, &changes)?;
    if !changes.is_empty() {
        report::note("`spectable update` writes what the documents say into the lock");
    }
    Ok(outcome)
}
