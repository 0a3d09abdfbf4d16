//! The default theme, compiled in: a table of the files in `themes/default/`.
//!
//! In: nothing. Out: templates, static files and interface strings by name. A test holds the table and the folder together.

use std::sync::{Arc, LazyLock};

use super::strip;

/// A template and its text.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("actions.html", include_str!("../../themes/default/templates/actions.html")),
    ("base.html", include_str!("../../themes/default/templates/base.html")),
    ("components.html", include_str!("../../themes/default/templates/components.html")),
    ("contents.html", include_str!("../../themes/default/templates/contents.html")),
    ("glossary.html", include_str!("../../themes/default/templates/glossary.html")),
    ("guide.html", include_str!("../../themes/default/templates/guide.html")),
    ("home.html", include_str!("../../themes/default/templates/home.html")),
    ("lesson-item.html", include_str!("../../themes/default/templates/lesson-item.html")),
    ("lesson.html", include_str!("../../themes/default/templates/lesson.html")),
    ("not-found.html", include_str!("../../themes/default/templates/not-found.html")),
    ("notice.html", include_str!("../../themes/default/templates/notice.html")),
    ("pager.html", include_str!("../../themes/default/templates/pager.html")),
    ("picker.html", include_str!("../../themes/default/templates/picker.html")),
    ("plain.html", include_str!("../../themes/default/templates/plain.html")),
    ("progress.html", include_str!("../../themes/default/templates/progress.html")),
    ("redirect.html", include_str!("../../themes/default/templates/redirect.html")),
    ("search-panel.html", include_str!("../../themes/default/templates/search-panel.html")),
    ("search.html", include_str!("../../themes/default/templates/search.html")),
    ("tag.html", include_str!("../../themes/default/templates/tag.html")),
    ("tags.html", include_str!("../../themes/default/templates/tags.html")),
    ("topic.html", include_str!("../../themes/default/templates/topic.html")),
    ("translate.html", include_str!("../../themes/default/templates/translate.html")),
    ("translation.html", include_str!("../../themes/default/templates/translation.html")),
    ("translations.html", include_str!("../../themes/default/templates/translations.html")),
];

/// A static file and its bytes.
const STATIC: &[(&str, &[u8])] = &[
    ("find.js", include_bytes!("../../themes/default/static/find.js")),
    ("icon.svg", include_bytes!("../../themes/default/static/icon.svg")),
    ("lost.svg", include_bytes!("../../themes/default/static/lost.svg")),
    ("not-yet.svg", include_bytes!("../../themes/default/static/not-yet.svg")),
    ("notes.js", include_bytes!("../../themes/default/static/notes.js")),
    ("parallel.js", include_bytes!("../../themes/default/static/parallel.js")),
    ("picker.js", include_bytes!("../../themes/default/static/picker.js")),
    ("progress.js", include_bytes!("../../themes/default/static/progress.js")),
    ("quiz.js", include_bytes!("../../themes/default/static/quiz.js")),
    ("record.js", include_bytes!("../../themes/default/static/record.js")),
    ("search-panel.js", include_bytes!("../../themes/default/static/search-panel.js")),
    ("search.js", include_bytes!("../../themes/default/static/search.js")),
    ("site.js", include_bytes!("../../themes/default/static/site.js")),
    ("store.js", include_bytes!("../../themes/default/static/store.js")),
    ("terms.js", include_bytes!("../../themes/default/static/terms.js")),
    ("video.js", include_bytes!("../../themes/default/static/video.js")),
];

