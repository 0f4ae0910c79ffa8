//! `spectable completions` and `spectable man`: the command line, told to shells and to `man`.
//!
//! Only this file knows `clap_complete` and `clap_mangen`.

use std::io;

use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::arguments::{self, Completions};
use crate::outcome::{Failure, Outcome};
use crate::terminal;

const NAME: &str = "spectable";

const EXITS: &str = "\
0  all is well
1  the documents have errors, a code was not found, or something is not as it was compared with
2  the arguments make no sense, or the command could not run";

/// Prints what completes commands and options in a shell.
///
/// # Errors
///
/// Where stdout cannot be written.
pub(crate) fn completions(arguments: &Completions) -> Result<Outcome, Failure> {
    let shell = match arguments.shell {
        arguments::Shell::Bash => Shell::Bash,
        arguments::Shell::Elvish => Shell::Elvish,
        arguments::Shell::Fish => Shell::Fish,
        arguments::Shell::Powershell => Shell::PowerShell,
        arguments::Shell::Zsh => Shell::Zsh,
    };
    let mut script = Vec::new();
    generate(shell, &mut arguments::described(), NAME, &mut script);
    print(&script)
}

/// Prints the manual page.
///
/// # Errors
///
/// Where stdout cannot be written.
pub(crate) fn man() -> Result<Outcome, Failure> {
    print(&page().expect("nothing is refused in memory"))
}

fn print(text: &[u8]) -> Result<Outcome, Failure> {
    terminal::print_plain(&String::from_utf8_lossy(text))?;
    Ok(Outcome::Good)
}

/// The page of the whole command line: a section for each command, after what they have in common.
fn page() -> io::Result<Vec<u8>> {
    let command = arguments::described();
    let examples = |command: &_| arguments::examples(command);
    let page = Man::new(command.clone());
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let title = format!("{NAME} {}", command.get_name()).to_uppercase();
        Roff::new().control("SH", [title.as_str()]).to_writer(&mut text)?;
        let page = Man::new(command.clone());
        let mut part = Vec::new();
        page.render_description_section(&mut part)?;
        page.render_synopsis_section(&mut part)?;
        page.render_options_section(&mut part)?;
        listing("EXAMPLES", &examples(command)).to_writer(&mut part)?;
        // The sections of a command are parts of its own.
        text.extend(String::from_utf8_lossy(&part).replace("\n.SH ", "\n.SS ").into_bytes());
    }
    listing("EXIT STATUS", EXITS).to_writer(&mut text)?;
    listing("EXAMPLES", &examples(&command)).to_writer(&mut text)?;
    page.render_version_section(&mut text)?;
    Ok(text)
}

/// A section whose lines stay as they are.
fn listing(title: &str, lines: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [title]).control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff
}
