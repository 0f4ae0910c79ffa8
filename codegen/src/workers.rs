//! Shares work out among threads; what comes of it is as if one had done it all. Only this file starts threads.

use std::num::NonZeroUsize;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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

/// What becomes of each thing, in their order.
///
/// Each thread, the calling one among them, holds what `clock_in` gives for as long as it is at work. Where the system
/// refuses a thread, the others do its share; where one panics, so does the caller once all have stopped.
pub(crate) fn each<'t, T: Sync, R: Send, G>(
    threads: usize,
    things: &'t [T],
    clock_in: impl Fn() -> G + Sync,
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let shift = || {
        let _at_work = clock_in();
        let mut done = Vec::new();
        while let Some((at, thing)) = following(&next, things) {
            done.push((at, work(thing)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, shift).ok();
        let others: Vec<_> = (1..threads.min(things.len())).map_while(start).collect();
        let mut done = shift();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|&(at, _)| at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The next thing that no thread has taken yet, and its place.
fn following<'t, T>(next: &AtomicUsize, things: &'t [T]) -> Option<(usize, &'t T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, things.get(at)?))
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
            assert_eq!(each(threads, &things, || (), work), expected, "{threads}");
        }
        assert_eq!(each(4, &[], || (), |thing: &usize| *thing), []);
    }

    #[test]
    fn as_many_threads_are_at_work_at_once_as_are_asked_for() {
        let together = Barrier::new(3);
        let seen = Mutex::new(BTreeSet::new());
        each(
            3,
            &[(); 3],
            || (),
            |()| {
                // None gets past it before all of them are here.
                together.wait();
                seen.lock().unwrap().insert(format!("{:?}", thread::current().id()));
            },
        );
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
            let ended = catch_unwind(AssertUnwindSafe(|| each(3, &[0, 1, 2], || (), work)));
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
