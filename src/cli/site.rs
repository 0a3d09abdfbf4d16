//! The site that a command works on.
//!
//! In: a folder, and names as the user typed them. Out: the content of the folder; a lesson or
//! language of the catalog.

use std::path::Path;

use anyhow::Context as _;

use crate::catalog::{Catalog, EntryId};
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::language::LanguageId;
use crate::load::{self, Loaded};
use crate::text::nearest::nearest;

/// Reads the site in a folder.
pub(super) fn load(root: &Path) -> anyhow::Result<Loaded> {
    let file = load::config_file(root).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow::anyhow!(
            "there is no {CONFIG_FILE} in {}\nrun the command in the folder of a site, or name \
             that folder: polybook build FOLDER",
            root.display()
        ),
        _ => anyhow::Error::from(error),
    })?;
    let (config, _) = SiteConfig::parse(&file);
    Ok(load::sources(root, &config)?)
}

/// Returns the folder of the lessons that a name means. Also accepts a path into that folder, as a
/// shell would complete it.
pub(super) fn folder_of<'a>(catalog: &Catalog, name: &'a str) -> &'a str {
    let inside = name
        .trim_start_matches("./")
        .strip_prefix(&format!("{}/", catalog.config.src))
        .unwrap_or(name);
    let folder = inside.trim_end_matches('/');
    folder
        .rsplit_once('/')
        .filter(|(_, last)| last.contains('.'))
        .map_or(folder, |(folder, _)| folder)
}

/// Returns the entry in a folder of the lessons; the home page is called `home`.
pub(super) fn entry_in(catalog: &Catalog, folder: &str) -> Option<EntryId> {
    if folder == "home" {
        return Some(catalog.home);
    }
    catalog.in_folder(folder).filter(|_| !folder.is_empty())
}

/// Returns the entry with this name.
pub(super) fn find_entry(catalog: &Catalog, name: &str) -> anyhow::Result<EntryId> {
    let folder = folder_of(catalog, name);
    let found = entry_in(catalog, folder);
    found.with_context(|| {
        let names: Vec<&str> = catalog.entries().map(|(_, entry)| entry.command_name()).collect();
        // A common mistake is to leave out the topic or the end of the name.
        let whole = names.iter().copied().find(|known| known.rsplit('/').next() == Some(folder));
        let begun =
            || names.iter().copied().find(|known| !folder.is_empty() && known.starts_with(folder));
        let whole = whole.or_else(begun);
        let near = whole
            .or_else(|| nearest(folder, names))
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_default();
        format!("there is no lesson “{name}”{near}")
    })
}

/// Returns the language with this name in file names.
pub(super) fn find_language(catalog: &Catalog, tag: &str) -> anyhow::Result<LanguageId> {
    let stem = tag.to_ascii_lowercase();
    catalog.config.language_of_stem(&stem).with_context(|| {
        let stems: Vec<&str> =
            catalog.config.languages.iter().map(|language| language.tag.file_stem()).collect();
        let near = nearest(&stem, stems.iter().copied())
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_default();
        format!("the site has no language “{tag}” (it has {}){near}", stems.join(", "))
    })
}
