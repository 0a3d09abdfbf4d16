//! HTML as a tree, read strictly: every element is closed where it was opened, and none is in a
//! place from which a browser would move it.
//!
//! In: HTML. Out: the tree, or the first error that a browser would correct.

use html5gum::{Token, Tokenizer};

/// An element with its content.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// A child of an element.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
    Comment(String),
}

const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements that end a paragraph before them.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that contain running text only.
const PHRASING: [&str; 17] = [
    "p", "span", "label", "legend", "button", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong",
    "sup", "cite", "time", "option",
];

impl Element {
    /// Returns the value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the element has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// Returns the child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// Returns the element and all its descendants, in order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        for element in self.elements() {
            all.extend(element.all());
        }
        all
    }

    /// Returns the first descendant for which the predicate is true.
    pub(crate) fn find(&self, is_it: impl Fn(&Element) -> bool) -> Option<&Element> {
        self.all().into_iter().skip(1).find(|element| is_it(element))
    }

    /// Returns the visible text outside code.
    pub(crate) fn prose(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) if element.name != "code" => text.push_str(&element.prose()),
                Node::Element(_) | Node::Comment(_) => {}
            }
        }
        text
    }

    fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.children.push(Node::Text(text.to_owned())),
        }
    }
}

/// Reads HTML strictly. The root of the tree has no name.
pub(crate) fn parse(html: &str) -> Result<Element, String> {
    read(html, misplaced)
}

/// Reads HTML that need only be balanced: a misplaced element that has been reported to its author
/// may stay in its place.
pub(crate) fn balanced(html: &str) -> Result<Element, String> {
    read(html, |_, _| None)
}

fn read(
    html: &str,
    misplaced: impl Fn(&[Element], &str) -> Option<String>,
) -> Result<Element, String> {
    let mut open = vec![Element::default()];
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if let Some(problem) = misplaced(&open, &name) {
                    return Err(format!("{problem}: {}", place(&open)));
                }
                let pairs = tag.attributes.iter().map(|(key, value)| {
                    (
                        String::from_utf8_lossy(key).into_owned(),
                        String::from_utf8_lossy(value).into_owned(),
                    )
                });
                let element = Element { name, attributes: pairs.collect(), children: Vec::new() };
                let is_empty_drawing =
                    tag.self_closing && open.iter().any(|around| around.name == "svg");
                if is_empty_drawing || VOID.contains(&element.name.as_str()) {
                    open.last_mut().unwrap().children.push(Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if open.len() == 1 || open.last().unwrap().name != name {
                    return Err(format!("</{name}> closes what is not open: {}", place(&open)));
                }
                let element = open.pop().unwrap();
                open.last_mut().unwrap().children.push(Node::Element(element));
            }
            Token::String(text) => {
                open.last_mut().unwrap().push_text(&String::from_utf8_lossy(&text.value));
            }
            Token::Comment(comment) => {
                let text = String::from_utf8_lossy(&comment.value).into_owned();
                open.last_mut().unwrap().children.push(Node::Comment(text));
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    if open.len() > 1 {
        return Err(format!("never closed: {}", place(&open)));
    }
    Ok(open.pop().unwrap())
}

/// Returns why an element may not begin here.
fn misplaced(open: &[Element], name: &str) -> Option<String> {
    let around = open.last().map(|element| element.name.as_str()).unwrap_or_default();
    let is_in = |name: &str| open.iter().any(|element| element.name == name);
    if BLOCKS.contains(&name)
        && open.iter().any(|element| PHRASING.contains(&element.name.as_str()))
    {
        return Some(format!("<{name}> in running text"));
    }
    let wrong = match name {
        "li" => !matches!(around, "ul" | "ol"),
        "a" | "button" | "label" => is_in(name),
        "summary" => around != "details",
        _ => matches!(around, "ul" | "ol"),
    };
    wrong.then(|| format!("<{name}> does not fit into <{around}>"))
}

/// Returns the position of the parser: the open elements, and the last input.
fn place(open: &[Element]) -> String {
    let names: Vec<&str> = open.iter().skip(1).map(|element| element.name.as_str()).collect();
    let text = open.iter().map(Element::prose).collect::<String>();
    let tail: String = text.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
    format!(
        "in <{}> after “{}”",
        names.join("> <"),
        tail.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

#[test]
fn only_well_formed_html_is_read() {
    assert!(parse("<!doctype html><p>a<br>b <em>c</em></p><ul><li><p>d</p></li></ul>").is_ok());
    for html in [
        "<p>a",
        "a</p>",
        "<p>a</p></p>",
        "<b><i>x</b></i>",
        "<p><div></div></p>",
        "<ul><p>x</p></ul>",
        "<a><b><a>x</a></b></a>",
    ] {
        assert!(parse(html).is_err(), "{html}");
    }
}
