//! A TOML reader that reports every key that is unknown, missing or of the wrong type as a
//! diagnostic with its span.
//!
//! In: the text of a TOML file (or of front matter). Out: values with spans, and diagnostics for
//! everything that is wrong. Serde's derive stops at the first mistake; a trainer wants to see all
//! of them at once.

mod named;
mod reader;
mod report;
mod syntax;
mod value;

use toml::Spanned;
use toml::de::DeTable;

pub use reader::{MAX_PROPOSALS, TableReader};
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

/// The longest text in which the parser is asked for every error, in bytes. It copies the whole
/// text for each one.
const MAX_RECOVERABLE: usize = 64 * 1024;

/// Parses a text. Of a very long one that is not TOML only the first error is returned.
fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<toml::de::Error>) {
    if text.len() <= MAX_RECOVERABLE {
        return DeTable::parse_recoverable(text);
    }
    match DeTable::parse(text) {
        Ok(table) => (table, Vec::new()),
        Err(error) => (Spanned::new(0..0, DeTable::new()), vec![error]),
    }
}

/// Parses a text and passes its top-level table to `read`; returns the result of `read` with the
/// diagnostics of both. `offset` is where the TOML begins in the file, in bytes: 0, except for
/// front matter. After a syntax error `read` still gets what could be parsed, but keys are not
/// reported, since some may be lost.
pub fn read<T>(
    path: &SitePath,
    text: &str,
    offset: usize,
    read: impl FnOnce(&mut TableReader<'_>) -> T,
) -> (T, Vec<Diagnostic>) {
    let report = report::Report::new(path, offset);
    let (table, errors) = parse(text);
    let mut reader = TableReader::new(&report, table.get_ref(), String::new(), 0..0);
    let value = read(&mut reader);
    reader.finish();
    if errors.is_empty() {
        return (value, report.into_diagnostics());
    }
    let diagnostics = errors.iter().map(|error| syntax::diagnostic(error, text, &report));
    (value, diagnostics.collect())
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
