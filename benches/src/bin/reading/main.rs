//! What reading costs beside parsing markdown: `cargo run [--release] --bin reading -- [--inspect] [INPUT…]`.
//!
//! Each line is an input: the documents of `spec/`, or a document of 10 k, 100 k or 1 M rows. It says how long
//! pulldown-cmark takes to go through the events of the texts with their offsets, and how many times that `inspect` and
//! `generate` take from the same texts: the median of the rounds, and the lowest and the highest. In each round the
//! three take turns, so that what else the machine does hits all of them alike. Memory is the peak of a process that
//! does one of them alone, in multiples of its input.
//!
//! Without `--release` all of it runs as build scripts do: not optimised. `--inspect` leaves `generate` out.

mod input;
mod rows;

use std::process::{Command, ExitCode};

use input::Input;
use spectable_benches::measure;

/// How long a measurement runs at least, in seconds: it goes through its input again and again until then.
const LEAST: f64 = 0.1;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// pulldown-cmark's events, with offsets.
    Events,
    /// The model.
    Inspect,
    /// The Rust text, an item a line.
    Generate,
}

impl Task {
    const ALL: [Self; 3] = [Self::Events, Self::Inspect, Self::Generate];

    const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Inspect => "inspect",
            Self::Generate => "generate",
        }
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [one, task, name] = words.as_slice()
        && one == "--one"
    {
        let task = Task::ALL.into_iter().find(|known| known.name() == task);
        let (Some(task), Some(input)) = (task, Input::named(name)) else { return ExitCode::from(2) };
        input.run_alone(task);
        println!("{}", measure::memory());
        return ExitCode::SUCCESS;
    }
    let tasks = if words.iter().any(|word| word == "--inspect") { &Task::ALL[..2] } else { &Task::ALL };
    let names: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    let names = if names.is_empty() { Input::NAMES.to_vec() } else { names };
    for name in names {
        let Some(input) = Input::named(name) else {
            eprintln!("`{name}` is none of {}", Input::NAMES.join(", "));
            return ExitCode::from(2);
        };
        compare(name, &input, tasks);
    }
    ExitCode::SUCCESS
}

fn compare(name: &str, input: &Input, tasks: &[Task]) {
    let rounds = if input.size() > 1 << 24 { 3 } else { 9 };
    let all: Vec<Vec<f64>> =
        (0..rounds).map(|_| tasks.iter().map(|&task| seconds(input, task)).collect()).collect();
    let events = median(all.iter().map(|round| round[0]));
    print!("{name:<5} {:>9} bytes  events {:>9.3} ms", input.size(), events * 1e3);
    for (at, task) in tasks.iter().enumerate().skip(1) {
        let ratios = || all.iter().map(|round| round[at] / round[0]);
        let (low, high) = (ratios().fold(f64::MAX, f64::min), ratios().fold(0.0, f64::max));
        print!("  {} x{:.2} ({low:.2} to {high:.2})", task.name(), median(ratios()));
    }
    print!("  memory");
    for task in tasks {
        match memory(name, *task) {
            Some(bytes) => print!(" {} x{:.1}", task.name(), bytes as f64 / input.size() as f64),
            None => print!(" {} unknown", task.name()),
        }
    }
    println!();
}

/// How long a task takes once.
fn seconds(input: &Input, task: Task) -> f64 {
    let begin = measure::seconds();
    for times in 1.. {
        input.run(task);
        let all = measure::seconds() - begin;
        if all > LEAST {
            return all / f64::from(times);
        }
    }
    unreachable!("there are always more times")
}

/// The peak of memory of a process that does nothing else.
fn memory(name: &str, task: Task) -> Option<usize> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program).args(["--one", task.name(), name]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
