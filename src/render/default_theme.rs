//! The default theme, compiled in: a table of the files in `themes/default/`.
//!
//! In: nothing. Out: templates, static files and interface strings by name. A test holds the table and the folder together.

use std::sync::{Arc, LazyLock};

use super::script;

/// A template and its text.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("actions.html", include_str!("../../themes/default/templates/actions.html")),
    ("base.html", include_str!("../../themes/default/templates/base.html")),
    ("contents.html", include_str!("../../themes/default/templates/contents.html")),
    ("glossary.html", include_str!("../../themes/default/templates/glossary.html")),
    ("guide.html", include_str!("../../themes/default/templates/guide.html")),
    ("home.html", include_str!("../../themes/default/templates/home.html")),
    ("lesson-item.html", include_str!("../../themes/default/templates/lesson-item.html")),
    ("lesson-link.html", include_str!("../../themes/default/templates/lesson-link.html")),
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
    ("site.css", include_bytes!("../../themes/default/static/site.css")),
    ("site.js", include_bytes!("../../themes/default/static/site.js")),
    ("store.js", include_bytes!("../../themes/default/static/store.js")),
    ("terms.js", include_bytes!("../../themes/default/static/terms.js")),
    ("video.js", include_bytes!("../../themes/default/static/video.js")),
];

/// A static file: name and bytes.
type StaticFile = (&'static str, Arc<[u8]>);

/// Static files as readers get them, made once: `serve` loads the theme at every edit.
pub(super) static FOR_READERS: LazyLock<Vec<StaticFile>> = LazyLock::new(|| {
    let for_readers = |(name, bytes): &(&'static str, &'static [u8])| match str::from_utf8(bytes) {
        Ok(source) if is_script(name) => (*name, Arc::from(script::for_readers(source).into_bytes())),
        _ => (*name, Arc::from(*bytes)),
    };
    STATIC.iter().map(for_readers).collect()
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
