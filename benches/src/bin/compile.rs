//! What rustc takes for generated code: `cargo run --release --bin compile [-- --rounds 5] [--most 900] [1000]`.
//!
//! Each enum is compiled beside the same entries with the derives of strum and `num_enum`, in turns. `--most` is the
//! number of seconds after which a compilation is stopped; a number alone takes only sets of that many entries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use spectable_benches::child::{self, Cost};
use spectable_benches::compile::peers::Peers;
use spectable_benches::compile::rustc::{self, Profile};
use spectable_benches::compile::subjects::{self, Lie};
use spectable_benches::options::Options;
use spectable_benches::spread::{self, short};
use spectable_benches::table::{Bar, Bars};
use spectable_benches::{machine, scratch};

/// What takes longer than this is not repeated.
const ENOUGH: f64 = 30.0;
/// The sizes, and what part of the derives' time is allowed at each.
const SIZES: [(usize, f64); 2] = [(1_000, 0.3), (10_000, 0.1)];
/// What memory is allowed at the larger, in bytes.
const MEMORY: f64 = 300e6;
/// The sizes of a type with constants, and how much longer the larger may take.
const NEWTYPE: (usize, usize, f64) = (10_000, 100_000, 12.0);

fn main() -> ExitCode {
    if let Some(code) = child::here() {
        return code;
    }
    let Some(options) = Options::read(5, 900) else { return ExitCode::from(2) };
    match measure(&options) {
        Ok(bars) => {
            println!("{}.\n\n{bars}", machine::kind());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result<Bars, String> {
    let folder = scratch::folder("compile").map_err(|error| error.to_string())?;
    let peers = Peers::build(&folder)?;
    let mut bars = Bars::default();
    for (size, most) in SIZES.into_iter().filter(|(size, _)| options.includes(&size.to_string())) {
        for profile in Profile::ALL {
            for lie in [Lie::Dense, Lie::Sparse] {
                let what = format!("{size} entries, {lie}, {profile}");
                let (ours, theirs) = (subjects::ours(lie, size)?, subjects::derived(lie, size));
                let ours = Subject::write(&folder, "ours", &ours, None)?;
                let theirs = Subject::write(&folder, "derives", &theirs, Some(&peers))?;
                let (ours, theirs) = in_turns(&what, &ours, &theirs, profile, options)?;
                compared(&mut bars, &what, &ours, &theirs, most);
                if size == SIZES[1].0 {
                    let most_of = |costs: &[Cost]| costs.iter().map(|cost| cost.memory).fold(0.0, f64::max);
                    let derives = short(most_of(&theirs) / 1e6);
                    let measure = format!("{what}: peak memory (derives: {derives} MB)");
                    bars.push(&measure, Bar::AtMost(MEMORY / 1e6), most_of(&ours) / 1e6, " MB", "");
                }
            }
        }
    }
    if options.includes("newtype") {
        for profile in Profile::ALL {
            for lie in [Lie::Dense, Lie::Sparse] {
                newtype(&mut bars, &folder, (lie, profile), options)?;
            }
        }
    }
    Ok(bars)
}

/// A file to compile.
struct Subject<'a> {
    path: PathBuf,
    peers: Option<&'a Peers>,
}

impl<'a> Subject<'a> {
    fn write(folder: &Path, name: &str, text: &str, peers: Option<&'a Peers>) -> Result<Self, String> {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let path = folder.join("lib.rs");
        fs::write(&path, text).map_err(|error| error.to_string())?;
        Ok(Self { path, peers })
    }
}

/// What two files cost, round by round; one round is enough where it is long.
fn in_turns(
    what: &str,
    first: &Subject<'_>,
    second: &Subject<'_>,
    profile: Profile,
    options: &Options,
) -> Result<(Vec<Cost>, Vec<Cost>), String> {
    let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
    let most = Duration::from_secs(options.most);
    for round in 1..=options.rounds {
        let one = rustc::compile(&first.path, profile, first.peers, most)?;
        let cost = rustc::compile(&second.path, profile, second.peers, most)?;
        let (took, other) = (short(one.seconds), short(cost.seconds));
        eprintln!("{what}: round {round} of {}: {took} s : {other} s", options.rounds);
        firsts.push(one);
        seconds.push(cost);
        if cost.seconds > ENOUGH {
            break;
        }
    }
    Ok((firsts, seconds))
}

fn seconds(costs: &[Cost]) -> Vec<f64> {
    costs.iter().map(|cost| cost.seconds).collect()
}

fn compared(bars: &mut Bars, what: &str, ours: &[Cost], theirs: &[Cost], most: f64) {
    let (ours_took, theirs_took) = (seconds(ours), seconds(theirs));
    let ratio = spread::of(&spread::ratios(&ours_took, &theirs_took));
    let is_stopped = |costs: &[Cost]| costs.iter().any(|cost| cost.is_stopped);
    let more = |costs: &[Cost]| if is_stopped(costs) { "more than " } else { "" };
    let measure = format!(
        "{what} ({}{} s : {}{} s)",
        more(ours),
        short(spread::of(&ours_took).median),
        more(theirs),
        short(spread::of(&theirs_took).median)
    );
    let bar = Bar::AtMost(most);
    match (is_stopped(ours), is_stopped(theirs)) {
        (false, false) => bars.push(&measure, bar, ratio.median, " ×", &ratio.to_string()),
        // What was stopped would have taken longer, so that the ratio would be less.
        (false, true) => {
            let met = if bar.is_met(ratio.median) { "yes" } else { "?" };
            bars.row(&measure, &format!("{bar} ×"), &format!("< {} ×", short(ratio.median)), "", met);
        }
        (true, _) => bars.row(&measure, &format!("{bar} ×"), "stopped", "", "**no**"),
    }
}

fn newtype(
    bars: &mut Bars,
    folder: &Path,
    (lie, profile): (Lie, Profile),
    options: &Options,
) -> Result<(), String> {
    let (small, large, most) = NEWTYPE;
    let what = format!("`shape = \"newtype\"`, {lie}, {profile}: {large} entries beside {small}");
    let (small, large) = match (subjects::newtype(lie, small), subjects::newtype(lie, large)) {
        (Ok(small), Ok(large)) => (small, large),
        (Err(error), _) | (_, Err(error)) => {
            bars.row(&what, &format!("≤ {most} ×"), &format!("not supported: {error}"), "", "?");
            return Ok(());
        }
    };
    let small = Subject::write(folder, "small", &small, None)?;
    let large = Subject::write(folder, "large", &large, None)?;
    let (small, large) = in_turns(&what, &small, &large, profile, options)?;
    compared(bars, &what, &large, &small, most);
    Ok(())
}
