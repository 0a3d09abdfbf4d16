//! What readers and translators see of stamps: banners and the page of translations.

mod stubs;
mod table;

use crate::site_test::{Outcome, SiteTest, text_of};
use crate::stamps::{EN_1, TH_1, VI_1, VI_2, family, with_stamp};

/// Returns a sentence in a language of the interface.
fn sentence(stem: &str, key: &str) -> String {
    let path = format!("{}/themes/default/i18n/{stem}.toml", env!("CARGO_MANIFEST_DIR"));
    let table: toml::Table = toml::from_str(&fs_err::read_to_string(path).unwrap()).unwrap();
    table[key].as_str().unwrap().to_owned()
}

/// Returns the text of the banner, and the targets of its links.
fn banner(outcome: &Outcome, path: &str) -> Option<(String, Vec<String>)> {
    let page = outcome.page(path);
    let (_, banner) = page.split_once("<aside class=\"pb-banner\"")?;
    let banner = banner.split_once("</aside>").unwrap().0.split_once('>').unwrap().1;
    Some((
        text_of(banner).split_whitespace().collect::<Vec<_>>().join(" "),
        outcome.ways(path, banner),
    ))
}

/// Returns a lesson in every state, a lesson of an additional topic, and a plain page.
fn table_site() -> SiteTest {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let nl = "<!-- review: machine -->\n# Een\n\nEen woord.\n";
    family(&[("vi", VI_2), ("nl", nl), ("th", &th), ("en", &en)])
        .file("content/care/second/lesson.toml", "missing = \"none\"\npublished = 2026-11-22")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/calm/topic.toml", "order = 2")
        .file("content/calm/en.md", "# Calm\n\nx")
        .file("content/calm/third/nl.md", "# Derde\n\nx")
        .file("content/pages/about/en.md", "# About\n\nx")
}

#[test]
fn an_outdated_page_says_so_in_its_language_and_links_to_the_original() {
    let names = [("vi", "Tiếng Việt"), ("nl", "Nederlands"), ("th", "ไทย"), ("en", "English")];
    for (original, name) in names {
        let mut site = SiteTest::stamped()
            .file("content/care/first/lesson.toml", &format!("source = \"{original}\""));
        for (stem, _) in names {
            let stamp = if stem == original {
                ""
            } else {
                "<!-- translated-from: ORIGINAL 0123456789abcdef -->\n"
            };
            let text = format!("{}# Title {stem}\n\nWords.\n", stamp.replace("ORIGINAL", original));
            site = site.file(&format!("content/care/first/{stem}.md"), &text);
        }
        let outcome = site.build();
        assert_eq!(banner(&outcome, &format!("{original}/care/first.html")), None);
        for (stem, _) in names.iter().filter(|(stem, _)| *stem != original) {
            let words = format!(
                "{} {} {name}",
                sentence(stem, "translation-behind"),
                sentence(stem, "read-original")
            );
            let path = format!("{stem}/care/first.html");
            assert_eq!(
                banner(&outcome, &path),
                Some((words, vec![format!("{original}/care/first.html")]))
            );
            assert!(outcome.page(&path).matches("class=\"pb-banner\"").count() == 1);
        }
    }
}

#[test]
fn only_a_page_that_is_certainly_outdated_says_so() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let current = family(&[("vi", VI_1), ("en", &en), ("th", &th)]).build();
    let behind = family(&[("vi", VI_2), ("en", &en), ("th", &th)]).build();
    let unverified = family(&[("vi", VI_2), ("en", EN_1), ("th", &th)]).build();
    for stem in ["vi", "nl", "th", "en"] {
        assert_eq!(banner(&current, &format!("{stem}/care/first.html")), None, "{stem}");
        assert_eq!(banner(&unverified, &format!("{stem}/care/first.html")), None, "{stem}");
        let is_told = banner(&behind, &format!("{stem}/care/first.html")).is_some();
        assert_eq!(
            is_told,
            ["th", "en"].contains(&stem),
            "{stem}: behind itself, or through its pivot"
        );
    }
    // The link leads to the original, not to the pivot.
    assert_eq!(banner(&behind, "th/care/first.html").unwrap().1, ["vi/care/first.html"]);
}

#[test]
fn an_unreviewed_text_says_so_in_its_language() {
    for (review, key) in
        [("machine", Some("review-machine")), ("draft", Some("review-draft")), ("human", None)]
    {
        let mut site = SiteTest::stamped().file("content/care/first/en.md", EN_1);
        for stem in ["vi", "nl", "th"] {
            let text = with_stamp(
                "en",
                EN_1,
                &format!("<!-- review: {review} -->\n# Title {stem}\n\nWords.\n"),
            );
            site = site.file(&format!("content/care/first/{stem}.md"), &text);
        }
        let outcome = site.build();
        assert_eq!(outcome.diagnostics(), "");
        for stem in ["vi", "nl", "th"] {
            let said = banner(&outcome, &format!("{stem}/care/first.html")).map(|(words, _)| words);
            assert_eq!(said, key.map(|key| sentence(stem, key)), "{review} {stem}");
        }
    }
    // Both states share one banner; an original can be a draft too.
    let nl = "<!-- translated-from: en 0123456789abcdef -->\n<!-- review: draft -->\n# Een\n\n\
        Een woord.\n";
    let en = "<!-- review: machine -->\n# One\n\nA word.\n";
    let outcome = SiteTest::stamped()
        .file("content/care/first/en.md", en)
        .file("content/care/first/nl.md", nl)
        .build();
    let words = banner(&outcome, "nl/care/first.html").unwrap().0;
    assert!(
        words.starts_with(&sentence("nl", "translation-behind"))
            && words.ends_with(&sentence("nl", "review-draft")),
        "{words}"
    );
    assert_eq!(banner(&outcome, "en/care/first.html").unwrap().0, sentence("en", "review-machine"));
}

#[test]
fn every_kind_of_page_has_its_banner() {
    let english = "# Words\n\nx\n";
    let dutch = "<!-- translated-from: en 0123456789abcdef -->\n# Woorden\n\nx\n";
    let mut site = SiteTest::stamped().file("content/care/first/en.md", EN_1);
    let pages = [
        ("content", "nl/index.html"),
        ("content/care", "nl/care/index.html"),
        ("content/pages/about", "nl/pages/about.html"),
        ("content/glossary", "nl/glossary/index.html"),
    ];
    for (folder, _) in pages {
        site =
            site.file(&format!("{folder}/en.md"), english).file(&format!("{folder}/nl.md"), dutch);
    }
    let outcome = site.build();
    for (folder, page) in pages {
        let (words, ways) =
            banner(&outcome, page).unwrap_or_else(|| panic!("{folder} has no banner"));
        assert!(words.starts_with(&sentence("nl", "translation-behind")), "{words}");
        assert_eq!(ways, [page.replacen("nl/", "en/", 1)]);
    }
}
