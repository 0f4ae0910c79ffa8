//! JSON for programs: contracts, apart from the model so that either may move.

mod changes;
mod diagnostic;
mod explanation;
mod inspection;
mod sarif;
mod value;

use serde::Serialize;

pub(crate) use changes::Comparison;
pub(crate) use explanation::Explanation;
pub(crate) use inspection::Report;
pub(crate) use sarif::Sarif;

/// The version of the contracts: fields may be added to them, and none is changed.
const SCHEMA: u32 = 1;

/// The text of a report, ending in a line break.
pub(crate) fn text(report: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("the keys of every report are strings");
    text.push('\n');
    text
}
