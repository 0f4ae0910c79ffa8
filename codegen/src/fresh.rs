//! What a user's own test calls: whether a committed file is what the documents give.

use std::env;
use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostics, Severity};
use crate::folder;
use crate::replace::replace;
use crate::source::shown;
use crate::{Generation, Layout, generate_read};

/// The environment variable that makes a test write the file instead of comparing it.
const UPDATE: &str = "SPECTABLE_UPDATE";

/// How many lines of a difference are shown of either side, and how many that both have around it.
const SHOWN: usize = 8;
const AROUND: usize = 2;

/// Asserts that `file` is what the documents in `folder` give, for a test of the package that holds both.
///
/// Paths are relative to the package, as Cargo runs its tests. The text is what `spectable generate` writes; without the
/// feature `pretty`, what `spectable generate --lines` writes. Line breaks may be of either kind. With
/// `SPECTABLE_UPDATE=1` in the environment the file is written instead; otherwise nothing ever is.
///
/// ```no_run
/// #[test]
/// fn the_codes_are_fresh() {
///     spectable_codegen::assert_fresh("spec", "src/generated.rs");
/// }
/// ```
///
/// # Panics
///
/// Where the file is not that text, with the first difference and the command that settles it; where the documents hold
/// an error, with all of them; and where the file cannot be written.
#[track_caller]
pub fn assert_fresh(folder: impl AsRef<Path>, file: impl AsRef<Path>) {
    if let Err(report) = compare(folder.as_ref(), file.as_ref()) {
        panic!("{report}");
    }
}

fn compare(folder: &Path, file: &Path) -> Result<(), String> {
    let mut diagnostics = Diagnostics::default();
    let documents = folder::read(&mut diagnostics, folder);
    let Generation { text, diagnostics, .. } = generate_read(diagnostics, &documents, None);
    let shown_file = shown(file);
    let Some(text) = text else {
        let errors = diagnostics.iter().filter(|found| found.kind.severity() == Severity::Error);
        let errors: Vec<String> = errors.map(ToString::to_string).collect();
        return Err(format!("`{shown_file}` cannot be generated:\n{}\n", errors.join("\n")));
    };
    if env::var_os(UPDATE).is_some_and(|value| value == "1") {
        return replace(file, &text)
            .map(drop)
            .map_err(|error| format!("cannot write `{shown_file}`: {error}"));
    }
    let current = fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    let what = match current {
        Ok(current) if current == text => return Ok(()),
        Ok(current) => {
            let difference = difference(&current, &text);
            format!("`{shown_file}` is not what `{}` gives:\n\n{difference}", shown(folder))
        }
        Err(error) => format!("cannot read `{shown_file}`: {error}\n"),
    };
    let lines = if Layout::default() == Layout::Lines { "--lines " } else { "" };
    let command = format!("spectable generate {lines}{} -o {shown_file}", shown(folder));
    Err(format!("{what}\nto settle it, run `{command}`, or this test with {UPDATE}=1\n"))
}

/// The first lines that differ, in the form of a unified difference.
fn difference(current: &str, text: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (current.lines().collect(), text.lines().collect());
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - start;
    let same = |&end: &usize| old[old.len() - 1 - end] == new[new.len() - 1 - end];
    let end = (0..rest).take_while(same).count();
    let mut report = format!("line {}\n", start + 1);
    let mut put = |mark: char, lines: &[&str], most: usize| {
        for line in lines.iter().take(most) {
            report += &format!("{mark}{line}\n");
        }
        if lines.len() > most {
            report += &format!("{mark}… {} more lines\n", lines.len() - most);
        }
    };
    put(' ', &old[start.saturating_sub(AROUND)..start], AROUND);
    put('-', &old[start..old.len() - end], SHOWN);
    put('+', &new[start..new.len() - end], SHOWN);
    put(' ', &new[new.len() - end.min(AROUND)..], AROUND);
    report
}
