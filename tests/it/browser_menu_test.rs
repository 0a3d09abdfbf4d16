//! The menus in a real browser: collapsed on a phone, open where there is room, with and without
//! scripts.

use crate::browser::{Browser, BuiltSite};

const LESSON: &str = "en/compassion/plane-that-waited.html";

/// Each menu: its `details` element, and an element in its list.
const MENUS: [(&str, &str); 3] = [
    (".pb-themes details", ".pb-themes a"),
    (".pb-languages details", ".pb-languages a[hreflang=th]"),
    (".pb-contents details", ".pb-contents a"),
];

#[test]
fn a_menu_is_collapsed_on_a_phone_and_open_where_there_is_room() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    for scripts in [true, false] {
        page.set_scripts(scripts);
        for (width, is_wide) in [(360, false), (1280, true)] {
            page.set_viewport(width, 740);
            page.go(&site.file_url(LESSON));
            for (menu, inside) in MENUS {
                assert_eq!(page.count(&format!("{menu} > :is(ul, ol)")), 1, "{menu}");
                assert_eq!(page.shows(inside), is_wide, "{menu} at {width}");
                assert_eq!(page.shows(&format!("{menu} > summary")), !is_wide, "{menu} at {width}");
                if !is_wide {
                    page.evaluate(&format!("document.querySelector('{menu} > summary').click()"));
                    assert!(page.shows(inside), "{menu} opens");
                }
            }
        }
    }
}

#[test]
fn where_there_is_room_the_keyboard_reaches_the_lists() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    page.set_viewport(1280, 740);
    page.go(&site.file_url(LESSON));
    for (_, inside) in MENUS {
        page.tab_to(inside);
    }
}

#[test]
fn a_menu_closes_by_escape_by_a_tap_elsewhere_and_when_another_opens() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    page.set_viewport(360, 740);
    page.go(&site.file_url(LESSON));
    let [(themes, _), (languages, _), _] = MENUS;
    let is_open = |menu: &str| format!("document.querySelector('{menu}').open");

    page.tab_to(&format!("{themes} > summary"));
    page.press("Enter");
    page.until(&is_open(themes));
    page.press("Tab");
    assert_eq!(page.evaluate("document.activeElement.matches('.pb-themes li a')"), true);
    page.press("Escape");
    page.until(&format!("!{}", is_open(themes)));
    let has_focus = format!("document.activeElement.matches('{themes} > summary')");
    assert_eq!(page.evaluate(&has_focus), true, "the focus is where it was");

    page.tap(&format!("{themes} > summary"));
    page.until(&is_open(themes));
    page.tap(&format!("{languages} > summary"));
    page.until(&format!("!{} && {}", is_open(themes), is_open(languages)));
    page.tap_at(180.0, 700.0);
    page.until(&format!("!{}", is_open(languages)));
}
