//! Alphabetical order as readers of a language expect it.
//!
//! In: a language. Out: a [`Collation`], which compares titles.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::Locale;

use crate::language::LanguageTag;

/// Compares titles by the rules of one language, or by CLDR's root order where the language has no
/// rules of its own.
#[derive(Debug)]
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// Returns the order of this language.
    pub fn of(language: &LanguageTag) -> Self {
        let locale: Locale = language.as_str().parse().unwrap_or(Locale::UNKNOWN);
        Self { collator: Collator::try_new(locale.into(), CollatorOptions::default()).ok() }
    }

    /// Compares two titles.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(left, right).then_with(|| left.cmp(right)),
            None => left.cmp(right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, mut words: Vec<&'static str>) -> Vec<&'static str> {
        let collation = Collation::of(&LanguageTag::parse(language).unwrap());
        words.sort_by(|left, right| collation.compare(left, right));
        words
    }

    #[test]
    fn each_language_has_its_own_order() {
        assert_eq!(
            sorted("vi", vec!["đồng cảm", "em", "dũng cảm", "à", "an"]),
            ["à", "an", "dũng cảm", "đồng cảm", "em"]
        );
        assert_eq!(sorted("nl", vec!["zorg", "één", "drie"]), ["drie", "één", "zorg"]);
        assert_eq!(sorted("th", vec!["ไทย", "ขาว", "เก่ง"]), ["เก่ง", "ขาว", "ไทย"]);
    }
}
