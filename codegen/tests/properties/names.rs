//! Any name gives an identifier that is legal, and stays what it is when named again.

use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;
use spectable_codegen::{Folder, Kind, Layout, Source, generate};

proptest! {
    #![proptest_config(crate::times(150))]

    #[test]
    fn names_give_legal_identifiers_and_identifiers_give_themselves(
        names in vec(name(), 1..4),
        title in name(),
        header in name(),
    ) {
        let idents = identifiers(&names, &title, &header);
        let again = identifiers(&idents, &title, &header);
        prop_assert_eq!(again, idents, "{:?}", names);
    }
}

/// Any text, and what letters are hardest to make words of.
fn name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Z][a-z]{0,3}",
        "[A-Z]{1,3}s?",
        "[a-z0-9]{1,4}",
        "\\PC{1,3}",
        "[\u{300}-\u{33f}\u{900}-\u{97f}\u{e00}-\u{e7f}\u{1f00}-\u{1fff}\u{2100}-\u{218f}\u{ff00}-\u{ffef}]{1,2}",
        select(&[" ", "_", "-", "(s)", "'", "ß", "İ", "ǆ", "Self", "fn", "ALL", "None", "ſ", "K"][..])
            .prop_map(str::to_owned),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// The identifiers of entries by these names, those that have one; all of it generates as Rust, if it does.
fn identifiers(names: &[String], title: &str, header: &str) -> Vec<String> {
    let mut text =
        format!("# {} codes\n\n| Code | Name | {} |\n|---|---|---|\n", escaped(title), escaped(header));
    let known = ["Quay wall", "Row boat", "Tide mill"].map(str::to_owned);
    for (at, name) in known.iter().chain(names).enumerate() {
        text += &format!("| {} | {} | no |\n", 4000 + at, escaped(name));
    }
    let documents = vec![Source::new("page.md", "spec/page.md", &text)];
    let generation = generate(&Folder { documents, ..Folder::default() }, Layout::Lines);
    if let Some(text) = &generation.text {
        spectable_fuzz::declares(text, &generation.spec);
    }
    for found in &generation.diagnostics {
        assert!(found.kind != Kind::Render, "{found}\n{text}");
    }
    let tables = generation.spec.modules.iter().flat_map(|module| &module.tables);
    let entries = tables.flat_map(|table| &table.entries);
    entries.filter(|entry| entry.line > 7).filter_map(|entry| entry.ident.clone()).collect()
}

/// A text on one line, all of whose marks stand for themselves.
fn escaped(text: &str) -> String {
    let escape = |c: char| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] };
    text.chars().flat_map(escape).collect()
}
