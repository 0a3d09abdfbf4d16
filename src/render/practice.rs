//! What a learner does on a page: questions, replies, notes, videos.
//!
//! In: the parts of a text that train, and the page that shows them. Out: HTML that reads well without script, and holds everything
//! that a script needs, words included. What it looks like is written down in `docs/theme.md`.

use super::Strings;
use super::filler::{PageFiller, Purpose, push_attribute};
use crate::catalog::{EntryKind, ResolvedLink};
use crate::language::LanguageId;
use crate::lesson::{Part, Question, VideoSource};
use crate::text::{escape, relative_path};

/// Where a video is played from, for the content policy of its page.
const YOUTUBE: &str = "https://www.youtube-nocookie.com";
const VIMEO: &str = "https://player.vimeo.com";

impl PageFiller<'_> {
    fn question(&self, place: usize) -> Option<&Question> {
        self.document.questions.get(place).filter(|question| question.is_real())
    }

    /// The id of a question; its place where the author has given it none.
    fn question_id(question: &Question, place: usize) -> String {
        question.id.clone().unwrap_or_else(|| (place + 1).to_string())
    }

    pub(super) fn question_open(&self, place: usize, output: &mut String) {
        let Some(question) = self.question(place).filter(|_| self.purpose == Purpose::Learner) else { return };
        let id = Self::question_id(question, place);
        output.push_str("<section class=\"pb-question\"");
        push_attribute(output, "id", &format!("pb-q-{id}"));
        push_attribute(output, "data-pb-question", &id);
        let right = question.options.iter().enumerate().filter(|(_, option)| option.is_right);
        push_attribute(output, "data-pb-right", &right.map(|(place, _)| place.to_string()).collect::<Vec<_>>().join(" "));
        output.push_str(">\n");
    }

    pub(super) fn question_close(&self, place: usize, output: &mut String) {
        if self.question(place).is_some() && self.purpose == Purpose::Learner {
            output.push_str("</section>\n");
        }
    }

    pub(super) fn options(&mut self, place: usize, output: &mut String) {
        let document = self.document;
        let Some(question) = document.questions.get(place) else { return };
        let site = self.site;
        let words = &site.shared(document.language).practice;
        if self.purpose != Purpose::Learner {
            output.push_str("<ul class=\"pb-options\">\n");
            for (number, option) in question.options.iter().enumerate() {
                output.push_str(&format!("<li><span class=\"pb-letter\">{}</span> ", words.letter(number)));
                self.part(option.label, output);
                output.push_str("</li>\n");
            }
            return output.push_str("</ul>\n");
        }
        let id = Self::question_id(question, place);
        let (kind, how) = if question.has_several() { ("checkbox", &words.several) } else { ("radio", &words.one) };
        output.push_str("<fieldset class=\"pb-options\" aria-labelledby=\"");
        escape::push_html(output, self.entry.heading_ids(document.language).get(question.heading as usize));
        output.push_str(&format!(" pb-how-{id}\">\n<legend id=\"pb-how-{id}\">{how}</legend>\n"));
        for (number, option) in question.options.iter().enumerate() {
            let letter = words.letter(number);
            output.push_str(&format!(
                "<label class=\"pb-option\"><input type=\"{kind}\" name=\"pb-q-{id}\" value=\"{number}\" autocomplete=\"off\">\
                 <span class=\"pb-letter\">{letter}</span> <span class=\"pb-option-text\">"
            ));
            self.part(option.label, output);
            output.push_str("</span></label>\n");
        }
        output.push_str(&words.between);
        for (number, option) in question.options.iter().enumerate() {
            let (class, mark) = if option.is_right { ("right", &words.right) } else { ("wrong", &words.wrong) };
            let letter = words.letter(number);
            output.push_str(&format!(
                "<li class=\"pb-answer pb-answer-{class}\" data-pb-answer=\"{number}\">\
                 <p class=\"pb-answer-mark\"><span class=\"pb-letter\">{letter}</span> {mark}</p>"
            ));
            if !option.feedback.is_empty() {
                output.push_str("<div class=\"pb-feedback\">");
                self.part(option.feedback, output);
                output.push_str("</div>");
            }
            output.push_str("</li>\n");
        }
        output.push_str("</ul>\n");
        if !question.explanation.is_empty() {
            output.push_str("<div class=\"pb-explanation\">\n");
            for part in &question.explanation {
                self.part(*part, output);
            }
            output.push_str("</div>\n");
        }
        output.push_str("</details>\n");
    }

    fn part(&mut self, part: Part, output: &mut String) {
        self.document.parts.fill_part(part.place(), self, output);
    }

    pub(super) fn score(&self, output: &mut String) {
        if self.purpose == Purpose::Learner {
            output.push_str(&self.site.shared(self.document.language).practice.score);
        }
    }

    /// The browser itself keeps one reply of a scenario open at a time; a team leader sees them all.
    pub(super) fn reply(&self, scenario: u32, output: &mut String) {
        match self.purpose {
            Purpose::Learner if scenario == 0 => {}
            Purpose::Learner => push_attribute(output, "name", &format!("pb-scenario-{scenario}")),
            Purpose::Guide => output.push_str(" open"),
            Purpose::Excerpt => {}
        }
    }

    pub(super) fn note(&self, place: usize, output: &mut String) {
        let section = self.document.sections.get(place).filter(|_| self.purpose == Purpose::Learner);
        let Some(name) = section.and_then(|section| section.name.as_deref()) else { return };
        let words = &self.site.shared(self.document.language).practice;
        output.push_str(&format!(
            "<div class=\"pb-note pb-with-script\"><label for=\"pb-note-{name}\">{}</label>\
             <textarea id=\"pb-note-{name}\" rows=\"4\" autocomplete=\"off\" data-pb-note=\"{name}\"></textarea>{}</div>\n",
            words.note_label, words.note_hint
        ));
    }

    pub(super) fn video_open(&self, place: usize, output: &mut String) {
        let Some(video) = self.document.videos.get(place) else { return };
        output.push_str("<div class=\"pb-video\"");
        if self.purpose != Purpose::Learner {
            return output.push_str(">\n");
        }
        if let Some(address) = embedded(&video.source).filter(|_| self.entry.kind == EntryKind::Lesson) {
            push_attribute(output, "data-pb-embed", &address);
            push_attribute(output, "data-pb-title", &video.title);
        }
        output.push_str(">\n");
        if let Some(file) = self.video_file(&video.source) {
            output.push_str("<video controls preload=\"none\"");
            push_attribute(output, "src", &escape::path(&relative_path::between(self.path, &file)));
            push_attribute(output, "aria-label", &video.title);
            output.push_str("></video>\n");
        }
    }

    fn video_file(&self, source: &VideoSource) -> Option<String> {
        let VideoSource::File(link) = source else { return None };
        let catalog = &self.site.catalog;
        match catalog.links(self.id, self.document.language).get(*link as usize) {
            Some(ResolvedLink::File(path)) => Some(catalog.media_path(path)),
            _ => None,
        }
    }

    pub(super) fn video_play(&self, place: usize, output: &mut String) {
        // Other pages than lessons have no script to play it with: there the link leads to it.
        let plays = self.purpose == Purpose::Learner && self.entry.kind == EntryKind::Lesson;
        let video = self.document.videos.get(place).filter(|_| plays);
        let Some(host) = video.and_then(|video| host(&video.source)) else { return };
        output.push_str("<p class=\"pb-video-play pb-with-script\"><button type=\"button\" class=\"pb-button\" data-pb-play>");
        escape::push_html(output, &self.say("video-play", &[]));
        output.push_str("</button> <span class=\"pb-video-host\">");
        escape::push_html(output, &self.say("video-host", &[("host", host)]));
        output.push_str("</span></p>\n<p class=\"pb-video-offline\" role=\"status\" data-pb-offline hidden>");
        escape::push_html(output, &self.say("video-offline", &[]));
        output.push_str("</p>\n");
    }
}

