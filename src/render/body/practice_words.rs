//! The strings around every question and note of a language.
//!
//! In: the interface strings. Out: HTML, created once for each language, with everything that a
//! script needs.

use super::html::push_attribute;
use crate::language::LanguageId;
use crate::render::stand_in;
use crate::render::strings::Strings;
use crate::text::escape;

/// The strings around every question and note of a language, as HTML.
#[derive(Debug)]
pub(crate) struct PracticeWords {
    /// How many options to choose.
    pub(super) one: String,
    pub(super) several: String,
    /// The labels of right and wrong answers.
    pub(super) right: String,
    pub(super) wrong: String,
    /// The letters of the options.
    letters: Vec<String>,
    /// Between the options of a question and its answers.
    pub(super) between: String,
    /// The HTML at the end of a quiz.
    pub(super) score: String,
    pub(super) note_label: String,
    pub(super) note_hint: String,
}

impl PracticeWords {
    pub(crate) fn of(strings: &Strings, language: LanguageId) -> Self {
        let html = |key: &str| escape::html(&strings.say(language, key, &[]));
        // Placeholders that a script fills in stay in braces.
        let names = [("right", "{right}"), ("count", "{count}"), ("date", "{date}")];
        let attribute = |name: &str, key: &str| {
            let mut output = String::new();
            push_attribute(&mut output, name, &strings.say(language, key, &names));
            output
        };
        let verdict = [
            attribute("data-pb-right", "question-right"),
            attribute("data-pb-wrong", "question-wrong"),
            attribute("data-pb-partly", "question-partly"),
            attribute("data-pb-review", "question-review"),
            attribute("data-pb-due", "question-due"),
        ];
        let between = [
            "</fieldset>\n<p class=\"pb-question-actions pb-with-script\">",
            &format!(
                "<button type=\"button\" class=\"pb-button\" data-pb-check=\"\">{}</button> ",
                html("question-check")
            ),
            &format!(
                "<button type=\"button\" class=\"pb-button\" data-pb-again=\"\" \
                 hidden=\"\">{}</button></p>\n",
                html("question-again")
            ),
            &format!("<div class=\"pb-verdict\" role=\"status\"{}></div>\n", verdict.concat()),
            &format!(
                "<details class=\"pb-answers\"><summary>{}</summary>\n<ul>\n",
                html("answers")
            ),
        ];
        let score =
            [attribute("data-pb-score", "score"), attribute("data-pb-passed", "score-passed")];
        let letters = stand_in::unmarked(&html("option-letters"));
        Self {
            one: html("question-one"),
            several: html("question-several"),
            right: html("answer-right"),
            wrong: html("answer-wrong"),
            letters: letters.split_whitespace().map(str::to_owned).collect(),
            between: between.concat(),
            score: format!("<p class=\"pb-score\" role=\"status\"{}></p>\n", score.concat()),
            note_label: html("note-label"),
            note_hint: format!(
                "<p class=\"pb-note-hint\"{}>{}</p>",
                attribute("data-pb-lost", "storage-lost"),
                html("note-hint")
            ),
        }
    }

    /// Returns the letter of an option, by its position.
    pub(crate) fn letter(&self, place: usize) -> String {
        self.letters.get(place).cloned().unwrap_or_else(|| (place + 1).to_string())
    }
}
