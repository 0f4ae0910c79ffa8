//! `spectable check`: whether the lock is what the documents say.

use spectable_codegen::{Diagnostics, LOCK, Locking, lock, shown};

use crate::arguments::Check;
use crate::change;
use crate::outcome::{Failure, Outcome};
use crate::report;
use crate::review::{self, Findings};
use crate::side;
use crate::watch::Watch;

/// Compares documents with their lock.
///
/// # Errors
///
/// Where there is no lock, the documents have errors, or stdout cannot be written.
pub(crate) fn run(arguments: &Check, watch: &Watch) -> Result<Outcome, Failure> {
    let spec = &arguments.spec;
    let side = side::now(watch, spec);
    let side::Findings { snapshot, diagnostics } = side::inspect(watch, &side, Locking::Accepted);
    let Some(after) = snapshot else {
        return review::print(&arguments.review, &Findings { changes: None, diagnostics });
    };
    let folder = if spec.is_dir() { spec.as_path() } else { spec.parent().unwrap_or(spec) };
    let Some(lock) = &side.folder.lock else {
        let lock = shown(&folder.join(LOCK));
        return Err(Failure(format!("there is no `{lock}`; `spectable update` writes it")));
    };
    // What is wrong with the lock has been said.
    let mut before = lock::parse(&mut Diagnostics::default(), lock);
    if let Some(document) = &side.document {
        before.enums.retain(|found| found.document == *document);
    }
    let changes = change::between(&before, &after);
    let differs = !changes.is_empty();
    let findings = Findings { changes: Some(changes), diagnostics };
    let outcome = review::print(&arguments.review, &findings)?;
    if differs {
        report::note("`spectable update` writes what the documents say into the lock");
    }
    Ok(outcome)
}
