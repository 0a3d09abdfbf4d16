//! The theme: templates, static files and interface strings.
//!
//! In: the default theme and the files in `themes/<name>/`, which override it. Out: HTML from
//! views, and the assets of the site. Only this file and those named `template_…` use Tera.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use super::stand_in;
use super::strings::Strings;
use super::template_functions::{AssetPath, DirectionOf, Translate};
pub(super) use super::template_value::Field;
pub use super::template_value::{SharedValue, Variables};
use super::theme_files::{Files, hashed_path};
use super::{default_theme, look, style_check, template_error, unused};
use crate::config::{CONFIG_FILE, Font, SiteConfig};
use crate::diagnostic::{Code, Diagnostic};
use crate::search::Rules;
use crate::source::{SitePath, SourceFile, Sources};
use crate::text::nearest::nearest;
use crate::toml_table::{self, Located};

pub(crate) const UNKNOWN_THEME: Code = Code::error("unknown-theme").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[UNKNOWN_THEME];

/// The version of the theme API. A theme states the version that it was written for.
pub const THEME_API: u32 = 1;

/// The names under which templates find the picture beside the site's title, if there is one, and
/// the icon.
const LOGO: &str = "logo";
const ICON: &str = "icon";

/// Everything that defines the appearance and the interface of the site.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The interface strings.
    pub strings: Arc<Strings>,
    /// The output path and bytes of every static file.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// The output paths of style sheets that every page has in addition to the theme's own.
    pub styles: Vec<String>,
    /// The output paths of the site's own scripts.
    pub scripts: Vec<String>,
    /// Whether the site has a logo.
    pub has_logo: bool,
    folder: Option<String>,
}

impl Theme {
    /// Assembles the theme. If a template is broken, the default theme replaces it, so that
    /// everything else can be checked as well.
    pub fn assemble(config: &SiteConfig, sources: &Sources) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let folder = find_folder(config, sources, &mut diagnostics);
        let strings =
            Arc::new(Strings::assemble(config, sources, folder.as_deref(), &mut diagnostics));
        let mut files = Files::default();
        for (name, bytes) in default_theme::FOR_READERS.iter() {
            files.add(name, Arc::clone(bytes));
        }
        files.add("search-rules.js", Arc::from(Rules::new().script().into_bytes()));
        if let Some(folder) = &folder {
            check_manifest(sources, folder, &mut diagnostics);
            files.add_folder(sources, &format!("themes/{folder}/static/"), &mut diagnostics);
        }
        let additional =
            |list: &[Located<String>], files: &mut Files, diagnostics: &mut Vec<Diagnostic>| {
                list.iter()
                    .filter_map(|file| files.add_named(sources, file, diagnostics))
                    .collect::<Vec<String>>()
            };
        let logo = config.html.logo.as_ref();
        let logo = logo.and_then(|logo| files.add_named(sources, logo, &mut diagnostics));
        let icon = logo.clone().or_else(|| files.names.get("icon.svg").cloned());
        let has_logo = logo.is_some();
        for (name, path) in [(LOGO, logo), (ICON, icon)] {
            files.names.extend(path.map(|path| (name.to_owned(), path)));
        }
        let fonts: Vec<(&Font, String)> = config
            .html
            .fonts
            .iter()
            .filter_map(|font| {
                Some((font, files.add_named(sources, &font.file, &mut diagnostics)?))
            })
            .collect();
        let styles = additional(&config.html.additional_css, &mut files, &mut diagnostics);
        let scripts = additional(&config.html.additional_js, &mut files, &mut diagnostics);
        diagnostics.extend(unused::check(config, sources, folder.as_deref()));
        for sheet in own_style_sheets(config, sources, folder.as_deref()) {
            diagnostics.extend(style_check::check(sheet, &files));
        }
        let names = Arc::new(files.names);
        let tera =
            templates(config, sources, folder.as_deref(), &strings, &names, &mut diagnostics);
        let assets = files.contents;
        let mut theme = Self { tera, strings, assets, styles, scripts, has_logo, folder };
        diagnostics.extend(look::heavy(config, sources));
        if let Some(css) = look::style_sheet(&fonts, has_logo) {
            theme.add_style("configured.css", css);
        }
        (theme, diagnostics)
    }

    /// Adds a style sheet generated from the lessons.
    pub fn add_style(&mut self, name: &str, css: String) {
        let path = hashed_path(name, css.as_bytes());
        self.assets.insert(path.clone(), Arc::from(css.into_bytes()));
        self.styles.insert(0, path);
    }

    /// Renders a template.
    pub fn render(
        &self,
        template: &str,
        variables: &Variables,
        sources: &Sources,
    ) -> Result<Vec<u8>, Diagnostic> {
        // A lesson page with its text is rarely longer.
        let mut html = Vec::with_capacity(32 * 1024);
        match self.tera.render_to(template, variables.context(), &mut html) {
            Ok(()) => Ok(stand_in::placed(html)),
            Err(error) => Err(template_error::diagnostic(&error, self.folder.as_deref(), sources)),
        }
    }
}

