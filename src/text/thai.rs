//! Thai words in Latin letters, for names of files and tags.
//!
//! In: a word in Thai letters. Out: roughly the Royal Thai General System, as on road signs:
//! `น้ำใจ` becomes `namchai`. Which vowel is not written follows from the dictionary only; where
//! there are several ways to read a word, the most frequent one is taken.

/// How many consonants without a vowel are looked at together; no word has more.
const MOST_BARE: usize = 12;

/// Whether a character belongs to the Thai script.
pub(super) fn is_thai(character: char) -> bool {
    ('\u{e01}'..='\u{e5b}').contains(&character)
}

/// Returns a word in Latin letters.
pub(super) fn in_latin(word: &str) -> String {
    let mut latin = String::new();
    // Tones are not written in Latin letters, and silent letters are left out.
    let mut letters: Vec<char> = Vec::new();
    for character in word.chars() {
        match character {
            '\u{e48}'..='\u{e4b}' | 'ๆ' | 'ฯ' | '\u{e4d}' | '\u{e4e}' | '\u{e3a}' => {}
            '\u{e4c}' => while letters.pop().is_some_and(|silent| initial(silent).is_none()) {},
            '๐'..='๙' => {
                push_syllables(&mut latin, &letters);
                letters.clear();
                let digit = u32::from(character) - u32::from('๐');
                latin.extend(char::from_digit(digit, 10));
            }
            _ => letters.push(character),
        }
    }
    push_syllables(&mut latin, &letters);
    latin
}

fn push_syllables(latin: &mut String, letters: &[char]) {
    let mut rest = letters;
    while !rest.is_empty() {
        let (syllable, length) = syllable(rest);
        latin.push_str(&syllable);
        rest = &rest[length.clamp(1, rest.len())..];
    }
}

/// Returns the first syllable, and how many letters it has.
fn syllable(letters: &[char]) -> (String, usize) {
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let lead = Some(at(0)).filter(|letter| matches!(letter, 'เ' | 'แ' | 'โ' | 'ใ' | 'ไ'));
    let start = usize::from(lead.is_some());
    if at(start) == 'ฤ' {
        return (String::from("rue"), start + 1);
    }
    let Some(first) = initial(at(start)) else { return (String::new(), start + 1) };
    let mut onset = first.to_owned();
    let mut next = start + 1;
    let is_bare = |place: usize| initial(at(place)).is_some() && !is_sign(at(place + 1));
    let has_vowel = lead.is_some()
        || is_sign(at(next + 1))
        || at(next + 1) == 'อ'
        || (at(next) != 'ว' && is_u(&letters[next.min(letters.len())..]));
    if has_vowel
        && is_cluster(at(start), at(next))
        && !(lead.is_some() && is_end_of_word(letters, next))
    {
        // A silent ห or อ in front only changes the tone.
        if matches!(at(start), 'ห') {
            onset.clear();
        }
        onset.push_str(initial(at(next)).unwrap_or_default());
        next += 1;
    }
    let (vowel, signs, is_open) = vowel(lead, &letters[next.min(letters.len())..]);
    next += signs;
    if let Some(vowel) = vowel {
        onset.push_str(vowel);
        return with_end(onset, letters, next, is_open);
    }
    // The vowel is not written: `o` before a final letter, else `a`.
    let bare = (next..next + MOST_BARE).take_while(|place| is_bare(*place)).count();
    let is_followed = !is_end_of_word(letters, next + bare);
    let pairs = bare + 1;
    if bare == 0 || (pairs >= 3 && pairs % 2 == 1 && !is_followed) {
        return (onset + "a", next);
    }
    onset.push('o');
    with_end(onset, letters, next, true)
}

