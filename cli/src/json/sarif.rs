//! Problems and changes in SARIF 2.1.0, which code scanning reads.

use serde::Serialize;
use serde_json::{Value, json};
use spectable_codegen::{Diagnostic, Kind, Place};

use crate::change::{self, Change, Level};
use crate::page;
use crate::review::sentence;

/// The schema that the log keeps to.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log of one run, whose results are problems and changes and whose rules are their kinds.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Sarif(Value);

impl Sarif {
    /// What is wrong with some documents; every kind of it is a rule.
    pub(crate) fn inspection(diagnostics: &[Diagnostic]) -> Self {
        let rules: Vec<Value> = Kind::ALL.iter().copied().map(rule).collect();
        Self::new(&rules, diagnostics.iter().map(problem).collect())
    }

    /// What changed, and what is wrong with the documents; every kind of change is a rule, and each kind of problem
    /// that there is.
    pub(crate) fn comparison(diagnostics: &[Diagnostic], changes: &[Change]) -> Self {
        let mut rules: Vec<Value> = change::Kind::ALL.iter().copied().map(rule_of_changes).collect();
        let is_there = |kind: &&Kind| diagnostics.iter().any(|found| found.kind == **kind);
        rules.extend(Kind::ALL.iter().filter(is_there).copied().map(rule));
        Self::new(&rules, diagnostics.iter().map(problem).chain(changes.iter().map(difference)).collect())
    }

    fn new(rules: &[Value], mut results: Vec<Value>) -> Self {
        for result in &mut results {
            let index = rules.iter().position(|rule| rule["id"] == result["ruleId"]);
            result["ruleIndex"] = json!(index);
        }
        let driver = json!({ "name": "spectable", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
        let run =
            json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
        Self(json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
    }
}

fn rule(kind: Kind) -> Value {
    json!({
        "id": kind.code(),
        "shortDescription": { "text": kind.meaning() },
        "fullDescription": { "text": page::summary(kind) },
        "help": { "text": page::plain(kind), "markdown": page::markdown(kind) },
        "defaultConfiguration": { "level": kind.severity().to_string() },
    })
}

fn rule_of_changes(kind: change::Kind) -> Value {
    json!({
        "id": kind.code(),
        "shortDescription": { "text": kind.meaning() },
        "defaultConfiguration": { "level": level(kind.level()) },
    })
}

fn problem(found: &Diagnostic) -> Value {
    let related = found.related.iter().enumerate();
    let related = related.map(|(at, related)| {
        let mut location = location(&related.place.path, &region(&related.place));
        location["id"] = json!(at + 1);
        location["message"] = json!({ "text": related.message });
        location
    });
    let mut result = json!({
        "ruleId": found.kind.code(),
        "level": found.kind.severity().to_string(),
        "message": { "text": format!("{}\n{}", found.message, found.help) },
        "locations": [location(&found.place.path, &region(&found.place))],
    });
    if !found.related.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    result
}

fn difference(change: &Change) -> Value {
    let location = location(&change.place.path, &json!({ "startLine": change.place.line }));
    json!({
        "ruleId": change.kind.code(),
        "level": level(change.kind.level()),
        "message": { "text": sentence(change) },
        "locations": [location],
    })
}

fn location(path: &str, region: &Value) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(path) }, "region": region } })
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.length,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Major => "error",
        Level::Minor => "warning",
        Level::Patch => "note",
    }
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let bytes = path.bytes();
    bytes
        .map(|byte| if is_plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_encoded() {
        assert_eq!(uri("spec/a b/código:1.md"), "spec/a%20b/c%C3%B3digo%3A1.md");
    }
}
