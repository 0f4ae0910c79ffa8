//! The manifest: what a folder's owner settles by hand.

mod policy;
mod reader;
mod spelling;
mod stanza;

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostics, Kind};
use crate::model::{Repr, Serde, SerdeAs, Shape, Unknown};
use crate::source::Source;

pub(crate) use policy::{PolicySettings, Said};
pub(crate) use reader::{Entry, Reader, integer, root};
pub(crate) use spelling::remedy;
pub use spelling::{toml_key, toml_string};

/// A value and where it stands.
#[derive(Clone, Default)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// A manifest, or what an empty one would say.
#[derive(Default)]
pub(crate) struct Manifest {
    pub(crate) serde: Serde,
    pub(crate) documents: Vec<DocumentSettings>,
    /// The first of a document's settings.
    by_path: HashMap<String, usize>,
}

impl Manifest {
    /// The settings of a document, by its path within the folder.
    pub(crate) fn document(&self, name: &str) -> Option<&DocumentSettings> {
        self.by_path.get(name).map(|&at| &self.documents[at])
    }
}

/// `[[document]]`.
pub(crate) struct DocumentSettings {
    pub(crate) path: Setting<String>,
    pub(crate) module: Option<Setting<String>>,
    pub(crate) source: Option<String>,
    pub(crate) tables: Vec<TableSettings>,
    /// Which of the tables has a key.
    by_key: HashMap<String, usize>,
}

impl DocumentSettings {
    /// The settings of the table with these keys: the first that any of them names.
    pub(crate) fn table(&self, keys: &[String]) -> Option<&TableSettings> {
        let first = keys.iter().filter_map(|key| self.by_key.get(key)).min();
        first.map(|&at| &self.tables[at])
    }
}

/// `[document.tables.KEY]`.
#[derive(Default)]
pub(crate) struct TableSettings {
    pub(crate) key: Setting<String>,
    pub(crate) name: Option<Setting<String>>,
    pub(crate) repr: Option<Setting<Repr>>,
    pub(crate) unknown: Option<Setting<Unknown>>,
    pub(crate) shape: Option<Setting<Shape>>,
    pub(crate) serde_as: Option<Setting<SerdeAs>>,
    pub(crate) skip: bool,
    /// Whether rows with too few or too many cells are taken as they are.
    pub(crate) ragged: bool,
    pub(crate) code: Option<Setting<String>>,
    pub(crate) names: Option<Setting<String>>,
    pub(crate) description: Option<Setting<String>>,
    pub(crate) radix: Option<u32>,
    pub(crate) fields: Vec<FieldSettings>,
    pub(crate) vocabulary: Vec<(Setting<String>, String)>,
    pub(crate) rename: Vec<(Setting<String>, Setting<String>)>,
    pub(crate) names_from: Option<Setting<String>>,
    pub(crate) extra: Vec<Extra>,
    pub(crate) exclude: Vec<Setting<String>>,
    pub(crate) values: Vec<Override>,
    pub(crate) policy: Option<PolicySettings>,
    pub(crate) merge: Vec<Setting<String>>,
    /// Warnings that are not given for the table.
    pub(crate) allow: Vec<Setting<Kind>>,
}

impl TableSettings {
    /// Whether it says anything of its table but that it is skipped.
    pub(crate) fn says_more(&self) -> bool {
        let named = [&self.name, &self.code, &self.names, &self.description, &self.names_from];
        named.iter().any(|setting| setting.is_some())
            || self.repr.is_some()
            || self.unknown.is_some()
            || self.shape.is_some()
            || self.serde_as.is_some()
            || self.radix.is_some()
            || self.policy.is_some()
            || !self.fields.is_empty()
            || !self.vocabulary.is_empty()
            || !self.rename.is_empty()
            || !self.extra.is_empty()
            || !self.exclude.is_empty()
            || !self.values.is_empty()
            || !self.merge.is_empty()
            || !self.allow.is_empty()
    }
}

/// A field by its column: `Reconnect = "can_reconnect"`.
pub(crate) struct FieldSettings {
    pub(crate) column: Setting<String>,
    pub(crate) accessor: Option<Setting<String>>,
    pub(crate) ty: Option<Setting<String>>,
    pub(crate) drop: bool,
}

/// An entry that the document lacks.
pub(crate) struct Extra {
    pub(crate) code: Setting<String>,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) deprecated: bool,
}

/// A field's value for one code.
pub(crate) struct Override {
    pub(crate) code: Setting<String>,
    pub(crate) accessor: Setting<String>,
    pub(crate) value: Setting<String>,
}

/// Reads a manifest; what it cannot read, it reports.
pub(crate) fn parse(diagnostics: &mut Diagnostics, source: &Source) -> Manifest {
    let help = "correct it as TOML wants it: texts in quotes, one setting a line";
    let (root, _) = root(diagnostics, source, Kind::ManifestSyntax, help);
    let mut reader =
        Reader { diagnostics, source, unknown_key: Kind::UnknownKey, wrong_value: Kind::ManifestValue };
    let mut manifest = Manifest::default();
    for (key, value) in root.get_ref() {
        match key.get_ref().as_ref() {
            "serde" => manifest.serde = reader.serde(value),
            "document" => {
                for table in reader.tables(value) {
                    manifest.documents.extend(reader.document(table));
                }
            }
            _ => reader.unknown(key, &["serde", "document"]),
        }
    }
    let paths = manifest.documents.iter().enumerate().rev();
    manifest.by_path = paths.map(|(at, settings)| (settings.path.value.clone(), at)).collect();
    manifest
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::diagnostic::Diagnostics;
    use crate::source::Source;

    #[test]
    fn each_setting_but_skip_says_more() {
        let says_more = |setting: &str| {
            let text = format!("[[document]]\npath = \"a.md\"\n[document.tables.codes]\n{setting}\n");
            let mut diagnostics = Diagnostics::default();
            let manifest = parse(&mut diagnostics, &Source::new("spectable.toml", "spectable.toml", &text));
            assert!(diagnostics.is_empty(), "{setting}: {diagnostics:?}");
            manifest.documents[0].tables[0].says_more()
        };
        for setting in [
            "enum = \"A\"",
            "repr = \"u8\"",
            "unknown = \"keep\"",
            "shape = \"enum\"",
            "serde_as = \"name\"",
            "columns.code = 1",
            "columns.name = 1",
            "columns.description = 1",
            "radix = 16",
            "fields.A = false",
            "vocabulary.a = \"A\"",
            "rename.1 = \"A\"",
            "names_from = \"a/b\"",
            "extra = [{ code = 1, name = \"A\" }]",
            "exclude = [1]",
            "values.1.a = 2",
            "policy = { otherwise = \"stop\" }",
            "merge = [\"a\"]",
            "allow = [\"skipped-row\"]",
        ] {
            assert!(says_more(setting), "{setting}");
        }
        assert!(!says_more("skip = true") && !says_more("ragged = true"));
    }
}
