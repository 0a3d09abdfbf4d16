//! New texts, for people to fill in.
//!
//! In: a parsed text, or the title and languages of a new site. Out: the initial content of new
//! files, and the lines with which texts refer to each other's versions. Everything here is pure:
//! the web editor links to a new text, a command writes one, and neither decides its content.

mod github;
mod new_site;
mod sample;
mod site;
mod stamp;

use std::borrow::Cow;

pub use github::{Action, github};
pub use new_site::{NewFile, NewSite, Repository};
pub use sample::speaks;
pub use site::{FIRST_LESSON, configuration, lessons};
pub use stamp::{same_meaning_line, stamp_line};

use self::sample::Sample;
use crate::language::LanguageTag;
use crate::lesson::{Document, Heading};

/// Returns versions of a new translation: its stamp, a line stating that nobody has reviewed it,
/// and the headings of its original as a skeleton. The first is the most complete and each of the
/// others is shorter, so that a caller with limited space takes the first that fits. They are made
/// lazily.
///
/// `source` is the Markdown of the original, and `name` the title of the shortest version, which
/// contains nothing of the original.
pub fn translations<'a>(
    original: &'a Document,
    source: &'a str,
    stamp_line: &'a str,
    name: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let keeps = [Keep::Everything, Keep::Headings, Keep::Sections, Keep::Title].into_iter();
    let skeletons = keeps.map(move |keep| skeleton(original, source, keep));
    let shortest = std::iter::once_with(move || format!("# {name}\n"));
    let head = move |skeleton| format!("{stamp_line}\n<!-- review: draft -->\n{skeleton}");
    skeletons.chain(shortest).map(head)
}

/// Returns the text of a new lesson in a language, with the headings of its sections.
pub fn new_lesson(language: &LanguageTag, title: &str) -> String {
    Sample::of(language).text("new-lesson", title)
}

/// Returns the text of a new page in a language, such as that of a topic.
pub fn new_page(language: &LanguageTag, title: &str) -> String {
    Sample::of(language).text("new-page", title)
}

/// Returns the text that a translator copies: the Markdown without comments that apply only to the
/// original.
pub fn text_to_translate(original: &Document, source: &str) -> Option<String> {
    let markdown = source.get(original.header.first_line()..)?;
    Some(markdown.lines().filter(|line| !is_own_comment(line)).collect::<Vec<_>>().join("\n"))
}

/// How much of the original a skeleton keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Headings, and the markers above them.
    Everything,
    /// Headings of all levels.
    Headings,
    /// Headings of the first two levels.
    Sections,
    /// The title only.
    Title,
}

/// Returns the headings of a text as written, with their pins and the markers of their sections and
/// questions.
fn skeleton(original: &Document, source: &str, keep: Keep) -> String {
    let most = match keep {
        Keep::Everything | Keep::Headings => 6,
        Keep::Sections => 2,
        Keep::Title => 1,
    };
    let headings = original.headings.iter().filter(|heading| heading.level <= most);
    let headings =
        headings.map(|heading| (heading.span.start, heading_as_written(heading, source)));
    let sections = original.sections.iter().map(|section| &section.span);
    let questions = original.questions.iter().filter(|question| question.id.is_some());
    let markers = sections.chain(questions.map(|question| &question.span));
    let markers = markers.filter(|_| keep == Keep::Everything);
    let markers = markers.filter_map(|span| Some((span.start, source.get(span.clone())?.into())));
    let mut lines: Vec<(usize, Cow<'_, str>)> = headings.chain(markers).collect();
    lines.sort_by_key(|(start, _)| *start);
    let mut skeleton = String::new();
    for (_, written) in lines {
        // A marker is directly above its heading.
        let is_marker = written.starts_with("<!--");
        if is_marker || !skeleton.ends_with("-->\n") {
            skeleton.push('\n');
        }
        skeleton.push_str(written.trim_end());
        skeleton.push('\n');
    }
    skeleton.trim_start_matches('\n').to_owned()
}

/// Returns a heading as written. An underlined heading in a quotation has the `>` of the quotation
/// before its underline, which would have another meaning outside.
fn heading_as_written<'a>(heading: &Heading, source: &'a str) -> Cow<'a, str> {
    let written = source.get(heading.span.clone()).unwrap_or_default();
    let before = source.get(..heading.span.start).and_then(|text| text.rsplit('\n').next());
    let (words, line) = written.trim_end().rsplit_once('\n').unwrap_or((written, ""));
    if line.is_empty() || !before.is_some_and(|before| before.contains('>')) {
        return Cow::Borrowed(written);
    }
    let level = "#".repeat(usize::from(heading.level));
    let words = words.lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end());
    Cow::Owned(format!("{level} {}", words.collect::<Vec<_>>().join(" ")))
}

/// Comments that apply to one text and not to its translations.
const OWN_COMMENTS: [&str; 5] =
    ["translated-from", "same-meaning", "review", "translators", "updated"];

/// Whether a line begins with one of them.
fn is_own_comment(line: &str) -> bool {
    let comment = line.trim_start().strip_prefix("<!--");
    let name = comment.and_then(|comment| comment.split_once(':'));
    name.is_some_and(|(name, _)| OWN_COMMENTS.contains(&name.trim()))
}
