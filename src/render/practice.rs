//! What a learner does on a page: questions, replies, notes, videos.
//!
//! In: the parts of a text that train, and the page that shows them. Out: HTML that reads well without script, and holds everything
//! that a script needs, words included. What it looks like is written down in `docs/theme.md`.

use super::filler::{PageFiller, Purpose, push_attribute};
use crate::catalog::{EntryKind, ResolvedLink};
use crate::lesson::{Question, VideoSource};
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

    /// A piece of the interface's own words as an attribute; what a script fills in stays in braces.
    fn words(&self, attribute: &str, key: &str, output: &mut String) {
        let names = [("right", "{right}"), ("count", "{count}"), ("date", "{date}")];
        push_attribute(output, attribute, &self.say(key, &names));
    }

    fn text(&self, key: &str, output: &mut String) {
        escape::push_html(output, &self.say(key, &[]));
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
        let letters = self.say("option-letters", &[]);
        let letter =
            |option: usize| letters.split_whitespace().nth(option).map_or_else(|| (option + 1).to_string(), str::to_owned);
        if self.purpose != Purpose::Learner {
            output.push_str("<ul class=\"pb-options\">\n");
            for (number, option) in question.options.iter().enumerate() {
                output.push_str(&format!("<li><span class=\"pb-letter\">{}</span> ", letter(number)));
                option.label.fill_into(self, output);
                output.push_str("</li>\n");
            }
            return output.push_str("</ul>\n");
        }
        let id = Self::question_id(question, place);
        let (kind, how) = if question.has_several() { ("checkbox", "question-several") } else { ("radio", "question-one") };
        let heading = self.entry.heading_ids(document.language).get(question.heading as usize).to_owned();
        output.push_str("<fieldset class=\"pb-options\"");
        push_attribute(output, "aria-labelledby", &format!("{heading} pb-how-{id}"));
        output.push_str(&format!(">\n<legend id=\"pb-how-{id}\">"));
        self.text(how, output);
        output.push_str("</legend>\n");
        for (number, option) in question.options.iter().enumerate() {
            output.push_str(&format!(
                "<label class=\"pb-option\"><input type=\"{kind}\" name=\"pb-q-{id}\" value=\"{number}\"><span class=\"pb-letter\">{}</span> <span class=\"pb-option-text\">",
                letter(number)
            ));
            option.label.fill_into(self, output);
            output.push_str("</span></label>\n");
        }
        output.push_str("</fieldset>\n<p class=\"pb-question-actions pb-with-script\"><button type=\"button\" class=\"pb-button\" data-pb-check>");
        self.text("question-check", output);
        output.push_str("</button> <button type=\"button\" class=\"pb-button\" data-pb-again hidden>");
        self.text("question-again", output);
        output.push_str("</button></p>\n<div class=\"pb-verdict\" role=\"status\"");
        let words = [
            ("data-pb-right", "question-right"),
            ("data-pb-wrong", "question-wrong"),
            ("data-pb-partly", "question-partly"),
            ("data-pb-review", "question-review"),
            ("data-pb-due", "question-due"),
        ];
        for (attribute, key) in words {
            self.words(attribute, key, output);
        }
        output.push_str("></div>\n<details class=\"pb-answers\"><summary>");
        self.text("answers", output);
        output.push_str("</summary>\n<ul>\n");
        for (number, option) in question.options.iter().enumerate() {
            let (class, words) = if option.is_right { ("right", "answer-right") } else { ("wrong", "answer-wrong") };
            output.push_str(&format!(
                "<li class=\"pb-answer pb-answer-{class}\" data-pb-answer=\"{number}\"><p class=\"pb-answer-mark\"><span class=\"pb-letter\">{}</span> ",
                letter(number)
            ));
            self.text(words, output);
            output.push_str("</p>");
            if !option.feedback.is_empty() {
                output.push_str("<div class=\"pb-feedback\">");
                option.feedback.fill_into(self, output);
                output.push_str("</div>");
            }
            output.push_str("</li>\n");
        }
        output.push_str("</ul>\n");
        if !question.explanation.is_empty() {
            output.push_str("<div class=\"pb-explanation\">\n");
            question.explanation.fill_into(self, output);
            output.push_str("</div>\n");
        }
        output.push_str("</details>\n");
    }

    pub(super) fn score(&self, output: &mut String) {
        if self.purpose != Purpose::Learner {
            return;
        }
        output.push_str("<p class=\"pb-score\" role=\"status\"");
        self.words("data-pb-score", "score", output);
        self.words("data-pb-passed", "score-passed", output);
        output.push_str("></p>\n");
    }

    /// The browser itself keeps one reply of a scenario open at a time; a team leader sees them all.
    pub(super) fn reply(&self, scenario: u32, output: &mut String) {
        match self.purpose {
            Purpose::Learner => push_attribute(output, "name", &format!("pb-scenario-{scenario}")),
            Purpose::Guide => output.push_str(" open"),
            Purpose::Excerpt => {}
        }
    }

    pub(super) fn note(&self, place: usize, output: &mut String) {
        let section = self.document.sections.get(place).filter(|_| self.purpose == Purpose::Learner);
        let Some(name) = section.and_then(|section| section.name.as_deref()) else { return };
        output.push_str(&format!("<div class=\"pb-note pb-with-script\"><label for=\"pb-note-{name}\">"));
        self.text("note-label", output);
        output.push_str(&format!(
            "</label><textarea id=\"pb-note-{name}\" rows=\"4\" data-pb-note=\"{name}\"></textarea><p class=\"pb-note-hint\""
        ));
        self.words("data-pb-lost", "storage-lost", output);
        output.push('>');
        self.text("note-hint", output);
        output.push_str("</p></div>\n");
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
        self.text("video-play", output);
        output.push_str("</button> <span class=\"pb-video-host\">");
        escape::push_html(output, &self.say("video-host", &[("host", host)]));
        output.push_str("</span></p>\n<p class=\"pb-video-offline\" role=\"status\" data-pb-offline hidden>");
        self.text("video-offline", output);
        output.push_str("</p>\n");
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
