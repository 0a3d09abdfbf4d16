//! A real server for a real folder: every saved change appears in the next response.
//!
//! A test waits for the event of a build and never for time to pass: the stream is silent for a
//! minute only if an event is lost.

use std::io::{BufRead as _, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use polybook::serve::Server;
use polybook::{BuildOptions, load};
use serde_json::Value;

use crate::browser::{Browser, SILENCE, ask, get, is_page};
use crate::site_test::{DRAWING, SiteFolder, SiteTest, attribute_values, read_site};

const SCRIPT: &str = "<script defer src=\"";

/// A server for a folder that runs until the process ends.
pub(crate) struct Served {
    pub(crate) folder: SiteFolder,
    /// As `host:port`.
    pub(crate) address: String,
    url: String,
}

impl Served {
    pub(crate) fn start(site: &SiteTest) -> Self {
        let folder = site.on_disk();
        let root = folder.path("");
        let (_, loaded) = read_site(&root);
        let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::start(&root, loaded, BuildOptions::default(), address).unwrap();
        let url = server.url();
        let address = url.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        thread::spawn(move || server.run(|_| {}).unwrap());
        Self { folder, address, url }
    }

    /// Returns the status and the text at a path.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let (status, bytes) = get(&self.address, path).unwrap();
        (status, String::from_utf8(bytes).unwrap())
    }

    /// Returns the text of an existing page.
    pub(crate) fn page(&self, path: &str) -> String {
        let (status, text) = self.get(path);
        assert_eq!(status, 200, "{path}: {text}");
        text
    }

    pub(crate) fn news(&self) -> News {
        let page = self.page("/lessons/index.html");
        News::listen(&self.address, &attribute_values(&page, "data-news")[0])
    }
}

/// The stream of builds.
pub(crate) struct News {
    events: Receiver<Value>,
}

impl News {
    fn listen(address: &str, path: &str) -> Self {
        let answer = ask(address, path).unwrap();
        assert_eq!((answer.status, answer.field("content-type")), (200, Some("text/event-stream")));
        let (sender, events) = channel();
        thread::spawn(move || {
            for line in BufReader::new(answer.content).lines().map_while(Result::ok) {
                let Some(data) = line.strip_prefix("data: ") else { continue };
                if sender.send(serde_json::from_str(data).unwrap()).is_err() {
                    return;
                }
            }
        });
        Self { events }
    }

    fn next(&self) -> Value {
        self.events.recv_timeout(SILENCE).expect("there is news")
    }

    /// Waits until a condition is true; while a file is being written, its old or partial text may
    /// be read.
    pub(crate) fn until(&self, what: &str, mut is_so: impl FnMut(&Value) -> bool) -> Value {
        loop {
            let news = self
                .events
                .recv_timeout(SILENCE)
                .unwrap_or_else(|_| panic!("{what} never happened"));
            if is_so(&news) {
                return news;
            }
        }
    }
}

/// Returns the address of the script that a served page has in addition to a built one.
fn script_of(page: &str) -> String {
    page.rsplit_once(SCRIPT).unwrap().1.split_once('"').unwrap().0.to_owned()
}

