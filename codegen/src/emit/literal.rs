//! The values of the model as code.

use proc_macro2::Literal;

use crate::model::Repr;

/// A text.
pub(super) fn string(text: &str) -> Literal {
    Literal::string(text)
}

/// The smallest unsigned type that holds every number below a count.
pub(super) fn cell(count: usize) -> &'static str {
    let last = i128::try_from(count).unwrap_or(i128::MAX) - 1;
    Repr::smallest(0, last).unwrap_or(Repr::U64).name()
}

/// A truth value.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
