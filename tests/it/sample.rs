//! The number of inputs that a test with random inputs tries.
//!
//! In: `LONG` in the environment. Out: a sample that takes seconds, or with `LONG=1` one that is
//! twenty times as large.

use proptest::prelude::ProptestConfig;

/// Whether this run may take long.
pub(crate) fn is_long() -> bool {
    std::env::var_os("LONG").is_some_and(|long| long == "1")
}

/// Returns the number of samples to try.
pub(crate) fn samples() -> usize {
    if is_long() { 20 } else { 1 }
}

/// Returns the settings of a test that tries this number of inputs in a sample.
pub(crate) fn sample_of(cases: u32) -> ProptestConfig {
    let cases = cases * u32::try_from(samples()).unwrap();
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}
