//! Clocks what a command does, stage by stage.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use spectable_codegen::Step;

/// A clock that runs from the beginning of a command on.
pub(crate) struct Clock {
    start: Instant,
    laps: Mutex<Vec<Lap>>,
}

/// What the clock says of a stage.
///
/// Times are told from the clock's start and only added up: what ended, less what began, is how long all of it took,
/// however many threads there were and whichever of them ended first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lap {
    pub(crate) stage: &'static str,
    begun: Duration,
    ended: Duration,
    started: Duration,
    stopped: Duration,
    at_work: usize,
    /// How many threads were at work at once, at most.
    pub(crate) threads: usize,
}

impl Lap {
    /// A stage that has not begun.
    pub(crate) fn new(stage: &'static str) -> Self {
        Self { stage, ..Self::default() }
    }

    /// How long it took from its beginning to its end.
    pub(crate) fn time(&self) -> Duration {
        self.ended.saturating_sub(self.begun)
    }

    /// How long all its threads were at work, taken together.
    pub(crate) fn work(&self) -> Duration {
        self.stopped.saturating_sub(self.started)
    }

    /// Takes down what happened so long after the start.
    pub(crate) fn record(&mut self, step: Step, now: Duration) {
        match step {
            Step::Begins { .. } => self.begun += now,
            Step::Ends => self.ended += now,
            Step::ThreadStarts => {
                self.started += now;
                self.at_work += 1;
                self.threads = self.threads.max(self.at_work);
            }
            Step::ThreadStops => {
                self.stopped += now;
                self.at_work -= 1;
            }
            _ => {}
        }
    }
}

impl Clock {
    /// A clock that starts now.
    pub(crate) fn start() -> Self {
        Self { start: Instant::now(), laps: Mutex::default() }
    }

    /// How long it has run.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Takes down what happens in a stage.
    pub(crate) fn record(&self, stage: &'static str, step: Step) {
        if step == Step::DocumentEnds {
            return;
        }
        let now = self.elapsed();
        let mut laps = self.laps.lock().expect("nobody panics while holding it");
        let at = laps.iter().position(|lap| lap.stage == stage).unwrap_or_else(|| {
            laps.push(Lap::new(stage));
            laps.len() - 1
        });
        laps[at].record(step, now);
    }

    /// What it says of each stage, in the order in which they began.
    pub(crate) fn laps(&self) -> Vec<Lap> {
        self.laps.lock().expect("nobody panics while holding it").clone()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use spectable_codegen::Step;

    use super::Lap;

    #[test]
    fn times_add_up_whichever_thread_stops_first() {
        let mut lap = Lap::new("recognize");
        let steps = [
            (10, Step::Begins { documents: Some(9) }),
            (11, Step::ThreadStarts),
            (12, Step::ThreadStarts),
            (30, Step::ThreadStops),
            (35, Step::ThreadStops),
            (36, Step::Ends),
            (50, Step::Begins { documents: None }),
            (51, Step::ThreadStarts),
            (52, Step::ThreadStops),
            (53, Step::Ends),
        ];
        for (now, step) in steps {
            lap.record(step, Duration::from_millis(now));
        }
        assert_eq!(lap.time(), Duration::from_millis(26 + 3));
        assert_eq!(lap.work(), Duration::from_millis(42 + 1));
        assert_eq!(lap.threads, 2);
    }
}
