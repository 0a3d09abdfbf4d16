//! Unicode normalisation: NFC, NFKC, and a folded form for comparing names.
//!
//! In: text as it was typed. Out: one form for characters that can be encoded in several ways.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// Returns the text in Unicode normalisation form C. Text that is already in this form is not
/// copied.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Returns the text in Unicode normalisation form KC, in which characters that only look different
/// are the same.
pub fn nfkc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text)
}

/// Returns a form in which two names are equal if some file system treats them as equal: NFC and
/// lower case.
pub fn folded_name(name: &str) -> String {
    nfc(&nfc(name).to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_vietnamese_becomes_composed() {
        assert_eq!(nfc("vie\u{302}\u{323}t"), "việt");
        assert_eq!(folded_name("Đồng-Ca\u{309}m"), "đồng-cảm");
    }
}
