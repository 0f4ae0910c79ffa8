//! What many measurements of one thing say: the one in the middle, and how far the others lie from it.

use std::fmt;

/// The median, and between which values four of five lie.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// As many are lower as are higher.
    pub median: f64,
    /// One of ten is lower.
    pub low: f64,
    /// One of ten is higher.
    pub high: f64,
    /// How many there are.
    pub count: usize,
}

/// The spread of values; zero where there are none.
#[must_use]
pub fn of(values: &[f64]) -> Spread {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |tenths: usize| {
        // Between two values, what lies between them.
        let place = sorted.len().saturating_sub(1) * tenths;
        let (low, part) = (place / 10, (place % 10) as f64 / 10.0);
        let low_value = sorted.get(low).copied().unwrap_or_default();
        let high_value = sorted.get(low + 1).copied().unwrap_or(low_value);
        low_value + (high_value - low_value) * part
    };
    Spread { median: at(5), low: at(1), high: at(9), count: values.len() }
}

/// How many times the second the first is, pair by pair.
#[must_use]
pub fn ratios(values: &[f64], of: &[f64]) -> Vec<f64> {
    values.iter().zip(of).map(|(value, of)| value / of).collect()
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", short(self.low), short(self.high))
    }
}

/// A number with three digits that count; a whole one as it is.
#[must_use]
pub fn short(value: f64) -> String {
    let digits = match value.abs() {
        value if value.fract() == 0.0 => 0,
        value if value >= 99.5 => 0,
        value if value >= 9.95 => 1,
        value if value >= 0.995 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}
