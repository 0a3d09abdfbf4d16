//! The texts of the interface: plurals, alphabetical order, and a language that a site adds on its
//! own.

use std::fmt::Write as _;

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, placeholders, text_of};

const COUNTED: [&str; 3] = ["lesson-count", "reading-time", "backlinks-more"];

/// Returns a site whose lessons are shown by this template.
fn with_template(site: SiteTest, template: &str) -> SiteTest {
    let config =
        site.text("book.toml").replacen("[output.html]\n", "[output.html]\ntheme = \"own\"\n", 1);
    site.file("book.toml", &config).file("themes/own/templates/lesson.html", template)
}

/// Returns the phrase for each number of each counted thing, a line each.
fn counts(numbers: &[usize]) -> String {
    let mut template = String::new();
    for key in COUNTED {
        for number in numbers {
            writeln!(template, "{{{{ t(key=\"{key}\", n={number}) }}}}").unwrap();
        }
    }
    template
}

#[test]
fn zero_one_and_two_follow_the_plural_rules_of_each_language() {
    let mut site = with_template(SiteTest::new(), &counts(&[0, 1, 2]));
    for stem in ["vi", "nl", "th", "en"] {
        site = site.file(&format!("content/care/first/{stem}.md"), &format!("# Title {stem}\n\nx"));
    }
    let outcome = site.file("content/care/first/lesson.toml", "source = \"en\"").build();
    assert_eq!(outcome.diagnostics(), "");
    let pages: String = ["vi", "nl", "th", "en"]
        .map(|stem| outcome.page(&format!("{stem}/care/first.html")))
        .concat();
    assert_data_eq!(
        pages,
        str![[r#"
0 bài học
1 bài học
2 bài học
Đọc trong 0 phút
Đọc trong 1 phút
Đọc trong 2 phút
và 0 bài khác
và 1 bài khác
và 2 bài khác
0 lessen
1 les
2 lessen
0 minuten lezen
1 minuut lezen
2 minuten lezen
en nog 0 lessen
en nog 1 les
en nog 2 lessen
0 บทเรียน
1 บทเรียน
2 บทเรียน
อ่าน 0 นาที
อ่าน 1 นาที
อ่าน 2 นาที
และอีก 0 บทเรียน
และอีก 1 บทเรียน
และอีก 2 บทเรียน
0 lessons
1 lesson
2 lessons
0 minutes to read
1 minute to read
2 minutes to read
and 0 more lessons
and 1 more lesson
and 2 more lessons

"#]]
    );
}

#[test]
fn a_topic_counts_its_lessons_in_words() {
    let heads = |lessons: usize| -> Vec<String> {
        let site = SiteTest::new()
            .file("content/calm/en.md", "# Calm\n\nx")
            .file("content/calm/one/en.md", "# One\n\nx");
        let site = (0..lessons).fold(site, |site, n| {
            site.file(&format!("content/care/l{n}/en.md"), &format!("# L{n}\n\nx"))
        });
        let outcome = site.build();
        let head = |stem: &str| {
            text_of(&outcome.between(
                &format!("{stem}/care/index.html"),
                "<h2 id=\"pb-lessons\">",
                "</h2>",
            ))
        };
        ["vi", "nl", "th", "en"].map(head).to_vec()
    };
    assert_eq!(heads(1), ["1 bài học", "1 les", "1 บทเรียน", "1 lesson"]);
    assert_eq!(heads(2), ["2 bài học", "2 lessen", "2 บทเรียน", "2 lessons"]);
}

/// Returns titles in the order of the list of their topic.
fn sorted(stem: &str, titles: &[&str]) -> Vec<String> {
    let site = titles.iter().enumerate().fold(SiteTest::new(), |site, (number, title)| {
        site.file(&format!("content/care/l{number}/{stem}.md"), &format!("# {title}\n\nx"))
    });
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    let list = outcome.between(&format!("{stem}/care/index.html"), "<ol class=\"pb-items", "</ol>");
    let links = list.split("<a ").skip(1).filter(|link| link.contains(".html"));
    links
        .map(|link| text_of(link.split_once('>').unwrap().1.split_once("</a>").unwrap().0))
        .collect()
}

#[test]
fn titles_are_sorted_by_the_rules_of_each_language() {
    // Letters with a tone follow the plain letter, and separate letters follow those: a à ả ã á ạ,
    // then ă, then â; d, then đ.
    let vietnamese =
        ["an", "à", "ăn", "âm", "bạn", "dũng cảm", "đồng cảm", "em", "ê", "ô", "ơn", "tư", "ưa"];
    let expected =
        ["à", "an", "ăn", "âm", "bạn", "dũng cảm", "đồng cảm", "em", "ê", "ô", "ơn", "tư", "ưa"];
    let mut reversed = vietnamese.to_vec();
    reversed.reverse();
    assert_eq!(sorted("vi", &reversed), expected);
    assert_eq!(
        sorted("vi", &["ma", "má", "mà", "mả", "mạ", "mã"]),
        ["ma", "mà", "mả", "mã", "má", "mạ"]
    );
    assert_eq!(
        sorted("nl", &["zorg", "één", "Een gast", "drie", "eend", "ijs", "à la carte"]),
        ["à la carte", "drie", "één", "Een gast", "eend", "ijs", "zorg"]
    );
    assert_eq!(
        sorted("en", &["zeal", "Éclair", "apple", "early", "Order"]),
        ["apple", "early", "Éclair", "Order", "zeal"]
    );
    // A vowel that is written before its consonant is read after it.
    assert_eq!(
        sorted("th", &["ไทย", "แขก", "ขาว", "เก่ง", "กลาง", "โกรธ", "งาน", "ใจ", "ฟัง"]),
        ["กลาง", "เก่ง", "โกรธ", "ขาว", "แขก", "งาน", "ใจ", "ไทย", "ฟัง"]
    );
}

// A language whose interface strings a site writes itself.

/// Returns an interface in fake Arabic: each string in Arabic letters, with its placeholders.
pub(crate) fn arabic_strings() -> String {
    let path = format!("{}/themes/default/i18n/en.toml", env!("CARGO_MANIFEST_DIR"));
    let english: toml::Table = toml::from_str(&fs_err::read_to_string(path).unwrap()).unwrap();
    let mut arabic = toml::Table::new();
    for (key, value) in english {
        let places = |text: &str| {
            placeholders(text)
                .iter()
                .fold("نص".to_owned(), |said, place| format!("{said} {{{place}}}"))
        };
        let value = match value {
            toml::Value::String(text) => toml::Value::String(places(&text)),
            toml::Value::Table(forms) => {
                let other = forms["other"].as_str().unwrap();
                let forms = ["zero", "one", "two", "few", "many", "other"];
                let named = ["صفر", "واحد", "اثنان", "قليل", "كثير", "آخر"];
                let form = |(form, name): (&str, &str)| {
                    (form.to_owned(), toml::Value::String(places(other) + " " + name))
                };
                toml::Value::Table(forms.into_iter().zip(named).map(form).collect())
            }
            other => other,
        };
        arabic.insert(key, value);
    }
    toml::to_string(&arabic).unwrap()
}

/// Returns the site with four languages, and Arabic as the fifth: a table in `book.toml`, one file
/// of interface strings, and texts.
pub(crate) fn with_arabic() -> SiteTest {
    SiteTest::new()
        .configured("[languages.ar]\nname = \"العربية\"")
        .file("i18n/ar.toml", &arabic_strings())
        .file("content/care/ar.md", "# رعاية\n\nموضوع.")
        .file("content/care/first/lesson.toml", "source = \"en\"\npublished = 2026-11-22")
        .file(
            "content/care/first/en.md",
            "# First\n\nWords.\n\n## One part\n\nx\n\n## Another part\n\nx\n\n## A third part\n\nx",
        )
        .file(
            "content/care/first/ar.md",
            "# الأول\n\nكلمات.\n\n## جزء\n\nنص\n\n## جزء آخر\n\nنص\n\n## جزء ثالث\n\nنص",
        )
        .file("content/care/second/ar.md", "# الثاني\n\nكلمات.")
}

#[test]
fn a_site_adds_a_right_to_left_language_with_one_file_of_strings() {
    let outcome = with_arabic().build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(outcome.infos().matches("missing-string").count(), 0);
    let pages: Vec<(&str, String)> =
        outcome.pages().filter(|(path, _)| path.starts_with("ar/")).collect();
    assert!(pages.len() > 4);
    for (path, page) in pages {
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\""), "{path}");
        // Only English names are left in English: those of the site, of a language, of a lesson in
        // another language.
        assert!(
            !page.contains("Skip to the text")
                && !page.contains("On this page")
                && !page.contains(">Home<"),
            "{path}"
        );
    }
    let foreign = outcome.page("en/care/second.html");
    assert!(foreign.contains("<html lang=\"en\" dir=\"ltr\""));
    let picker = outcome.page("index.html");
    assert!(picker.contains("<li class=\"pb-choice\" lang=\"ar\" dir=\"rtl\">"), "{picker}");
    let inline =
        with_arabic().file("content/care/second/lesson.toml", "missing = \"inline\"").build();
    assert!(
        inline
            .page("en/care/second.html")
            .contains("<div class=\"pb-text\" lang=\"ar\" dir=\"rtl\">")
    );
}

