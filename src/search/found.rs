//! The result of a search.
//!
//! In: scored entries. Out: [`Found`], with the best entries first.

/// The step that found results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The query as it is.
    Direct,
    /// Other forms of its words, after some results for the query as it is.
    Inflections {
        /// How many results come before those for other forms.
        direct: usize,
    },
    /// Thai with other tone marks, or other separators.
    Tones,
    /// One typo corrected.
    Typing,
    /// Words that were run together, split.
    Split,
    /// Some of its terms.
    Some,
}

impl Step {
    /// Returns its name in the script.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Inflections { .. } => "inflections",
            Self::Tones => "tones",
            Self::Typing => "typing",
            Self::Split => "split",
            Self::Some => "some",
        }
    }
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Its position in the corpus.
    pub entry: usize,
    /// Its score; higher is better.
    pub score: i32,
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The step that found the last of the results.
    pub step: Step,
    /// The results, the best first.
    pub results: Vec<Match>,
    /// The query that found them, or the best of those that were found by another form, if it
    /// differs from the original one.
    pub rewritten: Option<String>,
    /// What may have been meant, if nothing was found.
    pub suggestion: Option<String>,
}

/// Sorts matches, the best first. Matches with the same score keep the order of the corpus.
pub(super) fn in_order(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (-found.score, found.entry));
    matches
}
