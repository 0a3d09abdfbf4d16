//! Addresses in style sheets.
//!
//! In: the style sheets that a site or its theme brings, and the files that the site publishes next
//! to them. Out: a diagnostic for each address that leads nowhere.

use std::collections::BTreeMap;

use cssparser::{ParseError, Parser, Token};

use super::theme_files::Files;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::source::{SitePath, SourceFile, Span};
use crate::text::nearest::nearest;

pub(crate) const STYLE_ADDRESS: Code = Code::warning("style-address");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[STYLE_ADDRESS];

/// How many wrong addresses get a proposal; finding the nearest name takes time.
const MAX_PROPOSALS: usize = 100;

/// How many blocks are looked at within each other. No style sheet needs a tenth of it.
const DEEPEST: usize = 100;

/// Reports the addresses in a style sheet that lead nowhere: style sheets are published in
/// `assets/`, next to all other files of the theme, whatever folder they come from.
pub(super) fn check(sheet: &SourceFile, files: &Files) -> Vec<Diagnostic> {
    let addresses = addresses(&sheet.text);
    let problems = addresses.into_iter().enumerate().filter_map(|(count, (address, span))| {
        let reason = problem(&address, files)?;
        let published = if count < MAX_PROPOSALS { name_of(&address, sheet, files) } else { None };
        let diagnostic = Diagnostic::new(STYLE_ADDRESS, &sheet.path, span);
        let diagnostic = diagnostic.with("address", address.as_str()).with("reason", reason);
        Some(diagnostic.nearest(published.as_deref()))
    });
    problems.collect()
}

/// Returns why an address leads nowhere; `None` if it leads somewhere.
fn problem(address: &str, files: &Files) -> Option<Phrase> {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    if address.is_empty() || address.starts_with('#') || lower.starts_with("data:") {
        return None;
    }
    if lower.contains("://") || address.starts_with("//") {
        return Some(Phrase::new("style-elsewhere"));
    }
    let file = address.split(['#', '?']).next().unwrap_or_default();
    let target = SitePath::new("assets/style.css").resolve(file)?;
    let is_there = !file.starts_with('/') && files.contents.contains_key(target.as_str());
    (!is_there).then(|| Phrase::new("style-nowhere"))
}

/// Returns the name under which the file that an address means is published: one with this path
/// next to the style sheet or in the theme, or else with a similar name.
fn name_of(address: &str, sheet: &SourceFile, files: &Files) -> Option<String> {
    let file = address.split(['#', '?']).next().unwrap_or_default();
    let target = sheet.path.resolve(file)?;
    let names: &BTreeMap<String, String> = &files.names;
    let same = names.iter().find(|(name, _)| target.as_str().ends_with(&format!("/static/{name}")));
    let by_name = || {
        let is_it = |name: &str| name.rsplit('/').next() == Some(target.file_name());
        names.iter().find(|(name, _)| is_it(name))
    };
    let near = || {
        let near = nearest(target.file_name(), names.keys().map(String::as_str))?;
        names.get_key_value(near)
    };
    let (_, output) = same.or_else(by_name).or_else(near)?;
    Some(output.trim_start_matches("assets/").to_owned())
}

/// Returns the addresses in a style sheet with their places. One in a comment is none.
fn addresses(css: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    collect(&mut Parser::new(css), 0, &mut found);
    found
}

fn collect(parser: &mut Parser<'_>, depth: usize, found: &mut Vec<(String, Span)>) {
    let mut is_import = false;
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next().cloned() else { return };
        let mut add = |address: &str, end: usize| found.push((address.to_owned(), start..end));
        let was_import = std::mem::replace(&mut is_import, false);
        match &token {
            Token::UnquotedUrl(address) => add(address, parser.position().byte_index()),
            Token::QuotedString(address) if was_import => {
                add(address, parser.position().byte_index());
            }
            Token::AtKeyword(name) => is_import = name.eq_ignore_ascii_case("import"),
            Token::Function(name)
                if ["url", "src"].iter().any(|known| name.eq_ignore_ascii_case(known)) =>
            {
                let address = parser.parse_nested_block(|inner| {
                    inner.expect_string_cloned().map_err(ParseError::<()>::from)
                });
                if let Ok(address) = address {
                    add(&address, parser.position().byte_index());
                }
            }
            Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock
                if depth < DEEPEST =>
            {
                let _ = parser.parse_nested_block(|inner| {
                    collect(inner, depth + 1, found);
                    Ok::<_, ParseError<()>>(())
                });
            }
            _ => {}
        }
    }
}
