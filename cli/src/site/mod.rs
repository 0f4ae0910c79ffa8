//! `spectable site`: one page of every code, to look at and to search.

mod anchor;
mod codes;
mod drift;
mod html;
mod kin;
mod page;
mod sides;
mod view;

use std::path::Path;

use spectable_codegen::shown;

use crate::arguments::Site;
use crate::outcome::{Failure, Outcome};
use crate::output;
use crate::reading::{self, Reading};
use crate::report::{self, counted};
use crate::request::Manifests;
use crate::watch::Watch;

/// The name of the page in its folder: what servers take for the folder itself.
const NAME: &str = "index.html";

/// Writes the page.
///
/// # Errors
///
/// Where the page cannot be written.
pub(crate) fn run(arguments: &Site, watch: &Watch) -> Result<Outcome, Failure> {
    let manifests = if arguments.bare { Manifests::Ignored } else { Manifests::Heeded };
    let Reading { modules, diagnostics, sources } = reading::read(watch, &arguments.paths, manifests);
    report::diagnostics(&diagnostics, &sources.iter().collect::<Vec<_>>());
    if reading::outcome(&diagnostics) == Outcome::Bad {
        return Ok(Outcome::Bad);
    }
    let path = arguments.output.join(NAME);
    if output::is_among(&path, sources.iter().map(|source| Path::new(&**source.path()))) {
        return Err(Failure(format!("`{}` is what the page is made from", shown(&path))));
    }
    let text = page::text(&modules);
    let codes: usize = modules
        .iter()
        .flat_map(|module| &module.tables)
        .map(|table| table.entries.len() + table.ranges.len())
        .sum();
    let summary = format!("{}, {}", counted(modules.len(), "document"), counted(codes, "code"));
    output::write(&path, &text, &summary)?;
    Ok(Outcome::Good)
}
