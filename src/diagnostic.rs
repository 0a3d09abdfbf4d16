//! What polybook has to say about content: located, collected, sorted; never printed here.
//!
//! In: a code, a place and arguments from whichever stage found something. Out: [`Diagnostics`], from which the
//! command line and the server make text through [`crate::message`].

use std::collections::BTreeMap;

use crate::source::{SitePath, Span};

/// No message mentions more than this at one place, in bytes: a contributor may have written a megabyte.
const LONGEST_ARGUMENT: usize = 4_000;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What sort of finding; its words are in the message table.
    pub code: Code,
    /// How much it matters, after `[check]` has had its say.
    pub severity: Severity,
    /// The file it is about.
    pub path: SitePath,
    /// The place in that file, in bytes.
    pub span: Span,
    /// What the words mention, by placeholder name.
    pub arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A finding with the severity its code has by default.
    pub fn new(code: Code, path: &SitePath, span: Span) -> Self {
        Self { code, severity: code.default_severity(), path: path.clone(), span, arguments: Vec::new() }
    }

    /// A diagnostic at the beginning of a file, or about a file as a whole.
    pub fn about(code: Code, path: &SitePath) -> Self {
        Self::new(code, path, 0..0)
    }

    /// Adds what the words mention. What is too long to be read is cut.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let mut value = value.into();
        if value.len() > LONGEST_ARGUMENT {
            value.truncate(value.floor_char_boundary(LONGEST_ARGUMENT));
            value.push('…');
        }
        self.arguments.push((name, value));
        self
    }

    /// Adds the nearest match, where there is one; the help then proposes it.
    #[must_use]
    pub fn nearest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(nearest) => self.with("nearest", nearest),
            None => self,
        }
    }

    /// The argument of this name.
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; shown only when asked for.
    Info,
    /// The site is built all the same.
    Warning,
    /// The site is not built.
    Error,
}

impl Severity {
    /// The word in `[check]` and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// All findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Gives every finding the severity the site asks for, and puts them in order of path and place.
    pub fn settle(&mut self, severities: &BTreeMap<Code, Option<Severity>>) {
        self.0.retain_mut(|diagnostic| match severities.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
        self.0.sort_by(|left, right| {
            let key = |diagnostic: &Diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code);
            left.path.cmp(&right.path).then_with(|| key(left).cmp(&key(right))).then_with(|| left.arguments.cmp(&right.arguments))
        });
        self.0.dedup();
    }

