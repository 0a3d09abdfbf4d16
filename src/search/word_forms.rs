//! Inflections of German, French, Spanish, Indonesian and Arabic, and other spellings of their
//! letters.
//!
//! In: a language. Out: parts of its folded words and their replacements, in the notation of
//! `forms`. The tables are short: they cover the forms in which a reader is likely to search,
//! and a form that does not occur in the texts costs nothing.

/// Returns the parts and replacements of a language, the likeliest first.
pub(super) fn of(language: &str) -> &'static [&'static str] {
    match language {
        "de" => GERMAN,
        "fr" => FRENCH,
        "es" => SPANISH,
        "id" => INDONESIAN,
        "ar" => ARABIC,
        _ => &[],
    }
}

/// The spellings without ß and umlauts, then endings. Folding has removed the umlauts of plurals.
const GERMAN: &[&str] = &[
    "~ss s", "~ae a", "~oe o", "~ue u", "innen in", "in innen", "ern ", "en ", "er ", "em ", "es ",
    "e ", "n ", "s ", "er e", "es e", "en e", "em e", "ten en", "te en", "st en", "t en", "en t",
    "en te",
];

/// The spelling without œ and æ, then endings.
const FRENCH: &[&str] = &[
    "~oe o",
    "~ae a",
    "aux al",
    "al aux",
    "euses eur",
    "euse eur",
    "eur euse",
    "trices teur",
    "trice teur",
    "teur trice",
    "ives if",
    "ive if",
    "if ive",
    "ees er",
    "ee er",
    "es er",
    "ez er",
    "ons er",
    "ent er",
    "er ez",
    "es ",
    "s ",
    "x ",
    "e ",
];

const SPANISH: &[&str] = &[
    "ces z", "z ces", "iendo er", "iendo ir", "ando ar", "ados ar", "ado ar", "ar ado", "idos er",
    "ido er", "ido ir", "es ", "s ", "as os", "os as", "as o", "os a", "a o", "o a", "o ar",
    "a ar", "an ar", "e er", "en er",
];

/// Suffixes, then prefixes.
const INDONESIAN: &[&str] = &[
    "nya ", "kan ", "an ", "i ", "lah ", "meng- ", "meny- s", "mem- ", "mem- p", "men- ", "men- t",
    "me- ", "peng- ", "pem- ", "pen- ", "pe- ", "ber- ", "ter- ", "di- ", "ke- ", "se- ",
];

/// The article and particles that are written together with a word, then endings. Folding has made
/// one letter of the feminine ending and the possessive.
const ARABIC: &[&str] = &[
    "~وال- ",
    "~بال- ",
    "~فال- ",
    "~كال- ",
    "~ولل- ",
    "~لل- ",
    "~ال- ",
    "و- ",
    "ب- ",
    "ل- ",
    "ات ه",
    "ه ات",
    "ات ",
    "ون ",
    "ين ",
    "ان ",
    "يه ي",
    "هم ",
    "ها ",
    "ه ",
];

#[cfg(test)]
mod tests {
    use super::super::found::Step;
    use super::super::test_corpus::corpus;

    /// Checks that a query finds a text, directly or by another form of its words.
    fn finds(language: &str, pairs: &[(&str, &str)]) {
        for (query, text) in pairs {
            let found = corpus(language, &[("x", text)]).search(query);
            let is_word = matches!(found.step, Step::Direct | Step::Inflections { .. });
            assert!(is_word && found.results.len() == 1, "{query} → {text}: {:?}", found.step);
        }
    }

    #[test]
    fn german_is_found_with_and_without_umlauts_and_sharp_s() {
        finds(
            "de",
            &[
                ("Strasse", "die Straße"),
                ("strase", "die Straße"),
                ("Gaeste", "viele Gäste"),
                ("gaste", "viele Gäste"),
                ("Gästen", "ein Gast"),
                ("begruessung", "die Begrüßung"),
                ("Empfang", "der Empfangsbereich"),
                ("bereich", "der Empfangsbereich"),
                ("Kundinnen", "eine Kundin"),
                ("hört", "gut zuhören"),
            ],
        );
    }

    #[test]
    fn french_is_found_without_accents_and_ligatures() {
        finds(
            "fr",
            &[
                ("coeur", "avec cœur"),
                ("cœur", "avec cœur"),
                ("reservation", "la réservation"),
                ("hopital", "les hôpitaux"),
                ("hôpitaux", "un hôpital"),
                ("clientes", "le client"),
                ("acheteuse", "un acheteur"),
                ("l’accueil", "à l’accueil"),
            ],
        );
    }

    #[test]
    fn spanish_is_found_without_accents_and_in_the_plural() {
        finds(
            "es",
            &[
                ("recepcion", "la recepción"),
                ("lecciones", "una lección"),
                ("voces", "una voz"),
                ("manana", "hasta mañana"),
                ("amiga", "un amigo"),
                ("escuchando", "escuchar"),
            ],
        );
    }

    #[test]
    fn indonesian_is_found_with_and_without_affixes() {
        finds(
            "id",
            &[
                ("layan", "pelayanan tamu"),
                ("pelayanan", "pelayan"),
                ("tamunya", "seorang tamu"),
                ("menyapa", "sapa tamu"),
                ("bertanya", "tanya tamu"),
            ],
        );
    }

    #[test]
    fn arabic_is_found_without_marks_hamza_and_article() {
        finds(
            "ar",
            &[
                ("الاسئله", "الأسئلة الشائعة"),
                ("ضيف", "وصل الضَّيْفُ"),
                ("الضيف", "للضيف"),
                ("والضيوف", "ضيوف الفندق"),
                ("مسوول", "هو المسؤول"),
                ("على", "علي"),
                ("شكاوي", "الشكاوى"),
                ("خدمات", "خدمة"),
                ("١٢", "الغرفة 12"),
                ("الكريم", "الكـــريم"),
            ],
        );
    }

    #[test]
    fn japanese_is_found_in_either_kana_and_width_and_within_sentences() {
        finds(
            "ja",
            &[
                ("ほてる", "駅前のホテルです"),
                ("ﾎﾃﾙ", "駅前のホテルです"),
                ("ガイド", "ｶﾞｲﾄﾞを読む"),
                ("お客様", "大切なお客様へ"),
                ("１２", "12号室"),
            ],
        );
    }
}
