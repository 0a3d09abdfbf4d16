//! `book.toml`: the site's title, its languages, and how it is built.
//!
//! In: the text of `book.toml`. Out: [`SiteConfig`], with defaults filled in. Keys have the names
//! of mdBook's where mdBook has them.

mod address;
mod foreign_keys;
mod languages;
mod site_id;

pub use address::SiteAddress;
pub use languages::Language;

use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::file_name::{LONGEST_NAME, NameFault};
use crate::language::LanguageId;
use crate::source::{SitePath, SourceFile};
use crate::toml_table::{self, Located, NamedString, TableReader};

/// Every code of this module.
pub(crate) const CODES: &[Code] = site_id::CODES;

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

/// `[output.html]`.
#[derive(Debug, Clone)]
pub struct HtmlConfig {
    /// The address where the site will be published.
    pub site_url: Option<SiteAddress>,
    /// The address of the repository of its sources.
    pub git_repository_url: Option<String>,
    /// The address where a source file can be edited, with `{path}` in it.
    pub edit_url_template: Option<String>,
    /// The folder in `themes/` that overrides the default theme.
    pub theme: Option<Located<String>>,
    /// Additional style sheets, from the root of the site.
    pub additional_css: Vec<Located<String>>,
    /// Additional scripts, from the root of the site.
    pub additional_js: Vec<Located<String>>,
    /// The custom domain, for GitHub Pages.
    pub cname: Option<String>,
    /// Whether `term` / `: definition` makes a definition list.
    pub definition_lists: bool,
    /// Whether lessons can be read in two languages side by side, which needs a script for each
    /// text.
    pub parallel: bool,
}

impl Default for HtmlConfig {
    /// The values for keys, or a whole table, that are absent: the only place that defines them.
    fn default() -> Self {
        Self {
            site_url: None,
            git_repository_url: None,
            edit_url_template: None,
            theme: None,
            additional_css: Vec::new(),
            additional_js: Vec::new(),
            cname: None,
            definition_lists: false,
            parallel: true,
        }
    }
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
    let html = top.table("output", read_output).flatten().unwrap_or_default();
    let severities = top.table("check", read_check).unwrap_or_default();
    let mut languages = top.table("languages", languages::read).unwrap_or_default();

    let language = languages::resolve(top, &mut languages, book.language.as_ref());
    let title = book.title.unwrap_or_else(|| "Lessons".to_owned());
    SiteConfig {
        id: book.id.unwrap_or_else(|| site_id::of_title(&title)),
        title,
        authors: book.authors,
        description: book.description,
        license: book.license,
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
    src: Option<String>,
}

impl BookTable {
    fn read(book: &mut TableReader<'_>) -> Self {
        book.foreign(foreign_keys::BOOK);
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

fn read_output(output: &mut TableReader<'_>) -> Option<HtmlConfig> {
    output.foreign(foreign_keys::OUTPUT);
    output.table("html", |html| {
        html.foreign(foreign_keys::HTML);
        let default = HtmlConfig::default();
        HtmlConfig {
            site_url: html.string("site-url").and_then(|url| {
                let address = SiteAddress::parse(&url.value);
                if address.is_none() {
                    html.wrong_value("site-url", &url, Phrase::new("site-address"));
                }
                address
            }),
            git_repository_url: read_address(html, "git-repository-url"),
            edit_url_template: read_address(html, "edit-url-template"),
            theme: html.string("theme"),
            additional_css: html.strings("additional-css"),
            additional_js: html.strings("additional-js"),
            cname: read_domain(html),
            definition_lists: html.boolean("definition-lists").unwrap_or(default.definition_lists),
            parallel: html.boolean("parallel").unwrap_or(default.parallel),
        }
    })
}

fn read_address(html: &mut TableReader<'_>, key: &'static str) -> Option<String> {
    let url = html.string(key)?;
    if url.value.starts_with("https://") || url.value.starts_with("http://") {
        return Some(url.value);
    }
    html.wrong_value(key, &url, Phrase::new("web-address"));
    None
}

fn read_domain(html: &mut TableReader<'_>) -> Option<String> {
    let domain = html.string("cname")?;
    let is_domain = domain.value.contains('.')
        && domain
            .value
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, '.' | '-'));
    if !is_domain {
        html.wrong_value("cname", &domain, Phrase::new("domain"));
    }
    is_domain.then_some(domain.value)
}
