//! A copy of the documents, in which a description changes from time to time.

use std::fs;
use std::path::{Path, PathBuf};

use spectable_codegen::{Diagnostics, Folder, inspect, read};

use crate::scratch;

/// A copy of `spec/` to edit.
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    document: PathBuf,
    original: String,
    line: usize,
}

impl Copy {
    /// Copies the documents, and looks for a row that can be edited.
    ///
    /// # Errors
    ///
    /// What cannot be read or written.
    pub fn make(folder: &Path) -> Result<Self, String> {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let path = folder.join("spec");
        scratch::copy(&from, &path).map_err(|error| error.to_string())?;
        let before = inspect(&read(&mut Diagnostics::default(), &path)).spec;
        for module in &before.modules {
            let document = path.join(&module.document);
            let original = fs::read_to_string(&document).map_err(|error| error.to_string())?;
            for entry in module.tables.iter().flat_map(|table| table.variants()) {
                let copy = Self {
                    path: path.clone(),
                    document: document.clone(),
                    original: original.clone(),
                    line: entry.line,
                };
                let edited = inspect(&copy.edit(0)?);
                let entries = edited.spec.modules.iter().flat_map(|module| &module.tables);
                let mut entries = entries.flat_map(|table| table.variants());
                let is_edited = entries.any(|entry| entry.description.plain.contains(&mark(0)));
                if is_edited && !edited.diagnostics.has_errors() {
                    return Ok(copy);
                }
                fs::write(&document, &original).map_err(|error| error.to_string())?;
            }
        }
        Err("no row of the documents can be edited".to_owned())
    }

    /// Edits the row: another description each time.
    ///
    /// # Errors
    ///
    /// What cannot be read or written.
    pub fn edit(&self, number: usize) -> Result<Folder, String> {
        let edited = |(index, line): (usize, &str)| match line.trim_end().strip_suffix('|') {
            Some(cells) if index + 1 == self.line => format!("{cells} {} |\n", mark(number)),
            _ => format!("{line}\n"),
        };
        let text: String = self.original.lines().enumerate().map(edited).collect();
        fs::write(&self.document, text).map_err(|error| error.to_string())?;
        Ok(read(&mut Diagnostics::default(), &self.path))
    }
}

fn mark(number: usize) -> String {
    format!("Revised {number} times.")
}
