//! How long the pauses between connections are.

use std::time::Duration;

/// Pauses that double from a first to a longest.
///
/// They are the same in every run. Where many clients would lose one server at one moment, and all come back at
/// another, draw each pause at random between a half of it and the whole: [`Host::wait`](crate::Host::wait) is the
/// place for it.
#[derive(Clone, Debug)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    next: Duration,
}

impl Backoff {
    /// Pauses from `first` to `longest`. None is shorter than a millisecond: no pause at all does not double.
    #[must_use]
    pub fn new(first: Duration, longest: Duration) -> Self {
        let first = first.max(Duration::from_millis(1));
        let longest = longest.max(first);
        Self { first, longest, next: first }
    }

    /// The pause that is due now.
    pub fn pause(&mut self) -> Duration {
        let pause = self.next;
        self.next = pause.saturating_mul(2).min(self.longest);
        pause
    }

    /// Begins with the first again.
    pub fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(backoff: &mut Backoff, count: usize) -> Vec<u64> {
        (0..count).map(|_| backoff.pause().as_secs()).collect()
    }

    #[test]
    fn pauses_double_up_to_the_longest_and_begin_again() {
        let mut backoff = Backoff::new(Duration::from_secs(3), Duration::from_secs(20));
        assert_eq!(seconds(&mut backoff, 5), [3, 6, 12, 20, 20]);
        backoff.reset();
        assert_eq!(seconds(&mut backoff, 2), [3, 6]);
    }

    #[test]
    fn no_pause_is_of_no_length() {
        let mut backoff = Backoff::new(Duration::ZERO, Duration::ZERO);
        assert!((0..100).all(|_| backoff.pause() > Duration::ZERO));
        let mut backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1));
        assert_eq!(seconds(&mut backoff, 2), [5, 5]);
    }

    #[test]
    fn the_longest_pause_of_all_is_no_overflow() {
        let mut backoff = Backoff::new(Duration::MAX, Duration::MAX);
        assert_eq!([backoff.pause(), backoff.pause()], [Duration::MAX; 2]);
    }
}
