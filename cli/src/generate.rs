//! `spectable generate`: the Rust text of the documents, and whether a file still is that text.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use spectable_codegen::model::Spec;
use spectable_codegen::{Diagnostic, Generation, Layout, shown};

use crate::arguments::Generate;
use crate::difference;
use crate::outcome::{Failure, Outcome};
use crate::output;
use crate::reading;
use crate::report::{self, counted};
use crate::request::{self, Manifests, Texts};
use crate::terminal;
use crate::watch::Watch;

/// What stdout is called where it is a file.
const STDOUT: &str = "/dev/stdout";

/// Generates the Rust text, and prints, writes or compares it.
///
/// # Errors
///
/// Where the file or stdout cannot be written, or the file cannot be read.
pub(crate) fn run(arguments: &Generate, watch: &Watch) -> Result<Outcome, Failure> {
    let mut all = Vec::new();
    let (at, request) = request::open(watch, &mut all, &arguments.spec, Manifests::Heeded);
    let Texts { folder, diagnostics: unread, .. } = &all[at];
    let layout = if arguments.lines { Layout::Lines } else { Layout::Formatted };
    let Generation { text, spec, diagnostics } = watch.generate(folder, request.document(folder), layout);
    let unread = unread.iter().filter(|found| request.covers(&found.place.path));
    let diagnostics: Vec<Diagnostic> = unread.chain(&diagnostics).cloned().collect();
    report::diagnostics(&diagnostics, &request::sources(folder));
    let (Some(text), Outcome::Good) = (text, reading::outcome(&diagnostics)) else { return Ok(Outcome::Bad) };
    let summary = format!("{} in {} ms", contents(&spec), watch.elapsed().as_millis());
    // Opened by its path, what stdout is redirected to would be written from its start, or be replaced.
    let file = arguments.output.as_ref().filter(|path| arguments.check || *path != Path::new(STDOUT));
    let Some(path) = file else {
        terminal::print_plain(&text)?;
        terminal::tell(&summary);
        return Ok(Outcome::Good);
    };
    if output::is_among(path, folder.watched.iter().map(PathBuf::as_path)) {
        return Err(Failure(format!("`{}` is what the text is generated from", shown(path))));
    }
    if arguments.check {
        return compare(arguments, path, &text, &summary);
    }
    output::write(path, &text, &summary)?;
    Ok(Outcome::Good)
}

/// What was generated: `5 documents, 18 enums, 268 entries`.
fn contents(spec: &Spec) -> String {
    let tables = || spec.modules.iter().flat_map(|module| &module.tables);
    let enums = tables().filter(|table| table.variants().next().is_some()).count();
    let classes = tables().filter(|table| table.ranges.iter().any(|range| range.ident.is_some())).count();
    let entries = tables().map(|table| table.entries.len()).sum();
    let counts = [
        counted(spec.modules.len(), "document"),
        counted(enums + classes, "enum"),
        counted(entries, "entry"),
    ];
    counts.join(", ")
}

fn compare(arguments: &Generate, path: &Path, text: &str, summary: &str) -> Result<Outcome, Failure> {
    let shown = shown(path);
    let (title, current) = match fs::read(path) {
        Ok(current) if in_unix_form(&current) == text => {
            terminal::tell(&format!("{summary}: {shown} is up to date"));
            return Ok(Outcome::Good);
        }
        Ok(current) => (shown.as_str(), String::from_utf8_lossy(&current).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => ("/dev/null", String::new()),
        Err(error) => return Err(Failure(format!("cannot read `{shown}`: {error}"))),
    };
    terminal::print_styled(&difference::unified((title, &shown), &current, text))?;
    report::error(&format!("`{shown}` is not what the documents give; run `{}`", command(arguments, path)));
    Ok(Outcome::Bad)
}

/// A text as it is where lines end in line feeds alone, which version control may have changed.
fn in_unix_form(text: &[u8]) -> String {
    String::from_utf8_lossy(text).replace("\r\n", "\n")
}

/// The command that writes the file.
fn command(arguments: &Generate, path: &Path) -> String {
    let lines = if arguments.lines { " --lines" } else { "" };
    format!("spectable generate{lines} {} -o {}", word(&arguments.spec), word(path))
}

/// A path as a word of a command line.
fn word(path: &Path) -> String {
    let path = path.to_string_lossy();
    let safe = |c: char| c.is_alphanumeric() || "/._-+:,@\\".contains(c);
    if path.chars().all(safe) { path.into_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
