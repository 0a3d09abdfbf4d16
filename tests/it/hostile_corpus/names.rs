//! Names that mean something to a system, and what lies under a name besides files: links, pipes.
//!
//! In: payloads. Out: sites with such files and folders.

use super::Input;
use super::payloads::some;

/// So many payloads are tried as names.
const TRIED: usize = 12;

/// Longer names are refused by the system itself.
const LONGEST: usize = 200;

/// Names of lessons.
const ODD: [&str; 20] = [
    "con",
    "aux",
    "nul",
    "com1",
    "lpt1",
    "a:b",
    "a b",
    "A",
    "đ",
    "e\u{301}",
    "ไทย",
    "-x",
    "~",
    "a.",
    "$x",
    "%41",
    "#a",
    "a'b",
    "a\"b",
    "\u{202e}x",
];

/// Under each of these something else than a file may lie. A link leads to something of somebody
/// else.
const PLACES: [&str; 14] = [
    "book",
    "book/index.html",
    "book/files.json",
    ".book.polybook",
    ".book.polybook/lock",
    ".book.polybook/announced.json",
    "book.toml",
    "content",
    "content/care",
    "content/care/first/en.md",
    "content/care/first/a.svg",
    "content/care/first/lesson.toml",
    "content/care/first/.en.md.polybook",
    "i18n/en.toml",
];

pub(super) fn inputs() -> Vec<Input> {
    let mut inputs = Vec::new();
    for (number, name) in ODD.iter().enumerate() {
        inputs.push(called(format!("names/odd/{number}"), name));
    }
    let is_name = |name: &String| !name.contains(['/', '\0']) && name.len() < LONGEST;
    for (number, name) in some(0, 3 * TRIED).into_iter().filter(is_name).take(TRIED).enumerate() {
        inputs.push(called(format!("names/hostile/{number}"), &name));
    }
    for length in [100, 200, 245, 255] {
        inputs.push(called(format!("names/long/{length}"), &"a".repeat(length - ".svg".len())));
    }
    for place in PLACES {
        for target in ["../mine/letter.txt", "../../mine", "/dev/zero", "."] {
            let name = format!("names/link/{place}/{target}");
            inputs.push(without(place, name).link(place, target));
        }
        inputs.push(without(place, format!("names/pipe/{place}")).pipe(place));
        let folder = without(place, format!("names/folder/{place}"));
        inputs.push(folder.file(format!("{place}/letter.txt"), "precious"));
    }
    let deep = format!("content/{}en.md", "a/".repeat(400));
    inputs.push(Input::new("names/deep").file(deep, "# A\n\nx\n"));
    let in_the_way = Input::new("names/in-the-way").file("book/letter.txt", "precious");
    inputs.push(
        in_the_way
            .file("book/files.json", "{\"files\":{\"letter.txt\":\"x\",\"../letter.txt\":\"x\"}}"),
    );
    inputs
}

/// A site with lessons, topics, pictures and languages of this name.
fn called(input: String, name: &str) -> Input {
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    Input::new(input)
        .file(format!("content/care/{name}/en.md"), "# Named\n\nWords.\n")
        .file(format!("content/{name}/en.md"), "# Named\n\nWords.\n")
        .file(format!("content/pages/{name}/en.md"), "# Named\n\nWords.\n")
        .file(format!("content/care/first/{name}.svg"), picture)
        .lesson(&format!("![x](<{name}.svg>) [y](<../{name}/en.md>)"))
}

/// A site in which nothing lies yet where something is planted, nor in it.
fn without(place: &str, name: String) -> Input {
    Input::new(name).without(place)
}
