//! How cost grows with size, shape by shape: `cargo run --release --bin scale -- [--full] [--stage STAGE] [SHAPE…]`.
//!
//! Each line is a shape and a stage, with the time at each size; at the end stands by how much the last doubling of the
//! input multiplied it, and the worst doubling: 2 is linear, 4 is quadratic. `--full` runs the largest size alone, with
//! the peak of memory. A shape's name may be a beginning, as `rows`.

use std::process::ExitCode;
use std::time::Duration;

use spectable_benches::measure::{self, Cost, Stage};
use spectable_benches::shapes::{self, Shape};

/// What is not done by then is taken for endless.
const MOST: Duration = Duration::from_secs(60);
/// How often a size is doubled.
const DOUBLINGS: u32 = 3;
/// What takes longer is not doubled again.
const ENOUGH: f64 = 8.0;
/// Ratios are noise where a run takes less.
const TELLING: f64 = 0.02;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let shapes = shapes::all();
    if let [one, name, size, stage] = words.as_slice()
        && one == "--one"
    {
        let shape = shapes.iter().find(|shape| shape.name == name);
        let stage = Stage::ALL.into_iter().find(|known| known.name() == stage);
        let (Some(shape), Ok(size), Some(stage)) = (shape, size.parse(), stage) else {
            return ExitCode::from(2);
        };
        measure::here(shape, size, stage);
        return ExitCode::SUCCESS;
    }
    let full = words.iter().any(|word| word == "--full");
    let stage = words.iter().position(|word| word == "--stage").and_then(|at| words.get(at + 1));
    let names: Vec<&String> =
        words.iter().filter(|word| !word.starts_with("--") && Some(*word) != stage).collect();
    for shape in shapes.iter().filter(|shape| is_named(shape, &names)) {
        for known in Stage::ALL {
            let default = if known == Stage::Formatted { stage.is_some() } else { true };
            if default && stage.is_none_or(|stage| stage == known.name()) {
                if full { largest(shape, known) } else { grow(shape, known) }
            }
        }
    }
    ExitCode::SUCCESS
}

fn is_named(shape: &Shape, names: &[&String]) -> bool {
    names.is_empty() || names.iter().any(|name| shape.name.starts_with(name.as_str()))
}

fn grow(shape: &Shape, stage: Stage) {
    print!("{:<26} {:<9}", shape.name, stage.name());
    let (mut last, mut ratio, mut worst, mut size): (Option<Cost>, f64, f64, usize) =
        (None, 0.0, 0.0, shape.start);
    for _ in 0..=DOUBLINGS {
        if size > shape.full {
            break;
        }
        match measure::apart(shape, size, stage, MOST) {
            Ok(cost) => {
                print!(" {:>8.3}s", cost.seconds);
                if let Some(last) = last.filter(|last| last.seconds > TELLING) {
                    let more = (cost.input as f64 / last.input as f64).log2();
                    ratio = (cost.seconds / last.seconds).powf(1.0 / more);
                    worst = worst.max(ratio);
                }
                last = Some(cost);
                if cost.seconds > ENOUGH {
                    break;
                }
            }
            Err(error) => {
                println!("  {size} {}: {error}", shape.unit);
                return;
            }
        }
        size *= 2;
    }
    println!("  x{ratio:.2}, worst x{worst:.2}");
}

fn largest(shape: &Shape, stage: Stage) {
    print!("{:<26} {:<9} {:>9} {:<8}", shape.name, stage.name(), shape.full, shape.unit);
    match measure::apart(shape, shape.full, stage, MOST) {
        Ok(cost) => {
            let mebibytes = |bytes: usize| bytes as f64 / f64::from(1 << 20);
            println!(
                " {:>7.2}s  {:>7.1} MiB in  {:>7.1} MiB out  {:>7} diagnostics  peak {:>7.1} MiB",
                cost.seconds,
                mebibytes(cost.input),
                mebibytes(cost.output),
                cost.diagnostics,
                mebibytes(cost.memory)
            );
        }
        Err(error) => println!("  {error}"),
    }
}
