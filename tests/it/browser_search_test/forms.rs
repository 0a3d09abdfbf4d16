//! Other forms of words, excerpts, the scroll bar and the keys of an input method, in both browsers.

use serde_json::json;

use super::{BUTTON, DIALOG, FIELD, STATUS, WATCH, found, look_for, until_done};
use crate::browser::Page;
use crate::practice_site::{FIRST, in_both_browsers, practice_site};
use crate::site_test::SiteTest;

fn in_both(site: &SiteTest, try_it: impl Fn(&mut Page, &str)) {
    in_both_browsers(site, |page, root| {
        page.run_first(WATCH);
        page.go(&format!("{root}{FIRST}"));
        page.click(BUTTON);
        until_done(page);
        try_it(page, root);
    });
}

#[test]
fn another_form_is_a_word_of_the_texts_and_named() {
    let site = SiteTest::english()
        .file(
            "content/care/first/en.md",
            "# One\n\nThis is for you, but we are finding two stories.",
        )
        .file("content/care/other/en.md", "# Other\n\nA story about a din.");
    in_both(&site, |page, _| {
        for query in ["forest", "butter", "dinner"] {
            look_for(page, query);
            assert_eq!(found(page), Vec::<String>::new(), "{query}");
        }
        look_for(page, "stories");
        assert_eq!(found(page), ["care/first", "care/other"]);
        assert_eq!(page.words(STATUS), "Results: 2, also for “story”");
        look_for(page, "tellings");
        look_for(page, "found");
        assert_eq!(found(page), Vec::<String>::new());
        look_for(page, "dins");
        assert_eq!(page.words(STATUS), "Nothing for “dins”. Results for “din”:");
    });
}

#[test]
fn an_excerpt_separates_an_answer_from_its_feedback() {
    in_both(&practice_site(), |page, _| {
        look_for(page, "a look");
        let excerpt = page.words(".pb-search-excerpt");
        assert!(excerpt.contains("A look · She knows that you have seen her."), "{excerpt}");
    });
}

#[test]
fn the_dialog_has_one_scroll_bar() {
    in_both(&practice_site(), |page, _| {
        for (width, height) in [(1280, 300), (390, 300)] {
            page.set_viewport(width, height);
            look_for(page, "the");
            let scrolling = format!(
                "[document.scrollingElement, ...document.querySelectorAll('{DIALOG}, {DIALOG} *')]
                   .filter(element => element.scrollHeight > element.clientHeight + 1 &&
                     /auto|scroll|visible/.test(getComputedStyle(element).overflowY) &&
                     (element.closest('{DIALOG}')
                       ? /auto|scroll/.test(getComputedStyle(element).overflowY)
                       : getComputedStyle(document.documentElement).overflowY !== 'hidden'))
                   .map(element => element.className || element.tagName)"
            );
            assert_eq!(page.evaluate(&scrolling), json!(["pb-search-panel"]), "at {width}");
        }
    });
}

#[test]
fn enter_that_ends_a_composition_opens_nothing() {
    in_both(&practice_site(), |page, root| {
        look_for(page, "look");
        assert!(!found(page).is_empty());
        // Safari sends `compositionend` first, and then the key with this code.
        for composing in [true, false] {
            page.evaluate(&format!(
                "(field => {{
                   field.dispatchEvent(new CompositionEvent('compositionend', {{ bubbles: true }}));
                   field.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', keyCode: 229,
                     isComposing: {composing}, bubbles: true, cancelable: true }}));
                 }})(document.querySelector('{FIELD}'))"
            ));
        }
        assert_eq!(page.address(), format!("{root}{FIRST}"));
        assert_eq!(page.evaluate(&format!("document.querySelector('{DIALOG}').open")), true);
        assert_eq!(
            page.evaluate("document.activeElement.matches('[data-pb-search-form] input')"),
            true
        );
        page.press("Enter");
        page.wait_until(&format!("!document.querySelector('{DIALOG}')?.open"));
    });
}
