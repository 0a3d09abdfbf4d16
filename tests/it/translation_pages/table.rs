//! The page of translations: a table with the state of every text.

use super::{sentence, table_site};
use crate::site_test::{Outcome, SiteTest, attribute_values, text_of};
use crate::stamps::with_stamp;

const TABLE: &str = "translations.html";

/// Returns the cells of the table as `title: state page`, row by row.
fn rows(outcome: &Outcome) -> Vec<String> {
    let table = outcome.between(TABLE, "<table", "</table>");
    let rows = table.split("<tr>").filter(|row| row.contains("<td>"));
    let row = |row: &str| {
        let title = text_of(row.split_once("</th>").unwrap().0);
        let cells = row.split("<td>").skip(1).map(|cell| {
            let class = attribute_values(cell, "class")[0].replace("pb-state pb-state-", "");
            format!("{class} {}", outcome.ways(TABLE, cell)[0])
        });
        format!("{title}: {}", cells.collect::<Vec<_>>().join(", "))
    };
    rows.map(row).collect()
}

#[test]
fn the_table_lists_every_text_with_its_state_and_a_link_to_its_page() {
    let outcome = table_site().build();
    assert_eq!(
        rows(&outcome),
        [
            "Derde: missing vi/calm/third.html, original nl/calm/third.html, missing \
            th/calm/third.html, missing en/calm/third.html",
            "One: original vi/care/first.html, unverified nl/care/first.html, upstream-outdated \
            th/care/first.html, outdated en/care/first.html",
            "Second: missing en/care/second.html, missing en/care/second.html, missing \
            en/care/second.html, original en/care/second.html",
            "Calm: missing vi/calm/index.html, missing nl/calm/index.html, missing \
            th/calm/index.html, original en/calm/index.html",
            "Care: current vi/care/index.html, current nl/care/index.html, current \
            th/care/index.html, original en/care/index.html",
            "About: missing vi/pages/about.html, missing nl/pages/about.html, missing \
            th/pages/about.html, original en/pages/about.html",
        ]
    );
    let table = outcome.between(TABLE, "<table", "</table>");
    assert!(table.contains("<th scope=\"row\" lang=\"nl\" dir=\"ltr\">Derde</th>"), "{table}");
    let heads: Vec<String> = attribute_values(table.split_once("</thead>").unwrap().0, "lang");
    assert_eq!(heads, ["vi", "nl", "th", "en"]);
    let machine = table.split("<td>").find(|cell| cell.contains("pb-state-unverified")).unwrap();
    assert!(text_of(machine).contains(&sentence("en", "state-machine")), "{machine}");
    // The totals equal those of the cells.
    let facts = text_of(&outcome.between(TABLE, "<ul class=\"pb-facts\">", "</ul>"));
    let facts: Vec<&str> = facts.lines().collect();
    assert_eq!(
        facts,
        [
            "original 6",
            "up to date 3",
            "behind 1",
            "behind its source 1",
            "not verified 1",
            "missing 12"
        ]
    );
}

#[test]
fn an_unfilled_text_is_a_draft_in_the_table() {
    let en = "# One\n\nx\n\n## Part\n\nx\n";
    let nl = with_stamp("en", en, "<!-- review: draft -->\n# One\n\n## Part\n");
    let th = with_stamp("en", en, "<!-- review: draft -->\n# หนึ่ง\n\nคำ\n\n## ส่วน\n\nคำ\n");
    let outcome = SiteTest::stamped()
        .file("content/care/first/en.md", en)
        .file("content/care/first/nl.md", &nl)
        .file("content/care/first/th.md", &th)
        .build();
    let rows = rows(&outcome);
    assert_eq!(
        rows[0],
        "One: missing vi/care/first.html, draft nl/care/first.html, current th/care/first.html, \
        original en/care/first.html"
    );
    let cells = outcome.between(TABLE, "<table", "</table>");
    let cell = |path: &str| {
        text_of(
            cells
                .split("<td>")
                .find(|cell| cell.contains(path))
                .unwrap()
                .split_once("</td>")
                .unwrap()
                .0,
        )
    };
    assert_eq!(
        (cell("nl/care/first.html").as_str(), cell("th/care/first.html").as_str()),
        ("draft", "up to date draft")
    );
    let facts = text_of(&outcome.between(TABLE, "<ul class=\"pb-facts\">", "</ul>"));
    assert!(facts.lines().any(|fact| fact == "draft 1"), "{facts}");
}

#[test]
fn the_table_links_to_the_editor_where_there_is_a_repository() {
    assert!(!table_site().build().page(TABLE).contains("pb-cell-edit"));
    let site = table_site();
    let config = site
        .text("book.toml")
        .replace("site-url", "git-repository-url = \"https://github.com/a/b\"\nsite-url");
    let outcome = site.file("book.toml", &config).build();
    let table = outcome.between(TABLE, "<table", "</table>");
    let edits: Vec<String> = table
        .split("<a class=\"pb-cell-edit\"")
        .skip(1)
        .map(|link| {
            attribute_values(link, "href")[0]
                .replace("https://github.com/a/b/edit/main/content/", "")
        })
        .collect();
    let texts = [
        "calm/third/nl.md",
        "care/first/vi.md",
        "care/first/nl.md",
        "care/first/th.md",
        "care/first/en.md",
    ];
    let more = [
        "care/second/en.md",
        "calm/en.md",
        "care/vi.md",
        "care/nl.md",
        "care/th.md",
        "care/en.md",
        "pages/about/en.md",
    ];
    assert_eq!(edits, [&texts[..], &more].concat());
}

#[test]
fn the_table_is_in_the_sites_language_linked_from_every_page_and_not_indexed() {
    let outcome = table_site().build();
    let page = outcome.page(TABLE);
    assert!(
        page.contains("<html lang=\"en\"")
            && page.contains("<meta name=\"robots\" content=\"noindex\">")
    );
    assert!(!page.contains("rel=\"canonical\"") && !page.contains("rel=\"alternate\" hreflang"));
    assert!(!outcome.page("sitemap.xml").contains(TABLE));
    for path in ["vi/care/first.html", "nl/index.html", "th/tags/index.html", "en/progress.html"]
        .iter()
        .filter(|path| outcome.has(path))
    {
        let footer = outcome.between(path, "<footer class=\"pb-footer\"", "</footer>");
        assert!(outcome.ways(path, &footer).contains(&TABLE.to_owned()), "{path}");
    }
    let vietnamese = table_site();
    let config = vietnamese.text("book.toml").replace("language = \"en\"", "language = \"vi\"");
    let outcome = vietnamese.file("book.toml", &config).build();
    assert!(
        outcome.page(TABLE).contains("<html lang=\"vi\"")
            && outcome.page(TABLE).contains(&sentence("vi", "translations-title"))
    );
}

#[test]
fn a_site_in_one_language_has_no_table() {
    let outcome = SiteTest::lesson("x").build();
    assert!(!outcome.has(TABLE) && !outcome.page("en/care/first.html").contains(TABLE));
}
