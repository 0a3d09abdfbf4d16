//! A reader on a slow device, who opens the search and types.
//!
//! In: the address of a site, a language and its queries. Out: tables of times on standard output.

use std::sync::Arc;

use polybook::search::Entry;
use serde_json::{Value, json};

use super::browser::{Browser, Page};
use super::queries::{Amount, Queries, Query};
use super::times::Times;

/// How many times slower the device is than this machine.
const SLOWDOWN: u32 = 4;

const PROBE: &str = include_str!("probe.js");
const FIELD: &str = "document.querySelector('[data-pb-search-form] input')";

/// All kinds of queries together.
const ALL: &str = "all";

/// What is measured.
pub(super) struct Plan {
    pub(super) lessons: usize,
    pub(super) amount: Amount,
    /// The number of times that the search is opened for each of three queries.
    pub(super) openings: usize,
    /// The number of times that each query is typed.
    pub(super) rounds: usize,
    /// Whether each query is printed.
    pub(super) lists: bool,
}

pub(super) struct Reader<'bench> {
    pub(super) browser: &'bench Arc<Browser>,
    pub(super) entries: &'bench [Entry],
    pub(super) language: &'static str,
    /// The address of the site.
    pub(super) address: &'bench str,
    pub(super) plan: &'bench Plan,
}

impl Reader<'_> {
    pub(super) fn measure(&self) {
        let mut queries = Queries::new(self.entries, self.language);
        let lesson = format!("{}/{}.html", self.language, self.entries[0].path);
        let steps =
            ["typed", "engine", "index", "head", "drawn", "frame", "all texts", "other heads"];
        println!(
            "  opening, typed at once: median/most since the click, {} times",
            self.plan.openings
        );
        println!("    {:<30}{}", "", steps.map(|step| format!("{step:>13}")).concat());
        let first = queries.first();
        let names =
            ["a word of titles", "a common word of texts only", "a rare word of texts only"];
        let mut openings = Vec::new();
        for (name, query) in names.into_iter().zip(&first) {
            let records: Vec<Value> =
                (0..self.plan.openings).map(|_| self.opening(&lesson, query)).collect();
            let from_click = |step: &str| {
                let times = records
                    .iter()
                    .map(|record| number(&record[step]) - number(&record["click"]))
                    .collect();
                format!("{:>13}", Times::new(times).short())
            };
            let steps = ["input", "engine", "index", "head", "drawn", "frame", "complete", "known"]
                .map(from_click);
            println!("    {name:<30}{}", steps.concat());
            openings.extend(records);
        }
        let most = |step: &str| {
            Times::new(openings.iter().map(|record| number(&record[step])).collect()).long()
        };
        let adds =
            Times::new(openings.iter().flat_map(|record| numbers(&record["adds"])).collect());
        println!("    {:<30}{}", "to take in the head", most("taking"));
        println!("    {:<30}{}", "to take in a shard", adds.long());
        println!("    {:<30}{}", "longest task until all texts", most("gap"));
        println!("    {:<30}{}", "then until other heads", most("knownGap"));

        let mut page = self.page(&lesson);
        let before = memory(&mut page);
        page.click("[data-pb-search]");
        page.evaluate("pbProbe.opened().then(() => 0)");
        let after = memory(&mut page);
        page.type_text(&first[0]);
        page.evaluate("pbProbe.known().then(() => 0)");
        let others = memory(&mut page);
        println!(
            "  memory: heap and arrays {before} before opening, {after} with all texts, \
             {others} with the other heads"
        );

        // A busy machine, or one that slows the page down too little, is visible here.
        let mut work = vec![fixed_work(&mut page)];
        let direct = queries.direct(self.plan.amount);
        let direct =
            self.ask(&mut page, &direct, |query| query.text.chars().map(String::from).collect());
        work.push(fixed_work(&mut page));
        page.evaluate("pbProbe.beat(true)");
        let fallbacks = queries.fallbacks(self.plan.amount);
        let fallbacks = self.ask(&mut page, &fallbacks, |query| vec![query.text.clone()]);
        page.evaluate("pbProbe.beat(false)");
        work.push(fixed_work(&mut page));
        page.call("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
        let free = fixed_work(&mut page);
        println!(
            "  a fixed piece of work: {free} on this machine; on the device {}",
            work.join(",")
        );
        self.report_direct(direct);
        Self::report_fallbacks(fallbacks);
        let log = page.take_log();
        assert!(log.complaints.is_empty() && log.failed.is_empty(), "{log:?}");
    }

    /// Opens a lesson, in a browser that has loaded nothing of the site yet.
    fn page(&self, lesson: &str) -> Page {
        let mut page = self.browser.page();
        page.run_first(PROBE);
        page.go(&format!("{}{lesson}", self.address));
        page.call("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWDOWN }));
        page
    }

    /// Opens the search, types at once, and waits until everything is loaded.
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

    /// Types each query in each round, since this machine may be busy in one of them.
    fn ask<'q>(
        &self,
        page: &mut Page,
        queries: &'q [Query],
        keys: impl Fn(&Query) -> Vec<String>,
    ) -> Vec<Asked<'q>> {
        let mut asked: Vec<Asked<'q>> =
            queries.iter().map(|query| Asked { query, records: Vec::new() }).collect();
        for _ in 0..self.plan.rounds {
            for one in &mut asked {
                page.evaluate(&format!("{FIELD}.select()"));
                for key in keys(one.query) {
                    page.type_text(&key);
                }
                one.records.push(page.evaluate("pbProbe.key()"));
            }
        }
        for one in asked.iter().filter(|_| self.plan.lists) {
            println!("    {} “{}” {}", one.query.kind, one.query.text, json!(one.records));
        }
        asked
    }

    fn report_direct(&self, asked: Vec<Asked<'_>>) {
        let (found, lost): (Vec<_>, Vec<_>) =
            asked.into_iter().partition(|one| one.least("total") > 0.0);
        let rounds = self.plan.rounds;
        println!(
            "  direct hits, since the last key: median, 95th percentile and maximum; \
             of each query the best of {rounds} rounds; {} had none",
            lost.len()
        );
        let columns = [
            "until drawn",
            "until the next frame",
            "of it in search()",
            "of it in excerpt()",
            "hits",
        ];
        println!("    {:<30}{}", "", columns.map(|column| format!("{column:>21}")).concat());
        let columns = ["script", "frame", "search", "excerpts", "total"];
        for kind in kinds(&found) {
            let columns = columns.map(|column| {
                Times::new(of_kind(&found, kind).map(|one| one.least(column)).collect()).long()
            });
            println!(
                "    {:<30}{}",
                format!("{kind} ({})", of_kind(&found, kind).count()),
                columns.concat()
            );
        }
        let rounds = columns.map(|column| {
            let records = found.iter().flat_map(|one| &one.records);
            Times::new(records.map(|record| number(&record[column])).collect()).long()
        });
        println!("    {:<30}{}", "all, every round", rounds.concat());
        let few: Vec<f64> = found
            .iter()
            .filter(|one| one.least("total") < 10.0)
            .map(|one| one.least("settled"))
            .collect();
        println!(
            "    {:<30}{}",
            format!("few hits ({}), until the rest", few.len()),
            Times::new(few).long()
        );
    }

    fn report_fallbacks(asked: Vec<Asked<'_>>) {
        let asked: Vec<Asked<'_>> =
            asked.into_iter().filter(|one| one.least("total") < 10.0).collect();
        println!("  fallbacks, likewise");
        let columns = ["until known", "the key itself", "longest slice", "longest task"];
        println!(
            "    {:<30}{}  found by",
            "",
            columns.map(|column| format!("{column:>21}")).concat()
        );
        for kind in kinds(&asked) {
            let columns = ["settled", "script", "slices", "gap"].map(|column| {
                Times::new(of_kind(&asked, kind).map(|one| one.least(column)).collect()).long()
            });
            let mut steps: Vec<&str> =
                of_kind(&asked, kind).filter_map(|one| one.records[0]["step"].as_str()).collect();
            steps.sort_unstable();
            let steps: Vec<String> = steps
                .chunk_by(|one, other| one == other)
                .map(|same| format!("{} {}", same[0], same.len()))
                .collect();
            println!(
                "    {:<30}{}  {}",
                format!("{kind} ({})", of_kind(&asked, kind).count()),
                columns.concat(),
                steps.join(", ")
            );
        }
    }
}

