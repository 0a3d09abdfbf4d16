//! The rules of the search: the tables and numbers that both implementations use.
//!
//! In: Unicode data, the points below, the inflections of `inflection`. Out: [`Rules`], and the
//! script that provides them to readers' browsers.

use std::sync::LazyLock;

use serde::Serialize;

use super::fold::{self, FoldRun};
use super::inflection;
use super::unit_classes;
use crate::language::LanguageTag;

/// Folded units of scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Chinese and
/// Japanese.
const UNSPACED: [(u16, u16); 7] = [
    (0x80, 0xFF),
    (0xE80, 0xEFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
];

/// Folded Thai marks that a reader may leave out or mistake: tone marks, the short vowel mark and
/// the silent letter mark.
const MARKS: (u16, u16) = (0xC7, 0xCE);

/// Folded units of scripts without spaces in which two units are often a word: Chinese characters.
const DENSE: [(u16, u16); 2] = [(0x3400, 0x9FFF), (0xF900, 0xFAFF)];

/// Languages that write compounds, articles or affixes together with a word, so that a word within
/// a word counts as a word.
const WITH_COMPOUNDS: [&str; 16] = [
    "af", "ar", "da", "de", "et", "fi", "fy", "he", "hu", "id", "is", "nb", "nl", "nn", "no", "sv",
];

/// Languages that put spaces between syllables, so that a part of one has no meaning.
const IN_SYLLABLES: [&str; 1] = ["vi"];

/// The points for each kind of hit.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is named after the case in the ranking that it applies to")]
pub struct Points {
    pub title: i32,
    pub heading: i32,
    pub text: i32,
    pub other: i32,
    pub whole: i32,
    pub start: i32,
    pub tail: i32,
    pub inside: i32,
    pub compound_tail: i32,
    pub compound_inside: i32,
    pub cover: i32,
    pub again: i32,
    pub both: i32,
    pub exact: i32,
    pub term_title: i32,
    pub term_heading: i32,
    pub term_text: i32,
    pub term_whole: i32,
    pub term_start: i32,
    pub term_tail: i32,
    pub term_inside: i32,
    pub term_again: i32,
    pub one_block: i32,
    pub one_section: i32,
    pub rare: i32,
}

/// A phrase in a title scores more than one in a heading, and that more than one in the text,
/// unless it is only a part of a word. A phrase anywhere scores more than its separate terms.
const POINTS: Points = Points {
    title: 3000,
    heading: 2000,
    text: 1000,
    other: 900,
    whole: 400,
    start: 300,
    tail: -1700,
    inside: -1800,
    compound_tail: -700,
    compound_inside: -900,
    cover: 200,
    again: 25,
    both: 50,
    exact: 10000,
    term_title: 300,
    term_heading: 200,
    term_text: 100,
    term_whole: 40,
    term_start: 30,
    term_tail: -60,
    term_inside: -60,
    term_again: 5,
    one_block: 300,
    one_section: 150,
    rare: 50,
};

/// The rules that depend on the language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageRules {
    /// Whether it writes compounds as one word.
    pub(super) compounds: bool,
    /// Whether parts of its words have a meaning of their own.
    pub(super) inside: bool,
    /// Parts of folded words and their replacements, the likeliest first; see `inflection`.
    pub(super) inflections: Vec<(String, String)>,
    /// Folded words that are no form of another, separated by spaces.
    pub(super) invariable: &'static str,
}

impl LanguageRules {
    /// Returns the rules of a language.
    pub fn of(language: &LanguageTag) -> Self {
        let name = language.primary();
        let (compounds, inside) = (WITH_COMPOUNDS.contains(&name), !IN_SYLLABLES.contains(&name));
        Self {
            compounds,
            inside,
            inflections: inflection::of(name),
            invariable: inflection::invariable(name),
        }
    }
}

/// The rules that both implementations of the search use.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    table: &'static [u16],
    runs: &'static [FoldRun],
    /// The points for each kind of hit.
    pub points: Points,
}

/// The folded form of each unit, computed once.
static TABLE: LazyLock<(Vec<u16>, Vec<FoldRun>)> = LazyLock::new(|| {
    let table = fold::table();
    let runs = fold::runs(&table);
    (table, runs)
});

impl Default for Rules {
    fn default() -> Self {
        Self::new()
    }
}

impl Rules {
    /// Returns the rules.
    pub fn new() -> Self {
        Self { table: &TABLE.0, runs: &TABLE.1, points: POINTS }
    }

    /// Returns the folded form of a unit.
    pub(super) fn fold(&self, unit: u16) -> u16 {
        self.table[usize::from(unit)]
    }

    /// Returns the folded form of a text, unit by unit.
    pub(super) fn folded(&self, text: &str) -> Vec<u16> {
        text.encode_utf16().map(|unit| self.fold(unit)).collect()
    }

    /// Whether a folded unit belongs to a script written without spaces.
    pub(super) fn is_unspaced(unit: u16) -> bool {
        UNSPACED.iter().any(|(first, last)| (*first..=*last).contains(&unit))
    }

    /// Whether a folded unit belongs to a script in which two units are often a word.
    pub(super) fn is_dense(unit: u16) -> bool {
        DENSE.iter().any(|(first, last)| (*first..=*last).contains(&unit))
    }

    /// Returns the first number for scripts with spaces, and the second for those without,
    /// depending on the first unit of a term.
    pub(super) fn of_script((with_spaces, without): (usize, usize), first: u16) -> usize {
        if Self::is_unspaced(first) { without } else { with_spaces }
    }

