//! Search results: marks, filters, the message for no results, and other languages.

use serde_json::json;

use super::{
    FIELD, LINKS, OTHERS, STATUS, TEA, all_words, asked, focus_is_on, found, look_for,
    on_server_and_disk, open, until_done, until_shown,
};
use crate::browser::Page;

/// Waits until other languages have been searched for this query.
fn until_elsewhere(page: &mut Page, count: usize) {
    page.until(&format!("document.querySelectorAll({}).length === {count}", json!(OTHERS)));
    until_shown(page, "[data-pb-search-elsewhere]");
}

#[test]
fn hits_are_marked_in_titles_and_excerpts() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "GUEST");
        assert_eq!(found(page)[0], "care/tea");
        let first = "[data-pb-search-results] > li:first-child";
        assert_eq!(page.words(&format!("{first} a")), "Tea for the late guest");
        assert_eq!(all_words(page, &format!("{first} a mark")), ["guest"]);
        assert_eq!(page.words(&format!("{first} .pb-search-theme")), "Care");
        assert_eq!(all_words(page, &format!("{first} .pb-search-excerpt mark")), ["guest"]);

        look_for(page, "porcelain cup");
        assert_eq!(found(page), ["care/tea"]);
        assert_eq!(page.words(".pb-search-where"), "Care\nThe cup");
        let excerpt = page.words(".pb-search-excerpt");
        assert!(excerpt.contains("You bring a porcelain cup before"), "{excerpt}");
        assert_eq!(all_words(page, ".pb-search-excerpt mark"), ["porcelain cup"]);
        assert_eq!(
            page.text(&format!("document.querySelector('{LINKS}').href")),
            format!("{root}{TEA}#the-cup")
        );

        // Marks are shown only while there is a query.
        page.press("Control+a");
        page.press("Backspace");
        until_done(page);
        assert_eq!(found(page), Vec::<String>::new());
        assert_eq!(page.words(STATUS), "");
        assert!(page.shows("[data-pb-search-hint]"));
        assert_eq!(all_words(page, "[data-pb-search-start] a"), ["Calm", "Care"]);
        page.lands(|page| page.click("[data-pb-search-start] [data-topic=care] a"));
        assert_eq!(page.address(), format!("{root}en/care/index.html"));
    });
}

#[test]
fn a_topic_narrows_the_results_and_can_be_deselected() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "guest");
        let all = found(page);
        assert!(
            all.contains(&"care/tea".to_owned()) && all.contains(&"calm/breathe-1".to_owned()),
            "{all:?}"
        );
        page.click(".pb-search-panel label[data-topic=calm]");
        until_done(page);
        assert_eq!(found(page), ["calm/breathe-1"]);
        assert_eq!(page.words(STATUS), "Results: 1");
        // By keyboard, as with all such buttons.
        page.press("ArrowDown");
        until_done(page);
        let care = found(page);
        assert!(care.iter().all(|path| path.starts_with("care/")), "{care:?}");
        assert_eq!(care.len() + 1, all.len());
        page.click(".pb-search-panel fieldset label:first-of-type");
        until_done(page);
        assert_eq!(found(page), all);

        // A topic without results can be deselected directly.
        page.click(".pb-search-panel label[data-topic=calm]");
        page.click(FIELD);
        look_for(page, "porcelain");
        assert_eq!(found(page), Vec::<String>::new());
        page.click("[data-pb-search-widen] button");
        until_done(page);
        assert_eq!(found(page), ["care/tea"]);
        assert!(focus_is_on(page, FIELD));
    });
}

#[test]
fn more_results_are_shown_on_request() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "breathe");
        assert_eq!(page.words(STATUS), "Results: 14");
        assert_eq!(found(page).len(), 10);
        page.click("[data-pb-search-more] button");
        let all = found(page);
        assert_eq!(all.len(), 14);
        assert!(!page.shows("[data-pb-search-more]"));
        let place = format!(
            "Array.from(document.querySelectorAll('{LINKS}')).indexOf(document.activeElement)"
        );
        assert_eq!(page.evaluate(&place), 10, "the focus is on the first of them");
        // Another query starts from the first results again.
        page.click(FIELD);
        look_for(page, "breath");
        assert_eq!(found(page).len(), 10);
    });
}

