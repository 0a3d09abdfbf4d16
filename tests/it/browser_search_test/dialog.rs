//! The search dialog: how it opens, where the focus moves, and how it closes.

use std::collections::BTreeSet;

use serde_json::json;

use super::{
    BUTTON, DIALOG, DONE, FIELD, HARBOUR, LINKS, TEA, asked, focus_is_on, found, look_for,
    on_server_and_disk, open, until_done,
};
use crate::browser::Page;
use crate::practice_site::{self, FIRST, practice_site};

fn until_open(page: &mut Page) {
    page.until(&format!("document.querySelector('{DIALOG}')?.open"));
}

fn until_closed(page: &mut Page) {
    page.until(&format!("!document.querySelector('{DIALOG}').open"));
}

#[test]
fn nothing_is_loaded_before_it_opens_and_then_only_the_readers_language() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}{TEA}"));
        let before = asked(page, root);
        let is_of_it = |name: &&String| {
            name.starts_with("search/") || name.contains("find") || name.contains("search-")
        };
        assert_eq!(before.iter().find(is_of_it), None, "{before:?}");
        assert_eq!(page.count(DIALOG), 0);
        page.click(BUTTON);
        until_done(page);
        let expected = [
            "assets/find",
            "assets/search-panel",
            "assets/search-rules",
            "search/en/index.js",
            "search/en/head",
            "search/en/text-0",
        ];
        assert_eq!(asked(page, root), expected);
        page.press("Escape");
        page.press("/");
        until_done(page);
        assert_eq!(asked(page, root), Vec::<String>::new(), "once is enough");
    });
}

#[test]
fn assistive_technology_announces_what_it_is() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}{TEA}"));
        let button = page.spoken(BUTTON);
        assert_eq!((button.role.as_str(), button.name.as_str()), ("button", "Search"));
        assert!(button.is("hasPopup=\"dialog\""), "{button:?}");
        page.tab_to(BUTTON);
        page.press("Enter");
        until_done(page);
        let dialog = page.spoken(DIALOG);
        assert_eq!((dialog.role.as_str(), dialog.name.as_str()), ("dialog", "Search the lessons"));
        assert!(dialog.is("modal=true"), "{dialog:?}");
        let field = page.spoken(FIELD);
        assert_eq!((field.role.as_str(), field.name.as_str()), ("searchbox", "Search the lessons"));
        assert!(field.is("focused=true"), "{field:?}");
        assert_eq!(page.spoken("[data-pb-search-form]").role, "search");
        let close = page.spoken(".pb-search-close");
        assert_eq!((close.role.as_str(), close.name.as_str()), ("button", "Close"));

        let live = "[data-pb-search-status]";
        let status = page.spoken(live);
        assert_eq!(status.role, "status");
        assert!(status.is("live=\"polite\""), "{status:?}");
        for (query, said) in
            [("breathe", "Results: 14"), ("porcelain", "Results: 1"), ("qqqqqqq", "No results")]
        {
            look_for(page, query);
            page.until(&format!("document.querySelector('{live}').textContent === '{said}'"));
        }
        let filter = page.spoken(".pb-search-filter > fieldset");
        assert_eq!((filter.role.as_str(), filter.name.as_str()), ("group", "Theme"));
    });
}

#[test]
fn a_slash_opens_it_but_not_in_a_field_nor_with_control() {
    practice_site::on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.press("Control+/");
        assert_eq!(page.count(DIALOG), 0);
        page.click("textarea");
        page.press("/");
        assert_eq!(page.count(DIALOG), 0);
        assert_eq!(page.text("document.querySelector('textarea').value"), "/");

        // An answer field is not a text field.
        page.tab_to("[type=checkbox]");
        page.press("/");
        until_open(page);
        assert!(focus_is_on(page, FIELD));
        assert_eq!(page.text(&format!("document.querySelector('{FIELD}').value")), "");
        page.press("/");
        assert_eq!(
            page.text(&format!("document.querySelector('{FIELD}').value")),
            "/",
            "now it is written"
        );
        page.press("Escape");
        until_closed(page);
        assert!(focus_is_on(page, "[type=checkbox]"), "the focus returns");
    });
}

#[test]
fn tab_stays_inside_both_ways() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}{TEA}"));
        look_for(page, "breathe");
        page.until("!document.querySelector('[data-pb-search-elsewhere]').hidden");
        let stop = format!(
            "(active => active.closest('{DIALOG}') ? active.outerHTML : \
            'outside')(document.activeElement)"
        );
        for (key, other) in [("Tab", "Shift+Tab"), ("Shift+Tab", "Tab")] {
            let mut stops = Vec::new();
            for _ in 0..40 {
                page.press(key);
                stops.push(page.text(&stop));
            }
            assert!(!stops.contains(&"outside".to_owned()), "{key}: {stops:#?}");
            let different: BTreeSet<&String> = stops.iter().collect();
            // The field, the close button, the topic, ten results, two buttons.
            assert_eq!(different.len(), 15, "{key}: {different:#?}");
            page.press(other);
            assert_eq!(page.text(&stop), stops[38], "{other} goes back");
            page.click(FIELD);
        }
    });
}

