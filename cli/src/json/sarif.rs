//! Changes in SARIF 2.1.0, which code scanning reads.

use serde::Serialize;
use serde_json::{Value, json};
use spectable_codegen::snapshot::Place;

use crate::change::{Change, Kind, Level};
use crate::review::sentence;

/// The schema that the log keeps to.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log of one run, whose results are changes and whose rules are their kinds.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Sarif(Value);

impl Sarif {
    /// What changed.
    pub(crate) fn new(changes: &[Change]) -> Self {
        let rules: Vec<Value> = Kind::ALL.iter().map(|&kind| rule(kind)).collect();
        let results: Vec<Value> = changes.iter().map(result).collect();
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
        "defaultConfiguration": { "level": level(kind.level()) },
    })
}

fn result(change: &Change) -> Value {
    let rule = Kind::ALL.iter().position(|&kind| kind == change.kind);
    json!({
        "ruleId": change.kind.code(),
        "ruleIndex": rule,
        "level": level(change.kind.level()),
        "message": { "text": sentence(change) },
        "locations": change.place.iter().map(location).collect::<Vec<_>>(),
    })
}

fn location(place: &Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&place.path) },
        "region": { "startLine": place.line },
    } })
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
