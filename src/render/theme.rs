//! The theme: templates, static files and interface strings. The only module that knows Tera.
//!
//! In: the default theme and, over it, the files in `themes/<name>/`. Out: HTML from views, and the
//! assets of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tera::{Context, Function, Kwargs, State, Tera, TeraResult, Value};

use super::default_theme;
use super::strings::Strings;
use super::template_error::{self, UNKNOWN_ASSET, UNKNOWN_LANGUAGE, UNKNOWN_STRING, unknown_name};
use crate::catalog::Catalog;
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::shared::{MISSING_FILE, UNSAFE_SVG};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::search::Rules;
use crate::source::{AssetContent, SitePath, Sources};
use crate::text::escape;
use crate::text::nearest::nearest;
use crate::toml_table::{self, Located};

pub(crate) const UNKNOWN_THEME: Code = Code::error("unknown-theme").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[UNKNOWN_THEME];

/// The version of the theme API; a theme names the one it was written for.
pub const THEME_API: u32 = 1;

/// Everything that gives the site its look and its words.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// What the site says by itself.
    pub strings: Arc<Strings>,
    /// Output path and bytes of every static file.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Output paths of style sheets that every page carries beside the theme's own.
    pub styles: Vec<String>,
    /// Output paths of the site's own scripts.
    pub scripts: Vec<String>,
    folder: Option<String>,
}

/// A value made ready for templates once and used by many pages.
#[derive(Debug, Clone)]
pub struct SharedValue(Value);

impl SharedValue {
    /// Makes a view ready.
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from_serializable(view))
    }

    /// A view, and fields of it that were made ready before.
    pub(super) fn with_fields<const COUNT: usize>(
        view: &impl Serialize,
        fields: [(&'static str, Field); COUNT],
    ) -> Self {
        let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
        for (name, field) in fields {
            let value = match field {
                Field::List(values) => {
                    Value::from(values.into_iter().map(|value| value.0).collect::<Vec<Value>>())
                }
                Field::Option(value) => value.map_or_else(Value::none, |value| value.0),
            };
            map.insert(name.into(), value);
        }
        Self(Value::from(map))
    }
}

/// A field that was made ready before.
pub(super) enum Field {
    List(Vec<SharedValue>),
    Option(Option<SharedValue>),
}

/// What a template is given.
#[derive(Debug, Default)]
pub struct Variables(Context);

impl Variables {
    /// Adds a view.
    pub fn set(&mut self, name: &'static str, view: &impl Serialize) {
        self.0.insert(name, view);
    }

    /// Adds a view that was made ready before.
    pub fn set_shared(&mut self, name: impl Into<Cow<'static, str>>, view: &SharedValue) {
        self.0.insert_value(name, view.0.clone());
    }
}

impl Theme {
    /// Puts the theme together. With a broken template the default one stands in, so that
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
        let additional = |list: &[crate::toml_table::Located<String>],
                          files: &mut Files,
                          diagnostics: &mut Vec<Diagnostic>| {
            list.iter()
                .filter_map(|file| files.add_additional(sources, file, diagnostics))
                .collect::<Vec<String>>()
        };
        let styles = additional(&config.html.additional_css, &mut files, &mut diagnostics);
        let scripts = additional(&config.html.additional_js, &mut files, &mut diagnostics);
        let names = Arc::new(files.names);
        let tera =
            templates(config, sources, folder.as_deref(), &strings, &names, &mut diagnostics);
        (Self { tera, strings, assets: files.contents, styles, scripts, folder }, diagnostics)
    }

    /// Adds a style sheet made from the lessons themselves.
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
        match self.tera.render_to(template, &variables.0, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(template_error::diagnostic(&error, self.folder.as_deref(), sources)),
        }
    }
}

/// The folder of the site's theme, if it names one that exists.
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

fn check_manifest(sources: &Sources, folder: &str, diagnostics: &mut Vec<Diagnostic>) {
    let path = SitePath::new(&format!("themes/{folder}/theme.toml"));
    let Some(file) = sources.text(&path) else { return };
    let (api, problems) = toml_table::read(&file.path, &file.text, 0, |table| {
        table.string("name");
        table.string("description");
        table.number("api")
    });
    diagnostics.extend(problems);
    if let Some(api) = api.filter(|api| api.value != THEME_API) {
        let (span, value) = (api.span, api.value.to_string());
        let written = Located { value, span };
        diagnostics.push(toml_table::wrong_value(&path, "api", &written, THEME_API));
    }
}

/// Static files and the names they get.
#[derive(Default)]
struct Files {
    /// Name in the theme, then output path.
    names: BTreeMap<String, String>,
    contents: BTreeMap<String, Arc<[u8]>>,
}

