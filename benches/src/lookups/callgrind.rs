//! How many instructions a lookup takes, counted by callgrind: all that a function and what it calls execute.
//!
//! This program runs itself under valgrind, every case for one round of keys, and has the counts of each case written
//! apart. A function's own calls are told from everything else, so that neither the loop nor the start counts.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use super::{Case, cases};
use crate::probe::ROUND;

/// The argument by which this program runs every case once.
pub const ARGUMENT: &str = "--cases";

/// Where the counts of one case end.
#[unsafe(export_name = "bench_end_of_case")]
#[inline(never)]
fn end_of_case() {
    black_box(());
}

/// Runs every case once: what is run under valgrind.
pub fn here() {
    for (_, call) in cases() {
        call();
        end_of_case();
    }
}

/// The instructions of one call of each case, on average.
///
/// `names` says which symbols are at one address: what compiles to the same code is one function.
///
/// # Errors
///
/// Why nothing was counted, as where valgrind is missing.
pub fn count(cases: &[&Case], names: &BTreeMap<String, Vec<String>>) -> Result<Vec<f64>, String> {
    let directory = std::env::temp_dir().join(format!("spectable-callgrind-{}", std::process::id()));
    fs::create_dir_all(&directory).map_err(|error| error.to_string())?;
    let counted = run(&directory.join("out")).and_then(|()| {
        let each = cases.iter().enumerate();
        each.map(|(index, case)| {
            let path = directory.join(format!("out.{}", index + 1));
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let symbol = case.probe.symbol;
            let own = [symbol.to_owned()];
            let names = names.get(symbol).map_or(own.as_slice(), Vec::as_slice);
            let (calls, instructions) = inclusive(&text, names);
            if calls != ROUND as u64 {
                return Err(format!("`{symbol}` was called {calls} times, not {ROUND}"));
            }
            Ok(instructions as f64 / calls as f64)
        })
        .collect()
    });
    fs::remove_dir_all(&directory).map_err(|error| error.to_string())?;
    counted
}

fn run(out: &Path) -> Result<(), String> {
    let program: PathBuf = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut to = std::ffi::OsString::from("--callgrind-out-file=");
    to.push(out);
    let output = Command::new("valgrind")
        .args([OsStr::new("--tool=callgrind"), "--dump-after=bench_end_of_case".as_ref(), &to])
        .arg(program)
        .arg(ARGUMENT)
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("valgrind: {}: {}", output.status, said.lines().last().unwrap_or_default()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err("valgrind is missing".to_owned()),
        Err(error) => Err(format!("valgrind: {error}")),
    }
}

/// How often functions were called, and how many instructions that took, what they called included.
fn inclusive(text: &str, names: &[String]) -> (u64, u64) {
    let (mut ids, mut is_named) = (BTreeMap::new(), false);
    let (mut calls, mut instructions) = (0, 0);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(function) = line.strip_prefix("fn=") {
            named(&mut ids, function);
        } else if let Some(function) = line.strip_prefix("cfn=") {
            is_named = names.contains(named(&mut ids, function));
        } else if let Some(call) = line.strip_prefix("calls=") {
            let cost = lines.next().unwrap_or_default();
            if is_named {
                calls += number(call.split(' ').next());
                instructions += number(cost.split(' ').next_back());
            }
        }
    }
    (calls, instructions)
}

/// The name of a function: `(12) name` where it is mentioned first, `(12)` from then on.
fn named<'a>(ids: &'a mut BTreeMap<String, String>, function: &str) -> &'a String {
    let (id, name) = function.split_once(' ').unwrap_or((function, ""));
    ids.entry(id.to_owned()).or_insert_with(|| name.to_owned())
}

fn number(word: Option<&str>) -> u64 {
    word.and_then(|word| word.parse().ok()).unwrap_or_default()
}
