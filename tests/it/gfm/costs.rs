//! Texts that are expensive for a parser that looks at the same characters again and again.
//!
//! In: a length. Out: a text of about this many bytes, of each kind.

/// Each kind: what comes first, what is repeated, what is repeated after that as often, and what
/// comes last. `#` stands for a number that is another one each time.
const KINDS: &[[&str; 4]] = &[
    // Emphasis.
    ["", "*", "", ""],
    ["x", "*", "", "x"],
    ["", "*", "", " x"],
    ["", "*a ", "", ""],
    ["", "a* ", "", ""],
    ["", "_a_", "", ""],
    ["", "*a_ ", "", ""],
    ["", "**a _b ", "", ""],
    ["", "**a _b ", "c_ d** ", ""],
    ["", "*a **b ~c ", "", "*"],
    ["", "a**b", "c* ", ""],
    ["", "**x *y ", "* ", ""],
    ["", "***a ", "b* ", ""],
    ["", "~", "", "a"],
    ["", "~a ", "", ""],
    ["", "~a ", "~~b ", ""],
    ["", "*~", "", ""],
    ["", "ก*ข_ค~", "", ""],
    ["", "**ก**ข _ค_ง ~~จ~~ ", "", ""],
    // Links, pictures, footnotes.
    ["", "[", "", ""],
    ["", "]", "", ""],
    ["", "[", "]", ""],
    ["", "[a", "](b)", ""],
    ["", "![a", "](b)", ""],
    ["", "![", "", ""],
    ["", "![[]", "", ""],
    ["", "[a](", "", ""],
    ["", "[a](<b", "", ""],
    ["", "[a](b 'c ", "", ""],
    ["", "[a](b \"c ", "", ""],
    ["", "[a](b (c ", "", ""],
    ["", "[a](b \\\"", "", ""],
    ["", "](", "", ""],
    ["", "][", "", ""],
    ["", "\\[", "", ""],
    ["[a]: b\n\n", "[a]", "", ""],
    ["[a]: b\n\n", "[a][", "", ""],
    ["[a]: b\n\n", "[", "a]", ""],
    ["", "[a#]: b\n", "", "\n[a1]"],
    ["", "[a#]: b\n", "[a1]\n", ""],
    ["", "[a#]: b\n\n[a1] ", "", ""],
    [
        "[a]: /loooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooong\n\n",
        "[a]",
        "",
        "",
    ],
    ["", "[^a]", "", ""],
    ["[^a]: b\n\n", "[^a]", "", ""],
    ["", "[^a#]: b\n\n", "", ""],
    ["", "[^a#] ", "", ""],
    ["", "[^a#]\n\n[^a#]: b\n\n", "", ""],
    ["[^a]: b\n\n", "[^", "]", ""],
    ["[^a]: b\n\n", "[^[", "]a]", ""],
    // Code.
    ["", "`", "", ""],
    ["", "`a", "", ""],
    ["", "`a``", "", ""],
    ["", "` `` ", "``` ", ""],
    // Pointed brackets.
    ["", "<", "", ""],
    ["", "<a", "", ""],
    ["", "<a href=\"", "", ""],
    ["", "<a b='", "", ""],
    ["", "<a b=\"' c='", "", ""],
    ["", "<a b ", "", ""],
    ["", "<a b=", "", ""],
    ["", "</a ", "", ""],
    ["x", "<!--", "", ""],
    ["x", "<!A ", "", ""],
    ["x", "<?", "", ""],
    ["x", "<![CDATA[", "", ""],
    ["", "<http:", "", ""],
    ["", "<a@b.", "", ""],
    // References and addresses.
    ["", "&", "", ""],
    ["", "&a;", "", ""],
    ["", "&amp;", "", ""],
    ["", "&#1", "", ""],
    ["", "http://a.", "", ""],
    ["", "http://a_", "", ""],
    ["", "http://a ", "", ""],
    ["", "http://a(", ")", ""],
    ["http://a", "&a;", "", ""],
    ["http://a", ";", "", ""],
    ["http://a", "?", "", ""],
    ["", "a://", "", ""],
    ["", "://", "", ""],
    ["", "www.", "", ""],
    ["", "www.a_", "", ""],
    ["", "*www._", "", ""],
    ["", "www._\\ ", "", ""],
    ["", "a@b.", "", ""],
    ["", "a_b@", "", ""],
    ["", "a@", "", ""],
    ["", "a@b.c ", "", ""],
    ["", "mailto:", "", "a@b.c"],
    ["", "xmpp:a@b/", "", ""],
    // Lines and blocks.
    ["", "\\\n", "", ""],
    ["", "a  \n", "", ""],
    ["", "a\n", "", ""],
    ["", "> *a*\n", "", ""],
    ["", "> ", "", "*a*"],
    ["", "> ", "", "*a*\nb\n> c\n"],
    ["", "- ", "", "*a*"],
    ["", "1. ", "", "*a*"],
    ["1. a\n\n| b |\n| - |\n2. c\n\n", "1. ", "", "*a*"],
    ["- a\n", "  b *c*\n", "", ""],
    ["", "- *a*\n", "", ""],
    ["", "- [ ] *a*\n", "", ""],
    ["", "- [x]\n", "", ""],
    // Tables.
    ["a\nb | c\n- | -\n", "*d* | e\n", "", ""],
    ["| a |\n| - |\n", "| *b* |\n", "", ""],
    ["| a |\n| - |\n| ", "b | ", "", ""],
    ["", "a | ", "", "\n- | -"],
    ["a\n", "| b ", "", "\n"],
    ["| ", "a | ", "", "\n| - | - |\n"],
    ["a\n", "b | ", "", "\n"],
    ["a\n", "- | -\n", "", ""],
    ["a\n", "a \\| b\n", "", "c | d\n- | -"],
    ["", "a \\| b\n\n", "", ""],
    ["", "|", "", ""],
    ["| ", "[b] | ", "", "\n| - | - |"],
    ["a\n", "| [b] ", "", "\n"],
    // What looks like a slip.
    ["", "[", "1][1]", ""],
    ["", "[", "1] (a.md)", ""],
    ["", "[", "a] (a.md)", ""],
    ["", "- [b]\n", "", ""],
    ["", "[a]:", "", ""],
    ["", ":a:", "", ""],
    ["", "[^a] (", "", ""],
    ["", "\\|", "", "\na | b\n- | -"],
];

