//! Inflections: singular and plural, stem and verb, where one form is not the beginning of the
//! other.
//!
//! In: a language. Out: parts of its folded words, in the notation of `forms`, and their
//! replacements. Words that begin with the query are found without any rule, so nothing here leads
//! from `gast` to `gasten` or from `guest` to `guests`, but both lead back. A form counts only
//! where it is a word of the texts, so each rule leads from one whole word to another.

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

/// Returns words that nobody means by another word, though they may look like its stem: `for` is
/// no form of `forest`, nor `but` of `butter`. They are separated by spaces.
pub(super) fn invariable(language: &str) -> &'static str {
    match language {
        "en" => ENGLISH_INVARIABLE,
        "nl" => DUTCH_INVARIABLE,
        _ => "",
    }
}

/// An ending and its replacement.
type Ending = (String, String);

const ENGLISH_INVARIABLE: &str = "\
    a about after all also always an and any are as at be been before both but by can could did \
    do does done down each else even ever every few for from had has have he her here hers him \
    his how if in into is it its just many may me might mine more most much must my near never \
    no nor not now of off often on once one only or other our ours out over own per quite rather \
    same shall she should since so some soon still such than that the their them then there \
    these they this those though through thus till to too under until up upon us very was we \
    were what when where whether which while who whom whose why will with within without would \
    yet you your yours";

/// Irregular English nouns, verbs and adjectives, each with its other forms. Those that double a
/// consonant are here too where the ending is `er` or `est`, since most words that end like that
/// (`butter`, `dinner`, `letter`) have no such stem.
const ENGLISH: [&str; 41] = [
    "person people",
    "child children",
    "^man men",
    "woman women",
    "foot feet",
    "tell told",
    "give gave given giving",
    "make made",
    "^say said",
    "feel felt",
    "^go went gone going goes",
    "take took taken taking",
    "bring brought",
    "buy bought",
    "think thought",
    "know knew known",
    "come came",
    "keep kept",
    "^leave left",
    "^meet met",
    "^send sent",
    "spend spent",
    "speak spoke spoken",
    "write wrote written",
    "^find found",
    "stand stood",
    "^big bigger biggest",
    "^hot hotter hottest",
    "^sad sadder saddest",
    "^wet wetter wettest",
    "^fit fitter fittest",
    "^thin thinner thinnest",
    "^run runner runners",
    "^win winner winners",
    "^plan planner planners",
    "^shop shopper shoppers",
    "^swim swimmer swimmers",
    "^begin beginner beginners",
    "travel traveller travellers",
    "cancel cancelled cancelling",
    "^lie lying",
];

fn english() -> Vec<Ending> {
    let mut endings = irregular(&ENGLISH);
    for pair in [
        "ies y", "s ", "es ", "ves fe", "ves f", "fe ves", "f ves", "ied y", "ied ies", "ies ied",
        "ier y", "iest y", "ily y", "ing ", "ing e", "ed ", "ed e", "er ", "er e", "ers ", "ers e",
        "est ", "est e", "ly ", "ly le", "le ly", "e ing", "y ies", "y ied", "y ier", "y iest",
        "y ily", "ied ying", "ying ied", "ying ies", "s ed", "s ing", "ing ed", "ing s", "ed ing",
        "ed s", "es ed", "es ing", "ing es", "ed es", "er est", "est er", "ier iest", "iest ier",
    ] {
        endings.extend(ending(pair));
    }
    for consonant in "bdglmnprt".chars() {
        for end in ["ing", "ed"] {
            endings.push((format!("{consonant}{consonant}{end}"), consonant.to_string()));
        }
    }
    endings
}

const DUTCH_INVARIABLE: &str = "\
    aan af al alle alles als altijd andere bij binnen bent ben boven daar dan dat de deze die \
    dit doen door dus een eens echt eerst elk elke en er erg even ge geen had heb hebben heel \
    heeft hem hen het hier hij hoe hun iets ik in is ja je jij jou jouw jullie kan kon maar me \
    meer men met mij mijn minder na naar nee niet niets nog nooit nu of om omdat onder ons onze \
    ook op over per pas rond samen sinds soms steeds te tegen tegenover ten ter toch toen tot \
    tussen u uit uw vaak van veel ver via volgens voor waar wanneer waren was wat we weer wel \
    welk welke wie wij wil worden wordt zal ze zeer zelf zich zij zijn zo zonder zou";

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
            let (open, closed) = (format!("{vowel}{between}e"), format!("{vowel}{vowel}{last}"));
            let (many, third) = (format!("{open}n"), format!("{closed}t"));
            // This order compresses best; a word has at most two of these endings.
            endings.push((many.clone(), closed.clone()));
            if last != 't' {
                endings.push((many.clone(), third.clone()));
                endings.push((third.clone(), many.clone()));
                endings.push((third, closed.clone()));
            }
            endings.push((open.clone(), closed.clone()));
            endings.push((closed.clone(), many));
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
        "ven f", "zen s", "ve f", "ze s", "f ven", "s zen", "f ve", "s ze", "ft ven", "st zen",
        "ven ft", "zen st", "eren ", "en ", "s ", "jes ", "je ", "tjes ", "tje ", "pjes ", "pje ",
        "etjes ", "etje ", "kje g", "te en", "de en", "t en", "en t", "en te", "en de", "te ",
        "de ", "t ", "e ", "er ",
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
    use super::super::forms::{MIN_FORM_UNITS, form};
    use super::*;

    /// Returns the forms that a word may become, the likeliest first.
    fn forms(language: &str, word: &str) -> Vec<String> {
        let endings = of(language)
            .into_iter()
            .filter_map(|(ending, replacement)| form(word, &ending, &replacement));
        endings.collect()
    }

    /// Checks that each word has the other among its forms, or that one begins with the other.
    fn lead_to_each_other(language: &str, pairs: &[(&str, &str)]) {
        for (left, right) in pairs {
            for (from, to) in [(left, right), (right, left)] {
                let forms = forms(language, from);
                let is_found = to.starts_with(from)
                    || forms.iter().any(|form| form == to && form.len() >= MIN_FORM_UNITS);
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
                ("boompjes", "boom"),
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
                ("walked", "walking"),
                ("walks", "walked"),
                ("smiling", "smiled"),
                ("tried", "trying"),
                ("tries", "tried"),
                ("stopped", "stopping"),
                ("gentle", "gently"),
                ("warmer", "warmest"),
                ("big", "biggest"),
                ("watches", "watched"),
            ],
        );
        assert_eq!(forms("en", "went"), ["go", "gone", "going", "goes"]);
    }

    #[test]
    fn a_word_with_a_doubled_consonant_has_no_stem_of_three_letters() {
        for (word, stem) in
            [("butter", "but"), ("dinner", "din"), ("letter", "let"), ("summer", "sum")]
        {
            assert!(!forms("en", word).contains(&stem.to_owned()), "{word}");
        }
    }

    #[test]
    fn invariable_words_are_listed_once_and_folded() {
        for language in ["en", "nl", "vi", "th"] {
            let words: Vec<&str> = invariable(language).split_ascii_whitespace().collect();
            let mut once = words.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), words.len(), "{language}");
            assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        }
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
