//! A second language next to the text, and the guides for team leaders, in a real browser.

use serde_json::{Value, json};

use crate::browser::{Browser, BuiltSite, Page, Paper, StaticServer};
use crate::practice_site::{FIRST, on_server_and_disk, practice_site};

const LANGUAGES: [&str; 4] = ["vi", "nl", "th", "en"];

fn choose(page: &mut Page, language: &str) {
    page.evaluate(&format!(
        "(select => {{ select.value = {}; select.dispatchEvent(new Event('change', {{ bubbles: \
        true }})); }})(document.querySelector('#pb-beside'))",
        json!(language)
    ));
    page.until(if language.is_empty() {
        "!document.querySelector('.pb-partner')"
    } else {
        "document.querySelector('.pb-partner')"
    });
}

/// Returns the blocks of the text that should have a partner, determined from the page and not from
/// the script, and what is wrong with the partners.
const LOOK: &str = r#"(() => {
  const inner = ".pb-note, .pb-question-actions, .pb-verdict, .pb-answers, .pb-score, " +
    ".pb-footnotes, .pb-video-play, .pb-video-offline, .pb-definition, .pb-toggle, .pb-partner";
  const frames = ".pb-section, .pb-question, .pb-video";
  const blocks = [];
  const walk = parent => {
    for (const child of parent.children) {
      if (child.matches(frames)) walk(child);
      else if (!child.matches(inner)) blocks.push(child);
    }
  };
  walk(document.querySelector(".pb-text"));
  const wrong = [];
  for (const block of blocks) {
    const partner = block.nextElementSibling && block.nextElementSibling.nextElementSibling;
    if (!partner || !partner.matches(".pb-partner"))
      wrong.push("alone: " + block.outerHTML.slice(0, 80));
    else if (partner.textContent.trim() === "" && block.textContent.trim() !== "")
      wrong.push("empty: " + block.outerHTML.slice(0, 80));
    else if (/^H\d$/.test(block.tagName) && !partner.querySelector(block.tagName))
      wrong.push("no heading: " + partner.outerHTML.slice(0, 80));
  }
  const ids = Array.from(document.querySelectorAll("[id]"), element => element.id);
  const partners = Array.from(document.querySelectorAll(".pb-partner"));
  return {
    blocks: blocks.length,
    partners: partners.length,
    wrong,
    languages: Array.from(new Set(partners.map(partner => partner.lang + " " + partner.dir))),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    beside: blocks.filter(block => {
      const partner = block.nextElementSibling?.nextElementSibling;
      if (!partner || !partner.checkVisibility() || !block.checkVisibility()) return false;
      const [one, other] = [block.getBoundingClientRect(), partner.getBoundingClientRect()];
      return other.left >= one.right && Math.abs(one.top - other.top) < 40;
    }).length,
    shown: partners.filter(partner => partner.checkVisibility()).length,
    overflow: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
})()"#;

fn lessons(site: &BuiltSite, language: &str) -> Vec<String> {
    let is_lesson = |path: &&String| {
        path.split('/').next() == Some(language)
            && fs_err::read_to_string(site.folder().join(path))
                .unwrap()
                .contains(" data-pb-lesson=\"")
    };
    site.pages.iter().filter(is_lesson).cloned().collect()
}

#[test]
fn every_block_of_every_lesson_has_its_partner_in_every_language() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let server = StaticServer::start(&site.folder(), "/repo/");
    let mut page = browser.page();
    let mut problems: Vec<String> = Vec::new();
    // Each pair of languages is tested in both directions, half of them from disk.
    for (place, language) in LANGUAGES.into_iter().enumerate() {
        let paths = lessons(&site, language);
        assert!(paths.len() >= 8, "{paths:?}");
        for path in paths {
            let address = if place % 2 == 0 { site.file_url(&path) } else { server.url(&path) };
            page.go(&address);
            for other in LANGUAGES.into_iter().filter(|other| *other != language) {
                choose(&mut page, other);
                page.until(&format!("document.querySelector('.pb-partner').lang === '{other}'"));
                let look = page.evaluate(LOOK);
                let mut expected = json!({ "wrong": [], "twice": [],
                    "languages": [format!("{other} ltr")], "overflow": false });
                for count in ["blocks", "partners", "shown"] {
                    expected[count] = look["blocks"].clone();
                }
                for (name, value) in expected.as_object().unwrap() {
                    if look[name] != *value {
                        problems.push(format!(
                            "{path} beside {other}: {name} is {}, not {value}",
                            look[name]
                        ));
                    }
                }
                // Pictures that have not loaded yet may make a row taller, but every block is next
                // to its partner.
                if look["beside"].as_u64() < look["blocks"].as_u64().map(|blocks| blocks * 9 / 10) {
                    problems.push(format!(
                        "{path} beside {other}: only {} of {} stand side by side",
                        look["beside"], look["blocks"]
                    ));
                }
            }
            choose(&mut page, "");
        }
    }
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(page.take_log().complaints, Vec::<String>::new());
}

