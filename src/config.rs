//! `book.toml`: the site's title, its languages, and how it is built.
//!
//! In: the text of `book.toml`. Out: [`SiteConfig`], with defaults filled in. Keys have the names
//! of mdBook's where mdBook has them.

mod address;
mod font;
mod foreign_keys;
mod html;
mod languages;
mod missing;
mod own_version;
mod site_id;

pub use address::SiteAddress;
pub use font::{Font, Script};
pub use html::{FooterLink, HtmlConfig, ThemeColor};
pub use languages::Language;
pub use missing::Missing;
pub use site_id::of_title as id_of_title;

use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::file_name::{LONGEST_NAME, NameFault};
use crate::language::{LanguageId, LanguageTag};
use crate::source::{SitePath, SourceFile};
use crate::toml_table::{self, Located, NamedString, TableReader};

/// Returns the codes of this stage.
pub(crate) fn codes() -> Vec<Code> {
    [site_id::CODES, own_version::CODES].concat()
}

/// The name of the configuration file, at the root of the site.
pub const CONFIG_FILE: &str = "book.toml";

/// The whole configuration.
#[derive(Debug, Clone)]
pub struct SiteConfig {
    /// The site's title in languages without a title of their own.
    pub title: String,
    /// The site's permanent id, by which pages find their data on a reader's device.
    pub id: String,
    /// Who wrote the lessons.
    pub authors: Vec<String>,
    /// The site's description in languages without one of their own.
    pub description: Option<String>,
    /// The licence of the lessons.
    pub license: Option<String>,
    /// The language of originals, where a topic or lesson does not state it: its index in
    /// `languages`.
    pub source: Option<LanguageId>,
    /// What is shown if a translation is missing, where a topic or lesson does not state it.
    pub missing: Missing,
    /// The folder of the lessons, from the root of the site.
    pub src: String,
    /// The folder of the finished site, from the root of the site.
    pub build_dir: String,
    /// The site's own language: its index in `languages`.
    pub language: LanguageId,
    /// Every language, in the order of the switcher.
    pub languages: Vec<Language>,
    /// `[output.html]`.
    pub html: HtmlConfig,
    /// `[check]`: codes and severities, as written. [`crate::codes`] interprets them.
    pub severities: Vec<NamedString>,
}

impl SiteConfig {
    /// Reads `book.toml`. Values that cannot be read are defaulted, so that the rest of the site
    /// can still be checked.
    pub fn parse(file: &SourceFile) -> (Self, Vec<Diagnostic>) {
        toml_table::read(&file.path, &file.text, 0, read)
    }

    /// Returns the configured language with this file stem.
    pub fn language_of_stem(&self, stem: &str) -> Option<LanguageId> {
        self.ids().find(|id| self.language(*id).tag.file_stem() == stem)
    }

    /// Returns the language with this name in tags or file names, if it is a common one that is not
    /// configured.
    pub fn other_language(&self, name: &str) -> Option<LanguageTag> {
        let tag = LanguageTag::parse(&name.replace('_', "-"))?;
        let is_known = self.languages.iter().any(|language| language.tag == tag);
        (!is_known && tag.is_common()).then_some(tag)
    }

    /// Returns a language by its id.
    pub fn language(&self, id: LanguageId) -> &Language {
        &self.languages[id.index()]
    }

    /// Returns the ids of all languages.
    pub fn ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..u8::try_from(self.languages.len()).unwrap_or(u8::MAX)).map(LanguageId)
    }

    /// Returns the site's title in a language.
    pub fn title(&self, language: LanguageId) -> &str {
        self.language(language).title.as_deref().unwrap_or(&self.title)
    }

    /// Returns the site's description in a language; empty if there is none.
    pub fn description(&self, language: LanguageId) -> &str {
        self.language(language)
            .description
            .as_deref()
            .or(self.description.as_deref())
            .unwrap_or_default()
    }
}

fn read(top: &mut TableReader<'_>) -> SiteConfig {
    top.foreign(foreign_keys::TOP);
    let book = top.table("book", BookTable::read).unwrap_or_default();
    let build_dir = top.table("build", read_build).flatten();
    let html = top.table("output", html::read).flatten().unwrap_or_default();
    let severities = top.table("check", read_check).unwrap_or_default();
    let mut languages = top.table("languages", languages::read).unwrap_or_default();

    let language = languages::resolve(top, &mut languages, book.language.as_ref());
    let source = book.source.and_then(|source| languages::find(top, &languages, "source", &source));
    let title = book.title.unwrap_or_else(|| "Lessons".to_owned());
    SiteConfig {
        id: book.id.unwrap_or_else(|| site_id::of_title(&title)),
        title,
        authors: book.authors,
        description: book.description,
        license: book.license,
        source,
        missing: book.missing.unwrap_or_default(),
        src: book.src.unwrap_or_else(|| "content".to_owned()),
        build_dir: build_dir.unwrap_or_else(|| "book".to_owned()),
        language,
        languages,
        html,
        severities,
    }
}

#[derive(Default)]
struct BookTable {
    title: Option<String>,
    id: Option<String>,
    authors: Vec<String>,
    description: Option<String>,
    license: Option<String>,
    language: Option<Located<String>>,
    source: Option<Located<String>>,
    missing: Option<Missing>,
    src: Option<String>,
}

impl BookTable {
    fn read(book: &mut TableReader<'_>) -> Self {
        book.foreign(foreign_keys::BOOK);
        own_version::check(book);
        let (title, id) = (book.name("title"), read_id(book));
        if let Some(title) = title.as_ref().filter(|_| id.is_none()) {
            site_id::check(book, title);
        }
        Self {
            title: title.map(|title| title.value),
            id,
            authors: book.strings("authors").into_iter().map(|author| author.value).collect(),
            description: book.string("description").map(|description| description.value),
            license: book.name("license").map(|license| license.value),
            language: book.string("language"),
            source: book.string("source"),
            missing: Missing::read(book),
            src: read_folder(book, "src"),
        }
    }
}

fn read_id(book: &mut TableReader<'_>) -> Option<String> {
    let id = book.name("id")?;
    let proposal = site_id::of_title(&id.value);
    if proposal != id.value {
        book.wrong_choice("id", &id, &[&proposal]);
        return None;
    }
    Some(id.value)
}

/// Reads a folder inside the site's root.
fn read_folder(table: &mut TableReader<'_>, key: &'static str) -> Option<String> {
    let folder = table.string(key)?;
    let inside = SitePath::new(CONFIG_FILE)
        .resolve(&folder.value.replace('\\', "/"))
        .filter(|path| !path.as_str().is_empty());
    // On Windows `C:` would lead out of the site.
    let inside = inside
        .filter(|path| path.as_str().split('/').all(|name| NameFault::of_file(name).is_none()));
    if inside.is_none() || folder.value.starts_with('/') || folder.value.len() > LONGEST_NAME {
        table.wrong_value(key, &folder, Phrase::new("folder-beside-config"));
        return None;
    }
    inside.map(|path| path.as_str().to_owned())
}

fn read_check(check: &mut TableReader<'_>) -> Vec<NamedString> {
    check.named_strings()
}

/// Reads `build-dir`, which must be inside the site: which folders outside it may be overwritten is
/// decided on the command line, not by authors of `book.toml`.
fn read_build(build: &mut TableReader<'_>) -> Option<String> {
    build.foreign(foreign_keys::BUILD);
    read_folder(build, "build-dir")
}
