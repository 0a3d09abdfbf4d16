//! Readers who change the language, in a real browser, from a web server and from disk.

use serde_json::json;

use crate::browser::{Browser, BuiltSite, Page, StaticServer};
use crate::practice_site::on_server_and_disk;
use crate::site_test::SiteTest;
use crate::words::with_arabic;

/// Returns a lesson in four languages with a pinned and an unpinned heading, and a lesson that
/// exists in Thai only, to which the first links.
fn site() -> SiteTest {
    let long = "x\n\n".repeat(60);
    let mut site = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"\norder = 1")
        .file("content/care/second/lesson.toml", "order = 2")
        .file("content/care/second/th.md", SECOND);
    for (stem, title, part) in
        [("vi", "Một", "Phần"), ("nl", "Eén", "Deel"), ("th", "หนึ่ง", "ส่วน"), ("en", "One", "Part")]
    {
        let text = format!(
            "# {title}\n\n[x](../second/th.md#thai) and [y](../second/th.md)\n\n\
            {long}## {part} <a id=\"pinned\"></a>\n\n{long}## {part} 2\n\n{long}"
        );
        site = site.file(&format!("content/care/first/{stem}.md"), &text);
    }
    site
}

const SECOND: &str = "# สอง\n\n\"คำ\" & <b>more</b>  \n\n```html\n\
    <!-- kept --></template><script>x</script>\n```\n\n## ไทย <a id=\"thai\"></a>\n\n\
    [back](../first/th.md)\n";

const EN: &str = "en/care/first.html";

fn switch_to(page: &mut Page, stem: &str) {
    // On narrow screens the links are in a menu.
    if page.shows(".pb-languages summary") {
        page.click(".pb-languages summary");
    }
    page.lands(|page| page.click(&format!(".pb-languages a[hreflang={stem}]")));
}

/// Returns the language that the root page marks.
fn suggested(page: &mut Page) -> String {
    page.text(
        "Array.from(document.querySelectorAll('.pb-suggested'), choice => choice.lang).join(' ')",
    )
}

#[test]
fn changing_the_language_stays_at_the_same_place() {
    on_server_and_disk(&site(), |page, root| {
        page.go(&format!("{root}{EN}#pinned"));
        switch_to(page, "nl");
        assert_eq!(page.address(), format!("{root}nl/care/first.html#pinned"));
        assert_eq!(page.words(":target"), "Deel");
        // A heading without a pin is the same place too, under its own address in the other
        // language.
        page.go(&format!("{root}{EN}#part-2"));
        switch_to(page, "vi");
        assert_eq!(page.address(), format!("{root}vi/care/first.html#part-2"));
        assert_eq!(
            page.evaluate(
                "(top => top > -50 && top < \
                100)(document.getElementById('part-2').getBoundingClientRect().top)"
            ),
            true
        );
        // The top leads to the top.
        page.go(&format!("{root}{EN}"));
        switch_to(page, "th");
        assert_eq!(page.address(), format!("{root}th/care/first.html"));
        page.set_scripts(false);
        page.go(&format!("{root}{EN}#pinned"));
        switch_to(page, "nl");
        assert_eq!(
            page.address(),
            format!("{root}nl/care/first.html"),
            "without scripts the place is lost, but nothing else"
        );
        page.set_scripts(true);
    });
}

