//! The command line: one module a command, and what they share.

mod arguments;
mod columns;
mod difference;
mod excerpt;
mod explain;
mod generate;
mod init;
mod inspect;
mod json;
mod outcome;
mod plain;
mod reading;
mod report;
mod request;
mod search;
mod spelling;
mod style;
mod terminal;
mod width;

use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    let outcome = match arguments::parse() {
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
    };
    outcome.map_or_else(|failure| report::failure(&failure), ExitCode::from)
}
