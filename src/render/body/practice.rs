//! The interactive elements of a page: questions, replies, notes.
//!
//! In: the interactive parts of a text, and the page that shows them. Out: HTML that reads well
//! without scripts, and contains everything that a script needs, including its strings. Its
//! structure is documented in `docs/content/reference/theme/en.md`.

use super::answer_key;
use super::html::push_attribute;
use super::practice_words::PracticeWords;
use super::shown_text::ShownText;
use crate::lesson::{Part, Question};
use crate::text::escape;

/// Writes what precedes the heading of a question.
pub(super) fn question_open(text: &ShownText<'_>, place: usize, output: &mut String) {
    let Some(question) = question(text, place).filter(|_| text.purpose.interactive) else { return };
    let id = question_id(question, place);
    output.push_str("<section class=\"pb-question\"");
    push_attribute(output, "id", &format!("pb-q-{id}"));
    push_attribute(output, "data-pb-question", &id);
    push_attribute(output, "data-pb-right", &question.right_places().join(" "));
    if !question.options.is_empty() {
        answer_key::push_key(text, question, output);
    }
    output.push_str(">\n");
}

/// Writes what follows a question.
pub(super) fn question_close(text: &ShownText<'_>, place: usize, output: &mut String) {
    if question(text, place).is_some() && text.purpose.interactive {
        output.push_str("</section>\n");
    }
}

/// Writes the options of a question, with the feedback on each; `part` fills what the author wrote.
pub(super) fn options(
    text: &ShownText<'_>,
    place: usize,
    part: &mut dyn FnMut(Part, &mut String),
    output: &mut String,
) {
    let Some(question) = text.document.questions.get(place) else { return };
    let words = text.context.practice_words(text.document.language);
    if text.purpose.interactive {
        choices(text, question, &question_id(question, place), part, output);
        output.push_str(&words.between);
        answers(question, words, part, output);
        output.push_str("</details>\n");
        return;
    }
    output.push_str("<ul class=\"pb-options\">\n");
    for (number, option) in question.options.iter().enumerate() {
        output.push_str(&format!("<li><span class=\"pb-letter\">{}</span> ", words.letter(number)));
        part(option.label, output);
        output.push_str("</li>\n");
    }
    output.push_str("</ul>\n");
    if text.purpose.answers {
        output.push_str("<ul class=\"pb-answers\">\n");
        answers(question, words, part, output);
    }
}

/// Writes the options that can be chosen.
fn choices(
    text: &ShownText<'_>,
    question: &Question,
    id: &str,
    part: &mut dyn FnMut(Part, &mut String),
    output: &mut String,
) {
    let words = text.context.practice_words(text.document.language);
    let (kind, how) =
        if question.has_several() { ("checkbox", &words.several) } else { ("radio", &words.one) };
    output.push_str("<fieldset class=\"pb-options\" aria-labelledby=\"");
    escape::push_html(
        output,
        text.entry.heading_ids(text.document.language).get(question.heading as usize),
    );
    output.push_str(&format!(" pb-how-{id}\">\n<legend id=\"pb-how-{id}\">{how}</legend>\n"));
    for (number, option) in question.options.iter().enumerate() {
        let letter = words.letter(number);
        output.push_str(&format!(
            "<label class=\"pb-option\">\
             <input type=\"{kind}\" name=\"pb-q-{id}\" value=\"{number}\" \
             autocomplete=\"off\"/>\
             <span class=\"pb-letter\">{letter}</span> <span class=\"pb-option-text\">"
        ));
        part(option.label, output);
        output.push_str("</span></label>\n");
    }
}

/// Writes the feedback on each option and the explanation, to the end of the surrounding list.
fn answers(
    question: &Question,
    words: &PracticeWords,
    part: &mut dyn FnMut(Part, &mut String),
    output: &mut String,
) {
    for (number, option) in question.options.iter().enumerate() {
        let (class, mark) =
            if option.is_right { ("right", &words.right) } else { ("wrong", &words.wrong) };
        let letter = words.letter(number);
        output.push_str(&format!(
            "<li class=\"pb-answer pb-answer-{class}\" data-pb-answer=\"{number}\">\
             <p class=\"pb-answer-mark\"><span class=\"pb-letter\">{letter}</span> {mark}</p>"
        ));
        if !option.feedback.is_empty() {
            output.push_str("<div class=\"pb-feedback\">");
            part(option.feedback, output);
            output.push_str("</div>");
        }
        output.push_str("</li>\n");
    }
    output.push_str("</ul>\n");
    if !question.explanation.is_empty() {
        output.push_str("<div class=\"pb-explanation\">\n");
        for explanation in &question.explanation {
            part(*explanation, output);
        }
        output.push_str("</div>\n");
    }
}

/// Writes the score of a quiz.
pub(super) fn score(text: &ShownText<'_>, output: &mut String) {
    if text.purpose.interactive {
        output.push_str(&text.context.practice_words(text.document.language).score);
    }
}

/// Continues in the tag of a reply. The browser itself keeps one reply of a scenario open at a
/// time; a team leader sees all of them.
pub(super) fn reply(text: &ShownText<'_>, scenario: u32, output: &mut String) {
    if text.purpose.answers {
        push_attribute(output, "open", "");
    } else if text.purpose.interactive && scenario > 0 {
        push_attribute(output, "name", &format!("pb-scenario-{scenario}"));
    }
}

/// Writes the field for a private note.
pub(super) fn note(text: &ShownText<'_>, place: usize, output: &mut String) {
    let section = text.document.sections.get(place).filter(|_| text.purpose.interactive);
    let Some(name) = section.and_then(|section| section.name.as_deref()) else { return };
    let words = text.context.practice_words(text.document.language);
    output.push_str(&format!(
        "<div class=\"pb-note pb-with-script\"><label for=\"pb-note-{name}\">{}</label>\
         <textarea id=\"pb-note-{name}\" rows=\"4\" autocomplete=\"off\" \
         data-pb-note=\"{name}\"></textarea>{}</div>\n",
        words.note_label, words.note_hint
    ));
}

fn question<'a>(text: &ShownText<'a>, place: usize) -> Option<&'a Question> {
    text.document.questions.get(place).filter(|question| question.is_real())
}

/// Returns the id of a question: the author's, or else its position.
fn question_id(question: &Question, place: usize) -> String {
    question.id.clone().unwrap_or_else(|| (place + 1).to_string())
}
