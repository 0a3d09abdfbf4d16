//! Plural categories by CLDR's rules.
//!
//! In: a language and a number. Out: the category that chooses the form of a sentence, and all
//! categories of a language.

use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use crate::language::LanguageTag;

/// All categories, in the order in which CLDR lists them.
const IN_ORDER: [PluralCategory; 6] = [
    PluralCategory::Zero,
    PluralCategory::One,
    PluralCategory::Two,
    PluralCategory::Few,
    PluralCategory::Many,
    PluralCategory::Other,
];

/// The plural rules of one language.
#[derive(Debug)]
pub struct Plurals {
    rules: Option<PluralRules>,
}

impl Plurals {
    /// Returns the rules of this language.
    pub fn of(language: &LanguageTag) -> Self {
        let locale: Locale = language.as_str().parse().unwrap_or(Locale::UNKNOWN);
        Self { rules: PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok() }
    }

    /// Returns the name of the category: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn category(&self, number: usize) -> &'static str {
        self.rules
            .as_ref()
            .map_or(name(PluralCategory::Other), |rules| name(rules.category_for(number)))
    }

    /// Returns the names of all categories of the language, in the order of CLDR.
    pub fn categories(&self) -> Vec<&'static str> {
        let Some(rules) = &self.rules else { return vec![name(PluralCategory::Other)] };
        let own: Vec<PluralCategory> = rules.categories().collect();
        IN_ORDER.into_iter().filter(|category| own.contains(category)).map(name).collect()
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_and_english_have_one_and_thai_has_not() {
        let category = |language: &str, number| {
            Plurals::of(&LanguageTag::parse(language).unwrap()).category(number)
        };
        assert_eq!(
            [category("nl", 0), category("nl", 1), category("nl", 2)],
            ["other", "one", "other"]
        );
        assert_eq!(
            [category("en", 0), category("en", 1), category("en", 2)],
            ["other", "one", "other"]
        );
        assert_eq!(
            [category("th", 0), category("th", 1), category("th", 2)],
            ["other", "other", "other"]
        );
    }

    #[test]
    fn a_language_has_the_categories_of_cldr() {
        let categories =
            |language: &str| Plurals::of(&LanguageTag::parse(language).unwrap()).categories();
        assert_eq!(categories("ja"), ["other"]);
        assert_eq!(categories("de"), ["one", "other"]);
        assert_eq!(categories("fr"), ["one", "many", "other"]);
        assert_eq!(categories("ar"), ["zero", "one", "two", "few", "many", "other"]);
    }
}
