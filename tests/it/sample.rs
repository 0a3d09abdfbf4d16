//! How much a test of inputs made at random tries.
//!
//! In: `LONG` in the environment. Out: a sample that takes seconds, or with `LONG=1` twenty times
//! as much.

use proptest::prelude::ProptestConfig;

/// Whether this run may take long.
pub(crate) fn is_long() -> bool {
    std::env::var_os("LONG").is_some_and(|long| long == "1")
}

/// How many samples are tried.
pub(crate) fn samples() -> usize {
    if is_long() { 20 } else { 1 }
}

/// The settings of a test that tries so many inputs in a sample.
pub(crate) fn sample_of(cases: u32) -> ProptestConfig {
    let cases = cases * u32::try_from(samples()).unwrap();
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}