impl Files {
    fn add(&mut self, name: &str, bytes: Arc<[u8]>) -> String {
        let path = hashed_path(name, &bytes);
        if let Some(old) = self.names.insert(name.to_owned(), path.clone()) {
            self.contents.remove(&old);
        }
        self.contents.insert(path.clone(), bytes);
        path
    }

    fn add_folder(&mut self, sources: &Sources, prefix: &str, diagnostics: &mut Vec<Diagnostic>) {
        for (path, file) in &sources.texts {
            if let Some(name) = path.as_str().strip_prefix(prefix) {
                self.add(name, Arc::from(file.text.as_bytes()));
            }
        }
        for (path, asset) in &sources.assets {
            if let Some(name) = path.as_str().strip_prefix(prefix) {
                if let Some(danger) = &asset.danger {
                    let unsafe_svg =
                        Diagnostic::about(UNSAFE_SVG, path).with("file", path.as_str());
                    diagnostics.push(unsafe_svg.with("reason", danger.clone()));
                    continue;
                }
                // `load` holds every static file of a theme in memory.
                if let AssetContent::Memory(bytes) = &asset.content {
                    self.add(name, Arc::clone(bytes));
                }
            }
        }
    }

    fn add_additional(
        &mut self,
        sources: &Sources,
        file: &Located<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let path = SitePath::new(CONFIG_FILE).resolve(&file.value);
        if let Some(source) = path.as_ref().and_then(|path| sources.text(path)) {
            // Not among the names of the theme: a file of the same name there is another file.
            let output_path = hashed_path(source.path.as_str(), source.text.as_bytes());
            self.contents.insert(output_path.clone(), Arc::from(source.text.as_bytes()));
            return Some(escape::path(&output_path).into_owned());
        }
        let missing = Diagnostic::new(MISSING_FILE, &SitePath::new(CONFIG_FILE), file.span.clone())
            .with("destination", file.value.clone())
            .nearest(nearest(&file.value, sources.texts.keys().map(SitePath::as_str)));
        diagnostics.push(missing);
        None
    }
}

/// `site.css` becomes `assets/site-0123456789ab.css`: a name that changes with the content can be
/// kept for ever.
fn hashed_path(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash = digest.iter().take(6).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    let flat = name.replace('/', "-");
    match flat.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}-{hash}.{extension}"),
        None => format!("assets/{flat}-{hash}"),
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
    tera.register_function("asset", AssetPath { names: Arc::clone(names) });
    tera
}

/// `t(key="…")`: an interface string in the language of the page, or in `lang`.
struct Translate {
    strings: Arc<Strings>,
    tags: Vec<String>,
}

impl Function<TeraResult<String>> for Translate {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let key: &str = arguments.must_get("key")?;
        let language = match arguments.get::<&str>("lang")? {
            Some(tag) => self
                .tags
                .iter()
                .position(|known| known == tag)
                .ok_or_else(|| unknown_name(UNKNOWN_LANGUAGE, tag, None))?,
            None => state
                .get::<u64>("pb_language")?
                .and_then(|language| usize::try_from(language).ok())
                .unwrap_or(0),
        };
        let mut values = Vec::new();
        for (name, value) in arguments.iter() {
            if let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "lang")) {
                values
                    .push((name, value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
            }
        }
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let language = LanguageId(u8::try_from(language).unwrap_or(0));
        self.strings
            .get(language, key, &values)
            .ok_or_else(|| unknown_name(UNKNOWN_STRING, key, self.strings.nearest_key(key)))
    }
}

/// `asset(name="site.css")`: where a static file of the theme is, from the page.
struct AssetPath {
    names: Arc<BTreeMap<String, String>>,
}

impl Function<TeraResult<String>> for AssetPath {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let name: &str = arguments.must_get("name")?;
        let Some(path) = self.names.get(name) else {
            let near = nearest(name, self.names.keys().map(String::as_str));
            return Err(unknown_name(UNKNOWN_ASSET, name, near));
        };
        let root = state.get::<String>("root")?.unwrap_or_default();
        Ok(format!("{root}{path}"))
    }
}

/// The accent colours of the topics as a style sheet.
pub(super) fn accents(catalog: &Catalog) -> Option<String> {
    let mut light = String::new();
    let mut dark = String::new();
    for (_, entry) in catalog.entries() {
        if let Some(accent) = &entry.facts.accent {
            let id = &entry.folder;
            light.push_str(&format!(
                "[data-topic=\"{id}\"]{{--pb-topic-accent:{}}}\n",
                accent.light.value
            ));
            dark.push_str(&format!(
                "[data-topic=\"{id}\"]{{--pb-topic-accent:{}}}\n",
                accent.dark.value
            ));
        }
    }
    (!light.is_empty())
        .then(|| format!("{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"))
}
