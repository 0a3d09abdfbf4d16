//! Languages: tags, directions and names.
//!
//! In: tags as people write them. Out: canonical [`LanguageTag`]s, in the spellings that HTML and
//! file names need.

mod endonym;

use std::fmt;

use icu_locale::{
    Direction as IcuDirection, LanguageIdentifier, LocaleDirectionality, LocaleExpander,
    TransformResult,
};

/// A BCP 47 language tag in canonical spelling: `vi`, `pt-BR`.
///
/// ```
/// use polybook::language::LanguageTag;
///
/// let tag = LanguageTag::parse("pt-br").expect("a tag");
/// assert_eq!(tag.as_str(), "pt-BR");
/// assert_eq!(tag.file_stem(), "pt-br");
/// assert!(LanguageTag::parse("not a tag").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag {
    tag: String,
    file_stem: String,
}

impl LanguageTag {
    /// Parses a tag; `None` if the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = text.parse().ok()?;
        if identifier.language.is_unknown() {
            return None;
        }
        let tag = identifier.to_string();
        Some(Self { file_stem: tag.to_ascii_lowercase(), tag })
    }

    /// Whether this is a language that many people write, not only the form of a tag: `faq` has
    /// that form too.
    pub fn is_common(&self) -> bool {
        let expander = LocaleExpander::new_common();
        let Ok(mut identifier) = self.tag.parse::<LanguageIdentifier>() else { return false };
        expander.maximize(&mut identifier) == TransformResult::Modified
            || identifier.script.is_some()
    }

    /// English, the language of polybook itself.
    pub fn english() -> Self {
        Self { tag: "en".to_owned(), file_stem: "en".to_owned() }
    }

    /// The canonical spelling, for `lang` and `hreflang`.
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The language without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.tag.split('-').next().unwrap_or(&self.tag)
    }

    /// The spelling in file and folder names: lower case.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }

    /// The direction in which the language is written.
    pub fn direction(&self) -> Direction {
        let directionality = LocaleDirectionality::new_common();
        match self
            .tag
            .parse::<LanguageIdentifier>()
            .ok()
            .and_then(|identifier| directionality.get(&identifier))
        {
            Some(IcuDirection::RightToLeft) => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// The language's name in the language itself, with its region if the tag states one; the tag
    /// for a language that Unicode CLDR does not name. `book.toml` can state another name.
    pub fn endonym(&self) -> String {
        endonym::endonym(&self.tag)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.tag)
    }
}

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As in Vietnamese, Dutch, Thai and English.
    LeftToRight,
    /// As in Arabic and Hebrew.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A configured language: its index in `book.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(pub u8);

impl LanguageId {
    /// The index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
