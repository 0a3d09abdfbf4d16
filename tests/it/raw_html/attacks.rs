//! Hostile and random HTML: only harmless HTML ever reaches a page.
//!
//! In: Markdown. Out: pages, compared with what another sanitiser leaves of them.

use std::collections::{BTreeSet, HashMap, HashSet};

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::FIRST;
use crate::site_test::SiteTest;

/// Returns the reference: another sanitiser, configured with what lesson bodies may contain.
fn reference() -> ammonia::Builder<'static> {
    const PLAIN: &str = "a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em \
        figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s \
        samp section small span strong sub summary sup table tbody td th thead tr u ul var";
    let own: [(&str, &[&str]); 20] = [
        ("a", &["id", "href", "class", "hreflang", "role", "aria-label"]),
        ("code", &["class"]),
        ("details", &["open"]),
        ("div", &["class", "role", "tabindex", "aria-label"]),
        ("h1", &["id"]),
        ("h2", &["id", "class"]),
        ("h3", &["id"]),
        ("h4", &["id"]),
        ("h5", &["id"]),
        ("h6", &["id"]),
        ("img", &["src", "alt", "width", "height", "loading"]),
        ("input", &["type", "disabled", "checked", "aria-label"]),
        ("li", &["id", "class"]),
        ("ol", &["start"]),
        ("p", &["class"]),
        ("pre", &["tabindex"]),
        ("section", &["class", "role"]),
        ("span", &["class"]),
        ("sup", &["class"]),
        ("td", &["class"]),
    ];
    let mut attributes: HashMap<&str, HashSet<&str>> =
        own.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect();
    attributes.insert("th", HashSet::from(["class"]));
    let mut reference = ammonia::Builder::empty();
    reference
        .tags(PLAIN.split(' ').collect())
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir", "title"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    reference
}

/// Returns HTML as a sequence of tags and texts, in one spelling.
fn tokens(html: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut text = String::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let tag = match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let value = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
                let attributes: BTreeSet<String> = tag
                    .attributes
                    .iter()
                    .map(|(name, content)| format!(" {}={:?}", value(name), value(content)))
                    .collect();
                format!("<{name}{}>", attributes.into_iter().collect::<String>())
            }
            Token::EndTag(tag) => format!("</{}>", String::from_utf8_lossy(&tag.name)),
            Token::String(piece) => {
                text.push_str(&String::from_utf8_lossy(&piece));
                continue;
            }
            Token::Comment(comment) => format!("<!--{}-->", String::from_utf8_lossy(&comment)),
            Token::Doctype(_) => "<!doctype>".to_owned(),
            Token::Error(_) => continue,
        };
        if !text.is_empty() {
            tokens.push(format!("text {}", std::mem::take(&mut text)));
        }
        tokens.push(tag);
    }
    if !text.is_empty() {
        tokens.push(format!("text {text}"));
    }
    tokens
}

/// Builds a lesson and asks the reference sanitiser: it must find nothing to remove, and where
/// polybook reported no error the tree must be balanced.
fn assert_harmless(markdown: &str) {
    let outcome = SiteTest::lesson(markdown)
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .build();
    let page = outcome.page(FIRST);
    // Quotation marks within a value are escaped, so that only an attribute looks like this.
    assert!(
        !tokens(&page).iter().any(|token| token.starts_with("<style")
            || token.starts_with('<') && token.contains(" style=\"")),
        "{markdown:?}"
    );
    if !page.contains("<div class=\"pb-text\"") {
        return;
    }
    let (_, rest) = page.split_once("<div class=\"pb-text\">\n").unwrap();
    let (body, _) = rest.split_once("\n</div>\n<footer class=\"pb-after\"").unwrap();
    let ours = tokens(body);
    let theirs = tokens(&reference().clean(body).to_string());
    if outcome.build.diagnostics.has_errors() {
        let kept: HashSet<&String> = theirs.iter().collect();
        let removed: Vec<&String> = ours
            .iter()
            .filter(|token| {
                token.starts_with('<') && !token.starts_with("</") && !kept.contains(token)
            })
            .collect();
        assert!(removed.is_empty(), "removed {removed:?} from\n{body}\nof {markdown:?}");
    } else {
        assert_eq!(ours, theirs, "{markdown:?}\n{body}");
    }
}

