//! Titles, names and facts, in front of a lesson and in TOML, with something hostile as their
//! value.
//!
//! In: payloads. Out: for each value a few sites.

use super::Input;
use super::payloads::some;

/// So many payloads are tried in each place.
const TRIED: usize = 5;

const FIRST: &str = "content/care/first/en.md";
const FACTS: &str = "content/care/first/lesson.toml";

/// What is written into which file, by name. `@` is the payload as it is, `$` the same as a text of
/// TOML.
const VALUES: [(&str, &str, &str); 34] = [
    ("title-of-a-lesson", FIRST, "# @\n\nWords.\n"),
    ("summary", FIRST, "<!-- summary: @ -->\n# First\n\nWords.\n"),
    ("translators", FIRST, "<!-- translators: @ -->\n# First\n\nWords.\n"),
    ("review", FIRST, "<!-- review: @ -->\n# First\n\nWords.\n"),
    ("updated", FIRST, "<!-- updated: @ -->\n# First\n\nWords.\n"),
    ("stamp", FIRST, "<!-- translated-from: @ -->\n<!-- same-meaning: @ -->\n# First\n\nWords.\n"),
    ("front-matter", FIRST, "+++\ntags = [$]\n$ = $\n+++\n\n# First\n\nWords.\n"),
    ("raw-front-matter", FIRST, "+++\n@\n+++\n\n# First\n\nWords.\n"),
    ("home", "content/en.md", "# @\n\n@\n"),
    ("topic", "content/care/en.md", "# @\n\n@\n"),
    ("plain-page", "content/pages/about/en.md", "# @\n\n@\n"),
    ("glossary", "content/glossary/en.md", "# @\n\n## <a id=\"a\"></a>@\n\n@\n"),
    ("tags", FACTS, "tags = [$, \"calm\"]\n"),
    ("aliases", FACTS, "aliases = [$]\n"),
    ("requires", FACTS, "requires = [$]\nrelated = [$]\n"),
    ("topics", FACTS, "topics = [$]\n"),
    ("dates", FACTS, "published = $\nupdated = $\n"),
    ("sources", FACTS, "[[based-on]]\ntitle = $\nauthor = $\nurl = $\n"),
    ("address-of-a-source", FACTS, "[[based-on]]\ntitle = \"x\"\nurl = $\n"),
    ("key-of-a-lesson", FACTS, "$ = $\n[$]\n$ = 1\n"),
    ("facts-of-a-topic", "content/care/topic.toml", "source = $\norder = $\n"),
    ("names-of-tags", "content/tags.toml", "[calm]\nen = $\n[$]\nen = $\n$ = $\n"),
    ("interface", "i18n/en.toml", "home = $\nsearch = $\nnot-found-title = $\ndone = $\n$ = $\n"),
    ("interface-with-placeholders", "i18n/en.toml", "[lesson-count]\none = $\nother = $\n"),
    ("title-of-the-site", "book.toml", "[book]\ntitle = $\ndescription = $\nlicense = $\n"),
    ("authors", "book.toml", "[book]\nauthors = [$, $]\n"),
    ("id-of-the-site", "book.toml", "[book]\nid = $\n"),
    ("name-of-a-language", "book.toml", "[languages.en]\nname = $\ntitle = $\ndescription = $\n"),
    ("tag-of-a-language", "book.toml", "[languages.$]\n[languages.en]\nfallback = [$]\n"),
    ("address-of-the-site", "book.toml", "[output.html]\nsite-url = $\ncname = $\n"),
    ("repository", "book.toml", "[output.html]\ngit-repository-url = $\n"),
    ("edit-links", "book.toml", "[output.html]\nedit-url-template = $\n"),
    ("theme", "book.toml", "[output.html]\ntheme = $\nadditional-css = [$]\nadditional-js = [$]\n"),
    ("folders", "book.toml", "[book]\nsrc = $\n[build]\nbuild-dir = $\n"),
];

pub(super) fn inputs() -> Vec<Input> {
    let sites = VALUES.iter().enumerate().flat_map(|(place, (name, path, content))| {
        some(place, TRIED).into_iter().enumerate().map(move |(number, payload)| {
            let content = content.replace('$', &quoted(&payload)).replace('@', &payload);
            let site = Input::new(format!("values/{name}/{number}"));
            // What has a tag has a page of that tag.
            let site = site
                .file(FACTS, "tags = [\"calm\"]\n")
                .file("content/tags.toml", "[calm]\nen = \"Calm\"\n");
            site.file(*path, content)
        })
    });
    sites.collect()
}

/// A text as TOML has it. JSON writes it in the same way, but for one character.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}
