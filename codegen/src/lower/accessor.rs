//! The method that answers a field: the manifest's, or the column's header in snake case.

use super::ident;
use crate::diagnostic::{Diagnostics, Kind};
use crate::manifest::Setting;
use crate::model::Field;
use crate::source::Source;

/// Methods that every enum has, or that a trait's would be shadowed by.
const TAKEN: [&str; 36] = [
    "code", "name", "description", "from_code", "from_name", "is_deprecated", "is_known", "class",
    "from_str", "try_from", "from", "into", "try_into", "fmt", "to_string", "clone", "clone_from",
    "clone_into", "to_owned", "cmp", "partial_cmp", "max", "min", "clamp", "eq", "ne", "lt", "le", "gt",
    "ge", "hash", "borrow", "borrow_mut", "type_id", "serialize", "deserialize",
];

/// The method that a column's header gives.
pub(super) fn derived(column: &str) -> String {
    let name = ident::snake(column.trim_start_matches('#')).unwrap_or_else(|| "field".to_owned());
    if TAKEN.contains(&name.as_str()) { name + "_" } else { name }
}

/// The method of a column: its `own` of the manifest where that can be, or else the `derived` one, made another than
/// those of the `fields` before it and those that the manifest has `given` any column.
pub(super) fn settle(
    diagnostics: &mut Diagnostics,
    fields: &[Field],
    column: &str,
    own: Option<&Setting<String>>,
    given: &[&str],
    derived: &str,
    manifest: Option<&Source>,
) -> String {
    let Some(own) = own else { return unique(derived, fields, given) };
    let legal = ident::is_snake(&own.value) && !TAKEN.contains(&own.value.as_str());
    let other = fields.iter().find(|field| field.accessor == own.value);
    match (legal, other) {
        (true, None) => return own.value.clone(),
        // One setting is for both of two columns with one header.
        (true, Some(other)) if other.column.eq_ignore_ascii_case(column) => {
            return unique(&own.value, fields, &[]);
        }
        _ => {}
    }
    if let Some(manifest) = manifest {
        let place = manifest.place(own.offset);
        if let (true, Some(other)) = (legal, other) {
            let message = format!("`{}` is the method of `{}` already", own.value, other.column);
            diagnostics.push(Kind::ManifestValue, place, message);
        } else {
            let message = format!("`{}` cannot be a method here", own.value);
            let help = format!("write `{}`", self::derived(&own.value));
            diagnostics.push_with_help(Kind::ManifestValue, place, message, help);
        }
    }
    unique(derived, fields, given)
}

/// A name that no field has yet, and that the manifest gives none.
fn unique(accessor: &str, fields: &[Field], given: &[&str]) -> String {
    let taken = |name: &str| fields.iter().any(|field| field.accessor == name) || given.contains(&name);
    if !taken(accessor) {
        return accessor.to_owned();
    }
    (2..=fields.len() + given.len() + 2)
        .map(|number| format!("{}_{number}", accessor.trim_end_matches('_')))
        .find(|name| !taken(name))
        .expect("some number is free")
}
