//! What stands in a manifest: its own settings, those of a `[[document]]`, and those of its tables.

use toml::de::DeValue;

use super::reader::{Entry, Key, Reader, integer, named};
use super::{DocumentSettings, Extra, FieldSettings, Override, Setting, TableSettings};
use crate::diagnostic::{Kind, Severity, listed, quoted};
use crate::list;
use crate::model::{Repr, Serde, SerdeAs, Shape, Unknown};
use crate::order;

const DOCUMENT_KEYS: [&str; 4] = ["path", "module", "source", "tables"];
const TABLE_KEYS: [&str; 19] = [
    "enum", "repr", "unknown", "shape", "serde_as", "skip", "ragged", "columns", "radix", "fields",
    "vocabulary", "rename", "names_from", "extra", "exclude", "values", "policy", "merge", "allow",
];

impl Reader<'_> {
    pub(super) fn tables<'v, 'i>(&mut self, value: &'v Entry<'i>) -> Vec<&'v Entry<'i>> {
        self.list(value, "tables, each under `[[document]]`")
    }

    pub(super) fn serde(&mut self, value: &Entry<'_>) -> Serde {
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

    pub(super) fn document(&mut self, value: &Entry<'_>) -> Option<DocumentSettings> {
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
            let place = self.source.place(&value.span());
            let help = "write `path = \"FILE.md\"` under `[[document]]`".to_owned();
            self.diagnostics.push(Kind::ManifestValue, place, "a document without a `path`".to_owned(), help);
            return None;
        };
        order::sort(&mut tables, &|a: &TableSettings, b| a.key.span.start.cmp(&b.key.span.start));
        let by_key = tables.iter().enumerate().map(|(at, table)| (table.key.value.clone(), at)).collect();
        Some(DocumentSettings { path, module, source, tables, by_key })
    }

    fn settings(&mut self, key: &Key<'_>, value: &Entry<'_>) -> Option<TableSettings> {
        let table = self.table(value, "a table of settings")?;
        let mut settings = TableSettings { key: named(key), ..TableSettings::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "enum" => settings.name = self.text(value, "an enum's name in quotes"),
                "repr" => {
                    let known = list::of(&Repr::ALL, &|&repr| (repr.name(), repr));
                    settings.repr = self.one_of(value, &known, "an integer type from `\"u8\"` to `\"i64\"`");
                }
                "unknown" => {
                    let known = [("reject", Unknown::Reject), ("keep", Unknown::Keep)];
                    settings.unknown = self.one_of(value, &known, "`\"reject\"` or `\"keep\"`");
                }
                "shape" => {
                    let known = [("enum", Shape::Enum), ("newtype", Shape::Newtype)];
                    settings.shape = self.one_of(value, &known, "`\"enum\"` or `\"newtype\"`");
                }
                "serde_as" => {
                    let known = list::of(&SerdeAs::ALL, &|&serde_as| (serde_as.name(), serde_as));
                    let expected = "`\"code\"`, `\"name\"`, `\"ident\"` or `\"any\"`";
                    settings.serde_as = self.one_of(value, &known, expected);
                }
                "skip" => settings.skip = self.boolean(value),
                "ragged" => settings.ragged = self.boolean(value),
                "columns" => self.columns(value, &mut settings),
                "radix" => settings.radix = self.radix(value),
                "fields" => settings.fields = self.fields(value),
                "vocabulary" => {
                    for (word, ident) in self.pairs(value, "a variant's name in quotes") {
                        settings.vocabulary.push((word, ident.value));
                    }
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
                "policy" => settings.policy = self.policies(value),
                "merge" => settings.merge = self.scalars(value, "a table's key in quotes"),
                "allow" => settings.allow = self.allow(value),
                _ => self.unknown(key, &TABLE_KEYS),
            }
        }
        Some(settings)
    }

    /// One of a few values, by its name.
    fn one_of<T: Copy>(
        &mut self,
        value: &Entry<'_>,
        known: &[(&str, T)],
        expected: &str,
    ) -> Option<Setting<T>> {
        let text = value.get_ref().as_str();
        let Some(&(_, found)) = known.iter().find(|(name, _)| Some(*name) == text) else {
            self.wrong(value, expected);
            return None;
        };
        Some(Setting { value: found, span: value.span() })
    }

    fn radix(&mut self, value: &Entry<'_>) -> Option<u32> {
        let radix = integer(value).and_then(|radix| u32::try_from(radix).ok());
        let radix = radix.filter(|radix| matches!(radix, 2 | 8 | 10 | 16));
        if radix.is_none() {
            self.wrong(value, "`2`, `8`, `10` or `16`");
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

    fn allow(&mut self, value: &Entry<'_>) -> Vec<Setting<Kind>> {
        let mut warnings: Vec<(&str, Kind)> = Vec::new();
        for &kind in Kind::ALL {
            // What is not in the lock is no table's own.
            if kind.severity() == Severity::Warning && kind != Kind::NotLocked {
                warnings.push((kind.code(), kind));
            }
        }
        let mut allowed = Vec::new();
        for Setting { value: code, span } in self.scalars(value, "a warning's code in quotes") {
            if let Some(&(_, kind)) = warnings.iter().find(|(known, _)| *known == code) {
                allowed.push(Setting { value: kind, span });
                continue;
            }
            let message = format!("{} is no warning that a table has", quoted(&code));
            let codes: Vec<&str> = list::of(&warnings, &|&(code, _)| code);
            let question = self.diagnostics.question(&code, codes.iter().copied());
            let help = question.unwrap_or_else(|| format!("write one of {}", listed(&codes)));
            self.diagnostics.push(self.wrong_value, self.source.place(&span), message, help);
        }
        allowed
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
