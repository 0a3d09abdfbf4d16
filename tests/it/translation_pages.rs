//! What readers and translators see of stamps: banners and the page of translations.

use std::collections::BTreeMap;

use crate::site_test::{Outcome, SiteTest, attribute_values, text_of};
use crate::stamps::{EN_1, TH_1, VI_1, VI_2, family, with_stamp};

/// Returns a sentence in a language of the interface.
fn sentence(stem: &str, key: &str) -> String {
    let path = format!("{}/themes/default/i18n/{stem}.toml", env!("CARGO_MANIFEST_DIR"));
    let table: toml::Table = toml::from_str(&fs_err::read_to_string(path).unwrap()).unwrap();
    table[key].as_str().unwrap().to_owned()
}

/// Returns the text of the banner, and the targets of its links.
fn banner(outcome: &Outcome, path: &str) -> Option<(String, Vec<String>)> {
    let page = outcome.page(path);
    let (_, banner) = page.split_once("<aside class=\"pb-banner\"")?;
    let banner = banner.split_once("</aside>").unwrap().0.split_once('>').unwrap().1;
    Some((
        text_of(banner).split_whitespace().collect::<Vec<_>>().join(" "),
        outcome.ways(path, banner),
    ))
}

#[test]
fn an_outdated_page_says_so_in_its_language_and_links_to_the_original() {
    let names = [("vi", "Tiếng Việt"), ("nl", "Nederlands"), ("th", "ไทย"), ("en", "English")];
    for (original, name) in names {
        let mut site = SiteTest::stamped()
            .file("content/care/first/lesson.toml", &format!("source = \"{original}\""));
        for (stem, _) in names {
            let stamp = if stem == original {
                ""
            } else {
                "<!-- translated-from: ORIGINAL 0123456789abcdef -->\n"
            };
            let text = format!("{}# Title {stem}\n\nWords.\n", stamp.replace("ORIGINAL", original));
            site = site.file(&format!("content/care/first/{stem}.md"), &text);
        }
        let outcome = site.build();
        assert_eq!(banner(&outcome, &format!("{original}/care/first.html")), None);
        for (stem, _) in names.iter().filter(|(stem, _)| *stem != original) {
            let words = format!(
                "{} {} {name}",
                sentence(stem, "translation-behind"),
                sentence(stem, "read-original")
            );
            let path = format!("{stem}/care/first.html");
            assert_eq!(
                banner(&outcome, &path),
                Some((words, vec![format!("{original}/care/first.html")]))
            );
            assert!(outcome.page(&path).matches("class=\"pb-banner\"").count() == 1);
        }
    }
}

#[test]
fn only_a_page_that_is_certainly_outdated_says_so() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let current = family(&[("vi", VI_1), ("en", &en), ("th", &th)]).build();
    let behind = family(&[("vi", VI_2), ("en", &en), ("th", &th)]).build();
    let unverified = family(&[("vi", VI_2), ("en", EN_1), ("th", &th)]).build();
    for stem in ["vi", "nl", "th", "en"] {
        assert_eq!(banner(&current, &format!("{stem}/care/first.html")), None, "{stem}");
        assert_eq!(banner(&unverified, &format!("{stem}/care/first.html")), None, "{stem}");
        let is_told = banner(&behind, &format!("{stem}/care/first.html")).is_some();
        assert_eq!(
            is_told,
            ["th", "en"].contains(&stem),
            "{stem}: behind itself, or through its pivot"
        );
    }
    // The link leads to the original, not to the pivot.
    assert_eq!(banner(&behind, "th/care/first.html").unwrap().1, ["vi/care/first.html"]);
}

#[test]
fn an_unreviewed_text_says_so_in_its_language() {
    for (review, key) in
        [("machine", Some("review-machine")), ("draft", Some("review-draft")), ("human", None)]
    {
        let mut site = SiteTest::stamped().file("content/care/first/en.md", EN_1);
        for stem in ["vi", "nl", "th"] {
            let text = with_stamp(
                "en",
                EN_1,
                &format!("<!-- review: {review} -->\n# Title {stem}\n\nWords.\n"),
            );
            site = site.file(&format!("content/care/first/{stem}.md"), &text);
        }
        let outcome = site.build();
        assert_eq!(outcome.diagnostics(), "");
        for stem in ["vi", "nl", "th"] {
            let said = banner(&outcome, &format!("{stem}/care/first.html")).map(|(words, _)| words);
            assert_eq!(said, key.map(|key| sentence(stem, key)), "{review} {stem}");
        }
    }
    // Both states share one banner; an original can be a draft too.
    let nl = "<!-- translated-from: en 0123456789abcdef -->\n<!-- review: draft -->\n# Een\n\n\
        Een woord.\n";
    let en = "<!-- review: machine -->\n# One\n\nA word.\n";
    let outcome = SiteTest::stamped()
        .file("content/care/first/en.md", en)
        .file("content/care/first/nl.md", nl)
        .build();
    let words = banner(&outcome, "nl/care/first.html").unwrap().0;
    assert!(
        words.starts_with(&sentence("nl", "translation-behind"))
            && words.ends_with(&sentence("nl", "review-draft")),
        "{words}"
    );
    assert_eq!(banner(&outcome, "en/care/first.html").unwrap().0, sentence("en", "review-machine"));
}