/// Returns the folder of the site's theme, if it names one that exists.
fn find_folder(
    config: &SiteConfig,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let theme = config.html.theme.as_ref()?;
    let mut names: Vec<&str> = themes(sources).collect();
    names.dedup();
    if names.contains(&theme.value.as_str()) {
        return Some(theme.value.clone());
    }
    if theme.value != "default" {
        let unknown =
            Diagnostic::new(UNKNOWN_THEME, &SitePath::new(CONFIG_FILE), theme.span.clone())
                .with("theme", theme.value.clone())
                .nearest(nearest(&theme.value, names.into_iter().chain(["default"])));
        diagnostics.push(unknown);
    }
    None
}

fn themes(sources: &Sources) -> impl Iterator<Item = &str> {
    let paths = sources.texts.keys().chain(sources.assets.keys());
    paths.filter_map(|path| {
        path.as_str().strip_prefix("themes/")?.split_once('/').map(|(name, _)| name)
    })
}

/// Returns the style sheets that the site or its theme brings.
fn own_style_sheets<'a>(
    config: &'a SiteConfig,
    sources: &'a Sources,
    folder: Option<&str>,
) -> impl Iterator<Item = &'a SourceFile> {
    let named = config.html.additional_css.iter().filter_map(|file| {
        let path = SitePath::new(CONFIG_FILE).resolve(&file.value)?;
        sources.text(&path)
    });
    let folder = folder.map(|folder| format!("themes/{folder}/static/"));
    let of_theme = sources.texts.values().map(Arc::as_ref).filter(move |file| {
        folder.as_ref().is_some_and(|folder| file.path.as_str().starts_with(folder))
    });
    named.chain(of_theme.filter(|file| file.path.extension() == "css"))
}

fn check_manifest(sources: &Sources, folder: &str, diagnostics: &mut Vec<Diagnostic>) {
    let path = SitePath::new(&format!("themes/{folder}/theme.toml"));
    let Some(file) = sources.text(&path) else { return };
    let (api, manifest_diagnostics) = toml_table::read(&file.path, &file.text, 0, |table| {
        table.string("name");
        table.string("description");
        table.number("api")
    });
    diagnostics.extend(manifest_diagnostics);
    if let Some(api) = api.filter(|api| api.value != THEME_API) {
        let (span, value) = (api.span, api.value.to_string());
        let written = Located { value, span };
        diagnostics.push(toml_table::wrong_value(&path, "api", &written, THEME_API));
    }
}

fn templates(
    config: &SiteConfig,
    sources: &Sources,
    folder: Option<&str>,
    strings: &Arc<Strings>,
    names: &Arc<BTreeMap<String, String>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tera {
    let built_in = || {
        default_theme::TEMPLATES
            .iter()
            .map(|(name, text)| (format!("default/{name}"), (*text).to_owned()))
    };
    if let Some(folder) = folder {
        let prefix = format!("themes/{folder}/templates/");
        let own = sources.texts.iter().filter_map(|(path, file)| {
            path.as_str()
                .strip_prefix(&prefix)
                .map(|name| (format!("{folder}/{name}"), file.text.clone()))
        });
        let mut tera = engine(config, strings, names);
        let loaded = tera
            .set_fallback_prefixes([format!("{folder}/"), "default/".to_owned()])
            .and_then(|()| tera.add_raw_templates(built_in().chain(own)));
        match loaded {
            Ok(()) => return tera,
            Err(error) => {
                diagnostics.push(template_error::diagnostic(&error, Some(folder), sources));
            }
        }
    }
    let mut tera = engine(config, strings, names);
    let loaded = tera
        .set_fallback_prefixes(["default/".to_owned()])
        .and_then(|()| tera.add_raw_templates(built_in()));
    if let Err(error) = loaded {
        diagnostics.push(template_error::diagnostic(&error, None, sources));
    }
    tera
}

fn engine(
    config: &SiteConfig,
    strings: &Arc<Strings>,
    names: &Arc<BTreeMap<String, String>>,
) -> Tera {
    let mut tera = Tera::new();
    let tags = config.languages.iter().map(|language| language.tag.to_string()).collect();
    tera.register_function("t", Translate { strings: Arc::clone(strings), tags });
    tera.register_function("dir", DirectionOf);
    tera.register_function("asset", AssetPath { names: Arc::clone(names) });
    tera
}
