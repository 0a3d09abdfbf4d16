//! Ids and keys of questions, which are the same in every language.

use crate::practice::{FIRST, ONE_QUESTION, diagnostics_of, two_languages};
use crate::site_test::{Outcome, SiteTest, attribute_values};

#[test]
fn a_question_is_the_same_in_every_language() {
    let dutch = "<!-- quiz -->\n## Test jezelf\n\n<!-- q: first-move -->\n### Wat nu?\n\n\
        - [ ] Wegkijken\n  > Nee.\n- [x] Opkijken\n";
    let outcome = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}")).build();
    assert_eq!(outcome.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "data-pb-answer", "value", "name"] {
        // The texts of a verdict have such a name too.
        let is_place = |value: &String| {
            attribute != "data-pb-right"
                || value.starts_with(|character: char| character.is_ascii_digit())
        };
        let of = |path: &str| -> Vec<String> {
            attribute_values(&outcome.body_of(path), attribute)
                .into_iter()
                .filter(is_place)
                .collect()
        };
        assert_eq!(of(FIRST), of("nl/care/first.html"), "{attribute}");
    }
    assert!(
        outcome
            .body_of("nl/care/first.html")
            .contains("<legend id=\"pb-how-first-move\">Kies één antwoord</legend>")
    );
}

/// Returns what `data-pb-texts` says about the first question on a page: language, key and marks of
/// each text.
fn texts(outcome: &Outcome, path: &str) -> Vec<(String, String, Vec<String>)> {
    let attribute = attribute_values(&outcome.body_of(path), "data-pb-texts").swap_remove(0);
    let parts =
        attribute.split(' ').map(|text| text.split('/').map(str::to_owned).collect::<Vec<_>>());
    parts
        .map(|parts| {
            (parts[0].clone(), parts[1].clone(), parts[2].split('.').map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn a_question_has_the_keys_of_all_texts_and_the_progress_page_that_of_the_displayed_one() {
    let dutch = "<!-- quiz -->\n## Test\n\n<!-- q: first-move -->\n### Wat nu?\n\n- [x] Opkijken\n\
        - [ ] Weg\n  > Nee.\n- [x] Knikken\n";
    let site = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}"));
    let outcome = site.configured("[check]\nquestion-differs = \"warning\"").build();
    for (path, progress, key) in
        [(FIRST, "en/progress.html", "2:1"), ("nl/care/first.html", "nl/progress.html", "3:0,2")]
    {
        assert_eq!(attribute_values(&outcome.body_of(path), "data-pb-key"), [key]);
        assert_eq!(attribute_values(&outcome.main_of(progress), "data-pb-key"), [key]);
        let texts = texts(&outcome, path);
        assert_eq!((texts.len(), &*texts[0].0, &*texts[0].1), (2, &path[..2], key));
    }
}

#[test]
fn the_marks_of_options_depend_on_their_words_and_pictures_alone() {
    let marks = |options: &str| {
        let markdown = format!("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### What?\n\n{options}");
        let site = SiteTest::lesson(&markdown);
        let site = ["a.svg", "b.svg"].into_iter().fold(site, |site, name| {
            let drawing = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" \
                    height=\"8\"><title>{name}</title></svg>"
            );
            site.asset(&format!("content/care/first/{name}"), drawing.as_bytes())
        });
        texts(&site.build(), FIRST).swap_remove(0).2
    };
    let plain = marks("- [x] Look up\n- [ ] Look away\n  > No.\n");
    assert_ne!(plain[0], plain[1]);
    assert_eq!(
        marks("- [x] *Look*  up\n- [ ] [Look away](https://example.org)\n  > Never.\n"),
        plain
    );
    let moved = marks("- [x] Look away\n- [ ] Look up\n  > No.\n");
    assert_eq!([&moved[1], &moved[0]], [&plain[0], &plain[1]]);
    let pictures = marks("- [x] ![One](a.svg)\n- [ ] ![One](b.svg)\n  > No.\n");
    assert_ne!(pictures[0], pictures[1]);
    let moved = marks("- [x] ![One](b.svg)\n- [ ] ![One](a.svg)\n  > No.\n");
    assert_eq!([&moved[1], &moved[0]], [&pictures[0], &pictures[1]]);
}

#[test]
fn a_question_does_not_depend_on_the_encoding_of_its_file() {
    let text = "# Được lắng nghe\n\nx\n\n<!-- quiz -->\n## Tự kiểm tra\n\n<!-- q: first-move -->\n\
        ### Làm gì trước?\n\n- [ ] Giải thích\n  > Chưa nghe được.\n- [x] Nghe hết\n";
    let build = |text: &str| SiteTest::english().file("content/care/first/en.md", text).build();
    let plain = build(text);
    assert_eq!(plain.diagnostics(), "");
    let windows = build(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows.diagnostics(), "");
    assert_eq!(windows.page(FIRST).replace("\r\n", "\n"), plain.page(FIRST));
    let tabs = build(&text.replace("- [", "-\t[").replace("  >", "\t>"));
    assert_eq!(tabs.body_of(FIRST), plain.body_of(FIRST));
    let decomposed: String =
        icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    let decomposed = build(&decomposed);
    assert_eq!(decomposed.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "data-pb-texts", "value"] {
        let of = |outcome: &Outcome| attribute_values(&outcome.body_of(FIRST), attribute);
        assert_eq!(of(&decomposed), of(&plain));
    }
}

#[test]
fn a_missing_id_is_suggested() {
    let line = diagnostics_of(
        "<!-- quiz -->\n## Quiz\n\n<!-- q -->\n### Which?\n\n- [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(line.contains("write an id such as <!-- q: first-move -->"), "{line}");
    let line =
        diagnostics_of("<!-- quiz -->\n## Quiz\n\n### Which one?\n\n- [ ] a\n  > No.\n- [x] b\n");
    assert!(line.ends_with("the same in every language: <!-- q: which-one -->\n"), "{line}");
}

#[test]
fn a_translation_is_suggested_the_id_of_the_original_question() {
    let dutch = "<!-- quiz -->\n## Test jezelf\n\n### Wat nu?\n\n- [ ] Wegkijken\n  > Nee.\n\
        - [x] Opkijken\n";
    let lines = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}"))
        .build()
        .diagnostics();
    assert!(
        lines.contains("error[question-without-id] content/care/first/nl.md:8:1")
            && lines.contains("<!-- q: first-move -->"),
        "{lines}"
    );
}
