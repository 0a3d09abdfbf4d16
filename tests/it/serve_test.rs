//! A real server for a real folder: every saved change appears in the next response.
//!
//! A test waits for the event of a build and never for time to pass: the stream is silent for a
//! minute only if an event is lost.

mod edits;

use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use polybook::BuildOptions;
use polybook::serve::Server;
use serde_json::Value;

use crate::browser::{SILENCE, ask, get, is_page};
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
