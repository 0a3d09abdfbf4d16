//! What axe-core says of every kind of page and every state of it, in four languages, light and
//! dark.
//!
//! In: `AXE` in the environment, the file `axe.min.js`; `.ci/run` installs it. Out: the violations
//! of all rules that axe applies by default, in Chromium: they judge names, roles, contrast and
//! order, which no browser changes.

use serde_json::Value;

use crate::browser::{Browser, BuiltSite, Page, StaticServer, texts};

const LESSON: &str = "compassion/plane-that-waited.html";

/// Each language, with words that the search finds in it.
const LANGUAGES: [(&str, &str); 4] =
    [("vi", "khách"), ("nl", "gast"), ("th", "แขก"), ("en", "guest")];

/// The pages of a language, without those that have states of their own.
const PAGES: [&str; 9] = [
    "index.html",
    "compassion/index.html",
    "compassion/plane-that-waited.guide.html",
    "progress.html",
    "search.html",
    "glossary/index.html",
    "tags/index.html",
    "tags/empathy/index.html",
    "pages/about.html",
];

/// The violations on the page, each as rule, element and how to fix it. What moves is judged where
/// it comes to rest.
const RUN: &str = "(async () => {
  for (const animation of document.getAnimations()) animation.finish();
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
})()";

struct Check {
    page: Page,
    script: String,
    problems: Vec<String>,
}

impl Check {
    /// Returns an empty page, or `None` with a notice where there is no axe-core, unless the run
    /// requires it.
    fn new(browser: &std::sync::Arc<Browser>) -> Option<Self> {
        let script = axe()?;
        Some(Self { page: browser.page(), script, problems: Vec::new() })
    }

    fn see(&mut self, state: &str) {
        if self.page.evaluate("typeof axe") == "undefined" {
            self.page.evaluate(&format!("{}; 0", self.script));
        }
        let violations = self.page.evaluate(RUN);
        self.problems.extend(texts(&violations).map(|violation| format!("{state}: {violation}")));
    }

    #[track_caller]
    fn assert_clean(self) {
        let problems = self.problems;
        assert!(problems.is_empty(), "{}:\n{}", problems.len(), problems.join("\n"));
    }
}

#[expect(clippy::print_stderr, reason = "a test that tries nothing should say so")]
fn axe() -> Option<String> {
    let Some(file) = std::env::var_os("AXE") else {
        let missing = "AXE does not name axe.min.js";
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{missing}");
        eprintln!("{missing}, so nothing was tried with it");
        return None;
    };
    Some(fs_err::read_to_string(std::path::PathBuf::from(file)).unwrap())
}

/// Does something with a page in light colours at a phone's width, and in dark ones at a desktop's:
/// no colour depends on the width.
fn in_both_looks(check: &mut Check, act: impl Fn(&mut Check, &str)) {
    for (scheme, width, height) in [("light", 360, 740), ("dark", 1280, 800)] {
        check.page.set_media("", scheme);
        check.page.set_viewport(width, height);
        act(check, &format!("{scheme}, {width} px"));
    }
}

#[test]
fn axe_has_nothing_to_say_about_any_kind_of_page() {
    let Some(browser) = Browser::shared() else { return };
    let Some(mut check) = Check::new(&browser) else { return };
    let site = BuiltSite::lessons(None);
    // The 404 page needs to be where the site is published.
    let server = StaticServer::start(&site.folder(), "/polybook/");
    in_both_looks(&mut check, |check, look| {
        let own = ["index.html", "404.html", "translations.html"].map(str::to_owned);
        let pages = LANGUAGES.into_iter().flat_map(|(language, _)| {
            PAGES.into_iter().map(move |page| format!("{language}/{page}"))
        });
        for path in own.into_iter().chain(pages) {
            check.page.go(&server.url(&path));
            check.see(&format!("{path}, {look}"));
        }
    });
    check.assert_clean();
}

#[test]
fn axe_has_nothing_to_say_about_any_state_of_a_lesson() {
    let Some(browser) = Browser::shared() else { return };
    let Some(mut check) = Check::new(&browser) else { return };
    let site = BuiltSite::lessons(None);
    in_both_looks(&mut check, |check, look| {
        for (language, word) in LANGUAGES {
            let state = |name: &str| format!("{language}, {look}, {name}");
            check.page.go(&site.file_url(&format!("{language}/{LESSON}")));
            check.page.evaluate("localStorage.clear()");
            check.page.reload();
            check.see(&state("as it comes"));
            if look.contains("360") {
                check.page.click(".pb-languages summary");
                check.see(&state("a menu is open"));
                check.page.press("Escape");
            }
            answer(&mut check.page);
            check.see(&state("answered, and done"));
            let other = if language == "en" { "nl" } else { "en" };
            check.page.evaluate(&format!(
                "(select => {{ select.value = '{other}'; \
                select.dispatchEvent(new Event('change')); }})(document.querySelector('#pb-beside'))"
            ));
            check.page.until("document.querySelector('.pb-partner')");
            check.see(&state("two languages side by side"));
            check.page.click("[data-pb-search]");
            check.page.until("document.querySelector('dialog[open]')");
            check.see(&state("the search is open"));
            check.page.type_text(word);
            check.page.until("document.querySelector('dialog[open] .pb-search-title')");
            check.see(&state("the search has results"));
            check.page.go(&site.file_url(&format!("{language}/progress.html")));
            check.see(&state("progress after a lesson"));
            check.page.go(&site.file_url(&format!("{language}/index.html")));
            check.see(&state("home after a lesson"));
        }
    });
    check.assert_clean();
}

/// Answers the first question of a lesson right and the others wrong, writes a note, opens whatever
/// can be opened, and marks the lesson as done.
fn answer(page: &mut Page) {
    let answered: Value = page.evaluate(
        "(() => {
           for (const details of document.querySelectorAll('main details')) details.open = true;
           const questions = Array.from(document.querySelectorAll('[data-pb-question]'));
           questions.forEach((question, place) => {
             const right = question.dataset.pbRight.split(' ');
             const options = Array.from(question.querySelectorAll('input'));
             options.find(option => right.includes(option.value) === (place === 0)).click();
             question.querySelector('[data-pb-check]')?.click();
           });
           for (const note of document.querySelectorAll('textarea')) {
             note.value = 'A note';
             note.dispatchEvent(new Event('input', { bubbles: true }));
           }
           document.querySelector('[data-pb-done]').click();
           return questions.length;
         })()",
    );
    assert!(answered.as_u64() > Some(1), "{answered}");
}

/// A test of the test: violations are detected, also those of colours.
#[test]
fn axe_sees_a_button_without_a_name_and_pale_words() {
    let Some(browser) = Browser::shared() else { return };
    let Some(mut check) = Check::new(&browser) else { return };
    let site = BuiltSite::lessons(None);
    check.page.go(&site.file_url(&format!("en/{LESSON}")));
    check.page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', \
        '<button></button><p>Pale</p>')",
    );
    check.page.evaluate("document.querySelector('main > p:last-child').style.color = '#ddd'");
    check.see("spoiled");
    for rule in ["button-name", "color-contrast"] {
        assert!(check.problems.iter().any(|problem| problem.contains(rule)), "{rule}");
    }
}
