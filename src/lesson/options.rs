//! The options of the parser.
//!
//! In: the configuration. Out: [`ParseOptions`].

use super::practice::{SECTION_KINDS, SectionKind};

/// The part of the configuration that the parser needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseOptions {
    /// Whether `term` / `: definition` makes a definition list.
    pub definition_lists: bool,
    /// Every kind of section.
    pub section_kinds: &'static [SectionKind],
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self { definition_lists: false, section_kinds: &SECTION_KINDS }
    }
}
