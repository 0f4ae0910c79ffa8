//! `spectable diff`: what changed between two documents, folders or git revisions, or where two sources part.

use std::path::Path;

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{Diagnostic, Locking, Severity};

use crate::arguments::Diff;
use crate::change;
use crate::outcome::{Failure, Outcome};
use crate::review::{self, Findings};
use crate::side::{self, Side};
use crate::watch::Watch;

/// Compares two sides.
///
/// # Errors
///
/// Where one of them cannot be read or has errors, or stdout cannot be written.
pub(crate) fn run(arguments: &Diff, watch: &Watch) -> Result<Outcome, Failure> {
    let (old, new) = sides(watch, arguments)?;
    let before = side::inspect(watch, &old, Locking::Accepted);
    let after = side::inspect(watch, &new, Locking::Accepted);
    // What there is to look at in a document is said of it as it is now.
    let is_old =
        |found: &Diagnostic| found.kind.severity() == Severity::Error && !after.diagnostics.contains(found);
    let mut diagnostics = before.diagnostics;
    diagnostics.retain(is_old);
    diagnostics.extend(after.diagnostics);
    let (Some(mut before), Some(after)) = (before.snapshot, after.snapshot) else {
        return review::print(&arguments.review, &Findings { changes: None, diagnostics });
    };
    let changes = if arguments.by_code {
        change::between_sources(&before, &after)
    } else {
        if old.document.is_some() && new.document.is_some() {
            take_module(&mut before, &after);
        }
        change::between(&before, &after)
    };
    review::print(&arguments.review, &Findings { changes: Some(changes), diagnostics })
}

fn sides(watch: &Watch, arguments: &Diff) -> Result<(Side, Side), Failure> {
    let Diff { old, new, against, .. } = arguments;
    if let Some(revision) = against {
        let spec = old.as_deref().unwrap_or(Path::new("spec"));
        return Ok((side::then(watch, revision, spec)?, side::now(watch, spec)));
    }
    let (Some(old), Some(new)) = (old, new) else { unreachable!("clap asks for both") };
    Ok((side::open(watch, old)?, side::open(watch, new)?))
}

/// Gives the enums of one document the module of another, so that two documents are compared whatever they are called.
fn take_module(old: &mut Snapshot, new: &Snapshot) {
    let module = |path: &str| path.rsplit_once("::").map(|(module, _)| module.to_owned());
    let Some(taken) = new.enums.first().and_then(|found| module(&found.path)) else { return };
    for found in &mut old.enums {
        if let Some((_, name)) = found.path.rsplit_once("::") {
            found.path = format!("{taken}::{name}");
        }
    }
}
