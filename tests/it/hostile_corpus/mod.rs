//! Sites that somebody made to break, stop or reach out of the program, as files: `LONG=1` tries
//! all of them, every other run a fixed sample.
//!
//! In: nothing. Out: [`corpus`], inputs by kind and number, always the same. The test here runs the
//! program on each, from outside; `browser_hostile_test` opens what becomes of them.
#![cfg(unix)]

mod bytes;
mod drawings;
mod input;
mod lengths;
mod markdown;
mod names;
mod payloads;
mod runner;
mod themes;
mod toml;
mod values;

use std::collections::BTreeSet;

pub(crate) use input::Input;
pub(crate) use payloads::{HOST, MARK};
use rayon::prelude::*;

/// One input in so many is in the sample.
const SAMPLED: usize = 8;

/// All of them.
pub(crate) fn corpus() -> Vec<Input> {
    let kinds = [
        markdown::inputs(),
        values::inputs(),
        toml::inputs(),
        bytes::inputs(),
        names::inputs(),
        drawings::inputs(),
        themes::inputs(),
        lengths::inputs(),
    ];
    kinds.into_iter().flatten().collect()
}

/// Those that this run tries.
pub(crate) fn sample() -> Vec<Input> {
    let step = if crate::sample::is_long() { 1 } else { SAMPLED };
    corpus().into_iter().step_by(step).collect()
}

#[test]
fn there_are_at_least_three_hundred_inputs_each_with_a_name_of_its_own() {
    let corpus = corpus();
    let names: BTreeSet<&str> = corpus.iter().map(|input| input.name.as_str()).collect();
    assert!(corpus.len() >= 300, "{}", corpus.len());
    assert_eq!(names.len(), corpus.len());
    assert_eq!(corpus, self::corpus(), "they are always the same");
}

#[test]
fn no_input_crashes_stops_or_leads_out_of_its_folder() {
    let wrong: Vec<String> = sample().par_iter().flat_map_iter(runner::problems).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
