//! What building costs: `cargo run --release --bin builds [-- --rounds 5] [clean] [rebuild]`.
//!
//! Crates that have the enums of `spec/` in different ways are built in turns, each from nothing; and then again with
//! nothing changed, and after an edit of a description. What counts is the processor's time, that of all that Cargo
//! starts included.

use std::process::ExitCode;
use std::time::Duration;

use spectable_benches::build_cost::edits::Copy;
use spectable_benches::build_cost::registry::Registry;
use spectable_benches::build_cost::subjects::{self, Subject, Way};
use spectable_benches::options::Options;
use spectable_benches::spread::{self, short};
use spectable_benches::table::{Bar, Bars};
use spectable_benches::{child, machine, scratch};

/// What part of the derives' time a clean build may take.
const CLEAN: [(Way, f64); 3] = [(Way::Committed, 0.035), (Way::FromSpec, 0.35), (Way::Default, 0.55)];
/// How much longer than by hand a build may take that has nothing to do.
const UNCHANGED: f64 = 1.3;
/// What part of the derives' time a build may take after an edit.
const EDITED: f64 = 0.5;
/// How often the short builds are measured for one round.
const TIMES: usize = 3;

fn main() -> ExitCode {
    if let Some(code) = child::here() {
        return code;
    }
    let Some(options) = Options::read(5, 900) else { return ExitCode::from(2) };
    match measure(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result<(), String> {
    let folder = scratch::folder("build").map_err(|error| error.to_string())?;
    let copy = Copy::make(&folder)?;
    let spec = copy.edit(0)?;
    println!("{}; {} enums.\n", machine::kind(), subjects::enums(&spec));
    let registry = Registry::fill(&folder)?;
    let variables = [("SPECTABLE_SPEC", copy.path.as_os_str().to_owned())];
    let write = |way: Way| {
        // Where documents are of no account, there is nothing to name.
        let is_read = matches!(way, Way::FromSpec | Way::Default);
        Subject::write(&folder, &registry, way, &spec, if is_read { &variables } else { &[] })
    };
    let subjects = Way::ALL.into_iter().map(write).collect::<Result<Vec<Subject>, String>>()?;
    let mut bars = Bars::default();
    if options.includes("clean") {
        clean(&mut bars, &subjects, options)?;
    }
    if options.includes("rebuild") {
        rebuild(&mut bars, &subjects, &copy, options)?;
    }
    println!("{bars}");
    Ok(())
}

/// The seconds of each crate, round by round.
struct Times(Vec<(Way, Vec<f64>)>);

impl Times {
    fn new(subjects: &[&Subject]) -> Self {
        Self(subjects.iter().map(|subject| (subject.way, Vec::new())).collect())
    }

    fn of(&self, way: Way) -> &[f64] {
        self.0.iter().find(|(known, _)| *known == way).map_or(&[], |(_, times)| times)
    }

    /// Builds each crate once, and says how long it took.
    fn round(&mut self, subjects: &[&Subject], options: &Options) -> Result<(), String> {
        for (subject, (_, times)) in subjects.iter().zip(&mut self.0) {
            times.push(subject.build(Duration::from_secs(options.most))?.seconds);
        }
        Ok(())
    }

    /// A row of how much longer one way takes than another; a reference where there is no bar.
    fn row(&self, bars: &mut Bars, what: &str, (way, of): (Way, Way), most: Option<f64>) {
        let (times, of_times) = (self.of(way), self.of(of));
        let ratio = spread::of(&spread::ratios(times, of_times));
        let measure = format!(
            "{what}: {} beside {} ({} s : {} s)",
            way.name(),
            of.name(),
            short(spread::of(times).median),
            short(spread::of(of_times).median)
        );
        match most {
            Some(most) => bars.push(&measure, Bar::AtMost(most), ratio.median, " ×", &ratio.to_string()),
            None => bars.row(&measure, "", &format!("{} ×", short(ratio.median)), &ratio.to_string(), ""),
        }
    }
}

fn clean(bars: &mut Bars, subjects: &[Subject], options: &Options) -> Result<(), String> {
    // Those with documents of their own compile the same, and are only edited.
    let is_measured = |subject: &&Subject| !matches!(subject.way, Way::Own | Way::OwnFormatted);
    let subjects: Vec<&Subject> = subjects.iter().filter(is_measured).collect();
    let mut times = Times::new(&subjects);
    for round in 1..=options.rounds {
        eprintln!("clean builds: round {round} of {}", options.rounds);
        for subject in &subjects {
            subject.clean()?;
        }
        times.round(&subjects, options)?;
    }
    for (way, most) in CLEAN {
        times.row(bars, "clean build", (way, Way::Derives), Some(most));
    }
    for way in [Way::Empty, Way::Plain] {
        times.row(bars, "clean build", (way, Way::Derives), None);
    }
    Ok(())
}

fn rebuild(bars: &mut Bars, subjects: &[Subject], copy: &Copy, options: &Options) -> Result<(), String> {
    let subjects = &subjects.iter().collect::<Vec<&Subject>>();
    let (mut first, mut unchanged, mut edited) =
        (Times::new(subjects), Times::new(subjects), Times::new(subjects));
    first.round(subjects, options)?;
    for number in 1..=options.rounds {
        eprintln!("builds again: round {number} of {}", options.rounds);
        for _ in 0..TIMES {
            unchanged.round(subjects, options)?;
        }
        let spec = copy.edit(number)?;
        for subject in subjects {
            subject.rewrite(&spec)?;
        }
        edited.round(subjects, options)?;
    }
    for (way, _) in CLEAN {
        unchanged.row(bars, "nothing changed", (way, Way::Plain), Some(UNCHANGED));
    }
    unchanged.row(bars, "nothing changed", (Way::Derives, Way::Plain), None);
    for way in [Way::Own, Way::OwnFormatted, Way::FromSpec, Way::Default] {
        edited.row(bars, "after an edit", (way, Way::Derives), Some(EDITED));
    }
    edited.row(bars, "after an edit", (Way::Plain, Way::Derives), None);
    Ok(())
}
