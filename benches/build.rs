//! Measures how long a build takes, stage by stage, and its ratio to the minimum for any generator.
//!
//! In: a number of lessons. Out: milliseconds per stage, and the ratio of CPU time to a floor
//! measured in the same run: a loop that only reads every text, parses it with pulldown-cmark and
//! writes one file per page, with as many bytes as our page. The scripts for reading two languages
//! side by side are not included in the ratio; their additional cost is reported separately.
//!
//! ```text
//! cargo bench --bench build                           1,000 lessons in four languages
//! cargo bench --bench build -- --lessons 250 --runs 9
//! cargo bench --bench build -- --in /dev/shm          in memory, without noise from the disk
//! cargo bench --bench build -- --write FOLDER         only write the corpus
//! ```
#![expect(clippy::print_stdout, reason = "printing is its purpose")]

mod corpus;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use polybook::config::{CONFIG_FILE, SiteConfig};
use polybook::source::SitePath;
use polybook::{BuildOptions, load, output};
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

/// The allocator of the command, so that the same program is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    let number = |name: &str, default: usize| {
        value(name).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let lessons = number("--lessons", 1_000);
    if let Some(folder) = value("--write") {
        return corpus::write_to(Path::new(folder), lessons);
    }
    // `cargo test --benches` only checks that it runs.
    let is_trial = arguments.iter().any(|argument| argument == "--test");
    let (lessons, runs) = if is_trial { (4, 1) } else { (lessons, number("--runs", 5)) };

    let place = value("--in").map_or(env!("CARGO_TARGET_TMPDIR"), String::as_str);
    let folder = tempfile::tempdir_in(place)?;
    let root = folder.path().join("site");
    corpus::write_to(&root, lessons)?;
    // Nothing is removed between runs, since ext4 spends seconds skipping recently freed inodes.
    let mut pages = Vec::new();
    let mut ratios = Vec::new();
    let mut parallel = Vec::new();
    for run in 0..runs {
        let destination = folder.path().join(format!("built-{run}"));
        let (ours, stages) = build(&root, &destination, false)?;
        if run == 0 {
            pages = measure(&destination)?;
        }
        let floor_folder = folder.path().join(format!("floor-{run}"));
        let floor = floor(&root, &pages, &floor_folder)?;
        let ratio = ours.as_secs_f64() / floor.as_secs_f64();
        println!(
            "run {}: CPU {:.0} ms, floor {:.0} ms, ratio {ratio:.2}",
            run + 1,
            milliseconds(ours),
            milliseconds(floor)
        );
        let (with_blocks, _) = build(&root, &folder.path().join(format!("parallel-{run}")), true)?;
        parallel.push(milliseconds(with_blocks) - milliseconds(ours));
        if run + 1 == runs {
            for (stage, time) in stages {
                println!("{:>10.1} ms  {stage}", milliseconds(time));
            }
        }
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "{lessons} lessons x 4 languages, {} files: median ratio of CPU time to the floor {:.2}",
        pages.len(),
        ratios[ratios.len() / 2]
    );
    parallel.sort_by(f64::total_cmp);
    println!(
        "reading side by side costs {:.0} ms of CPU time more (median)",
        parallel[parallel.len() / 2]
    );
    Ok(())
}

/// Does what `polybook build` does. Returns the CPU time, and the wall time of each stage.
fn build(
    root: &Path,
    destination: &Path,
    parallel: bool,
) -> std::io::Result<(Duration, Vec<(&'static str, Duration)>)> {
    let cpu = ProcessTime::now();
    let start = Instant::now();
    let (config, _) = SiteConfig::parse(&load::config_file(root)?);
    let mut loaded = load::sources(root, &config)?;
    if !parallel {
        let sources = Arc::make_mut(&mut loaded.sources);
        let file = sources
            .text(&SitePath::new(CONFIG_FILE))
            .map(|file| file.text.clone())
            .unwrap_or_default();
        sources.insert_text(
            CONFIG_FILE,
            &file.replace("[output.html]", "[output.html]\nparallel = false"),
        );
    }
    let mut stages = vec![("load", start.elapsed())];
    let build = polybook::build(loaded, &BuildOptions::default(), None);
    stages.extend(build.timings.iter().copied());
    assert!(!build.diagnostics.has_errors(), "the corpus has errors");
    let start = Instant::now();
    output::write(&build.site, root, &config, destination).expect("the site is written");
    stages.push(("render and write", start.elapsed()));
    // Like the command, the process ends without dropping the build.
    std::mem::forget(build);
    Ok((cpu.elapsed(), stages))
}

/// Returns the path and size in bytes of every file of a site.
fn measure(folder: &Path) -> std::io::Result<Vec<(PathBuf, usize)>> {
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let size =
                usize::try_from(entry.metadata().map_err(std::io::Error::from)?.len()).unwrap_or(0);
            pages
                .push((entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned(), size));
        }
    }
    pages.sort();
    Ok(pages)
}

/// Only reads, parses and writes. Returns the CPU time.
fn floor(root: &Path, pages: &[(PathBuf, usize)], destination: &Path) -> std::io::Result<Duration> {
    let cpu = ProcessTime::now();
    let mut texts: Vec<PathBuf> = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            texts.push(entry.into_path());
        }
    }
    for folder in pages
        .iter()
        .filter_map(|(path, _)| path.parent())
        .collect::<std::collections::BTreeSet<_>>()
    {
        fs_err::create_dir_all(destination.join(folder))?;
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    (0..pages.len().max(texts.len())).into_par_iter().with_min_len(8).try_for_each(
        |place| -> std::io::Result<()> {
            let mut page = String::new();
            if let Some(text) = texts.get(place) {
                let text = fs_err::read_to_string(text)?;
                page.reserve(text.len() * 2);
                html::push_html(&mut page, Parser::new_ext(&text, options));
            }
            if let Some((path, size)) = pages.get(place) {
                let mut bytes = page.into_bytes();
                bytes.resize(*size, b' ');
                fs_err::write(destination.join(path), bytes)?;
            }
            Ok(())
        },
    )?;
    Ok(cpu.elapsed())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
