//! Which bars the lookups meet.

use spectable_bench_sets::set;

use super::assembly::Code;
use super::{Asks, Case};
use crate::probe::{Peer, Question};
use crate::spread::{self, Spread, short};
use crate::table::{Bar, Bars, Table};

/// A case with all that was found out.
pub struct Measured<'a> {
    /// The case.
    pub case: &'a Case,
    /// The nanoseconds that a call took, round by round.
    pub times: Vec<f64>,
    /// How many instructions it executes.
    pub instructions: Result<f64, String>,
    /// What it compiles to.
    pub code: Result<Code, String>,
}

/// Sets whose codes are dense, and those with holes.
const DENSE: [&str; 4] = ["dense12", "dense42", "dense256", "offset256"];
const HOLES: [&str; 2] = ["holes16", "normal16"];
const SPARSE: &str = "sparse300";
/// More conditional jumps than this are a chain: these are checks of bounds.
const FEW: f64 = 4.0;

/// Every figure that has a bar.
#[must_use]
pub fn bars(all: &[Measured<'_>]) -> Bars {
    let mut bars = Bars::default();
    instructions(&mut bars, all, (&DENSE, Question::FromCode), &Asks::ALL, 5.0);
    no_table(&mut bars, all, (&DENSE, Question::FromCode));
    instructions(&mut bars, all, (&HOLES, Question::FromCode), &Asks::ALL, 9.0);
    instructions(&mut bars, all, (&[SPARSE], Question::FromCode), &[Asks::Hits], 16.0);
    faster(&mut bars, all, (SPARSE, Question::FromCode), Peer::NumEnum, 4.0);
    faster(&mut bars, all, (SPARSE, Question::FromCode), Peer::Phf, 6.0);
    for (set, least) in [("dense42", 2.0), (SPARSE, 4.0)] {
        faster(&mut bars, all, (set, Question::FromName), Peer::Strum, least);
        faster(&mut bars, all, (set, Question::FromName), Peer::Phf, 6.0);
        misses(&mut bars, all, set);
    }
    for question in [Question::Name, Question::Description, Question::Bool, Question::Integer] {
        instructions(&mut bars, all, (&DENSE, question), &[Asks::Hits], 6.0);
        instructions(&mut bars, all, (&[HOLES[0], HOLES[1], SPARSE], question), &[Asks::Hits], 16.0);
        branches(&mut bars, all, (&[DENSE[2], DENSE[3], SPARSE], question));
    }
    bars
}

fn find<'a, 'b>(
    all: &'a [Measured<'b>],
    (set, question): (&str, Question),
    asks: Asks,
    peer: Peer,
) -> Option<&'a Measured<'b>> {
    let mut all = all.iter();
    all.find(|Measured { case: Case { probe, asks: asked }, .. }| {
        probe.set == set && probe.question == question && *asked == asks && probe.peer == peer
    })
}

/// The answers of spectable to a question, set by set.
fn answers<'a, 'b>(
    all: &'a [Measured<'b>],
    (sets, question): (&[&str], Question),
    asks: Asks,
) -> Vec<&'a Measured<'b>> {
    sets.iter().filter_map(|set| find(all, (set, question), asks, Peer::Spectable)).collect()
}

