//! The weight of the scripts, in a real browser: where they are loaded, how large they are, and
//! that nothing moves.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Browser, BuiltSite, Page, StaticServer};
use crate::practice_site::{FIRST, on_server_and_disk, practice_site};

/// The maximum compressed size of all scripts together, without what the search loads when it is
/// opened.
const MOST_BYTES: u64 = 30 * 1024;

/// The maximum compressed size of the part of the search that every page loads, and of the part
/// that is loaded when it is opened. Names in scripts are not shortened, which costs the search two
/// kilobytes; removing the comments from the style sheet saved three. Forms of words that are named
/// and letters of Arabic and Japanese took half a kilobyte more.
const MOST_OPENER_BYTES: u64 = 2 * 1024;
const MOST_SEARCH_BYTES: u64 = 27 * 512;

/// The maximum compressed size of the script with the texts of the dialog and the names of the
/// other scripts.
const MOST_INDEX_BYTES: u64 = 2 * 1024;

/// The maximum size of an index in percent of the size of the distinct words in it, both
/// compressed.
const MOST_INDEX_PERCENT: u64 = 120;

/// The maximum layout shift when scripts start, as browsers measure it.
const MOST_SHIFT: f64 = 0.02;

/// Returns the size of a text compressed as servers do it.
fn packed(page: &mut Page, text: &str) -> u64 {
    let pack = format!(
        "new Response(new Blob([{}]).stream().pipeThrough(new \
        CompressionStream('gzip'))).arrayBuffer().then(bytes => bytes.byteLength)",
        json!(text)
    );
    page.evaluate(&pack).as_u64().unwrap()
}

/// Returns the texts of the files in a folder of a site whose names, without the content hash, pass
/// a filter.
fn texts(site: &BuiltSite, folder: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let files =
        fs_err::read_dir(site.folder().join(folder)).unwrap().map(|file| file.unwrap().path());
    let stem = |name: &str| name.rsplit_once('-').map_or(name, |(stem, _)| stem).to_owned();
    let mut wanted: Vec<_> = files
        .filter(|path| is_wanted(&stem(path.file_name().unwrap().to_str().unwrap())))
        .collect();
    wanted.sort();
    wanted.iter().map(|path| fs_err::read_to_string(path).unwrap()).collect()
}

#[test]
fn all_scripts_together_are_small() {
    let Some(browser) = Browser::shared() else { return };
    let mut page = browser.page();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static");
    let mut sizes: Vec<(String, u64)> = Vec::new();
    for file in fs_err::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        let is_of_search = ["find.js", "search-panel.js"].contains(&name.as_str());
        if !is_of_search && Path::new(&name).extension().is_some_and(|extension| extension == "js")
        {
            let text = fs_err::read_to_string(file.path()).unwrap();
            sizes.push((name, packed(&mut page, &text)));
        }
    }
    assert!(sizes.len() > 5, "{sizes:?}");
    assert!(sizes.iter().all(|(_, size)| *size > 100), "{sizes:?}");
    assert!(sizes.iter().map(|(_, size)| size).sum::<u64>() <= MOST_BYTES, "{sizes:?}");
}

#[test]
fn the_search_is_small() {
    let Some(browser) = Browser::shared() else { return };
    let mut page = browser.page();
    let site = BuiltSite::lessons(None);
    let mut weigh = |name: &str| {
        let scripts = texts(&site, "assets", |stem| stem == name);
        assert_eq!(scripts.len(), 1, "{name}");
        packed(&mut page, &scripts[0])
    };
    let opener = weigh("search");
    assert!(opener <= MOST_OPENER_BYTES, "the opener has {opener} bytes");
    let engine = ["find", "search-rules", "search-panel"].map(&mut weigh);
    assert!(engine.iter().sum::<u64>() <= MOST_SEARCH_BYTES, "{engine:?}");
    for language in ["vi", "nl", "th", "en"] {
        let index = texts(&site, &format!("search/{language}"), |stem| stem == "index.js");
        let index = packed(&mut page, &index[0]);
        assert!(
            index <= MOST_INDEX_BYTES,
            "{language}: words and names of files have {index} bytes"
        );
    }
}

