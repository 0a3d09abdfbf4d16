//! Names of languages in the languages themselves.
//!
//! In: a tag. Out: its name, from the table `endonyms.tsv`: a line for every language and locale of
//! Unicode CLDR 48, sorted by tag. Names are written as in a list, with a capital letter where the
//! language writes one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_locale::{LanguageIdentifier, LocaleExpander};

static NAMES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    include_str!("endonyms.tsv").lines().filter_map(|line| line.split_once('\t')).collect()
});

/// Returns the name of a language; for a script or region that the table lacks, the name of the
/// language with their codes, and for an unknown language its tag.
pub(super) fn endonym(tag: &str) -> String {
    let likely = likely(tag);
    let known = |tag: &str| NAMES.get(tag).copied();
    if let Some(name) = known(tag).or_else(|| known(&likely)) {
        return name.to_owned();
    }
    let parts = tag.match_indices('-').rev().map(|(place, _)| (&tag[..place], &tag[place + 1..]));
    let mut named = parts.filter_map(|(shorter, rest)| Some((known(shorter)?, rest)));
    named.next().map_or_else(
        || tag.to_owned(),
        |(name, rest)| format!("{name} ({})", rest.replace('-', ", ")),
    )
}

/// Returns the tag with its likely script, as the table has it: `zh-TW` is `zh-Hant-TW`.
fn likely(tag: &str) -> String {
    let Ok(mut identifier) = tag.parse::<LanguageIdentifier>() else { return tag.to_owned() };
    LocaleExpander::new_common().maximize(&mut identifier);
    identifier.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_in_itself() {
        for (tag, name) in [
            ("vi", "Tiếng Việt"),
            ("pt-BR", "Português (Brasil)"),
            ("uk", "Українська"),
            ("km", "ខ្មែរ"),
            ("fil", "Filipino"),
            ("zh-TW", "中文（繁體，台灣）"),
            ("zh-Hant", "繁體中文"),
            ("sr-RS", "Српски (ћирилица, Србија)"),
            ("nl-DE", "Nederlands (DE)"),
            ("th-Latn-DE", "ไทย (Latn, DE)"),
            ("tlh", "tlh"),
        ] {
            assert_eq!(endonym(tag), name, "{tag}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_every_line_has_a_canonical_tag_and_a_name() {
        let lines: Vec<&str> = include_str!("endonyms.tsv").lines().collect();
        assert_eq!(lines.len(), NAMES.len());
        assert!(lines.is_sorted());
        for (tag, name) in NAMES.iter() {
            let identifier: LanguageIdentifier = tag.parse().expect(tag);
            assert_eq!(identifier.to_string(), *tag);
            assert!(!name.is_empty() && name.trim() == *name, "{tag}");
        }
    }
}
