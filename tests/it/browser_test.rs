//! What a reader does, in a real browser: chooses a language, changes it, follows a link into
//! another language, prints.

use crate::browser::{Browser, BuiltSite, StaticServer};
use crate::site_test::SiteTest;

const LESSON: &str = "compassion/plane-that-waited.html";
const LANGUAGES: [&str; 4] = ["vi", "nl", "th", "en"];

#[test]
fn without_scripts_the_picker_links_to_every_language() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    page.set_scripts(false);
    for language in LANGUAGES {
        page.go(&site.file_url("index.html"));
        assert_eq!(page.evaluate("document.querySelectorAll('.pb-suggested').length"), 0);
        let link = format!(".pb-choice[lang={language}] a[hreflang={language}]");
        assert_eq!(
            page.evaluate(&format!("document.querySelector('{link}').checkVisibility()")),
            true
        );
        page.follow(&link);
        assert_eq!(page.address(), site.file_url(&format!("{language}/index.html")));
        assert_eq!(page.text("document.documentElement.lang"), language);
    }
    assert_eq!(page.take_log().complaints, Vec::<String>::new());
}

#[test]
fn the_picker_marks_the_first_language_that_the_reader_asks_for_and_stays_where_it_is() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let server = StaticServer::start(&site.folder(), "/repo/");
    let mut page = browser.page();
    let cases = [
        ("nl-BE,fr", ["nl"].as_slice()),
        ("fr-FR,th-TH,vi", &["th"]),
        ("vi", &["vi"]),
        ("en-GB,nl", &["en"]),
        ("ja,fr", &[]),
    ];
    for (languages, suggested) in cases {
        for address in [site.file_url("index.html"), server.url(""), server.url("index.html")] {
            page.set_languages(languages);
            page.go(&address);
            assert_eq!(page.text("navigator.languages.join()"), languages);
            let marked =
                "Array.from(document.querySelectorAll('.pb-suggested'), choice => choice.lang)";
            assert_eq!(
                page.evaluate(marked),
                serde_json::json!(suggested),
                "{languages} at {address}"
            );
            assert_eq!(page.address(), address, "nobody is sent anywhere");
            let log = page.take_log();
            assert!(log.complaints.is_empty() && log.failed.is_empty(), "{log:?}");
            assert!(!log.requests.iter().any(|request| request.contains("/en/")), "{log:?}");
        }
    }
    // The mark is visible.
    page.set_languages("th");
    page.go(&server.url(""));
    let style = |choice: &str| {
        format!(
            "(style => [style.borderColor, style.backgroundColor, style.boxShadow, \
            style.outline].join())(getComputedStyle(document.querySelector('{choice}')))"
        )
    };
    assert_ne!(page.text(&style(".pb-choice[lang=th]")), page.text(&style(".pb-choice[lang=vi]")));
}

#[test]
fn the_switcher_leads_to_the_same_lesson_in_each_language() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    for scripts in [true, false] {
        page.set_scripts(scripts);
        for from in LANGUAGES {
            for to in LANGUAGES.into_iter().filter(|to| *to != from) {
                page.go(&site.file_url(&format!("{from}/{LESSON}")));
                page.follow(&format!(".pb-languages a[hreflang={to}]"));
                assert_eq!(page.address(), site.file_url(&format!("{to}/{LESSON}")));
                assert_eq!(page.text("document.documentElement.lang"), to);
                let current = "document.querySelector('.pb-languages a[aria-current]').lang";
                assert_eq!(page.text(current), to);
            }
        }
    }
}

#[test]
fn on_a_phone_the_switcher_is_one_tap_away_even_without_scripts() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    page.set_viewport(360, 640);
    page.set_scripts(false);
    page.go(&site.file_url(&format!("en/{LESSON}")));
    let is_shown = "document.querySelector('.pb-languages a[hreflang=th]').checkVisibility()";
    assert_eq!(page.evaluate(is_shown), false);
    page.evaluate("document.querySelector('.pb-languages summary').click()");
    assert_eq!(page.evaluate(is_shown), true);
    page.follow(".pb-languages a[hreflang=th]");
    assert_eq!(page.address(), site.file_url(&format!("th/{LESSON}")));
}

