//! Ids of headings by GitHub's rule, and ASCII names for files.
//!
//! In: the text of a heading, or a name. Out: an id or a name that is safe in addresses.

use std::collections::HashMap;

use icu_properties::props::{EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup};

use super::normalise::nfc;
use super::thai;

/// Returns the id that GitHub gives a heading: NFC, lower case, without anything but letters,
/// marks, decimal digits, letter numbers, connector punctuation, spaces and hyphens, each space
/// replaced by a hyphen. (`char::is_alphanumeric` alone would delete Thai tone marks.) `text` is as
/// the author wrote it: two spaces become two hyphens.
pub fn heading_id(text: &str) -> String {
    id_of(text, is_kept)
}

/// Returns the id that polybook gave a heading before it followed GitHub in `²` and `½`, which are
/// numbers but no digits, and in white space, if that is another one. Links to it may exist.
pub fn former_heading_id(text: &str) -> Option<String> {
    let is_special = |character: char| {
        let is_other_number = !character.is_ascii() && character.is_numeric();
        is_other_number || (character.is_whitespace() && character != ' ')
    };
    // Nearly all headings have neither.
    if !text.contains("  ") && !text.contains(is_special) {
        return None;
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_number =
        |character| GeneralCategoryGroup::Number.contains(GeneralCategory::for_char(character));
    let former = id_of(&one_line, |character| is_kept(character) || is_number(character));
    (former != heading_id(text)).then_some(former)
}

fn id_of(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let text = nfc(text);
    let mut id = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            ' ' | '-' => id.push('-'),
            'a'..='z' | '0'..='9' | '_' => id.push(character),
            'A'..='Z' => id.push(character.to_ascii_lowercase()),
            character if character.is_ascii() => {}
            character if is_kept(character) => id.extend(character.to_lowercase()),
            _ => {}
        }
    }
    id
}

fn is_kept(character: char) -> bool {
    let kept = GeneralCategoryGroup::Letter
        .union(GeneralCategoryGroup::Mark)
        .union(GeneralCategoryGroup::DecimalNumber)
        .union(GeneralCategoryGroup::LetterNumber)
        .union(GeneralCategoryGroup::ConnectorPunctuation);
    kept.contains(GeneralCategory::for_char(character))
}

/// Assigns ids that are unique within one page: a second `example` becomes `example-1`.
#[derive(Debug, Default)]
pub struct UniqueIds {
    /// How many numbered ids each id has led to; 0 for one that was reserved.
    taken: HashMap<String, usize>,
}

impl UniqueIds {
    /// Takes an id as it is. Returns `false` if it was taken before.
    pub fn reserve(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned(), 0).is_none()
    }

    /// Takes this id, or the first of `id-1`, `id-2`, … that is free.
    pub fn claim(&mut self, id: String) -> String {
        let Some(mut count) = self.taken.get(&id).copied() else {
            self.taken.insert(id.clone(), 0);
            return id;
        };
        loop {
            count += 1;
            let numbered = format!("{id}-{count}");
            if !self.taken.contains_key(&numbered) {
                self.taken.insert(id, count);
                self.taken.insert(numbered.clone(), 0);
                return numbered;
            }
        }
    }
}

/// Returns the nearest name in lower-case ASCII: the proposal for a file with another name. Marks
/// are removed, and Thai is transliterated; a name in another script becomes `name-1`.
pub fn ascii_name(name: &str) -> String {
    let mut latin = String::new();
    let mut rest = name;
    while let Some(character) = rest.chars().next() {
        let is_thai = thai::is_thai(character);
        let end = rest.find(|other| thai::is_thai(other) != is_thai).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        if is_thai {
            latin.push_str(&thai::in_latin(part));
        } else {
            part.chars()
                .flat_map(char::to_lowercase)
                .for_each(|letter| push_latin(letter, &mut latin));
        }
        rest = after;
    }
    let name = name_of_letters(&latin);
    if name.is_empty() { "name-1".to_owned() } else { name }
}

