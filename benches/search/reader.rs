//! A reader on a slow device, who opens the search and types.
//!
//! In: the address of a site, a language and its queries. Out: tables of times on the standard output.

use std::sync::Arc;

use polybook::search::Entry;
use serde_json::{Value, json};

use super::browser::{Browser, Page};
use super::queries::{Amount, Queries, Query};
use super::times::Times;

/// How many times slower than this machine the device is.
const SLOWER: u32 = 4;

const PROBE: &str = include_str!("probe.js");
const FIELD: &str = "document.querySelector('[data-pb-search-form] input')";

/// All sorts of queries together.
const ALL: &str = "all";

/// What is measured.
pub(super) struct Plan {
    pub(super) lessons: usize,
    pub(super) amount: Amount,
    /// How often the search is opened for each of two queries.
    pub(super) openings: usize,
    /// Whether each query is shown.
    pub(super) lists: bool,
}

pub(super) struct Reader<'bench> {
    pub(super) browser: &'bench Arc<Browser>,
    pub(super) entries: &'bench [Entry],
    pub(super) language: &'static str,
    /// Of the site.
    pub(super) address: &'bench str,
    pub(super) plan: &'bench Plan,
}

/// A query, and what the page said of it.
type Asked<'a> = (&'a Query, Value);

impl Reader<'_> {
    pub(super) fn measure(&self) {
        let mut queries = Queries::new(self.entries, self.language);
        let lesson = format!("{}/{}.html", self.language, self.entries[0].path);
        let steps = ["typed", "engine", "index", "head", "drawn", "frame", "all texts", "other heads"];
        println!("  opening, typed at once: median/most since the click, {} times", self.plan.openings);
        println!("    {:<30}{}", "", steps.map(|step| format!("{step:>13}")).concat());
        let (in_title, in_texts) = queries.titled_and_rare();
        let openings = [("a word of titles", &in_title), ("a word of texts only", &in_texts)].map(|(name, query)| {
            let records: Vec<Value> = (0..self.plan.openings).map(|_| self.opening(&lesson, query)).collect();
            let from_click = |step: &str| {
                let times = records.iter().map(|record| number(&record[step]) - number(&record["click"])).collect();
                format!("{:>13}", Times::new(times).short())
            };
            let steps = ["input", "engine", "index", "head", "drawn", "frame", "complete", "known"].map(from_click);
            println!("    {name:<30}{}", steps.concat());
            records
        });
        let openings = openings.concat();
        let most = |step: &str| Times::new(openings.iter().map(|record| number(&record[step])).collect()).long();
        let adds = Times::new(openings.iter().flat_map(|record| numbers(&record["adds"])).collect());
        println!("    {:<30}{}", "to take in a shard", adds.long());
        println!("    {:<30}{}", "longest task until all texts", most("gap"));
        println!("    {:<30}{}", "then until other heads", most("knownGap"));

        let mut page = self.page(&lesson);
        let before = memory(&mut page);
        page.click("[data-pb-search]");
        page.evaluate("pbProbe.opened().then(() => 0)");
        let after = memory(&mut page);
        page.type_text(&in_title);
        page.evaluate("pbProbe.known().then(() => 0)");
        let others = memory(&mut page);
        println!("  memory: heap and arrays {before} before opening, {after} with all texts, {others} with the other heads");
        println!("  a fixed piece of work for the device {}", Times::new(numbers(&page.evaluate("pbProbe.work()"))).long());

        self.direct(&mut page, &queries.direct(self.plan.amount));
        self.fallbacks(&mut page, &queries.fallbacks(self.plan.amount));
        let log = page.take_log();
        assert!(log.complaints.is_empty() && log.failed.is_empty(), "{log:?}");
    }

    /// A lesson, in a browser that has nothing of the site yet.
    fn page(&self, lesson: &str) -> Page {
        let mut page = self.browser.page();
        page.run_first(PROBE);
        page.go(&format!("{}{lesson}", self.address));
        page.call("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
        page
    }

    /// Opens the search, types at once, and waits until all is there.
    fn opening(&self, lesson: &str, query: &str) -> Value {
        let mut page = self.page(lesson);
        page.evaluate("pbProbe.beat(true)");
        page.click("[data-pb-search]");
        page.type_text(query);
        page.evaluate("pbProbe.opened().then(() => 0)");
        let opening = page.evaluate("pbProbe.known()");
        if self.plan.lists {
            println!("    “{query}” {opening}");
        }
        opening
    }

    fn direct(&self, page: &mut Page, queries: &[Query]) {
        let letters = |query: &Query| query.text.chars().map(String::from).collect::<Vec<_>>();
        let records: Vec<Asked<'_>> = queries.iter().map(|query| (query, ask(page, letters(query)))).collect();
        self.list(&records);
        let (found, lost): (Vec<_>, Vec<_>) = records.into_iter().partition(|(_, record)| number(&record["total"]) > 0.0);
        println!("  direct hits: median, 95th percentile and most since the last key; {} queries had none", lost.len());
        let columns = ["until drawn", "until the next frame", "of it in search()", "of it in excerpt()", "hits"];
        println!("    {:<30}{}", "", columns.map(|column| format!("{column:>21}")).concat());
        for sort in sorts(&found) {
            let times = |get: &dyn Fn(&Value) -> f64| Times::new(of_sort(&found, sort).map(|(_, record)| get(record)).collect());
            let columns =
                ["script", "frame", "search", "excerpts", "total"].map(|column| times(&|record| number(&record[column])).long());
            println!("    {:<30}{}", format!("{sort} ({})", of_sort(&found, sort).count()), columns.concat());
        }
        let few = found.iter().filter(|(_, record)| number(&record["total"]) < 10.0);
        let few: Vec<f64> = few.map(|(_, record)| number(&record["settled"])).collect();
        println!("    {:<30}{}", format!("few hits ({}), until the rest", few.len()), Times::new(few).long());
    }

    fn fallbacks(&self, page: &mut Page, queries: &[Query]) {
        let mut records: Vec<Asked<'_>> = queries.iter().map(|query| (query, ask(page, [query.text.as_str()]))).collect();
        // Listening costs a little, so it has a round of its own.
        page.evaluate("pbProbe.beat(true)");
        for (query, record) in &mut records {
            record["gap"] = ask(page, [query.text.as_str()])["gap"].take();
        }
        page.evaluate("pbProbe.beat(false)");
        self.list(&records);
        let records: Vec<Asked<'_>> = records.into_iter().filter(|(_, record)| number(&record["total"]) < 10.0).collect();
        println!("  fallbacks: median, 95th percentile and most since the last key");
        let columns = ["until known", "the key itself", "longest slice", "longest task"];
        println!("    {:<30}{}  found by", "", columns.map(|column| format!("{column:>21}")).concat());
        for sort in sorts(&records) {
            let times =
                |get: &dyn Fn(&Value) -> f64| Times::new(of_sort(&records, sort).map(|(_, record)| get(record)).collect());
            let columns = [
                times(&|record| number(&record["settled"])),
                times(&|record| number(&record["script"])),
                times(&|record| numbers(&record["slices"]).into_iter().fold(0.0, f64::max)),
                times(&|record| number(&record["gap"])),
            ];
            let mut steps: Vec<&str> = of_sort(&records, sort).filter_map(|(_, record)| record["step"].as_str()).collect();
            steps.sort_unstable();
            let steps: Vec<String> =
                steps.chunk_by(|one, other| one == other).map(|same| format!("{} {}", same[0], same.len())).collect();
            println!("    {sort:<30}{}  {}", columns.map(|times| times.long()).concat(), steps.join(", "));
        }
    }

    fn list(&self, records: &[Asked<'_>]) {
        for (query, record) in records.iter().filter(|_| self.plan.lists) {
            println!("    {} “{}” {record}", query.sort, query.text);
        }
    }
}

/// Types in place of what was there, and waits until nothing more comes of it.
fn ask(page: &mut Page, keys: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    page.evaluate(&format!("{FIELD}.select()"));
    for key in keys {
        page.type_text(key.as_ref());
    }
    page.evaluate("pbProbe.key()")
}

/// Each sort of queries once, after that of all.
fn sorts<'a>(records: &[Asked<'a>]) -> Vec<&'a str> {
    let mut sorts = vec![ALL];
    for (query, _) in records {
        if !sorts.contains(&query.sort) {
            sorts.push(query.sort);
        }
    }
    sorts
}

fn of_sort<'a>(records: &'a [Asked<'a>], sort: &'a str) -> impl Iterator<Item = &'a Asked<'a>> {
    records.iter().filter(move |(query, _)| sort == ALL || query.sort == sort)
}

/// What scripts of a page hold on to: objects and texts, and what lies outside the heap, such as arrays of numbers.
fn memory(page: &mut Page) -> String {
    page.call("HeapProfiler.collectGarbage", &json!({}));
    let usage = page.call("Runtime.getHeapUsage", &json!({}));
    let megabytes = |name: &str| number(&usage[name]) / 1_000_000.0;
    format!("{:.1} + {:.1} MB", megabytes("usedSize"), megabytes("backingStorageSize"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().map(number).collect()
}