#[test]
fn a_chosen_language_is_marked_on_the_root_page_without_a_redirect() {
    on_server_and_disk(&site(), |page, root| {
        let picker = format!("{root}index.html");
        page.set_languages("th-TH,en");
        page.go(&picker);
        assert_eq!(
            (suggested(page).as_str(), page.address()),
            ("th", picker.clone()),
            "what the browser asks for"
        );
        // Neither following a link nor opening a page in its own language is a choice.
        page.go(&format!("{root}{EN}"));
        page.lands(|page| page.click(".pb-text a[hreflang=th]"));
        page.go(&picker);
        assert_eq!(suggested(page), "th");
        page.go(&format!("{root}{EN}"));
        switch_to(page, "nl");
        page.go(&picker);
        assert_eq!(
            (suggested(page).as_str(), page.address()),
            ("nl", picker.clone()),
            "the reader's choice"
        );
        // Other pages ignore the choice.
        page.go(&format!("{root}{EN}"));
        assert_eq!(page.address(), format!("{root}{EN}"));
        // A choice on the root page is remembered too.
        page.go(&picker);
        page.lands(|page| page.click(".pb-choice[lang=vi] a"));
        assert_eq!(page.address(), format!("{root}vi/index.html"));
        page.go(&picker);
        assert_eq!((suggested(page).as_str(), page.address()), ("vi", picker.clone()));
        // Invalid stored values are ignored.
        for kept in [
            "{",
            "null",
            "7",
            "{\"schema\":1}",
            "{\"schema\":1,\"language\":7}",
            "{\"schema\":9,\"language\":\"nl\"}",
            "{\"schema\":1,\"language\":\"xx\"}",
        ] {
            page.evaluate(&format!(
                "Object.keys(localStorage).filter(key => key.endsWith(':language')).forEach(key => \
                localStorage.setItem(key, {}))",
                json!(kept)
            ));
            page.go(&picker);
            assert_eq!(suggested(page), "th", "{kept}");
        }
    });
}

#[test]
fn the_language_changes_even_without_storage() {
    on_server_and_disk(&site(), |page, root| {
        let lost = page.run_first(
            "Object.defineProperty(window, 'localStorage', { get() { throw \
            new Error('no'); } }); Object.defineProperty(window, 'sessionStorage', { get() { throw \
            new Error('no'); } });",
        );
        page.go(&format!("{root}{EN}#pinned"));
        switch_to(page, "nl");
        assert_eq!(page.address(), format!("{root}nl/care/first.html#pinned"));
        page.lands(|page| page.click(".pb-text a[hreflang=th]"));
        assert_eq!(page.count(".pb-back"), 0);
        page.set_languages("th");
        page.go(&format!("{root}index.html"));
        assert_eq!(suggested(page), "th");
        page.no_longer_run(&lost);
    });
}

#[test]
fn a_labelled_link_adds_a_way_back_to_the_target_page() {
    on_server_and_disk(&site(), |page, root| {
        let thai = format!("{root}th/care/second.html");
        page.go(&thai);
        assert_eq!(page.count(".pb-back"), 0, "whoever came by another way has no way back");
        for (stem, words, fragment) in
            [("en", "Back to English", "#thai"), ("nl", "Terug naar het Nederlands", "")]
        {
            let from = format!("{root}{stem}/care/first.html");
            page.go(&from);
            let link = if fragment.is_empty() {
                ".pb-text a[hreflang=th]:not([href*='#'])"
            } else {
                ".pb-text a[hreflang=th][href*='#']"
            };
            page.lands(|page| page.click(link));
            assert_eq!(page.address(), format!("{thai}{fragment}"));
            assert!(page.shows(".pb-back"));
            assert_eq!(
                page.words(".pb-back").to_lowercase().replace("het ", ""),
                words.to_lowercase().replace("het ", "")
            );
            assert_eq!(page.text("document.querySelector('.pb-back').lang"), stem);
            page.lands(|page| page.click(".pb-back"));
            assert_eq!(page.address(), from);
            assert_eq!(page.count(".pb-back"), 0);
        }
        // By keyboard, and from the stub of a lesson too.
        let stub = format!("{root}vi/care/second.html");
        page.go(&stub);
        page.tab_to(".pb-offers a[hreflang=th]");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), thai);
        page.tab_to(".pb-back");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), stub);
        // It leads nowhere else, whatever is stored.
        let kept = "Object.keys(sessionStorage).filter(key => key.endsWith(':back'))";
        page.evaluate(&format!(
            "{kept}.forEach(key => sessionStorage.setItem(key, \
            JSON.stringify({{ to: new URL({}).pathname, from: 'javascript:alert(1)', lang: 'en', \
            words: 'x' }})))",
            json!(thai)
        ));
        page.go(&thai);
        assert_eq!(page.count(".pb-back"), 0);
        for broken in ["{", "null", "[]", "7"] {
            page.evaluate(&format!(
                "{kept}.forEach(key => sessionStorage.setItem(key, {}))",
                json!(broken)
            ));
            page.go(&thai);
            assert_eq!(page.count(".pb-back"), 0, "{broken}");
        }
    });
}

