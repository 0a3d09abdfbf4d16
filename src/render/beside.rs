//! A lesson's text as a script of blocks, to be read beside the same lesson in another language.
//!
//! In: a lesson in a language. Out: a classic script, since nothing else can be fetched from a folder on disk. It is loaded when a
//! reader asks for it.

use serde::Serialize;

use super::filler::{PageFiller, Purpose};
use super::{Content, Site};
use crate::catalog::{Catalog, Entry, EntryId, Presence};
use crate::language::LanguageId;
use crate::text::escape;

#[derive(Serialize)]
struct Script<'a> {
    lesson: &'a str,
    language: &'a str,
    blocks: Vec<String>,
}

/// The path of the script, beside the lesson's page.
pub(super) fn path(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    super::entry_path(catalog, lesson, language).replace(".html", ".blocks.js")
}

/// The languages in which a lesson can be read beside another: those in which it is written, where there are several.
pub(super) fn languages(catalog: &Catalog, lesson: &Entry) -> Vec<LanguageId> {
    if !catalog.config.html.parallel {
        return Vec::new();
    }
    let real = catalog.config.ids().filter(|language| catalog.presence(lesson, *language) == Presence::Real);
    let real: Vec<LanguageId> = real.filter(|language| lesson.document(*language).is_some()).collect();
    if real.len() > 1 { real } else { Vec::new() }
}

/// Renders the script.
pub(super) fn render(site: &Site, id: EntryId, language: LanguageId) -> Content {
    let catalog = &site.catalog;
    let entry = catalog.entry(id);
    let Some(document) = entry.document(language) else { return super::text(String::new()) };
    // The page that will show the blocks is in some other language, in the same place of its folder: links go by way of the root.
    let path = format!("-/{}.html", entry.folder);
    let mut filler = PageFiller { site, id, entry, document, reader: language, path: &path, purpose: Purpose::Excerpt };
    let blocks = document.blocks.iter().map(|block| {
        let mut html = String::new();
        document.body.fill_part(block.start()..block.end(), &mut filler, &mut html);
        html
    });
    let script = Script { lesson: &entry.folder, language: catalog.language(language).tag.as_str(), blocks: blocks.collect() };
    let json = serde_json::to_string(&script).unwrap_or_default();
    super::text(format!("polybookBlocks({});\n", escape::script_json(json)))
}
