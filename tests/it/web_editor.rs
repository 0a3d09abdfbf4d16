//! Links to the repository's editor: what a prefilled translation contains, that it builds, and
//! that its address is never too long.

mod address;

use std::collections::BTreeMap;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use polybook::BuildOptions;
use polybook::lesson::Review;
use polybook::source::{SitePath, Sources};
use snapbox::{assert_data_eq, str};

use crate::site_test::{DRAWING, Outcome, SiteTest, attribute_values, fixture, read_site, text_of};
use crate::stamps::{EN_1, VI_1, VI_2, family, with_stamp};
use crate::text_hash::hash;

const STEMS: [&str; 4] = ["vi", "nl", "th", "en"];

/// The length, in bytes, that GitHub refuses.
const TOO_LONG: usize = 8_000;

fn with_repository(site: SiteTest) -> SiteTest {
    configured(site, "git-repository-url = \"https://github.com/a/b\"")
}

/// Adds this line to `[output.html]`.
fn configured(site: SiteTest, line: &str) -> SiteTest {
    let config =
        site.text("book.toml").replacen("[output.html]\n", &format!("[output.html]\n{line}\n"), 1);
    site.file("book.toml", &config)
}

/// Returns the link with which a translation can be begun on a stub.
fn link(outcome: &Outcome, path: &str) -> Option<String> {
    let page = outcome.page(path);
    let (_, rest) = page.split_once("<p class=\"pb-translate\">")?;
    attribute_values(rest.split_once("</p>").unwrap().0, "href").into_iter().next()
}

/// Returns the file that the editor would save, as path and text.
fn decoded(address: &str) -> (String, String) {
    assert!(address.is_ascii() && address.len() < TOO_LONG, "{} bytes: {address}", address.len());
    let (place, query) = address.split_once('?').unwrap();
    let folder = place.split_once("/new/main/").unwrap().1;
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let arguments: BTreeMap<&str, String> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (name, decode(value)))
        .collect();
    assert_eq!(arguments.keys().collect::<Vec<_>>(), [&"filename", &"value"], "{address}");
    (format!("{}/{}", decode(folder), arguments["filename"]), arguments["value"].clone())
}

/// Returns the state of the text at a path.
fn state(outcome: &Outcome, path: &str) -> &'static str {
    let catalog = &outcome.build.site.catalog;
    let (folder, name) = path.rsplit_once('/').unwrap();
    let folder = folder.trim_start_matches("content").trim_start_matches('/');
    let language = catalog.config.language_of_stem(name.trim_end_matches(".md")).unwrap();
    catalog.entry(catalog.in_folder(folder).unwrap()).translation(language).state.as_str()
}