#[test]
fn switching_off_restores_the_page_and_keeps_the_answers() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let text = "document.querySelector('.pb-text').outerHTML";
        page.click("#pb-q-first-move .pb-option:has([value=\"0\"])");
        page.until("document.querySelector('#pb-q-first-move').matches('.pb-is-wrong')");
        page.click("#pb-q-who-helps .pb-option:has([value=\"2\"])");
        page.click("textarea");
        page.type_text("Mine");
        page.click(".pb-reply summary");
        let before = page.text(text);
        choose(page, "nl");
        let look = page.evaluate(LOOK);
        assert_eq!(
            (&look["wrong"], &look["twice"], &look["blocks"]),
            (&json!([]), &json!([]), &look["partners"])
        );
        let kept = |page: &mut Page| {
            assert_eq!(
                page.evaluate(
                    "Array.from(document.querySelectorAll('input:checked'), input => input.value)"
                ),
                json!(["0", "2"])
            );
            assert_eq!(page.text("document.querySelector('textarea').value"), "Mine");
            assert_eq!(page.evaluate("document.querySelector('.pb-reply').open"), true);
            assert!(
                page.words("#pb-q-first-move .pb-verdict")
                    .contains("The number is not what she came for.")
            );
        };
        kept(page);
        // Everything that works in the text also works while a second language is shown.
        page.click("#pb-q-who-helps [data-pb-check]");
        page.until("document.querySelector('#pb-q-who-helps').matches('.pb-is-wrong')");
        page.click("#pb-q-who-helps [data-pb-again]");
        page.click("#pb-q-who-helps .pb-option:has([value=\"2\"])");
        choose(page, "");
        kept(page);
        assert_eq!(page.count(".pb-partner, .pb-toggle, .pb-is-parallel"), 0);
        page.evaluate(
            "document.querySelector('#pb-q-who-helps').replaceWith(document.createElement('s'))",
        );
        let without =
            |html: &str| html.split("<section class=\"pb-question").next().unwrap().to_owned();
        assert_eq!(without(&page.text(text)), without(&before));
    });
}

#[test]
fn the_choice_persists_for_the_next_lesson_and_after_a_reload() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let select = page.spoken("#pb-beside");
        assert_eq!((select.role.as_str(), select.name.as_str()), ("combobox", "Read alongside:"));
        choose(page, "nl");
        page.reload();
        page.until("document.querySelector('.pb-partner')");
        page.go(&format!("{root}en/care/third.html"));
        page.until("document.querySelector('.pb-partner')");
        assert_eq!(page.text("document.querySelector('#pb-beside').value"), "nl");
        assert!(page.words(".pb-text").contains("Hier valt alleen te lezen."));
        // On a page in that language there is no second language to show.
        page.go(&format!("{root}nl/care/third.html"));
        assert_eq!(page.text("document.querySelector('#pb-beside').value"), "");
        assert_eq!(page.count(".pb-partner"), 0);
        page.go(&format!("{root}en/care/third.html"));
        choose(page, "");
        page.reload();
        assert_eq!(page.count(".pb-partner"), 0);
    });
}

#[test]
fn the_second_language_is_loaded_only_on_request() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let blocks = |page: &mut Page| {
            page.take_log().requests.iter().filter(|request| request.contains("blocks")).count()
        };
        assert_eq!(blocks(page), 0);
        choose(page, "nl");
        assert_eq!(blocks(page), 1);
        choose(page, "");
        choose(page, "nl");
        assert_eq!(blocks(page), 0, "once is enough");
    });
}

#[test]
fn a_language_that_fails_to_load_is_reported_and_the_page_stays_intact() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    for file in walkdir::WalkDir::new(site.folder()).into_iter().map(Result::unwrap) {
        if file.path().to_string_lossy().ends_with(".blocks.js") {
            fs_err::remove_file(file.path()).unwrap();
        }
    }
    let server = StaticServer::start(&site.folder(), "/");
    for address in [site.file_url(FIRST), server.url(FIRST)] {
        let mut page = browser.page();
        page.go(&address);
        page.evaluate("document.querySelector('#pb-beside').focus()");
        page.evaluate(
            "(select => { select.value = 'nl'; select.dispatchEvent(new \
            Event('change')); })(document.querySelector('#pb-beside'))",
        );
        page.until(
            "document.querySelector('[data-pb-failed]').textContent === 'The other language \
            could not be loaded.'",
        );
        assert_eq!(page.spoken("[data-pb-failed]").role, "status");
        assert_eq!(page.count(".pb-partner, .pb-is-parallel"), 0);
    }
}

