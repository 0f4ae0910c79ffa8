//! Generating is a function of texts: of nothing else, and of all of them.

mod case;

use spectable_codegen::{
    Diagnostic, Diagnostics, Folder, Kind, Layout, Severity, Source, generate, generate_document, inspect,
};

#[test]
fn the_same_texts_give_the_same_bytes() {
    for (path, folder) in case::all() {
        for layout in [Layout::Formatted, Layout::Lines] {
            let (once, again) = (generate(&folder, layout), generate(&folder, layout));
            assert_eq!(once.text, again.text, "{}", path.display());
            assert_eq!(listed(&once.diagnostics), listed(&again.diagnostics), "{}", path.display());
        }
    }
}

#[test]
fn the_order_in_which_documents_are_listed_says_nothing() {
    for (path, folder) in case::all() {
        let mut turned = folder.clone();
        turned.documents.reverse();
        let (listed_so, listed_otherwise) =
            (generate(&folder, Layout::Lines), generate(&turned, Layout::Lines));
        assert_eq!(listed_so.text, listed_otherwise.text, "{}", path.display());
        let (so, otherwise) = (listed(&listed_so.diagnostics), listed(&listed_otherwise.diagnostics));
        assert_eq!(so, otherwise, "{}", path.display());
    }
}

#[test]
fn line_ends_and_byte_order_marks_say_nothing() {
    for (path, folder) in case::all() {
        let written = |source: &Source| {
            let text = format!("\u{feff}{}", source.text().replace('\n', "\r\n"));
            Source::new(source.name(), source.path(), &text)
        };
        let otherwise = Folder {
            documents: folder.documents.iter().map(written).collect(),
            manifest: folder.manifest.as_ref().map(written),
            lock: folder.lock.as_ref().map(written),
            ..Folder::default()
        };
        let (plain, otherwise) = (generate(&folder, Layout::Lines), generate(&otherwise, Layout::Lines));
        assert_eq!(plain.text, otherwise.text, "{}", path.display());
        assert_eq!(listed(&plain.diagnostics), listed(&otherwise.diagnostics), "{}", path.display());
    }
}

#[test]
fn any_beginning_of_a_text_can_be_read() {
    for (path, folder) in case::all() {
        for (at, source) in
            folder.documents.iter().enumerate().filter(|(_, source)| source.text().len() < 4000)
        {
            for end in cuts(source.text()) {
                let mut cut = folder.clone();
                cut.documents[at] = Source::new(source.name(), source.path(), &source.text()[..end]);
                assert_renders(&cut, &format!("{} up to {end}", path.display()));
            }
        }
        if let Some(manifest) = &folder.manifest {
            for end in cuts(manifest.text()) {
                let text = &manifest.text()[..end];
                let manifest = Some(Source::new(manifest.name(), manifest.path(), text));
                let cut = Folder { manifest, ..folder.clone() };
                assert_renders(&cut, &format!("{} with a manifest up to {end}", path.display()));
            }
        }
        if let Some(lock) = &folder.lock {
            for end in cuts(lock.text()) {
                let lock = Some(Source::new(lock.name(), lock.path(), &lock.text()[..end]));
                let cut = Folder { lock, ..folder.clone() };
                assert_renders(&cut, &format!("{} with a lock up to {end}", path.display()));
            }
        }
    }
}

/// Ends of words and lines.
fn cuts(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).step_by(9)
}

/// Text comes out exactly where no diagnostic is an error, and is always Rust.
fn assert_renders(folder: &Folder, what: &str) {
    let generation = generate(folder, Layout::Formatted);
    let found = listed(&generation.diagnostics);
    assert_eq!(generation.text.is_none(), generation.diagnostics.has_errors(), "{what}");
    assert!(found.iter().all(|found| found.kind != Kind::Render), "{what}: {found:?}");
}

#[test]
fn warnings_do_not_keep_the_text_back() {
    let text = "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | \\|\\| |\n| 2 | Two |\n";
    let generation = generate(&single(text), Layout::Lines);
    let severities: Vec<Severity> =
        generation.diagnostics.iter().map(|found| found.kind.severity()).collect();
    assert_eq!(severities, [Severity::Warning]);
    assert!(generation.text.is_some());
}

#[test]
fn errors_leave_a_model_of_what_could_be_made_out() {
    let text =
        "# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 0 | Two |\n| 2 | Three |\n| 3 | Four |\n";
    let inspection = inspect(&single(text));
    assert!(inspection.diagnostics.has_errors());
    assert_eq!(inspection.spec.modules[0].tables[0].entries.len(), 4);
}

#[test]
fn one_document_is_generated_by_what_the_others_say() {
    let codes = |names: [&str; 2]| {
        format!("# Codes\n\n| Code | Name |\n|---|---|\n| 0 | {} |\n| 1 | {} |\n", names[0], names[1])
    };
    let manifest = "[[document]]\npath = \"b.md\"\ntables.codes.names_from = \"a/codes\"\n";
    let folder = Folder {
        documents: vec![
            Source::new("a.md", "a.md", &codes(["Spark", "Dim"])),
            Source::new("b.md", "b.md", &codes(["Chispa", "Bajar"])),
        ],
        manifest: Some(Source::new("spectable.toml", "spectable.toml", manifest)),
        ..Folder::default()
    };
    let text = generate_document(&folder, "b.md", Layout::Lines).text.expect("nothing is wrong");
    assert!(text.contains("Spark") && text.contains("Bajar") && !text.contains("mod a"), "{text}");
}

#[test]
fn a_table_that_the_parser_gives_up_on_is_reported_and_the_rest_is_read() {
    let after = "## Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Spark |\n| 1 | Dim |\n| 1 | Dam |\n";
    for prefix in ["", "> ", "> > ", "  "] {
        for gap in ["\n", ""] {
            let text = format!("# Wide\n\n{}{gap}{after}", sparse(prefix, 4096, 120));
            let inspection = inspect(&single(&text));
            let found: Vec<(Kind, usize)> =
                inspection.diagnostics.iter().map(|found| (found.kind, found.place.line)).collect();
            let line = text.lines().count();
            let expected = [(Kind::TableCutShort, 69), (Kind::DuplicateCode, line)];
            assert_eq!(found, expected, "after {prefix:?} and {gap:?}");
            let tables = &inspection.spec.modules[0].tables;
            assert_eq!(tables[0].heading, ["Wide", "Opcodes"], "after {prefix:?} and {gap:?}");
        }
    }
}

#[test]
fn a_table_that_the_parser_can_just_read_is_not_reported() {
    let inspection = inspect(&single(&format!("# Wide\n\n{}", sparse("", 4096, 64))));
    assert!(inspection.diagnostics.is_empty(), "{:?}", listed(&inspection.diagnostics));
}

/// A table with many columns and nearly no cells.
fn sparse(prefix: &str, columns: usize, rows: usize) -> String {
    let header = format!("{prefix}|{}\n", " x |".repeat(columns));
    let delimiters = format!("{prefix}|{}\n", "---|".repeat(columns));
    header + &delimiters + &format!("{prefix}| y |\n").repeat(rows)
}

fn single(text: &str) -> Folder {
    Folder { documents: vec![Source::new("page.md", "page.md", text)], ..Folder::default() }
}

fn listed(diagnostics: &Diagnostics) -> Vec<&Diagnostic> {
    diagnostics.iter().collect()
}