/// Adds the final letter, if there is one.
fn with_end(
    mut syllable: String,
    letters: &[char],
    place: usize,
    is_open: bool,
) -> (String, usize) {
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let belongs_to_next = is_sign(at(place + 1))
        || is_u(&letters[(place + 1).min(letters.len())..])
        || (is_cluster(at(place), at(place + 1)) && is_sign(at(place + 2)));
    match last(at(place)).filter(|_| is_open && !belongs_to_next) {
        Some(end) => {
            syllable.push_str(end);
            // A short vowel after the final letter of a word is not spoken: `เหตุ`, `ชาติ`.
            (syllable, place + 1)
        }
        None => (syllable, place),
    }
}

/// Returns the vowel, how many letters it has after the initial ones, and whether a final letter
/// may follow.
fn vowel(lead: Option<char>, after: &[char]) -> (Option<&'static str>, usize, bool) {
    let at = |place: usize| after.get(place).copied().unwrap_or('\0');
    let is_final = |place: usize| initial(at(place)).is_some() && !is_sign(at(place + 1));
    let (vowel, length, is_open) = match (lead, at(0), at(1), at(2)) {
        (Some('เ'), 'ี', 'ย', 'ะ') => ("ia", 3, false),
        (Some('เ'), 'ี', 'ย', _) => ("ia", 2, true),
        (Some('เ'), 'ื', 'อ', _) => ("uea", 2, true),
        (Some('เ'), 'า', 'ะ', _) => ("o", 2, false),
        (Some('เ'), 'า', ..) => ("ao", 1, false),
        (Some('เ'), 'อ' | 'ิ', ..) => ("oe", 1, true),
        (Some('เ'), 'ย', ..) if is_final(0) => ("oei", 1, false),
        (Some('เ'), 'ะ' | '็', ..) => ("e", 1, at(0) == '็'),
        (Some('เ'), ..) => ("e", 0, true),
        (Some('แ'), 'ะ' | '็', ..) => ("ae", 1, at(0) == '็'),
        (Some('แ'), ..) => ("ae", 0, true),
        (Some('โ'), 'ะ', ..) => ("o", 1, false),
        (Some('โ'), ..) => ("o", 0, true),
        (Some('ไ'), 'ย', ..) if is_final(0) => ("ai", 1, false),
        (Some(_), ..) => ("ai", 0, false),
        (None, 'ั', 'ว', 'ะ') => ("ua", 3, false),
        (None, 'ั', 'ว', _) => ("ua", 2, true),
        (None, 'ะ', ..) => ("a", 1, false),
        (None, 'ั' | 'า', ..) => ("a", 1, true),
        (None, 'ำ', ..) => ("am", 1, false),
        (None, 'ิ' | 'ี', ..) => ("i", 1, true),
        (None, 'ื', 'อ', _) => ("ue", 2, true),
        (None, 'ึ' | 'ื', ..) => ("ue", 1, true),
        (None, 'ุ' | 'ู', ..) => ("u", 1, true),
        (None, '็', 'อ', _) => ("o", 2, true),
        (None, '็', ..) => ("o", 1, true),
        (None, 'ร', 'ร', _) if is_final(2) => ("a", 2, true),
        (None, 'ร', 'ร', _) => ("an", 2, false),
        (None, 'อ', ..) if is_final(0) => ("o", 1, true),
        (None, 'ว', ..) if is_final(0) && is_final(1) => ("ua", 1, true),
        _ => return (None, 0, true),
    };
    (Some(vowel), length, is_open)
}

/// Whether these letters begin with the vowel of `ตรวจ` and `สวน`: ว between two consonants.
fn is_u(letters: &[char]) -> bool {
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    at(1) == 'ว'
        && initial(at(0)).is_some()
        && initial(at(2)).is_some()
        && !is_sign(at(3))
        && !is_sign(at(2))
}

/// Whether no consonant or vowel belongs to this word any more.
fn is_end_of_word(letters: &[char], place: usize) -> bool {
    place >= letters.len()
}

/// Whether a letter is a vowel that is written after or around its consonant.
fn is_sign(letter: char) -> bool {
    ('\u{e30}'..='\u{e39}').contains(&letter) || letter == '\u{e47}'
}

