//! The sites as their readers use them, in a real browser: every page from disk, every quiz, every
//! printed guide.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::browser::{Browser, BuiltSite, LOOK, Page, Paper, complaints, is_page, texts};
use crate::site_test::repository;

const LANGUAGES: [&str; 4] = ["vi", "nl", "th", "en"];

fn sites() -> impl Iterator<Item = BuiltSite> {
    crate::SITES.iter().map(|folder| BuiltSite::of(&repository(folder), None))
}

#[test]
fn from_disk_every_link_leads_to_a_complete_page() {
    let Some(browser) = Browser::shared() else { return };
    for site in sites() {
        let mut page = browser.page();
        page.set_viewport(320, 640);
        let (languages, problems) = walk(&mut page, &site);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(languages, LANGUAGES.map(str::to_owned).into());
    }
}

/// Follows every link from the first page on. Returns the languages of the pages, and their
/// defects.
fn walk(page: &mut Page, site: &BuiltSite) -> (BTreeSet<String>, Vec<String>) {
    let root = site.file_url("");

    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut fragments: Vec<(String, String, String)> = Vec::new();
    let mut languages: BTreeSet<String> = BTreeSet::new();
    let mut problems: Vec<String> = Vec::new();
    let mut queue = VecDeque::from([(format!("{root}index.html"), String::new())]);
    while let Some((address, from)) = queue.pop_front() {
        let Some(path) = address.strip_prefix(&root) else {
            problems.push(format!("{from} leads out of the site, to {address}"));
            continue;
        };
        if seen.contains_key(&address) {
            continue;
        }
        let file =
            site.folder().join(&*percent_encoding::percent_decode_str(path).decode_utf8_lossy());
        if !file.is_file() {
            problems.push(format!("{from} leads to {path}, which is not there"));
            continue;
        }
        if !is_page(path) {
            seen.insert(address, BTreeSet::new());
            continue;
        }
        page.go(&address);
        let look = page.evaluate(LOOK);
        problems.extend(complaints(page, path, &look, &root));
        if look["width"] != 320 {
            problems.push(format!("{path} was looked at {} px wide", look["width"]));
        }
        if look["overflow"] != "" {
            problems.push(format!("{path} is too wide for a small phone: {}", look["overflow"]));
        }
        languages.extend(look["lang"].as_str().map(str::to_owned));
        for link in texts(&look["links"]) {
            let (target, fragment) = link
                .split_once('#')
                .map_or((link, None), |(target, fragment)| (target, Some(fragment)));
            if target.starts_with("http") || target.starts_with("mailto:") {
                continue;
            }
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                let id =
                    percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
                fragments.push((path.to_owned(), target.to_owned(), id));
            }
            queue.push_back((target.to_owned(), path.to_owned()));
        }
        seen.insert(address.clone(), texts(&look["ids"]).map(str::to_owned).collect());
    }
    for (path, target, id) in fragments {
        if !seen.get(&target).is_some_and(|ids| ids.contains(&id)) {
            problems.push(format!("{path} leads to {target}#{id}, which has no such place"));
        }
    }
    // No link leads to the page for wrong addresses or to redirects from old addresses.
    for path in site.pages.iter().filter(|path| !seen.contains_key(&format!("{root}{path}"))) {
        if path != "404.html" && !site.is_redirect(path) {
            problems.push(format!("no link leads to {path}"));
        }
    }
    (languages, problems)
}

#[test]
fn the_guide_of_every_lesson_fits_on_two_sheets_in_every_language() {
    let Some(browser) = Browser::shared() else { return };
    let mut page = browser.page();
    let mut count = 0;
    let mut problems: Vec<String> = Vec::new();
    for site in sites() {
        for path in site.pages.iter().filter(|path| path.ends_with(".guide.html")) {
            page.go(&site.file_url(path));
            let sheets = page.print(Paper::A4).len();
            if sheets > 2 {
                problems.push(format!("{path} takes {sheets} sheets"));
            }
            count += 1;
        }
    }
    assert_eq!(problems, Vec::<String>::new());
    assert!(count >= 8 * LANGUAGES.len(), "there are only {count} guides");
}

#[test]
fn a_lesson_passed_in_one_language_is_passed_in_every_language() {
    let Some(browser) = Browser::shared() else { return };
    let mut count = 0;
    for site in sites() {
        // Sites from one disk share their storage.
        let mut page = browser.page();
        let lessons = pass_every_lesson(&mut page, &site);
        page.go(&site.file_url("th/progress.html"));
        assert_eq!(page.count("[data-pb-record-rows] tr"), lessons);
        assert_eq!(page.take_log().complaints, Vec::<String>::new());
        count += lessons;
    }
    assert!(count >= 8, "there are only {count} lessons with a quiz");
}

/// Answers each quiz in one language and opens it in all. Returns the number of lessons with a
/// quiz.
fn pass_every_lesson(page: &mut Page, site: &BuiltSite) -> usize {
    let passed = "(score => score.innerText !== '' &&
      score.innerText === score.dataset.pbPassed.replace('{count}', \
                  document.querySelectorAll('.pb-question.pb-is-right').length))
      (document.querySelector('.pb-score'))";
    let is_lesson = |path: &&String| {
        let text = fs_err::read_to_string(site.folder().join(path)).unwrap();
        text.contains("data-pb-question=") && text.contains(" data-pb-lesson=")
    };
    let lessons: Vec<&String> =
        site.pages.iter().filter(|path| path.starts_with("en/")).filter(is_lesson).collect();
    for (place, path) in lessons.iter().enumerate() {
        let in_language =
            |language: &str| site.file_url(&path.replacen("en/", &format!("{language}/"), 1));
        let first = LANGUAGES[place % LANGUAGES.len()];
        page.go(&in_language(first));
        page.evaluate(
            "for (const question of document.querySelectorAll('.pb-question')) {
               for (const right of question.dataset.pbRight.split(' '))
                 question.querySelector(`[value=\"${right}\"]`).click();
               if (question.querySelector('[type=checkbox]'))
                 question.querySelector('[data-pb-check]').click();
             }",
        );
        for language in LANGUAGES {
            page.go(&in_language(language));
            assert_eq!(page.evaluate(passed), true, "{path} in {language}, passed in {first}");
            assert!(page.spoken("[data-pb-done]").is("pressed=\"true\""), "{path} in {language}");
        }
    }
    lessons.len()
}
