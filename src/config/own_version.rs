//! The version of polybook that a site needs.
//!
//! In: the key `polybook`. Out: a diagnostic if this program is older.

use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::toml_table::TableReader;

pub(crate) const OLD_POLYBOOK: Code = Code::error("old-polybook").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[OLD_POLYBOOK];

/// The version of this program.
const OWN: &str = env!("CARGO_PKG_VERSION");

/// Reads the key `polybook`. A newer program than the one named will do.
pub(super) fn check(book: &mut TableReader<'_>) {
    let Some(version) = book.string("polybook") else { return };
    match (numbers(&version.value), numbers(OWN)) {
        (None, _) => book.wrong_value("polybook", &version, Phrase::new("version")),
        (Some(needed), Some(own)) if needed > own => {
            let old = Diagnostic::new(OLD_POLYBOOK, book.path(), version.span);
            book.push(old.with("needed", version.value).with("own", OWN));
        }
        _ => {}
    }
}

/// Returns the numbers of a version; those that are left out are 0.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = version.split('.');
    for (number, part) in numbers.iter_mut().zip(&mut parts) {
        let is_number = part.bytes().all(|digit| digit.is_ascii_digit());
        *number = part.parse().ok().filter(|_| is_number)?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(numbers("0.10") > numbers("0.9.9") && numbers("1") == numbers("1.0.0"));
        for wrong in ["", "v0.1", "0.1.2.3", "0.x", "^0.3", "0.1-beta", "1.", "+1"] {
            assert_eq!(numbers(wrong), None, "{wrong}");
        }
        assert!(numbers(OWN).is_some());
    }
}
