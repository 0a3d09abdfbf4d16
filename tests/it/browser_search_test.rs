//! The search as readers use it, in a real browser, from a web server and from disk.
//!
//! `dialog` opens and closes it, `results` reads what it finds, `linked` tests the search page that
//! can be linked, `trouble` cuts the network and loses files, `hostile` types what no reader would.

mod dialog;
mod forms;
mod hostile;
mod linked;
mod results;
mod trouble;

use serde_json::{Value, json};

use crate::browser::{BuiltSite, Page};
use crate::practice_site::on_server_and_disk_with;
use crate::search::assert_golden_queries;
use crate::site_test::SiteTest;

const BUTTON: &str = "button[data-pb-search]";
const DIALOG: &str = "dialog.pb-search";
const FIELD: &str = "[data-pb-search-form] input";
const LINKS: &str = "[data-pb-search-results] a";
const OTHERS: &str = "[data-pb-search-others] > li";
const STATUS: &str = "[data-pb-search-seen]";

/// A lesson of the site, and one whose text has no heading.
const TEA: &str = "en/care/tea.html";
const HARBOUR: &str = "en/care/harbour.html";

/// Counts the tasks that the page has deferred: while they wait, the search does nothing else.
const WATCH: &str = "(() => {
  window.putOff = 0;
  const post = MessagePort.prototype.postMessage;
  const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  MessagePort.prototype.postMessage = function (...given) {
    putOff += 1;
    post.apply(this, given);
  };
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...handler,
    set(work) {
      handler.set.call(this, event => {
        putOff -= 1;
        work(event);
      });
    },
  });
})()";

/// Whether everything that the search needs is loaded, and every result is found.
const DONE: &str = "putOff === 0 && document.querySelector('[data-pb-search-panel]') && \
    window.polybookSearch && !document.querySelector('head > script[src*=\"/head-\"], head > \
    script[src*=\"/text-\"], head > script[src*=\"index.js?\"]')";

/// Returns a site of lessons about guests: fourteen about breathing, some in one language only,
/// some with the same name in two languages.
fn search_site() -> SiteTest {
    let lesson = |site: SiteTest, (name, order, en, nl): (&str, u32, &str, &str)| {
        let source = if en.is_empty() { "nl" } else { "en" };
        let site = site.file(
            &format!("content/care/{name}/lesson.toml"),
            &format!("source = \"{source}\"\norder = {order}\n"),
        );
        let site =
            if en.is_empty() { site } else { site.file(&format!("content/care/{name}/en.md"), en) };
        if nl.is_empty() { site } else { site.file(&format!("content/care/{name}/nl.md"), nl) }
    };
    let site = [
        (
            "tea",
            1,
            "# Tea for the late guest\n\nSomebody arrives after midnight.\n\n\
            ## The cup <a id=\"the-cup\"></a>\n\nYou bring a porcelain cup before you ask for a \
            passport.\n\n## Later <a id=\"later\"></a>\n\nThe guest sleeps.",
            "# Thee voor de late gast\n\nIemand komt na middernacht.\n\n\
            ## Het kopje <a id=\"the-cup\"></a>\n\nJe brengt een kopje van porselein.\n\n\
            ## Later <a id=\"later\"></a>\n\nDe gast slaapt.",
        ),
        (
            "harbour",
            2,
            "# The harbour\n\nA guest from Rotterdam asks the way.",
            "# De haven van Rotterdam\n\nEen gast vraagt de weg.",
        ),
        (
            "bicycle",
            3,
            "# The bicycle\n\nIt stands in the rain.",
            "# De fiets uit Zutphen\n\n\
            Hij staat in de regen.",
        ),
        ("mill", 4, "", "# De molen bij Zutphen\n\nHij draait."),
        ("canal", 5, "# The canal\n\nQuiet water.", "# De gracht\n\nStil water bij het Oudezijds."),
        (
            "markup",
            6,
            "# What not to write\n\nNever write `<script>alert(1)</script>` or `<img src=x \
            onerror=alert(1)>` to anybody, nor `([.*+?^${}`.",
            "",
        ),
        (
            "long",
            7,
            "# Everything about \
            Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu \
            and its people\n\nFar away.\n\n## \
            Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu \
            again\n\nStill far.",
            "",
        ),
    ]
    .into_iter()
    .fold(
        SiteTest::new().file(
            "content/care/mill/vi.md",
            "# Cối xay gió Zutphen\n\n\
        Nó quay.",
        ),
        lesson,
    )
    .file("content/calm/topic.toml", "source = \"en\"")
    .file("content/calm/en.md", "# Calm\n\nSlowly.")
    .file("content/calm/nl.md", "# Rust\n\nLangzaam.")
    .file("content/pages/about/en.md", "# About\n\nWho writes this.");
    (1..=14).fold(site, |site, number| {
        let more = if number == 1 { " Then look at the guest." } else { "" };
        let text = format!("# Breathe {number}\n\nBreathe in and count to {number}.{more}");
        let site = site.file(&format!("content/calm/breathe-{number}/en.md"), &text);
        site.file(
            &format!("content/calm/breathe-{number}/lesson.toml"),
            &format!("source = \"en\"\norder = {number}\n"),
        )
    })
}