#[test]
fn every_kind_of_page_has_its_banner() {
    let english = "# Words\n\nx\n";
    let dutch = "<!-- translated-from: en 0123456789abcdef -->\n# Woorden\n\nx\n";
    let mut site = SiteTest::stamped().file("content/care/first/en.md", EN_1);
    let pages = [
        ("content", "nl/index.html"),
        ("content/care", "nl/care/index.html"),
        ("content/pages/about", "nl/pages/about.html"),
        ("content/glossary", "nl/glossary/index.html"),
    ];
    for (folder, _) in pages {
        site =
            site.file(&format!("{folder}/en.md"), english).file(&format!("{folder}/nl.md"), dutch);
    }
    let outcome = site.build();
    for (folder, page) in pages {
        let (words, ways) =
            banner(&outcome, page).unwrap_or_else(|| panic!("{folder} has no banner"));
        assert!(words.starts_with(&sentence("nl", "translation-behind")), "{words}");
        assert_eq!(ways, [page.replacen("nl/", "en/", 1)]);
    }
}

// The table.

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

/// Returns a lesson in every state, a lesson of an additional topic, and a plain page.
fn table_site() -> SiteTest {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let nl = "<!-- review: machine -->\n# Een\n\nEen woord.\n";
    family(&[("vi", VI_2), ("nl", nl), ("th", &th), ("en", &en)])
        .file("content/care/second/lesson.toml", "missing = \"none\"\npublished = 2026-11-22")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/calm/topic.toml", "order = 2")
        .file("content/calm/en.md", "# Calm\n\nx")
        .file("content/calm/third/nl.md", "# Derde\n\nx")
        .file("content/pages/about/en.md", "# About\n\nx")
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
    assert!(table.contains("<th scope=\"row\" lang=\"nl\">Derde</th>"), "{table}");
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
            "source is behind 1",
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

// Stubs.

#[test]
fn alternates_sitemap_and_feed_list_only_pages_with_their_own_text() {
    let site = table_site()
        .file("content/care/fourth/lesson.toml", "missing = \"inline\"\npublished = 2026-11-21")
        .file("content/care/fourth/nl.md", "# Vierde\n\nx")
        .file("content/care/fifth/lesson.toml", "source = \"en\"\npublished = 2026-11-20")
        .file("content/care/fifth/en.md", "# Fifth\n\nx\n\n## Part\n\nx")
        .file(
            "content/care/fifth/nl.md",
            &with_stamp("en", "# Fifth\n\nx\n\n## Part\n\nx", "# Vijfde\n\nx\n\n## Deel\n"),
        )
        .file("content/care/first/lesson.toml", "source = \"vi\"\npublished = 2026-11-19")
        .file("content/nl.md", "# Lessen\n\nWelkom.");
    let outcome = site.build();
    let address = |path: &str| format!("https://example.org/lessons/{path}");
    let pages: BTreeMap<String, String> =
        outcome.pages().map(|(path, page)| (address(path), page)).collect();
    let is_open =
        |page: &str| pages.get(page).is_some_and(|page| !page.contains("content=\"noindex\""));
    let mut named = 0;
    for (path, page) in outcome.pages() {
        for line in page.lines().filter(|line| line.starts_with("<link rel=\"alternate\" hreflang"))
        {
            let other = attribute_values(line, "href").remove(0);
            assert!(is_open(&other), "{path} names {other}");
            named += 1;
            // The targets link back.
            assert!(
                pages[&other].contains(&format!("href=\"{}\"", address(path))),
                "{other} does not name {path}"
            );
        }
    }
    assert!(named > 10);
    let sitemap = outcome.page("sitemap.xml");
    let mut places: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0).collect();
    places.extend(sitemap.split(" href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0));
    assert!(places.len() > 10);
    for stem in ["vi", "nl", "th", "en"] {
        let Some(feed) = outcome
            .has(&format!("{stem}/feed.xml"))
            .then(|| outcome.page(&format!("{stem}/feed.xml")))
        else {
            continue;
        };
        let entries: Vec<String> = feed
            .split("<entry>")
            .skip(1)
            .flat_map(|entry| attribute_values(entry, "href"))
            .collect();
        assert!(!entries.is_empty());
        for entry in entries {
            assert!(is_open(&entry), "the {stem} feed names {entry}");
        }
    }
    for place in places.into_iter().filter(|place| place.ends_with(".html")) {
        assert!(is_open(place), "the sitemap names {place}");
    }
    // Outdated, unverified and draft texts are ordinary pages.
    assert!(
        sitemap.contains(&address("en/care/first.html"))
            && sitemap.contains(&address("nl/care/first.html"))
    );
}

#[test]
fn a_stub_does_not_show_the_originals_text_but_offers_it_for_copying() {
    let text =
        "# First\n\nWords & <b>more</b>  \nwords.\n\n```html\n<!-- kept --></template>\n```\n";
    let outcome = SiteTest::new().file("content/care/first/en.md", text).build();
    let page = outcome.page("nl/care/first.html");
    let (before, rest) = page.split_once("<template data-pb-source>").unwrap();
    let (source, after) = rest.split_once("</template>").unwrap();
    assert!(!before.contains("Words") && !after.contains("Words"));
    let unescaped = source
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x2F;", "/")
        .replace("&#x27;", "'");
    assert_eq!(unescaped.replace("&amp;", "&").trim_end(), text.trim_end());
    assert!(!outcome.page("en/care/first.html").contains("<template"));
}

#[test]
fn facts_of_the_original_alone_are_not_copied() {
    let pair = "<!-- same-meaning: 0123456789abcdef fedcba9876543210 -->";
    let text = format!(
        "\u{feff}+++\nreview = \"human\"\n+++\n{pair}\n# First\n\n<!-- keypoints -->\n\
        ## Remember\n\n- x\n"
    );
    let outcome = SiteTest::new().file("content/care/first/en.md", &text).build();
    let source = outcome.between("nl/care/first.html", "<template data-pb-source>", "</template>");
    let source = source.replace("&lt;", "<").replace("&gt;", ">");
    assert_eq!(source.trim(), "# First\n\n<!-- keypoints -->\n## Remember\n\n- x");
}
