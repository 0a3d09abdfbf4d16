//! Alerts that GitHub does not show as alerts: of an unknown kind, with words on the first line, or
//! outside a quotation.
//!
//! In: passages. Out: diagnostics.

use super::passage::{Passage, PassageKind};
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;

pub(crate) const ALERT_KIND: Code = Code::warning("alert-kind");
pub(crate) const ALERT_WORDS: Code = Code::warning("alert-words");
pub(crate) const ALERT_OUTSIDE_QUOTATION: Code = Code::warning("alert-outside-quotation");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[ALERT_KIND, ALERT_WORDS, ALERT_OUTSIDE_QUOTATION];

/// The kinds that GitHub knows, each with words of other tools for the same.
const KINDS: [(&str, &[&str]); 5] = [
    ("NOTE", &["INFO", "ABSTRACT", "SUMMARY", "TODO", "EXAMPLE", "QUESTION", "FAQ", "QUOTE"]),
    ("TIP", &["HINT", "SUCCESS", "DONE", "CHECK", "IDEA"]),
    ("IMPORTANT", &["ATTENTION", "REMEMBER", "KEY"]),
    ("WARNING", &["WARN", "ALERT"]),
    ("CAUTION", &["DANGER", "ERROR", "BUG", "FAILURE", "FAIL", "STOP"]),
];

/// Looks for such an alert. Returns whether there is one.
pub(super) fn check(passage: &Passage<'_>, problems: &mut Problems) -> bool {
    let Some(rest) = passage.text.strip_prefix("[!") else { return false };
    let Some((kind, rest)) = rest.split_once(']') else { return false };
    let is_word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word || passage.kind == PassageKind::Heading || rest.starts_with(['(', '[']) {
        return false;
    }
    let end = kind.len() + "[!]".len();
    let span = passage.span(0..end);
    let upper = kind.to_ascii_uppercase();
    let known = KINDS.iter().any(|(known, _)| *known == upper);
    let words = rest.lines().next().unwrap_or_default();
    match (known, passage.opens_quote) {
        (false, true) => {
            let meant = KINDS.iter().find(|(_, others)| others.contains(&upper.as_str()));
            let proposal = format!("[!{}]", meant.map_or("NOTE", |(known, _)| known));
            let arguments = [("kind", kind.into()), ("proposal", proposal.into())];
            problems.add(ALERT_KIND, &span, arguments);
        }
        (true, true) if !words.trim().is_empty() => {
            let span = passage.span(0..end + words.len());
            problems.add(ALERT_WORDS, &span, [("kind", upper.into())]);
        }
        (true, false) if passage.kind == PassageKind::Paragraph => {
            problems.add(ALERT_OUTSIDE_QUOTATION, &span, [("kind", upper.into())]);
        }
        _ => return false,
    }
    true
}