/// A query, and the records of the page in each round.
struct Asked<'q> {
    query: &'q Query,
    records: Vec<Value>,
}

impl Asked<'_> {
    /// Returns the minimum over all rounds. Of several numbers in a round, the maximum counts.
    fn least(&self, name: &str) -> f64 {
        let most = |value: &Value| numbers(value).into_iter().fold(number(value), f64::max);
        self.records.iter().map(|record| most(&record[name])).fold(f64::INFINITY, f64::min)
    }
}

/// Returns each kind of query once, after all kinds together.
fn kinds<'q>(asked: &[Asked<'q>]) -> Vec<&'q str> {
    let mut kinds = vec![ALL];
    for one in asked {
        if !kinds.contains(&one.query.kind) {
            kinds.push(one.query.kind);
        }
    }
    kinds
}

fn of_kind<'a>(asked: &'a [Asked<'a>], kind: &'a str) -> impl Iterator<Item = &'a Asked<'a>> {
    asked.iter().filter(move |one| kind == ALL || one.query.kind == kind)
}

fn fixed_work(page: &mut Page) -> String {
    Times::new(numbers(&page.evaluate("pbProbe.work()"))).long()
}

/// Returns the memory that the scripts of a page use: objects and texts, and data outside the heap,
/// such as arrays of numbers.
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
