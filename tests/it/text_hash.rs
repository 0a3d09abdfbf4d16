//! The hash of a text: its published definition, and what counts and what does not.

use std::process::Command;

use icu_normalizer::DecomposingNormalizerBorrowed;
use polybook::lesson;
use polybook::source::{SitePath, SourceFile};
use proptest::prelude::*;

use crate::site_test::{fixture, repository};

/// Returns the hash of a text as it is in a file.
pub(crate) fn hash(text: &str) -> String {
    lesson::text_hash(&SourceFile::new(SitePath::new("content/care/first/vi.md"), text.to_owned()))
        .to_string()
}

/// Returns the text in decomposed letters, as some file systems and keyboards write it.
pub(crate) fn decomposed(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// Texts and their hashes, computed by another program from the definition in
/// `docs/content/reference/translating/en.md`.
const VECTORS: [(&str, &str, &str); 18] = [
    ("a title alone", "# Title\n", "5c0375575751bf3f"),
    ("nothing", "", "f62e17b05f0fe914"),
    ("Vietnamese", "# Đồng cảm\n\nMột vị khách đang bực.\n", "a5e4cd1a83c4bdc6"),
    ("Thai", "# ชาหนึ่งถ้วย\n\nมีคนกำลังรออยู่\n", "4c5efda31b7a648c"),
    ("a link without its destination", "# Title\n\nSee [there](../a/en.md).\n", "4c7e4ba3cf616f5a"),
    (
        "a link with a title",
        "# Title\n\nSee [there](../a/en.md \"What it is\").\n",
        "1dc04fd68d98701f",
    ),
    ("a picture", "# Title\n\n![A cup](cup.svg \"A cup of tea\")\n", "ffc97fff2ea5e9f6"),
    (
        "a reference",
        "# Title\n\nSee [there][1].\n\n[1]: https://example.org/x \"What it is\"\n",
        "14ec5d59ec301624",
    ),
    (
        "a footnote is no reference",
        "# Title\n\nHere.[^1]\n\n[^1]: Note the words.\n",
        "3e8a85e58e094eba",
    ),
    (
        "a summary in a comment",
        "<!-- summary: In   short -->\n# Title\n\nWords.\n",
        "d9b16d05f6fe5184",
    ),
    (
        "a summary in front matter",
        "+++\nsummary = \"In short\"\nreview = \"human\"\n+++\n# Title\n\nWords.\n",
        "d9b16d05f6fe5184",
    ),
    (
        "front matter without a summary",
        "+++\nreview = \"draft\"\n+++\n\n# Title\n",
        "5c0375575751bf3f",
    ),
    (
        "of two summaries the last",
        "<!-- summary: One -->\n# Title\n\n<!-- summary: Two -->\n",
        "6ce67965f5a4d4ab",
    ),
    ("a comment within a line", "# Title\n\nBefore<!-- not this --> after.\n", "a4edc33ab64317df"),
    (
        "code keeps its comments",
        "# Title\n\n```html\n<!-- kept --> [x](kept.md)\n\n\n\nend\n```\n\n\
        See `<!-- kept -->` here.\n",
        "7573dceba2a1c4ad",
    ),
    ("tildes", "# Title\n\n~~~\n[x](kept.md)\n~~~\n\n[x](gone.md)\n", "2b9bf352a5fc0873"),
    ("a bracketed destination", "# Title\n\n[x](<a b.md>) and [y](a_(b).md)\n", "698adf6b735318b1"),
    (
        "questions",
        "# Title\n\n<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n- [x] This\n\
        - [ ] That\n  > No.\n",
        "9236ab3a1dd5cf99",
    ),
];

#[test]
fn hashes_are_those_of_the_published_definition() {
    for (name, text, expected) in VECTORS {
        assert_eq!(hash(text), expected, "{name}");
        assert_eq!(
            hash(&format!("\u{feff}{}", decomposed(text).replace('\n', "\r\n"))),
            expected,
            "{name}, in other bytes"
        );
    }
}

/// Returns the content of a cell of the table in the documentation: a text in backquotes, with its
/// special characters escaped.
fn unescaped(cell: &str) -> String {
    if cell == "(an empty file)" {
        return String::new();
    }
    let quoted = cell.strip_prefix("`` ").and_then(|cell| cell.strip_suffix(" ``"));
    let quoted = quoted.or_else(|| cell.strip_prefix('`')?.strip_suffix('`'));
    let mut parts = quoted.unwrap_or_else(|| panic!("{cell} is no text")).split('\\');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (character, rest) = match part.split_at(1) {
            ("n", rest) => ('\n', rest),
            ("r", rest) => ('\r', rest),
            ("t", rest) => ('\t', rest),
            ("u", rest) => {
                (char::from_u32(u32::from_str_radix(&rest[..4], 16).unwrap()).unwrap(), &rest[4..])
            }
            _ => panic!("{cell} has a character that is not explained"),
        };
        text.push(character);
        text.push_str(rest);
    }
    text
}