#[test]
fn it_closes_by_escape_by_its_button_and_by_a_tap_outside_and_returns_the_focus() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}{TEA}"));
        page.click(BUTTON);
        until_done(page);
        page.press("Escape");
        until_closed(page);
        assert!(focus_is_on(page, BUTTON));
        page.tab_to("main a, footer a");
        page.evaluate("window.before = document.activeElement");
        for close in ["escape", "cross", "beside", "tap"] {
            page.press("/");
            until_open(page);
            assert!(focus_is_on(page, FIELD), "{close}");
            page.click("[data-pb-search-hint]");
            assert_eq!(
                page.evaluate(&format!("document.querySelector('{DIALOG}').open")),
                true,
                "a click inside leaves it"
            );
            match close {
                "escape" => page.press("Escape"),
                "cross" => page.click(".pb-search-close"),
                "beside" => page.click_at(40.0, 600.0),
                _ => page.tap_at(1240.0, 600.0),
            }
            until_closed(page);
            assert_eq!(page.evaluate("document.activeElement === before"), true, "{close}");
        }
        assert_eq!(page.address(), format!("{root}{TEA}"), "nobody has left the page");
    });
}

#[test]
fn opening_again_keeps_query_and_results_and_typing_replaces_them() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}{TEA}"));
        look_for(page, "porcelain");
        page.press("Escape");
        until_closed(page);
        page.press("/");
        until_open(page);
        let selected = format!(
            "(field => field.value.slice(field.selectionStart, \
            field.selectionEnd))(document.querySelector('{FIELD}'))"
        );
        assert_eq!(page.text(&selected), "porcelain");
        assert_eq!(found(page), ["care/tea"]);
        page.type_text("harbour");
        until_done(page);
        assert_eq!(found(page), ["care/harbour"]);
    });
}

#[test]
fn arrows_move_through_results_and_letters_continue_in_the_field() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}{TEA}"));
        look_for(page, "breathe");
        let place = format!(
            "Array.from(document.querySelectorAll('{LINKS}')).indexOf(document.activeElement)"
        );
        for (key, expected) in [
            ("ArrowDown", 0),
            ("ArrowDown", 1),
            ("ArrowDown", 2),
            ("ArrowUp", 1),
            ("ArrowUp", 0),
            ("ArrowUp", -1),
            ("ArrowUp", -1),
        ] {
            page.press(key);
            assert_eq!(page.evaluate(&place), json!(expected), "{key}");
        }
        assert!(focus_is_on(page, FIELD));
        page.press("ArrowDown");
        page.press("ArrowDown");
        page.press("s");
        assert!(focus_is_on(page, FIELD));
        assert_eq!(page.text(&format!("document.querySelector('{FIELD}').value")), "breathes");
        page.press("Backspace");
        until_done(page);
        page.press("ArrowDown");
        page.press("ArrowDown");
        let wanted = page.text("document.activeElement.href");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), wanted);
    });
}

#[test]
fn enter_opens_the_first_result_at_its_section() {
    on_server_and_disk(|page, root| {
        let in_view = "(box => box.top >= 0 && box.bottom <= \
            innerHeight)(document.querySelector(':target').getBoundingClientRect())";
        let target = format!("{root}{TEA}#the-cup");
        open(page, &format!("{root}{HARBOUR}"));
        look_for(page, "porcelain");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), target);
        assert_eq!(page.words(":target"), "The cup");
        page.until(in_view);

        // Nobody has to wait while other spellings are tried.
        open(page, &format!("{root}{HARBOUR}"));
        page.type_text("porcelian");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), target);

        // On the page to which the result leads, the dialog closes.
        page.set_viewport(360, 300);
        open(page, &format!("{root}{TEA}"));
        look_for(page, "porcelain");
        page.press("Enter");
        until_closed(page);
        page.until(&format!("location.href === {}", json!(target)));
        page.until(in_view);
    });
}

#[test]
fn a_query_typed_before_anything_is_loaded_is_kept_and_answered() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}{HARBOUR}"));
        page.hold_back("*.js");
        page.press("/");
        for piece in ["p", "o", "r"] {
            page.press(piece);
        }
        page.type_text("celain");
        assert!(focus_is_on(page, FIELD));
        assert_eq!(page.evaluate(&format!("Boolean({DONE})")), false, "nothing has come");
        page.let_through();
        until_done(page);
        assert_eq!(page.text(&format!("document.querySelector('{FIELD}').value")), "porcelain");
        assert_eq!(found(page), ["care/tea"]);
        assert!(focus_is_on(page, FIELD));
    });
}

#[test]
fn it_fits_a_narrow_window_and_is_not_printed() {
    on_server_and_disk(|page, root| {
        let wide =
            "Array.from(document.querySelectorAll('html, dialog, dialog *')).filter(element =>
           (element.scrollWidth > element.clientWidth &&
             getComputedStyle(element).overflowX !== 'visible' &&
             !element.matches('input, .pb-visually-hidden'))
           || element.getBoundingClientRect().right > innerWidth + 0.5)
             .map(element => element.outerHTML.slice(0, 100))";
        for width in [320, 360] {
            page.set_viewport(width, 740);
            open(page, &format!("{root}{HARBOUR}"));
            for query in ["taumata", "breathe", "Zutphen", "qqqqqqq"] {
                look_for(page, query);
                // Then the results of other languages are shown too.
                page.until("!document.querySelector('[data-pb-search-elsewhere]').hidden");
                assert_eq!(page.evaluate(wide), json!([]), "“{query}” at {width} px");
            }
        }
        look_for(page, "breathe");
        assert!(page.shows(LINKS));
        page.set_media("print", "light");
        for selector in [DIALOG, LINKS, BUTTON, "a.pb-search-button"] {
            assert!(!page.shows(selector), "{selector} is printed");
        }
        assert!(page.shows("main h1"));
    });
}
