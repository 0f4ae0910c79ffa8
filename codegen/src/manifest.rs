//! The manifest: what a folder's owner settles by hand. Only this file and the lock's know toml.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostics, Kind};
use crate::model::{Repr, Serde, Unknown};
use crate::near::nearest;
use crate::source::Source;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) offset: usize,
}

/// A manifest, or what an empty one would say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manifest {
    pub(crate) serde: Serde,
    pub(crate) documents: Vec<DocumentSettings>,
}

impl Manifest {
    /// The settings of a document, by its path within the folder.
    pub(crate) fn document(&self, name: &str) -> Option<&DocumentSettings> {
        self.documents.iter().find(|settings| settings.path.value == name)
    }
}

/// `[[document]]`.
#[derive(Clone, Debug)]
pub(crate) struct DocumentSettings {
    pub(crate) path: Setting<String>,
    pub(crate) module: Option<Setting<String>>,
    pub(crate) source: Option<String>,
    pub(crate) tables: Vec<TableSettings>,
}

/// `[document.tables.KEY]`.
#[derive(Clone, Debug)]
pub(crate) struct TableSettings {
    pub(crate) key: Setting<String>,
    pub(crate) name: Option<Setting<String>>,
    pub(crate) repr: Option<Setting<Repr>>,
    pub(crate) unknown: Option<Setting<Unknown>>,
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
    pub(crate) merge: Vec<Setting<String>>,
}

impl TableSettings {
    /// Whether it says anything of its table but that it is skipped.
    pub(crate) fn says_more(&self) -> bool {
        let named = [&self.name, &self.code, &self.names, &self.description, &self.names_from];
        named.iter().any(|setting| setting.is_some())
            || self.repr.is_some()
            || self.unknown.is_some()
            || self.radix.is_some()
            || !self.fields.is_empty()
            || !self.vocabulary.is_empty()
            || !self.rename.is_empty()
            || !self.extra.is_empty()
            || !self.exclude.is_empty()
            || !self.values.is_empty()
            || !self.merge.is_empty()
    }
}

/// A field by its column: `Reconnect = "can_reconnect"`.
#[derive(Clone, Debug)]
pub(crate) struct FieldSettings {
    pub(crate) column: Setting<String>,
    pub(crate) accessor: Option<Setting<String>>,
    pub(crate) ty: Option<Setting<String>>,
    pub(crate) drop: bool,
}

/// An entry that the document lacks.
#[derive(Clone, Debug)]
pub(crate) struct Extra {
    pub(crate) code: Setting<String>,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) deprecated: bool,
}

/// A field's value for one code.
#[derive(Clone, Debug)]
pub(crate) struct Override {
    pub(crate) code: Setting<String>,
    pub(crate) accessor: Setting<String>,
    pub(crate) value: Setting<String>,
}

/// Reads a manifest; what it cannot read, it reports.
pub(crate) fn parse(diagnostics: &mut Diagnostics, source: &Source) -> Manifest {
    let (root, errors) = DeTable::parse_recoverable(source.text());
    for error in errors {
        let offset = error.span().map_or(0, |span| span.start);
        diagnostics.push(Kind::ManifestSyntax, source.place(offset), error.message().to_owned());
    }
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
    manifest
}

/// A key as TOML writes it: bare where it may be, quoted otherwise.
#[must_use]
pub fn toml_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if bare { key.to_owned() } else { toml_string(key) }
}

/// A text as TOML writes it.
#[must_use]
pub fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            _ if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

pub(crate) type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
pub(crate) type Entry<'i> = Spanned<DeValue<'i>>;

const DOCUMENT_KEYS: [&str; 4] = ["path", "module", "source", "tables"];
const TABLE_KEYS: [&str; 15] = [
    "enum", "repr", "unknown", "skip", "ragged", "columns", "radix", "fields", "vocabulary", "rename",
    "names_from", "extra", "exclude", "values", "merge",
];

/// Reads values, and reports what is not as expected.
pub(crate) struct Reader<'r> {
    pub(crate) diagnostics: &'r mut Diagnostics,
    pub(crate) source: &'r Source,
    /// What an unknown key is reported as.
    pub(crate) unknown_key: Kind,
    /// What a value of another type is reported as.
    pub(crate) wrong_value: Kind,
}

