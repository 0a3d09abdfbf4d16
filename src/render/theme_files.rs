//! The static files of a theme.
//!
//! In: files of the default theme, of the site's theme, and of the configuration. Out: their output
//! paths and bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::config::CONFIG_FILE;
use crate::diagnostic::shared::{MISSING_FILE, UNSAFE_SVG};
use crate::diagnostic::{Diagnostic, Phrase};
use crate::source::{AssetContent, SitePath, Sources};
use crate::text::escape;
use crate::text::nearest::nearest;
use crate::toml_table::Located;

/// Static files and their output paths.
#[derive(Default)]
pub(super) struct Files {
    /// Output paths by name in the theme.
    pub(super) names: BTreeMap<String, String>,
    /// Bytes by output path.
    pub(super) contents: BTreeMap<String, Arc<[u8]>>,
}

impl Files {
    /// Adds a file. It replaces one with the same name.
    pub(super) fn add(&mut self, name: &str, bytes: Arc<[u8]>) -> String {
        let path = hashed_path(name, &bytes);
        if let Some(old) = self.names.insert(name.to_owned(), path.clone()) {
            self.contents.remove(&old);
        }
        self.contents.insert(path.clone(), bytes);
        path
    }

    /// Adds the files of the site's theme, below a path.
    pub(super) fn add_folder(
        &mut self,
        sources: &Sources,
        prefix: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
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
                // `load` keeps every static file of a theme in memory.
                if let AssetContent::Memory(bytes) = &asset.content {
                    self.add(name, Arc::clone(bytes));
                }
            }
        }
    }

    /// Adds a file that the configuration names, such as a style sheet or the logo. Returns its
    /// address.
    pub(super) fn add_named(
        &mut self,
        sources: &Sources,
        file: &Located<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let config = SitePath::new(CONFIG_FILE);
        let path = config.resolve(&file.value);
        let asset = path.as_ref().and_then(|path| sources.assets.get(path));
        if let Some(danger) = asset.and_then(|asset| asset.danger.clone()) {
            let refused = Diagnostic::new(UNSAFE_SVG, &config, file.span.clone());
            diagnostics.push(refused.with("file", file.value.clone()).with("reason", danger));
            return None;
        }
        let bytes = path.as_ref().and_then(|path| sources.static_bytes(path));
        if let Some((path, bytes)) = path.as_ref().zip(bytes) {
            // It is not added to the names of the theme, which may contain another file of the same
            // name.
            let output_path = hashed_path(path.as_str(), &bytes);
            self.contents.insert(output_path.clone(), bytes);
            return Some(escape::path(&output_path).into_owned());
        }
        let known = sources.texts.keys().chain(sources.assets.keys()).map(SitePath::as_str);
        let missing = Diagnostic::new(MISSING_FILE, &config, file.span.clone())
            .with("destination", file.value.clone())
            .with("hint", Phrase::new("file-missing"))
            .nearest(nearest(&file.value, known));
        diagnostics.push(missing);
        None
    }
}

/// Returns the output path of a file: `assets/site-0123456789ab.css` for `site.css`. A name that
/// changes with the content can be cached forever.
pub(super) fn hashed_path(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash = digest.iter().take(6).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    let flat = name.replace('/', "-");
    match flat.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}-{hash}.{extension}"),
        None => format!("assets/{flat}-{hash}"),
    }
}
