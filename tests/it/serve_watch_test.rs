//! The changes that `serve` notices: whatever happens to the files of a site appears in the next
//! response.

use crate::serve_test::Served;
use crate::site_test::SiteTest;

const PAGE: &str = "/lessons/en/care/first.html";

fn site() -> SiteTest {
    SiteTest::new().file("content/care/first/en.md", "# The first lesson\n\nIt begins.")
}

#[test]
fn a_style_sheet_in_its_own_folder_is_watched_as_soon_as_it_exists() {
    let config = "[book]\ntitle = \"Lessons\"\nlanguage = \"en\"\n[output.html]\n\
        site-url = \"https://example.org/lessons/\"\nadditional-css = [\"look/own/house.css\"]\n\
        additional-js = [\"look/scripts/house.js\"]\n[languages.en]\n";
    let served = Served::start(&site().file("book.toml", config));
    let news = served.news();
    let asset = |name: &str, words: &str| {
        let page = served.page(PAGE);
        let path = page
            .split('"')
            .find(|path| path.contains(name))
            .map(|path| path.trim_start_matches("../").to_owned());
        path.is_some_and(|path| served.page(&format!("/lessons/{path}")).contains(words))
    };
    served.folder.write("look/own/house.css", ".a{color:red}");
    served.folder.write("look/scripts/house.js", "let a=1;");
    news.until("the first style", |_| {
        asset("house", ".a{color:red}") && asset("house.js", "a=1") || asset("own-house", "red")
    });
    served.folder.write("look/own/house.css", ".a{color:green}");
    news.until("the second style", |_| asset("own-house", "green"));
    // A folder of the same name replaces the watched one.
    served.folder.write("look/next/house.css", ".a{color:blue}");
    fs_err::rename(served.folder.path("look/own"), served.folder.path("look/old")).unwrap();
    fs_err::rename(served.folder.path("look/next"), served.folder.path("look/own")).unwrap();
    news.until("the style of the other folder", |_| asset("own-house", "blue"));
    served.folder.write("look/own/house.css", ".a{color:black}");
    news.until("an edit in the other folder", |_| asset("own-house", "black"));
}

#[test]
fn a_folder_of_lessons_that_replaces_another_is_watched() {
    let served = Served::start(&site());
    let news = served.news();
    served.folder.write("branch/en.md", "# Lessons\n\nOther words.");
    served.folder.write("branch/care/first/en.md", "# The first lesson\n\nFrom a branch.");
    fs_err::rename(served.folder.path("content"), served.folder.path("before")).unwrap();
    fs_err::rename(served.folder.path("branch"), served.folder.path("content")).unwrap();
    news.until("the other folder", |_| served.get(PAGE).1.contains("From a branch."));
    served.folder.write("content/care/first/en.md", "# The first lesson\n\nEdited there.");
    news.until("an edit in the other folder", |_| served.get(PAGE).1.contains("Edited there."));
    // A folder that was moved away is no longer part of the site.
    served.folder.write("before/care/first/en.md", "# The first lesson\n\nNobody reads this.");
    served.folder.write("content/care/second/en.md", "# The second lesson\n\nIt goes on.");
    news.until("a new lesson", |_| served.get("/lessons/en/care/second.html").0 == 200);
    assert!(served.page(PAGE).contains("Edited there."));
    // As a checkout of another branch does it: removed, and created again.
    fs_err::remove_dir_all(served.folder.path("content")).unwrap();
    served.folder.write("content/joy/third/en.md", "# The third lesson\n\nIt ends.");
    news.until("the lesson of the other branch", |_| {
        served.get("/lessons/en/joy/third.html").0 == 200
    });
    served.folder.write("content/joy/third/en.md", "# The third lesson\n\nIt was edited.");
    news.until("the edit", |_| {
        served.get("/lessons/en/joy/third.html").1.contains("It was edited.")
    });
    assert_eq!(served.get(PAGE).0, 404);
}