#[test]
fn a_link_to_an_untranslated_lesson_names_its_language_and_lands_there() {
    let Some(browser) = Browser::shared() else { return };
    let folder = SiteTest::new()
        .file(
            "content/care/first/nl.md",
            "# Eerst\n\nZie [de tweede les](../second/en.md#the-story).",
        )
        .file(
            "content/care/first/en.md",
            "# First\n\nSee [the second lesson](../second/en.md#the-story).",
        )
        .file("content/care/second/en.md", "# Second\n\nIt begins.\n\n## The story\n\nOnce.")
        .on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = browser.page();
    page.go(&site.file_url("nl/care/first.html"));
    let label = page.text("document.querySelector('.pb-text p .pb-language-label').textContent");
    assert!(label.contains("English"), "{label}");
    page.follow(".pb-text a[hreflang=en]");
    assert_eq!(page.address(), site.file_url("en/care/second.html#the-story"));
    assert_eq!(page.text("document.documentElement.lang"), "en");
    assert_eq!(page.text("document.querySelector(':target').textContent").trim(), "The story");

    // A Dutch reader of the lesson's own page is told that it is not in Dutch, and where it is.
    page.go(&site.file_url("nl/care/second.html"));
    assert_eq!(page.text("document.documentElement.lang"), "nl");
    page.follow(".pb-notice a[hreflang=en]");
    assert_eq!(page.address(), site.file_url("en/care/second.html"));

    // Between English pages there is no language to name.
    page.go(&site.file_url("en/care/first.html"));
    assert_eq!(
        page.evaluate(
            "document.querySelectorAll('.pb-text .pb-language-label, .pb-text [hreflang]').length"
        ),
        0
    );
    assert_eq!(page.take_log().complaints, Vec::<String>::new());
}

#[test]
fn on_paper_there_is_the_lesson_without_controls() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    page.go(&site.file_url(&format!("th/{LESSON}")));
    let is_shown =
        |selector: &str| format!("document.querySelector('{selector}').checkVisibility()");
    assert_eq!(page.evaluate(&is_shown(".pb-header")), true);
    for scheme in ["light", "dark"] {
        page.set_media("print", scheme);
        for selector in [".pb-header", ".pb-footer nav", ".pb-turn", ".pb-actions", ".pb-skip"] {
            assert_eq!(page.evaluate(&is_shown(selector)), false, "{selector}");
        }
        for selector in ["h1", ".pb-text p"] {
            assert_eq!(page.evaluate(&is_shown(selector)), true, "{selector}");
        }
        let colours = "(style => style.color + ' on ' + \
            style.backgroundColor)(getComputedStyle(document.documentElement))";
        assert_eq!(
            page.text(colours),
            "rgb(0, 0, 0) on rgb(255, 255, 255)",
            "paper is white, also at night"
        );
    }
}

/// A test of the tests: an unreported error would never be found.
#[test]
fn the_browser_reports_every_error() {
    let Some(browser) = Browser::shared() else { return };
    let folder = tempfile::tempdir().unwrap();
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">";
    let pages = [
        ("inline.html", format!("{policy}<script>document.title = 'ran'</script>")),
        ("error.html", "<script src=error.js></script>".to_owned()),
        ("exception.html", "<script src=exception.js></script>".to_owned()),
        ("picture.html", "<img src=nothing.svg>".to_owned()),
        ("elsewhere.html", "<img src='http://127.0.0.1:9/picture.svg'>".to_owned()),
        ("error.js", "console.error('one')".to_owned()),
        ("exception.js", "undefined.two".to_owned()),
        ("404.html", String::new()),
        ("fine.html", "<!doctype html><title>fine</title><script src=fine.js></script>".to_owned()),
        ("fine.js", "document.title = 'finer'".to_owned()),
    ];
    for (name, text) in pages {
        fs_err::write(folder.path().join(name), text).unwrap();
    }
    let server = StaticServer::start(folder.path(), "/");
    let mut page = browser.page();
    for (name, complaints, failed) in [
        ("inline.html", true, false),
        ("error.html", true, false),
        ("exception.html", true, false),
        ("picture.html", true, true),
        ("elsewhere.html", true, true),
        ("fine.html", false, false),
    ] {
        page.go("about:blank");
        page.take_log();
        page.go(&server.url(name));
        let mut log = page.take_log();
        // No page of this test has an icon; a browser may request one all the same.
        log.failed.retain(|request| !request.contains("favicon.ico"));
        log.complaints.retain(|complaint| !complaint.contains("favicon.ico"));
        assert_eq!(
            (!log.complaints.is_empty(), !log.failed.is_empty()),
            (complaints, failed),
            "{name}: {log:?}"
        );
        assert!(log.requests.contains(&server.url(name)), "{log:?}");
    }
    assert_eq!(page.text("document.title"), "finer");
}

#[test]
fn light_and_dark_follow_the_readers_setting() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut page = browser.page();
    let brightness = "getComputedStyle(document.documentElement).backgroundColor\
        .match(/\\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b)";
    for path in [
        "index.html",
        "vi/index.html",
        "en/compassion/plane-that-waited.html",
        "nl/compassion/index.html",
    ] {
        page.set_media("", "light");
        page.go(&site.file_url(path));
        assert!(page.evaluate(brightness).as_u64() > Some(600), "{path} is paper");
        page.set_media("", "dark");
        assert!(page.evaluate(brightness).as_u64() < Some(150), "{path} is night");
    }
}