fn messages(news: &Value) -> Vec<&str> {
    news["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["message"].as_str().unwrap())
        .collect()
}

fn two_lessons() -> SiteTest {
    SiteTest::new()
        .file(
            "content/care/first/en.md",
            "# The first lesson\n\nIt begins, see [the second](../second/en.md).\n\n\
            ![A drawing](drawing.svg)",
        )
        .file("content/care/second/en.md", "# The second lesson\n\nIt goes on.")
        .asset("content/care/first/drawing.svg", DRAWING)
}

#[test]
fn the_site_is_served_under_the_path_of_its_address() {
    let served = Served::start(&two_lessons());
    assert_eq!(served.url, format!("http://{}/lessons/", served.address));
    assert!(served.page("/lessons/en/care/first.html").contains("The first lesson"));
    assert!(served.page("/lessons/").contains("hreflang=\"nl\""));
    assert!(
        served.page("/lessons/en/care/").contains("The first lesson"),
        "a folder is its index.html"
    );
    assert!(served.page("/lessons/en/care/first.html?x=1").contains("The first lesson"));
    for path in ["/", "/lessons"] {
        let answer = ask(&served.address, path).unwrap();
        assert_eq!((answer.status, answer.field("location")), (302, Some("/lessons/")), "{path}");
    }
}

#[test]
fn a_missing_path_is_not_found() {
    let served = Served::start(&two_lessons());
    served.folder.write("content/secret.txt", "secret");
    let own = served.folder.path("book.toml");
    for path in [
        "/lessons/en/care/third.html",
        "/lessons/en/care/first",
        "/en/care/first.html",
        "/lessons/content/secret.txt",
        "/lessons/..%2f..%2fetc/passwd",
        "/..%2f..%2fetc/passwd",
        "/lessons/../book.toml",
        "/lessons/%2e%2e/book.toml",
        "/lessons/..%5cbook.toml",
        "/lessons/%00",
        "/lessons/%ff",
        &format!("/lessons/{}", own.display()),
        "/lessons/__polybook/",
    ] {
        let (status, text) = served.get(path);
        assert_eq!(status, 404, "{path}: {text}");
        assert!(
            !text.contains("root:") && !text.contains("language = ") && !text.contains("secret"),
            "{path}: {text}"
        );
        assert!(text.contains("<h1>404</h1>"), "{path}: {text}");
    }
    // Still present.
    served.page("/lessons/en/care/first.html");
}

#[test]
fn without_its_script_the_served_site_equals_the_built_one() {
    let served = Served::start(&two_lessons());
    served.folder.build();
    let files = served.folder.files("book");
    assert!(files.iter().any(|(path, _)| path == "en/care/first.html"));
    for (path, built) in files.iter().filter(|(path, _)| path != "files.json") {
        let (status, mut bytes) = get(&served.address, &format!("/lessons/{path}")).unwrap();
        assert_eq!(status, 200, "{path}");
        if is_page(path) {
            let text = String::from_utf8(bytes).unwrap();
            let (page, script) =
                text.rsplit_once(SCRIPT).unwrap_or_else(|| panic!("{path} has no script: {text}"));
            assert!(script.ends_with("</script>") && !script.contains('\n'), "{script}");
            bytes = page.as_bytes().to_vec();
        }
        assert!(
            bytes == *built,
            "{path} is served in {} bytes and built in {}",
            bytes.len(),
            built.len()
        );
    }
    let script = served.page(&script_of(&served.page("/lessons/index.html")));
    assert!(script.contains("EventSource"), "{script}");
}

#[test]
fn an_event_is_sent_immediately_and_after_each_edit() {
    let served = Served::start(&two_lessons());
    let news = served.news();
    let first = news.next();
    assert_eq!(
        (&first["generation"], &first["diagnostics"]),
        (&1.into(), &Value::Array(Vec::new()))
    );
    served.folder.write("content/care/second/en.md", "# The other lesson\n\nIt goes on.");
    let title = |path: &str| served.page(path).contains("The other lesson");
    news.until("the new title", |_| title("/lessons/en/care/second.html"));
    // Every page that shows the title shows the new one now.
    for path in [
        "/lessons/en/care/first.html",
        "/lessons/en/care/index.html",
        "/lessons/nl/care/second.html",
        "/lessons/nl/care/first.html",
    ] {
        let page = served.page(path);
        assert!(
            page.contains("The other lesson") && !page.contains("The second lesson"),
            "{path}: {page}"
        );
    }
    // A new listener receives the current build first.
    let later = served.news().next();
    assert!(later["generation"].as_u64() > Some(1), "{later}");
}

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
