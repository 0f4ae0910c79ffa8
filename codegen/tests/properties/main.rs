//! What holds for every document: any model that is written as markdown, in any dialect, reads back as it was; and any
//! bytes whatever give codes or diagnostics.

mod anything;
mod dialect;
mod forms;
mod names;
mod sheet;
mod table;
mod tables;
mod words;

use proptest::test_runner::{Config, RngSeed};
use spectable_codegen::model::Module;
use spectable_codegen::{Folder, Layout, Source, generate};

/// How often a property is tried: as often as said here with the same values in every run, or as often as
/// `PROPTEST_CASES` says with others in each. What fails is told in whole, and kept in no file.
fn times(cases: u32) -> Config {
    let wanted = Config { failure_persistence: None, ..Config::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => wanted,
        None => Config { cases, rng_seed: RngSeed::Fixed(1), ..wanted },
    }
}

/// The only module of a document that gives text, in which all that is generated holds.
fn module(text: &str) -> Module {
    let folder =
        Folder { documents: vec![Source::new("page.md", "spec/page.md", text)], ..Folder::default() };
    let mut generation = generate(&folder, Layout::Lines);
    let problems: Vec<String> = generation.diagnostics.iter().map(ToString::to_string).collect();
    let text = generation.text.unwrap_or_else(|| panic!("{}", problems.join("\n")));
    spectable_fuzz::declares(&text, &generation.spec);
    generation.spec.modules.remove(0)
}
