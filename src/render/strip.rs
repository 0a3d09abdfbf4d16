//! Scripts and style sheets of the default theme as readers get them.
//!
//! In: a file as written for developers. Out: the same lines without comment lines, empty lines and
//! indentation.
//!
//! There is no parser here, so everything that may be inside a literal is left alone: from the
//! first line of code with a backtick to the last backtick of a script, and lines that a backslash
//! continues. Files of a site and of its theme are not changed at all.

/// Strips a script.
pub(super) fn script(source: &str) -> String {
    strip(source, Some("//"))
}

/// Strips a style sheet.
pub(super) fn style(source: &str) -> String {
    strip(source, None)
}

fn strip(source: &str, line_comment: Option<&str>) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let has_backtick = |line: &&str| line_comment.is_some() && line.contains('`');
    let last_backtick = lines.iter().rposition(has_backtick);
    let mut output = String::with_capacity(source.len());
    let (mut in_comment, mut after_backtick, mut is_continued) = (false, false, false);
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        let text = line.trim_start_matches([' ', '\t']);
        if in_comment || is_continued || after_backtick && Some(place) <= last_backtick {
            in_comment = opens_comment(line) || in_comment && !line.contains("*/");
            push_line(&mut output, line);
        } else if let Some(length) = block_comment(text, &lines[place..]) {
            place += length;
            continue;
        } else if text.is_empty() || is_line_comment(text, line_comment) {
            place += 1;
            continue;
        } else {
            in_comment = opens_comment(text);
            push_line(&mut output, text);
        }
        after_backtick |= has_backtick(line);
        is_continued = line.ends_with('\\');
        place += 1;
    }
    output
}

/// Returns the number of lines of a comment that begins the first one, if nothing follows it.
fn block_comment(text: &str, lines: &[&str]) -> Option<usize> {
    let mut rest = text.strip_prefix("/*")?;
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            rest = line;
        }
        if let Some((_, behind)) = rest.split_once("*/") {
            return behind.trim().is_empty().then_some(place + 1);
        }
    }
    None
}

/// Whether a line is a comment. The last line of a block comment may look like one.
fn is_line_comment(text: &str, line_comment: Option<&str>) -> bool {
    line_comment.is_some_and(|begin| text.starts_with(begin)) && !text.contains("*/")
}

/// Whether a comment may begin here that continues on the next line.
fn opens_comment(text: &str) -> bool {
    text.rsplit_once("/*").is_some_and(|(_, rest)| !rest.contains("*/"))
}

fn push_line(output: &mut String, line: &str) {
    output.push_str(line);
    output.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_empty_lines_and_indentation_are_removed() {
        let source = "// Why.\n(function () {\n  // How.\n\n  say('a // b'); // Aside.\n\
                      \t/* More\n     of it. */\n})();\n";
        assert_eq!(script(source), "(function () {\nsay('a // b'); // Aside.\n})();\n");
        let source =
            "/* A\n   head. */\n\na {\n  color: red; /* Why. */\n\n  /* One. */\n  margin: 0;\n}\n";
        assert_eq!(style(source), "a {\ncolor: red; /* Why. */\nmargin: 0;\n}\n");
    }

    #[test]
    fn two_slashes_are_not_a_comment_in_a_style_sheet() {
        assert_eq!(style("  //a {}\n"), "//a {}\n");
    }

    #[test]
    fn a_template_literal_is_unchanged() {
        let literal =
            "x = `\n  // words\n\n  /* more */\n  ${list.map((y) => `\n    ${y}\n`)}\n`;\n";
        let source = format!("// Why.\n  {literal}  after();\n");
        assert_eq!(script(&source), format!("{literal}after();\n"));
    }

    #[test]
    fn a_backtick_in_a_comment_does_not_begin_a_literal() {
        assert_eq!(
            script("// Not `trim`.\n  a();\n  /* Nor\n `b`. */\n  c(); // `d`.\n"),
            "a();\nc(); // `d`.\n"
        );
        assert_eq!(style("  /* `a` */\n  color: red;\n  /* `b` */\n"), "color: red;\n");
    }

    #[test]
    fn a_line_that_a_backslash_continues_is_unchanged() {
        assert_eq!(script("  x = \"a\\\n  // b\";\n  y();\n"), "x = \"a\\\n  // b\";\ny();\n");
        assert_eq!(style("  content: \"a\\\n  /* b */\";\n"), "content: \"a\\\n  /* b */\";\n");
    }

    #[test]
    fn a_comment_next_to_code_is_kept_to_its_end() {
        for source in [
            "a(); /* x\n  // y\n  /* z */\nb();\n",
            "`x`; /* y\n  // z */\nb();\n",
            "/* x */ a();\n",
            "/* x\n// y */ a();\n",
        ] {
            assert_eq!(script(source), source);
        }
    }

    #[test]
    fn a_comment_without_an_end_is_kept() {
        assert_eq!(style("a {}\n/* x\n  y\n"), "a {}\n/* x\n  y\n");
    }
}
