//! What a manifest says of the policies of a table: by a field's values, by codes one by one, and of every other code.

use std::ops::Range;

use super::Setting;
use super::reader::{Entry, Reader, named};
use crate::diagnostic::Kind;
use crate::model::ReconnectPolicy;

const KEYS: [&str; 4] = ["field", "values", "codes", "otherwise"];

/// `policy` of a table.
pub(crate) struct PolicySettings {
    pub(crate) span: Range<usize>,
    /// The field whose values decide, by its accessor or its column.
    pub(crate) field: Option<Setting<String>>,
    pub(crate) values: Vec<Said>,
    pub(crate) codes: Vec<Said>,
    pub(crate) otherwise: ReconnectPolicy,
}

/// What a manifest says of a value or a code.
pub(crate) type Said = (Setting<String>, ReconnectPolicy);

impl Reader<'_> {
    pub(super) fn policies(&mut self, value: &Entry<'_>) -> Option<PolicySettings> {
        let table = self.table(value, "`{ field, values, codes, otherwise }`")?;
        let (mut field, mut values, mut codes, mut otherwise) = (None, Vec::new(), Vec::new(), None);
        let mut is_given = false;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "field" => field = self.text(value, "a field's accessor in quotes"),
                "values" => values = self.said(value),
                "codes" => codes = self.said(value),
                "otherwise" => {
                    is_given = true;
                    otherwise = self.policy(value);
                }
                _ => self.unknown(key, &KEYS),
            }
        }
        let mut report = |message: &str, help: &str| {
            let place = self.source.place(&value.span());
            self.diagnostics.push(Kind::ManifestValue, place, message.to_owned(), help.to_owned());
        };
        if !is_given {
            let help = "write `otherwise = \"…\"`: what a client does after a code that nothing is said of";
            report("a `policy` without `otherwise`", help);
        }
        if field.is_none() && !values.is_empty() {
            report(
                "a `policy` with `values`, but without the `field` that has them",
                "write `field = \"…\"`",
            );
        }
        Some(PolicySettings { span: value.span(), field, values, codes, otherwise: otherwise? })
    }

    fn said(&mut self, value: &Entry<'_>) -> Vec<Said> {
        let mut said = Vec::new();
        for (key, value) in self.table(value, "a table").into_iter().flatten() {
            said.extend(self.policy(value).map(|policy| (named(key), policy)));
        }
        said
    }

    fn policy(&mut self, value: &Entry<'_>) -> Option<ReconnectPolicy> {
        let text = value.get_ref().as_str();
        let policy = ReconnectPolicy::ALL.into_iter().find(|policy| Some(policy.name()) == text);
        if policy.is_none() {
            self.wrong(value, "`\"resume\"`, `\"reconnect\"` or `\"stop\"`");
        }
        policy
    }
}
