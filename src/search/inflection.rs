//! Inflections: singular and plural, stem and verb, where one form is not the beginning of the
//! other.
//!
//! In: a language. Out: parts of its folded words, and their replacements. Words that begin with
//! the query are found without any rule, so nothing here leads from `gast` to `gasten` or from
//! `guest` to `guests`, but both lead back.
//!
//! A part is an ending. With `^` before it, it is a whole word; with `-` after it, a beginning;
//! with `~` before it, a spelling anywhere in the word.

use super::word_forms;

/// Returns endings and their replacements, the likeliest first. There are none for a language
/// without inflections, or without a description here.
pub(super) fn of(language: &str) -> Vec<(String, String)> {
    match language {
        "en" => english(),
        "nl" => dutch(),
        "vi" => irregular(&VIETNAMESE),
        _ => word_forms::of(language).iter().filter_map(|pair| ending(pair)).collect(),
    }
}

/// Whether a rule is about another spelling, anywhere in a word.
pub(super) fn is_spelling(part: &str) -> bool {
    part.starts_with('~')
}

/// Returns the form that a rule makes of a folded word, if it applies.
pub(super) fn form(word: &str, part: &str, replacement: &str) -> Option<String> {
    if let Some(whole) = part.strip_prefix('^') {
        return (word == whole).then(|| replacement.to_owned());
    }
    if let Some(anywhere) = part.strip_prefix('~') {
        return Some(word.replace(anywhere, replacement));
    }
    if let Some(beginning) = part.strip_suffix('-') {
        return word.strip_prefix(beginning).map(|rest| format!("{replacement}{rest}"));
    }
    word.strip_suffix(part).map(|rest| format!("{rest}{replacement}"))
}

/// A shorter form is only tried if it replaces a whole word.
pub(super) const MIN_FORM_UNITS: usize = 3;

/// An ending and its replacement.
type Ending = (String, String);

/// Irregular English nouns and verbs, each with its other forms.
const ENGLISH: [&str; 26] = [
    "person people",
    "child children",
    "^man men",
    "woman women",
    "foot feet",
    "tell told",
    "give gave",
    "make made",
    "^say said",
    "feel felt",
    "^go went gone",
    "take took",
    "bring brought",
    "buy bought",
    "think thought",
    "know knew",
    "come came",
    "keep kept",
    "^leave left",
    "^meet met",
    "^send sent",
    "spend spent",
    "speak spoke",
    "write wrote written",
    "^find found",
    "stand stood",
];

fn english() -> Vec<Ending> {
    let mut endings = irregular(&ENGLISH);
    for pair in [
        "ies y", "ies i", "ves fe", "ves f", "es ", "s ", "y i", "fe ves", "f ves", "ied y",
        "ier y", "iest y", "ily y", "ing ", "ing e", "ed ", "ed e", "er ", "er e", "ers ", "ers e",
        "est ", "est e", "ly ", "e ing",
    ] {
        endings.extend(ending(pair));
    }
    for consonant in "bdglmnprt".chars() {
        for end in ["ing", "ed", "er"] {
            endings.push((format!("{consonant}{consonant}{end}"), consonant.to_string()));
        }
    }
    endings
}

/// Irregular Dutch nouns and verbs, each with its other forms.
const DUTCH: [&str; 15] = [
    "stad steden",
    "lid leden",
    "heid heden",
    "kind kinderen",
    "geven geef gaf",
    "komen kwam",
    "zien zag",
    "gaan ging",
    "doen deed",
    "zeggen zei",
    "vragen vroeg",
    "brengen bracht",
    "denken dacht",
    "helpen hielp",
    "lopen liep",
];

/// Consonants between two vowels, and the same at the end of a word.
const DUTCH_CONSONANTS: [(char, char); 11] = [
    ('d', 'd'),
    ('g', 'g'),
    ('k', 'k'),
    ('l', 'l'),
    ('m', 'm'),
    ('n', 'n'),
    ('p', 'p'),
    ('r', 'r'),
    ('t', 't'),
    ('v', 'f'),
    ('z', 's'),
];

fn dutch() -> Vec<Ending> {
    let mut endings = irregular(&DUTCH);
    // A long vowel is written twice in a closed syllable: bomen, boom; grote, groot; lopen, loopt.
    for vowel in "aeou".chars() {
        for (between, last) in DUTCH_CONSONANTS {
            let is_rare = match vowel {
                'a' => between == 'v',
                'e' => between == 'p',
                'u' => !matches!(between, 'r' | 't'),
                _ => false,
            };
            if is_rare {
                continue;
            }
            // This order compresses best; a word has at most one of these endings.
            let (open, closed) = (format!("{vowel}{between}e"), format!("{vowel}{vowel}{last}"));
            endings.push((format!("{open}n"), closed.clone()));
            if last != 't' {
                endings.push((format!("{closed}t"), open.clone()));
            }
            endings.push((open.clone(), closed.clone()));
            endings.push((closed, open));
        }
    }
    // After a short vowel, the consonant is written twice: katten, kat; witte, wit.
    for consonant in "bdfgklmnprst".chars() {
        for end in ["en", "e"] {
            endings.push((format!("{consonant}{consonant}{end}"), consonant.to_string()));
        }
    }
    for pair in [
        "ven f", "zen s", "ve f", "ze s", "f ve", "s ze", "ft ve", "st ze", "eren ", "en ", "s ",
        "jes ", "je ", "tjes ", "tje ", "pje ", "etje ", "kje g", "te ", "de ", "t ", "e ", "er ",
    ] {
        endings.extend(ending(pair));
    }
    endings
}

