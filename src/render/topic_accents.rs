//! The accent colours of topics.
//!
//! In: the catalog. Out: a style sheet.

use crate::catalog::Catalog;

/// Returns the style sheet, or nothing if no topic has an accent colour.
pub(super) fn style_sheet(catalog: &Catalog) -> Option<String> {
    let mut light = String::new();
    let mut dark = String::new();
    for (_, entry) in catalog.entries() {
        if let Some(accent) = &entry.facts.accent {
            let id = &entry.folder;
            light.push_str(&format!(
                "[data-topic=\"{id}\"]{{--pb-topic-accent:{}}}\n",
                accent.light.value
            ));
            dark.push_str(&format!(
                "[data-topic=\"{id}\"]{{--pb-topic-accent:{}}}\n",
                accent.dark.value
            ));
        }
    }
    (!light.is_empty())
        .then(|| format!("{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"))
}