#[test]
fn without_results_it_says_so_and_offers_alternatives() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "qqqqqqq");
        assert_eq!(page.words(STATUS), "No results");
        assert!(page.shows("[data-pb-search-none]") && !page.shows("[data-pb-search-suggestion]"));
        assert_eq!(all_words(page, "[data-pb-search-start] a"), ["Calm", "Care"]);

        look_for(page, "pxrcelxin");
        assert_eq!(page.words(STATUS), "No results");
        assert_eq!(page.words("[data-pb-search-suggestion]"), "Did you mean: porcelain");
        page.click("[data-pb-search-suggestion] button");
        until_done(page);
        assert_eq!(page.text(&format!("document.querySelector('{FIELD}').value")), "porcelain");
        assert_eq!(found(page), ["care/tea"]);
        assert!(focus_is_on(page, FIELD) && !page.shows("[data-pb-search-suggestion]"));
    });
}

#[test]
fn corrected_words_are_announced() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "porcelian");
        assert_eq!(found(page), ["care/tea"]);
        assert_eq!(page.words(STATUS), "Nothing for “porcelian”. Results for “porcelain”:");
        assert_eq!(all_words(page, ".pb-search-excerpt mark"), ["porcelain"]);
        page.until(
            "document.querySelector('[data-pb-search-status]').textContent.includes('“porcelain”')",
        );
        look_for(page, "porcelain bicycle");
        assert_eq!(page.words(STATUS), "No lesson has all of these words. These have some:");
        let mut some = found(page);
        some.sort();
        assert_eq!(some, ["care/bicycle", "care/tea"]);
    });
}

#[test]
fn titles_of_other_languages_are_searched_with_a_query_and_texts_on_request() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        page.take_log();
        look_for(page, "oudezijds");
        page.until("document.querySelector('[data-pb-search-nowhere]').checkVisibility()");
        assert_eq!(asked(page, root), ["search/vi/head", "search/nl/head", "search/th/head"]);
        assert_eq!(page.count(OTHERS), 0, "it is in no title");
        page.click("[data-pb-search-texts] button");
        until_elsewhere(page, 1);
        let mut texts = asked(page, root);
        texts.sort();
        assert_eq!(texts, ["search/nl/text-0", "search/th/text-0", "search/vi/text-0"]);
        assert_eq!(all_words(page, &format!("{OTHERS} .pb-search-excerpt mark")), ["Oudezijds"]);
        assert!(!page.shows("[data-pb-search-texts]"), "all is there");
        assert_eq!(page.words(STATUS), "No results", "of the own language");
    });
}

#[test]
fn a_lesson_is_shown_once_with_the_readers_own_language_first() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        // It is in a Dutch title, and in the English text of the same lesson.
        look_for(page, "rotterdam");
        assert_eq!(found(page), ["care/harbour"]);
        page.until("document.querySelector('[data-pb-search-elsewhere]').checkVisibility()");
        page.click("[data-pb-search-texts] button");
        until_done(page);
        assert_eq!(page.count(OTHERS), 0);

        page.click(FIELD);
        look_for(page, "zutphen");
        until_elsewhere(page, 2);
        let links = page.evaluate(&format!(
            "Array.from(document.querySelectorAll('{OTHERS}'),
              item => Array.from(item.querySelectorAll('a'), link =>
               [link.innerText, link.href.slice({}), link.lang, link.hreflang, link.dir]))",
            root.len()
        ));
        // The mill is in Vietnamese and in Dutch, and not in English: one of them is enough.
        let expected = json!([
            [["Cối xay gió Zutphen", "vi/care/mill.html", "vi", "vi", "ltr"]],
            [
                ["The bicycle", "en/care/bicycle.html", "", "", ""],
                ["De fiets uit Zutphen", "nl/care/bicycle.html", "nl", "nl", "ltr"],
            ],
        ]);
        assert_eq!(links, expected);
        assert_eq!(all_words(page, &format!("{OTHERS} [lang=nl] mark")), ["Zutphen"]);
        assert_eq!(
            all_words(page, &format!("{OTHERS} .pb-language-label")),
            ["Tiếng Việt", "Nederlands"]
        );
        assert_eq!(page.count(&format!("{LINKS}[lang]")), 0);
        page.lands(|page| page.click(&format!("{OTHERS} a[lang=nl]")));
        assert_eq!(page.address(), format!("{root}nl/care/bicycle.html"));
    });
}
