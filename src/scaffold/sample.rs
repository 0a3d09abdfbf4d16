//! Words in which new sites, topics and lessons begin, in ten languages.
//!
//! In: a language. Out: the texts of the folder `scaffold/sample`, with placeholders filled in.

use include_dir::{Dir, include_dir};

use super::new_site::NewFile;
use crate::language::LanguageTag;
use crate::source::SitePath;

/// A folder for each language, with the same files, and a picture for all of them.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/sample");

/// The language of texts for a language that has none.
pub(super) const REFERENCE: &str = "en";

/// The picture of the lesson.
const PICTURE: &str = "greeting.svg";

/// The texts of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample<'a> {
    words: &'static str,
    tag: &'a LanguageTag,
}

impl<'a> Sample<'a> {
    /// Returns the texts for this language: its own, those of the same language elsewhere, or
    /// English ones.
    pub(super) fn of(tag: &'a LanguageTag) -> Self {
        Self { words: words_of(tag).unwrap_or(REFERENCE), tag }
    }

    /// Returns one of its texts, with its placeholders filled in.
    pub(super) fn text(self, name: &str, title: &str) -> String {
        let path = format!("{}/{name}.md", self.words);
        let text = FOLDER.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default();
        text.replace("{lang}", self.tag.file_stem()).replace("{title}", &as_markdown(title))
    }
}

/// Whether there are texts for this language.
pub fn speaks(tag: &LanguageTag) -> bool {
    words_of(tag).is_some()
}

/// Returns the picture of the lesson as a file in its folder.
pub(super) fn picture(folder: &str) -> NewFile {
    let svg = FOLDER.get_file(PICTURE).and_then(|file| file.contents_utf8()).unwrap_or_default();
    NewFile { path: SitePath::new(&format!("{folder}/{PICTURE}")), text: svg.to_owned() }
}

/// Returns the folder with the words of a language.
pub(super) fn words_of(tag: &LanguageTag) -> Option<&'static str> {
    let folders = || FOLDER.dirs().filter_map(|folder| folder.path().to_str());
    [tag.file_stem(), tag.primary()]
        .into_iter()
        .find_map(|name| folders().find(|folder| *folder == name))
}

/// Returns a title as Markdown shows it: what would be markup is escaped.
fn as_markdown(title: &str) -> String {
    let mut markdown = String::with_capacity(title.len());
    for character in title.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '#') {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}
