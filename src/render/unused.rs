//! Files of the interface and of the theme that nothing uses.
//!
//! In: the files in `i18n/` and `themes/`. Out: a diagnostic for each that has no effect under its
//! name.

use std::collections::{BTreeSet, HashMap};

use super::default_theme;
use crate::config::SiteConfig;
use crate::diagnostic::shared::UNREAD_FILE;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::language::LanguageTag;
use crate::source::{SitePath, Sources};
use crate::text::nearest::nearest;

/// Files of a theme that are for people.
const FOR_PEOPLE: [&str; 4] = ["readme", "license", "licence", "changelog"];

/// Reports files that nothing uses. `theme` is the folder of the site's theme.
pub(super) fn check(
    config: &SiteConfig,
    sources: &Sources,
    theme: Option<&str>,
) -> Vec<Diagnostic> {
    let all = || sources.texts.keys().chain(sources.assets.keys());
    let strings = all().filter_map(|path| of_strings(config, path, "i18n/", true));
    let Some(theme) = theme else {
        return strings.chain(unnamed_themes(config, sources)).collect();
    };
    let folder = format!("themes/{theme}/");
    let mentions = Mentions::of(sources, &folder);
    let of_theme = all().filter_map(|path| {
        let name = path.as_str().strip_prefix(&folder)?;
        match name.split_once('/') {
            Some(("templates", name)) => of_templates(sources, path, name, &mentions),
            Some(("static", name)) => of_static(path, name, &mentions),
            Some(("i18n", _)) => of_strings(config, path, &format!("{folder}i18n/"), false),
            Some((other, _)) => {
                let folders = ["templates", "static", "i18n"];
                let near = nearest(other, folders).unwrap_or("static");
                let reason = Phrase::new("unused-folder");
                Some(unread(path, reason).with("fix", move_to(&folder, near, path)))
            }
            None if name == "theme.toml" => None,
            None => of_theme_itself(path, &folder),
        }
    });
    strings.chain(of_theme).collect()
}

fn unread(path: &SitePath, reason: Phrase) -> Diagnostic {
    Diagnostic::about(UNREAD_FILE, path).with("name", path.file_name()).with("reason", reason)
}

fn rename(to: &str) -> Phrase {
    Phrase::new("unread-rename").with("proposal", to)
}

fn move_to(folder: &str, place: &str, path: &SitePath) -> Phrase {
    rename(&format!("{folder}{place}/{}", path.file_name()))
}

fn is_for_people(path: &SitePath) -> bool {
    let name = path.file_name().to_lowercase();
    FOR_PEOPLE.iter().any(|known| name.split('.').next() == Some(*known))
}

/// Checks a file of interface strings. A theme may have strings for more languages than the site.
fn of_strings(
    config: &SiteConfig,
    path: &SitePath,
    folder: &str,
    is_site: bool,
) -> Option<Diagnostic> {
    let name = path.as_str().strip_prefix(folder)?;
    if is_for_people(path) {
        return None;
    }
    let stems = || config.languages.iter().map(|language| language.tag.file_stem());
    let is_toml = path.extension() == "toml" && !name.contains('/');
    let is_tag = LanguageTag::parse(path.stem()).is_some_and(|tag| tag.file_stem() == path.stem());
    let is_other = is_toml && is_tag && config.other_language(path.stem()).is_some();
    if (is_toml && stems().any(|stem| stem == path.stem()))
        || is_other
        || (is_tag && is_toml && !is_site)
    {
        return None;
    }
    let base = path.file_name().split('.').next().unwrap_or_default();
    let written = LanguageTag::parse(&base.replace('_', "-"));
    let meant = stems()
        .find(|stem| written.as_ref().is_some_and(|tag| tag.file_stem() == *stem))
        .or_else(|| {
            let is_called = |name: &str| name.to_lowercase() == base.to_lowercase();
            let called = config.languages.iter().find(|language| is_called(&language.name));
            called.map(|language| language.tag.file_stem())
        })
        .or_else(|| nearest(base, stems()));
    let fix = match meant {
        Some(stem) => rename(&format!("{folder}{stem}.toml")),
        None => Phrase::new("unread-remove"),
    };
    Some(unread(path, Phrase::new("unread-strings")).with("fix", fix))
}

/// The names in the texts of a theme, and in the templates of the default theme: for each, the text
/// with it, or that there are several.
struct Mentions(HashMap<String, Option<String>>);

