//! The guarantee of `serve`: after any edits, in any order, the site equals that of a fresh build.

use std::collections::BTreeMap;
use std::sync::Arc;

use polybook::codes;
use polybook::diagnostic::{Argument, Diagnostic, Diagnostics};
use polybook::load::Loaded;
use polybook::render::{Content, Site};
use polybook::serve::session::Session;
use polybook::source::{SitePath, SourceFile, Sources};
use polybook::{BuildOptions, load};
use proptest::prelude::*;
use proptest::sample::select;

use crate::site_test::{DRAWING, line};

/// A change to the sources.
#[derive(Debug, Clone)]
enum Edit {
    Write(&'static str, &'static str),
    /// A file over the size limit: its text is not read.
    Overgrow(&'static str),
    /// A file in another encoding: as much of its text is read as possible.
    Miscode(&'static str, &'static str),
    Draw(&'static str, &'static [u8]),
    Remove(&'static str),
}

const CONFIGURATIONS: &[&str] = &[
    "",
    "[book]\ntitle = \"Lessons\"\nlanguage = \"en\"\n[languages.en]\n[languages.nl]\n\
    fallback = [\"en\"]\n[languages.th]\ncalendar = \"buddhist\"",
    "[book]\ntitle = \"Other\"\nlanguage = \"nl\"\nlicense = \"CC BY 4.0\"\n[languages.nl]\n\
    [languages.en]\nname = \"Inggris\"",
    "[book]\ntitle = \"Lessons\"\nlanguage = \"en\"\n[languages.th]\n[languages.nl]\n\
    [languages.en]\n[output.html]\nsite-url = \"https://example.org/repo/\"\n\
    edit-url-template = \"https://example.org/{path}\"",
    "[book]\ntitle = \"Lessons\"\nsrc = \"elsewhere\"",
    "[book]\ntitle = \"Lessons\"\n[languages.en]\n[languages.nl]\n[output.html]\n\
    definition-lists = true\ntheme = \"own\"\nadditional-css = [\"extra.css\"]\n\
    cname = \"example.org\"",
    "[book]\ntitle = \"Lessons\"\n[languages.en]\n[languages.nl]\n[check]\n\
    broken-link = \"warning\"\nno-title = \"off\"",
    "[book]\ntitel = \"Lessons\"\n[output.html]\nsite-url = \"nowhere\"",
    "[book\ntitle = ",
];

const TEXT_PATHS: &[&str] = &[
    "content/en.md",
    "content/nl.md",
    "content/care/en.md",
    "content/care/nl.md",
    "content/care/first/en.md",
    "content/care/first/nl.md",
    "content/care/first/th.md",
    "content/care/second/en.md",
    "content/care/second/nl.md",
    "content/joy/third/nl.md",
    "content/joy/th.md",
    "content/pages/about/en.md",
    "content/index/first/en.md",
    "content/README.md",
    "elsewhere/care/first/en.md",
];

const TEXTS: &[&str] = &[
    "",
    "# One title\n\nA first paragraph.\n\n## A part <a id=\"part\"></a>\n\nText.",
    "# Another title\n\nSee [the second](../second/en.md#part) and [the \
    first](../first/nl.md#a-part), ![a drawing](drawing.svg \"Title\").",
    "# ชื่อเรื่อง\n\nย่อหน้าแรก\n\n## ส่วนหนึ่ง\n\nดู [บทเรียน](../first/en.md#part)",
    "# Terms\n\nterm\n: meaning\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nA note[^1].\n\n\
    [^1]: Here.\n\n> [!TIP]\n> Say yes.",
    "<!-- summary: In short. -->\n<!-- updated: 2026-11-22 -->\n# A title\n\n- [x] done\n\
    - [ ] not yet",
    "No title here, [a broken link](../nowhere/en.md) and <script>alert(1)</script>.",
    "# Two\n\n# Titles\n\n<div>\n\n<!-- summry: wrong -->\n\n[^2]: Lost.",
    "+++\nsummary = \"open",
];

const FACT_PATHS: &[&str] = &[
    "content/care/first/lesson.toml",
    "content/care/second/lesson.toml",
    "content/joy/third/lesson.toml",
];

const FACTS: &[&str] = &[
    "",
    "order = 1\ntags = [\"empathy\", \"crisis\"]\npublished = 2026-11-22",
    "source = \"nl\"\norder = 2\ntags = [\"empathy\"]\nmissing = \"inline\"\n\
    aliases = [\"care/old\"]",
    "missing = \"none\"\ntopics = [\"joy\"]\nrelated = [\"care/second\"]\n\
    requires = [\"care/first\"]",
    "requires = [\"care/second\"]\naliases = [\"care/first\"]\nupdated = 2026-01-01",
    "draft = true",
    "source = \"th\"\nunknown = 1\ntopics = [\"nowhere\"]",
    "order = [",
];

const OTHER_TEXTS: &[(&str, &[&str])] = &[
    ("book.toml", CONFIGURATIONS),
    (
        "content/care/topic.toml",
        &[
            "",
            "order = 2\naccent = { light = \"#8c3a1f\", dark = \"#f0a58c\" }",
            "accent = { light = \"#ffffff\", dark = \"red\" }",
            "=",
        ],
    ),
    (
        "content/tags.toml",
        &["", "[empathy]\nen = \"Empathy\"\nnl = \"Inleving\"", "[empathy]\nxx = 1", "[empathy"],
    ),
    ("i18n/en.toml", &["", "home = \"Start\"", "[home]\nother = \"{n}\"", "nonsense = "]),
    ("extra.css", &["", "body { color: red }"]),
    ("themes/own/theme.toml", &["api = 1", "api = 9", ""]),
    (
        "themes/own/templates/home.html",
        &[
            "{% extends \"default/home.html\" %}{% block title %}Own{% endblock %}",
            "{% block main %}",
            "{{ nothing.here }}",
        ],
    ),
];

const DRAWING_PATHS: &[&str] = &[
    "content/care/first/drawing.svg",
    "content/care/first/drawing.nl.svg",
    "content/care/second/drawing.svg",
];

const DRAWINGS: &[&[u8]] = &[
    DRAWING,
    br#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>"#,
    br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#,
    b"<svg",
];

fn edit() -> impl Strategy<Value = Edit> {
    let other_paths: Vec<&str> = OTHER_TEXTS.iter().map(|(path, _)| *path).collect();
    let paths: Vec<&str> = [TEXT_PATHS, FACT_PATHS, DRAWING_PATHS, &other_paths].concat();
    let write = |paths, texts| {
        (select(paths), select(texts)).prop_map(|(path, text)| Edit::Write(path, text))
    };
    prop_oneof![
        8 => write(TEXT_PATHS, TEXTS),
        4 => write(FACT_PATHS, FACTS),
        4 => select(OTHER_TEXTS).prop_flat_map(|(path, texts)| {
            select(texts).prop_map(move |text| Edit::Write(path, text))
        }),
        2 => (select(DRAWING_PATHS), select(DRAWINGS))
            .prop_map(|(path, bytes)| Edit::Draw(path, bytes)),
        1 => select(TEXT_PATHS).prop_map(Edit::Overgrow),
        1 => (select(TEXT_PATHS), select(TEXTS)).prop_map(|(path, text)| Edit::Miscode(path, text)),
        4 => select(paths).prop_map(Edit::Remove),
    ]
}

impl Edit {
    /// Does what `load` does when it reads the file again.
    fn apply(&self, loaded: &mut Loaded) {
        let sources = Arc::make_mut(&mut loaded.sources);
        let path = match self {
            Self::Write(path, _)
            | Self::Overgrow(path)
            | Self::Miscode(path, _)
            | Self::Draw(path, _)
            | Self::Remove(path) => SitePath::new(path),
        };
        sources.remove(&path);
        loaded.diagnostics.remove(&path);
        let mut leave = |rest: &str, code: &str, length: usize| {
            sources
                .texts
                .insert(path.clone(), SourceFile::unreadable(path.clone(), rest.to_owned()).into());
            let diagnostic = Diagnostic::new(codes::find(code).unwrap(), &path, 0..length)
                .with("size", Argument::Tenths(15))
                .with("limit", 1_usize);
            loaded.diagnostics.insert(path.clone(), vec![diagnostic]);
        };
        match self {
            Self::Write(path, text) => sources.insert_text(path, text),
            Self::Overgrow(_) => leave("", "file-too-large", 0),
            Self::Miscode(_, text) => leave(&format!("\u{fffd}{text}"), "bad-encoding", 3),
            Self::Draw(_, bytes) => {
                sources.assets.insert(path.clone(), load::inspect(&path, bytes).into());
            }
            Self::Remove(_) => {}
        }
    }
}

fn first_site() -> Loaded {
    let mut loaded = Loaded::from(Sources::from_texts([
        ("book.toml", CONFIGURATIONS[1]),
        ("content/en.md", TEXTS[1]),
        ("content/care/en.md", TEXTS[1]),
        ("content/care/first/en.md", TEXTS[2]),
        ("content/care/first/nl.md", TEXTS[1]),
        ("content/care/second/en.md", TEXTS[1]),
        ("content/care/second/lesson.toml", FACTS[1]),
    ]));
    Edit::Draw(DRAWING_PATHS[0], DRAWING).apply(&mut loaded);
    loaded
}

/// Returns every file of a site, or why it cannot be built.
fn files(site: &Site) -> BTreeMap<String, Result<Vec<u8>, Diagnostic>> {
    let bytes = |content| match content {
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Page(bytes) => bytes,
        Content::Copy(content) => load::asset_bytes(&content).unwrap().to_vec(),
    };
    site.paths().map(|path| (path.to_owned(), site.render(path).unwrap().map(bytes))).collect()
}

/// Compares the names first, because two whole sites in a failure message help nobody.
fn assert_same(session: &Session, loaded: &Loaded, options: &BuildOptions) {
    let state = session.state();
    let fresh = polybook::build(loaded.clone(), options, None);
    let lines = |found: &Diagnostics| {
        found.iter().map(|found| line(found, &loaded.sources)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&state.diagnostics), lines(&fresh.diagnostics));
    assert!(
        state.diagnostics.iter().eq(fresh.diagnostics.iter()),
        "{:?}\n{:?}",
        state.diagnostics,
        fresh.diagnostics
    );
    let (served, built) = (files(&state.site), files(&fresh.site));
    assert_eq!(served.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>());
    for (path, content) in &served {
        if *content != built[path] {
            let text = |content: &Result<Vec<u8>, Diagnostic>| {
                content
                    .as_ref()
                    .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                    .map_err(Clone::clone)
            };
            assert_eq!(text(content), text(&built[path]), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(crate::sample::sample_of(32))]

    #[test]
    fn after_any_edits_the_site_equals_a_fresh_build(
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..8),
        drafts in any::<bool>(),
    ) {
        let options = BuildOptions { drafts, site_url: None };
        let mut loaded = first_site();
        let session = Session::new(loaded.clone(), options.clone());
        for (number, together) in edits.iter().enumerate() {
            for edit in together {
                edit.apply(&mut loaded);
            }
            session.replace(loaded.clone());
            prop_assert_eq!(session.state().generation, number as u64 + 2);
            assert_same(&session, &loaded, &options);
        }
    }
}

/// The two texts are equal, although the first one was never read.
#[test]
fn a_file_that_was_too_large_and_is_empty_now_is_read_again() {
    let options = BuildOptions::default();
    let mut loaded = first_site();
    Edit::Overgrow("content/care/second/en.md").apply(&mut loaded);
    let session = Session::new(loaded.clone(), options.clone());
    Edit::Write("content/care/second/en.md", "").apply(&mut loaded);
    session.replace(loaded.clone());
    assert_same(&session, &loaded, &options);
    Edit::Overgrow("content/care/second/en.md").apply(&mut loaded);
    session.replace(loaded.clone());
    assert_same(&session, &loaded, &options);
}