/// Whether two consonants are spoken together.
fn is_cluster(first: char, second: char) -> bool {
    match first {
        'ก' | 'ข' | 'ค' => matches!(second, 'ร' | 'ล' | 'ว'),
        'ต' => second == 'ร',
        'ป' | 'พ' | 'ผ' => matches!(second, 'ร' | 'ล'),
        'ห' => matches!(second, 'ง' | 'ญ' | 'น' | 'ม' | 'ย' | 'ร' | 'ล' | 'ว'),
        _ => false,
    }
}

/// Returns a consonant at the beginning of a syllable.
fn initial(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ก' => "k",
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => "kh",
        'ง' => "ng",
        'จ' | 'ฉ' | 'ช' | 'ฌ' => "ch",
        'ซ' | 'ศ' | 'ษ' | 'ส' => "s",
        'ญ' | 'ย' => "y",
        'ฎ' | 'ด' => "d",
        'ฏ' | 'ต' => "t",
        'ฐ' | 'ฑ' | 'ฒ' | 'ถ' | 'ท' | 'ธ' => "th",
        'ณ' | 'น' => "n",
        'บ' => "b",
        'ป' => "p",
        'ผ' | 'พ' | 'ภ' => "ph",
        'ฝ' | 'ฟ' => "f",
        'ม' => "m",
        'ร' => "r",
        'ล' | 'ฬ' => "l",
        'ว' => "w",
        'ห' | 'ฮ' => "h",
        'อ' => "",
        _ => return None,
    })
}

/// Returns a consonant at the end of a syllable.
fn last(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ก' | 'ข' | 'ค' | 'ฆ' => "k",
        'ง' => "ng",
        'จ' | 'ช' | 'ซ' | 'ฌ' | 'ฎ' | 'ฏ' | 'ฐ' | 'ฑ' | 'ฒ' | 'ด' | 'ต' | 'ถ' | 'ท' | 'ธ' | 'ศ'
        | 'ษ' | 'ส' => "t",
        'ญ' | 'ณ' | 'น' | 'ร' | 'ล' | 'ฬ' => "n",
        'บ' | 'ป' | 'พ' | 'ฟ' | 'ภ' => "p",
        'ม' => "m",
        'ย' => "i",
        'ว' => "o",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::in_latin;

    #[test]
    fn words_are_written_as_on_road_signs() {
        let words = [
            ("น้ำใจ", "namchai"),
            ("ดูแล", "dulae"),
            ("ความเห็นใจ", "khwamhenchai"),
            ("สวัสดี", "sawatdi"),
            ("คน", "khon"),
            ("ถนน", "thanon"),
            ("ขนม", "khanom"),
            ("สงบ", "sangop"),
            ("นอน", "non"),
            ("รอ", "ro"),
            ("สวน", "suan"),
            ("ตรวจ", "truat"),
            ("กรรม", "kam"),
            ("ธรรม", "tham"),
            ("เรียน", "rian"),
            ("เรื่อง", "rueang"),
            ("เวลา", "wela"),
            ("เขา", "khao"),
            ("เลย", "loei"),
            ("เดิน", "doen"),
            ("ประเทศ", "prathet"),
            ("ไทย", "thai"),
            ("ครู", "khru"),
            ("บทเรียน", "botrian"),
            ("หมอ", "mo"),
            ("กลอง", "klong"),
            ("ใหม่", "mai"),
            ("ตัว", "tua"),
            ("มือ", "mue"),
            ("กรุงเทพ", "krungthep"),
            ("อาหาร", "ahan"),
            ("เพลง", "phleng"),
            ("แปล", "plae"),
            ("รถ", "rot"),
            ("เมตตา", "metta"),
            ("ศิลป์", "sin"),
            ("ฟัง", "fang"),
            ("เข้าใจ", "khaochai"),
            ("บทที่๑", "botthi1"),
        ];
        let wrong: Vec<_> = words
            .into_iter()
            .map(|(word, latin)| (word, in_latin(word), latin))
            .filter(|(_, found, latin)| found != latin)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