/// The parts of `site.css` in their order, which is that of their names.
const STYLES: &[(&str, &str)] = &[
    ("01-values.css", include_str!("../../themes/default/styles/01-values.css")),
    ("02-elements.css", include_str!("../../themes/default/styles/02-elements.css")),
    ("03-controls.css", include_str!("../../themes/default/styles/03-controls.css")),
    ("04-header.css", include_str!("../../themes/default/styles/04-header.css")),
    ("05-footer.css", include_str!("../../themes/default/styles/05-footer.css")),
    ("06-heads.css", include_str!("../../themes/default/styles/06-heads.css")),
    ("07-text.css", include_str!("../../themes/default/styles/07-text.css")),
    ("08-alerts.css", include_str!("../../themes/default/styles/08-alerts.css")),
    ("09-tables.css", include_str!("../../themes/default/styles/09-tables.css")),
    ("10-folds-and-footnotes.css", include_str!("../../themes/default/styles/10-folds-and-footnotes.css")),
    ("11-home.css", include_str!("../../themes/default/styles/11-home.css")),
    ("12-lists.css", include_str!("../../themes/default/styles/12-lists.css")),
    ("13-tags.css", include_str!("../../themes/default/styles/13-tags.css")),
    ("14-lesson.css", include_str!("../../themes/default/styles/14-lesson.css")),
    ("15-lesson-end.css", include_str!("../../themes/default/styles/15-lesson-end.css")),
    ("16-sections.css", include_str!("../../themes/default/styles/16-sections.css")),
    ("17-questions.css", include_str!("../../themes/default/styles/17-questions.css")),
    ("18-verdicts.css", include_str!("../../themes/default/styles/18-verdicts.css")),
    ("19-plan.css", include_str!("../../themes/default/styles/19-plan.css")),
    ("20-terms.css", include_str!("../../themes/default/styles/20-terms.css")),
    ("21-videos.css", include_str!("../../themes/default/styles/21-videos.css")),
    ("22-parallel.css", include_str!("../../themes/default/styles/22-parallel.css")),
    ("23-guide.css", include_str!("../../themes/default/styles/23-guide.css")),
    ("24-glossary.css", include_str!("../../themes/default/styles/24-glossary.css")),
    ("25-progress.css", include_str!("../../themes/default/styles/25-progress.css")),
    ("26-search.css", include_str!("../../themes/default/styles/26-search.css")),
    ("27-search-panel.css", include_str!("../../themes/default/styles/27-search-panel.css")),
    ("28-search-results.css", include_str!("../../themes/default/styles/28-search-results.css")),
    ("29-notices.css", include_str!("../../themes/default/styles/29-notices.css")),
    ("30-translations.css", include_str!("../../themes/default/styles/30-translations.css")),
    ("31-picker.css", include_str!("../../themes/default/styles/31-picker.css")),
    ("32-paper.css", include_str!("../../themes/default/styles/32-paper.css")),
    ("33-paper-guide.css", include_str!("../../themes/default/styles/33-paper-guide.css")),
];

/// A static file: name and bytes.
type StaticFile = (&'static str, Arc<[u8]>);

/// Static files as readers get them, made once: `serve` loads the theme at every edit.
pub(super) static FOR_READERS: LazyLock<Vec<StaticFile>> = LazyLock::new(|| {
    let for_readers = |(name, bytes): &(&'static str, &'static [u8])| match str::from_utf8(bytes) {
        Ok(source) if is_script(name) => (*name, Arc::from(strip::script(source).into_bytes())),
        _ => (*name, Arc::from(*bytes)),
    };
    let sheet: String = STYLES.iter().map(|(_, part)| strip::style(part)).collect();
    let sheet = ("site.css", Arc::from(sheet.into_bytes()));
    STATIC.iter().map(for_readers).chain([sheet]).collect()
});

fn is_script(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == "js")
}

const STRINGS: &[(&str, &str)] = &[
    ("en", include_str!("../../themes/default/i18n/en.toml")),
    ("nl", include_str!("../../themes/default/i18n/nl.toml")),
    ("th", include_str!("../../themes/default/i18n/th.toml")),
    ("vi", include_str!("../../themes/default/i18n/vi.toml")),
];

/// The interface strings of a language, as TOML.
pub(super) fn strings(stem: &str) -> Option<&'static str> {
    STRINGS.iter().find(|(known, _)| *known == stem).map(|(_, text)| *text)
}