/// Syllables that can be written with `i` or with `y`.
const VIETNAMESE: [&str; 7] =
    ["^ly li", "^ky ki", "^my mi", "^ty ti", "^hy hi", "^sy si", "^quy qui"];

/// Parses `ending replacement`.
fn ending(pair: &str) -> Option<Ending> {
    let (ending, replacement) = pair.split_once(' ')?;
    Some((ending.to_owned(), replacement.to_owned()))
}

/// Returns a rule from each form of a word to each other form that does not begin with it. A `^`
/// means that the rule applies to whole words only.
fn irregular(words: &[&str]) -> Vec<Ending> {
    let mut endings = Vec::new();
    for word in words {
        let mark = if word.starts_with('^') { "^" } else { "" };
        let forms: Vec<&str> = word.trim_start_matches('^').split(' ').collect();
        for form in &forms {
            let others = forms.iter().filter(|other| !other.starts_with(form));
            endings.extend(others.map(|other| (format!("{mark}{form}"), (*other).to_owned())));
        }
    }
    endings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the forms that a word may become, the likeliest first.
    fn forms(language: &str, word: &str) -> Vec<String> {
        let endings = of(language)
            .into_iter()
            .filter_map(|(ending, replacement)| form(word, &ending, &replacement));
        endings.collect()
    }

    /// Checks that each word has the other among its first forms, or that one begins with the
    /// other.
    fn lead_to_each_other(language: &str, pairs: &[(&str, &str)]) {
        for (left, right) in pairs {
            for (from, to) in [(left, right), (right, left)] {
                let forms = forms(language, from);
                let is_found = to.starts_with(from)
                    || forms
                        .iter()
                        .take(6)
                        .any(|form| to.starts_with(form.as_str()) && form.len() >= MIN_FORM_UNITS);
                assert!(is_found, "{from} → {to}: {forms:?}");
            }
        }
    }

    #[test]
    fn dutch_words_lead_to_their_other_forms() {
        lead_to_each_other(
            "nl",
            &[
                ("boom", "bomen"),
                ("kat", "katten"),
                ("brief", "brieven"),
                ("huis", "huizen"),
                ("gast", "gasten"),
                ("kamer", "kamers"),
                ("mogelijkheid", "mogelijkheden"),
                ("stad", "steden"),
                ("teamlid", "teamleden"),
                ("kind", "kinderen"),
                ("mens", "mensen"),
                ("minuut", "minuten"),
                ("uur", "uren"),
                ("kop", "kopje"),
                ("stoel", "stoeltjes"),
                ("boom", "boompje"),
                ("ding", "dingetje"),
                ("groot", "grote"),
                ("wit", "witte"),
                ("lief", "lieve"),
                ("loopt", "lopen"),
                ("maakt", "maken"),
                ("schrijft", "schrijven"),
                ("reist", "reizen"),
                ("geeft", "geven"),
                ("leest", "lezen"),
                ("werkt", "werken"),
                ("werkte", "werken"),
                ("luisterde", "luisteren"),
                ("reserveer", "reserveren"),
                ("gaf", "geven"),
                ("vroeg", "vragen"),
            ]
            .map(|(left, right)| (left, right)),
        );
    }

    #[test]
    fn english_words_lead_to_their_other_forms() {
        lead_to_each_other(
            "en",
            &[
                ("guest", "guests"),
                ("box", "boxes"),
                ("story", "stories"),
                ("shelf", "shelves"),
                ("knife", "knives"),
                ("child", "children"),
                ("person", "people"),
                ("woman", "women"),
                ("foot", "feet"),
                ("walk", "walking"),
                ("make", "making"),
                ("stop", "stopped"),
                ("welcome", "welcoming"),
                ("smile", "smiled"),
                ("worry", "worried"),
                ("happy", "happier"),
                ("travel", "traveller"),
                ("warm", "warmly"),
                ("tell", "told"),
                ("give", "gave"),
                ("say", "said"),
                ("feel", "felt"),
            ],
        );
        assert_eq!(forms("en", "went"), ["go", "gone"]);
    }

    #[test]
    fn vietnamese_syllables_are_written_in_two_ways() {
        assert_eq!(
            (forms("vi", "ly"), forms("vi", "qui"), forms("vi", "thy")),
            (vec!["li".to_owned()], vec!["quy".to_owned()], vec![])
        );
    }

    #[test]
    fn other_languages_have_no_endings() {
        assert_eq!(of("th"), vec![]);
        assert_eq!(forms("vi", "gi"), Vec::<String>::new());
    }

    #[test]
    fn no_ending_is_listed_twice() {
        for language in ["en", "nl", "vi", "de", "fr", "es", "id", "ar"] {
            let mut endings = of(language);
            let count = endings.len();
            endings.sort();
            endings.dedup();
            assert_eq!(endings.len(), count, "{language}");
        }
    }
}
