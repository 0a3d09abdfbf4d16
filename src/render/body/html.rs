//! HTML attributes.
//!
//! In: a name and a value. Out: an attribute in the output.

use crate::text::escape;

/// Writes an attribute after the name of a tag.
pub(super) fn push_attribute(output: &mut String, name: &str, value: &str) {
    output.push(' ');
    output.push_str(name);
    output.push_str("=\"");
    escape::push_html(output, value);
    output.push('"');
}
