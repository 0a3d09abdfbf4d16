//! Stubs, the pages of missing translations: search engines and lists leave them out.

use super::table_site;
use std::collections::BTreeMap;

use crate::site_test::{SiteTest, attribute_values};
use crate::stamps::with_stamp;

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
