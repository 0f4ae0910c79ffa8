//! The method that answers a field: the manifest's, or the column's header in snake case.

use std::collections::{HashMap, HashSet};

use super::ident;
use crate::diagnostic::{Diagnostics, Kind, quoted};
use crate::manifest::Setting;
use crate::model::Field;
use crate::source::Source;

/// Methods that every enum has, or that a trait's would be shadowed by.
const TAKEN: [&str; 38] = [
    "code", "name", "description", "from_code", "from_name", "is_deprecated", "is_known", "class",
    "on_close", "is_reserved", "from_str", "try_from", "from", "into", "try_into", "fmt", "to_string",
    "clone", "clone_from", "clone_into", "to_owned", "cmp", "partial_cmp", "max", "min", "clamp", "eq", "ne",
    "lt", "le", "gt", "ge", "hash", "borrow", "borrow_mut", "type_id", "serialize", "deserialize",
];

/// The method that a column's header gives.
pub(super) fn derived(column: &str) -> String {
    let name = ident::snake(column.trim_start_matches('#')).unwrap_or_else(|| "field".to_owned());
    if TAKEN.contains(&name.as_str()) { name + "_" } else { name }
}

/// The methods that the fields of a table have.
#[derive(Default)]
pub(super) struct Accessors<'m> {
    /// Those that the manifest gives.
    given: HashSet<&'m str>,
    /// By method, which field has it.
    taken: HashMap<String, usize>,
    /// The number that a method was last given, so that the next one need not be looked for among those before it.
    numbers: [HashMap<String, usize>; 2],
}

impl<'m> Accessors<'m> {
    pub(super) fn new(given: impl Iterator<Item = &'m str>) -> Self {
        Self { given: given.collect(), ..Self::default() }
    }

    /// A method that no field has yet, for the next one.
    fn unique(&mut self, accessor: &str, avoid: Avoid) -> String {
        let is_free = |name: &str| {
            !self.taken.contains_key(name) && (avoid == Avoid::Taken || !self.given.contains(name))
        };
        if is_free(accessor) {
            return accessor.to_owned();
        }
        let stem = accessor.trim_end_matches('_');
        let number = self.numbers[avoid as usize].entry(stem.to_owned()).or_insert(2);
        loop {
            let name = format!("{stem}_{number}");
            if is_free(&name) {
                return name;
            }
            *number += 1;
        }
    }

    /// Records the method of a field.
    pub(super) fn take(&mut self, accessor: &str, field: usize) {
        self.taken.entry(accessor.to_owned()).or_insert(field);
    }
}

/// What a method must not be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Avoid {
    Taken,
    TakenAndGiven,
}

/// The method of a column: its `own` of the manifest where that can be, or else the `derived` one, made another than
/// those of the `fields` before it and those that the manifest gives any column.
pub(super) fn settle(
    diagnostics: &mut Diagnostics,
    accessors: &mut Accessors<'_>,
    fields: &[Field],
    column: &str,
    own: Option<&Setting<String>>,
    derived: &str,
    manifest: Option<&Source>,
) -> String {
    let Some(own) = own else { return accessors.unique(derived, Avoid::TakenAndGiven) };
    let legal = ident::is_snake(&own.value) && !TAKEN.contains(&own.value.as_str());
    let other = accessors.taken.get(&own.value).map(|&at| &fields[at]);
    match (legal, other) {
        (true, None) => return own.value.clone(),
        // One setting is for both of two columns with one header.
        (true, Some(other)) if other.column.eq_ignore_ascii_case(column) => {
            return accessors.unique(&own.value, Avoid::Taken);
        }
        _ => {}
    }
    if let Some(manifest) = manifest {
        let place = manifest.place(&own.span);
        if let (true, Some(other)) = (legal, other) {
            let message =
                format!("{} is the method of {} already", quoted(&own.value), quoted(&other.column));
            let help = "write a name that no other column has for its method";
            diagnostics.push(Kind::ManifestValue, place, message, help);
        } else {
            let message = format!("{} cannot be a method here", quoted(&own.value));
            let help = format!("write `{}`", self::derived(&own.value));
            diagnostics.push(Kind::ManifestValue, place, message, help);
        }
    }
    accessors.unique(derived, Avoid::TakenAndGiven)
}
