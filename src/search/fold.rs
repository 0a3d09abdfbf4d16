//! Folding: the unit that each UTF-16 code unit is compared as.
//!
//! In: Unicode data. Out: a table of all units, and the same table as short runs for the script.
//! Each unit becomes a single unit, so that positions in a folded text are positions in the text.
//! Thai moves to 0x80–0xFF, where nothing else is, so that browsers store folded texts with one
//! byte per unit.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{
    EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup, Script,
};
use serde::Serialize;

/// The unit that replaces everything that is not part of a word.
pub(super) const SEPARATOR: u16 = 0x20;

/// Ranges without letters that anybody searches for.
const WITHOUT_LETTERS: [(u16, u16); 6] = [
    // Modifiers. They include apostrophes of several languages, which should behave like those of
    // general punctuation.
    (0x2B0, 0x2FF),
    // Punctuation, superscripts, currencies, arrows, mathematics, shapes, pictures.
    (0x2000, 0x2BFF),
    (0x2E00, 0x2E7F),
    // Private use: icon fonts.
    (0xE000, 0xF8FF),
    (0xFE10, 0xFE6F),
    (0xFFF0, 0xFFFF),
];

/// Ranges in which punctuation and symbols are recognised. Rarer scripts would only make the table
/// longer.
const WITH_PUNCTUATION: [(u16, u16); 11] = [
    (0x00, 0xFF),
    (0x37E, 0x387),
    (0x55A, 0x58A),
    (0x5BE, 0x5BE),
    (0x5F3, 0x5F4),
    (0x60C, 0x61F),
    (0x66A, 0x66D),
    (0x6D4, 0x6D4),
    (0x964, 0x965),
    (0x3000, 0x3030),
    (0x30FB, 0x30FB),
];

/// Ranges of Latin letters. Those that are a to z without their marks, or listed in `plain`, lose
/// case and marks.
const LATIN: [(u16, u16); 2] = [(0x00, 0x24F), (0x1E00, 0x1EFF)];

/// Ranges of other letters that lose case, and in Greek marks, as they are written today. Letters
/// used by scholars, and of scripts whose capitals are hardly ever printed, are not folded, since
/// each would make the table longer for all readers.
const WITH_CASE: [(u16, u16); 5] =
    [(0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x491), (0x531, 0x556), (0x1C90, 0x1CBA)];

/// A part of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum FoldRun {
    /// Unit `first + i` becomes unit `i` of the text.
    Letters(u16, String),
    /// This many units from the first become a separator.
    Separators(u16, u16),
    /// This many units from the first become those from the target.
    Shifted(u16, u16, u16),
}

/// Returns the folded form of every unit.
pub(super) fn table() -> Vec<u16> {
    (0..=u16::MAX).map(folded).collect()
}

fn folded(unit: u16) -> u16 {
    let Some(character) = char::from_u32(u32::from(unit)) else { return SEPARATOR };
    match character {
        '\n' | '\t' => unit,
        '๐'..='๙' => unit - 0xE50 + u16::from(b'0'),
        // Repetition and abbreviation marks, the baht, and ornaments.
        'ๆ' | 'ฯ' | '฿' | '๏' | '๚' | '๛' => SEPARATOR,
        '\u{e00}'..='\u{e7f}' => unit - 0xE00 + 0x80,
        '！'..='～' => folded(unit - 0xFEE0),
        // The same syllables in hiragana.
        'ァ'..='ヶ' => unit - 0x60,
        '٠'..='٩' => unit - 0x660 + u16::from(b'0'),
        '۰'..='۹' => unit - 0x6F0 + u16::from(b'0'),
        '\u{621}'..='\u{6cc}' if !is_separator(character, unit) => {
            u16::try_from(u32::from(arabic(character))).unwrap_or(unit)
        }
        'µ' => 'μ' as u16,
        _ if is_separator(character, unit) => SEPARATOR,
        _ if is_in(unit, &LATIN) => {
            Some(base(character)).filter(char::is_ascii).map_or(unit, |character| character as u16)
        }
        _ if is_in(unit, &WITH_CASE) => u16::try_from(u32::from(base(character))).unwrap_or(unit),
        _ => unit,
    }
}

