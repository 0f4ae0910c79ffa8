//! Prints a checked spec as Rust; it never fails.

mod class;
mod code;
mod conversion;
mod debug;
mod doc;
mod enumeration;
mod field;
mod find;
mod literal;
mod name;
mod perfect;
mod piece;
mod place;
mod policy;
mod serde;
mod shared;
mod slots;
mod template;
mod text;
mod vocabulary;

use proc_macro2::Span;

pub(crate) use piece::{Sink, Text};
use template::Name;

use crate::model::{Module, Spec};

/// Whether only this thread can print, inside a procedural macro: tokens are then the compiler's own.
pub(crate) fn is_bound() -> bool {
    // Those of proc-macro2 bear no number.
    format!("{:?}", Span::call_site()).starts_with('#')
}

/// Prints what stands above the modules of a spec that has no errors, each as an item.
pub(crate) fn shared(sink: &mut dyn Sink, spec: &Spec) {
    shared::items(sink, spec);
}

/// Prints a module of such a spec as an item, where it defines anything.
pub(crate) fn module(sink: &mut dyn Sink, spec: &Spec, module: &Module) {
    let mut tables = module.tables.iter();
    if !tables.any(|table| table.variants().next().is_some() || class::has(table)) {
        return;
    }
    piece::block(
        sink,
        "$doc \
        #[allow(dead_code, deprecated, unreachable_pub, clippy::all, clippy::pedantic)] \
        pub mod $name {",
        &[("doc", &doc::lines(&doc::module(module))), ("name", &Name(&module.name))],
        &mut |sink| {
            for table in &module.tables {
                if table.variants().next().is_some() {
                    enumeration::items(sink, spec, module, table);
                }
                class::items(sink, module, table);
            }
            vocabulary::items(sink, module);
        },
    );
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use proc_macro2::{TokenStream, TokenTree};

    use super::{Sink, Text};

    use crate::diagnostic::Diagnostics;
    use crate::lower::OWN;
    use crate::model::{FieldType, Spec};

    /// What is printed.
    #[derive(Default)]
    struct Printed(Text);

    impl Sink for Printed {
        fn text(&mut self) -> &mut Text {
            &mut self.0
        }

        fn end(&mut self) {
            self.0.end_line();
        }

        fn open(&mut self) {}

        fn close(&mut self, tail: &'static str) {
            self.0.code(tail);
        }
    }

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
                let mut printed = Printed::default();
                super::shared(&mut printed, &inspection.spec);
                for module in &inspection.spec.modules {
                    super::module(&mut printed, &inspection.spec, module);
                }
                let (mut found, given) = (BTreeSet::new(), given(&inspection.spec));
                collect(printed.0.as_str().parse().expect("it is Rust"), &mut found);
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