#[test]
fn an_added_language_has_its_own_plurals() {
    let site = with_template(with_arabic(), &counts(&[0, 1, 2, 3, 11, 100]));
    let outcome: Outcome = site.build();
    let page = outcome.page("ar/care/first.html");
    let forms: Vec<&str> =
        page.lines().take(6).map(|line| line.rsplit(' ').next().unwrap()).collect();
    assert_eq!(forms, ["صفر", "واحد", "اثنان", "قليل", "كثير", "آخر"], "{page}");
}

#[test]
fn a_string_with_other_placeholders_is_an_error_at_its_key_and_leaves_the_known_one_in_place() {
    let outcome = SiteTest::lesson("x")
        .file("i18n/en.toml", "# Sửa home ếế\n\"hom\\u0065\" = \"{nhà}\"")
        .build();
    assert_eq!(
        outcome.diagnostics(),
        "error[interface-string] i18n/en.toml:2:1 “home” has {nhà}; it must have no placeholder | correct the line, or remove it: the words are then those of the default theme\n"
    );
}

/// Returns a site in English and Polish, whose strings are those of English without these keys.
fn polish_without(keys: &[&str]) -> SiteTest {
    let path = format!("{}/themes/default/i18n/en.toml", env!("CARGO_MANIFEST_DIR"));
    let mut strings: toml::Table = toml::from_str(&fs_err::read_to_string(path).unwrap()).unwrap();
    strings.retain(|key, _| !keys.contains(&key));
    SiteTest::lesson("x")
        .file("book.toml", "[languages.en]\n[languages.pl]\nname = \"Polski\"")
        .file("i18n/pl.toml", &toml::to_string(&strings).unwrap())
}

