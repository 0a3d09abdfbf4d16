//! Deterministic random numbers.
//!
//! In: seeds. Out: the same numbers on every machine.

/// The Splitmix64 generator: small, fast, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    /// Returns a generator. The same seeds always give the same numbers.
    pub(crate) fn new(seeds: &[u64]) -> Self {
        seeds
            .iter()
            .fold(Self(0x706f_6c79_626f_6f6b), |mut random, seed| Self(random.next() ^ seed))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % bound
    }

    /// Returns a number below `bound`, with a distribution like the words of a language: a number
    /// between 1 and 2 is as likely as one between 100 and 200.
    pub(super) fn rank(&mut self, bound: usize) -> usize {
        let octaves = bound.ilog2() + 1;
        let octave = self.below(octaves as usize);
        let first = (1 << octave) - 1;
        first + self.below((1 << octave).min(bound - first))
    }

    /// Returns one of these words.
    pub(super) fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// Returns `COUNT` different numbers below `bound`.
    pub(super) fn distinct<const COUNT: usize>(&mut self, bound: usize) -> [usize; COUNT] {
        let mut numbers = [usize::MAX; COUNT];
        for position in 0..COUNT {
            let mut number = self.below(bound);
            while numbers.contains(&number) {
                number = self.below(bound);
            }
            numbers[position] = number;
        }
        numbers
    }
}