/// Returns the data that a script of the search passes on.
fn data(script: &str) -> Value {
    let (_, data) = script.split_once(',').unwrap();
    serde_json::from_str(data.trim_end().strip_suffix(");").unwrap()).unwrap()
}

#[test]
fn an_index_is_hardly_larger_than_its_words() {
    let Some(browser) = Browser::shared() else { return };
    let mut page = browser.page();
    let site = BuiltSite::lessons(None);
    for language in ["vi", "nl", "th", "en"] {
        let folder = format!("search/{language}");
        let heads = texts(&site, &folder, |stem| stem == "head");
        let shards = texts(&site, &folder, |stem| stem.starts_with("text-"));
        let mut words = Vec::new();
        for entry in data(&heads[0])["entries"].as_array().unwrap() {
            words.push(entry[3].as_str().unwrap().to_owned());
            words.extend(
                entry[4]
                    .as_array()
                    .unwrap()
                    .iter()
                    .step_by(2)
                    .map(|heading| heading.as_str().unwrap().to_owned()),
            );
        }
        for shard in &shards {
            words.extend(
                data(shard)["texts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|text| text.as_str().unwrap().to_owned()),
            );
        }
        let index: u64 = heads.iter().chain(&shards).map(|script| packed(&mut page, script)).sum();
        let plain = packed(&mut page, &words.join("\n"));
        assert!(plain > 5_000, "{language}: hardly any words");
        assert!(index * 100 <= plain * MOST_INDEX_PERCENT, "{language}: {index} bytes for {plain}");
    }
}

#[test]
fn each_page_loads_only_the_scripts_that_it_needs() {
    let no_words = practice_site()
        .file("content/tags.toml", "[calm]\nen = \"Calm\"\n")
        .file("content/care/alone/lesson.toml", "source = \"en\"\norder = 4\n")
        .file("content/care/alone/en.md", "# Alone\n\nNo other language, nothing to do.");
    on_server_and_disk(&no_words, |page, root| {
        for (path, expected) in [
            ("index.html", &["picker"][..]),
            ("en/pages/about.html", &["site", "search"]),
            ("en/tags/index.html", &["site", "search"]),
            ("en/tags/calm/index.html", &["site", "search"]),
            ("en/glossary/index.html", &["site", "search"]),
            ("en/care/first.guide.html", &["site", "search"]),
            ("en/index.html", &["store", "progress", "start", "site", "search"]),
            ("en/care/index.html", &["site", "search", "store", "progress"]),
            ("en/progress.html", &["store", "progress", "record", "site", "search"]),
            ("en/care/alone.html", &["store", "site", "search", "progress"]),
            ("en/care/third.html", &["store", "site", "search", "progress", "parallel"]),
            ("en/care/second.html", &["store", "quiz", "site", "search", "progress", "parallel"]),
            (
                FIRST,
                &[
                    "store", "quiz", "video", "site", "search", "notes", "progress", "terms",
                    "parallel",
                ],
            ),
        ] {
            page.go(&format!("{root}{path}"));
            let scripts = page.evaluate(
                "Array.from(document.querySelectorAll('script[src]'), script => \
                script.src.split('/').pop().replace(/-[0-9a-f]+\\.js$/, ''))
                .filter(name => location.protocol !== 'file:' || name !== 'disk')",
            );
            assert_eq!(scripts, json!(expected), "{path}");
            assert_eq!(
                page.count("script:not([src]):not([type=\"application/ld+json\"])"),
                0,
                "{path}"
            );
        }
    });
}

/// Returns the layout shift since the page was opened, once everything has been painted.
fn shift(page: &mut Page) -> f64 {
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => \
        setTimeout(done))))",
    );
    page.evaluate("shiftSeen").as_f64().unwrap()
}