/// What is said around every question and note of a language, as HTML made once.
#[derive(Debug)]
pub(super) struct PracticeWords {
    /// How many options to choose.
    one: String,
    several: String,
    /// What a right and a wrong answer is called.
    right: String,
    wrong: String,
    /// What stands before the options.
    letters: Vec<String>,
    /// Between the options of a question and its answers.
    between: String,
    /// At the end of a quiz.
    score: String,
    note_label: String,
    note_hint: String,
}

impl PracticeWords {
    pub(super) fn of(strings: &Strings, language: LanguageId) -> Self {
        let html = |key: &str| escape::html(&strings.say(language, key, &[]));
        // What a script fills in stays in braces.
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
            &format!("<button type=\"button\" class=\"pb-button\" data-pb-check>{}</button> ", html("question-check")),
            &format!(
                "<button type=\"button\" class=\"pb-button\" data-pb-again hidden>{}</button></p>\n",
                html("question-again")
            ),
            &format!("<div class=\"pb-verdict\" role=\"status\"{}></div>\n", verdict.concat()),
            &format!("<details class=\"pb-answers\"><summary>{}</summary>\n<ul>\n", html("answers")),
        ];
        let score = [attribute("data-pb-score", "score"), attribute("data-pb-passed", "score-passed")];
        let letters = html("option-letters");
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

    /// What stands before an option, by place.
    pub(super) fn letter(&self, place: usize) -> String {
        self.letters.get(place).cloned().unwrap_or_else(|| (place + 1).to_string())
    }
}

/// The address of the frame that plays a video, which is asked for only once a reader wants it.
fn embedded(source: &VideoSource) -> Option<String> {
    match source {
        VideoSource::YouTube { id, start: 0 } => Some(format!("{YOUTUBE}/embed/{id}?autoplay=1")),
        VideoSource::YouTube { id, start } => Some(format!("{YOUTUBE}/embed/{id}?autoplay=1&start={start}")),
        VideoSource::Vimeo { id, key: None } => Some(format!("{VIMEO}/video/{id}?autoplay=1&dnt=1")),
        VideoSource::Vimeo { id, key: Some(key) } => Some(format!("{VIMEO}/video/{id}?h={key}&autoplay=1&dnt=1")),
        VideoSource::File(_) => None,
    }
}

/// What the host of a video is called.
fn host(source: &VideoSource) -> Option<&'static str> {
    match source {
        VideoSource::YouTube { .. } => Some("YouTube"),
        VideoSource::Vimeo { .. } => Some("Vimeo"),
        VideoSource::File(_) => None,
    }
}

/// The origin from which a video may be framed.
pub(super) fn frame_origin(source: &VideoSource) -> Option<&'static str> {
    match source {
        VideoSource::YouTube { .. } => Some(YOUTUBE),
        VideoSource::Vimeo { .. } => Some(VIMEO),
        VideoSource::File(_) => None,
    }
}
