//! TOML that is none, or that holds something else than is asked for.
//!
//! In: nothing. Out: each piece as the facts of a lesson, as front matter, as names of tags, as
//! words of the interface or as the configuration, in turn.

use super::Input;

/// Where a piece may stand.
const FILES: [&str; 5] = [
    "content/care/first/lesson.toml",
    "content/tags.toml",
    "i18n/en.toml",
    "book.toml",
    "content/care/topic.toml",
];

const PIECES: [&str; 42] = [
    "tags",
    "tags =",
    "= \"x\"",
    "tags = [",
    "tags = [\"a\"",
    "tags = [\"a\" \"b\"]",
    "tags = \"a\"",
    "tags = [1, true, 1.5, [\"a\"], { a = 1 }]",
    "tags = { a = { b = { c = 1 } } }",
    "tags = ['''a\nb''', \"\"\"\\\n   c\"\"\"]",
    "tags = [“a”]",
    "tags: [a]",
    "order: 1",
    "order = 99999999999999999999999999",
    "order = -1",
    "order = 1e999",
    "order = 0x_1",
    "order = nan",
    "published = 2026-13-45",
    "published = 22-11-2026",
    "published = 2026-02-30T25:61:61Z",
    "published = \"2026-+1-+1\"",
    "published = 0000-00-00",
    "tags = []\ntags = []",
    "[a]\n[a]",
    "[[a]]\n[a]",
    "[a]\nb = 1\n[a.b]",
    "[a.b.c.d.e.f.g]\nh = 1",
    "[a\nb = 1",
    "[]\n[[]]\n[.]",
    "a.b = 1\na = 2",
    "\"\" = 1\n'' = 2",
    "\"\\u0000\" = \"\\ud800\\uffff\\U00110000\"",
    "a = \"\\q\\x\"",
    "a = \"\u{0}\"",
    "a = \"b\rc\"",
    "\u{feff}a = 1\u{feff}",
    "a = 1 # \u{202e}evil\u{7}",
    "home = { one = \"x\" }\nsearch = { other = 1 }\ndone = []",
    "home = \"{\"\nsearch = \"}{\"\ndone = \"{x}{x}\"",
    "[check]\nbroken-link = \"perhaps\"\nnothing = 1\n[output.html]\nparallel = \"yes\"",
    "[languages.en]\nfallback = [\"en\", \"nl\"]\n[languages.EN]\n[languages.x]",
];

pub(super) fn inputs() -> Vec<Input> {
    let sites = PIECES.iter().enumerate().flat_map(|(number, piece)| {
        let path = FILES[number % FILES.len()];
        let alone = Input::new(format!("toml/{number}")).file(path, format!("{piece}\n"));
        let lesson = format!("+++\n{piece}\n+++\n\n# First\n\nWords.\n");
        let front =
            Input::new(format!("toml/{number}-in-front")).file("content/care/first/en.md", lesson);
        [alone, front]
    });
    sites.collect()
}