/// Which question is asked of which sets.
fn measure(measured: &[&Measured<'_>]) -> String {
    let question = measured.first().map_or("", |first| first.case.probe.question.name());
    let sets: Vec<&str> = measured.iter().map(|measured| measured.case.probe.set).collect();
    format!("`{question}`: {}", sets.join(", "))
}

fn instructions(bars: &mut Bars, all: &[Measured<'_>], of: (&[&str], Question), asks: &[Asks], most: f64) {
    for asks in asks {
        let answers = answers(all, of, *asks);
        let which = if of.1.can_miss() { format!(", {}", asks.name()) } else { String::new() };
        let measure = measure(&answers) + &which;
        let counts = answers.iter().map(|answer| answer.instructions.clone());
        figures(bars, &measure, Bar::AtMost(most), counts, " instructions");
    }
}

fn no_table(bars: &mut Bars, all: &[Measured<'_>], of: (&[&str], Question)) {
    let answers = answers(all, of, Asks::Hits);
    let measure = measure(&answers) + ": tables";
    let tables = answers.iter().map(|answer| {
        let code = answer.code.as_ref().map_err(Clone::clone)?;
        Ok(f64::from(u8::from(code.has_table)))
    });
    figures(bars, &measure, Bar::AtMost(0.0), tables, "");
}

fn branches(bars: &mut Bars, all: &[Measured<'_>], of: (&[&str], Question)) {
    let answers = answers(all, of, Asks::Hits);
    let measure = measure(&answers) + ": conditional jumps";
    let jumps = answers.iter().map(|answer| {
        let code = answer.code.as_ref().map_err(Clone::clone)?;
        Ok(code.branches as f64)
    });
    figures(bars, &measure, Bar::AtMost(FEW), jumps, "");
}

/// A row of figures, or of why there are none.
fn figures(
    bars: &mut Bars,
    measure: &str,
    bar: Bar,
    figures: impl Iterator<Item = Result<f64, String>>,
    unit: &str,
) {
    match figures.collect::<Result<Vec<f64>, String>>() {
        Ok(figures) => bars.push_each(measure, bar, &figures, unit, ""),
        Err(why) => bars.row(measure, &format!("{bar}{unit}"), &why, "", "?"),
    }
}

fn faster(bars: &mut Bars, all: &[Measured<'_>], of: (&str, Question), peer: Peer, least: f64) {
    let (Some(ours), Some(theirs)) =
        (find(all, of, Asks::Hits, Peer::Spectable), find(all, of, Asks::Hits, peer))
    else {
        return;
    };
    let measure = format!("`{}`, {}, hits: faster than {}", of.1.name(), of.0, peer.name());
    let ratio = ratio(theirs, ours);
    bars.push(&measure, Bar::AtLeast(least), ratio.median, " ×", &ratio.to_string());
    by_instructions(bars, theirs, ours);
}

/// The same comparison by instructions, where they were counted.
fn by_instructions(bars: &mut Bars, case: &Measured<'_>, of: &Measured<'_>) {
    if let (Ok(count), Ok(of_count)) = (&case.instructions, &of.instructions) {
        let measure = format!("… by instructions ({} : {})", short(*count), short(*of_count));
        bars.row(&measure, "", &format!("{} ×", short(count / of_count)), "", "");
    }
}

fn ratio(case: &Measured<'_>, of: &Measured<'_>) -> Spread {
    spread::of(&spread::ratios(&case.times, &of.times))
}

fn misses(bars: &mut Bars, all: &[Measured<'_>], set: &str) {
    let of = (set, Question::FromName);
    let Some(hits) = find(all, of, Asks::Hits, Peer::Spectable) else { return };
    for asks in [Asks::Misses, Asks::NearMisses] {
        let Some(misses) = find(all, of, asks, Peer::Spectable) else { continue };
        let ratio = ratio(misses, hits);
        let measure = format!("`from_name`, {set}: {} beside hits", asks.name());
        bars.push(&measure, Bar::AtMost(1.0), ratio.median, " ×", &ratio.to_string());
        by_instructions(bars, misses, hits);
    }
}

/// Everything that was measured.
#[must_use]
pub fn everything(all: &[Measured<'_>]) -> Table {
    let mut table = Table::new(&[
        "Set", "Question", "Answered by", "Instructions", "ns", "× spectable", "Spread", "Code",
    ]);
    for measured in all {
        let Measured { case: Case { probe, asks }, times, instructions, code } = measured;
        let which = if probe.question.can_miss() { format!(", {}", asks.name()) } else { String::new() };
        let ours = find(all, (probe.set, probe.question), *asks, Peer::Spectable).unwrap_or(measured);
        let ratio = ratio(measured, ours);
        let code = code.as_ref().map_or_else(Clone::clone, |code| {
            let reads = if code.has_table { ", data" } else { "" };
            format!("{} long, {} jumps{reads}", code.instructions, code.branches)
        });
        table.push(vec![
            probe.set.to_owned(),
            format!("{}{which}", probe.question.name()),
            probe.peer.name().to_owned(),
            instructions.as_ref().map_or_else(Clone::clone, |count| short(*count)),
            short(spread::of(times).median),
            short(ratio.median),
            ratio.to_string(),
            code,
        ]);
    }
    table
}

/// What each set is.
#[must_use]
pub fn legend() -> Table {
    let mut table = Table::new(&["Set", "Is"]);
    for set in set::all() {
        table.push(vec![set.module.to_owned(), set.about.to_owned()]);
    }
    table
}
