//! The files of a new site: a home page, a topic, a lesson that shows every construct, a glossary.
//!
//! In: a title, languages, the repository. Out: files. The first language is the original; texts in
//! the others are translations of it, with their stamps.

use super::new_site::{NewFile, NewSite};
use super::sample::{Sample, picture, speaks};
use super::stamp::stamp_line;
use crate::config::{CONFIG_FILE, id_of_title};
use crate::language::LanguageTag;
use crate::lesson;
use crate::source::{SitePath, SourceFile};

/// The folder of the lesson in every new site.
pub const FIRST_LESSON: &str = "content/first-steps/look-up-first";

/// The texts: the name of each sample, and its folder.
const TEXTS: [(&str, &str); 4] = [
    ("home", "content"),
    ("topic", "content/first-steps"),
    ("lesson", FIRST_LESSON),
    ("glossary", "content/glossary"),
];

/// What a lesson says about itself in all languages.
const LESSON_TOML: &str = include_str!("site/lesson.toml");

/// The configuration, with placeholders.
const BOOK_TOML: &str = include_str!("site/book.toml");

/// The line for sites whose repository is not known.
const UNKNOWN_REPOSITORY: &str = "# git-repository-url = \"https://github.com/OWNER/REPOSITORY\"\n";

/// What a build writes into the folder of a site.
const IGNORED: &str = "/book/\n/.book.polybook/\n";

/// Returns the texts of the lessons of a new site.
pub fn lessons(new: &NewSite<'_>) -> Vec<NewFile> {
    let Some((first, others)) = new.languages.split_first() else { return Vec::new() };
    let mut files = Vec::new();
    for (name, folder) in TEXTS {
        let path = |tag: &LanguageTag| format!("{folder}/{}.md", tag.file_stem());
        let path_of = |tag: &LanguageTag| SitePath::new(&path(tag));
        let original = Sample::of(first).text(name, new.title);
        let file = SourceFile::new(path_of(first), original.clone());
        let stamp = stamp_line(first.file_stem(), lesson::text_hash(&file));
        files.push(NewFile { path: path_of(first), text: original });
        // English words in a language without any would pass for a translation.
        for tag in others.iter().filter(|tag| speaks(tag)) {
            let text = format!("{stamp}\n{}", Sample::of(tag).text(name, new.title));
            files.push(NewFile { path: path_of(tag), text });
        }
    }
    files.push(picture(FIRST_LESSON));
    let facts = SitePath::new(&format!("{FIRST_LESSON}/lesson.toml"));
    files.push(NewFile { path: facts, text: LESSON_TOML.to_owned() });
    files
}

/// Returns the files at the root of a new site. `book.toml` is the last one: a folder that has it
/// is a site.
pub fn configuration(new: &NewSite<'_>) -> Vec<NewFile> {
    let language = new.languages.first().map_or("en", LanguageTag::as_str);
    let book = BOOK_TOML
        .replace("{languages}\n", &languages(new.languages))
        .replace("{repository}\n", &repository(new))
        .replace("{language}", language)
        .replace("{id}", &id_of_title(new.title))
        .replace("{title}", &quoted(new.title));
    vec![
        NewFile { path: SitePath::new(".gitignore"), text: IGNORED.to_owned() },
        NewFile { path: SitePath::new(CONFIG_FILE), text: book },
    ]
}

fn languages(tags: &[LanguageTag]) -> String {
    let tables = tags.iter().map(|tag| {
        let own_name = if tag.endonym() == tag.as_str() {
            format!("# name = \"{tag}\"\n")
        } else {
            String::new()
        };
        let calendar = if tag.primary() == "th" { "calendar = \"buddhist\"\n" } else { "" };
        format!("[languages.{tag}]\n{own_name}{calendar}")
    });
    tables.collect::<Vec<_>>().join("\n")
}

fn repository(new: &NewSite<'_>) -> String {
    let Some(repository) = new.repository else { return UNKNOWN_REPOSITORY.to_owned() };
    let mut lines = format!("git-repository-url = {}\n", quoted(&repository.url));
    if let Some(template) = repository.edit_url_template() {
        lines.push_str(&format!("edit-url-template = {}\n", quoted(&template)));
    }
    lines
}

/// Returns a text as a string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