#[test]
fn a_missing_string_is_named_with_the_line_to_paste() {
    let outcome = polish_without(&["home", "lesson-count", "not-yet"]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[missing-string] i18n/pl.toml:1:1 the interface string “home” is not yet translated into Polski; it appears in English | write at the top of i18n/pl.toml, translated: home = "Home"
warning[missing-string] i18n/pl.toml:1:1 the interface string “lesson-count” is not yet translated into Polski; it appears in English | write at the top of i18n/pl.toml, translated: lesson-count = { one = "{n} lesson", few = "{n} lessons", many = "{n} lessons", other = "{n} lessons" }
warning[missing-string] i18n/pl.toml:1:1 the interface string “not-yet” is not yet translated into Polski; it appears in English | write at the top of i18n/pl.toml, translated: not-yet = "Not yet in {own-language}"

"#]]
    );
}

#[test]
fn a_line_to_paste_is_a_valid_table_of_strings() {
    let outcome = polish_without(&["lesson-count", "search-hint"]).build();
    let lines: Vec<String> = outcome
        .diagnostics()
        .lines()
        .filter_map(|line| Some(line.split_once("translated: ")?.1.to_owned() + "\n"))
        .collect();
    assert_eq!(lines.len(), 2);
    let site = polish_without(&["lesson-count", "search-hint"]);
    let strings = site.text("i18n/pl.toml").to_owned();
    let outcome = site.file("i18n/pl.toml", &(lines.concat() + &strings)).build();
    assert_eq!(outcome.diagnostics(), "");
}

