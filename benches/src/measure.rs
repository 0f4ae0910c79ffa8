//! What one run costs: processor time and memory, as the kernel counts them.

use std::fs;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use spectable_codegen::{Layout, generate, inspect};

use crate::shapes::Shape;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// The bytes that went in.
    pub input: usize,
    /// The bytes that came out.
    pub output: usize,
    /// How many diagnostics there were.
    pub diagnostics: usize,
    /// Seconds of the processor.
    pub seconds: f64,
    /// The most memory that was in use, in bytes; 0 where the kernel does not say.
    pub memory: usize,
}

/// What is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// `inspect`.
    Inspect,
    /// `generate`, a piece a line.
    Lines,
    /// `generate`, formatted.
    Formatted,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 3] = [Self::Inspect, Self::Lines, Self::Formatted];

    /// The word for it on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inspect => "inspect",
            Self::Lines => "lines",
            Self::Formatted => "formatted",
        }
    }
}

/// Runs a stage here, and prints what it cost for [`apart`] to read.
pub fn here(shape: &Shape, size: usize, stage: Stage) {
    let folder = (shape.build)(size);
    let sources = folder.documents.iter().chain(&folder.manifest).chain(&folder.lock);
    let input: usize = sources.map(|source| source.text().len()).sum();
    let before = seconds();
    let (output, diagnostics) = match stage {
        Stage::Inspect => (0, inspect(&folder).diagnostics.iter().count()),
        Stage::Lines | Stage::Formatted => {
            let layout = if stage == Stage::Lines { Layout::Lines } else { Layout::Formatted };
            let generation = generate(&folder, layout);
            (generation.text.map_or(0, |text| text.len()), generation.diagnostics.iter().count())
        }
    };
    println!("{input} {output} {diagnostics} {} {}", seconds() - before, memory());
}

/// Runs a stage in a process of its own, so that neither a stack overflow nor a long run takes this one along.
///
/// # Errors
///
/// How it ended, where it did not end well within `most`.
pub fn apart(shape: &Shape, size: usize, stage: Stage, most: Duration) -> Result<Cost, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(program)
        .args(["--one", shape.name, &size.to_string(), stage.name()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let ended = wait(&mut child, most)?;
    let mut text = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_string(&mut text).map_err(|error| error.to_string())?;
    }
    read(&text).ok_or(ended)
}

fn wait(child: &mut Child, most: Duration) -> Result<String, String> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status.to_string());
        }
        if begin.elapsed() > most {
            // It may have ended in between.
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("longer than {} s", most.as_secs()));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn read(text: &str) -> Option<Cost> {
    let mut words = text.split_whitespace();
    Some(Cost {
        input: words.next()?.parse().ok()?,
        output: words.next()?.parse().ok()?,
        diagnostics: words.next()?.parse().ok()?,
        seconds: words.next()?.parse().ok()?,
        memory: words.next()?.parse().ok()?,
    })
}

/// The processor's time of this process, where Linux says it, or else the clock's.
pub fn seconds() -> f64 {
    let of_kernel = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = of_kernel.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || std::time::UNIX_EPOCH.elapsed().unwrap_or_default().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// The most memory that this process had in use, in bytes; 0 where the kernel does not say.
pub fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<usize>().ok()).unwrap_or(0) * 1024
}
