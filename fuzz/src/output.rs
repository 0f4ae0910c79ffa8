//! What a folder gives, on every way that has to give the same.

use spectable_codegen::{
    Diagnostics, Folder, Generation, Inspection, Kind, Layout, Source, generate, inspect,
};

use crate::rust;

/// Sees that a folder gives diagnostics, or Rust with the model's codes in either layout, and that `inspect` says the
/// same, with the documents in another order and with other line ends too. Gives what it gives.
pub(crate) fn same_on_every_way(folder: &Folder) -> Generation {
    let lines = generate(folder, Layout::Lines);
    let formatted = generate(folder, Layout::Formatted);
    let found = said(&lines.diagnostics);
    assert!(
        formatted.diagnostics.iter().all(|diagnostic| diagnostic.kind != Kind::Render),
        "the generated text is no Rust: {:?}",
        formatted.diagnostics
    );
    for generation in [&lines, &formatted] {
        assert_eq!(generation.text.is_none(), generation.diagnostics.has_errors(), "{found:?}");
        if let Some(text) = &generation.text {
            rust::declares(text, &generation.spec);
        }
    }
    assert_eq!(said(&formatted.diagnostics), found, "the layouts differ");
    let mut other = folder.clone();
    other.documents.reverse();
    same(&inspect(&other), &lines, "the order of the documents counts");
    same(&inspect(&with_carriage_returns(folder)), &lines, "the ends of lines count");
    lines
}

/// The text follows from the model, so that it does not have to be printed again and again.
fn same(inspection: &Inspection, generation: &Generation, otherwise: &str) {
    assert_eq!(format!("{:?}", inspection.spec), format!("{:?}", generation.spec), "{otherwise}");
    assert_eq!(said(&inspection.diagnostics), said(&generation.diagnostics), "{otherwise}");
}

fn with_carriage_returns(folder: &Folder) -> Folder {
    let with_carriage_returns = |source: &Source| {
        // The mark of the byte order goes, and what follows it stays: another mark may.
        let text = format!("\u{FEFF}{}", source.text().replace('\n', "\r\n"));
        Source::new(source.name(), source.path(), &text)
    };
    Folder {
        documents: folder.documents.iter().map(with_carriage_returns).collect(),
        manifest: folder.manifest.as_ref().map(with_carriage_returns),
        lock: folder.lock.as_ref().map(with_carriage_returns),
        ..folder.clone()
    }
}

/// All that diagnostics hold.
fn said(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics.iter().map(|found| format!("{found:?}")).collect()
}
