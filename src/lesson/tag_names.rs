//! `tags.toml`: the name of each tag in each language.
//!
//! In: the text of that file. Out: names by tag, as written.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::toml_table::{self, Located};

/// Names of tags: tag, then language as written, then name.
pub type TagNames = BTreeMap<String, Vec<(Located<String>, String)>>;

/// Reads `tags.toml`.
pub(super) fn read(file: &SourceFile) -> (TagNames, Vec<Diagnostic>) {
    toml_table::read(&file.path, &file.text, 0, |table| {
        let tags = table.named_tables(|tag, names| {
            let names = names
                .named_strings()
                .into_iter()
                .map(|(language, name)| (language, name.value))
                .collect();
            (tag.value, names)
        });
        tags.into_iter().collect()
    })
}
