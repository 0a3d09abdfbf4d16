//! The plan of a lesson: its properties in every language.
//!
//! In: the index of a lesson. Out: a [`Plan`], and the lessons that it links to.

use std::fmt::Write as _;

use super::random::Random;
use super::vocabulary::{LANGUAGES, Shared, Vocabulary, capitalised};

/// The topics: id, and accent colours in light and dark mode (each with a contrast of at least
/// 4.5:1).
pub(super) const TOPICS: [(&str, &str, &str); 4] = [
    ("compassion", "#a6452a", "#e8957a"),
    ("empowerment", "#0f5f63", "#5fbcbd"),
    ("concierge", "#743a68", "#d79acb"),
    ("celebration", "#8a5a00", "#f0b43c"),
];

/// The levels of the seven headings: one sequence for each lesson, the same in its four languages.
const OUTLINES: [[usize; 7]; 3] =
    [[2, 3, 3, 2, 2, 3, 2], [2, 2, 3, 2, 3, 2, 2], [2, 2, 3, 3, 2, 3, 2]];

/// The alignments of the three columns of a table, in four variants.
const ALIGNMENTS: [&str; 4] = [
    "| :--- | :---: | ---: |",
    "| :--- | ---: | :---: |",
    "| ---: | :--- | :---: |",
    "| :---: | :--- | ---: |",
];

/// The properties of a lesson that are the same in every language: its scene, its outline, its
/// facts and the lessons it links to.
pub(super) struct Plan {
    pub(super) index: usize,
    pub(super) topic: &'static str,
    pub(super) id: String,
    pub(super) subject: usize,
    pub(super) place: usize,
    pub(super) moment: usize,
    /// Level and heading, in order; `pins` has the pinned ids. The first heading always has one.
    pub(super) outline: [(usize, usize); 7],
    pub(super) pins: [Option<&'static str>; 7],
    pub(super) questions: [usize; 2],
    pub(super) alignment: &'static str,
    pub(super) tags: [usize; 3],
    /// Indices of the lessons it links to, modulo the number of lessons.
    pub(super) targets: [usize; 5],
    pub(super) related: bool,
    pub(super) published: String,
}

impl Plan {
    pub(super) fn new(shared: &Shared, index: usize) -> Self {
        let mut random = Random::new(&[3, index as u64]);
        let count = shared.subjects.len();
        // Subject, place and moment together are a number in base 24 with its digits mixed, so
        // titles are unique.
        let subject = index % count;
        let place = (index / count + 5 * subject) % count;
        let moment = (index / (count * count) + 7 * place + subject) % count;
        let levels = OUTLINES[random.below(OUTLINES.len())];
        let headings: [usize; 7] = random.distinct(shared.headings.len());
        let mut pins = [None; 7];
        for (position, pin) in pins.iter_mut().enumerate() {
            if position == 0 || random.below(3) == 0 {
                *pin = Some(shared.headings[headings[position]]);
            }
        }
        // Two neighbours and three distant lessons, all at different distances, so that they differ
        // in a large corpus.
        let near: [usize; 2] = random.distinct(12);
        let far: [usize; 3] = random.distinct(9_000);
        let targets = [near[0] + 1, far[0] + 20, near[1] + 1, far[1] + 20, far[2] + 20]
            .map(|distance| index + distance);
        Self {
            index,
            topic: TOPICS[index % TOPICS.len()].0,
            id: format!("{}-{:04}", shared.subjects[subject], index + 1),
            subject,
            place,
            moment,
            outline: std::array::from_fn(|position| (levels[position], headings[position])),
            pins,
            questions: random.distinct(shared.questions.len()),
            alignment: ALIGNMENTS[random.below(ALIGNMENTS.len())],
            tags: random.distinct(shared.tags.len()),
            targets,
            related: random.below(4) == 0,
            published: format!(
                "{}-{:02}-{:02}",
                2020 + random.below(6),
                1 + random.below(12),
                1 + random.below(28)
            ),
        }
    }

    /// Returns the text of `lesson.toml`.
    pub(super) fn facts(&self, shared: &Shared, targets: &[Self; 5]) -> String {
        let source = LANGUAGES[self.index / TOPICS.len() % LANGUAGES.len()];
        let order = 10 * (self.index / TOPICS.len() + 1);
        let [first, second, third] = self.tags.map(|tag| shared.tags[tag]);
        let mut facts = format!(
            "source = \"{source}\"\norder = {order}\n\
             tags = [\"{first}\", \"{second}\", \"{third}\"]\n"
        );
        if self.related && targets[1].index != self.index {
            let _ = writeln!(facts, "related = [\"{}/{}\"]", targets[1].topic, targets[1].id);
        }
        let _ = writeln!(facts, "published = {}", self.published);
        facts
    }

    /// Returns the scene: subject, place and moment.
    pub(super) fn scene(&self, vocabulary: &Vocabulary) -> String {
        [
            vocabulary.subjects[self.subject],
            vocabulary.places[self.place],
            vocabulary.moments[self.moment],
        ]
        .join(vocabulary.gap)
    }

    /// Returns the title, which is different for every lesson.
    pub(super) fn title(&self, vocabulary: &Vocabulary) -> String {
        let mut title = capitalised(&self.scene(vocabulary));
        let round = self.index / vocabulary.subjects.len().pow(3);
        if round > 0 {
            let _ = write!(title, " ({})", round + 1);
        }
        title
    }
}

/// Returns the lessons that a lesson links to: all different and not the lesson itself, unless
/// there are too few lessons for that.
pub(super) fn targets(plan: &Plan, lesson_count: usize) -> [usize; 5] {
    let mut targets = [usize::MAX; 5];
    for position in 0..targets.len() {
        let mut target = plan.targets[position] % lesson_count;
        while lesson_count > targets.len() && (target == plan.index || targets.contains(&target)) {
            target = (target + 1) % lesson_count;
        }
        targets[position] = target;
    }
    targets
}