impl Mentions {
    fn of(sources: &Sources, folder: &str) -> Self {
        let mut mentions = Self(HashMap::new());
        for (path, file) in
            sources.texts.iter().filter(|(path, _)| path.as_str().starts_with(folder))
        {
            mentions.add(path.as_str(), &file.text);
        }
        for (name, text) in default_theme::TEMPLATES.iter() {
            mentions.add(name, text);
        }
        mentions
    }

    fn add(&mut self, path: &str, text: &str) {
        let is_in_name =
            |character: char| character.is_alphanumeric() || matches!(character, '.' | '-' | '_');
        for word in text.split(|character| !is_in_name(character)).filter(|word| !word.is_empty()) {
            let known = self.0.entry(word.to_owned()).or_insert_with(|| Some(path.to_owned()));
            if known.as_deref() != Some(path) {
                *known = None;
            }
            // Style sheets know files by their published names.
            if let Some(name) = without_hash(word) {
                self.0.insert(name, None);
            }
        }
    }

    /// Whether any text other than this one has a name in it.
    fn has(&self, name: &str, own: &SitePath) -> bool {
        self.0.get(name).is_some_and(|path| path.as_deref() != Some(own.as_str()))
    }
}

/// Returns the name of a file of which this is the published name.
fn without_hash(published: &str) -> Option<String> {
    let (stem, extension) = published.rsplit_once('.')?;
    let (name, hash) = stem.rsplit_once('-')?;
    let is_hash = hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| format!("{name}.{extension}"))
}

/// Checks a template: it replaces one of the default theme, or another text names it, or it defines
/// a component.
fn of_templates(
    sources: &Sources,
    path: &SitePath,
    name: &str,
    mentions: &Mentions,
) -> Option<Diagnostic> {
    let known = || default_theme::TEMPLATES.iter().map(|(known, _)| *known);
    let has_component =
        || sources.text(path).is_some_and(|file| file.text.contains("endcomponent"));
    if known().any(|known| known == name) || mentions.has(path.file_name(), path) || has_component()
    {
        return None;
    }
    let folder = path.as_str().trim_end_matches(name);
    let fix = match nearest(name, known()) {
        Some(near) => rename(&format!("{folder}{near}")),
        None => Phrase::new("unused-template-fix"),
    };
    Some(unread(path, Phrase::new("unused-template")).with("fix", fix))
}

fn of_static(path: &SitePath, name: &str, mentions: &Mentions) -> Option<Diagnostic> {
    let known = || default_theme::FOR_READERS.iter().map(|(name, _)| *name);
    if known().any(|known| known == name)
        || name == "search-rules.js"
        || mentions.has(path.file_name(), path)
        || mentions.has(&name.replace('/', "-"), path)
    {
        return None;
    }
    let fix = match nearest(name, known()) {
        Some(near) => rename(&format!("{}{near}", path.as_str().trim_end_matches(name))),
        None => Phrase::new("unused-static-fix").with("name", name),
    };
    Some(unread(path, Phrase::new("unused-static")).with("fix", fix))
}

/// Checks a file directly in the folder of the theme.
fn of_theme_itself(path: &SitePath, folder: &str) -> Option<Diagnostic> {
    if is_for_people(path) {
        return None;
    }
    let fix = match path.extension() {
        "html" | "xml" => move_to(folder, "templates", path),
        _ if nearest(path.file_name(), ["theme.toml"]).is_some() || path.stem() == "theme" => {
            rename(&format!("{folder}theme.toml"))
        }
        _ => move_to(folder, "static", path),
    };
    Some(unread(path, Phrase::new("unused-folder")).with("fix", fix))
}

/// Reports the themes of a site that names none.
fn unnamed_themes(config: &SiteConfig, sources: &Sources) -> Vec<Diagnostic> {
    if config.html.theme.is_some() {
        return Vec::new();
    }
    let paths = sources.texts.keys().chain(sources.assets.keys());
    let mut seen = BTreeSet::new();
    let themes = paths.filter_map(|path| {
        let (theme, _) = path.as_str().strip_prefix("themes/")?.split_once('/')?;
        let is_first = theme != "default" && seen.insert(theme.to_owned());
        let fix = || Phrase::new("unused-theme-fix").with("theme", theme);
        is_first.then(|| unread(path, Phrase::new("unused-theme")).with("fix", fix()))
    });
    themes.collect()
}
