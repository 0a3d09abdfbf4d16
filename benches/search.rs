//! Measures how long a reader waits for the search, on a device four times slower than this one.
//!
//! In: a number of lessons, languages, and whether the site comes from a server or from a disk.
//! Out: milliseconds from opening the search to the first results, from a key press to its results,
//! and to a guess if nothing is found; bytes to load and to store; the cost for a build. It needs
//! Chromium, as the tests do, and has no pass or fail.
//!
//! Times are only reliable while nothing else runs: Chromium slows a page down by pausing it
//! repeatedly, and on a busy machine pauses it too little or too long. The fixed piece of work
//! shows this: it should take four times as long on the device as on this machine.
//!
//! ```text
//! cargo bench --bench search                                  1,000 lessons in four languages
//! cargo bench --bench search -- --lessons 250 --language th --transport file
//! cargo bench --bench search -- --queries 400 --fallbacks 20  numbers of single words and guesses
//! cargo bench --bench search -- --openings 9 --rounds 4       repetitions, on a busy machine
//! cargo bench --bench search -- --list                        each query as well
//! ```
#![expect(clippy::print_stdout, reason = "printing is its purpose")]

#[expect(dead_code, unused_imports, reason = "the tests use more of it")]
#[path = "../tests/it/browser/mod.rs"]
mod browser;
mod corpus;
#[path = "search/queries.rs"]
mod queries;
#[path = "search/reader.rs"]
mod reader;
#[path = "search/times.rs"]
mod times;

use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use polybook::config::SiteConfig;
use polybook::render::{Content, PageKind, Site};
use polybook::{BuildOptions, load, output};
use serde_json::json;

use browser::{Browser, Page, StaticServer};
use queries::Amount;
use reader::{Plan, Reader};
use times::milliseconds;

/// The allocator of the command, so that the same program is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let value = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let number = |name: &str, default: usize| {
        value(name).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    // `cargo test --benches` only checks that it runs.
    let plan = if has("--test") {
        Plan {
            lessons: 12,
            amount: Amount { direct: 4, fallback: 1 },
            openings: 1,
            rounds: 1,
            lists: false,
        }
    } else {
        let amount =
            Amount { direct: number("--queries", 120), fallback: number("--fallbacks", 8) };
        let (openings, rounds) = (number("--openings", 5), number("--rounds", 2));
        Plan { lessons: number("--lessons", 1_000), amount, openings, rounds, lists: has("--list") }
    };
    let is_chosen = |name: &str, choice: &str| {
        value(name).is_none_or(|chosen| chosen.split(',').any(|one| one == choice))
    };

    let folder =
        tempfile::tempdir_in(value("--in").map_or(env!("CARGO_TARGET_TMPDIR"), String::as_str))?;
    let (root, destination) = (folder.path().join("site"), folder.path().join("built"));
    corpus::write_to(&root, plan.lessons)?;
    let site = build(&root, &destination)?;

    let Some(browser) = Browser::shared() else { return Ok(()) };
    let languages: Vec<&str> =
        corpus::LANGUAGES.into_iter().filter(|tag| is_chosen("--language", tag)).collect();
    println!(
        "\nBytes, packed with gzip. In one piece: titles, headings and texts; ratio: of head and \
         texts to that; units: of a page"
    );
    println!(
        "{:<8}{:>7}{:>8}{:>7}{:>7}{:>7}{:>7}{:>8}{:>15}{:>9}{:>7}{:>7}",
        "",
        "opener",
        "engine:",
        "find",
        "rules",
        "panel",
        "index",
        "head",
        "texts",
        "in one",
        "ratio",
        "units"
    );
    for language in &languages {
        bytes(&mut browser.page(), &site, language);
    }
    for transport in
        ["http", "file"].into_iter().filter(|transport| is_chosen("--transport", transport))
    {
        let server = (transport == "http").then(|| StaticServer::start(&destination, "/bench/"));
        let address = server
            .as_ref()
            .map_or_else(|| format!("file://{}/", destination.display()), |server| server.url(""));
        for language in &languages {
            println!(
                "\n{language}, {}",
                if transport == "http" { "from a server" } else { "from a disk" }
            );
            let entries = entries(&site, language);
            Reader {
                browser: &browser,
                entries: &entries,
                language,
                address: &address,
                plan: &plan,
            }
            .measure();
        }
    }
    Ok(())
}

