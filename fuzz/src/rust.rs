//! What generated text declares, compared with the model. Only this file and `reading` know syn.

use std::collections::BTreeMap;

use spectable_codegen::model::{Code, Entry, Spec, Table};
use syn::{Item, ItemMod};

use crate::reading::Type;

/// Each enum by its path, and its variants: their codes, or the first and the last of their range.
type Declared = BTreeMap<String, Vec<(String, Vec<Code>)>>;

/// Sees that a text is Rust, and that its enums are those of the model: with its codes and its ranges, no more, no
/// fewer, and each with the texts of its entry.
pub fn declares(text: &str, spec: &Spec) {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("no Rust: {error}\n{text}"));
    let modules: Vec<&ItemMod> = file.items.iter().filter_map(module).collect();
    let (mut codes, mut ranges) = (Declared::new(), Declared::new());
    for module in &modules {
        for ty in Type::all(items(module)) {
            let path = format!("{}::{}", module.ident, ty.name);
            if ty.has("first") {
                ranges.insert(path, ty.answers(&["first", "last"]));
            } else if ty.has("from_code") {
                codes.insert(path, ty.codes());
            }
        }
    }
    assert_eq!(codes, codes_of(spec), "the codes\n{text}");
    assert_eq!(ranges, ranges_of(spec), "the ranges\n{text}");
    for (module, table) in tables(spec) {
        if let Some(module) = modules.iter().find(|found| found.ident == module) {
            texts(items(module), table);
        }
    }
}

fn module(item: &Item) -> Option<&ItemMod> {
    if let Item::Mod(module) = item { Some(module) } else { None }
}

fn items(module: &ItemMod) -> &[Item] {
    module.content.as_ref().map_or(&[][..], |(_, items)| items)
}

fn codes_of(spec: &Spec) -> Declared {
    let codes = tables(spec).map(|(module, table)| {
        let entry = |entry: &Entry| (entry.ident.clone().unwrap_or_default(), vec![entry.code.clone()]);
        (format!("{module}::{}", table.name), table.variants().map(entry).collect())
    });
    codes.filter(|(_, entries): &(_, Vec<_>)| !entries.is_empty()).collect()
}

fn ranges_of(spec: &Spec) -> Declared {
    let ranges = tables(spec).map(|(module, table)| {
        let range = |range: &spectable_codegen::model::Range| {
            let ends = [range.first, range.last].map(Code::Integer);
            Some((range.ident.clone()?, ends.to_vec()))
        };
        (format!("{module}::{}", table.class_name()), table.ranges.iter().filter_map(range).collect())
    });
    ranges.filter(|(_, ranges): &(_, Vec<_>)| !ranges.is_empty()).collect()
}

fn tables(spec: &Spec) -> impl Iterator<Item = (&str, &Table)> {
    let tables = |module: &'_ spectable_codegen::model::Module| module.tables.len();
    spec.modules
        .iter()
        .flat_map(move |module| (0..tables(module)).map(move |at| (module.name.as_str(), &module.tables[at])))
}

/// Sees that the names and descriptions of an enum are those of its entries, letter by letter.
fn texts(items: &[Item], table: &Table) {
    let found = Type::all(items).into_iter().find(|found| *found.name == table.name);
    let Some(found) = found.filter(|_| table.variants().next().is_some()) else { return };
    for (method, of) in [
        ("name", (|entry| &entry.name) as fn(&Entry) -> &String),
        ("description", |entry| &entry.description.plain),
    ] {
        let expected = table
            .variants()
            .map(|entry| (entry.ident.clone().unwrap_or_default(), vec![Code::Text(of(entry).clone())]));
        assert_eq!(found.answers(&[method]), expected.collect::<Vec<_>>(), "`{method}`");
    }
}
