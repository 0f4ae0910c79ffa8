//! Where the time of a command went, for reading.

use std::time::Duration;

use crate::clock::Lap;
use crate::columns::{self, Cell, Side};
use crate::report::counted;
use crate::style;

/// How much a command went through.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Amount {
    pub(crate) documents: usize,
    pub(crate) bytes: usize,
    pub(crate) entries: usize,
}

/// A line for each stage, one for what is of none, one for all of it, and how much there was to do.
///
/// Where several threads shared a stage, its line has the time of all of them too, and how many there were.
pub(crate) fn lines(laps: &[Lap], total: Duration, amount: Amount) -> Vec<String> {
    let [stage, numbers @ ..] =
        ["stage", "time", "share", "all threads", "threads"].map(|title| Cell::new(style::ASIDE, title));
    let header: Vec<Cell> = [stage].into_iter().chain(numbers.map(|title| title.on(Side::Right))).collect();
    let staged: Duration = laps.iter().map(Lap::time).sum();
    let mut rows: Vec<Vec<Cell>> = laps.iter().map(|lap| row(lap, total)).collect();
    rows.push(cells("other", total.saturating_sub(staged), total));
    rows.push(cells("total", total, total));
    let mut lines = columns::lines(0, &header, &rows, None);
    let Amount { documents, bytes, entries } = amount;
    let counts = [counted(documents, "document"), counted(bytes, "byte"), counted(entries, "entry")];
    lines.push(counts.join(", "));
    lines
}

fn row(lap: &Lap, total: Duration) -> Vec<Cell> {
    let mut row = cells(lap.stage, lap.time(), total);
    if lap.threads > 1 {
        let threads = [milliseconds(lap.work()), lap.threads.to_string()];
        row.extend(threads.map(number));
    }
    row
}

fn cells(stage: &str, time: Duration, total: Duration) -> Vec<Cell> {
    let share = 100.0 * time.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE);
    let numbers = [milliseconds(time), format!("{share:.0} %")].map(number);
    [Cell::new(style::NONE, stage)].into_iter().chain(numbers).collect()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", 1000.0 * time.as_secs_f64())
}

fn number(text: String) -> Cell {
    Cell::new(style::NONE, text).on(Side::Right)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use spectable_codegen::Step;

    use super::{Amount, lines};
    use crate::clock::Lap;

    /// A stage that so many threads were at from its beginning to its end.
    fn lap(stage: &'static str, milliseconds: u64, threads: usize) -> Lap {
        let mut lap = Lap::new(stage);
        lap.record(Step::Begins { documents: None }, Duration::ZERO);
        (0..threads).for_each(|_| lap.record(Step::ThreadStarts, Duration::ZERO));
        let end = Duration::from_millis(milliseconds);
        (0..threads).for_each(|_| lap.record(Step::ThreadStops, end));
        lap.record(Step::Ends, end);
        lap
    }

    #[test]
    fn a_stage_of_several_threads_has_the_time_of_all_of_them() {
        let laps = [lap("source", 5, 0), lap("recognize", 1_500, 4), lap("lower", 250, 0)];
        let amount = Amount { documents: 1_000, bytes: 13_000_000, entries: 1 };
        let expected = [
            "stage           time  share  all threads  threads",
            "source        5.0 ms    0 %",
            "recognize  1500.0 ms   75 %    6000.0 ms        4",
            "lower       250.0 ms   12 %",
            "other       245.0 ms   12 %",
            "total      2000.0 ms  100 %",
            "1000 documents, 13000000 bytes, 1 entry",
        ];
        assert_eq!(plain(&lines(&laps, Duration::from_secs(2), amount)), expected);
    }

    #[test]
    fn without_threads_nothing_is_said_of_them() {
        let amount = Amount { documents: 1, bytes: 20, entries: 2 };
        let expected = [
            "stage    time  share",
            "lower  1.0 ms   50 %",
            "other  1.0 ms   50 %",
            "total  2.0 ms  100 %",
            "1 document, 20 bytes, 2 entries",
        ];
        assert_eq!(plain(&lines(&[lap("lower", 1, 1)], Duration::from_millis(2), amount)), expected);
    }

    /// Lines without their styles.
    fn plain(lines: &[String]) -> Vec<String> {
        let strip = |line: &String| {
            let mut parts = line.split('\u{1b}');
            let first = parts.next().unwrap_or_default().to_owned();
            parts.filter_map(|part| part.split_once('m')).fold(first, |line, (_, rest)| line + rest)
        };
        lines.iter().map(strip).collect()
    }
}
