//! Prints a checked spec as Rust. Only this stage knows quote; it never fails.

mod class;
mod doc;
mod enumeration;
mod field;
mod literal;
mod lookup;
mod serde;
mod shared;
mod vocabulary;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Module, Spec};

/// Rust, item by item.
pub(crate) struct Output {
    /// What stands above the modules.
    pub(crate) shared: Vec<TokenStream>,
    pub(crate) modules: Vec<Items>,
}

/// A module's head (attributes and name) and its items.
pub(crate) struct Items {
    pub(crate) head: TokenStream,
    pub(crate) items: Vec<TokenStream>,
}

/// Prints a spec that has no errors.
pub(crate) fn spec(spec: &Spec) -> Output {
    let defines = |module: &&Module| {
        module.tables.iter().any(|table| table.variants().next().is_some() || class::has(table))
    };
    Output {
        shared: shared::items(spec),
        modules: spec.modules.iter().filter(defines).map(|module| self::module(spec, module)).collect(),
    }
}

fn module(spec: &Spec, module: &Module) -> Items {
    let name = literal::ident(&module.name);
    let doc = doc::lines(&doc::module(module));
    let head = quote! {
        #doc
        #[allow(dead_code, deprecated, unreachable_pub, clippy::all, clippy::pedantic)]
        pub mod #name
    };
    let mut items = Vec::new();
    for table in &module.tables {
        if table.variants().next().is_some() {
            items.extend(enumeration::items(spec, module, table));
        }
        items.extend(class::items(module, table));
    }
    items.extend(vocabulary::items(module));
    Items { head, items }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use proc_macro2::{TokenStream, TokenTree};

    use crate::diagnostic::Diagnostics;
    use crate::lower::OWN;
    use crate::model::{FieldType, Spec};

    /// The identifiers of some tokens.
    fn collect(tokens: TokenStream, all: &mut BTreeSet<String>) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => collect(group.stream(), all),
                TokenTree::Ident(ident) => drop(all.insert(ident.to_string())),
                _ => {}
            }
        }
    }

    /// The identifiers that come from the documents.
    fn given(spec: &Spec) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for module in &spec.modules {
            all.insert(module.name.clone());
            for table in &module.tables {
                all.extend([table.name.clone(), table.class_name(), table.unknown_name()]);
                all.extend(table.entries.iter().filter_map(|entry| entry.ident.clone()));
                all.extend(table.ranges.iter().filter_map(|range| range.ident.clone()));
                for field in &table.fields {
                    all.insert(field.accessor.clone());
                    if let FieldType::Vocabulary(vocabulary) = &field.ty {
                        all.insert(vocabulary.name.clone());
                        all.extend(vocabulary.words.iter().map(|word| word.ident.clone()));
                    }
                }
            }
        }
        all
    }

    #[test]
    fn what_generated_code_names_is_listed() {
        let mut unlisted = BTreeSet::new();
        for case in fs::read_dir("tests/cases").expect("the cases are a folder") {
            let path = case.expect("it can be read").path();
            let inspection = crate::inspect(&crate::read(&mut Diagnostics::default(), &path));
            if !inspection.diagnostics.has_errors() {
                let output = super::spec(&inspection.spec);
                let modules = output.modules.into_iter();
                let tokens = modules.flat_map(|module| module.items.into_iter().chain([module.head]));
                let mut found = BTreeSet::new();
                tokens.chain(output.shared).for_each(|tokens| collect(tokens, &mut found));
                let given = given(&inspection.spec);
                unlisted.extend(
                    found.into_iter().filter(|ident| {
                        !given.contains(ident) && OWN.binary_search(&ident.as_str()).is_err()
                    }),
                );
            }
        }
        assert!(unlisted.is_empty(), "`OWN` of lower/own.rs lacks {unlisted:?}");
    }
}