fn is_in(unit: u16, ranges: &[(u16, u16)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&unit))
}

fn is_separator(character: char, unit: u16) -> bool {
    let in_no_word = GeneralCategoryGroup::Punctuation
        .union(GeneralCategoryGroup::Symbol)
        .union(GeneralCategoryGroup::Separator)
        .union(GeneralCategoryGroup::Control)
        .union(GeneralCategoryGroup::Format);
    is_in(unit, &WITHOUT_LETTERS)
        || matches!(character, '¼'..='¾')
        || is_in(unit, &WITH_PUNCTUATION)
            && in_no_word.contains(GeneralCategory::for_char(character))
}

/// Returns a letter without case, and without marks where readers leave them out.
fn base(character: char) -> char {
    let base = match Script::for_char(character) {
        Script::Cyrillic => None,
        _ => DecomposingNormalizerBorrowed::new_nfd()
            .normalize_iter(std::iter::once(character))
            .next(),
    };
    plain(without_case(base.unwrap_or(character)))
}

/// Maps by way of the capital, which several small letters may share, like `σ` and `ς`.
fn without_case(character: char) -> char {
    let capital = only(character, character.to_uppercase());
    only(capital, capital.to_lowercase())
}

/// Returns the only character of a mapping. If there are several, or one of another length, returns
/// the original character.
fn only(character: char, mut mapped: impl Iterator<Item = char>) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(mapped), None) if mapped.len_utf16() == character.len_utf16() => mapped,
        _ => character,
    }
}

/// Returns the letter that people type for one that Unicode does not decompose.
fn plain(character: char) -> char {
    match character {
        'æ' | 'ª' | 'ẚ' => 'a',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' | 'ĳ' => 'i',
        'ĸ' => 'k',
        'ł' | 'ŀ' => 'l',
        'ŋ' | 'ŉ' => 'n',
        'ø' | 'œ' | 'º' => 'o',
        'ß' | 'ſ' | 'ẜ' | 'ẝ' => 's',
        'ŧ' | 'þ' => 't',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        'ё' => 'е',
        other => other,
    }
}

/// Returns the Arabic letter that people often type for one with a hamza, the feminine ending, the
/// letter of many names for one without dots, and the Arabic letter for a Persian one.
fn arabic(character: char) -> char {
    match character {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        other => other,
    }
}

/// The length from which separators or shifted units get a run of their own; shorter stretches are
/// part of a run of letters.
const MIN_RUN: usize = 6;
/// The number of unchanged units that end a run of letters.
const MIN_UNCHANGED: usize = 4;

