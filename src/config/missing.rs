//! What a site shows if a translation is missing.
//!
//! In: the key `missing` of a table. Out: a [`Missing`].

use crate::toml_table::TableReader;

/// What is shown if a translation is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// A page that states this and offers the languages that exist.
    #[default]
    Stub,
    /// The text in another language, with the interface of this one.
    Inline,
    /// No page.
    None,
}

impl Missing {
    /// Reads the key `missing`; `None` if it is absent or not one of the values.
    pub(crate) fn read(table: &mut TableReader<'_>) -> Option<Self> {
        let missing = table.string("missing")?;
        match missing.value.as_str() {
            "stub" => Some(Self::Stub),
            "inline" => Some(Self::Inline),
            "none" => Some(Self::None),
            _ => {
                table.wrong_choice("missing", &missing, &["stub", "inline", "none"]);
                None
            }
        }
    }
}