    /// Whether a folded unit forms a word with a neighbour that does too.
    pub(super) fn is_joined(unit: u16) -> bool {
        matches!(unit, 0x30..=0x39 | 0x61..=0x7A) || unit >= 0x100 && !Self::is_unspaced(unit)
    }

    /// Whether a folded unit is a Thai mark that a reader may leave out or mistake.
    pub(super) fn is_mark(unit: u16) -> bool {
        (MARKS.0..=MARKS.1).contains(&unit)
    }

    /// Returns the script that provides the rules to a reader's browser. The rules of a language
    /// come with its pages.
    pub fn script(&self) -> String {
        let rules = ScriptRules {
            dropped: unit_classes::dropped().collect(),
            compatible: &unit_classes::COMPATIBLE,
            replaced: &unit_classes::REPLACED,
            fold: self.runs,
            unspaced: &UNSPACED,
            dense: &DENSE,
            marks: MARKS,
            points: self.points,
        };
        let json = serde_json::to_string(&rules).unwrap_or_default();
        format!("polybookSearch(\"rules\", {json});\n")
    }
}

/// The rules as they appear in the script.
#[derive(Serialize)]
struct ScriptRules<'a> {
    dropped: Vec<(u16, u16)>,
    compatible: &'a [(u16, u16)],
    replaced: &'a [(&'static str, &'static str)],
    fold: &'a [FoldRun],
    unspaced: &'a [(u16, u16)],
    dense: &'a [(u16, u16)],
    marks: (u16, u16),
    points: Points,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::canonical::canonical;
    use super::*;

    fn script() -> String {
        Rules::new().script()
    }

    fn script_rules() -> Value {
        let script = script();
        let json = script
            .strip_prefix("polybookSearch(\"rules\", ")
            .and_then(|rest| rest.strip_suffix(");\n"));
        serde_json::from_str(json.expect("a call")).expect("JSON")
    }

    #[test]
    fn the_script_has_all_the_rules() {
        let rules = script_rules();
        assert_eq!(rules["points"].as_object().map(serde_json::Map::len), Some(25));
        assert_eq!(
            (&rules["points"]["compoundTail"], &rules["points"]["oneBlock"]),
            (&Value::from(-700), &Value::from(300))
        );
        assert_eq!(rules["marks"], serde_json::json!([0xC7, 0xCE]));
        assert_eq!(rules["unspaced"][0], serde_json::json!([0x80, 0xFF]));
        assert_eq!(rules["replaced"].as_array().map(Vec::len), Some(unit_classes::REPLACED.len()));
    }

    #[test]
    fn a_language_has_rules_of_its_own() {
        let of = |tag: &str| LanguageRules::of(&LanguageTag::parse(tag).expect("a tag"));
        assert_eq!(
            ["en", "nl", "nl-BE", "th", "vi"].map(|tag| of(tag).compounds),
            [false, true, true, false, false]
        );
        assert_eq!(
            ["en", "nl", "nl-BE", "th", "vi"].map(|tag| of(tag).inside),
            [true, true, true, true, false]
        );
        assert!(of("nl").inflections.contains(&("omen".to_owned(), "oom".to_owned())));
    }

    /// Every reader loads it. It is about 1.2 KB when compressed.
    #[test]
    fn the_script_is_small() {
        let length = script().len();
        assert!(length < 3_500, "{length}");
    }

    #[test]
    fn digits_letters_and_scripts_with_spaces_make_words() {
        let rules = Rules::new();
        let joined = |text: &str| rules.folded(text).into_iter().all(Rules::is_joined);
        assert!(["09azĐé", "привет", "한국어", "नमस्ते", "שלום"].into_iter().all(joined));
        assert!(
            ["ไทย", "日本語", "ひらがな", "ລາວ", "မြန်မာ", " -’", "ๆ"]
                .into_iter()
                .all(|text| !rules.folded(text).into_iter().any(Rules::is_joined))
        );
    }

    proptest! {
        #[test]
        fn folding_keeps_the_number_of_units(text in any::<String>()) {
            prop_assert_eq!(Rules::new().folded(&text).len(), text.encode_utf16().count());
        }

        /// Letters a to z with any Latin marks, in any case.
        #[test]
        fn folding_ignores_case_and_latin_marks(
            characters in
                prop::collection::vec(("[a-z]", "[\u{300}-\u{36f}]{0,3}", any::<bool>()), 0..12),
        ) {
            let rules = Rules::new();
            let plain: String =
                characters.iter().map(|(character, ..)| character.as_str()).collect();
            let in_case = |character: &String, is_large: bool| {
                if is_large { character.to_uppercase() } else { character.clone() }
            };
            let marked: String = characters
                .iter()
                .map(|(character, marks, is_large)| in_case(character, *is_large) + marks)
                .collect();
            prop_assert_eq!(rules.folded(&canonical(&marked)), rules.folded(&plain));
        }

        #[test]
        fn folding_ignores_case_of_scripts_in_use(text in "[a-zà-žα-ωά-ώа-џա-ֆạ-ỹơư0-9 ]{0,20}") {
            let rules = Rules::new();
            let large: String = text.chars().map(|character| {
                let mut large = character.to_uppercase();
                if large.len() == 1 { large.next().unwrap_or(character) } else { character }
            }).collect();
            prop_assert_eq!(rules.folded(&large), rules.folded(&text));
        }
    }
}
