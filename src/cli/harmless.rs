//! Text that is safe to print, whatever a contributor put into names, TOML, links or old commits.
//!
//! In: text with lines. Out: the same text without control characters, and without anything that
//! GitHub's runner would treat as a command: a line that begins with `::`, optionally after white
//! space, or `##[` anywhere in a line (actions/runner, `ActionCommand.cs`). Both are broken up with
//! a backslash. An invisible character would not do: culture-sensitive comparisons ignore those.

use std::fmt::Write as _;

use crate::text::control;

/// Makes text for a terminal or a log harmless.
pub(super) fn lines(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for character in text.chars() {
        control::push_shown(&mut output, character);
    }
    without_commands(&output)
}

/// Makes lines harmless whose only control characters are the ones that a renderer added for
/// colours.
pub(super) fn without_commands(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        output.push_str(&line[..line.len() - words.len()]);
        if words.starts_with("::") {
            output.push('\\');
        }
        output.push_str(&words.replace("##[", "##\\["));
    }
    output
}

/// Makes JSON harmless without changing its value, by escaping what could do harm as JSON does.
pub(super) fn json(json: &str) -> String {
    let mut output = String::with_capacity(json.len());
    // Outside strings, JSON has no `#` and no control characters except line feeds.
    for character in json.replace("##[", "##\\u005b").chars() {
        if control::is_control(character) || control::is_bidi_control(character) {
            let _ = write!(output, "\\u{:04x}", u32::from(character));
        } else {
            output.push(character);
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command_to_githubs_runner() {
        let text = "one\n \u{a0}::error::x\n::warning::y::\na ##[group]b\n####[c]";
        assert_eq!(
            lines(text),
            "one\n \u{a0}\\::error::x\n\\::warning::y::\na ##\\[group]b\n####\\[c]"
        );
        assert_eq!(lines("\u{1b}[31m\r::error::\u{9b}"), "<U+001B>[31m<U+000D>::error::<U+009B>");
    }

    #[test]
    fn json_keeps_its_value() {
        let value = serde_json::json!({ "message": "::error:: ##[x] \u{1b}\u{9b}\u{202e}\u{7f}" });
        let written = serde_json::to_string_pretty(&value).unwrap();
        let printed = json(&written);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), value);
        assert_eq!(
            printed,
            "{\n  \"message\": \"::error:: ##\\u005bx] \\u001b\\u009b\\u202e\\u007f\"\n}"
        );
    }
}
