//! What a table becomes: an enum or, as the manifest says and so many entries ask for, a newtype.

use super::Draft;
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::TableSettings;
use crate::model::{Codes, Shape};
use crate::recognize::Set;
use crate::source::Source;

/// From how many entries on an enum is reported: beyond, the time that rustc takes grows with their square.
const MANY: usize = 10_000;

/// What the manifest says that the table becomes: codes that are words have no other shape than an enum.
pub(super) fn of(
    diagnostics: &mut Diagnostics,
    set: &Set<'_>,
    settings: Option<&TableSettings>,
    manifest: Option<&Source>,
) -> Shape {
    match settings.and_then(|settings| settings.shape.as_ref()) {
        Some(given) if set.is_text && given.value == Shape::Newtype => {
            if let Some(manifest) = manifest {
                let message =
                    "the codes of this table are words, and a newtype is around a number".to_owned();
                let help = "remove it: words make an enum";
                diagnostics.push(Kind::ManifestValue, manifest.place(&given.span), message, help);
            }
            Shape::Enum
        }
        Some(given) => given.value,
        None => Shape::default(),
    }
}

/// Reports enums of so many entries that a newtype is better.
pub(super) fn report(diagnostics: &mut Diagnostics, drafts: &[&Draft<'_>]) {
    for draft in drafts {
        let table = &draft.table;
        let count = table.variants().count();
        if count <= MANY || table.shape == Shape::Newtype || table.codes == Codes::String {
            continue;
        }
        let message = format!("an enum of {count} entries: rustc takes long over more than {MANY}");
        let help = draft.remedy("shape = \"newtype\"");
        let place = draft.document.source.line_place(table.line);
        diagnostics.push(Kind::ManyEntries, place, message, help);
    }
}
