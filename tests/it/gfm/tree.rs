//! Trees of HTML to compare.
//!
//! In: HTML of polybook or of one of GitHub's parsers. Out: tags and texts, in which only those
//! differences remain that a reader sees.

use html5gum::{Token, Tokenizer};

/// Elements around which white space does not count.
const BLOCKS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "hr",
    "br",
    "pre",
    "alert",
    "footnotes",
    "box",
    "div",
    "details",
    "summary",
];

/// Returns the tags and texts of HTML, one a line.
pub(super) fn of(html: &str) -> Vec<String> {
    let mut tree = Tree::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes: Vec<(String, String)> = tag
                    .attributes
                    .iter()
                    .map(|(key, value)| {
                        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                        (text(key), text(value))
                    })
                    .collect();
                tree.start(&String::from_utf8_lossy(&tag.name), &attributes);
            }
            Token::EndTag(tag) => tree.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => tree.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    tree.finish()
}

#[derive(Default)]
struct Tree {
    lines: Vec<String>,
    text: String,
    /// Open elements: their name, and the name in the tree; `None` if they have no part in it.
    open: Vec<(String, Option<String>)>,
    /// How many of them are left out with their content.
    skipped: usize,
    in_pre: bool,
}

impl Tree {
    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let attribute = |key: &str| {
            attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
        };
        let class = attribute("class").unwrap_or_default();
        let is_skipped = matches!(
            class,
            "pb-footnote-back"
                | "footnote-backref"
                | "pb-visually-hidden"
                | "pb-alert-label"
                | "markdown-alert-title"
        );
        if self.skipped > 0 || is_skipped {
            if !is_void(name) {
                self.skipped += 1;
            }
            return;
        }
        let mut shown = match (name, class) {
            ("div", "pb-table") | ("tbody" | "thead" | "label", _) => None,
            ("sup", "footnote-ref") => Some("note".to_owned()),
            ("section", _) => Some("footnotes".to_owned()),
            ("div", class) if class.contains("alert-") => {
                let kind = class.rsplit('-').next().unwrap_or_default();
                Some(format!("alert {kind}"))
            }
            ("input", _) => Some(format!("box {}", attribute("checked").is_some())),
            ("pre", _) => Some(match attribute("lang") {
                Some(language) => format!("pre {language}"),
                None => "pre".to_owned(),
            }),
            ("code", class) if self.in_pre => {
                if let Some(language) = class.strip_prefix("language-") {
                    self.lines.pop();
                    self.lines.push(format!("<pre {language}>"));
                }
                None
            }
            _ => Some(name.to_owned()),
        };
        // A browser knows no link in a link.
        if name == "a" && self.open.iter().any(|(open, _)| open == "a" || open == "sup-note") {
            shown = None;
        }
        if let Some(shown) = &mut shown {
            let align = class.strip_prefix("pb-").filter(|_| matches!(name, "td" | "th"));
            if let Some(align) = align.or(attribute("align")) {
                shown.push_str(&format!(" align={align}"));
            }
            for key in ["href", "title", "alt", "start", "lang"] {
                if let Some(value) =
                    attribute(key).filter(|value| name != "pre" && *value != "a.svg")
                {
                    let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy();
                    shown.push_str(&format!(" {key}={value}"));
                }
            }
            self.push(format!("<{shown}>"), name);
        }
        self.in_pre |= name == "pre";
        if !is_void(name) {
            let is_note = shown.as_deref() == Some("note");
            self.open.push((if is_note { "sup-note" } else { name }.to_owned(), shown));
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if is_void(name) {
            return;
        }
        if name == "pre" {
            self.flush(false, false);
            self.in_pre = false;
        }
        let is_it = |open: &str| open == name || (name == "sup" && open == "sup-note");
        let place = self.open.iter().rposition(|(open, _)| is_it(open));
        let Some(place) = place else { return self.push(format!("</{name}>"), name) };
        let (_, shown) = self.open.remove(place);
        if let Some(shown) = shown {
            let shown = shown.split(' ').next().unwrap_or_default().to_owned();
            self.push(format!("</{shown}>"), &shown);
            if shown == "a" {
                self.move_notes();
            }
        }
    }

    /// Moves references to footnotes out of the link that has just ended.
    fn move_notes(&mut self) {
        let start = self.lines.iter().rposition(|line| line.starts_with("<a ") || line == "<a>");
        let Some(start) = start else { return };
        while let Some(note_place) =
            self.lines[start..self.link_end()].iter().position(|line| line == "<note>")
        {
            let note: Vec<String> =
                self.lines.drain(start + note_place..start + note_place + 3).collect();
            self.lines.extend(note);
            // The texts before and after it have become one.
            let place = start + note_place;
            if self.lines[place].starts_with('“') && self.lines[place - 1].starts_with('“') {
                let after = self.lines.remove(place);
                let before = &mut self.lines[place - 1];
                before.truncate(before.len() - '”'.len_utf8());
                before.push_str(&after['“'.len_utf8()..]);
            }
        }
    }

    /// Returns where the last link ends.
    fn link_end(&self) -> usize {
        self.lines.iter().rposition(|line| line == "</a>").unwrap_or_default()
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0 {
            self.text.push_str(text);
        }
    }

    fn push(&mut self, tag: String, name: &str) {
        let name = if name == "input" { "box" } else { name };
        let is_block = BLOCKS.contains(&name);
        let follows_block = self.lines.last().is_none_or(|line| {
            let name = line.trim_start_matches(['<', '/']).trim_end_matches('>');
            line.starts_with('<') && BLOCKS.contains(&name.split(' ').next().unwrap_or_default())
        });
        self.flush(follows_block, is_block);
        self.lines.push(tag);
    }

    fn flush(&mut self, trim_start: bool, trim_end: bool) {
        let mut text = std::mem::take(&mut self.text);
        if !self.in_pre {
            let is_space = |character: char| matches!(character, ' ' | '\n' | '\t');
            let collapsed: Vec<&str> =
                text.split(is_space).filter(|word| !word.is_empty()).collect();
            let (start, end) = (text.starts_with(is_space), text.ends_with(is_space));
            let mut joined = collapsed.join(" ");
            if start && !trim_start && !joined.is_empty() {
                joined.insert(0, ' ');
            }
            if end && !trim_end {
                joined.push(' ');
            }
            if joined == " " && trim_start {
                joined.clear();
            }
            text = joined;
        }
        if !text.is_empty() {
            self.lines.push(format!("“{text}”"));
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.push(String::new(), "p");
        self.lines.pop();
        for line in self.lines.iter_mut().filter(|line| line.starts_with('“')) {
            while line.contains("  ") && !line.contains('\n') {
                *line = line.replace("  ", " ");
            }
        }
        // A no-break space beside a lone picture is not shown.
        while let Some(place) = self.lines.windows(3).position(|lines| {
            lines[0].starts_with("<img") && lines[1] == "“\u{a0}”" && lines[2] == "</p>"
        }) {
            self.lines.remove(place + 1);
        }
        for place in 1..self.lines.len() {
            // GitHub writes the box of a task before the paragraph.
            if self.lines[place].starts_with("<box ")
                && matches!(
                    self.lines[place - 1].as_str(),
                    "<p>" | "<h1>" | "<h2>" | "<h3>" | "<h4>"
                )
            {
                self.lines.swap(place - 1, place);
            }
        }
        self.lines
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input")
}
