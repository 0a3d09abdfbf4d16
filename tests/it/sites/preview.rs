//! Lessons in GitHub's own preview: comrak, a port of cmark-gfm, with GitHub's options, shows no
//! stray syntax.
//!
//! In: the texts of the sites. Out: whatever would puzzle a reader of the preview.

use polybook::lesson::{Document, ParsedContent};

use super::sites;
use crate::tree::{self, Element, Node};

/// Syntax that must not be visible outside code.
const STRAY: [&str; 12] =
    ["[ ]", "[x]", "[X]", "<!--", "-->", "[!", ":::", "{{", "+++", "**", "](", "[^"];

fn preview(markdown: &str) -> Result<Element, String> {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.render.r#unsafe = true;
    options.render.gfm_quirks = true;
    tree::parse(&comrak::markdown_to_html(markdown, &options))
}

/// Returns every text of the sites as it is written, as polybook parses it, and as GitHub shows it.
fn every_text(mut defects_of: impl FnMut(&str, &str, &Document, &Element) -> Vec<String>) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for outcome in sites() {
        let catalog = &outcome.build.site.catalog;
        for file in
            catalog.sources.texts_below("content").filter(|file| file.path.extension() == "md")
        {
            let Some(parsed) = outcome.build.parsed.get(&file.path) else { continue };
            let ParsedContent::Text(document) = &parsed.content else { continue };
            count += 1;
            match preview(&file.text) {
                Ok(tree) => {
                    wrong.extend(defects_of(file.path.as_str(), &file.text, document, &tree));
                }
                Err(problem) => wrong.push(format!("{}: {problem}", file.path)),
            }
        }
    }
    assert!(count > 40, "only {count} texts were looked at");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_syntax_is_visible() {
    every_text(|path, _, _, tree| {
        let text = tree.prose();
        let stray = STRAY.iter().filter_map(|stray| {
            let at = text.find(stray)?;
            let around: String = text[at..].chars().take(40).collect();
            Some(format!("{path}: “{stray}” is seen: {around}"))
        });
        stray.collect()
    });
}

#[test]
fn the_check_of_the_preview_detects_stray_syntax() {
    for markdown in [
        "- a\n  [x] b",
        "**bold **a",
        "+++\nx = 1\n+++",
        "::: tip\nx\n:::",
        "a {{ b }}",
        "[a](b c)",
        "[^1]",
        "- > a\n  > [!TIP]\n",
    ] {
        let text = preview(markdown).unwrap().prose();
        assert!(STRAY.iter().any(|stray| text.contains(stray)), "{markdown:?} shows {text:?}");
    }
    assert!(preview("<details>\n\nx").is_err());
}

#[test]
fn alerts_are_recognized_at_the_top_level_only() {
    every_text(|path, text, _, tree| {
        let is_alert = |element: &Element| element.has_class("markdown-alert");
        let inside = tree
            .all()
            .into_iter()
            .filter(|element| matches!(element.name.as_str(), "li" | "blockquote"));
        let nested = inside.filter(|element| element.find(is_alert).is_some()).count();
        let shown = tree.all().into_iter().filter(|element| is_alert(element)).count();
        let written = text.lines().filter(|line| line.starts_with("> [!")).count();
        let mut wrong = Vec::new();
        if nested > 0 || shown != written {
            wrong.push(format!(
                "{path}: {written} alerts are written, {shown} are seen, {nested} \
                of them inside something"
            ));
        }
        wrong
    });
}

/// Returns what follows the marker of a question, up to the next marker or the next second-level
/// heading.
fn question_parts(tree: &Element) -> Vec<(String, Vec<&Element>)> {
    let mut questions: Vec<(String, Vec<&Element>)> = Vec::new();
    let mut is_open = false;
    for child in &tree.children {
        match child {
            Node::Comment(comment) => {
                let id = comment.trim().strip_prefix("q:").map(str::trim);
                is_open = id.is_some() || (is_open && comment.trim().starts_with("instructor"));
                questions.extend(id.map(|id| (id.to_owned(), Vec::new())));
            }
            Node::Element(element) if element.name == "h2" => is_open = false,
            Node::Element(element) if is_open => questions.last_mut().unwrap().1.push(element),
            Node::Element(_) | Node::Text(_) => {}
        }
    }
    questions
}

#[test]
fn every_question_is_one_list_with_feedback_inside_the_items() {
    let mut count = 0;
    every_text(|path, _, document, tree| {
        let parts = question_parts(tree);
        let ids: Vec<&str> = parts.iter().map(|(id, _)| id.as_str()).collect();
        let known: Vec<&str> =
            document.questions.iter().filter_map(|question| question.id.as_deref()).collect();
        let mut wrong = Vec::new();
        if ids != known {
            wrong.push(format!("{path}: questions are {known:?}, and seen as {ids:?}"));
        }
        for ((id, elements), question) in parts.iter().zip(&document.questions) {
            count += 1;
            let lists: Vec<&&Element> = elements
                .iter()
                .filter(|element| matches!(element.name.as_str(), "ul" | "ol"))
                .collect();
            let [list] = lists.as_slice() else {
                wrong.push(format!("{path}: the question {id} is seen as {} lists", lists.len()));
                continue;
            };
            if elements.iter().any(|element| element.name == "blockquote") {
                wrong.push(format!("{path}: beside the answers to {id} stands a quotation"));
            }
            let items: Vec<&Element> = list.elements().collect();
            if items.len() != question.options.len() {
                wrong.push(format!(
                    "{path}: {id} has {} answers and shows {}",
                    question.options.len(),
                    items.len()
                ));
            }
            for (number, (item, option)) in items.iter().zip(&question.options).enumerate() {
                let is_box = |element: &Element| {
                    element.name == "input" && element.attribute("type") == Some("checkbox")
                };
                let ticked = item.find(is_box).map(|input| input.attribute("checked").is_some());
                let quotes = item.elements().filter(|element| element.name == "blockquote").count();
                if ticked != Some(option.is_right)
                    || (quotes == 1) == option.feedback.is_empty()
                    || quotes > 1
                {
                    wrong.push(format!(
                        "{path}: answer {} to {id} shows box {ticked:?} and {quotes} quotations",
                        number + 1
                    ));
                }
            }
        }
        wrong
    });
    assert!(count >= 8, "only {count} questions were looked at");
}

#[test]
fn every_note_reply_and_transcript_is_collapsed() {
    every_text(|path, text, document, tree| {
        let seen = tree.all().into_iter().filter(|element| element.name == "details").count();
        let written = text.lines().filter(|line| line.trim_start().starts_with("<details")).count();
        let replies: u32 = document.sections.iter().map(|section| section.reply_count).sum();
        let known = document.notes.len()
            + replies as usize
            + document.videos.iter().filter(|video| video.has_transcript).count()
            + document.questions.iter().filter(|question| !question.explanation.is_empty()).count();
        let folded = tree.all().into_iter().filter(|element| element.name == "details");
        let bare = folded
            .filter(|details| details.elements().next().is_none_or(|first| first.name != "summary"))
            .count();
        let mut wrong = Vec::new();
        if seen != written || known > seen || bare > 0 {
            wrong.push(format!(
                "{path}: {written} details are written, {seen} seen, {known} \
                understood, {bare} without summary"
            ));
        }
        wrong
    });
}
