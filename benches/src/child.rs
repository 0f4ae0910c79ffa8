//! What another program costs, with all the programs that it starts: as the kernel says once they have ended.
//!
//! The kernel adds up what the children of a process took. So each is run by a process of its own, which is this
//! program once more.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// The argument by which this program runs another.
const ARGUMENT: &str = "--child";
/// What is said of a program that was stopped.
const STOPPED: &str = "stopped";

/// What a program took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Seconds of the processor, those of the kernel for it included.
    pub seconds: f64,
    /// The most memory that one of its processes used, in bytes.
    pub memory: f64,
    /// Whether it was stopped before its end.
    pub is_stopped: bool,
}

/// A program to run.
pub struct Program<'a> {
    /// Its name or its path.
    pub path: &'a OsStr,
    /// Its arguments.
    pub arguments: &'a [OsString],
    /// Where it runs.
    pub folder: &'a Path,
    /// The variables that it is given, beside those of this process that are none of Cargo's.
    pub variables: &'a [(&'a str, OsString)],
}

/// Runs a program to its end, for no longer than `most`.
///
/// # Errors
///
/// What it said, where it failed.
pub fn run(program: &Program<'_>, most: Duration) -> Result<Cost, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(this);
    command.arg(ARGUMENT).arg(most.as_secs().to_string()).arg(program.path).args(program.arguments);
    command.current_dir(program.folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let is_of_cargo = text.starts_with("CARGO") && text != "CARGO_HOME";
        if is_of_cargo || text.starts_with("RUSTC") || text == "RUSTFLAGS" || text.ends_with("_SPEC") {
            command.env_remove(&name);
        }
    }
    command.envs(program.variables.iter().map(|(name, value)| (name, value)));
    let output = command.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {}", program.path.display(), errors.trim()));
    }
    read(&said).ok_or_else(|| format!("it said nothing of its cost: {said}"))
}

/// Runs the program that the arguments of this one name, and says what it cost, if they ask for that.
#[must_use]
pub fn here() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let most = arguments.next()?.to_str()?.parse().ok()?;
    Some(match wait(&arguments.next()?, arguments, Duration::from_secs(most)) {
        Ok(how) => {
            let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
            let seconds = (usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6;
            // Kilobytes, but for macOS.
            let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
            println!("{seconds} {} {how}", usage.max_rss() * unit);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    })
}

fn wait(
    path: &OsStr,
    arguments: impl Iterator<Item = OsString>,
    most: Duration,
) -> Result<&'static str, String> {
    let child = Command::new(path).args(arguments).stdout(Stdio::null()).spawn();
    let mut child = child.map_err(|error| error.to_string())?;
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return if status.success() { Ok("ended") } else { Err(status.to_string()) };
        }
        if begin.elapsed() > most {
            // It may have ended in between.
            let _ = child.kill();
            child.wait().map_err(|error| error.to_string())?;
            return Ok(STOPPED);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn read(said: &str) -> Option<Cost> {
    let mut words = said.split_whitespace();
    Some(Cost {
        seconds: words.next()?.parse().ok()?,
        memory: words.next()?.parse().ok()?,
        is_stopped: words.next()? == STOPPED,
    })
}
