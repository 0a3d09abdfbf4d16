//! Broken content: everything that is wrong in one run, each with its place and a way to mend it;
//! and one site for every finding.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::symlink;

use polybook::BuildOptions;
use polybook::codes;
use polybook::diagnostic::{Argument, Code, Diagnostic, NEAREST};
use polybook::load::Loaded;
use polybook::message::Messages;
use polybook::output;
use polybook::source::{SitePath, SourceFile, Sources};
use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteFolder, SiteTest, site_on_disk};
use crate::stamps::with_stamp;

/// A site in which everything is wrong that the issue names.
fn broken_site() -> SiteFolder {
    let long = format!("# Long\n\n{}", "word ".repeat(1024 * 1024));
    let folder = SiteTest::new()
        .file("content/care/link/en.md", "# Link\n\nน้ำใจ [x](../lnik/en.md) and [y](#nowhere).")
        .file("content/care/toml/en.md", "# TOML\n\nx")
        .file("content/care/toml/lesson.toml", "order = \"three\"\nodrer = 3\ntags = [\n")
        .file("content/care/untitled/en.md", "\n\nNo title.")
        .file("content/care/ring-a/en.md", "# Ring A\n\nx")
        .file("content/care/ring-a/lesson.toml", "requires = [\"care/ring-b\"]")
        .file("content/care/ring-b/en.md", "# Ring B\n\nx")
        .file("content/care/ring-b/lesson.toml", "requires = [\"care/ring-a\"]")
        .file("content/media/first/en.md", "# Reserved\n\nx")
        .file("content/care/index/en.md", "# Reserved as well\n\nx")
        .file("content/care/vi\u{1ec7}t/en.md", "# One\n\nx")
        .file("content/care/long/en.md", &long)
        .file(
            "content/care/html/en.md",
            "# HTML\n\n<b onclick=x>x</b> <script>x</script>\n\n<!-- never ends",
        )
        .on_disk();
    folder.pipe("content/care/pipe.md");
    folder.write("content/care/bytes/en.md", b"# Bytes\n\nCaf\xe9 au lait.\n");
    folder.write("content/care/VIE\u{302}\u{323}T/en.md", "# Another\n\nx");
    fs_err::create_dir_all(folder.path("content/care/linked")).unwrap();
    symlink("/etc/hostname", folder.path("content/care/linked/en.md")).unwrap();
    symlink(folder.path("content/care/link"), folder.path("content/care/folder-link")).unwrap();
    folder
}

