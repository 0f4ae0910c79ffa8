//! Shares work out among threads; what comes of it is as if one had done it all. Only this file starts threads.

use std::num::NonZeroUsize;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::list;

/// How many bytes of documents keep a thread busy for long enough that starting it pays.
const WORTH: usize = 1 << 14;

/// How many threads pay for documents of these lengths, on the cores there are.
pub(crate) fn count(lengths: impl ExactSizeIterator<Item = usize>) -> usize {
    let documents = lengths.len();
    let most = documents.min(lengths.sum::<usize>() / WORTH);
    if most < 2 {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZeroUsize::get).min(most)
}

/// What a thread does around its share of the work.
pub(crate) type Shift<'s> = &'s (dyn Fn(&dyn Fn()) + Sync);

/// What becomes of each thing, in their order.
///
/// Each thread, the calling one among them, does its share within a `shift`. Where the system refuses a thread, the
/// others do its share; where one panics, so does the caller once all have stopped.
pub(crate) fn each<'t, T: Sync, R: Send>(
    threads: usize,
    things: &'t [T],
    shift: Shift<'_>,
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let results: Vec<Mutex<Option<R>>> = list::of(things, &|_| Mutex::new(None));
    share_out(threads, things.len(), shift, &|at| {
        let result = work(&things[at]);
        *results[at].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    });
    let mut done = Vec::with_capacity(things.len());
    for result in results {
        if let Some(result) = result.into_inner().unwrap_or_else(PoisonError::into_inner) {
            done.push(result);
        }
    }
    done
}

/// Has all of so many pieces of work done, each by one thread; it is compiled once, whatever the work is.
fn share_out(threads: usize, count: usize, shift: Shift<'_>, work: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let share = || {
        shift(&|| {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= count {
                    break;
                }
                work(at);
            }
        });
    };
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, share).ok();
        let others: Vec<_> = (1..threads.min(count)).map_while(start).collect();
        share();
        for other in others {
            if let Err(panic) = other.join() {
                panic::resume_unwind(panic);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::{Barrier, Mutex};
    use std::thread;

    use super::{WORTH, count, each};

    #[test]
    fn results_are_in_order_however_many_threads_there_are() {
        let things: Vec<usize> = (0..1_000).collect();
        let expected: Vec<usize> = things.iter().map(|thing| thing * thing).collect();
        for threads in [0, 1, 2, 7, 2_000] {
            // The first ones take the longest.
            let work = |&thing: &usize| {
                (thing..100).for_each(|_| thread::yield_now());
                thing * thing
            };
            assert_eq!(each(threads, &things, &|work| work(), work), expected, "{threads}");
        }
        assert_eq!(each(4, &[], &|work| work(), |thing: &usize| *thing), []);
    }

    #[test]
    fn as_many_threads_are_at_work_at_once_as_are_asked_for() {
        let together = Barrier::new(3);
        let seen = Mutex::new(BTreeSet::new());
        each(3, &[(); 3], &|work| work(), |()| {
            // None gets past it before all of them are here.
            together.wait();
            seen.lock().unwrap().insert(format!("{:?}", thread::current().id()));
        });
        assert_eq!(seen.into_inner().unwrap().len(), 3);
    }

    #[test]
    fn a_panic_of_any_thread_reaches_the_caller_when_all_have_stopped() {
        for bad in [0, 1, 2] {
            let together = Barrier::new(3);
            let left = Mutex::new(0);
            let work = |&thing: &usize| {
                together.wait();
                assert!(thing != bad, "thing {thing} is bad");
                *left.lock().unwrap() += 1;
            };
            let ended = catch_unwind(AssertUnwindSafe(|| each(3, &[0, 1, 2], &|work| work(), work)));
            let panic = ended.expect_err("one of them panicked");
            assert_eq!(*panic.downcast::<String>().unwrap(), format!("thing {bad} is bad"));
            assert_eq!(left.into_inner().unwrap(), 2);
        }
    }

    #[test]
    fn few_documents_and_short_ones_stay_on_one_thread() {
        assert_eq!(count([].into_iter()), 1);
        assert_eq!(count([100 * WORTH].into_iter()), 1);
        assert_eq!(count([10, 20, 30].into_iter()), 1);
        let cores = thread::available_parallelism().unwrap().get();
        assert_eq!(count([WORTH; 2].into_iter()), cores.min(2));
        assert_eq!(count(vec![WORTH; 10_000].into_iter()), cores);
    }
}
