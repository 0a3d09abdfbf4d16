//! A translation is built like its original, block by block, so that both can be read side by side.

use super::rule::Rule;
use super::texts::comparable;
use crate::catalog::{Catalog, outline};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::lesson::{Block, BlockKind, Document};
use crate::source::Position;

const BLOCKS_DIFFER: Code = Code::warning("blocks-differ");

pub(super) const RULE: Rule = Rule { codes: &[BLOCKS_DIFFER], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, original, document) in comparable(catalog) {
        // Where headings differ, or sections are empty yet, that is reported instead.
        if !outline::is_same(document, original) || entry.is_unfinished(document.language) {
            continue;
        }
        let pairs = document.blocks.iter().zip(&original.blocks);
        let same =
            pairs.take_while(|(here, there)| is_alike((document, here), (original, there))).count();
        let (here, there) = (document.blocks.get(same), original.blocks.get(same));
        if here.is_none() && there.is_none() {
            continue;
        }
        let name = |block: Option<&Block>| {
            Phrase::new(block.map_or("block-none", |block| block.kind.phrase()))
        };
        let place = here.or(document.blocks.last()).map_or(0..0, Block::span);
        let offset = there.or(original.blocks.last()).map_or(0, |block| block.offset as usize);
        let line = catalog
            .sources
            .text(&original.path)
            .map_or(1, |file| Position::of(&file.text, offset).line);
        let differing = Diagnostic::new(BLOCKS_DIFFER, &document.path, place)
            .with("original", original.path.file_name())
            .with("line", line)
            .with("here", name(here))
            .with("there", name(there));
        diagnostics.push(differing);
    }
    diagnostics
}

fn is_alike((here, block): (&Document, &Block), (there, other): (&Document, &Block)) -> bool {
    let level = |document: &Document, block: &Block| match block.kind {
        BlockKind::Heading(place) => {
            document.headings.get(place as usize).map(|heading| heading.level)
        }
        _ => None,
    };
    match (block.kind, other.kind) {
        (BlockKind::Heading(_), BlockKind::Heading(_)) => level(here, block) == level(there, other),
        (kind, other) => kind == other,
    }
}
