//! What a reader opens in a lesson, in a real browser, from a web server and from disk: terms,
//! replies, videos; and what works without scripts.

use serde_json::json;

use crate::browser::{Browser, BuiltSite, Page, StaticServer};
use crate::practice_site::{FIRST, on_server_and_disk, practice_site};

const LINK: &str = "[data-pb-term=compassion]";
const BOX: &str = "#pb-term-compassion";
const DEFINITION: &str = "Seeing that it is hard, and doing something.";

fn is_open(page: &mut Page) -> bool {
    page.evaluate(&format!("document.querySelector('{BOX}').matches(':popover-open')")) == true
}

fn until_open(page: &mut Page) {
    page.until(&format!("document.querySelector('{BOX}').matches(':popover-open')"));
}

fn until_closed(page: &mut Page) {
    page.until(&format!("!document.querySelector('{BOX}').matches(':popover-open')"));
}

fn focus_is_on(page: &mut Page, selector: &str) -> bool {
    page.evaluate(&format!("document.activeElement.matches('{selector}')")) == true
}

#[test]
fn a_term_opens_by_keyboard_and_escape_returns_the_focus() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.tab_to(LINK);
        page.press("Enter");
        until_open(page);
        let spoken = page.spoken(BOX);
        assert_eq!((spoken.role.as_str(), spoken.name.as_str()), ("dialog", "Compassion"));
        assert!(page.words(BOX).contains(DEFINITION));
        assert_eq!(
            page.evaluate(&format!(
                "document.querySelector('{BOX}').contains(document.activeElement)"
            )),
            true
        );
        assert_eq!(page.address(), format!("{root}{FIRST}"), "nobody has left the page");
        page.press("Escape");
        until_closed(page);
        assert!(focus_is_on(page, LINK), "the focus returns");

        page.press("Enter");
        until_open(page);
        page.tab_to("[data-pb-close]");
        page.press("Enter");
        until_closed(page);
        assert!(focus_is_on(page, LINK), "the focus returns");

        // The link from the definition to the glossary.
        page.press("Enter");
        until_open(page);
        page.tab_to(&format!("{BOX} a"));
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), format!("{root}en/glossary/index.html#compassion"));
        assert_eq!(page.words(":target"), "Compassion");
    });
}

#[test]
fn a_term_opens_by_mouse_next_to_its_link_and_closes_by_a_click_elsewhere() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click(LINK);
        until_open(page);
        let near = format!(
            "((link, box) => box.width < 500 && Math.abs(box.top - link.bottom) < 40 && box.left \
            >= 0 && box.right <= \
            innerWidth)(document.querySelector('{LINK}').getBoundingClientRect(), \
            document.querySelector('{BOX}').getBoundingClientRect())"
        );
        assert_eq!(page.evaluate(&near), true);
        page.click_at(5.0, 300.0);
        until_closed(page);
        assert!(focus_is_on(page, &format!("{LINK}, body")));
        page.click(LINK);
        until_open(page);
        page.click("[data-pb-close]");
        until_closed(page);
        assert!(focus_is_on(page, LINK));
    });
}

#[test]
fn a_term_opens_by_touch_at_the_lower_edge_and_closes_by_a_tap_above() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.set_viewport(360, 740);
        page.go(&format!("{root}{FIRST}"));
        page.tap(LINK);
        until_open(page);
        let edge = format!(
            "(box => [box.left, box.right, \
            box.bottom])(document.querySelector('{BOX}').getBoundingClientRect())"
        );
        assert_eq!(page.evaluate(&edge), json!([0, 360, 740]));
        page.tap_at(180.0, 40.0);
        until_closed(page);
        page.tap(LINK);
        until_open(page);
        page.tap("[data-pb-close]");
        until_closed(page);
    });
}

#[test]
fn a_click_that_opens_another_tab_is_left_to_the_browser() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.evaluate(
            "addEventListener('click', event => { window.prevented = event.defaultPrevented; \
            event.preventDefault(); })",
        );
        for key in ["ctrlKey", "metaKey", "shiftKey"] {
            let click = format!(
                "new MouseEvent('click', {{ bubbles: true, cancelable: true, {key}: true }})"
            );
            page.evaluate(&format!("document.querySelector('{LINK}').dispatchEvent({click})"));
            assert_eq!(page.evaluate("prevented"), false, "{key}");
            assert!(!is_open(page), "{key}");
        }
    });
}

#[test]
fn one_reply_of_a_scenario_is_open_at_a_time_with_scripts_and_without() {
    on_server_and_disk(&practice_site(), |page, root| {
        for scripts in [true, false] {
            page.set_scripts(scripts);
            page.go(&format!("{root}{FIRST}"));
            let open = "Array.from(document.querySelectorAll('.pb-scenario .pb-reply'), reply => \
                reply.open)";
            assert_eq!(page.evaluate(open), json!([false, false]));
            page.click(".pb-reply:nth-of-type(1) summary");
            assert_eq!(page.evaluate(open), json!([true, false]));
            assert!(page.shows(".pb-reply:nth-of-type(1) p"));
            page.tab_to(".pb-reply:nth-of-type(2) summary");
            page.press("Enter");
            assert_eq!(page.evaluate(open), json!([false, true]));
            assert!(page.words(".pb-scenario").contains("Now she knows, and somebody cares."));
        }
    });
}

