//! Pages on paper, A4 and Letter, as Chromium and Firefox print them: no empty sheet, no heading
//! alone at the foot of one, no last sheet with the footer only, nothing cut off.

use crate::browser::{Browser, BuiltSite, Firefox, Page, Paper, StaticServer};
use crate::practice_site::practice_site;
use crate::site_test::SiteTest;

/// The texts of everything that must be followed by something on the same sheet.
const HEADINGS: &str = "Array.from(document.querySelectorAll('main :is(h1, h2, h3, h4, summary, thead)'), \
    heading => heading.textContent).map(text => text.replace(/\\s/g, '')).filter(Boolean)";
const FOOTER: &str = "document.querySelector('.pb-footer')?.textContent.replace(/\\s/g, '') || ''";

/// Prints a page on both sizes of paper and returns what is wrong with it.
fn problems(page: &mut Page, path: &str) -> Vec<String> {
    let strings = |value: serde_json::Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten();
        texts.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let headings = strings(page.evaluate(HEADINGS));
    let footer = page.text(FOOTER);
    let mut problems = Vec::new();
    for paper in Paper::ALL {
        let print = page.print(paper);
        let sheets: Vec<String> = print
            .sheets
            .iter()
            .map(|sheet| sheet.chars().filter(|character| !character.is_whitespace()).collect())
            .collect();
        let browser = if page.is_firefox() { "Firefox" } else { "Chromium" };
        let mut wrong = |what: &str| problems.push(format!("{path}, {browser}, {paper:?}: {what}"));
        for (number, sheet) in sheets.iter().enumerate() {
            let number = number + 1;
            if sheet.is_empty() {
                wrong(&format!("sheet {number} is empty"));
            }
            if number < sheets.len()
                && let Some(heading) = headings.iter().find(|heading| sheet.ends_with(*heading))
            {
                wrong(&format!("sheet {number} ends with “{heading}”"));
            }
        }
        let last = sheets.last().map(String::as_str).unwrap_or_default();
        if sheets.len() > 1 && footer.contains(last) {
            wrong("the last sheet has the footer only");
        }
    }
    problems
}

fn in_each(site: &BuiltSite, mut try_it: impl FnMut(&mut Page, &str)) {
    let server = StaticServer::start(&site.folder(), "/");
    if let Some(browser) = Browser::shared() {
        try_it(&mut browser.page(), &server.url(""));
    }
    if let Some(firefox) = Firefox::start() {
        try_it(&mut firefox.page(), &server.url(""));
    }
}

#[test]
fn explore() {
    let Ok(folder) = std::env::var("PAPER_SITE") else { return };
    let site = BuiltSite::of(std::path::Path::new(&folder), None);
    let filter = std::env::var("PAPER_FILTER").unwrap_or_default();
    in_each(&site, |page, root| {
        for path in site.pages.iter().filter(|path| path.contains(&filter) && !path.starts_with("404")) {
            page.go(&format!("{root}{path}"));
            let print = page.print(Paper::A4);
            eprintln!("{path} {}: {:?}", page.is_firefox(), print.sheets.iter().map(|sheet| {
                let length = sheet.chars().count();
                let end: String = sheet.chars().skip(length.saturating_sub(50)).collect();
                format!("{length} …{end}")
            }).collect::<Vec<_>>());
            for problem in problems(page, path) {
                eprintln!("  PROBLEM {problem}");
            }
        }
    });
}
