//! A TOML reader that reports every key that is unknown, missing or of the wrong type as a
//! diagnostic with its span.
//!
//! In: the text of a TOML file (or of front matter). Out: values with spans, and diagnostics for
//! everything that is wrong. Serde's derive stops at the first mistake; a trainer wants to see all
//! of them at once.

mod conversion;
mod correction;
mod kind;
mod lenient_reader;
mod lenient_text;
mod lenient_value;
mod lines;
mod named;
mod reader;
mod report;
mod statement;
mod syntax;
mod value;

use toml::Spanned;
use toml::de::DeTable;

pub use reader::TableReader;
pub use report::{LONGEST_LIST, LONGEST_NAME, LONGEST_TEXT, Located, NamedString};
pub use value::{wrong_choice, wrong_value};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SitePath;

pub(crate) use reader::{MDBOOK_KEY, MISSING_KEY, UNKNOWN_KEY};
pub(crate) use syntax::TOML_SYNTAX;
pub(crate) use value::{WRONG_TYPE, WRONG_VALUE};

/// Every code of this module.
pub(crate) const CODES: &[Code] =
    &[TOML_SYNTAX, UNKNOWN_KEY, MDBOOK_KEY, WRONG_TYPE, WRONG_VALUE, MISSING_KEY];

/// Parses a text and passes its top-level table to `read`; returns the result of `read` with the
/// diagnostics of both. `offset` is where the TOML begins in the file, in bytes: 0, except for
/// front matter. After a syntax error `read` gets the text as it was probably meant. Then keys are
/// reported only if nothing of the text was lost, and not those on corrected lines.
pub fn read<T>(
    path: &SitePath,
    text: &str,
    offset: usize,
    read: impl FnOnce(&mut TableReader<'_>) -> T,
) -> (T, Vec<Diagnostic>) {
    if let Ok(table) = DeTable::parse(text) {
        let report = report::Report::new(path, text, offset, None);
        let value = read_table(&report, table.get_ref(), read);
        return (value, report.into_diagnostics());
    }
    let mut corrected = correction::correct(text);
    let mistakes = std::mem::take(&mut corrected.mistakes);
    let report = report::Report::new(path, &corrected.text, offset, Some(&corrected));
    let table =
        DeTable::parse(&corrected.text).map_or_else(|_| DeTable::new(), Spanned::into_inner);
    let value = read_table(&report, &table, read);
    let days = report.days.take();
    let mistakes = mistakes.into_iter().map(|mistake| {
        let key = statement::key_before(text, mistake.span.start);
        let written = mistake.written.as_deref().and_then(statement::name);
        let is_day = [key, written.as_deref()].into_iter().flatten().any(|key| days.contains(&key));
        syntax::diagnostic(if is_day { mistake.about_a_day() } else { mistake }, path, offset)
    });
    let mut diagnostics: Vec<Diagnostic> = mistakes.collect();
    if corrected.is_whole {
        let is_new = |diagnostic: &Diagnostic| {
            let span = &diagnostic.span;
            let place = span.start.saturating_sub(offset)..span.end.saturating_sub(offset);
            !corrected.has_corrected(&place)
        };
        diagnostics.extend(report.into_diagnostics().into_iter().filter(is_new));
    }
    (value, diagnostics)
}

fn read_table<T>(
    report: &report::Report<'_>,
    table: &DeTable<'_>,
    read: impl FnOnce(&mut TableReader<'_>) -> T,
) -> T {
    let mut reader = TableReader::new(report, table, String::new(), 0..0);
    let value = read(&mut reader);
    reader.finish();
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_that_is_not_toml_has_one_error() {
        let path = SitePath::new("book.toml");
        let errors = |text: &str| read(&path, text, 0, |_| ()).1.len();
        assert_eq!(errors("a = \nb = \n"), 2);
        for piece in ["\r", "=", "=\n", "a\rb"] {
            assert_eq!(errors(&piece.repeat(1_000_000 / piece.len())), 1, "{piece:?}");
        }
        assert_eq!(errors(&"# a comment\n".repeat(50_000)), 0);
    }
}
