//! What lookups cost: `cargo run --release --bin lookups [-- --rounds 300]`.
//!
//! Counts instructions where valgrind is there, reads what lookups compile to where `objdump` is there, and compares
//! their times. Prints the figures with their bars, and then all figures, in markdown.

use std::process::ExitCode;

use spectable_benches::lookups::assembly::Symbols;
use spectable_benches::lookups::bars::{self, Measured};
use spectable_benches::lookups::{Case, callgrind, cases, time};
use spectable_benches::machine;

/// How often the times are compared, unless the command line says otherwise.
const ROUNDS: usize = 300;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let rounds = match words[..] {
        [] => ROUNDS,
        [callgrind::ARGUMENT] => {
            callgrind::here();
            return ExitCode::SUCCESS;
        }
        ["--rounds", rounds] if rounds.parse::<usize>().is_ok_and(|rounds| rounds > 0) => {
            rounds.parse().unwrap_or(ROUNDS)
        }
        _ => {
            eprintln!("usage: lookups [--rounds N]");
            return ExitCode::from(2);
        }
    };
    let symbols = match Symbols::read() {
        Ok(symbols) => symbols,
        Err(error) => {
            eprintln!("cannot read this program: {error}");
            return ExitCode::from(2);
        }
    };
    let cases = cases();
    let only: Vec<&Case> = cases.iter().map(|(case, _)| case).collect();
    let counts = callgrind::count(&only, &symbols.names());
    let times = time::rounds(&cases, rounds);
    let measured: Vec<Measured<'_>> = only
        .iter()
        .zip(times)
        .enumerate()
        .map(|(index, (case, times))| {
            let code = symbols.code(case.probe.symbol);
            // A jump from the symbol to the function is none of the function's own.
            let forwarded = code.as_ref().is_ok_and(|code| code.is_forwarded);
            let count = |counts: &Vec<f64>| counts[index] - f64::from(u8::from(forwarded));
            let instructions = counts.as_ref().map(count).map_err(Clone::clone);
            Measured { case, times, instructions, code }
        })
        .collect();
    println!("{}.\n\n{}\n{}", machine::kind(), bars::legend(), bars::bars(&measured));
    println!("All lookups:\n\n{}", bars::everything(&measured));
    ExitCode::SUCCESS
}