/// Does what `polybook build` does, and measures the cost of the search.
fn build(root: &Path, destination: &Path) -> std::io::Result<Site> {
    let (config, _) = SiteConfig::parse(&load::config_file(root)?);
    let loaded = load::sources(root, &config)?;
    let build = polybook::build(loaded, &BuildOptions::default(), None);
    assert!(!build.diagnostics.has_errors(), "the corpus has errors");
    println!("Build: stages of it (wall time), then CPU time to render files, one after the other");
    for (stage, time) in &build.timings {
        println!("{:>10.0} ms  {stage}", milliseconds(*time));
    }
    let (mut own, mut others) = (Duration::ZERO, Duration::ZERO);
    let (mut own_bytes, mut other_bytes, mut shards) = (0, 0, 0);
    // What many pages share is created when it is first needed, so other pages come first.
    for is_search in [false, true] {
        for (path, kind) in
            build.site.pages().filter(|(path, kind)| of_search(path, kind) == is_search)
        {
            let start = ProcessTime::now();
            let size = text_of(&build.site, path).map_or(0, |content| content.len());
            let (time, bytes) = if is_search {
                (&mut own, &mut own_bytes)
            } else {
                (&mut others, &mut other_bytes)
            };
            *time += start.elapsed();
            *bytes += size;
            shards += usize::from(matches!(kind, PageKind::SearchText { .. }));
        }
    }
    let share = 100.0 * own.as_secs_f64() / (own + others).as_secs_f64();
    println!(
        "{:>10.0} ms  of the search, {own_bytes} bytes, {shards} shards ({share:.1}% of rendering)",
        milliseconds(own)
    );
    let start = ProcessTime::now();
    for language in build.site.catalog.config.ids() {
        assert!(!build.site.search_pages(language).is_empty(), "a language has no pages");
    }
    println!("{:>10.0} ms  of that, about: to canonicalise texts", milliseconds(start.elapsed()));
    println!("{:>10.0} ms  all else, {other_bytes} bytes", milliseconds(others));
    let start = Instant::now();
    output::write(&build.site, root, &config, destination).expect("the site is written");
    println!("{:>10.0} ms  render and write, together (wall time)", milliseconds(start.elapsed()));
    Ok(build.site)
}

fn of_search(path: &str, kind: &PageKind) -> bool {
    let kinds = match kind {
        PageKind::Language { page, .. } => page.name == "search",
        PageKind::SearchIndex { .. }
        | PageKind::SearchHead { .. }
        | PageKind::SearchText { .. } => true,
        _ => false,
    };
    let scripts = ["assets/search", "assets/find-"].iter().any(|start| path.starts_with(start));
    kinds || scripts
}

fn text_of(site: &Site, path: &str) -> Option<String> {
    let bytes = match site.render(path)?.ok()? {
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Page(bytes) => bytes,
        Content::Copy(_) => return None,
    };
    String::from_utf8(bytes).ok()
}

/// Prints the number of bytes that a reader of a language loads.
fn bytes(page: &mut Page, site: &Site, language: &str) {
    let mut packed = |text: &str| {
        let pack = format!(
            "new Response(new Blob([{}]).stream().pipeThrough(new CompressionStream('gzip')))\
             .arrayBuffer().then(bytes => bytes.byteLength)",
            json!(text)
        );
        page.evaluate(&pack).as_f64().unwrap_or_default()
    };
    let mut files = |start: &str| -> Vec<f64> {
        let paths = site
            .paths()
            .filter(|path| path.starts_with(start))
            .filter_map(|path| text_of(site, path));
        paths.map(|text| packed(&text)).collect()
    };
    let folder = format!("search/{language}");
    let opener: f64 = files("assets/search-").iter().sum::<f64>()
        - ["panel", "rules"]
            .map(|name| files(&format!("assets/search-{name}-"))[0])
            .iter()
            .sum::<f64>();
    let engine = [
        "assets/find-",
        "assets/search-rules-",
        "assets/search-panel-",
        &format!("{folder}/index.js"),
    ]
    .map(|start| files(start)[0]);
    let head = files(&format!("{folder}/head-"))[0];
    let texts = files(&format!("{folder}/text-"));
    let entries = entries(site, language);
    let whole: Vec<String> = entries
        .iter()
        .map(|entry| {
            let headings: Vec<&str> =
                entry.headings.iter().map(|(words, _)| words.as_str()).collect();
            format!("{}\n{}\n{}", entry.title, headings.join("\n"), entry.text)
        })
        .collect();
    let characters = whole.iter().map(|text| text.encode_utf16().count()).sum::<usize>();
    let whole = packed(&whole.join("\n"));
    let index = head + texts.iter().sum::<f64>();
    let engine_sum: f64 = engine.iter().sum();
    println!(
        "{language:<8}{opener:>7}{engine_sum:>8}{:>7}{:>7}{:>7}{:>7}{head:>8}{:>6} x{:>7.0}\
         {whole:>9}{:>7.3}{:>7}",
        engine[0],
        engine[1],
        engine[2],
        engine[3],
        texts.len(),
        texts.iter().sum::<f64>() / f64::from(u32::try_from(texts.len()).unwrap_or(1)),
        index / whole,
        characters / entries.len(),
    );
}

fn entries(site: &Site, language: &str) -> Vec<polybook::search::Entry> {
    let config = &site.catalog.config;
    let id = config
        .ids()
        .find(|id| config.language(*id).tag.as_str() == language)
        .expect("the site has the language");
    site.search_pages(id)
}
