//! Pages of the site as a whole: the picker at its root, the 404 page, and old places.
//!
//! In: the site. Out: HTML.

use super::head::{Head, root_of};
use super::plan::{entry_path, list_path};
use super::{ChoiceView, Content, LinkView, PickerView, RedirectView, Site};
use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;

/// Renders the root page: complete without script, and never leaving the choice to a machine.
pub(super) fn picker(site: &Site, path: &str) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let home = catalog.entry(catalog.home);
    let choices = choices(site, "picker-message", |language| Some(entry_path(catalog, home, language)));
    let config = &catalog.config;
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    let titles: Vec<&str> = choices.iter().map(|choice| choice.title.as_str()).collect();
    let head_title = format!("{} – {}", catalog.site_title(config.language), names.join(" · "));
    let head_description = format!("{}: {}", names.join(" · "), titles.join(" · "));
    let head = Head {
        alternates: site.entry_alternates(home, 1),
        ..Head::new("picker", path, config.language, head_title, head_description)
    };
    let mut variables = site.frame(head, &root_of(path));
    variables.set("picker", &PickerView { choices });
    site.render_template("picker.html", &variables).map(Content::Page)
}

/// Renders the 404 page. It is shown at any depth, so that it alone has absolute paths, and no links where the site's address is unknown.
pub(super) fn not_found(site: &Site, path: &str) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let config = &catalog.config;
    let home = catalog.entry(catalog.home);
    let mount = config.html.site_url.as_ref().map(|site_url| site_url.path().to_owned());
    let choices = choices(site, "not-found-message", |language| mount.is_some().then(|| entry_path(catalog, home, language)));
    let language = config.language;
    let title = site.say(language, "not-found-title", &[]);
    let head_title = site.say(language, "page-title", &[("title", &title), ("site", catalog.site_title(language))]);
    let head_description = site.say(language, "not-found-message", &[]);
    let head = Head { noindex: true, canonical: None, ..Head::new("not-found", path, language, head_title, head_description) };
    let mut variables = site.frame(head, &mount.unwrap_or_default());
    variables.set("not_found", &PickerView { choices });
    site.render_template("not-found.html", &variables).map(Content::Page)
}

/// Renders an old place.
pub(super) fn redirect(site: &Site, path: &str, id: EntryId, language: LanguageId, from: &str) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let entry = catalog.entry(id);
    let (title, title_language) = catalog.title(entry, language);
    let target = list_path(catalog, entry, language);
    let page_title = site.say(language, "redirect-title", &[("title", &title)]);
    let head_title = format!("{page_title} ({from})");
    let head_description = site.say(language, "redirect-description", &[("title", &title), ("from", from)]);
    let head = Head {
        noindex: true,
        canonical: Some(target.clone()),
        ..Head::new("redirect", path, language, head_title, head_description)
    };
    let mut variables = site.frame(head, &root_of(path));
    let target = LinkView {
        title,
        path: target,
        lang: (title_language != language).then(|| catalog.language(title_language).tag.to_string()),
        topic_id: None,
    };
    variables.set("redirect", &RedirectView { target });
    site.render_template("redirect.html", &variables).map(Content::Page)
}

fn choices(site: &Site, message: &str, path: impl Fn(LanguageId) -> Option<String>) -> Vec<ChoiceView> {
    let config = &site.catalog.config;
    config
        .ids()
        .map(|id| {
            let language = config.language(id);
            ChoiceView {
                tag: language.tag.to_string(),
                name: language.name.clone(),
                dir: language.direction.as_str(),
                path: path(id),
                title: site.catalog.site_title(id).to_owned(),
                description: config.description(id).to_owned(),
                message: site.say(id, message, &[]),
            }
        })
        .collect()
}