/// Returns a text of each kind, with what is repeated in it.
pub(super) fn texts(size: usize) -> impl Iterator<Item = (String, String)> {
    let of_parts = KINDS.iter().map(move |[first, part, end, last]| {
        let count = size / (part.len() + end.len());
        let mut text = (*first).to_owned();
        for number in 0..count {
            text.push_str(&part.replace('#', &number.to_string()));
        }
        text.push_str(&end.repeat(count));
        text.push_str(last);
        (format!("{first:?} {part:?} {end:?} {last:?}"), text)
    });
    of_parts.chain(others(size).map(|(name, text)| (name.to_owned(), text)))
}

/// The texts whose parts grow.
fn others(size: usize) -> impl Iterator<Item = (&'static str, String)> {
    let root = size.isqrt();
    let growing = |byte: &str| {
        let runs = 0..(2 * size).isqrt();
        runs.map(|length| byte.repeat(length) + "a ").collect::<String>()
    };
    let deep = |mark: &str, indent: &str| {
        let lines = 0..(2 * size / mark.len()).isqrt();
        lines
            .map(|depth| format!("{}{mark}*a*\n", indent.repeat(depth)))
            .collect::<Vec<_>>()
            .concat()
    };
    let half = size / 4;
    [
        ("growing runs of `", growing("`")),
        ("growing runs of *", growing("*")),
        ("growing runs of ~", growing("~")),
        ("deeper lists", deep("- ", "  ")),
        ("deeper quotations", deep("> ", "> ")),
        ("a deep item of two lines", format!("{}a\n{}*b*", "- ".repeat(half), "  ".repeat(half))),
        (
            "a wide table of short rows",
            format!("a\n{}\n{}\n{}", "b|".repeat(root), "-|".repeat(root), "c |\n".repeat(half)),
        ),
        (
            "a long destination, often",
            format!("[a]: /{}\n\n{}", "b".repeat(size / 2), "[a] ".repeat(half / 2)),
        ),
    ]
    .into_iter()
}
