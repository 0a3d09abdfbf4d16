//! Broken content: everything that is wrong in one run, each with its place and a way to mend it; and one site for every finding.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::symlink;

use polybook::BuildOptions;
use polybook::diagnostic::{Code, Diagnostic};
use polybook::load::Loaded;
use polybook::message::MessageTable;
use polybook::output;
use polybook::source::{SitePath, SourceFile, Sources};
use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteFolder, SiteTest, placeholders, site_on_disk};
use crate::stamps::made_from;

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
        .file("content/care/html/en.md", "# HTML\n\n<b onclick=x>x</b> <script>x</script>\n\n<!-- never ends")
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
    let findings: Vec<&str> = run.stdout.split("\n\n").filter(|finding| !finding.trim().is_empty()).collect();
    let mut places = Vec::new();
    for finding in findings {
        let lines: Vec<&str> = finding.lines().filter(|line| !line.is_empty()).collect();
        let place = lines
            .iter()
            .find_map(|line| line.trim_start().strip_prefix("--> "))
            .unwrap_or_else(|| panic!("no place in\n{finding}"));
        let parts: Vec<&str> = place.rsplitn(3, ':').collect();
        assert!(
            parts.len() == 3 && parts[..2].iter().all(|number| number.parse::<usize>().is_ok_and(|number| number > 0)),
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
error[broken-fragment] content/care/link/en.md:3:30
error[symlink] content/care/linked/en.md:1:1
error[file-too-large] content/care/long/en.md:1:1
error[not-a-file] content/care/pipe.md:1:1
error[requires-cycle] content/care/ring-b/lesson.toml:1:13
error[toml-syntax] content/care/toml/lesson.toml:3:9
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
fn all() -> impl Iterator<Item = (Code, Outcome)> {
    [one_of_each(), one_of_each_size(), one_of_each_place(), one_of_each_practice(), one_of_each_stamp()].into_iter().flatten()
}

/// For every code that is not told of below a site in which it is found.
fn one_of_each() -> Vec<(Code, Outcome)> {
    let lesson = |text: &str| SiteTest::lesson(text).build();
    let facts = |facts: &str| SiteTest::lesson("x").file("content/care/first/lesson.toml", facts).build();
    let config = |config: &str| SiteTest::lesson("x").file("book.toml", config).build();
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let four = |facts: &str, files: &[(&str, &str)]| {
        let site = SiteTest::new().file("content/care/first/lesson.toml", facts);
        files.iter().fold(site, |site, (stem, text)| site.file(&format!("content/care/first/{stem}.md"), text)).build()
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
        (Code::BadEncoding, disk()),
        (Code::UnreadableFile, unreadable()),
        (Code::Symlink, disk()),
        (Code::NotAFile, disk()),
        (Code::FileTooLarge, disk()),
        (Code::DuplicateName, disk()),
        (Code::BadName, with("content/Care Two/first/en.md", "# Two\n\nx")),
        (Code::ReservedName, with("content/media/first/en.md", "# Two\n\nx")),
        (Code::UnknownLanguageFile, with("content/care/first/de.md", "# Eins")),
        (Code::MisplacedFile, with("content/care/first/deep/er/en.md", "# Deep")),
        (Code::NoLessons, SiteTest::english().build()),
        (Code::TomlSyntax, facts("order = = 3")),
        (Code::UnknownKey, facts("odrer = 3")),
        (Code::MdbookKey, config("[book]\nmultilingual = true")),
        (Code::WrongType, facts("order = \"x\"")),
        (Code::WrongValue, facts("missing = \"stib\"")),
        (Code::MissingKey, facts("[[based-on]]\nauthor = \"x\"")),
        (Code::NoTitle, with("content/care/first/en.md", "x")),
        (Code::SecondTitle, lesson("# Two\n\nx")),
        (Code::EmptyHeading, lesson("##\n\nx")),
        (Code::FrontMatterOpen, with("content/care/first/en.md", "+++\n\n# x")),
        (Code::RawHtml, lesson("<script>x</script>")),
        (Code::HtmlAttribute, lesson("<b class=x>x</b>")),
        (Code::HtmlNesting, lesson("x</b>")),
        (Code::HtmlUnclosed, lesson("<b>x")),
        (Code::CommentUnclosed, lesson("<!-- x")),
        (Code::CommentTypo, lesson("<!-- sumary: x -->")),
        (Code::CommentValue, lesson("<!-- review: humann -->")),
        (Code::NestedAlert, lesson("- > [!TIP]\n  > x")),
        (Code::BadId, lesson("<a id=\"A B\"></a>x")),
        (Code::DuplicateId, lesson("<a id=\"a\"></a><a id=\"a\"></a>x")),
        (Code::LinkScheme, lesson("[x](javascript:x)")),
        (Code::LinkForm, lesson("[x](../second/)")),
        (Code::RemoteImage, lesson("![x](https://example.org/x.png)")),
        (Code::AmbiguousSource, four("", &[("en", "# A\n\nx"), ("vi", "# B\n\nx")])),
        (Code::NoOriginal, four("", &[("nl", "# A\n\nx"), ("vi", "# B\n\nx")])),
        (Code::SourceMissing, four("source = \"th\"", &[("en", "# A\n\nx")])),
        (Code::NoTopicPage, with("content/calm/first/en.md", "# Two\n\nx")),
        (Code::BrokenLink, lesson("[x](../secnd/en.md)")),
        (Code::LinkOutside, lesson("[x](../../../../x.md)")),
        (
            Code::DraftLink,
            SiteTest::lesson("[x](../second/en.md)")
                .file("content/care/second/en.md", "# B\n\nx")
                .file("content/care/second/lesson.toml", "draft = true")
                .build(),
        ),
        (Code::BrokenFragment, lesson("[x](#nowhere)")),
        (
            Code::LaggingFragment,
            four(
                "source = \"en\"",
                &[("en", "# A\n\nx\n\n## New\n\n[x](../first/en.md#new)"), ("vi", "# B\n\n[x](../first/en.md#new)")],
            ),
        ),
        (Code::MissingFile, lesson("![x](x.png)")),
        (Code::AssetType, lesson("![x](x.exe)")),
        (Code::UnknownLesson, facts("related = [\"care/frist\"]")),
        (Code::UnknownTopic, facts("topics = [\"cair\"]")),
        (Code::RequiresCycle, facts("requires = [\"care/first\"]")),
        (Code::TagWithoutName, facts("tags = [\"calm\"]")),
        (Code::BadAlias, facts("aliases = [\"Old\"]")),
        (Code::Collision, facts("aliases = [\"care/first\"]")),
        (Code::OutlineDiffers, four("source = \"en\"", &[("en", "# A\n\n## One\n\nx"), ("vi", "# B\n\nx")])),
        (
            Code::UntranslatedSection,
            four("source = \"en\"", &[("en", "# A\n\nx\n\n## One\n\nx"), ("vi", "# B\n\nx\n\n## Một\n")]),
        ),
        (Code::DuplicateTitle, with("content/care/second/en.md", "# First\n\nx")),
        (Code::AccentContrast, with("content/care/topic.toml", "accent = { light = \"#eeeeee\", dark = \"#eeeeee\" }")),
        (Code::MissingTranslation, four("", &[("en", "# A\n\nx")])),
        (Code::UnknownTheme, config("[output.html]\ntheme = \"papper\"")),
        (Code::Template, theme("{% if %}")),
        (Code::SkippedHeading, lesson("#### Four")),
        (Code::NoSuchLanguage, lesson("[x](../first/en.md?lang=xx)")),
        (Code::MissingString, config("[languages.en]\n[languages.de]")),
        (Code::InterfaceString, with("i18n/en.toml", "lesson-count = { one = \"x\" }")),
    ]
}

/// The same for every code of pictures, of characters and of sizes.
fn one_of_each_size() -> Vec<(Code, Outcome)> {
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let picture = |name: &str| {
        let path = format!("{}/tests/fixtures/rules/pictures/bad/{name}", env!("CARGO_MANIFEST_DIR"));
        let site = SiteTest::lesson(&format!("![x]({name})"));
        site.asset(&format!("content/care/first/{name}"), &fs_err::read(path).unwrap()).build()
    };
    vec![
        (Code::ControlCharacter, SiteTest::lesson("A page &#8; break.").build()),
        (Code::TooLong, with("content/care/first/en.md", &format!("# {}\n\nx", "Care ".repeat(70)))),
        (Code::TooMany, with("content/care/first/lesson.toml", &format!("aliases = [{}]", "\"care/old\", ".repeat(101)))),
        (Code::UnsafeSvg, SiteTest::lesson("![x](x.svg)").asset("content/care/first/x.svg", b"<svg").build()),
        (Code::PhotoLocation, picture("exif.jpg")),
        (Code::LargePicture, picture("large.png")),
    ]
}

/// The same for every code of what trains.
fn one_of_each_practice() -> Vec<(Code, Outcome)> {
    let lesson = |text: &str| SiteTest::lesson(text).build();
    let with = |path: &str, text: &str| SiteTest::lesson("x").file(path, text).build();
    let question = |id: &str, options: &str| format!("<!-- quiz -->\n## Quiz\n\n<!-- q: {id} -->\n### One?\n\n{options}");
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
        (Code::SectionWithoutHeading, lesson("<!-- keypoints -->\n\nx")),
        (Code::QuestionWithoutHeading, lesson("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n\n## Not in it\n\nx")),
        (Code::NotesWithoutDetails, lesson("<!-- instructor: 5 -->\n\nx")),
        (Code::DuplicatePracticeId, lesson("<!-- plan: one -->\n## A\n\n- [ ] x\n\n<!-- reflection: one -->\n## B\n\nx")),
        (Code::FeedbackNotIndented, quiz("- [x] a\n- [ ] b\n\n> Not this one")),
        (Code::OptionWithoutBox, quiz("- [x] a\n- b")),
        (Code::OptionBlocks, quiz("- [x] a\n\n  b\n- [ ] c")),
        (Code::OptionsWithoutQuestion, lesson("<!-- quiz -->\n## Quiz\n\n- [x] a\n- [ ] b")),
        (Code::PracticeOutsideLesson, with("content/care/en.md", "# Care\n\nx\n\n<!-- plan -->\n## Plan\n\n- [ ] x")),
        (Code::QuizWithoutQuestions, lesson("<!-- quiz -->\n## Quiz\n\nx")),
        (Code::PlanWithoutBoxes, lesson("<!-- plan -->\n## Plan\n\n- x")),
        (Code::PlanTicked, lesson("<!-- plan -->\n## Plan\n\n- [x] x")),
        (Code::ScenarioWithoutReplies, lesson("<!-- scenario -->\n## Scenario\n\nx")),
        (Code::QuestionWithoutId, lesson("<!-- quiz -->\n## Quiz\n\n### Which?\n\n- [x] a\n- [ ] b\n  > No")),
        (Code::QuestionWithoutOptions, quiz("x")),
        (Code::QuestionWithoutRight, quiz("- [ ] a\n  > No\n- [ ] b\n  > No")),
        (Code::QuestionWithoutWrong, quiz("- [x] a\n- [x] b")),
        (Code::OptionWithoutFeedback, quiz("- [x] a\n- [ ] b")),
        (Code::RightAlwaysFirst, quiz("- [x] a\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [x] a\n- [ ] b\n  > No")),
        (Code::RightAlwaysLongest, quiz("- [x] aa\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [ ] b\n  > No\n- [x] aa")),
        (Code::QuestionDiffers, pair(&question("one", "- [x] a\n- [ ] b\n  > No"), &question("one", "- [ ] a\n  > No\n- [x] b"))),
        (Code::QuestionUnknown, pair(&question("one", "- [x] a\n- [ ] b\n  > No"), &question("two", "- [x] a\n- [ ] b\n  > No"))),
        (Code::QuestionMissing, pair(&question("one", "- [x] a\n- [ ] b\n  > No"), "## Quiz\n\nx\n\n### One?\n\nx")),
        (Code::SectionsDiffer, pair("<!-- keypoints -->\n## A\n\nx", "<!-- objectives -->\n## B\n\nx")),
        (Code::BlocksDiffer, pair("x\n\ny", "x\n\n- y")),
        (
            Code::MinutesExceedLesson,
            SiteTest::lesson("<!-- instructor: 9 -->\n<details>\n<summary>a</summary>\n\nx\n\n</details>")
                .file("content/care/first/lesson.toml", "teaching = 8")
                .build(),
        ),
        (Code::SessionTooLong, with("content/care/first/lesson.toml", "teaching = 8\nexercises = 13")),
        (Code::VideoWithoutTranscript, lesson("x\n\n[A film](https://vimeo.com/76979871)")),
        (Code::TermWithoutId, with("content/glossary/en.md", "# Words\n\nx\n\n## Care\n\nx")),
        (Code::TermUnknown, glossary("## Care <a id=\"care\"></a>\n\nx", "## Zorg <a id=\"zorg\"></a>\n\nx")),
        (
            Code::TermMissing,
            glossary("## Care <a id=\"care\"></a>\n\nx\n\n## Help <a id=\"help\"></a>\n\nx", "## Zorg <a id=\"care\"></a>\n\nx"),
        ),
    ]
}

/// The same for every code of names and of places to write to.
fn one_of_each_place() -> Vec<(Code, Outcome)> {
    let named = |name: &str| SiteTest::lesson("x").file(&format!("content/{name}/first/en.md"), "# Two\n\nx").build();
    vec![
        (Code::LongName, named(&"a".repeat(101))),
        (Code::WindowsName, named("con")),
        (Code::DestinationAmongSources, with_obstacles("[build]\nbuild-dir = \"content/book\"", "x")),
        (Code::ForeignDestination, with_obstacles("", "book/x.txt")),
        (Code::FileInTheWay, with_obstacles("", "book")),
        (Code::ForeignStaging, with_obstacles("", ".book.polybook/x.txt")),
    ]
}

/// The same for every code of stamps.
fn one_of_each_stamp() -> Vec<(Code, Outcome)> {
    let english = "# A\n\nx";
    let family = |texts: &[(&str, &str)]| {
        let site = SiteTest::stamped().file("content/care/first/lesson.toml", "source = \"en\"");
        texts.iter().fold(site, |site, (stem, text)| site.file(&format!("content/care/first/{stem}.md"), text)).build()
    };
    let vietnamese = |stamped: &str| family(&[("en", english), ("vi", stamped)]);
    let vi = "# B\n\nx";
    vec![
        (Code::SecondStamp, vietnamese(&made_from("en", english, &made_from("en", english, vi)))),
        (Code::StampParent, vietnamese(&made_from("nl", "", vi))),
        (Code::StampCycle, vietnamese(&made_from("vi", "", vi))),
        (Code::StampedOriginal, family(&[("en", &made_from("vi", "", english)), ("vi", vi)])),
        (Code::MissingStamp, vietnamese(vi)),
        (Code::OutdatedTranslation, vietnamese(&made_from("en", "", vi))),
        (Code::UpstreamOutdated, family(&[("en", english), ("vi", vi), ("nl", &made_from("vi", vi, "# C\n\nx"))])),
    ]
}

/// A site with a text as `load` leaves it where the machine does not let it be read. Nothing keeps an administrator from
/// reading a file, so none on disk would do.
fn unreadable() -> Outcome {
    let path = SitePath::new("content/care/first/en.md");
    let mut sources = Sources::from_texts([("book.toml", ""), ("content/care/en.md", "# Care\n\nx")]);
    sources.texts.insert(path.clone(), SourceFile::unreadable(path.clone(), String::new()).into());
    let mut loaded = Loaded::from(sources);
    let diagnostic = Diagnostic::new(Code::UnreadableFile, &path, 0..0).with("reason", "permission denied");
    loaded.diagnostics.insert(path, vec![diagnostic]);
    Outcome { build: polybook::build(loaded, &BuildOptions::default(), None) }
}

/// What stands in the way of writing a site with this in `book.toml`, where this file lies in its folder.
fn with_obstacles(config: &str, file: &str) -> Outcome {
    let folder = SiteTest::lesson("x").file("book.toml", config).on_disk();
    folder.write(file, "mine");
    let mut outcome = from_disk(&folder);
    outcome.build.diagnostics.extend(output::obstacles(&outcome.build.site, &folder.path("")).unwrap());
    outcome
}

fn from_disk(folder: &SiteFolder) -> Outcome {
    site_on_disk(&folder.path(""))
}

#[test]
fn every_finding_can_be_met_and_its_words_are_complete() {
    let table = MessageTable::english();
    let mut met = BTreeSet::new();
    let mut incomplete = BTreeSet::new();
    for (code, outcome) in all() {
        let is_found = outcome.build.diagnostics.iter().any(|diagnostic| diagnostic.code == code);
        assert!(is_found, "{} is not found, but:\n{outcome}", code.as_str());
        met.insert(code);
        for diagnostic in &outcome.build.diagnostics {
            let words = table.get(diagnostic.code.as_str()).unwrap();
            let help = words.nearest.as_ref().filter(|_| diagnostic.argument("nearest").is_some()).unwrap_or(&words.help);
            let said = placeholders(&words.message).into_iter().chain(placeholders(help));
            incomplete.extend(
                said.filter(|name| diagnostic.argument(name).is_none())
                    .map(|name| format!("{}: {{{name}}}", diagnostic.code.as_str())),
            );
        }
    }
    assert_eq!(incomplete, BTreeSet::new(), "words that nothing fills in");
    let missed: Vec<&str> = Code::ALL.iter().filter(|code| !met.contains(code)).map(|code| code.as_str()).collect();
    assert_eq!(missed, Vec::<&str>::new(), "no site meets these");
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
                diagnostic.code.as_str(),
                file.text.len()
            );
            assert!(file.text.is_char_boundary(span.start), "{} at {span:?}", diagnostic.code.as_str());
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
    let folder = SiteTest::new().file("book.toml", "[book]\ntitle = \"Book\"\nsrc = \"link/content\"").on_disk();
    symlink(outside.path(""), folder.path("link")).unwrap();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("error[symlink]"), "{run}");
}
