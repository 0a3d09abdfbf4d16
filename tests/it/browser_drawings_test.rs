//! Drawings in Chromium, opened on their own from disk and without a content security policy: those
//! of drawing programs look as before, and no other one runs or fetches anything.

use std::fmt::Write as _;
use std::path::Path;

use polybook::load;
use polybook::source::SitePath;
use serde_json::json;
use tempfile::TempDir;

use crate::browser::{Browser, Page};

/// A host for hostile drawings. A script that runs logs a warning; a request goes to this host.
const HOST: &str = "http://hotel.example";

/// Returns a hostile fixture with `RUN` and `HOST` filled in.
fn hostile() -> Vec<String> {
    let list = include_str!("../fixtures/drawings/hostile.txt");
    let inner = list.lines().filter(|line| !line.is_empty() && !line.starts_with("## "));
    inner
        .map(|line| {
            line.replace("RUN", "console.warn('ran')").replace("HOST", HOST).replace("\\n", "\n")
        })
        .collect()
}

fn wrapped(inner: &str) -> String {
    if inner.contains("<svg ")
        && (inner.starts_with("<?") || inner.starts_with("<!") || inner.starts_with("<svg "))
    {
        return inner.to_owned();
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
        xmlns:x=\"http://www.w3.org/2000/svg\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
        xmlns:ev=\"http://www.w3.org/2001/xml-events\" width=\"200\" height=\"100\">{inner}<rect \
        id=\"end\" width=\"20\" height=\"20\"/></svg>"
    )
}

/// Returns the drawing as it is published, or `None` if it is refused.
fn published(svg: &str) -> Option<Vec<u8>> {
    let asset = load::inspect(&SitePath::new("content/x.svg"), svg.as_bytes());
    asset.danger.is_none().then(|| load::asset_bytes(&asset.content).unwrap().to_vec())
}

fn page(browser: &std::sync::Arc<Browser>) -> Page {
    let mut page = browser.page();
    page.forbid(&["*hotel.example*"]);
    page
}

/// Opens a file and does to everything on it what a reader could do. Returns what was run or
/// fetched.
fn provoke(page: &mut Page, file: &Path, bytes: &[u8]) -> String {
    fs_err::write(file, bytes).unwrap();
    let address = format!("file://{}", file.display());
    page.take_log();
    page.go(&address);
    page.evaluate(
        r#"(async () => {
          for (const element of document.querySelectorAll("*")) {
            for (const type of ["load", "error", "click", "mouseover", "focus", "focusin",
              "activate", "begin", "end", "toggle"]) {
              element.dispatchEvent(new Event(type));
            }
          }
          const root = document.documentElement;
          if (root.setCurrentTime) { root.setCurrentTime(5); }
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          for (const link of document.querySelectorAll("*|a")) {
            link.dispatchEvent(new MouseEvent("click", { bubbles: true }));
          }
          await new Promise(done => setTimeout(done, 20));
        })()"#,
    );
    let root = "document.documentElement.namespaceURI + ' ' + document.documentElement.localName";
    let root = page.text(root);
    let has_error = page.evaluate("document.getElementsByTagName('parsererror').length > 0");
    let log = page.take_log();
    let requests = log
        .requests
        .into_iter()
        .filter(|request| *request != address && !request.starts_with("data:"));
    let happened: Vec<String> = requests.chain(log.complaints).collect();
    if happened.is_empty() && (has_error == json!(true) || root != "http://www.w3.org/2000/svg svg")
    {
        return format!("it is no drawing: {root}");
    }
    happened.join(", ")
}

#[test]
fn no_accepted_drawing_runs_or_fetches_anything() {
    let Some(browser) = Browser::shared() else { return };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.svg");
    let mut page = page(&browser);
    let raw =
        wrapped(&format!("<script>console.warn('ran')</script><image href=\"{HOST}/x.png\"/>"));
    let seen = provoke(&mut page, &file, raw.as_bytes());
    assert!(seen.contains("ran") && seen.contains(HOST), "what runs is seen: {seen}");

    let mut wrong = String::new();
    let (mut passed, mut count) = (0, 0);
    let hostile = hostile();
    let single = hostile.iter().map(|inner| wrapped(inner));
    for svg in single.chain(combined(&hostile)) {
        count += 1;
        if let Some(bytes) = published(&svg) {
            passed += 1;
            let happened = provoke(&mut page, &file, &bytes);
            if !happened.is_empty() {
                writeln!(wrong, "{happened}\n{svg}\n{}\n", String::from_utf8_lossy(&bytes))
                    .unwrap();
            }
        }
    }
    assert_eq!(wrong, "");
    assert!(passed > 40 && count > 2 * passed, "{passed} of {count} pass");
}

/// Combines random pieces of hostile drawings. `LONG=1` tries many.
fn combined(hostile: &[String]) -> Vec<String> {
    let count = if crate::sample::is_long() { 1_000 } else { 150 };
    let mut state: u64 = 7;
    let mut next = move |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % limit
    };
    let pieces: Vec<&String> = hostile.iter().filter(|inner| wrapped(inner) != **inner).collect();
    let around = [
        "g",
        "defs",
        "switch",
        "metadata",
        "text",
        "symbol",
        "style",
        "title",
        "a",
        "pattern id=\"p\"",
        "own:x xmlns:own=\"urn:x\"",
    ];
    let drawing = |_| {
        let mut inner = pieces[next(pieces.len())].clone();
        for _ in 0..next(3) {
            let element = around[next(around.len())];
            let name = element.split(' ').next().unwrap();
            inner = format!("<{element}>{inner}</{name}>");
            // Some are truncated, as an attacker would try.
            if next(4) == 0 {
                let at = inner.floor_char_boundary(next(inner.len()));
                inner.insert_str(
                    at,
                    ["<!-- -->", "<![CDATA[", "]]>", "&#x20;", "/**/", "\\", "<g/>"][next(7)],
                );
            }
        }
        wrapped(&inner)
    };
    (0..count).map(drawing).collect()
}

#[test]
fn drawings_of_drawing_programs_look_as_before() {
    let Some(browser) = Browser::shared() else { return };
    let folder = TempDir::new().unwrap();
    let mut page = page(&browser);
    let mut look = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs_err::write(&file, bytes).unwrap();
        page.go(&format!("file://{}", file.display()));
        page.call("Page.captureScreenshot", &json!({ "format": "png" }))["data"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    for name in ["inkscape", "illustrator", "figma"] {
        let path = format!("{}/tests/fixtures/drawings/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        let raw = fs_err::read(path).unwrap();
        let written = published(std::str::from_utf8(&raw).unwrap())
            .unwrap_or_else(|| panic!("{name} is refused"));
        assert!(written.len() < raw.len(), "{name} has lost nothing");
        assert!(
            look("raw.svg", &raw) == look("published.svg", &written),
            "{name} looks different: {}",
            String::from_utf8_lossy(&written)
        );
    }
    // Where a text is HTML, its fallback text is shown.
    let path = format!("{}/tests/fixtures/drawings/drawio.svg", env!("CARGO_MANIFEST_DIR"));
    let written =
        String::from_utf8(published(&fs_err::read_to_string(path).unwrap()).unwrap()).unwrap();
    assert!(
        written.contains("<switch><text x=\"80\"") && !written.contains("drawio.com"),
        "{written}"
    );
}