#[test]
fn the_way_back_covers_nothing_on_a_small_phone_and_is_not_printed() {
    on_server_and_disk(&site(), |page, root| {
        page.set_viewport(320, 640);
        page.go(&format!("{root}{EN}"));
        page.lands(|page| page.click(".pb-text a[hreflang=th]"));
        assert!(page.shows(".pb-back"));
        assert_eq!(page.evaluate("document.documentElement.scrollWidth"), 320);
        let covers = "((back, title) => back.bottom > title.top && back.top < title.bottom && \
            back.right > title.left && back.left < \
            title.right)(document.querySelector('.pb-back').getBoundingClientRect(), \
            document.querySelector('h1').getBoundingClientRect())";
        page.evaluate("scrollTo(0, 0)");
        assert_eq!(page.evaluate(covers), false);
        page.set_media("print", "light");
        assert!(!page.shows(".pb-back"));
        page.set_media("", "light");
    });
}

#[test]
fn the_originals_text_is_copied_as_it_was_written() {
    on_server_and_disk(&site(), |page, root| {
        page.go(&format!("{root}nl/care/second.html"));
        page.evaluate(
            "document.addEventListener('copy', () => {
               const field = document.activeElement;
               window.copied = field.value.slice(field.selectionStart, field.selectionEnd);
             })",
        );
        let label = page.words("[data-pb-copy]");
        page.tab_to("[data-pb-copy]");
        page.press("Enter");
        page.until("window.copied !== undefined");
        assert_eq!(page.text("window.copied").trim_end(), SECOND.trim_end());
        assert_ne!(page.words("[data-pb-copy]"), label, "it says that it is done");
        assert_eq!(page.evaluate("document.activeElement.matches('[data-pb-copy]')"), true);
        assert_eq!(page.count("textarea"), 0);
        page.set_scripts(false);
        page.go(&format!("{root}nl/care/second.html"));
        assert!(!page.shows("[data-pb-copy]"));
        page.set_scripts(true);
    });
}

#[test]
fn a_right_to_left_page_mirrors_a_left_to_right_page() {
    let Some(browser) = Browser::shared() else { return };
    let folder = with_arabic().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let server = StaticServer::start(&site.folder(), "/");
    let mut page = browser.page();
    page.set_viewport(1280, 800);
    let mut sides = |path: &str, selector: &str| -> (f64, f64) {
        page.go(&server.url(path));
        let sides = page.evaluate(&format!(
            "(box => [box.left, document.documentElement.clientWidth - \
            box.right])(document.querySelector('{selector}').getBoundingClientRect())"
        ));
        (sides[0].as_f64().unwrap(), sides[1].as_f64().unwrap())
    };
    for selector in [".pb-contents", ".pb-text", ".pb-after"] {
        let (left, right) = sides("en/care/first.html", selector);
        let (mirrored_left, mirrored_right) = sides("ar/care/first.html", selector);
        assert!(
            (left - mirrored_right).abs() < 1.5 && (right - mirrored_left).abs() < 1.5,
            "{selector}: {left} {right}, {mirrored_left} {mirrored_right}"
        );
        assert!(
            selector != ".pb-contents" || (left - right).abs() > 200.0,
            "the contents are on one side: {left} {right}"
        );
    }
    let (left, right) = sides("en/care/first.html", ".pb-languages");
    let (mirrored_left, mirrored_right) = sides("ar/care/first.html", ".pb-languages");
    assert!(left > right && mirrored_left < mirrored_right);
    for width in [320, 768, 1280] {
        page.set_viewport(width, 800);
        for path in [
            "ar/care/first.html",
            "ar/care/index.html",
            "ar/index.html",
            "ar/care/second.html",
            "translations.html",
        ] {
            page.go(&server.url(path));
            let wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            assert_eq!(wide, 0, "{path} at {width} px");
        }
    }
}
