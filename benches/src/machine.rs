//! What kind of machine the figures are from.

use std::process::Command;
use std::thread;

use crate::compile::rustc;

/// The kind of machine, in one line.
#[must_use]
pub fn kind() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let output = Command::new(rustc::path_of_rustc()).arg("--version").output();
    let version = output.map_or_else(
        |_| "an unknown rustc".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    );
    let of = if cores == 1 { "core" } else { "cores" };
    format!("{cores} {of}, {}, {}; {version}", std::env::consts::ARCH, std::env::consts::OS)
}
