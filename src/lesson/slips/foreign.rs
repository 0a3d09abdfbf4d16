//! Markup of other tools: includes, shortcodes, fences of colons, lists of contents, ids in braces.
//!
//! In: passages. Out: diagnostics, with what to write instead.

use std::ops::Range;

use super::memory::Memory;
use super::passage::{Passage, PassageKind};
use crate::diagnostic::{Code, Phrase};
use crate::lesson::problems::Problems;

pub(crate) const FOREIGN_MARKUP: Code = Code::warning("foreign-markup");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[FOREIGN_MARKUP];

/// Tags in braces: how they begin and end, and what to write instead.
const TAGS: [(&str, &str, &str); 4] = [
    ("{{#", "}}", "foreign-include"),
    ("{{<", ">}}", "foreign-shortcode"),
    ("{{%", "%}}", "foreign-shortcode"),
    ("{%", "%}", "foreign-shortcode"),
];

/// Lists of contents, each alone in its paragraph, in lower case.
const CONTENTS: [&str; 6] = ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}", "{{toc}}", "${toc}"];

/// The words after `!!!` in other tools.
const ADMONITIONS: [&str; 14] = [
    "note",
    "tip",
    "info",
    "warning",
    "danger",
    "important",
    "caution",
    "hint",
    "example",
    "question",
    "success",
    "quote",
    "attention",
    "error",
];

/// Looks for such markup.
pub(super) fn check(passage: &Passage<'_>, memory: &mut Memory, problems: &mut Problems) {
    tags(passage, problems);
    match passage.kind {
        PassageKind::Heading => attributes(passage, problems),
        PassageKind::Paragraph => {
            fences(passage, memory, problems);
            let whole = passage.text.trim().to_ascii_lowercase();
            if CONTENTS.contains(&whole.as_str()) {
                report(passage, 0..passage.text.len(), Phrase::new("foreign-contents"), problems);
            }
        }
        PassageKind::Item | PassageKind::Cell => {}
    }
}

fn report(passage: &Passage<'_>, range: Range<usize>, instead: Phrase, problems: &mut Problems) {
    let written = passage.text[range.clone()].trim().to_owned();
    let arguments = [("written", written.into()), ("instead", instead.into())];
    problems.add(FOREIGN_MARKUP, &passage.span(range), arguments);
}

fn tags(passage: &Passage<'_>, problems: &mut Problems) {
    let text = passage.text.as_str();
    let mut position = 0;
    while let Some(start) = memchr::memchr(b'{', &text.as_bytes()[position..]) {
        let start = position + start;
        position = start + 1;
        let rest = &text[start..];
        let tag = TAGS.iter().find(|(begin, ..)| rest.starts_with(begin));
        let Some((begin, end, instead)) = tag else { continue };
        let line = rest.lines().next().unwrap_or_default();
        let Some(length) = line.find(end).map(|length| length + end.len()) else { continue };
        position = start + length;
        let words = line[begin.len()..length - end.len()].trim_start_matches(['-', ' ']);
        // What ends a shortcode, such as `{{< /tabs >}}`, is reported with its beginning.
        let begins = words.starts_with(|first: char| first.is_ascii_alphabetic());
        if begins && !words.starts_with("end") {
            report(passage, start..start + length, Phrase::new(instead), problems);
        }
    }
}

/// Looks for `{#id}` or `{.class}` at the end of a heading.
fn attributes(passage: &Passage<'_>, problems: &mut Problems) {
    let text = passage.text.trim_end();
    let Some(start) = text.strip_suffix('}').and_then(|inner| inner.rfind('{')) else { return };
    let inner = text[start + 1..text.len() - 1].trim_start_matches(':').trim();
    let is_name = |word: &str| {
        word.len() > 1
            && word.starts_with(['#', '.'])
            && word[1..].chars().all(|next| next.is_alphanumeric() || "-_.:".contains(next))
    };
    if inner.is_empty() || !inner.split_whitespace().all(is_name) {
        return;
    }
    let id = inner.split_whitespace().find_map(|word| word.strip_prefix('#'));
    let instead = match id {
        Some(id) => Phrase::new("foreign-id").with("id", id),
        None => Phrase::new("foreign-class"),
    };
    report(passage, start..text.len(), instead, problems);
}

/// Looks for lines such as `:::note` and `!!! note`. A fence is reported where it begins.
fn fences(passage: &Passage<'_>, memory: &mut Memory, problems: &mut Problems) {
    for (start, line) in passage.lines() {
        let written = line.trim();
        let is_admonition = written.strip_prefix("!!!").is_some_and(|rest| {
            let word = rest.trim_start_matches('+').split_whitespace().next().unwrap_or_default();
            ADMONITIONS.contains(&word.to_ascii_lowercase().as_str())
        });
        let name = written.trim_start_matches(':').trim_start();
        let is_fence = written.starts_with(":::");
        if is_fence && name.is_empty() {
            memory.fences = memory.fences.saturating_sub(1);
            continue;
        }
        let is_opening =
            is_fence && name.starts_with(|first: char| first.is_alphabetic() || first == '{');
        memory.fences += usize::from(is_opening);
        if is_admonition || is_opening {
            report(passage, start..start + line.len(), Phrase::new("foreign-fence"), problems);
        }
    }
}
