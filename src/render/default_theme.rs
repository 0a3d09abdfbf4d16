//! The default theme, compiled in: templates and style sheets by folder, and a table of the other
//! files in `themes/default/`.
//!
//! In: nothing. Out: templates, static files and interface strings by name. A test checks that the
//! table and the folder match.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::strip;

/// The folder of the templates.
static TEMPLATE_FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/templates");

/// The name and text of every template, ordered by name.
pub(super) static TEMPLATES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let files = TEMPLATE_FOLDER.files();
    files.filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))).collect()
});

/// The folder of the style sheets, which are joined into one in the order of their names.
static STYLE_FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/styles");

/// The name and bytes of each static file.
const STATIC: &[(&str, &[u8])] = &[
    ("disk.js", include_bytes!("../../themes/default/static/disk.js")),
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
    ("start.js", include_bytes!("../../themes/default/static/start.js")),
    ("store.js", include_bytes!("../../themes/default/static/store.js")),
    ("terms.js", include_bytes!("../../themes/default/static/terms.js")),
    ("video.js", include_bytes!("../../themes/default/static/video.js")),
];

/// The name and bytes of a static file.
type StaticFile = (&'static str, Arc<[u8]>);

/// Static files as readers get them. They are created once, since `serve` loads the theme at every
/// edit.
pub(super) static FOR_READERS: LazyLock<Vec<StaticFile>> = LazyLock::new(|| {
    let for_readers = |(name, bytes): &(&'static str, &'static [u8])| match str::from_utf8(bytes) {
        Ok(source) if is_script(name) => (*name, Arc::from(strip::script(source).into_bytes())),
        _ => (*name, Arc::from(*bytes)),
    };
    let sheet: String =
        STYLE_FOLDER.files().filter_map(|file| file.contents_utf8()).map(strip::style).collect();
    let sheet = ("site.css", Arc::from(sheet.into_bytes()));
    STATIC.iter().map(for_readers).chain([sheet]).collect()
});

/// Returns the name and text of every file of the default theme as it is written, in order.
pub fn files() -> Vec<(String, String)> {
    let styles = STYLE_FOLDER.files().filter_map(|file| file.contents_utf8());
    let sheet = ("static/site.css".to_owned(), styles.collect::<Vec<_>>().join("\n"));
    let templates =
        TEMPLATES.iter().map(|(name, text)| (format!("templates/{name}"), (*text).to_owned()));
    let statics = STATIC.iter().filter_map(|(name, bytes)| {
        Some((format!("static/{name}"), str::from_utf8(bytes).ok()?.to_owned()))
    });
    let strings =
        STRINGS.iter().map(|(stem, text)| (format!("i18n/{stem}.toml"), (*text).to_owned()));
    let mut files: Vec<(String, String)> =
        templates.chain(statics).chain([sheet]).chain(strings).collect();
    files.sort();
    files
}

fn is_script(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == "js")
}

const STRINGS: &[(&str, &str)] = &[
    ("ar", include_str!("../../themes/default/i18n/ar.toml")),
    ("de", include_str!("../../themes/default/i18n/de.toml")),
    ("en", include_str!("../../themes/default/i18n/en.toml")),
    ("es", include_str!("../../themes/default/i18n/es.toml")),
    ("fr", include_str!("../../themes/default/i18n/fr.toml")),
    ("id", include_str!("../../themes/default/i18n/id.toml")),
    ("ja", include_str!("../../themes/default/i18n/ja.toml")),
    ("nl", include_str!("../../themes/default/i18n/nl.toml")),
    ("th", include_str!("../../themes/default/i18n/th.toml")),
    ("vi", include_str!("../../themes/default/i18n/vi.toml")),
];

/// Returns the interface strings of a language, as TOML.
pub(super) fn strings(stem: &str) -> Option<&'static str> {
    STRINGS.iter().find(|(known, _)| *known == stem).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The compiler does not notice a new file, so this file has to be recompiled after adding one.
    fn in_folder(folder: &str) -> Vec<String> {
        let folder = format!("{}/themes/default/{folder}", env!("CARGO_MANIFEST_DIR"));
        let files =
            walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn every_template_and_style_sheet_in_their_folders_is_compiled_in_by_name() {
        assert_eq!(
            TEMPLATES.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            in_folder("templates")
        );
        let styles: Vec<_> =
            STYLE_FOLDER.files().map(|file| file.path().to_string_lossy().into_owned()).collect();
        assert_eq!(styles, in_folder("styles"));
    }
}