#[test]
fn every_problem_comes_in_one_run_with_its_place_and_a_help() {
    let folder = broken_site();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    let findings: Vec<&str> =
        run.stdout.split("\n\n").filter(|finding| !finding.trim().is_empty()).collect();
    let mut places = Vec::new();
    for finding in findings {
        let lines: Vec<&str> = finding.lines().filter(|line| !line.is_empty()).collect();
        let place = lines
            .iter()
            .find_map(|line| line.trim_start().strip_prefix("--> "))
            .unwrap_or_else(|| panic!("no place in\n{finding}"));
        let parts: Vec<&str> = place.rsplitn(3, ':').collect();
        assert!(
            parts.len() == 3
                && parts[..2]
                    .iter()
                    .all(|number| number.parse::<usize>().is_ok_and(|number| number > 0)),
            "{place}"
        );
        assert!(finding.contains("help: "), "{finding}");
        places.push(format!("{} {place}\n", lines[0].split(':').next().unwrap()));
    }
    assert_data_eq!(
        places.concat(),
        str![[r#"
error[bad-name] content/care/VIỆT/en.md:1:1
error[bad-encoding] content/care/bytes/en.md:3:4
error[symlink] content/care/folder-link:1:1
error[html-attribute] content/care/html/en.md:3:1
error[raw-html] content/care/html/en.md:3:20
error[comment-unclosed] content/care/html/en.md:5:1
error[reserved-name] content/care/index/en.md:1:1
error[broken-link] content/care/link/en.md:3:7
warning[broken-fragment] content/care/link/en.md:3:30
error[symlink] content/care/linked/en.md:1:1
error[file-too-large] content/care/long/en.md:1:1
error[not-a-file] content/care/pipe.md:1:1
error[requires-cycle] content/care/ring-b/lesson.toml:1:13
error[toml-syntax] content/care/toml/lesson.toml:3:8
error[no-title] content/care/untitled/en.md:3:1
error[bad-name] content/care/việt/en.md:1:1
error[duplicate-name] content/care/việt/en.md:1:1
error[reserved-name] content/media/first/en.md:1:1

"#]]
    );
    assert!(!folder.path("book").exists());
}

#[test]
fn a_broken_site_leaves_the_site_before_it_untouched() {
    let folder = broken_site();
    let good = SiteTest::lesson("x").on_disk();
    good.build();
    let before = good.files("book");
    for (path, bytes) in folder.files("content") {
        good.write(&format!("content/{path}"), bytes);
    }
    assert_eq!(good.run(&["build"]).code, 1);
    assert_eq!(good.files("book"), before);
}

/// For every code a site in which it is found.
fn all() -> impl Iterator<Item = (&'static str, Outcome)> {
    [
        one_of_each(),
        one_of_each_size(),
        one_of_each_place(),
        one_of_each_practice(),
        one_of_each_stamp(),
    ]
    .into_iter()
    .flatten()
}

/// For every code that is not told of below a site in which it is found.
#[expect(clippy::too_many_lines, reason = "a row for each code")]
fn one_of_each() -> Vec<(&'static str, Outcome)> {
    let lesson = |text: &str| SiteTest::lesson(text).build();
    let facts =
        |facts: &str| SiteTest::lesson("x").file("content/care/first/lesson.toml", facts).build();
    let config = |config: &str| SiteTest::lesson("x").file("book.toml", config).build();
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let four = |facts: &str, files: &[(&str, &str)]| {
        let site = SiteTest::new().file("content/care/first/lesson.toml", facts);
        files
            .iter()
            .fold(site, |site, (stem, text)| {
                site.file(&format!("content/care/first/{stem}.md"), text)
            })
            .build()
    };
    let theme = |template: &str| {
        SiteTest::lesson("x")
            .file("book.toml", "[output.html]\ntheme = \"own\"")
            .file("themes/own/templates/lesson.html", template)
            .build()
    };
    let broken = broken_site();
    let disk = || from_disk(&broken);
    vec![
        ("bad-encoding", disk()),
        ("unreadable-file", unreadable()),
        ("symlink", disk()),
        ("not-a-file", disk()),
        ("file-too-large", disk()),
        ("duplicate-name", disk()),
        ("bad-name", with("content/Care Two/first/en.md", "# Two\n\nx")),
        ("reserved-name", with("content/media/first/en.md", "# Two\n\nx")),
        ("unknown-language-file", with("content/care/first/de.md", "# Eins")),
        ("misplaced-file", with("content/care/first/deep/er/en.md", "# Deep")),
        ("no-lessons", SiteTest::english().build()),
        ("toml-syntax", facts("order = = 3")),
        ("unknown-key", facts("odrer = 3")),
        ("mdbook-key", config("[book]\nmultilingual = true")),
        ("wrong-type", facts("order = \"x\"")),
        ("wrong-value", facts("missing = \"stib\"")),
        ("missing-key", facts("[[based-on]]\nauthor = \"x\"")),
        ("no-title", with("content/care/first/en.md", "x")),
        ("second-title", lesson("# Two\n\nx")),
        ("empty-heading", lesson("##\n\nx")),
        ("front-matter-open", with("content/care/first/en.md", "+++\n\n# x")),
        ("raw-html", lesson("<script>x</script>")),
        ("html-attribute", lesson("<b class=x>x</b>")),
        ("html-nesting", lesson("x</b>")),
        ("html-unclosed", lesson("<b>x")),
        ("comment-unclosed", lesson("<!-- x")),
        ("comment-typo", lesson("<!-- sumary: x -->")),
        ("comment-value", lesson("<!-- review: humann -->")),
        ("nested-alert", lesson("- > [!TIP]\n  > x")),
        ("bad-id", lesson("<a id=\"A B\"></a>x")),
        ("duplicate-id", lesson("<a id=\"a\"></a><a id=\"a\"></a>x")),
        ("link-scheme", lesson("[x](javascript:x)")),
        ("link-form", lesson("[x](../second/)")),
        ("remote-image", lesson("![x](https://example.org/x.png)")),
        ("ambiguous-source", four("", &[("en", "# A\n\nx"), ("vi", "# B\n\nx")])),
        (
            "no-original",
            SiteTest::new().file("content/care/first/lesson.toml", "order = 1\n").build(),
        ),
        ("unclear-source", four("", &[("nl", "# A\n\nx"), ("vi", "# B\n\nx")])),
        ("source-missing", four("source = \"th\"", &[("en", "# A\n\nx")])),
        ("no-topic-page", with("content/calm/first/en.md", "# Two\n\nx")),
        ("broken-link", lesson("[x](../secnd/en.md)")),
        ("link-outside", lesson("[x](../../../../x.md)")),
        (
            "draft-link",
            SiteTest::lesson("[x](../second/en.md)")
                .file("content/care/second/en.md", "# B\n\nx")
                .file("content/care/second/lesson.toml", "draft = true")
                .build(),
        ),
        ("broken-fragment", lesson("[x](#nowhere)")),
        (
            "lagging-fragment",
            four(
                "source = \"en\"",
                &[
                    ("en", "# A\n\nx\n\n## New\n\n[x](../first/en.md#new)"),
                    ("vi", "# B\n\n[x](../first/en.md#new)"),
                ],
            ),
        ),
        ("missing-file", lesson("![x](x.png)")),
        ("asset-type", lesson("![x](x.exe)")),
        ("unknown-lesson", facts("related = [\"care/frist\"]")),
        ("unknown-topic", facts("topics = [\"cair\"]")),
        ("requires-cycle", facts("requires = [\"care/first\"]")),
        ("tag-without-name", facts("tags = [\"calm\"]")),
        ("bad-alias", facts("aliases = [\"Old\"]")),
        ("collision", facts("aliases = [\"care/first\"]")),
        (
            "outline-differs",
            four("source = \"en\"", &[("en", "# A\n\n## One\n\nx"), ("vi", "# B\n\nx")]),
        ),
        (
            "untranslated-section",
            four(
                "source = \"en\"",
                &[("en", "# A\n\nx\n\n## One\n\nx"), ("vi", "# B\n\nx\n\n## Một\n")],
            ),
        ),
        ("duplicate-title", with("content/care/second/en.md", "# First\n\nx")),
        (
            "accent-contrast",
            with("content/care/topic.toml", "accent = { light = \"#eeeeee\", dark = \"#eeeeee\" }"),
        ),
        ("missing-translation", four("", &[("en", "# A\n\nx")])),
        ("unknown-theme", config("[output.html]\ntheme = \"papper\"")),
        ("template", theme("{% if %}")),
        ("skipped-heading", lesson("#### Four")),
        ("no-such-language", lesson("[x](../first/en.md?lang=xx)")),
        ("missing-string", config("[languages.en]\n[languages.de]")),
        ("interface-string", with("i18n/en.toml", "lesson-count = { one = \"x\" }")),
    ]
}

/// The same for every code of pictures, of characters and of sizes.
fn one_of_each_size() -> Vec<(&'static str, Outcome)> {
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let picture = |name: &str| {
        let path =
            format!("{}/tests/fixtures/rules/pictures/bad/{name}", env!("CARGO_MANIFEST_DIR"));
        let site = SiteTest::lesson(&format!("![x]({name})"));
        site.asset(&format!("content/care/first/{name}"), &fs_err::read(path).unwrap()).build()
    };
    vec![
        ("control-character", SiteTest::lesson("A page &#8; break.").build()),
        ("too-long", with("content/care/first/en.md", &format!("# {}\n\nx", "Care ".repeat(70)))),
        (
            "too-many",
            with(
                "content/care/first/lesson.toml",
                &format!("aliases = [{}]", "\"care/old\", ".repeat(101)),
            ),
        ),
        (
            "unsafe-svg",
            SiteTest::lesson("![x](x.svg)").asset("content/care/first/x.svg", b"<svg").build(),
        ),
        ("photo-location", picture("exif.jpg")),
        ("large-picture", picture("large.png")),
    ]
}

/// The same for every code of what trains.
#[expect(clippy::too_many_lines, reason = "a row for each code")]
fn one_of_each_practice() -> Vec<(&'static str, Outcome)> {
    let lesson = |text: &str| SiteTest::lesson(text).build();
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let question = |id: &str, options: &str| {
        format!("<!-- quiz -->\n## Quiz\n\n<!-- q: {id} -->\n### One?\n\n{options}")
    };
    let quiz = |options: &str| lesson(&question("one", options));
    let pair = |original: &str, translation: &str| {
        let text = |markdown: &str, title: &str| format!("# {title}\n\nx\n\n{markdown}");
        SiteTest::new()
            .file("content/care/first/lesson.toml", "source = \"en\"")
            .file("content/care/first/en.md", &text(original, "A"))
            .file("content/care/first/nl.md", &text(translation, "B"))
            .build()
    };
    let glossary = |original: &str, translation: &str| {
        SiteTest::new()
            .file("content/care/first/en.md", "# First\n\nx")
            .file("content/glossary/en.md", &format!("# Words\n\nx\n\n{original}"))
            .file("content/glossary/nl.md", &format!("# Woorden\n\nx\n\n{translation}"))
            .build()
    };
    vec![
        ("section-without-heading", lesson("<!-- keypoints -->\n\nx")),
        (
            "question-without-heading",
            lesson("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n\n## Not in it\n\nx"),
        ),
        ("notes-without-details", lesson("<!-- instructor: 5 -->\n\nx")),
        (
            "duplicate-practice-id",
            lesson("<!-- plan: one -->\n## A\n\n- [ ] x\n\n<!-- reflection: one -->\n## B\n\nx"),
        ),
        ("feedback-not-indented", quiz("- [x] a\n- [ ] b\n\n> Not this one")),
        ("option-without-box", quiz("- [x] a\n- b")),
        ("option-blocks", quiz("- [x] a\n\n  b\n- [ ] c")),
        ("options-without-question", lesson("<!-- quiz -->\n## Quiz\n\n- [x] a\n- [ ] b")),
        (
            "practice-outside-lesson",
            with("content/care/en.md", "# Care\n\nx\n\n<!-- plan -->\n## Plan\n\n- [ ] x"),
        ),
        ("quiz-without-questions", lesson("<!-- quiz -->\n## Quiz\n\nx")),
        ("plan-without-boxes", lesson("<!-- plan -->\n## Plan\n\n- x")),
        ("plan-ticked", lesson("<!-- plan -->\n## Plan\n\n- [x] x")),
        ("scenario-without-replies", lesson("<!-- scenario -->\n## Scenario\n\nx")),
        (
            "question-without-id",
            lesson("<!-- quiz -->\n## Quiz\n\n### Which?\n\n- [x] a\n- [ ] b\n  > No"),
        ),
        ("question-without-options", quiz("x")),
        ("question-without-right", quiz("- [ ] a\n  > No\n- [ ] b\n  > No")),
        ("question-without-wrong", quiz("- [x] a\n- [x] b")),
        ("option-without-feedback", quiz("- [x] a\n- [ ] b")),
        (
            "right-always-first",
            quiz(
                "- [x] a\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [x] a\n- [ ] b\n  > No",
            ),
        ),
        (
            "right-always-longest",
            quiz(
                "- [x] aa\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [ ] b\n  > No\n\
                - [x] aa",
            ),
        ),
        (
            "question-differs",
            pair(
                &question("one", "- [x] a\n- [ ] b\n  > No"),
                &question("one", "- [ ] a\n  > No\n- [x] b"),
            ),
        ),
        (
            "question-unknown",
            pair(
                &question("one", "- [x] a\n- [ ] b\n  > No"),
                &question("two", "- [x] a\n- [ ] b\n  > No"),
            ),
        ),
        (
            "question-missing",
            pair(&question("one", "- [x] a\n- [ ] b\n  > No"), "## Quiz\n\nx\n\n### One?\n\nx"),
        ),
        (
            "sections-differ",
            pair("<!-- keypoints -->\n## A\n\nx", "<!-- objectives -->\n## B\n\nx"),
        ),
        ("blocks-differ", pair("x\n\ny", "x\n\n- y")),
        (
            "minutes-exceed-lesson",
            SiteTest::lesson(
                "<!-- instructor: 9 -->\n<details>\n<summary>a</summary>\n\nx\n\n</details>",
            )
            .file("content/care/first/lesson.toml", "teaching = 8")
            .build(),
        ),
        (
            "session-too-long",
            with("content/care/first/lesson.toml", "teaching = 8\nexercises = 13"),
        ),
        ("video-without-transcript", lesson("x\n\n[A film](https://vimeo.com/76979871)")),
        ("term-without-id", with("content/glossary/en.md", "# Words\n\nx\n\n## Care\n\nx")),
        (
            "term-unknown",
            glossary("## Care <a id=\"care\"></a>\n\nx", "## Zorg <a id=\"zorg\"></a>\n\nx"),
        ),
        (
            "term-missing",
            glossary(
                "## Care <a id=\"care\"></a>\n\nx\n\n## Help <a id=\"help\"></a>\n\nx",
                "## Zorg <a id=\"care\"></a>\n\nx",
            ),
        ),
    ]
}

/// The same for every code of names and of places to write to.
fn one_of_each_place() -> Vec<(&'static str, Outcome)> {
    let named = |name: &str| {
        SiteTest::lesson("x").file(&format!("content/{name}/first/en.md"), "# Two\n\nx").build()
    };
    vec![
        ("long-name", named(&"a".repeat(101))),
        ("windows-name", named("con")),
        ("destination-among-sources", with_obstacles("[build]\nbuild-dir = \"content/book\"", "x")),
        ("foreign-destination", with_obstacles("", "book/x.txt")),
        ("file-in-the-way", with_obstacles("", "book")),
        ("foreign-staging", with_obstacles("", ".book.polybook/x.txt")),
    ]
}

/// The same for every code of stamps.
fn one_of_each_stamp() -> Vec<(&'static str, Outcome)> {
    let english = "# A\n\nx";
    let family = |texts: &[(&str, &str)]| {
        let site = SiteTest::stamped().file("content/care/first/lesson.toml", "source = \"en\"");
        texts
            .iter()
            .fold(site, |site, (stem, text)| {
                site.file(&format!("content/care/first/{stem}.md"), text)
            })
            .build()
    };
    let vietnamese = |stamped: &str| family(&[("en", english), ("vi", stamped)]);
    let vi = "# B\n\nx";
    vec![
        ("second-stamp", vietnamese(&with_stamp("en", english, &with_stamp("en", english, vi)))),
        ("stamp-parent", vietnamese(&with_stamp("nl", "", vi))),
        ("stamp-cycle", vietnamese(&with_stamp("vi", "", vi))),
        ("stamped-original", family(&[("en", &with_stamp("vi", "", english)), ("vi", vi)])),
        ("missing-stamp", vietnamese(vi)),
        ("outdated-translation", vietnamese(&with_stamp("en", "", vi))),
        (
            "upstream-outdated",
            family(&[("en", english), ("vi", vi), ("nl", &with_stamp("vi", vi, "# C\n\nx"))]),
        ),
    ]
}

/// A site with a text as `load` leaves it where the machine does not let it be read. Nothing keeps
/// an administrator from reading a file, so none on disk would do.
fn unreadable() -> Outcome {
    let path = SitePath::new("content/care/first/en.md");
    let mut sources =
        Sources::from_texts([("book.toml", ""), ("content/care/en.md", "# Care\n\nx")]);
    sources.texts.insert(path.clone(), SourceFile::unreadable(path.clone(), String::new()).into());
    let mut loaded = Loaded::from(sources);
    let diagnostic = Diagnostic::new(codes::find("unreadable-file").unwrap(), &path, 0..0)
        .with("reason", "permission denied");
    loaded.diagnostics.insert(path, vec![diagnostic]);
    Outcome { build: polybook::build(loaded, &BuildOptions::default(), None) }
}

/// What stands in the way of writing a site with this in `book.toml`, where this file lies in its
/// folder.
fn with_obstacles(config: &str, file: &str) -> Outcome {
    let folder = SiteTest::lesson("x").file("book.toml", config).on_disk();
    folder.write(file, "mine");
    let mut outcome = from_disk(&folder);
    outcome
        .build
        .diagnostics
        .extend(output::obstacles(&outcome.build.site, &folder.path("")).unwrap());
    outcome
}

fn from_disk(folder: &SiteFolder) -> Outcome {
    site_on_disk(&folder.path(""))
}

#[test]
fn every_finding_can_be_met_and_its_words_are_complete() {
    let table = Messages::english();
    let mut met = BTreeSet::new();
    let mut incomplete = BTreeSet::new();
    for (code, outcome) in all() {
        let is_found =
            outcome.build.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == code);
        assert!(is_found, "{code} is not found, but:\n{outcome}");
        met.insert(code);
        for diagnostic in &outcome.build.diagnostics {
            let words = table.get(diagnostic.code.name()).unwrap();
            let help = words
                .nearest
                .as_ref()
                .filter(|_| diagnostic.argument(NEAREST).is_some())
                .unwrap_or(&words.help);
            let said = words.message.placeholders().into_iter().chain(help.placeholders());
            let unfilled = said.filter(|name| diagnostic.argument(name).is_none());
            incomplete
                .extend(unfilled.map(|name| format!("{}: {{{name}}}", diagnostic.code.name())));
            let phrases =
                diagnostic.arguments.iter().flat_map(|(_, argument)| unfilled_in(argument, &table));
            incomplete.extend(phrases);
        }
    }
    assert_eq!(incomplete, BTreeSet::new(), "words that nothing fills in");

    let missed: Vec<&str> =
        codes::all().map(Code::name).filter(|code| !met.contains(code)).collect();
    assert_eq!(missed, Vec::<&str>::new(), "no site meets these");
}

/// Placeholders of phrases in an argument that nothing fills in.
fn unfilled_in(argument: &Argument, table: &Messages) -> Vec<String> {
    match argument {
        Argument::Text(_) | Argument::Number(_) | Argument::Tenths(_) => Vec::new(),
        Argument::List(items) => items.iter().flat_map(|item| unfilled_in(item, table)).collect(),
        Argument::Phrase(phrase) => {
            let is_filled = |name: &&str| phrase.arguments.iter().any(|(known, _)| known == name);
            let names = table.get_phrase(phrase.key).unwrap().placeholders();
            // What is nearest is not always known.
            let unfilled = names.into_iter().filter(|name| *name != NEAREST && !is_filled(name));
            let inner =
                phrase.arguments.iter().flat_map(|(_, argument)| unfilled_in(argument, table));
            unfilled.map(|name| format!("{}: {{{name}}}", phrase.key)).chain(inner).collect()
        }
    }
}

#[test]
fn every_finding_points_into_its_file() {
    for (_, outcome) in all() {
        let sources = &outcome.build.site.catalog.sources;
        for diagnostic in &outcome.build.diagnostics {
            let Some(file) = sources.text(&diagnostic.path) else { continue };
            let span = &diagnostic.span;
            assert!(
                span.start <= span.end && span.end <= file.text.len().max(1),
                "{} at {span:?} of {} bytes",
                diagnostic.code.name(),
                file.text.len()
            );
            assert!(
                file.text.is_char_boundary(span.start),
                "{} at {span:?}",
                diagnostic.code.name()
            );
        }
    }
}

#[test]
fn findings_come_in_order_of_path_and_place() {
    let outcome = from_disk(&broken_site());
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut last = "";
    for diagnostic in &outcome.build.diagnostics {
        assert!(diagnostic.path.as_str() >= last);
        last = diagnostic.path.as_str();
        let before = places.insert(last, diagnostic.span.start);
        assert!(before.is_none_or(|before| before <= diagnostic.span.start));
    }
}

#[test]
fn a_symbolic_link_on_the_way_to_the_lessons_is_refused_like_one_among_them() {
    let outside = SiteTest::new().file("content/care/first/en.md", "# Outside\n\nx").on_disk();
    let folder = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nsrc = \"link/content\"")
        .on_disk();
    symlink(outside.path(""), folder.path("link")).unwrap();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("error[symlink]"), "{run}");
}