/// Returns the table as runs, ordered and without overlap. Units in no run are not changed.
pub(super) fn runs(table: &[u16]) -> Vec<FoldRun> {
    let at = |place: usize| table.get(place).copied().unwrap_or_default();
    let unit = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
    let stays = |place: usize| place < table.len() && at(place) == unit(place);
    // The number of units from here that become a separator, and that move by the same distance.
    let separators =
        |from: usize| (from..table.len()).take_while(|place| at(*place) == SEPARATOR).count();
    let shifted = |from: usize| {
        let distance = at(from).wrapping_sub(unit(from));
        (from..table.len())
            .take_while(|place| at(*place).wrapping_sub(unit(*place)) == distance)
            .count()
    };
    let unchanged = |from: usize| (from..table.len()).take_while(|place| stays(*place)).count();

    let mut runs = Vec::new();
    let mut place = 0;
    while place < table.len() {
        let first = unit(place);
        if separators(place) > usize::from(stays(place)) {
            let count = separators(place);
            runs.push(FoldRun::Separators(first, unit(count)));
            place += count;
        } else if stays(place) {
            place += unchanged(place);
        } else if shifted(place) >= MIN_RUN {
            let count = shifted(place);
            runs.push(FoldRun::Shifted(first, unit(count), at(place)));
            place += count;
        } else {
            let mut end = place;
            while end < table.len()
                && unchanged(end) < MIN_UNCHANGED
                && separators(end) < MIN_RUN
                && (stays(end) || shifted(end) < MIN_RUN)
            {
                end += 1;
            }
            while stays(end - 1) {
                end -= 1;
            }
            runs.push(FoldRun::Letters(first, String::from_utf16_lossy(&table[place..end])));
            place = end;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> Vec<u16> {
        text.encode_utf16().map(folded).collect()
    }

    fn folds_to(text: &str, expected: &str) {
        assert_eq!(String::from_utf16_lossy(&fold(text)), expected, "{text}");
    }

    #[test]
    fn latin_letters_lose_case_and_marks() {
        folds_to("Đường ƠN Ầm ộ", "duong on am o");
        folds_to("ÅØÆŒßÞðłŁħŧıŋſẞŉĸ", "aoaostdllhtinssnk");
        folds_to("ªº²³¹", "ao231");
        folds_to("ǎǞșȚȧ ẘẛẙ Əɛ", "aasta wsy Əɛ");
    }

    #[test]
    fn other_scripts_lose_case_and_keep_marks_but_tonos_and_yo() {
        folds_to("ΆΣΟΣ ΐ", "ασοσ ι");
        folds_to("ЁЛКА Йод Ї", "елка йод ї");
        folds_to("ԲԱՐԵՎ Ა Ґ", "բարեվ ა ґ");
        folds_to("日本語 한국어 नमस्ते", "日本語 한국어 नमस्ते");
    }

    #[test]
    fn thai_moves_to_one_byte_and_its_digits_are_digits() {
        assert_eq!(fold("กขค้"), [0x81, 0x82, 0x84, 0xC9]);
        folds_to("๐๙", "09");
        folds_to("ๆฯ฿๏๚๛", "      ");
    }

    #[test]
    fn katakana_is_hiragana() {
        folds_to("ホテル・ァヴヵヶ ヷー", "ほてる ぁゔゕゖ ヷー");
    }

    #[test]
    fn arabic_letters_are_as_they_are_typed_in_haste() {
        folds_to("أإآٱؤئىيةه", "ااااوييي\u{647}\u{647}");
        folds_to("٠٩۰۹ ءبجکی", "0909 ءبجكي");
        folds_to("نعم؟ لا، ٪", "نعم  لا   ");
    }

    #[test]
    fn wide_letters_are_narrow() {
        folds_to("ＡｂＺ０９！～", "abz09  ");
    }

    #[test]
    fn everything_outside_words_separates() {
        folds_to("a-b_c’d“e”…–😀¼×÷¿\u{a0}€∞\u{0}。、「", &format!("a b c d e{}", " ".repeat(16)));
        folds_to("\n\t", "\n\t");
    }

    #[test]
    fn nothing_but_thai_is_where_thai_is() {
        for unit in 0..=u16::MAX {
            let is_thai = (0xE00..=0xE7F).contains(&unit);
            assert!(is_thai || !(0x80..=0xFF).contains(&folded(unit)), "{unit:04X}");
        }
    }

    #[test]
    fn folding_again_changes_nothing_but_thai() {
        for unit in 0..=u16::MAX {
            let once = folded(unit);
            assert!((0x80..=0xFF).contains(&once) || folded(once) == once, "{unit:04X} {once:04X}");
        }
    }

    #[test]
    fn the_runs_are_the_table() {
        let table = table();
        let mut unfolded: Vec<u16> = (0..=u16::MAX).collect();
        let mut next = 0;
        for run in runs(&table) {
            let (first, targets): (u16, Vec<u16>) = match run {
                FoldRun::Letters(first, text) => (first, text.encode_utf16().collect()),
                FoldRun::Separators(first, count) => (first, vec![SEPARATOR; usize::from(count)]),
                FoldRun::Shifted(first, count, target) => {
                    (first, (target..=u16::MAX).take(usize::from(count)).collect())
                }
            };
            assert!(usize::from(first) >= next, "runs overlap at {first:04X}");
            next = usize::from(first) + targets.len();
            unfolded[usize::from(first)..next].copy_from_slice(&targets);
        }
        assert_eq!(unfolded, table);
    }
}
