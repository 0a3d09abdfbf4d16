//! `[output.html]`.
//!
//! In: the table `[output]`. Out: an [`HtmlConfig`], with defaults filled in.

use super::address::SiteAddress;
use super::font::Font;
use super::foreign_keys;
use crate::diagnostic::Phrase;
use crate::language::LanguageTag;
use crate::source::SitePath;
use crate::text::colour::{self, DARK_PAPER, LIGHT_PAPER};
use crate::toml_table::{Located, TableReader};

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
    /// The picture beside the site's title, which is also its icon; from the root of the site.
    pub logo: Option<Located<String>>,
    /// The colour of the browser's own bars around a page.
    pub theme_color: ThemeColor,
    /// Typefaces that the site brings along, best first.
    pub fonts: Vec<Font>,
    /// Links to other sites, in the footer.
    pub footer_links: Vec<FooterLink>,
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

/// The colour of the browser's own bars, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeColor {
    /// In the light theme.
    pub light: String,
    /// In the dark theme.
    pub dark: String,
}

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterLink {
    /// Its text.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The language whose pages have it; without one, all have it.
    pub lang: Option<LanguageTag>,
}

impl Default for HtmlConfig {
    /// The values for keys, or a whole table, that are absent: the only place that defines them.
    fn default() -> Self {
        Self {
            site_url: None,
            git_repository_url: None,
            edit_url_template: None,
            theme: None,
            logo: None,
            theme_color: ThemeColor { light: LIGHT_PAPER.to_owned(), dark: DARK_PAPER.to_owned() },
            fonts: Vec::new(),
            footer_links: Vec::new(),
            additional_css: Vec::new(),
            additional_js: Vec::new(),
            cname: None,
            definition_lists: false,
            parallel: true,
        }
    }
}

impl HtmlConfig {
    /// Returns the files that the configuration names.
    pub fn named_files(&self) -> impl Iterator<Item = SitePath> {
        let fonts = self.fonts.iter().map(|font| &font.file);
        let files = self.logo.iter().chain(fonts);
        let files = files.chain(&self.additional_css).chain(&self.additional_js);
        files.filter_map(|file| SitePath::new("").resolve(&file.value))
    }
}

pub(super) fn read(output: &mut TableReader<'_>) -> Option<HtmlConfig> {
    output.foreign(foreign_keys::OUTPUT);
    output.table("html", |html| {
        html.foreign(foreign_keys::HTML);
        let default = HtmlConfig::default();
        HtmlConfig {
            site_url: read_site_url(html),
            git_repository_url: read_address(html, "git-repository-url"),
            edit_url_template: read_address(html, "edit-url-template"),
            theme: html.string("theme"),
            logo: html.string("logo"),
            theme_color: html
                .table_like("theme-color", theme_color_of, read_theme_color)
                .flatten()
                .unwrap_or(default.theme_color),
            fonts: html.tables("fonts", Font::read).into_iter().flatten().collect(),
            footer_links: html
                .tables("footer-links", FooterLink::read)
                .into_iter()
                .flatten()
                .collect(),
            additional_css: html.strings("additional-css"),
            additional_js: html.strings("additional-js"),
            cname: read_domain(html),
            definition_lists: html.boolean("definition-lists").unwrap_or(default.definition_lists),
            parallel: html.boolean("parallel").unwrap_or(default.parallel),
        }
    })
}

fn read_site_url(html: &mut TableReader<'_>) -> Option<SiteAddress> {
    let url = html.string("site-url")?;
    let address = SiteAddress::parse(&url.value);
    if address.is_none() {
        html.wrong_value("site-url", &url, Phrase::new("site-address"));
    }
    address
}

fn read_address(table: &mut TableReader<'_>, key: &'static str) -> Option<String> {
    let url = table.string(key)?;
    if url.value.starts_with("https://") || url.value.starts_with("http://") {
        return Some(url.value);
    }
    table.wrong_value(key, &url, Phrase::new("web-address"));
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

/// Returns the table of colours that was meant by one colour.
fn theme_color_of(colour: &str) -> Option<String> {
    let colour = colour::completed(colour)?;
    Some(format!("{{ light = \"{colour}\", dark = \"{colour}\" }}"))
}

fn read_theme_color(table: &mut TableReader<'_>) -> Option<ThemeColor> {
    let (light, dark) = (table.colour("light"), table.colour("dark"));
    table.require("light");
    table.require("dark");
    Some(ThemeColor { light: light?.value, dark: dark?.value })
}

impl FooterLink {
    fn read(table: &mut TableReader<'_>) -> Option<Self> {
        let title = table.name("title");
        let url = read_address(table, "url");
        let lang = table.string("lang").and_then(|lang| {
            let tag = LanguageTag::parse(&lang.value);
            if tag.is_none() {
                table.wrong_value("lang", &lang, Phrase::new("language-tag"));
            }
            tag
        });
        table.require("title");
        table.require("url");
        Some(Self { title: title?.value, url: url?, lang })
    }
}
