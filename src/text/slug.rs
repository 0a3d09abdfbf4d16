//! Ids of headings by GitHub's rule, and ASCII names for files.
//!
//! In: the text of a heading, or a name. Out: an id or a name that is safe in addresses.

use std::collections::HashMap;

use icu_properties::props::{EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup};

use super::normalise::nfc;

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

/// Returns the nearest name in lower-case ASCII: the proposal for a file with another name.
pub fn ascii_name(name: &str) -> String {
    known_ascii_name(name).unwrap_or_else(|| "lesson-1".to_owned())
}

/// Returns the same, or `None` if nothing of the name can be written in ASCII.
pub fn known_ascii_name(name: &str) -> Option<String> {
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
    let trimmed = ascii.trim_matches(['-', '.']);
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
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
        assert_eq!(ascii_name(".."), "lesson-1");
        assert_eq!(ascii_name(".hidden"), "hidden");
        for name in ["vi.md", "a--b", "-a", "a-", "..", "a b", "đ", "A", "page-2", ""] {
            assert_eq!(is_ascii_name(name), ascii_name(name) == name, "{name}");
        }
    }
}