#[test]
fn a_language_without_strings_has_one_warning_with_its_first_line() {
    let outcome = SiteTest::lesson("x").file("book.toml", "[languages.en]\n[languages.pl]").build();
    let diagnostics = outcome.diagnostics();
    assert_eq!(diagnostics.matches("missing-string").count(), 1, "{diagnostics}");
    assert!(
        diagnostics.contains("begin i18n/pl.toml with this line, translated: about-translation = \"About this translation\""),
        "{diagnostics}"
    );
}

#[test]
fn ten_languages_need_no_interface_strings_from_a_site() {
    let tags = ["vi", "nl", "th", "en", "de", "fr", "es", "id", "ja", "ar"];
    let tables = tags.map(|tag| format!("[languages.{tag}]\n")).concat();
    let outcome = SiteTest::lesson("x").file("book.toml", &tables).build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("ar/index.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\""), "{page}");
}

#[test]
fn a_language_of_a_region_has_the_strings_of_the_language() {
    let site = SiteTest::lesson("x").file("book.toml", "[languages.en-GB]\n[languages.de-CH]");
    let outcome = site.file("i18n/de-ch.toml", "home = \"Grüezi\"").build();
    assert_eq!(outcome.diagnostics().matches("missing-string").count(), 0);
    let page = outcome.page("de-ch/search.html");
    assert!(page.contains("Lektionen durchsuchen"), "{page}");
}

#[test]
fn arabic_counts_in_six_forms() {
    let site = SiteTest::new()
        .configured("[languages.ar]\nname = \"العربية\"")
        .file("content/care/first/ar.md", "# الأول\n\nكلمات.");
    let outcome = with_template(site, &counts(&[0, 1, 2, 3, 10, 11, 99, 100, 103])).build();
    let page = outcome.page("ar/care/first.html");
    let lessons: Vec<&str> = page.lines().take(9).collect();
    assert_eq!(
        lessons,
        [
            "لا دروس",
            "درس واحد",
            "درسان",
            "3 دروس",
            "10 دروس",
            "11 درسًا",
            "99 درسًا",
            "100 درس",
            "103 دروس"
        ]
    );
}

#[test]
fn a_site_chooses_the_form_of_its_dates() {
    let mut site = SiteTest::new();
    for stem in ["en", "vi", "nl"] {
        site = site.file(&format!("content/care/first/{stem}.md"), &format!("# Title {stem}\n\nx"));
    }
    let outcome = site
        .file("content/care/first/lesson.toml", "source = \"en\"\npublished = 2026-11-22")
        .file("i18n/en.toml", "date = \"{day} {month} {year}\"")
        .file("i18n/vi.toml", "date = \"{day} {month} năm {year}\"")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    for (page, date) in [
        ("en/care/first.html", ">22 November 2026</time>"),
        ("vi/care/first.html", ">22 tháng 11 năm 2026</time>"),
        ("nl/care/first.html", ">22 november 2026</time>"),
    ] {
        assert!(outcome.page(page).contains(date), "{page}");
    }
}

#[test]
fn a_form_of_dates_has_day_month_and_year() {
    let outcome = SiteTest::new()
        .file("content/care/first/en.md", "# Title\n\nx")
        .file("content/care/first/lesson.toml", "published = 2026-11-22")
        .file("i18n/en.toml", "date = \"{day}/{mont}\"")
        .build();
    assert!(outcome.diagnostics().contains("interface-string"));
    assert!(outcome.diagnostics().contains("{day}, {month}, {year}"));
}