fn documentation() -> String {
    let text =
        fs_err::read_to_string(repository("docs/content/reference/translating/en.md")).unwrap();
    text.split_once("\n## The hash of a text\n").unwrap().1.to_owned()
}

/// Returns the texts and hashes of the documentation.
fn documented() -> Vec<(String, String)> {
    let documentation = documentation();
    let rows = documentation
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | "));
    let rows = rows.filter(|(_, hash)| hash.starts_with('`'));
    rows.map(|(text, hash)| (unescaped(text), hash.trim_matches('`').to_owned())).collect()
}

#[test]
fn hashes_are_those_of_the_documentation() {
    assert!(documented().len() >= 12);
    for (text, expected) in documented() {
        assert_eq!(hash(&text), expected, "{text:?}");
    }
}

/// Anybody can compute a hash: the script in the documentation does, for whole lessons too.
#[test]
fn the_script_of_the_documentation_computes_the_same_hashes() {
    if !Command::new("python3")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
    {
        return;
    }
    let documentation = documentation();
    let script = documentation.split_once("```python\n").unwrap().1.split_once("\n```").unwrap().0;
    let folder = tempfile::tempdir().unwrap();
    fs_err::write(folder.path().join("texthash.py"), script).unwrap();
    // One process for all texts: starting hundreds takes long.
    let all = "import runpy, sys\nfor name in sys.argv[1:]:\n    sys.argv = ['texthash.py', \
        name]\n    runpy.run_path('texthash.py')\n";
    fs_err::write(folder.path().join("all.py"), all).unwrap();
    let mut texts: Vec<String> = documented().into_iter().map(|(text, _)| text).collect();
    texts.extend(VECTORS.iter().map(|(_, text, _)| (*text).to_owned()));
    let files = walkdir::WalkDir::new(fixture("lessons/site"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path());
    let lessons = files.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    texts.extend(lessons.map(|path| fs_err::read_to_string(path).unwrap()));
    assert!(texts.len() > 60, "{}", texts.len());
    let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.md")).collect();
    for (name, text) in names.iter().zip(&texts) {
        fs_err::write(folder.path().join(name), text).unwrap();
    }
    let output = Command::new("python3")
        .arg("all.py")
        .args(&names)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let expected: Vec<String> = texts.iter().map(|text| hash(text)).collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

const TEXT: &str = "# Đồng cảm\n\nLine one\nline [two](a.md \"Words\").\n\n- a\n\
    - b\n\n    code <!-- kept -->\n\n```\nx\n```\n";

#[test]
fn invisible_changes_do_not_count() {
    let same = [
        ("a byte order mark", format!("\u{feff}{TEXT}")),
        ("Windows line ends", TEXT.replace('\n', "\r\n")),
        ("decomposed letters", decomposed(TEXT)),
        (
            "a comment above",
            format!(
                "<!-- translated-from: en 0123456789abcdef -->\n<!-- review: human -->\n\n{TEXT}"
            ),
        ),
        ("a comment over several lines", TEXT.replace("\n- a", "\n<!-- one\n\ntwo -->\n\n- a")),
        ("another destination", TEXT.replace("a.md", "https://example.org/b_(c)")),
        ("a destination in angles", TEXT.replace("a.md", "<a b.md>")),
        ("white space at the ends of lines", TEXT.replace('\n', " \t\n")),
        ("more blank lines", format!("\n\n{}\n\n\n", TEXT.replace("\n\n", "\n \n\n\t\n"))),
        ("no line end at the end", TEXT.trim_end().to_owned()),
        ("front matter", format!("+++\nreview = \"human\"\n+++\n{TEXT}")),
    ];
    for (name, text) in same {
        assert_eq!(hash(&text), hash(TEXT), "{name}");
    }
}

#[test]
fn visible_changes_count() {
    let mut hashes = vec![hash(TEXT)];
    let others = [
        TEXT.replace("one", "two"),
        TEXT.replace("Đồng", "Dồng"),
        TEXT.replace("two", "too"),
        TEXT.replace("\"Words\"", "\"Other words\""),
        TEXT.replace(" \"Words\"", ""),
        TEXT.replace("# ", "## "),
        TEXT.replace("- a\n- b", "- a\n\n- b"),
        TEXT.replace("- b", "  - b"),
        TEXT.replace("```\nx", "```\ny"),
        TEXT.replace("```\nx", "```\nx <!-- y -->"),
        TEXT.replace("```\nx", "```\n[x](y)"),
        TEXT.replace("```\nx", "```\n[x](z)"),
        TEXT.replace("Line one", "Line `<!-- one -->`"),
        TEXT.replace("Line one", "Line `[one](x)`"),
        TEXT.replace("Line one", "Line `[one](y)`"),
        format!("<!-- summary: In short -->\n{TEXT}"),
        format!("<!-- summary: In other words -->\n{TEXT}"),
        format!("+++\nsummary = \"In front\"\n+++\n{TEXT}"),
        String::new(),
    ];
    for text in others {
        let other = hash(&text);
        assert!(!hashes.contains(&other), "nothing else says\n{text}");
        hashes.push(other);
    }
}

#[test]
fn a_summary_counts_the_same_wherever_it_is_and_the_comment_overrides() {
    let body = "# Title\n\nWords.\n";
    let comment = hash(&format!("<!-- summary: In short -->\n{body}"));
    assert_eq!(hash(&format!("+++\nsummary = \"In short\"\n+++\n{body}")), comment);
    assert_eq!(
        hash(&format!("+++\nsummary = \"Else\"\n+++\n{body}\n<!--summary:In\n short-->")),
        comment
    );
    assert_eq!(
        hash(&format!("+++\nsummary = \"In short\"\n+++\n\r\n{}", decomposed(body))),
        comment
    );
}

/// A block of a text, with and without what does not count.
fn block() -> impl Strategy<Value = (String, String)> {
    let words = "[a-zđệูก ]{0,8}[a-zđệก]";
    let number = 0..4_usize;
    (0..8_usize, words, number.clone(), number.clone(), number).prop_map(
        |(kind, words, blanks, spaces, noise)| {
            let blanks = "\n".repeat(2 + blanks);
            let spaces = " \t ".get(..spaces).unwrap_or_default();
            let comment = ["", "<!-- x -->", "<!-- `a` ](b) -->", "<!--\n\nreview: y\n-->"][noise];
            let away =
                ["a.md", "<a b.md>", "../c_(d)/vi.md#e", "https://example.org/?x=%20"][noise];
            let (plain, noisy) = match kind {
                0 => (format!("# {words}"), format!("# {words}{comment}{spaces}")),
                1 => (format!("[{words}](x.md)"), format!("[{words}]({away}){spaces}")),
                2 => (
                    format!("![{words}](x.md \"a ](b) c\")"),
                    format!("![{words}]({away} \"a ](b) c\"){spaces}"),
                ),
                3 => (format!("- {words}\n- b"), format!("- {words}{spaces}\n- b{comment}")),
                4 => (
                    format!("```x\n{words} <!-- [a](b) -->\n```"),
                    format!("```x{spaces}\n{words} <!-- [a](b) -->{spaces}\n```"),
                ),
                5 => (
                    format!("Say `{words}` [a](b)."),
                    format!("Say `{words}` [a]({away}).{comment}{spaces}"),
                ),
                6 => (format!("[{words}]: x"), format!("[{words}]: {away}{spaces}")),
                _ => {
                    (format!("> {words}\n> c"), format!("{comment}{blanks}> {words}{spaces}\n> c"))
                }
            };
            // A reference whose destination is in angle brackets ends at the first space, by
            // definition.
            let noisy = if kind == 6 && noise == 1 { plain.clone() } else { noisy };
            (format!("{plain}\n\n"), format!("{noisy}{blanks}"))
        },
    )
}

proptest! {
    #[test]
    fn what_does_not_count_never_changes_the_hash(
        blocks in prop::collection::vec(block(), 0..12),
        has_mark in any::<bool>(),
        has_windows_ends in any::<bool>(),
        is_decomposed in any::<bool>(),
    ) {
        let (plain, noisy): (Vec<String>, Vec<String>) = blocks.into_iter().unzip();
        let mut text = noisy.concat();
        if is_decomposed {
            text = decomposed(&text);
        }
        if has_windows_ends {
            text = text.replace('\n', "\r\n");
        }
        if has_mark {
            text.insert(0, '\u{feff}');
        }
        prop_assert_eq!(hash(&text), hash(&plain.concat()), "{:?}", text);
    }

    #[test]
    fn every_text_has_a_hash(text in "\\PC{0,40}", special in r"[<>!\-`~\[\]():\\ \n^a+]{0,60}") {
        // A destination that is cut off by the end of the text is not a destination.
        let text = format!("{text}{special}\nend");
        prop_assert_eq!(hash(&text), hash(&text.replace('\n', "\r\n")));
        prop_assert_eq!(hash(&text), hash(&format!("{text}\n\n")));
    }
}
