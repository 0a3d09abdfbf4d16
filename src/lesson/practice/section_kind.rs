//! The kinds of interactive section: one table with all properties of each kind.
//!
//! In: nothing. Out: [`SECTION_KINDS`]. Code that treats sections differently checks a property,
//! never a kind, so that a new kind is one row here (and, if it needs a style of its own, a rule in
//! the theme).

/// A kind of section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionKind {
    /// The name in comments and CSS classes.
    pub name: &'static str,
    /// What a reader does in it in addition to reading.
    pub practice: &'static [Practice],
    /// Whether it is only allowed in lessons.
    pub is_for_lessons: bool,
    /// Where the team leader's guide shows it, if it does.
    pub guide: Option<GuidePlace>,
    /// Whether it is enough for a lesson to have a guide, without notes for team leaders.
    pub makes_guide: bool,
}

/// What a reader does in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// Ticks boxes.
    Boxes,
    /// Writes a note, in a field at its end.
    Note,
    /// Answers questions: its headings, with lists of boxes below them.
    Questions,
    /// Chooses from replies, which are folded in `<details>`.
    Replies,
}

/// A place in the guide. It shows sections of a kind together, and kinds in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuidePlace {
    /// Before the notes, all of a kind as one.
    Opening,
    /// After the notes, each separately.
    Middle,
    /// After the questions, each separately.
    AfterQuiz,
    /// At the end, all of a kind as one.
    Close,
}

/// Every kind, in the order of the guide.
pub const SECTION_KINDS: [SectionKind; 7] = [
    // What the reader will be able to do.
    SectionKind { guide: Some(GuidePlace::Opening), ..plain("objectives") },
    // What to remember.
    SectionKind { guide: Some(GuidePlace::Close), ..plain("keypoints") },
    // What a team can talk about.
    SectionKind { guide: Some(GuidePlace::AfterQuiz), makes_guide: true, ..plain("discussion") },
    // A situation with replies to choose from.
    SectionKind {
        practice: &[Practice::Replies],
        guide: Some(GuidePlace::Middle),
        ..plain("scenario")
    },
    // A prompt with room for a private note.
    SectionKind { practice: &[Practice::Note], is_for_lessons: true, ..plain("reflection") },
    // Questions with answers, which the guide shows in its own way.
    SectionKind { practice: &[Practice::Questions], is_for_lessons: true, ..plain("quiz") },
    // Things to do, as boxes to tick.
    SectionKind {
        practice: &[Practice::Boxes],
        is_for_lessons: true,
        guide: Some(GuidePlace::Close),
        ..plain("plan")
    },
];

impl SectionKind {
    /// Whether it has this practice.
    pub fn has(&self, practice: Practice) -> bool {
        self.practice.contains(&practice)
    }

    /// Whether the input in it is stored under a name, the same in every language. Questions have
    /// names of their own.
    pub fn is_named(&self) -> bool {
        self.has(Practice::Boxes) || self.has(Practice::Note)
    }
}

/// Makes a kind that is only read, and not shown in the guide.
const fn plain(name: &'static str) -> SectionKind {
    SectionKind { name, practice: &[], is_for_lessons: false, guide: None, makes_guide: false }
}
