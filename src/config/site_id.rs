//! The id of a site that states none.
//!
//! In: its title. Out: an id, and a diagnostic if the title does not make a good one. Readers'
//! devices store what they do under the id, and all sites of one owner share that storage.

use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::normalise::nfc;
use crate::text::slug;
use crate::toml_table::{Located, TableReader};

pub(crate) const MISSING_SITE_ID: Code = Code::warning("missing-site-id");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[MISSING_SITE_ID];

/// Returns the id of a site with this title: its Latin letters and digits, or a hash if most of it
/// is in another script.
pub fn of_title(title: &str) -> String {
    latin(title).unwrap_or_else(|| {
        let hash = xxh3_64(nfc(title.trim()).as_bytes());
        format!("site-{:012x}", hash >> 16)
    })
}

/// Asks for an id where the title has letters of another script, most of which the id lacks.
pub(super) fn check(book: &TableReader<'_>, title: &Located<String>) {
    if latin(&title.value).is_some() {
        return;
    }
    let missing = Diagnostic::new(MISSING_SITE_ID, book.path(), title.span.clone());
    let id = of_title(&title.value);
    book.push(missing.with("title", title.value.as_str()).with("id", id));
}

/// Returns the Latin letters and digits of a title, unless most of it is in another script: two
/// such titles may have nothing but a number in Latin, and the same.
fn latin(title: &str) -> Option<String> {
    let count = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
    slug::known_ascii_name(title).filter(|id| count(id) * 2 >= count(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_latin_letters_is_its_id() {
        for (title, id) in
            [("Đồng cảm", "dong-cam"), ("Lesson 1", "lesson-1"), ("Lessons", "lessons")]
        {
            assert_eq!(of_title(title), id);
        }
    }

    #[test]
    fn titles_without_latin_letters_have_ids_of_their_own() {
        let (one, other) = (of_title("ครัวเช้า"), of_title("โต๊ะกลางคืน"));
        assert_ne!(one, other);
        assert_ne!(of_title("ครัว 1"), of_title("โต๊ะ 1"));
        assert_eq!(one, of_title(" ครัวเช้า "));
        assert_eq!(of_title("\u{1112}\u{1161}"), of_title("\u{d558}"), "equivalent spellings");
        assert!(slug::is_ascii_name(&one), "{one}");
    }
}