#[test]
fn on_a_phone_a_block_opens_its_partner_by_tap_and_by_its_button() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.set_viewport(360, 740);
        page.go(&format!("{root}{FIRST}"));
        choose(page, "nl");
        let shown = "Array.from(document.querySelectorAll('.pb-partner')).filter(partner => \
            partner.checkVisibility()).map(partner => partner.innerText.trim())";
        assert_eq!(page.evaluate(shown), json!([]), "folded away");
        assert_eq!(page.evaluate(LOOK)["overflow"], false);

        page.tap("#the-story");
        page.until("document.querySelectorAll('.pb-partner.pb-is-open').length === 1");
        assert_eq!(page.evaluate(shown), json!(["Het verhaal"]));
        let partner = page.evaluate(
            "(partner => [partner.lang, \
            partner.dir])(document.querySelector('.pb-partner.pb-is-open'))",
        );
        assert_eq!(partner, json!(["nl", "ltr"]));
        page.tap("#the-story");
        page.until("document.querySelectorAll('.pb-partner.pb-is-open').length === 0");

        let button = "#the-story + .pb-toggle";
        let spoken = page.spoken(button);
        assert_eq!((spoken.role.as_str(), spoken.name.as_str()), ("button", "Show in Nederlands"));
        assert!(spoken.is("expanded=false"), "{spoken:?}");
        page.tab_to(button);
        page.press("Enter");
        page.until("document.querySelectorAll('.pb-partner.pb-is-open').length === 1");
        assert!(page.spoken(button).is("expanded=true"));
        page.press("Space");
        page.until("document.querySelectorAll('.pb-partner.pb-is-open').length === 0");
        page.tap(button);
        page.until("document.querySelectorAll('.pb-partner.pb-is-open').length === 1");

        // A tap with another meaning does only that.
        page.tap(".pb-reply summary");
        page.until("document.querySelector('.pb-reply').open");
        page.tap("#pb-q-first-move .pb-option:has([value=\"1\"])");
        page.until("document.querySelector('#pb-q-first-move').matches('.pb-is-right')");
        page.tap("[data-pb-term]");
        page.until("document.querySelector(':popover-open')");
        assert_eq!(page.evaluate(shown), json!(["Het verhaal"]));
    });
}

#[test]
fn notes_for_team_leaders_are_in_the_guide_and_not_in_the_lesson() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let source = page.text("document.documentElement.outerHTML");
        assert!(
            !source.contains("Play it in pairs") && !source.contains("For team leads"),
            "{source}"
        );
        choose(page, "nl");
        let source = page.text("document.documentElement.outerHTML");
        assert!(!source.contains("Speel het in tweetallen"), "{source}");
        page.lands(|page| page.click(".pb-actions a[href$='first.guide.html']"));
        assert!(page.words("main").contains("Play it in pairs."));
        page.set_media("print", "light");
        let text = page.words("main");
        for words in [
            "Play it in pairs.",
            "Who waits longest with us?",
            "Will it take much longer?",
            "A look",
            "listen before you answer",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        for words in ["The form can wait for a moment.", "The manager is at home."] {
            assert!(!text.contains(words), "{words} is for the screen only");
        }
        let size =
            "parseFloat(getComputedStyle(document.querySelector('.pb-discussion li')).fontSize)";
        assert!(
            page.evaluate(size).as_f64() >= Some(14.0 * 96.0 / 72.0),
            "whoever looks on can read the question"
        );
        assert_eq!(page.print(Paper::A4).len(), 1);
        page.set_media("", "light");
    });
}

#[test]
fn a_lesson_is_printed_with_every_reply_and_answer_unfolded() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let open = "Array.from(document.querySelectorAll('.pb-scenario details'), reply => \
            [reply.open, reply.getAttribute('name')])";
        let before: Value = page.evaluate(open);
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assert_eq!(page.evaluate(open), json!([[true, null], [true, null]]));
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assert_eq!(page.evaluate(open), before);
        assert_eq!(before[0][1], "pb-scenario-1");
    });
}
