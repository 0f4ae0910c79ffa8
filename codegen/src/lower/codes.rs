//! Codes as settings name them, in whatever form they are written: which of many settings means which code.

use std::collections::HashMap;

use crate::manifest::Setting;
use crate::model::Code;
use crate::recognize::number::{self, Reading};

/// Settings by the codes and ranges that they name.
#[derive(Default)]
pub(super) struct Named {
    codes: HashMap<String, Vec<usize>>,
    ranges: HashMap<(i128, i128), Vec<usize>>,
}

impl Named {
    /// The settings by their place among all.
    pub(super) fn new<'s>(settings: impl Iterator<Item = &'s Setting<String>>) -> Self {
        let mut named = Self::default();
        for (at, setting) in settings.enumerate() {
            let text = &setting.value;
            match number::read(text, 10) {
                Reading::Code { value, rest: "", .. } if value.to_string() != *text => {
                    named.codes.entry(value.to_string()).or_default().push(at);
                }
                Reading::Range { first, last, .. } => {
                    named.ranges.entry((first, last)).or_default().push(at);
                }
                _ => {}
            }
            named.codes.entry(text.clone()).or_default().push(at);
        }
        named
    }

    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The settings that mean a code, in their order.
    pub(super) fn of_code(&self, code: &str) -> &[usize] {
        self.codes.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first of the settings that mean a code.
    pub(super) fn first_of_code(&self, code: &Code) -> Option<usize> {
        // Without settings, no code need be spelt.
        if self.is_empty() { None } else { self.of_code(&code.to_string()).first().copied() }
    }

    /// The settings that mean a range, in their order.
    pub(super) fn of_range(&self, first: i128, last: i128) -> &[usize] {
        self.ranges.get(&(first, last)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A code as numbers are written, whatever its form.
pub(super) fn normal(code: &str) -> String {
    match number::read(code, 10) {
        Reading::Code { value, rest: "", .. } => value.to_string(),
        _ => code.to_owned(),
    }
}
