//! What polybook deliberately shows in another way than GitHub's parser, as in `docs/writing.md`.
//!
//! In: a text. Out: whether it has something of the kind.

/// Whether a text has any of these kinds.
pub(super) fn are_in(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = || lines.windows(2).map(|lines| (lines[0], lines[1]));
    lines.iter().any(|line| {
        is_box_inside_line(line)
            || is_two_boxes(line)
            || is_note_in_picture(line)
            || is_tag_without_end(line)
    }) || pairs().any(|(line, next)| {
        is_rule_in_item(line, next)
            || is_head_without_rows(line, next)
            || is_item_below_quotation(line, next)
            || is_tag_below_text(line, next)
    }) || has_row_outside_table(&lines)
}

/// The box of a task in an item that does not begin its line: GitHub's parser takes it for text.
fn is_box_inside_line(line: &str) -> bool {
    let inner = without_marks(line);
    let marks = &line[..line.len() - inner.len()];
    let is_first = marks.trim().len() == mark_length(marks.trim_start());
    !is_first && BOXES.iter().any(|mark| inner.starts_with(mark))
        || inner.starts_with('[')
            && BOXES.iter().any(|mark| without_marks(&inner[1..]).contains(mark))
        || !inner.starts_with('[') && BOXES.iter().any(|mark| without_marks(inner).contains(mark))
}

/// An empty box with another one later in the line: GitHub's parser ticks the first.
fn is_two_boxes(line: &str) -> bool {
    line.contains("[ ]") && (line.contains("[x]") || line.contains("[X]"))
}

/// A rule in an item: the blank line after it does not make the list loose on GitHub.
fn is_rule_in_item(line: &str, next: &str) -> bool {
    let is_rule = |line: &str| {
        let rule: String = line.chars().filter(|character| *character != ' ').collect();
        rule.len() >= 3 && ["*", "-", "_"].iter().any(|mark| rule.replace(mark, "").is_empty())
    };
    let is_blank = next.trim_matches([' ', '>']).is_empty();
    // What looks like several bullets may be one and a rule.
    is_blank && line.match_indices(' ').any(|(place, _)| is_rule(&line[place..]))
}

/// A reference to a footnote in the description of a picture: GitHub lists the footnote.
fn is_note_in_picture(line: &str) -> bool {
    line.split("![").skip(1).any(|rest| rest.contains("[^"))
}

/// A table without rows in a list: it makes the list loose on GitHub.
fn is_head_without_rows(line: &str, next: &str) -> bool {
    let inner = next.trim_start_matches([' ', '>']);
    line.starts_with([' ', '>'])
        && is_delimiters(line)
        && (inner.is_empty()
            || mark_length(inner) > 0
            || inner.starts_with(['#', '`', '~', '<'])
            || indent(next) < indent(line))
}

/// An item directly below a quotation.
fn is_item_below_quotation(line: &str, next: &str) -> bool {
    line.trim_start().starts_with('>') && mark_length(next.trim_start()) > 0
}

/// A line with only a tag directly below text. Below an item that it is not indented for, it is raw
/// HTML on GitHub.
fn is_tag_below_text(line: &str, next: &str) -> bool {
    let tag = next.trim_start_matches([' ', '>']).trim_end();
    let is_tag = tag.starts_with('<') && tag.ends_with('>') && tag.matches('<').count() == 1;
    !line.trim().is_empty() && is_tag
}

/// A line directly below a table that is indented like code, or has no `>` in a quotation: GitHub
/// ends the table there.
fn has_row_outside_table(lines: &[&str]) -> bool {
    let depth = |line: &str| line.matches('>').count();
    (1..lines.len()).any(|place| {
        let head = lines[place];
        let mut rows = lines[place + 1..].iter().take_while(|line| !line.trim().is_empty());
        is_delimiters(head)
            && rows.any(|row| indent(row) >= indent(head) + 4 || depth(row) < depth(head))
    })
}

/// A tag that does not end, in raw HTML.
fn is_tag_without_end(line: &str) -> bool {
    let line = without_marks(line);
    line.starts_with('<') && line.rsplit_once('<').is_some_and(|(_, tag)| !tag.contains('>'))
}

const BOXES: [&str; 3] = ["[ ]", "[x]", "[X]"];

fn is_delimiters(line: &str) -> bool {
    line.contains('-')
        && line.contains(['|', ':'])
        && line.bytes().all(|byte| b">|-: \t".contains(&byte))
}

fn indent(line: &str) -> usize {
    let marks = &line[..line.len() - line.trim_start_matches([' ', '>', '\t']).len()];
    // A tab is as good as four spaces.
    marks.len() + 3 * marks.matches('\t').count()
}

/// Returns a line without the marks of quotations and items.
fn without_marks(line: &str) -> &str {
    let line = line.trim_start_matches([' ', '>', '\t']);
    match mark_length(line) {
        0 => line,
        length => without_marks(&line[length..]),
    }
}

/// Returns the length of the mark of an item.
fn mark_length(line: &str) -> usize {
    let mark = line.split([' ', '\t']).next().unwrap_or_default();
    let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = match &mark[digits..] {
        "-" | "+" | "*" => digits == 0,
        "." | ")" => digits > 0,
        _ => false,
    };
    if is_item { mark.len() } else { 0 }
}
