//! Measured times, and their statistics.
//!
//! In: milliseconds. Out: the median, the 95th percentile and the maximum, in columns.

use std::time::Duration;

pub(super) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Times in ascending order.
pub(super) struct Times(Vec<f64>);

impl Times {
    pub(super) fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// Returns the time that this percentage of the times do not exceed.
    fn below(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Returns median and maximum.
    pub(super) fn short(&self) -> String {
        format!("{:.0}/{:.0}", self.below(50), self.below(100))
    }

    /// Returns median, 95th percentile and maximum, in 21 columns.
    pub(super) fn long(&self) -> String {
        format!("{:>7.1}{:>7.1}{:>7.1}", self.below(50), self.below(95), self.below(100))
    }
}