    /// Whether anything keeps the site from being built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// The findings, in order once settled.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

macro_rules! codes {
    ($($variant:ident $text:literal $severity:ident,)*) => {
        /// The stable name of a sort of finding. What each says is in `src/messages/en.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is explained by its own words in the message table")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name in `[check]` and in reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }

            /// The severity where `[check]` says nothing.
            pub fn default_severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // The files themselves.
    BadEncoding "bad-encoding" Error,
    UnreadableFile "unreadable-file" Error,
    Symlink "symlink" Error,
    NotAFile "not-a-file" Error,
    FileTooLarge "file-too-large" Error,
    ControlCharacter "control-character" Warning,
    TooLong "too-long" Error,
    TooMany "too-many" Error,
    BadName "bad-name" Error,
    LongName "long-name" Error,
    WindowsName "windows-name" Error,
    DuplicateName "duplicate-name" Error,
    ReservedName "reserved-name" Error,
    UnknownLanguageFile "unknown-language-file" Warning,
    MisplacedFile "misplaced-file" Warning,
    NoLessons "no-lessons" Warning,
    // The folder that the site is written to.
    DestinationAmongSources "destination-among-sources" Error,
    ForeignDestination "foreign-destination" Error,
    FileInTheWay "file-in-the-way" Error,
    ForeignStaging "foreign-staging" Error,
    // TOML.
    TomlSyntax "toml-syntax" Error,
    UnknownKey "unknown-key" Error,
    MdbookKey "mdbook-key" Warning,
    WrongType "wrong-type" Error,
    WrongValue "wrong-value" Error,
    MissingKey "missing-key" Error,
    // One lesson's text.
    NoTitle "no-title" Error,
    SecondTitle "second-title" Warning,
    EmptyHeading "empty-heading" Warning,
    SkippedHeading "skipped-heading" Warning,
    FrontMatterOpen "front-matter-open" Error,
    RawHtml "raw-html" Error,
    HtmlAttribute "html-attribute" Error,
    HtmlNesting "html-nesting" Error,
    HtmlUnclosed "html-unclosed" Error,
    CommentUnclosed "comment-unclosed" Error,
    CommentTypo "comment-typo" Error,
    CommentValue "comment-value" Error,
    NestedAlert "nested-alert" Error,
    SectionWithoutHeading "section-without-heading" Error,
    QuestionWithoutHeading "question-without-heading" Error,
    NotesWithoutDetails "notes-without-details" Error,
    DuplicatePracticeId "duplicate-practice-id" Error,
    FeedbackNotIndented "feedback-not-indented" Error,
    OptionWithoutBox "option-without-box" Error,
    OptionBlocks "option-blocks" Error,
    OptionsWithoutQuestion "options-without-question" Error,
    BadId "bad-id" Error,
    DuplicateId "duplicate-id" Error,
    LinkScheme "link-scheme" Error,
    LinkForm "link-form" Error,
    RemoteImage "remote-image" Error,
    // The lessons together.
    AmbiguousSource "ambiguous-source" Warning,
    NoOriginal "no-original" Error,
    SourceMissing "source-missing" Error,
    NoTopicPage "no-topic-page" Warning,
    BrokenLink "broken-link" Error,
    LinkOutside "link-outside" Error,
    NoSuchLanguage "no-such-language" Error,
    DraftLink "draft-link" Warning,
    BrokenFragment "broken-fragment" Error,
    LaggingFragment "lagging-fragment" Warning,
    MissingFile "missing-file" Error,
    AssetType "asset-type" Error,
    UnsafeSvg "unsafe-svg" Error,
    PhotoLocation "photo-location" Warning,
    LargePicture "large-picture" Warning,
    UnknownLesson "unknown-lesson" Error,
    UnknownTopic "unknown-topic" Error,
    RequiresCycle "requires-cycle" Error,
    TagWithoutName "tag-without-name" Warning,
    BadAlias "bad-alias" Error,
    Collision "collision" Error,
    OutlineDiffers "outline-differs" Warning,
    UntranslatedSection "untranslated-section" Warning,
    DuplicateTitle "duplicate-title" Warning,
    // What trains.
    PracticeOutsideLesson "practice-outside-lesson" Error,
    QuizWithoutQuestions "quiz-without-questions" Error,
    PlanWithoutBoxes "plan-without-boxes" Error,
    PlanTicked "plan-ticked" Warning,
    ScenarioWithoutReplies "scenario-without-replies" Warning,
    QuestionWithoutId "question-without-id" Error,
    QuestionWithoutOptions "question-without-options" Error,
    QuestionWithoutRight "question-without-right" Error,
    QuestionWithoutWrong "question-without-wrong" Error,
    OptionWithoutFeedback "option-without-feedback" Error,
    RightAlwaysFirst "right-always-first" Warning,
    RightAlwaysLongest "right-always-longest" Warning,
    QuestionDiffers "question-differs" Error,
    QuestionUnknown "question-unknown" Error,
    QuestionMissing "question-missing" Warning,
    SectionsDiffer "sections-differ" Warning,
    BlocksDiffer "blocks-differ" Warning,
    MinutesExceedLesson "minutes-exceed-lesson" Warning,
    SessionTooLong "session-too-long" Warning,
    VideoWithoutTranscript "video-without-transcript" Warning,
    TermWithoutId "term-without-id" Error,
    TermUnknown "term-unknown" Error,
    TermMissing "term-missing" Warning,
    AccentContrast "accent-contrast" Warning,
    MissingTranslation "missing-translation" Info,
    SecondStamp "second-stamp" Error,
    StampParent "stamp-parent" Error,
    StampCycle "stamp-cycle" Error,
    StampedOriginal "stamped-original" Warning,
    MissingStamp "missing-stamp" Warning,
    OutdatedTranslation "outdated-translation" Warning,
    UpstreamOutdated "upstream-outdated" Info,
    // The look.
    UnknownTheme "unknown-theme" Error,
    Template "template" Error,
    InterfaceString "interface-string" Error,
    MissingString "missing-string" Warning,
}

impl Code {
    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// Whether `[check]` may not lower it, because the page would be unsafe or could not be made at all.
    pub fn is_fixed(self) -> bool {
        matches!(
            self,
            Self::BadEncoding
                | Self::UnreadableFile
                | Self::Symlink
                | Self::NotAFile
                | Self::TomlSyntax
                | Self::RawHtml
                | Self::HtmlAttribute
                | Self::HtmlNesting
                | Self::HtmlUnclosed
                | Self::CommentUnclosed
                | Self::LinkScheme
                | Self::UnsafeSvg
                | Self::TooMany
                | Self::Collision
                | Self::ReservedName
                | Self::DuplicateName
                | Self::BadName
                | Self::LongName
                | Self::DestinationAmongSources
                | Self::ForeignDestination
                | Self::FileInTheWay
                | Self::ForeignStaging
                | Self::WindowsName
                | Self::DuplicateId
                | Self::Template
                | Self::UnknownTheme
                | Self::NoOriginal
                | Self::RequiresCycle
        )
    }
}
