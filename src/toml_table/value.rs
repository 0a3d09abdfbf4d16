//! Values of the wrong type, and values that are not allowed.
//!
//! In: a value with its place, and what is allowed. Out: diagnostics.

use toml::de::DeValue;

use super::report::Located;
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::source::SitePath;
use crate::text::nearest::nearest;

pub(crate) const WRONG_TYPE: Code = Code::error("wrong-type");
pub(crate) const WRONG_VALUE: Code = Code::error("wrong-value");

/// Returns the phrase for the type of a value.
pub(super) fn type_name(value: &DeValue<'_>) -> Phrase {
    Phrase::new(match value {
        DeValue::String(_) => "toml-text",
        DeValue::Integer(_) => "toml-integer",
        DeValue::Float(_) => "toml-float",
        DeValue::Boolean(_) => "toml-boolean",
        DeValue::Datetime(_) => "toml-date",
        DeValue::Array(_) => "toml-list",
        DeValue::Table(_) => "toml-table",
    })
}

/// Returns a diagnostic about a value that is not one of those allowed, with the nearest of these.
pub fn wrong_choice(
    path: &SitePath,
    key: &str,
    value: &Located<String>,
    allowed: &[&str],
) -> Diagnostic {
    wrong_value(path, key, value, allowed).nearest(nearest(&value.value, allowed.iter().copied()))
}

/// Returns a diagnostic about a value that is not valid.
pub fn wrong_value(
    path: &SitePath,
    key: &str,
    value: &Located<String>,
    allowed: impl Into<Argument>,
) -> Diagnostic {
    let wrong = Diagnostic::new(WRONG_VALUE, path, value.span.clone()).with("key", key);
    wrong.with("value", value.value.as_str()).with("allowed", allowed)
}