/// Returns the letters of a name that are Latin, in lower-case ASCII; `None` if it has none.
pub fn known_ascii_name(name: &str) -> Option<String> {
    Some(name_of_letters(name)).filter(|name| !name.is_empty())
}

fn name_of_letters(name: &str) -> String {
    let decomposed = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    let mut ascii = String::new();
    for character in decomposed.normalize(name).chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' | '.' | '_' => ascii.push(character),
            // `đ` has no decomposition, so removing marks does not change it.
            'đ' => ascii.push('d'),
            ' ' | '-' if !ascii.ends_with('-') => ascii.push('-'),
            _ => {}
        }
    }
    // A leading dot would hide a file, and `..` would lead out of its folder.
    ascii.trim_matches(['-', '.']).to_owned()
}

/// Adds a letter that has no decomposition into a Latin letter and a mark, or a character between
/// words, in ASCII; any other as it is.
fn push_latin(letter: char, latin: &mut String) {
    match letter {
        'ð' => latin.push('d'),
        'ø' => latin.push('o'),
        'ł' => latin.push('l'),
        'ı' => latin.push('i'),
        'ß' => latin.push_str("ss"),
        'æ' => latin.push_str("ae"),
        'œ' => latin.push_str("oe"),
        'þ' => latin.push_str("th"),
        // The dashes into which word processors change a hyphen.
        '/' | '+' | '\u{2010}'..='\u{2015}' | '\u{2212}' => latin.push('-'),
        letter if letter.is_whitespace() => latin.push('-'),
        letter => latin.push(letter),
    }
}

/// Returns the nearest name for a folder, a tag or an old place: as [`ascii_name`], but without
/// dots, so that no folder has the name of a file of the site.
pub fn folder_name(name: &str) -> String {
    ascii_name(&name.replace('.', "-"))
}

/// Whether [`folder_name`] would leave the name as it is.
pub fn is_folder_name(name: &str) -> bool {
    is_ascii_name(name) && !name.contains('.')
}

/// Whether [`ascii_name`] would leave the name as it is.
pub fn is_ascii_name(name: &str) -> bool {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    let ends = [name.as_bytes().first(), name.as_bytes().last()];
    name.bytes().all(is_plain)
        && !name.contains("--")
        && ends.iter().all(|end| end.is_some_and(|byte| !matches!(byte, b'-' | b'.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_tone_marks_stay() {
        assert_eq!(heading_id("น้ำใจ และ เข้าใจ"), "น้ำใจ-และ-เข้าใจ");
    }

    #[test]
    fn punctuation_goes_and_spaces_become_hyphens() {
        assert_eq!(
            heading_id("Hai giờ năm mươi phút: “Đến nơi!”"),
            "hai-giờ-năm-mươi-phút-đến-nơi"
        );
        assert_eq!(heading_id("A & B"), "a--b");
        assert_eq!(heading_id("snake_case ١٢"), "snake_case-١٢");
    }

    #[test]
    fn a_second_heading_gets_a_number_that_is_free() {
        let mut ids = UniqueIds::default();
        assert_eq!(ids.claim("a".into()), "a");
        assert_eq!(ids.claim("a-1".into()), "a-1");
        assert_eq!(ids.claim("a".into()), "a-2");
        assert_eq!(ids.claim("a".into()), "a-3");
    }

    #[test]
    fn names_are_proposed_in_ascii() {
        assert_eq!(ascii_name("Đồng cảm"), "dong-cam");
        assert_eq!(ascii_name("Suitcase_2"), "suitcase_2");
        assert_eq!(ascii_name(".."), "name-1");
        assert_eq!(ascii_name("Bài 1 – น้ำใจ"), "bai-1-namchai");
        assert_eq!(ascii_name(".hidden"), "hidden");
        for name in ["vi.md", "a--b", "-a", "a-", "..", "a b", "đ", "A", "page-2", ""] {
            assert_eq!(is_ascii_name(name), ascii_name(name) == name, "{name}");
        }
    }
}
