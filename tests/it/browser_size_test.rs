//! Large text in a real browser, as readers set it: nothing extends beyond the edge of a phone, and
//! no field is so small that the phone zooms the page.

use serde_json::json;

use crate::browser::{Browser, BuiltSite, Firefox, Page};
use crate::practice_site::{in_both_browsers, on_server_and_disk, practice_site};

/// Returns what extends beyond the edge of the screen, except tables, which scroll.
const BEYOND: &str = "Array.from(document.querySelectorAll('body *')).filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && element.checkVisibility() && (box.left < -1 || box.right > innerWidth + 1)
      && !element.closest('.pb-table, pre, .pb-skip, .pb-visually-hidden');
  }).map(element => element.outerHTML.slice(0, 80))";

fn assert_fits(page: &mut Page, what: &str) {
    assert_eq!(
        page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
        true,
        "{what}: {}",
        page.evaluate(BEYOND)
    );
    assert_eq!(page.evaluate(BEYOND), json!([]), "{what}");
}

/// Shows a page of every kind, and what readers open on it.
fn look_around(page: &mut Page, root: &str) {
    let unfold = "document.querySelectorAll('details:not([name=pb-menu])').forEach(details => { \
        details.open = true; })";
    for path in [
        "index.html",
        "en/index.html",
        "en/care/index.html",
        "en/care/first.html",
        "en/care/first.guide.html",
        "en/progress.html",
        "en/search.html",
        "en/tags/index.html",
        "en/glossary/index.html",
        "en/pages/about.html",
        "th/care/first.html",
        "translations.html",
    ] {
        page.go(&format!("{root}{path}"));
        page.evaluate(unfold);
        assert_fits(page, path);
        for menu in [".pb-themes", ".pb-languages"] {
            if page.count(menu) > 0 {
                page.click(&format!("{menu} summary"));
                assert_fits(page, &format!("{menu} of {path}"));
            }
        }
    }
    page.go(&format!("{root}en/care/first.html"));
    page.evaluate(
        "for (const question of document.querySelectorAll('.pb-question')) {
           for (const input of question.querySelectorAll('input')) input.click();
           question.querySelector('[data-pb-check]').click();
         }",
    );
    page.click("[data-pb-done]");
    assert_fits(page, "answers");
    page.evaluate(
        "const beside = document.getElementById('pb-beside');
         beside.value = 'nl';
         beside.dispatchEvent(new Event('change'))",
    );
    page.until("document.querySelectorAll('.pb-toggle').length > 0");
    page.evaluate("document.querySelectorAll('.pb-toggle').forEach(toggle => toggle.click())");
    assert_fits(page, "two languages");
    page.evaluate("document.querySelector('[data-pb-term]').click()");
    page.until("document.querySelector('.pb-definition:popover-open') !== null");
    assert_fits(page, "a definition");
    page.go(&format!("{root}en/progress.html"));
    page.click("[data-pb-reset]");
    assert_fits(page, "the record and the question before all is deleted");
    page.go(&format!("{root}en/care/index.html"));
    page.evaluate("document.querySelector('button[data-pb-search]').click()");
    page.until("document.querySelector('dialog[open] [data-pb-search-panel]') !== null");
    page.type_text("the");
    page.until("document.querySelectorAll('.pb-search-results li').length > 0");
    page.evaluate(unfold);
    assert_fits(page, "the search");
}

#[test]
fn with_a_default_font_of_32_px_nothing_overflows_a_phone() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.set_viewport(390, 844);
        page.call("Page.setFontSizes", &json!({ "fontSizes": { "standard": 32 } }));
        page.go(&format!("{root}en/index.html"));
        assert_eq!(page.text("getComputedStyle(document.documentElement).fontSize"), "32px");
        look_around(page, root);
    });
}

#[test]
fn with_a_default_font_of_32_px_nothing_overflows_a_phone_in_firefox() {
    let Some(firefox) = Firefox::start_with_font(32) else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = firefox.page();
    page.set_viewport(390, 844);
    page.go(&site.file_url("en/index.html"));
    assert_eq!(page.text("getComputedStyle(document.documentElement).fontSize"), "32px");
    look_around(&mut page, &site.file_url(""));
}

#[test]
fn with_text_at_200_percent_nothing_overflows_a_phone() {
    in_both_browsers(&practice_site(), |page, root| {
        page.set_viewport(390, 844);
        // The widths at which the layout changes stay the same, unlike with a larger default font.
        page.run_first(
            "new MutationObserver((_, observer) => {
               if (!document.documentElement) return;
               document.documentElement.style.fontSize = '200%';
               observer.disconnect();
             }).observe(document, { childList: true })",
        );
        page.go(&format!("{root}en/index.html"));
        assert_eq!(page.text("getComputedStyle(document.documentElement).fontSize"), "32px");
        look_around(page, root);
    });
}

#[test]
fn form_fields_are_never_smaller_than_16_px() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = browser.page();
    let fields = "Array.from(document.querySelectorAll('textarea, select, input:not([type=radio], \
        [type=checkbox], [type=file])'))";
    // A reader may have asked for small text: the fields keep their size.
    for standard in [16, 12] {
        page.call("Page.setFontSizes", &json!({ "fontSizes": { "standard": standard } }));
        for (path, count) in [
            ("en/care/first.html", 2),
            ("th/care/first.html", 0),
            ("en/progress.html", 1),
            ("en/search.html", 1),
            ("en/index.html", 1),
        ] {
            page.go(&site.file_url(path));
            if path == "en/index.html" {
                page.evaluate("document.querySelector('button[data-pb-search]').click()");
            }
            assert_eq!(page.evaluate(&format!("{fields}.length")), count, "{path}");
            let small = format!(
                "{fields}.map(field => getComputedStyle(field).fontSize).filter(size => \
                parseFloat(size) < 16)"
            );
            assert_eq!(page.evaluate(&small), json!([]), "{path} at {standard}");
        }
    }
}