/// Returns errors, a line each.
fn errors(outcome: &Outcome) -> String {
    outcome
        .diagnostics()
        .lines()
        .filter(|line| line.starts_with("error"))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

const LESSON: &str = r#"# The *first* & “last” lesson+ 100% #1

Words.

## A part <a id="a-part"></a>

See [this part](#a-part), [the next](#another-part-c).

### Deep

x

Another part: C++
-----------------

```markdown
# No heading
```

<!-- keypoints -->
## Remember

- x

<!-- plan: next-shift -->
## Plan

- [ ] Look up

<!-- quiz -->
## Quiz

<!-- q: first-move -->
### What comes first?

- [x] A look
- [ ] A form
  > No.

<!-- reflection: yours -->
## Yours

x

###### Very deep

x
"#;

#[test]
fn the_prefilled_file_has_a_stamp_its_review_and_the_headings() {
    let outcome = with_repository(SiteTest::new()).file("content/care/first/en.md", LESSON).build();
    assert_eq!(errors(&outcome), "");
    let (path, text) = decoded(&link(&outcome, "nl/care/first.html").unwrap());
    assert_eq!(path, "content/care/first/nl.md");
    assert!(
        text.starts_with(&format!(
            "<!-- translated-from: en {} -->\n<!-- review: draft -->\n",
            hash(LESSON)
        )),
        "{text}"
    );
    assert_data_eq!(
        text.split_once("draft -->\n").unwrap().1,
        str![[r##"
# The *first* & “last” lesson+ 100% #1

## A part <a id="a-part"></a>

### Deep

Another part: C++
-----------------

<!-- keypoints -->
## Remember

<!-- plan: next-shift -->
## Plan

<!-- quiz -->
## Quiz

<!-- q: first-move -->
### What comes first?

<!-- reflection: yours -->
## Yours

###### Very deep

"##]]
    );
}

#[test]
fn the_prefilled_file_builds_without_errors_from_every_language_into_every_other() {
    for source in STEMS {
        let site = with_repository(SiteTest::stamped())
            .file("content/care/first/lesson.toml", &format!("source = \"{source}\""))
            .file(&format!("content/care/first/{source}.md"), LESSON);
        let outcome = site.clone().build();
        let mut all = site;
        for target in STEMS.into_iter().filter(|target| *target != source) {
            let (path, text) =
                decoded(&link(&outcome, &format!("{target}/care/first.html")).unwrap());
            assert_eq!(path, format!("content/care/first/{target}.md"));
            all = all.file(&path, &text);
        }
        let outcome = all.build();
        assert_eq!(errors(&outcome), "", "from {source}");
        let catalog = &outcome.build.site.catalog;
        let entry = catalog.entry(catalog.in_folder("care/first").unwrap());
        for language in catalog.config.ids().filter(|id| *id != entry.source) {
            assert_eq!(entry.translation(language).state.as_str(), "draft", "from {source}");
            assert_eq!(entry.translation(language).by_stamp.as_str(), "current", "from {source}");
            assert_eq!(entry.document(language).unwrap().header.review, Some(Review::Draft));
            // Until it is filled in, search engines and lists leave it out.
            let path = format!("{}/care/first.html", catalog.language(language).tag);
            assert!(outcome.page(&path).contains("content=\"noindex\""), "{path}");
        }
    }
}

#[test]
fn headings_with_links_pictures_or_markers_build_without_errors() {
    let headings = [
        "## See [there](#spot)\n\n<a id=\"spot\"></a>x",
        "## See [the other](../second/en.md#on)\n\nx",
        "## See [care](../../glossary/en.md#care)\n\nx",
        "## See [here][1]\n\nx\n\n[1]: ../second/en.md",
        "## A note[^1]\n\nx\n\n[^1]: Note.",
        "## ![A drawing](a.svg)\n\nx",
        "> ## In a quotation\n>\n> x",
        "> In a quotation\n> ---\n>\n> x",
        "> > Deep in\n> > a quotation\n> > ===\n>\n> x",
        "- In a list\n  ---\n\n  x",
        "> - In both\n>   ---\n>\n>   x",
        "- ## In a list\n\n  x",
        "<details>\n<summary>x</summary>\n\n## Folded away\n\nx\n\n</details>",
        "   ## Indented ##\n\nx",
        "## <b>Bold</b> <a id=\"here\"></a> and <code>code</code>\n\nx",
        "## `<!--` and `-->`\n\nx",
        "Two\nlines\n---\n\nx",
    ];
    let mut wrong = Vec::new();
    for heading in headings {
        let site = with_repository(SiteTest::new())
            .file("content/care/first/lesson.toml", "source = \"en\"")
            .file("content/care/first/en.md", &format!("# First\n\nx\n\n{heading}\n"))
            .asset("content/care/first/a.svg", DRAWING)
            .file("content/care/second/en.md", "# Second\n\nx\n\n## On\n\nx")
            .file("content/glossary/en.md", "# Words\n\nx\n\n## Care <a id=\"care\"></a>\n\nx");
        let outcome = site.clone().build();
        assert_eq!(errors(&outcome), "", "{heading}");
        let (path, text) = decoded(&link(&outcome, "nl/care/first.html").unwrap());
        let outcome = site.file(&path, &text).build();
        let (errors, state) = (errors(&outcome), state(&outcome, &path));
        wrong.extend(
            (!errors.is_empty() || state != "draft").then(|| format!("{errors}{state}: {text}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_of_eight_lessons_can_be_prefilled_in_every_language() {
    let sources = Arc::unwrap_or_clone(read_site(&fixture("lessons/site")).1.sources);
    let build = |sources: Sources| Outcome {
        build: polybook::build(sources, &BuildOptions::default(), None),
    };
    let whole = build(sources.clone());
    let mut begun = 0;
    for target in STEMS {
        let catalog = &whole.build.site.catalog;
        let texts: Vec<SitePath> = catalog
            .entries()
            .filter(|(_, entry)| catalog.language(entry.source).tag.as_str() != target)
            .flat_map(|(_, entry)| entry.documents().map(|text| text.path.clone()))
            .filter(|path| path.file_name() == format!("{target}.md"))
            .collect();
        let mut without = sources.clone();
        for path in &texts {
            without.remove(path);
        }
        let outcome = build(without.clone());
        for path in &texts {
            let folder = path.folder().trim_start_matches("content").trim_start_matches('/');
            let page = [
                format!("{target}/{folder}.html"),
                format!("{target}/{folder}/index.html").replace("//", "/"),
            ];
            let page = page.iter().find(|page| outcome.has(page)).unwrap();
            let address =
                link(&outcome, page).unwrap_or_else(|| panic!("{page} offers no beginning"));
            let (begun_path, text) = decoded(&address);
            assert_eq!(begun_path, path.as_str());
            assert!(text.contains("\n# "), "{path}: {text}");
            without.insert_text(path.as_str(), &text);
            begun += 1;
        }
        let outcome = build(without);
        assert_eq!(errors(&outcome), "", "all begun in {target}");
        for path in texts {
            assert_eq!(state(&outcome, path.as_str()), "draft", "{path}");
        }
    }
    assert!(begun >= 40, "{begun}");
}

#[test]
fn a_page_that_shows_a_fallback_can_be_begun_too() {
    let facts = "missing = \"inline\"";
    let site = with_repository(SiteTest::new())
        .file("content/care/first/en.md", EN_1)
        .file("content/care/first/lesson.toml", facts);
    let (path, text) = decoded(&link(&site.clone().build(), "nl/care/first.html").unwrap());
    assert_eq!(errors(&site.file(&path, &text).build()), "");
}

#[test]
fn every_kind_of_page_can_be_begun() {
    let mut site = with_repository(SiteTest::stamped())
        .file("content/care/first/en.md", EN_1)
        .without("content/care/nl.md");
    for folder in ["content", "content/pages/about", "content/glossary"] {
        site = site.file(&format!("{folder}/en.md"), "# Words\n\nx\n");
    }
    let outcome = site.clone().build();
    let pages = [
        ("nl/index.html", "content/nl.md"),
        ("nl/care/index.html", "content/care/nl.md"),
        ("nl/care/first.html", "content/care/first/nl.md"),
        ("nl/pages/about.html", "content/pages/about/nl.md"),
        ("nl/glossary/index.html", "content/glossary/nl.md"),
    ];
    for (page, expected) in pages {
        let (path, text) =
            decoded(&link(&outcome, page).unwrap_or_else(|| panic!("{page} offers no beginning")));
        assert_eq!(path, expected);
        site = site.file(&path, &text);
    }
    assert_eq!(errors(&site.build()), "");
}

#[test]
fn an_outdated_page_offers_its_editor_and_the_line_to_paste() {
    let en = with_stamp("vi", VI_1, EN_1);
    let site = with_repository(family(&[("vi", VI_2), ("en", &en)]));
    let outcome = site.clone().build();
    let actions = outcome.between("en/care/first.html", "<p class=\"pb-actions\">", "</p>");
    assert_eq!(
        attribute_values(&actions, "href"),
        ["https://github.com/a/b/edit/main/content/care/first/en.md"]
    );
    assert!(actions.contains(">Update this translation</a>"), "{actions}");
    let line = actions.split_once("<code>").unwrap().1.split_once("</code>").unwrap().0;
    let line = text_of(&format!("{line} ")).replace("&#x2F;", "/");
    let pasted = site.file("content/care/first/en.md", &format!("{line}\n{EN_1}")).build();
    assert_eq!(pasted.diagnostics(), "");
    let actions = pasted.between("en/care/first.html", "<p class=\"pb-actions\">", "</p>");
    assert!(actions.contains(">Improve this page</a>") && !actions.contains("<code>"), "{actions}");
}
