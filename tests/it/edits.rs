//! An edit to the text of one file never causes an error in another file.
//!
//! The site is the frozen one in `tests/fixtures/lessons`, with four languages and stamps. Each of
//! its texts is edited as people edit texts, line by line and as a whole, and the site is built
//! again. An ordinary run tries a fixed sample of the edits, `LONG=1` all of them.

use polybook::diagnostic::Severity;
use polybook::source::{SitePath, Sources};
use polybook::{BuildOptions, load};

use crate::site_test::fixture;

/// One in this number of edits is tried, unless `LONG=1` requests all of them.
const SAMPLE: usize = 17;

/// Edits that somebody may make to a text.
type Edit = (&'static str, fn(&str) -> Vec<String>);

const EDITS: [Edit; 14] = [
    ("a heading taken out", |text| each_line(text, |line| line.starts_with('#'), |_| None)),
    ("a heading renamed", |text| each_line(text, |line| line.starts_with('#'), renamed)),
    ("a pin taken out", |text| each_line(text, |line| line.contains("<a id="), without_pin)),
    ("a pin renamed", |text| {
        each_line(text, |line| line.contains("<a id="), |line| Some(with_another_pin(line)))
    }),
    ("a comment taken out", |text| each_line(text, |line| line.starts_with("<!--"), |_| None)),
    ("the id of a question changed", |text| {
        each_line(
            text,
            |line| line.starts_with("<!-- q:"),
            |_| Some("<!-- q: another -->".to_owned()),
        )
    }),
    ("an option taken out", |text| each_line(text, |line| line.starts_with("- ["), |_| None)),
    ("an option added", |text| {
        each_line(
            text,
            |line| line.starts_with("- ["),
            |line| Some(format!("{line}\n- [ ] Another")),
        )
    }),
    ("a box ticked or not", |text| {
        each_line(text, |line| line.starts_with("- ["), |line| Some(other_box(line)))
    }),
    ("a question added", |text| {
        let question = "<!-- q: new-one -->\n### New?\n\n- [ ] No\n  > No.\n- [x] Yes\n\n<!-- q:";
        vec![text.replacen("<!-- q:", question, 1)]
    }),
    ("a question taken out", without_each_question),
    ("a paragraph taken out", |text| {
        let blocks: Vec<&str> = text.split("\n\n").collect();
        let without = |place: usize| [&blocks[..place], &blocks[place + 1..]].concat().join("\n\n");
        (1..blocks.len()).step_by(5).map(without).collect()
    }),
    ("the stamp changed", |text| {
        let is_stamp = |line: &str| line.starts_with("<!-- translated-from:");
        let stamps =
            ["nl 0123456789abcdef", "vi 0123456789abcdef", "en 0000000000000000", "de x", ""];
        let stamp = |stamp| format!("<!-- translated-from: {stamp} -->");
        let rest: Vec<&str> = text.lines().filter(|line| !is_stamp(line)).collect();
        stamps
            .into_iter()
            .map(|written| format!("{}\n{}", stamp(written), rest.join("\n")))
            .collect()
    }),
    ("nearly everything taken out", |text| {
        let title = text.lines().find(|line| line.starts_with("# ")).unwrap_or_default();
        let broken = ["<b", "<!--", "<details>\n", "```\n"].map(|rest| format!("{text}\n\n{rest}"));
        [String::new(), "\n".to_owned(), title.to_owned()].into_iter().chain(broken).collect()
    }),
];

/// Returns the text with each matching line changed or removed, one at a time.
fn each_line(
    text: &str,
    is_meant: fn(&str) -> bool,
    change: fn(&str) -> Option<String>,
) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let places = (0..lines.len()).filter(|place| is_meant(lines[*place]));
    let edited = |place: usize| {
        let changed = lines.iter().enumerate().filter_map(|(at, line)| {
            if at == place { change(line) } else { Some((*line).to_owned()) }
        });
        changed.collect::<Vec<String>>().join("\n") + "\n"
    };
    places.map(edited).collect()
}

fn renamed(line: &str) -> Option<String> {
    let (marks, rest) = line.split_once(' ')?;
    let pin = rest.find("<a id=").map_or("", |start| &rest[start..]);
    Some(format!("{marks} Quite another {pin}"))
}

fn without_pin(line: &str) -> Option<String> {
    Some(line.split("<a id=").next()?.trim_end().to_owned())
}

fn with_another_pin(line: &str) -> String {
    line.replace("<a id=\"", "<a id=\"new-")
}

fn other_box(line: &str) -> String {
    let ticked = line.starts_with("- [x]");
    if ticked { line.replacen("[x]", "[ ]", 1) } else { line.replacen("[ ]", "[x]", 1) }
}

fn without_each_question(text: &str) -> Vec<String> {
    let starts: Vec<usize> = text.match_indices("<!-- q:").map(|(start, _)| start).collect();
    let end = |start: usize| {
        let rest = &text[start + 1..];
        let next = ["<!-- q:", "\n## ", "\n<!-- "].iter().filter_map(|end| rest.find(end)).min();
        next.map_or(text.len(), |next| start + 1 + next)
    };
    starts.into_iter().map(|start| format!("{}{}", &text[..start], &text[end(start)..])).collect()
}

fn site() -> Sources {
    let root = fixture("lessons/site");
    let config = polybook::config::SiteConfig::parse(&load::config_file(&root).unwrap()).0;
    Sources::clone(&load::sources(&root, &config).unwrap().sources)
}

#[test]
fn an_edit_to_the_text_of_one_file_causes_no_error_in_another() {
    let sources = site();
    let options = BuildOptions::default();
    let first = polybook::build(sources.clone(), &options, None);
    assert!(!first.diagnostics.has_errors());
    let texts: Vec<SitePath> =
        sources.texts.keys().filter(|path| path.extension() == "md").cloned().collect();
    let step = if std::env::var_os("LONG").is_some() { 1 } else { SAMPLE };
    let (mut count, mut wrong) = (0, Vec::new());
    for path in &texts {
        let text = &sources.text(path).unwrap().text;
        for (what, edit) in EDITS {
            for edited in edit(text) {
                count += 1;
                if count % step != 0 {
                    continue;
                }
                let mut sources = sources.clone();
                sources.insert_text(path.as_str(), &edited);
                let build = polybook::build(sources, &options, Some(&first.parsed));
                let elsewhere = build.diagnostics.iter().filter(|diagnostic| {
                    diagnostic.severity == Severity::Error && diagnostic.path != *path
                });
                wrong.extend(elsewhere.map(|diagnostic| {
                    format!("{path}, {what}: {} in {}", diagnostic.code.name(), diagnostic.path)
                }));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 500, "{count} edits");
}