#[test]
fn without_scripts_everything_is_readable_and_every_control_works() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.set_scripts(false);
        for width in [360, 1280] {
            page.set_viewport(width, 800);
            page.go(&format!("{root}{FIRST}"));
            let text = page.words("main");
            for words in [
                "What comes first?",
                "A look",
                "The form that has to be filled in",
                "Look up once more",
            ] {
                assert!(text.contains(words), "{words}: {text}");
            }
            assert!(
                !text.contains("She knows that you have seen her."),
                "the answers are behind a word to open"
            );
            assert!(page.shows(".pb-answers summary"));
            page.click("#pb-q-first-move .pb-answers summary");
            let text = page.words("#pb-q-first-move .pb-answers");
            for words in [
                "Right",
                "Not this one",
                "She knows that you have seen her.",
                "The number is not what she came for.",
            ] {
                assert!(text.contains(words), "{words}: {text}");
            }
            page.click("#pb-q-who-helps .pb-answers > summary");
            let explanation = "#pb-q-who-helps .pb-answers .pb-explanation summary";
            page.click(explanation);
            assert!(
                page.words("#pb-q-who-helps .pb-answers")
                    .contains("Whoever is near enough can begin.")
            );

            let dead = "Array.from(document.querySelectorAll('button, select, textarea, \
                [data-pb-lost]')).filter(element => element.checkVisibility()).map(element => \
                element.outerHTML)";
            assert_eq!(page.evaluate(dead), json!([]), "at {width} px");
            assert!(!page.shows(BOX));
            page.click(".pb-transcript summary");
            assert!(page.words(".pb-transcript").contains("I have time for you"));
        }
        page.lands(|page| page.click(LINK));
        assert_eq!(page.address(), format!("{root}en/glossary/index.html#compassion"));
        assert_eq!(page.words(":target"), "Compassion");

        for path in
            ["en/progress.html", "en/index.html", "en/care/index.html", "en/care/first.guide.html"]
        {
            page.go(&format!("{root}{path}"));
            let dead = "Array.from(document.querySelectorAll('button, select, textarea, \
                input:enabled')).filter(element => element.checkVisibility()).map(element => \
                element.outerHTML)";
            assert_eq!(page.evaluate(dead), json!([]), "{path}");
        }
        page.go(&format!("{root}en/progress.html"));
        let text = page.words("main");
        assert!(
            text.contains("scripts are switched off here") && text.contains("The second"),
            "{text}"
        );
    });
}

/// Returns the elements that load from another host, including frames.
fn outside(page: &mut Page, root: &str) -> Vec<String> {
    let requests = page.take_log().requests;
    requests
        .into_iter()
        .filter(|request| !request.starts_with(root) && !request.starts_with("data:"))
        .collect()
}

#[test]
fn a_video_contacts_no_host_before_it_is_started() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let server = StaticServer::start(&site.folder(), "/");
    let root = server.url("");
    let mut page = browser.page();
    page.forbid_other_hosts();
    page.go(&server.url(FIRST));
    for selector in [".pb-transcript summary", LINK, "[data-pb-done]"] {
        page.click(selector);
    }
    page.press("Escape");
    page.evaluate("scrollTo(0, document.body.scrollHeight)");
    assert_eq!(outside(&mut page, &root), Vec::<String>::new());
    assert_eq!(
        page.count("iframe, link[rel=preconnect], link[rel=dns-prefetch], img[src^=http]"),
        0
    );
    assert!(page.words(".pb-video-host").contains("YouTube"));

    page.tab_to("[data-pb-play]");
    page.press("Enter");
    page.until("document.querySelector('iframe')");
    let wanted = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1";
    page.until_asked(wanted);
    assert_eq!(page.text("document.querySelector('iframe').src"), wanted);
    assert_eq!(
        page.text("document.querySelector('iframe').title"),
        "https://www.youtube.com/watch?v=abcdefghijk"
    );
    let ratio = "(box => Math.round(box.width / box.height * \
        9))(document.querySelector('iframe').getBoundingClientRect())";
    assert_eq!(page.evaluate(ratio), 16);
    assert!(
        !page.take_log().complaints.iter().any(|complaint| complaint.contains("policy")),
        "the page allows its own video"
    );
}

#[test]
fn a_video_that_cannot_load_is_reported_and_its_transcript_shown() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let server = StaticServer::start(&site.folder(), "/");
    for (root, online) in [(server.url(""), false), (site.file_url(""), true)] {
        let mut page = browser.page();
        page.go(&format!("{root}{FIRST}"));
        // A page from disk shows it immediately; a page that loses its connection shows it when the
        // reader taps.
        assert_eq!(page.shows("[data-pb-offline]"), online);
        page.set_online(online);
        page.take_log();
        page.tap("[data-pb-play]");
        page.until("!document.querySelector('[data-pb-offline]').hidden");
        assert!(page.words("[data-pb-offline]").contains("the video cannot play"));
        assert!(page.words(".pb-transcript").contains("I have time for you"));
        assert_eq!(page.count("iframe"), 0);
        // Browsers ask for the icon when they have time.
        let is_icon = |request: &String| request.contains("/assets/icon-");
        assert_eq!(page.take_log().requests.iter().find(|request| !is_icon(request)), None);
    }
}
