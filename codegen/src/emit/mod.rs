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