const WATCH: &str = "window.shiftSeen = 0; window.shiftParts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    shiftSeen += entry.value;
    const parts = entry.sources.map(source => source.node && source.node.parentElement
      ? (source.node.outerHTML || source.node.textContent).slice(0, 60) : '?');
    shiftParts.push(entry.value.toFixed(3) + ' ' + parts.join(' | '));
  }
}).observe({ type: 'layout-shift', buffered: true });";

/// Opens pages at a phone's and a desktop's size, and returns those on which something moves.
fn moving(page: &mut Page, root: &str, paths: &[&str]) -> Vec<String> {
    let mut problems = Vec::new();
    for (width, height) in [(360, 740), (1280, 800)] {
        page.set_viewport(width, height);
        for path in paths {
            page.go("about:blank");
            page.go_with_late_scripts(&format!("{root}{path}"));
            let shift = shift(page);
            if shift > MOST_SHIFT {
                problems
                    .push(format!("{path} at {width} px: {shift} {}", page.evaluate("shiftParts")));
            }
        }
    }
    problems
}

#[test]
fn nothing_moves_when_scripts_load_late() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.run_first(WATCH);
        let (home, topic, progress) = ("en/index.html", "en/care/index.html", "en/progress.html");
        assert_eq!(
            moving(page, root, &[FIRST, home, topic]),
            Vec::<String>::new(),
            "{root} at first"
        );
        page.go(&format!("{root}{FIRST}"));
        for option in [
            "[value=\"2\"]",
            "#pb-q-who-helps [value=\"0\"]",
            "#pb-q-who-helps [data-pb-check]",
            "[data-pb-done]",
        ] {
            page.click(option);
        }
        page.click("textarea");
        page.type_text("A note");
        page.go(&format!("{root}en/care/third.html"));
        page.click("[data-pb-done]");
        let (quiz, next) = ("en/care/first.html#check-yourself", "en/care/second.html");
        assert_eq!(
            moving(page, root, &[FIRST, quiz, next, home, topic, progress]),
            Vec::<String>::new(),
            "{root} later"
        );
    });
}

#[test]
fn nothing_moves_on_the_home_pages_of_eight_lessons_whatever_there_is_to_go_on_with() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let root = site.file_url("");
    let mut page = browser.page();
    page.run_first(WATCH);
    for language in ["vi", "nl", "th", "en"] {
        page.go(&format!("{root}{language}/progress.html"));
        let longest = "Array.from(document.querySelectorAll('.pb-progress-lessons a')).sort((a, b) \
            => b.textContent.length - a.textContent.length)[0].href";
        let longest = page.text(longest);
        page.go(&longest);
        page.click("[data-pb-done]");
        let paths = [&format!("{language}/index.html"), &format!("{language}/progress.html")];
        let problems = moving(&mut page, &root, &paths.map(String::as_str));
        assert_eq!(problems, Vec::<String>::new(), "after {longest}");
    }
}

/// A test of the test: a layout shift is detected.
#[test]
fn a_layout_shift_is_detected() {
    let Some(browser) = Browser::shared() else { return };
    let folder = tempfile::tempdir().unwrap();
    let text = "<!doctype html><script defer src=late.js></script><p \
        id=p>One</p><h1>Two</h1><h1>Three</h1><h1>Four</h1>";
    fs_err::write(folder.path().join("page.html"), text).unwrap();
    fs_err::write(folder.path().join("late.js"), "p.style.height = '300px'").unwrap();
    let server = StaticServer::start(folder.path(), "/");
    let mut page = browser.page();
    page.run_first(WATCH);
    for address in
        [server.url("page.html"), format!("file://{}/page.html", folder.path().display())]
    {
        page.go_with_late_scripts(&address);
        assert!(shift(&mut page) > MOST_SHIFT, "{address}");
    }
}
