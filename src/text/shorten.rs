//! Cutting text to a length.
//!
//! In: a text and a number of characters. Out: its beginning, if it is longer.

/// Returns the beginning of a text, cut between words where possible and never between a letter and
/// its marks.
pub fn shorten(text: &str, most_letters: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most_letters) else { return text.to_owned() };
    let head = &text[..cut];
    // Thai has no spaces between words: there the cut goes before the last consonant or leading
    // vowel, so that no mark is separated from its letter.
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

/// Whether a character is a Thai vowel or tone mark that belongs to the letter before it, or a
/// combining mark of a Latin letter.
fn is_mark(character: char) -> bool {
    let is_thai = matches!(
        character,
        '\u{0e31}' | '\u{0e33}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}'
    );
    is_thai || matches!(character, '\u{0300}'..='\u{036f}')
}
