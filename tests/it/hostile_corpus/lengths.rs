//! What takes long where something is done again for each of its parts: each construct tens of
//! thousands of times in one file.
//!
//! In: nothing. Out: sites of half a megabyte.

use super::Input;

/// Half of what a text may be: what takes long in a file of this size takes much too long in any.
const MOST: usize = 500_000;

/// What is repeated in a lesson, and what is repeated behind it. `%` is a number.
const REPEATED: [(&str, &str); 56] = [
    ("<p>", "</z>"),
    ("<p>", "</p>"),
    ("<b>", "</b>"),
    ("<b>", "[a](b.md) "),
    ("<a href=\"https://a.example/\">", "<rt>x</rt>"),
    ("<details>\n", "</details>\n"),
    ("<details><summary>x</summary>\n\n", "</details>\n\n"),
    ("<br>\n", ""),
    ("<b>x</b> ", ""),
    ("x</b>", ""),
    ("<!-- x -->", ""),
    ("<!-- x -->\n\n", ""),
    ("<!--", ""),
    ("<![CDATA[", ""),
    ("x<?", ""),
    ("<a id=\"a%\"></a>", "[x](#a%) "),
    ("<a id=\"a%\"></a>", "[x](#b%) "),
    ("*a **b ", "c** d* "),
    ("*a", ""),
    ("_a ", ""),
    ("~~a", ""),
    ("[", "](b)"),
    ("![", ""),
    ("[a](", ""),
    ("[a]: https://a.example/\n", "[a] "),
    ("[a%]: https://a.example/\n", "[a%] "),
    ("x[^%] ", "\n\n[^%]: x"),
    ("x[^1] ", ""),
    ("[^%]: x[^%]\n\n", ""),
    ("`", ""),
    ("`a ``b ", ""),
    ("&amp;", ""),
    ("&#8;", ""),
    ("\\", ""),
    ("> ", ""),
    ("- ", ""),
    ("- [ ] x\n", ""),
    ("- x\n\n  y\n\n", ""),
    ("|a", ""),
    ("| a | b |\n", ""),
    ("> [!NOTE]\n> x\n\n", ""),
    ("## A\n\n", ""),
    ("## A%\n\n", "[x](#a%) "),
    ("## A%\n\n", "[x](#b%) "),
    ("a\n=\n", ""),
    ("##\n", ""),
    ("~~~\nx\n~~~\n", ""),
    ("[x](b%.md) ", ""),
    ("![x](b%.png) ", ""),
    ("[x](javascript:x) ", ""),
    ("https://a.example/a(b) ", ""),
    ("a@b.example ", ""),
    ("www.a_b.c ", ""),
    ("<!-- keypoints -->\n\n## K\n\n- x\n\n", ""),
    ("<!-- q: a% -->\n\n### Q\n\n- [x] a\n- [ ] b\n\n", ""),
    ("\u{1}x", ""),
];

/// What is repeated in the facts of a lesson.
const FACTS: [(&str, &str, &str); 12] = [
    ("", "key% = 1\n", ""),
    ("", "[table%]\na = 1\n", ""),
    ("", "[[based-on]]\ntitle = \"x\"\n", ""),
    ("tags = [", "\"a%\", ", "]"),
    ("aliases = [", "\"old/a%\", ", "]"),
    ("requires = [", "\"care/a%\", ", "]"),
    ("a = ", "[", ""),
    ("a = ", "{ a = ", ""),
    ("a", ".a", " = 1"),
    ("", "=", ""),
    ("", "a = \n", ""),
    ("a = \"", "\\z", "\""),
];

/// What is repeated in a drawing.
const DRAWN: [(&str, &str, &str); 8] = [
    ("", "<g>", ""),
    ("", "<g/>", ""),
    ("<g ", "a%='x' ", "/>"),
    ("", "<g xmlns:a%='u%'>", ""),
    ("<style>", "a{fill:red}", "</style>"),
    ("<style>", "a{", "</style>"),
    ("", "<g id='a%'/><use href='#a%'/>", ""),
    ("<title>", "&amp;", "</title>"),
];

pub(super) fn inputs() -> Vec<Input> {
    let lessons = REPEATED.iter().enumerate().map(|(number, (first, second))| {
        let count = MOST / (first.len() + second.len() + 5);
        let text = format!("{}\n\n{}", repeated(first, count), repeated(second, count));
        let quiz = if first.contains("q: ") { "<!-- quiz -->\n\n## Quiz\n\n" } else { "" };
        Input::new(format!("lengths/lesson/{number}")).lesson(&format!("{quiz}{text}"))
    });
    let facts = FACTS.iter().enumerate().map(|(number, (start, part, end))| {
        let text = format!("{start}{}{end}\n", repeated(part, MOST / 2 / (part.len() + 4)));
        Input::new(format!("lengths/facts/{number}")).file("content/care/first/lesson.toml", text)
    });
    let drawings = DRAWN.iter().enumerate().map(|(number, (start, part, end))| {
        let inner = format!("{start}{}{end}", repeated(part, MOST / (part.len() + 4)));
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        Input::new(format!("lengths/drawing/{number}")).file("content/care/first/a.svg", text)
    });
    lessons.chain(facts).chain(drawings).collect()
}

/// A part so many times, each with its own number where it has one.
fn repeated(part: &str, count: usize) -> String {
    if part.contains('%') {
        (0..count).map(|number| part.replace('%', &number.to_string())).collect()
    } else {
        part.repeat(count)
    }
}
