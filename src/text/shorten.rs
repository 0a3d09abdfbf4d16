//! Texts cut to the length there is room for.

/// The beginning of a text for places where only so much fits, cut between words where there are
/// any, never inside a letter and its marks.
pub fn shorten(text: &str, most_letters: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most_letters) else { return text.to_owned() };
    let head = &text[..cut];
    // Thai has no spaces between words: then the cut goes before the last consonant or leading
    // vowel, so that no mark is torn off.
    let at = match head.rfind(' ').filter(|space| *space > cut * 2 / 3) {
        Some(space) => space,
        None => head
            .char_indices()
            .rev()
            .find(|(_, character)| !is_mark(*character))
            .map_or(cut, |(at, _)| at),
    };
    format!("{}…", text[..at].trim_end_matches([' ', ',', ';', ':', '–', '—']))
}

/// Thai vowels and tone marks that hang on the letter before them, and combining marks of Latin
/// letters.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0e31}' | '\u{0e33}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}' | '\u{0300}'..='\u{036f}')
}