#[test]
fn known_attacks_are_blocked() {
    for attack in [
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "[x](<javascript:alert(1)>) [y](JAVASCRIPT&colon;alert(1)) [z](&#x6A;avascript:x)",
        "![x](javascript:alert(1)) ![y](data:text/html,x)",
        "<scr<script>ipt>alert(1)</script>",
        "<b title='\"><script>x</script>'>t</b>",
        "<b title=\"&quot;&gt;<img src=x onerror=y>\">t</b>",
        "<details ontoggle=x open><summary>s</summary></details>",
        "<svg/onload=alert(1)>",
        "<!--><script>x</script>-->",
        "<!-- --!><script>x</script>-->",
        "<a id=\"pb-main\"></a> <a id=constructor></a>",
        "```<script>\nx\n```",
        "```\"onclick=x\nx\n```",
        "[x](https://example.org/\"onclick=x) <https://example.org/\"x>",
        "[x]: https://example.org \"t\" onclick='x'\n\n[x]",
        "https://example.org/\"onmouseover=\"x",
        "| <script> | `<b>` |\n| --- | --- |\n| </td> | </table> |\n",
        "<p><b></p><i></b></i>",
        "<noscript><b title=\"</noscript><script>x</script>\">",
        "<textarea></b><title></textarea><script>x</script>",
        "<a href=\"x.pdf\"><a href=\"y.pdf\">z</a></a>",
        "\u{0}<scr\u{0}ipt>x</script>",
    ] {
        assert_harmless(attack);
    }
}

/// Pieces with a meaning in Markdown, HTML or polybook; a test input is a row of them.
const PIECES: &[&str] = &[
    "word",
    "น้ำใจ",
    "đồng",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "    ",
    "\t",
    "# ",
    "## ",
    "- ",
    "- [x] ",
    "1. ",
    "> ",
    "> [!TIP]\n> ",
    "| a | b |\n| :-- | --: |\n| ",
    " | ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    "](a.svg)",
    "](#x)",
    "](javascript:x)",
    "](https://example.org/ \"t\")",
    ")",
    "![",
    "[^1]",
    "\n[^1]: ",
    "<",
    ">",
    "&",
    "&lt;",
    "&#106;",
    "\"",
    "'",
    "=",
    "/",
    "https://example.org/",
    "www.example.org/",
    "a@b.example",
    "<b>",
    "</b>",
    "<i",
    " title=\"x\"",
    " style=\"x\"",
    " onclick=x",
    " lang=\"th\"",
    " id=\"x\"",
    " href=\"a.svg\"",
    " href=\"javascript:x\"",
    ">",
    "</i>",
    "<br>",
    "<hr>",
    "<script>",
    "</script>",
    "<style>",
    "<img src=x>",
    "<details>\n",
    "<summary>",
    "</summary>\n",
    "</details>\n",
    "<div>\n",
    "</div>\n",
    "<a id=\"here\"></a>",
    "<a href=\"#here\">",
    "</a>",
    "<ruby>",
    "<rt>",
    "</rt>",
    "</ruby>",
    "<!--",
    "-->",
    "<!-- summary: x -->",
    "<![CDATA[",
    "]]>",
    "<?php",
    "?>",
    "<p>",
    "</p>",
    "<table>",
    "</table>",
    "<svg>",
    "</svg>",
    "<math>",
    "\\",
];

proptest! {
    #![proptest_config(crate::sample::sample_of(300))]

    #[test]
    fn any_input_gives_only_harmless_html(places in prop::collection::vec(0..PIECES.len(), 1..40)) {
        assert_harmless(&places.into_iter().map(|place| PIECES[place]).collect::<String>());
    }

    #[test]
    fn no_text_makes_the_build_panic(text in "\\PC*") {
        let outcome = SiteTest::english().file("content/care/first/en.md", &text).build();
        let _ = (outcome.page(FIRST), outcome.diagnostics());
    }
}