/// The site, built.
fn built() -> BuiltSite {
    BuiltSite::of(&search_site().on_disk().path(""), None)
}

/// Runs the same actions on a web server and from disk; the page must report no errors.
fn on_server_and_disk(try_it: impl Fn(&mut Page, &str)) {
    on_server_and_disk_with(&built(), |page, root| {
        page.run_first(WATCH);
        try_it(page, root);
    });
}

fn until_done(page: &mut Page) {
    page.until(DONE);
}

/// Opens a page and then the search by its button.
fn open(page: &mut Page, address: &str) {
    page.go(address);
    page.click(BUTTON);
    until_done(page);
}

/// Replaces the text in the field, and waits until the search has finished.
fn look_for(page: &mut Page, query: &str) {
    assert!(focus_is_on(page, FIELD), "nobody writes “{query}” elsewhere");
    page.press("Control+a");
    page.type_text(query);
    until_done(page);
}

/// Returns the pages that are shown, in order, as `care/tea`.
fn found(page: &mut Page) -> Vec<String> {
    let list = "Array.from(document.querySelectorAll('[data-pb-search-results] > li'), item =>
       item.querySelector('a').pathname
         .split(document.documentElement.lang + '/').pop().replace('.html', ''))";
    strings(&page.evaluate(list))
}

fn strings(values: &Value) -> Vec<String> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

/// Returns the text of all matches of the selector.
fn all_words(page: &mut Page, selector: &str) -> Vec<String> {
    strings(&page.evaluate(&format!(
        "Array.from(document.querySelectorAll({}), element => element.innerText)",
        json!(selector)
    )))
}

fn focus_is_on(page: &mut Page, selector: &str) -> bool {
    page.evaluate(&format!("document.activeElement.matches({})", json!(selector))) == true
}

fn until_shown(page: &mut Page, selector: &str) {
    page.until(&format!("document.querySelector({})?.checkVisibility()", json!(selector)));
}

/// Returns the requested files without the content hashes in their names, and without the icon,
/// which the browser requests at any time.
fn asked(page: &mut Page, root: &str) -> Vec<String> {
    let mut requests = page.take_log().requests;
    requests.retain(|request| !request.contains("/assets/icon"));
    let name = |request: &String| {
        let path = request.strip_prefix(root).unwrap_or(request);
        path.rsplit_once('-').map_or(path, |(name, _)| name).to_owned()
    };
    requests.iter().map(name).collect()
}

#[test]
fn golden_queries_find_in_the_page_what_a_person_would_expect() {
    on_server_and_disk_with(&BuiltSite::lessons(None), |page, root| {
        page.run_first(WATCH);
        for language in ["vi", "nl", "th", "en"] {
            open(page, &format!("{root}{language}/index.html"));
            assert_golden_queries(language, |query| {
                look_for(page, query);
                found(page)
            });
        }
    });
}
