//! A deterministic corpus of lessons, so that a build can be measured on realistic work.
//!
//! In: the number of lessons. Out: the sources of a whole site in four languages, as pairs of a
//! path relative to the site's root and the file's text. The same number always gives the same
//! bytes, and the text of a lesson depends only on its own index: the number of lessons only
//! affects which lessons its links lead to. Sentences come from a few patterns, but asides between
//! them have words from common to rare ([`words`]), so that a search can distinguish lessons.

mod plan;
mod random;
mod vocabulary;
pub(crate) mod words;
mod writer;

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use plan::{Plan, TOPICS, targets};
pub(crate) use random::Random;
pub(crate) use vocabulary::LANGUAGES;
use vocabulary::Shared;
use writer::Writer;

/// Returns every file of a site with this many lessons: its path relative to the site's root, and
/// its text.
pub(crate) fn files(lesson_count: usize) -> impl Iterator<Item = (String, String)> {
    let shared = Shared::new();
    let site = site_files(&shared);
    site.into_iter()
        .chain((0..lesson_count).flat_map(move |index| lesson_files(&shared, index, lesson_count)))
}

/// Writes every file of a site with this many lessons to `root`, which is created if needed.
pub(crate) fn write_to(root: &Path, lesson_count: usize) -> io::Result<()> {
    for (path, text) in files(lesson_count) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs_err::create_dir_all(folder)?;
        }
        fs_err::write(path, text)?;
    }
    Ok(())
}

/// Returns `book.toml`, the names of the tags, the home pages and the topics.
fn site_files(shared: &Shared) -> Vec<(String, String)> {
    let mut book =
        String::from("[book]\ntitle = \"Service with Heart, at Length\"\nlanguage = \"en\"\n\n");
    for (tag, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
        let [name, title, ..] = vocabulary.site[..] else {
            unreachable!("every language names the site")
        };
        let _ = writeln!(book, "[languages.{tag}]\nname = \"{name}\"\ntitle = \"{title}\"\n");
    }
    book.push_str("[output.html]\nsite-url = \"https://example.org/bench/\"\n");

    let mut tags = String::new();
    for (index, id) in shared.tags.iter().enumerate() {
        let _ = writeln!(tags, "[{id}]");
        for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
            let _ = writeln!(tags, "{language} = \"{}\"", vocabulary.tags[index]);
        }
        tags.push('\n');
    }

    let mut files = vec![("book.toml".to_owned(), book), ("content/tags.toml".to_owned(), tags)];
    for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
        let mut random = Random::new(&[1, u64::from(language.as_bytes()[0])]);
        let mut home =
            format!("# {}\n\n{}\n\n", vocabulary.site[1], vocabulary.paragraph(40, &mut random));
        for ((topic, ..), name) in TOPICS.iter().zip(&vocabulary.topics) {
            let _ = writeln!(home, "- [{name}]({topic}/{language}.md)");
        }
        let _ = writeln!(home, "\n{}", vocabulary.paragraph(50, &mut random));
        files.push((format!("content/{language}.md"), home));
    }
    for (index, (topic, light, dark)) in TOPICS.iter().enumerate() {
        let source = LANGUAGES[index];
        let order = 10 * (index + 1);
        let facts = format!(
            "source = \"{source}\"\norder = {order}\n\
             accent = {{ light = \"{light}\", dark = \"{dark}\" }}\n"
        );
        files.push((format!("content/{topic}/topic.toml"), facts));
        for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
            let mut random = Random::new(&[2, index as u64, u64::from(language.as_bytes()[0])]);
            let name = vocabulary.topics[index];
            let (summary, rest) =
                (vocabulary.paragraph(25, &mut random), vocabulary.paragraph(60, &mut random));
            files.push((
                format!("content/{topic}/{language}.md"),
                format!("# {name}\n\n{summary}\n\n{rest}\n"),
            ));
        }
    }
    files
}

/// Returns `lesson.toml` and the lesson's text in every language.
fn lesson_files(shared: &Shared, index: usize, lesson_count: usize) -> Vec<(String, String)> {
    let plan = Plan::new(shared, index);
    let folder = format!("content/{}/{}", plan.topic, plan.id);
    let targets = targets(&plan, lesson_count).map(|target| Plan::new(shared, target));
    let mut files = vec![(format!("{folder}/lesson.toml"), plan.facts(shared, &targets))];
    for (number, language) in LANGUAGES.iter().enumerate() {
        let text = Writer {
            plan: &plan,
            targets: &targets,
            language,
            vocabulary: &shared.vocabularies[number],
        }
        .lesson(number);
        files.push((format!("{folder}/{language}.md"), text));
    }
    files
}
