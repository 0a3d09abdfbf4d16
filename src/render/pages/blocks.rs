//! A lesson's text as a script of blocks, to be read next to the same lesson in another language.
//!
//! In: a lesson in a language. Out: a classic script, since nothing else can be fetched from a
//! folder on disk. It is loaded when a reader asks for it.

use serde::Serialize;

use crate::catalog::EntryId;
use crate::language::LanguageId;
use crate::render::body::filler::PageFiller;
use crate::render::body::purpose::Purpose;
use crate::render::body::shown_text::ShownText;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::stand_in;
use crate::text::escape;

#[derive(Serialize)]
struct Script<'a> {
    lesson: &'a str,
    language: &'a str,
    blocks: Vec<String>,
}

/// Renders the script.
pub(super) fn render(context: Context<'_>, id: EntryId, language: LanguageId) -> Content {
    let catalog = context.catalog;
    let entry = catalog.entry(id);
    let Some(document) = entry.document(language) else { return Content::text(String::new()) };
    // The page that shows the blocks is in another language, at the same path within the folder of
    // that language. Links therefore lead via the root.
    let path = format!("-/{}.html", entry.folder);
    let links = context.links(&path);
    let text = ShownText {
        context,
        id,
        entry,
        document,
        reader: language,
        links,
        purpose: Purpose::BESIDE,
    };
    let mut filler = PageFiller::new(text);
    let blocks = document.blocks.iter().map(|block| {
        let mut html = String::new();
        document.body.fill_part(block.start()..block.end(), &mut filler, &mut html);
        stand_in::placed_in(html)
    });
    let language = catalog.language(language).tag.as_str();
    let script = Script { lesson: &entry.folder, language, blocks: blocks.collect() };
    let json = serde_json::to_string(&script).unwrap_or_default();
    Content::text(format!("polybookBlocks({});\n", escape::script_json(json)))
}
