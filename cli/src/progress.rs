//! Shows on a terminal how far a long run is. Only this file knows indicatif.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use spectable_codegen::Step;

use crate::clock::Clock;
use crate::terminal;

/// For how long a command may run before anything is shown of it.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long what is shown stays as it is.
const PAUSE: Duration = Duration::from_millis(100);

/// How far a run is.
#[derive(Clone, Copy)]
struct Reached {
    stage: &'static str,
    /// How many documents the stage goes through; none where it does not count them.
    documents: Option<usize>,
    done: usize,
    is_over: bool,
}

/// How far a run is, for the thread that shows it.
pub(crate) struct Progress {
    reached: Mutex<Reached>,
    over: Condvar,
}

/// Does some work, which begins with a stage, and shows how far it is where there is a terminal and it takes long.
///
/// When it returns, nothing is shown any more: whatever the command prints then stands on lines of its own.
pub(crate) fn during<R>(clock: &Clock, stage: &'static str, work: impl FnOnce(&Progress) -> R) -> R {
    let reached = Reached { stage, documents: None, done: 0, is_over: false };
    let progress = Progress { reached: Mutex::new(reached), over: Condvar::new() };
    if !terminal::can_take_back() {
        return work(&progress);
    }
    thread::scope(|scope| {
        // Where the system has no thread to spare, nothing is shown.
        let _shown = thread::Builder::new().spawn_scoped(scope, || progress.show(clock));
        let _end = End(&progress);
        work(&progress)
    })
}

impl Progress {
    /// Takes down what happens in a stage.
    pub(crate) fn record(&self, stage: &'static str, step: Step) {
        let mut reached = self.reached();
        match step {
            Step::Begins { documents } => {
                (reached.stage, reached.documents, reached.done) = (stage, documents, 0);
            }
            Step::DocumentEnds => reached.done += 1,
            _ => {}
        }
    }

    /// Shows it from when it takes long until it is over. Only this thread draws.
    fn show(&self, clock: &Clock) {
        let mut bar = None;
        // Nothing is gained by what flashes up.
        let mut pause = PATIENCE.saturating_sub(clock.elapsed()).max(PAUSE);
        loop {
            let wait = self.over.wait_timeout_while(self.reached(), pause, |reached| !reached.is_over);
            let reached = *wait.unwrap_or_else(PoisonError::into_inner).0;
            if reached.is_over {
                break;
            }
            draw(bar.get_or_insert_with(bar_on_stderr), reached);
            pause = PAUSE;
        }
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
    }

    fn reached(&self) -> MutexGuard<'_, Reached> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends what is shown, be it by a panic.
struct End<'p>(&'p Progress);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.reached().is_over = true;
        self.0.over.notify_all();
    }
}

fn bar_on_stderr() -> ProgressBar {
    ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
}

fn draw(bar: &ProgressBar, reached: Reached) {
    let Reached { stage, documents, done, .. } = reached;
    let template = match documents {
        Some(_) => format!("{{spinner}} {stage} [{{bar:30}}] {{pos}} of {{len}} documents"),
        None => format!("{{spinner}} {stage}"),
    };
    let style = ProgressStyle::with_template(&template).expect("the template is one");
    bar.set_style(style.progress_chars("=> ").tick_chars("|/-\\ "));
    bar.update(|state| {
        state.set_len(documents.unwrap_or_default() as u64);
        state.set_pos(done as u64);
    });
}
