//! Pages on paper, A4 and Letter, as Chromium and Firefox print them: no empty sheet, no heading
//! alone at the foot of one, no last sheet with the footer only, nothing cut off.

use crate::browser::{Browser, BuiltSite, Firefox, Page, Paper, StaticServer, texts};
use crate::practice_site::practice_site;
use crate::site_test::SiteTest;

/// The texts of everything that must be followed by something on the same sheet, without spaces.
const HEADINGS: &str = "Array.from(document.querySelectorAll('main :is(h1, h2, h3, h4, thead)'), \
    heading => heading.textContent.replace(/\\s/g, '')).filter(Boolean)";

/// What is printed of the footer, without spaces.
const FOOTER: &str = "Array.from(document.querySelectorAll('.pb-footer .pb-site, .pb-license'), \
    part => part.textContent.replace(/\\s/g, '')).join('')";

/// Returns the texts of the sheets without spaces, and without what is drawn last although it is
/// elsewhere: the footer, which heads the first sheet, and numbers of lists.
fn sheets(page: &mut Page, paper: Paper) -> Vec<String> {
    let footer = page.text(FOOTER);
    let print = page.print(paper);
    let sheet = |sheet: &String| {
        let text: String = sheet.chars().filter(|character| !character.is_whitespace()).collect();
        let text = text.strip_suffix(&footer).unwrap_or(&text);
        text.trim_end_matches(|character: char| character.is_ascii_digit()).to_owned()
    };
    print.sheets.iter().map(sheet).collect()
}

/// Prints a page on both sizes of paper and returns what is wrong with it.
fn problems(page: &mut Page, path: &str) -> Vec<String> {
    let headings = page.evaluate(HEADINGS);
    let headings: Vec<&str> = texts(&headings).collect();
    let browser = if page.is_firefox() { "Firefox" } else { "Chromium" };
    let mut problems = Vec::new();
    for paper in Paper::ALL {
        let sheets = sheets(page, paper);
        let mut wrong = |what: &str| problems.push(format!("{path}, {browser}, {paper:?}: {what}"));
        for (number, sheet) in (1..).zip(&sheets) {
            if sheet.is_empty() {
                wrong(&format!("sheet {number} is empty, or has the footer only"));
            }
            let heading = headings.iter().find(|heading| sheet.ends_with(**heading));
            if let Some(heading) = heading.filter(|_| number < sheets.len()) {
                wrong(&format!("sheet {number} ends with “{heading}”"));
            }
        }
    }
    problems
}

/// Opens a site in both browsers.
fn in_each(site: &BuiltSite, mut try_it: impl FnMut(&mut Page, &str)) {
    let server = StaticServer::start(&site.folder(), "/");
    if let Some(browser) = Browser::shared() {
        try_it(&mut browser.page(), &server.url(""));
    }
    if let Some(firefox) = Firefox::start() {
        try_it(&mut firefox.page(), &server.url(""));
    }
}

/// Returns a site with a long glossary, a long table, a page that fits on one sheet, and sixty
/// lessons to be done.
fn long_site() -> BuiltSite {
    let term = |number: u32| {
        let words = "It says what this is, at some length, and once more. ".repeat(4);
        format!("## Term {number} <a id=\"term-{number}\"></a>\n\n{words}\n\n")
    };
    let terms = (1..=60).map(term).collect::<Vec<_>>().concat();
    let row = |number: u32| format!("| Row {number} | What it is {number} |\n");
    let rows = (1..=90).map(row).collect::<Vec<_>>().concat();
    let site =
        SiteTest::english().file("content/glossary/en.md", &format!("# Glossary\n\n{terms}")).file(
            "content/care/first/en.md",
            &format!("# A long table\n\nIn order.\n\n| Name | What |\n| - | - |\n{rows}"),
        );
    let site = (1..=60).fold(site, |site, number| {
        let text = format!("# Lesson {number}\n\nIt is short.");
        site.file(&format!("content/care/lesson-{number}/en.md"), &text)
    });
    BuiltSite::of(&site.on_disk().path(""), None)
}

#[test]
fn lessons_topics_and_the_glossary_have_no_empty_sheet_and_no_heading_at_the_foot_of_one() {
    let site = BuiltSite::lessons(None);
    let is_tried = |path: &&String| {
        path.starts_with("en/co")
            || path.ends_with("n/empowerment/index.html")
            || ["en/glossary/index.html", "vi/compassion/plane-that-waited.html"]
                .contains(&path.as_str())
    };
    let mut found = Vec::new();
    in_each(&site, |page, root| {
        for path in site.pages.iter().filter(is_tried) {
            page.go(&format!("{root}{path}"));
            found.extend(problems(page, path));
        }
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn long_glossaries_tables_and_records_begin_on_the_first_sheet() {
    in_each(&long_site(), |page, root| {
        page.go(&format!("{root}en/progress.html"));
        page.evaluate(
            "for (let number = 1; number <= 60; number += 1)
               polybook.store.change('care/lesson-' + number, record => {
                 record.done = '2026-01-01';
               })",
        );
        for (path, first, last) in [
            ("en/glossary/index.html", "Term1I", "Term9I"),
            ("en/care/first.html", "Row1W", "Row90W"),
            ("en/progress.html", "Lesson1J", "Lesson9J"),
        ] {
            page.go(&format!("{root}{path}"));
            assert_eq!(problems(page, path), Vec::<String>::new());
            for paper in Paper::ALL {
                let sheets = sheets(page, paper);
                assert!(sheets.len() > 1 && sheets[0].contains(first), "{path}: {sheets:#?}");
                assert!(sheets.last().unwrap().contains(last), "{path}: {sheets:#?}");
            }
        }
        page.go(&format!("{root}en/care/lesson-1.html"));
        for paper in Paper::ALL {
            assert_eq!(page.print(paper).len(), 1);
        }
    });
}

#[test]
fn nothing_is_wider_than_the_paper() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = browser.page();
    page.set_media("print", "light");
    // The width between the margins of A4 and of Letter, in pixels.
    for width in [642, 665] {
        page.set_viewport(width, 900);
        for path in ["en/care/first.html", "en/glossary/index.html", "en/progress.html"] {
            page.go(&site.file_url(path));
            let is_inside = "document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.evaluate(is_inside), true, "{path} at {width}");
        }
    }
}
