//! Edits while the server runs, right and broken ones.

use polybook::load;

use super::{Served, messages, script_of, two_lessons};
use crate::browser::Browser;
use crate::site_test::{DRAWING, SiteTest, attribute_values, read_site};

#[test]
fn a_broken_edit_is_reported_until_it_is_fixed() {
    let served = Served::start(&two_lessons());
    let news = served.news();
    served.folder.write(
        "content/care/second/en.md",
        "# The second lesson\n\nSee [nothing](../nothing/en.md).",
    );
    let broken = news.until("the diagnostic", |news| !messages(news).is_empty());
    let found = &broken["diagnostics"][0];
    assert_eq!(found["severity"], "error");
    assert_eq!(found["place"], "content/care/second/en.md:3:5");
    assert!(found["message"].as_str().unwrap().contains("nothing"), "{found}");
    assert!(found["help"].as_str().is_some_and(|help| !help.is_empty()), "{found}");
    served.page("/lessons/en/care/first.html");
    served.folder.write("content/care/second/en.md", "# The second lesson\n\nSee nothing.");
    news.until("the mending", |news| messages(news).is_empty());
    assert!(served.page("/lessons/en/care/second.html").contains("See nothing."));
}

#[test]
fn a_broken_configuration_is_reported_until_it_is_fixed() {
    let site = two_lessons();
    let served = Served::start(&site);
    let news = served.news();
    let whole = served.folder.read("book.toml");
    for broken in ["[book\ntitle = ", "[book]\ntitel = \"x\"", "", "\u{0}"] {
        served.folder.write("book.toml", broken);
        news.until(broken, |_| {
            !served
                .get("/lessons/en/care/first.html")
                .1
                .contains("<title>The first lesson – Lessons")
        });
        let stale = served.get("/lessons/en/care/first.html").1;
        served.folder.write("book.toml", &whole);
        news.until("the mending", |news| {
            messages(news).is_empty() && served.get("/lessons/nl/care/first.html").0 == 200
        });
        // A browser may request the script of its current page only now; without the script that
        // page would never reload.
        served.page(&script_of(&stale));
    }
    fs_err::remove_file(served.folder.path("book.toml")).unwrap();
    served.folder.write("book.toml", whole.replace("title = \"Lessons\"", "title = \"Courses\""));
    news.until("the new title", |_| served.get("/lessons/en/index.html").1.contains("Courses"));
}

#[test]
fn files_and_folders_are_added_renamed_and_removed() {
    let served = Served::start(&two_lessons());
    let news = served.news();
    // A folder with a lesson.
    served.folder.write("content/joy/third/en.md", "# The third lesson\n\nIt ends.");
    news.until("the new lesson", |_| {
        served.get("/lessons/en/joy/third.html").1.contains("It ends.")
    });
    // A picture, and then another in its place.
    let drawing = |width: u32| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\"/>")
    };
    served.folder.write("content/care/first/drawing.svg", drawing(77));
    let is_wide = |width: &str| {
        attribute_values(&served.page("/lessons/en/care/first.html"), "width")
            .contains(&width.to_owned())
    };
    news.until("the new drawing", |_| is_wide("77"));
    served.folder.write("content/care/first/drawing.en.svg", drawing(88));
    news.until("the English drawing", |_| is_wide("88"));
    fs_err::remove_file(served.folder.path("content/care/first/drawing.en.svg")).unwrap();
    news.until("the common drawing", |_| is_wide("77"));
    // As editors save: another file is renamed over it.
    served.folder.write("content/care/first/.en.md.swap", "# The first lesson\n\nSaved.");
    fs_err::rename(
        served.folder.path("content/care/first/.en.md.swap"),
        served.folder.path("content/care/first/en.md"),
    )
    .unwrap();
    news.until("the saved file", |_| served.page("/lessons/en/care/first.html").contains("Saved."));
    // A renamed folder.
    fs_err::rename(served.folder.path("content/joy"), served.folder.path("content/delight"))
        .unwrap();
    news.until("the other name", |_| served.get("/lessons/en/delight/third.html").0 == 200);
    assert_eq!(served.get("/lessons/en/joy/third.html").0, 404);
    served.folder.write("content/delight/third/en.md", "# The third lesson\n\nEdited.");
    news.until("the edit below the other name", |_| {
        served.page("/lessons/en/delight/third.html").contains("Edited.")
    });
    fs_err::remove_dir_all(served.folder.path("content/delight")).unwrap();
    news.until("the end of the topic", |_| served.get("/lessons/en/delight/third.html").0 == 404);
    // Folders that did not exist when the server started.
    served.folder.write("i18n/en.toml", "home = \"Beginnings\"");
    news.until("the new word", |_| {
        served.page("/lessons/en/care/first.html").contains("Beginnings")
    });
    // The result of the edits equals that of a fresh build.
    served.folder.build();
    let built = served.folder.read("book/en/care/first.html");
    assert!(served.page("/lessons/en/care/first.html").starts_with(&built));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_in_decomposed_letters_is_still_found_after_an_edit() {
    let name = "content/care/first/e\u{301}tude.svg";
    let site = SiteTest::english()
        .file("content/care/first/en.md", "# First\n\n![A drawing](\u{e9}tude.svg)");
    let folder = site.on_disk();
    folder.write(name, DRAWING);
    let root = folder.path("");
    let (config, mut loaded) = read_site(&root);
    let before = loaded.sources.assets.len();
    assert_eq!(before, 1);
    folder.write(name, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"7\" height=\"7\"/>");
    assert!(load::refresh(&root, &config, &mut loaded, &[root.join(name)]).unwrap());
    assert_eq!(
        loaded.sources.assets.values().map(|asset| asset.dimensions).collect::<Vec<_>>(),
        [Some((7, 7))]
    );
    assert_eq!(loaded.sources.assets, read_site(&root).1.sources.assets);
}

#[test]
fn an_open_page_shows_the_edit_and_its_diagnostics() {
    let Some(browser) = Browser::shared() else { return };
    let served = Served::start(&two_lessons());
    let mut page = browser.page();
    page.go(&format!("{}en/care/second.html", served.url));
    served.folder.write("content/care/second/en.md", "# The second lesson\n\nIt was edited.");
    page.wait_until("document.body.textContent.includes('It was edited.')");
    served.folder.write(
        "content/care/second/en.md",
        "# The second lesson\n\nSee [nothing](../nothing/en.md).",
    );
    page.wait_until(
        "document.getElementById('pb-overlay')?.textContent\
            .includes('content/care/second/en.md:3:5')",
    );
    served.folder.write("content/care/second/en.md", "# The second lesson\n\nIt was fixed.");
    page.wait_until(
        "document.body.textContent.includes('It was fixed.') && \
        !document.getElementById('pb-overlay')",
    );
    let whole = served.folder.read("book.toml");
    served.folder.write("book.toml", "[book");
    page.wait_until("document.getElementById('pb-overlay')?.textContent.includes('book.toml:1:')");
    served.folder.write("book.toml", whole);
    page.wait_until(
        "document.body.textContent.includes('It was fixed.') && \
        !document.getElementById('pb-overlay')",
    );
    // Without a configuration the site has no path, so the page is not found while the
    // configuration is broken, and on a busy machine neither is the style sheet of an earlier page:
    // the response is a page then.
    let is_expected = |complaint: &String| {
        complaint.contains("404") || complaint.contains("MIME type ('text/html')")
    };
    page.take_log()
        .complaints
        .iter()
        .for_each(|complaint| assert!(is_expected(complaint), "{complaint}"));
}
