//! Assembles the catalog.
//!
//! In: the parsed files of the lessons. Out: a [`Catalog`], and diagnostics.
//!
//! `names` checks the names of files, `layout` finds the entries among the paths, `original`
//! determines the language in which each was first written, `outline` assigns the ids of headings,
//! `translation` determines the state of each text, `links` resolves links, `order` sorts, `tags`
//! collects tags, and `limits` reports what exceeds a limit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::entry::{EntryId, EntryKind};
use super::glossary::Glossary;
use super::resolved_link::ResolvedLink;
use super::site_catalog::Catalog;
use super::{layout, limits, links, names, order, original, outline, reserved, tags, translation};
use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::lesson::ParsedFiles;
use crate::source::Sources;

impl Catalog {
    /// Assembles parsed files.
    pub fn assemble(
        config: &Arc<SiteConfig>,
        sources: &Arc<Sources>,
        parsed: &ParsedFiles,
        drafts: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        names::check(config, sources, &mut diagnostics);
        let layout = layout::find(config, sources, parsed, drafts, &mut diagnostics);
        let mut entries = layout.entries;
        let mut other_languages = layout.other_languages;
        other_languages.add_strings(config, sources);
        other_languages.add_tags(config, &layout.tag_names);
        other_languages.add_names(config, &entries, &layout.other_texts);
        diagnostics.extend(other_languages.report(config, sources));
        original::find_sources(config, &mut entries, &layout.other_texts, &mut diagnostics);
        entries.par_iter_mut().with_min_len(32).for_each(|entry| {
            outline::assign_heading_ids(entry);
            translation::determine_states(config, entry);
        });

        let by_folder: HashMap<String, EntryId> = (0..)
            .map(EntryId)
            .zip(&entries)
            .map(|(id, entry)| (entry.folder.clone(), id))
            .collect();
        let index = links::Index {
            config,
            sources,
            entries: &entries,
            by_folder: &by_folder,
            drafts: &layout.drafts,
            other_texts: &layout.other_texts,
        };
        let links: Vec<Vec<Vec<ResolvedLink>>> =
            entries.par_iter().with_min_len(32).map(|entry| index.resolve_entry(entry)).collect();
        let backlinks = links::backlinks(&entries, &links);

        let of_kind = |is_it: fn(&EntryKind) -> bool| {
            (0..)
                .map(EntryId)
                .zip(&entries)
                .filter(move |(_, entry)| is_it(&entry.kind))
                .map(|(id, _)| id)
        };
        let home = of_kind(|kind| *kind == EntryKind::Home).next().unwrap_or(EntryId(0));
        let plain = of_kind(|kind| *kind == EntryKind::Plain).collect();
        let topics: Vec<EntryId> = of_kind(|kind| matches!(kind, EntryKind::Topic(_))).collect();
        let mut catalog = Self {
            config: Arc::clone(config),
            sources: Arc::clone(sources),
            topics: vec![topics; config.languages.len()],
            home,
            plain,
            glossary: None,
            tags: BTreeMap::new(),
            links,
            backlinks,
            by_folder,
            drafts: layout.drafts,
            other_texts: layout.other_texts.clone(),
            entries,
        };
        order::arrange(&mut catalog, &mut diagnostics);
        if let Some(id) = catalog.in_folder(reserved::GLOSSARY) {
            let languages: Vec<_> = config.ids().zip(catalog.collations()).collect();
            catalog.glossary =
                Some(Glossary::collect(id, &catalog.entries, &catalog.links, &languages));
        }
        tags::collect(&mut catalog, &layout.tag_names);
        tags::check_languages(config, &layout.tag_names, &mut diagnostics);
        diagnostics.extend(limits::check(&catalog));
        (catalog, diagnostics)
    }
}
