//! The command line: one module a command, and what they share.

mod arguments;
mod change;
mod check;
mod clock;
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
mod manual;
mod outcome;
mod output;
mod page;
mod plain;
mod progress;
mod reading;
mod report;
mod request;
mod review;
mod search;
mod side;
mod site;
mod snippet;
mod spelling;
mod style;
mod terminal;
mod timings;
mod update;
mod watch;
mod width;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use watch::Watch;

fn main() -> ExitCode {
    let Arguments { command, timings } = arguments::parse();
    let watch = Watch::begin();
    let outcome = match command {
        Command::Inspect(arguments) => inspect::run(&arguments, &watch),
        Command::Explain(arguments) => explain::run(&arguments, &watch),
        Command::Generate(arguments) => generate::run(&arguments, &watch),
        Command::Check(arguments) => check::run(&arguments, &watch),
        Command::Update(arguments) => update::run(&arguments, &watch),
        Command::Diff(arguments) => diff::run(&arguments, &watch),
        Command::Init(arguments) => init::run(&arguments, &watch),
        Command::Site(arguments) => site::run(&arguments, &watch),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man => manual::man(),
    };
    if timings {
        watch.tell_timings();
    }
    outcome.map_or_else(|failure| report::failure(&failure), ExitCode::from)
}
