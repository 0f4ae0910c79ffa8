//! The command line: one module a command, and what they share.

mod arguments;
mod change;
mod check;
mod columns;
mod diff;
mod difference;
mod excerpt;
mod explain;
mod generate;
mod git;
mod github;
mod init;
mod inspect;
mod json;
mod outcome;
mod page;
mod plain;
mod reading;
mod report;
mod request;
mod review;
mod search;
mod side;
mod snippet;
mod spelling;
mod style;
mod terminal;
mod update;
mod width;

use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    let outcome = match arguments::parse() {
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Update(arguments) => update::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
    };
    outcome.map_or_else(|failure| report::failure(&failure), ExitCode::from)
}
