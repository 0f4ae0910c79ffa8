//! The standard streams. Only this file and `progress` write to them; only it knows anstream and `terminal_size`.

use std::env;
use std::io::{self, ErrorKind, IsTerminal as _, Write};

use crate::outcome::Failure;

/// How wide a terminal is taken to be that does not say.
const USUAL_WIDTH: usize = 100;

/// The width of the terminal that stdout is; none where it is a file or a pipe.
pub(crate) fn width() -> Option<usize> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let width = terminal_size::terminal_size_of(stdout).map(|(width, _)| usize::from(width.0));
    Some(width.filter(|&width| width > 0).unwrap_or(USUAL_WIDTH))
}

/// Whether what is written on stderr can be taken back: it is a terminal, and one that moves its cursor.
pub(crate) fn can_take_back() -> bool {
    io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Prints a styled text; the styles reach only a terminal.
///
/// # Errors
///
/// Where stdout cannot be written; a reader that has had enough is no error.
pub(crate) fn print_styled(text: &str) -> Result<(), Failure> {
    print(anstream::stdout().lock(), text)
}

/// Prints a text byte for byte.
///
/// # Errors
///
/// Where stdout cannot be written; a reader that has had enough is no error.
pub(crate) fn print_plain(text: &str) -> Result<(), Failure> {
    print(io::stdout().lock(), text)
}

/// Prints a styled line on stderr; the styles reach only a terminal.
pub(crate) fn tell(line: &str) {
    // There is nowhere left to complain where stderr is closed.
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

fn print(mut stream: impl Write, text: &str) -> Result<(), Failure> {
    let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}
