//! Measured times, and what they come to.
//!
//! In: milliseconds. Out: the median, the 95th percentile and the most, in columns.

use std::time::Duration;

pub(super) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// From the shortest.
pub(super) struct Times(Vec<f64>);

impl Times {
    pub(super) fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// The time below which lie so many of a hundred.
    fn below(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Median and most.
    pub(super) fn short(&self) -> String {
        format!("{:.0}/{:.0}", self.below(50), self.below(100))
    }

    /// Median, 95th percentile and most, in 21 columns.
    pub(super) fn long(&self) -> String {
        format!("{:>7.1}{:>7.1}{:>7.1}", self.below(50), self.below(95), self.below(100))
    }
}