impl Reader<'_> {
    pub(crate) fn unknown(&mut self, key: &Key<'_>, known: &[&str]) {
        let word = key.get_ref();
        let help = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "nothing is known here; remove it".to_owned(),
            None => format!("known here: {}", known.join(", ")),
        };
        let place = self.source.place(key.span().start);
        self.diagnostics.push_with_help(self.unknown_key, place, format!("unknown key `{word}`"), help);
    }

    pub(crate) fn wrong(&mut self, value: &Entry<'_>, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) => format!("`{text}`"),
            DeValue::Integer(number) => format!("`{number}`"),
            DeValue::Boolean(boolean) => format!("`{boolean}`"),
            other => format!("a value of type {}", other.type_str()),
        };
        let place = self.source.place(value.span().start);
        self.diagnostics.push(self.wrong_value, place, format!("expected {expected}, found {found}"));
    }

    pub(crate) fn text(&mut self, value: &Entry<'_>, expected: &str) -> Option<Setting<String>> {
        if let Some(text) = value.get_ref().as_str() {
            return Some(Setting { value: text.to_owned(), offset: value.span().start });
        }
        self.wrong(value, expected);
        None
    }

    /// A string, a number or a boolean, as its text.
    fn scalar(&mut self, value: &Entry<'_>, expected: &str) -> Option<Setting<String>> {
        let text = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            DeValue::Boolean(boolean) => boolean.to_string(),
            _ => return self.text(value, expected),
        };
        Some(Setting { value: text, offset: value.span().start })
    }

    pub(crate) fn boolean(&mut self, value: &Entry<'_>) -> bool {
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(value, "`true` or `false`");
            false
        })
    }

    pub(crate) fn table<'v, 'i>(&mut self, value: &'v Entry<'i>, expected: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, expected);
        }
        table
    }

    pub(crate) fn list<'v, 'i>(&mut self, value: &'v Entry<'i>, expected: &str) -> Vec<&'v Entry<'i>> {
        if let Some(list) = value.get_ref().as_array() {
            return list.iter().collect();
        }
        self.wrong(value, expected);
        Vec::new()
    }

    fn tables<'v, 'i>(&mut self, value: &'v Entry<'i>) -> Vec<&'v Entry<'i>> {
        self.list(value, "tables, each under `[[document]]`")
    }

    fn serde(&mut self, value: &Entry<'_>) -> Serde {
        match value.get_ref() {
            DeValue::String(text) if text == "on" => return Serde::On,
            DeValue::String(text) if text == "off" => return Serde::Off,
            DeValue::Table(table) => {
                if let Some(feature) = table.get("feature").and_then(|feature| feature.get_ref().as_str()) {
                    for (key, _) in table.iter().filter(|(key, _)| key.get_ref() != "feature") {
                        self.unknown(key, &["feature"]);
                    }
                    return Serde::Feature(feature.to_owned());
                }
            }
            _ => {}
        }
        self.wrong(value, "`\"off\"`, `\"on\"` or `{ feature = \"…\" }`");
        Serde::Off
    }

    fn document(&mut self, value: &Entry<'_>) -> Option<DocumentSettings> {
        let table = self.table(value, "a table")?;
        let (mut path, mut module, mut source, mut tables) = (None, None, None, Vec::new());
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "path" => path = self.text(value, "a path in quotes"),
                "module" => module = self.text(value, "a module's name in quotes"),
                "source" => source = self.text(value, "an address in quotes").map(|text| text.value),
                "tables" => {
                    let named = self.table(value, "tables by their keys");
                    for (key, value) in named.into_iter().flatten() {
                        tables.extend(self.settings(key, value));
                    }
                }
                _ => self.unknown(key, &DOCUMENT_KEYS),
            }
        }
        let Some(path) = path else {
            let place = self.source.place(value.span().start);
            let help = "write `path = \"FILE.md\"` under `[[document]]`".to_owned();
            self.diagnostics.push_with_help(
                Kind::ManifestValue,
                place,
                "a document without a `path`".to_owned(),
                help,
            );
            return None;
        };
        tables.sort_by_key(|settings: &TableSettings| settings.key.offset);
        Some(DocumentSettings { path, module, source, tables })
    }

    fn settings(&mut self, key: &Key<'_>, value: &Entry<'_>) -> Option<TableSettings> {
        let table = self.table(value, "a table of settings")?;
        let mut settings = TableSettings {
            key: named(key),
            name: None,
            repr: None,
            unknown: None,
            skip: false,
            ragged: false,
            code: None,
            names: None,
            description: None,
            radix: None,
            fields: Vec::new(),
            vocabulary: Vec::new(),
            rename: Vec::new(),
            names_from: None,
            extra: Vec::new(),
            exclude: Vec::new(),
            values: Vec::new(),
            merge: Vec::new(),
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "enum" => settings.name = self.text(value, "an enum's name in quotes"),
                "repr" => settings.repr = self.repr(value),
                "unknown" => settings.unknown = self.unknown_codes(value),
                "skip" => settings.skip = self.boolean(value),
                "ragged" => settings.ragged = self.boolean(value),
                "columns" => self.columns(value, &mut settings),
                "radix" => settings.radix = self.radix(value),
                "fields" => settings.fields = self.fields(value),
                "vocabulary" => {
                    let pairs = self.pairs(value, "a variant's name in quotes");
                    settings.vocabulary =
                        pairs.into_iter().map(|(word, ident)| (word, ident.value)).collect();
                }
                "rename" => settings.rename = self.pairs(value, "an identifier in quotes"),
                "names_from" => settings.names_from = self.text(value, "`\"module/table\"`"),
                "extra" => {
                    for value in self.list(value, "a list of entries") {
                        settings.extra.extend(self.extra(value));
                    }
                }
                "exclude" => settings.exclude = self.scalars(value, "a code"),
                "values" => settings.values = self.values(value),
                "merge" => settings.merge = self.scalars(value, "a table's key in quotes"),
                _ => self.unknown(key, &TABLE_KEYS),
            }
        }
        Some(settings)
    }

    fn repr(&mut self, value: &Entry<'_>) -> Option<Setting<Repr>> {
        let text = value.get_ref().as_str();
        let repr = Repr::ALL.into_iter().find(|repr| Some(repr.name()) == text);
        if repr.is_none() {
            self.wrong(value, "an integer type from `\"u8\"` to `\"i64\"`");
        }
        repr.map(|repr| Setting { value: repr, offset: value.span().start })
    }

    fn unknown_codes(&mut self, value: &Entry<'_>) -> Option<Setting<Unknown>> {
        let unknown = match value.get_ref().as_str() {
            Some("reject") => Unknown::Reject,
            Some("keep") => Unknown::Keep,
            _ => {
                self.wrong(value, "`\"reject\"` or `\"keep\"`");
                return None;
            }
        };
        Some(Setting { value: unknown, offset: value.span().start })
    }

    fn radix(&mut self, value: &Entry<'_>) -> Option<u32> {
        let radix = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        let radix = radix.filter(|radix| matches!(radix, 10 | 16));
        if radix.is_none() {
            self.wrong(value, "`10` or `16`");
        }
        radix
    }

    fn columns(&mut self, value: &Entry<'_>, settings: &mut TableSettings) {
        for (key, value) in self.table(value, "`{ code, name, description }`").into_iter().flatten() {
            let column = self.scalar(value, "a header in quotes or a column's number");
            match key.get_ref().as_ref() {
                "code" => settings.code = column,
                "name" => settings.names = column,
                "description" => settings.description = column,
                _ => self.unknown(key, &["code", "name", "description"]),
            }
        }
    }

    fn fields(&mut self, value: &Entry<'_>) -> Vec<FieldSettings> {
        let mut fields = Vec::new();
        for (key, value) in self.table(value, "columns and their accessors").into_iter().flatten() {
            let mut field = FieldSettings { column: named(key), accessor: None, ty: None, drop: false };
            match value.get_ref() {
                DeValue::Boolean(false) => field.drop = true,
                DeValue::Table(table) => {
                    for (key, value) in table {
                        match key.get_ref().as_ref() {
                            "accessor" => field.accessor = self.text(value, "a method's name in quotes"),
                            "type" => field.ty = self.text(value, "a type's name in quotes"),
                            _ => self.unknown(key, &["accessor", "type"]),
                        }
                    }
                }
                _ => field.accessor = self.text(value, "a method's name in quotes, a table, or `false`"),
            }
            fields.push(field);
        }
        fields
    }

    fn pairs(&mut self, value: &Entry<'_>, expected: &str) -> Vec<(Setting<String>, Setting<String>)> {
        let mut pairs = Vec::new();
        for (key, value) in self.table(value, "a table").into_iter().flatten() {
            pairs.extend(self.text(value, expected).map(|value| (named(key), value)));
        }
        pairs
    }

    fn scalars(&mut self, value: &Entry<'_>, expected: &str) -> Vec<Setting<String>> {
        let list = self.list(value, "a list");
        list.into_iter().filter_map(|value| self.scalar(value, expected)).collect()
    }

    fn extra(&mut self, value: &Entry<'_>) -> Option<Extra> {
        let table = self.table(value, "`{ code, name }`")?;
        let (mut code, mut name, mut description, mut deprecated) = (None, None, String::new(), false);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "code" => code = self.scalar(value, "a code"),
                "name" => name = self.text(value, "a name in quotes"),
                "description" => {
                    description = self
                        .text(value, "a description in quotes")
                        .map(|text| text.value)
                        .unwrap_or_default();
                }
                "deprecated" => deprecated = self.boolean(value),
                _ => self.unknown(key, &["code", "name", "description", "deprecated"]),
            }
        }
        if let (Some(code), Some(name)) = (code, name) {
            Some(Extra { code, name: name.value, description, deprecated })
        } else {
            self.wrong(value, "an entry with `code` and `name`");
            None
        }
    }

    fn values(&mut self, value: &Entry<'_>) -> Vec<Override> {
        let mut values = Vec::new();
        for (code, value) in self.table(value, "codes and their values").into_iter().flatten() {
            for (accessor, value) in self.table(value, "`{ accessor = value }`").into_iter().flatten() {
                let value = self.scalar(value, "a value");
                values.extend(value.map(|value| Override {
                    code: named(code),
                    accessor: named(accessor),
                    value,
                }));
            }
        }
        values
    }
}

fn named(key: &Key<'_>) -> Setting<String> {
    Setting { value: key.get_ref().to_string(), offset: key.span().start }
}
