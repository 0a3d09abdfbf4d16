//! `docs/content/reference/configuration/en.md` compared with the code: the same keys and the same defaults, whether a
//! table is present or not.

use std::collections::BTreeMap;

use polybook::config::SiteConfig;
use polybook::diagnostic::Argument;
use polybook::language::LanguageTag;
use polybook::source::{SitePath, SourceFile};
use polybook::text::date::Calendar;

use crate::site_test::SiteTest;

fn config(toml: &str) -> SiteConfig {
    let file = SourceFile::new(SitePath::new("book.toml"), toml.to_owned());
    let (config, problems) = SiteConfig::parse(&file);
    assert_eq!(problems, [], "{toml}");
    config
}

/// Returns the rows of the manual that describe keys: table, key and default.
fn described() -> Vec<(String, String, String)> {
    let path = format!("{}/docs/content/reference/configuration/en.md", env!("CARGO_MANIFEST_DIR"));
    let manual = fs_err::read_to_string(path).unwrap();
    let mut table = "";
    let mut rows = Vec::new();
    for line in manual.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            table = heading.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or("");
        }
        let key = line.strip_prefix("| `").and_then(|row| row.split_once('`'));
        if let Some((key, row)) = key.filter(|_| !table.is_empty()) {
            let default = row.trim_end_matches(" |").rsplit_once(" | ").unwrap().1;
            rows.push((table.to_owned(), key.to_owned(), default.to_owned()));
        }
    }
    rows
}

/// Returns a default as the manual writes it.
fn text(value: &str) -> String {
    format!("`\"{value}\"`")
}

/// Returns the absence of a value as the manual writes it.
fn none(is_none: bool) -> String {
    if is_none { "none".to_owned() } else { "something".to_owned() }
}

#[test]
fn the_manual_has_the_actual_defaults() {
    let config = config("");
    let (html, language) = (&config.html, &config.languages[0]);
    assert_eq!(language.calendar, Calendar::Gregorian);
    let rows = [
        ("book", "title", text(&config.title)),
        ("book", "id", "made from the title".to_owned()),
        ("book", "authors", none(config.authors.is_empty())),
        ("book", "description", none(config.description.is_none())),
        ("book", "license", none(config.license.is_none())),
        ("book", "language", format!("the first of `[languages]`, else `{}`", language.tag)),
        ("book", "source", none(config.source.is_none())),
        ("book", "missing", text("stub")),
        ("book", "polybook", "none".to_owned()),
        ("book", "src", text(&config.src)),
        ("build", "build-dir", text(&config.build_dir)),
        ("output.html", "site-url", none(html.site_url.is_none())),
        ("output.html", "git-repository-url", none(html.git_repository_url.is_none())),
        ("output.html", "edit-url-template", "made from `git-repository-url`, as above".to_owned()),
        ("output.html", "theme", none(html.theme.is_none())),
        ("output.html", "logo", "the default theme's icon, and none in the header".to_owned()),
        ("output.html", "theme-color", "the background of the default theme".to_owned()),
        ("output.html", "fonts", none(html.fonts.is_empty())),
        ("output.html", "footer-links", none(html.footer_links.is_empty())),
        ("output.html", "additional-css", none(html.additional_css.is_empty())),
        ("output.html", "additional-js", none(html.additional_js.is_empty())),
        ("output.html", "cname", none(html.cname.is_none())),
        ("output.html", "definition-lists", format!("`{}`", html.definition_lists)),
        ("output.html", "parallel", format!("`{}`", html.parallel)),
        (
            "languages.TAG",
            "name",
            "known for every language of Unicode CLDR, else the tag".to_owned(),
        ),
        ("languages.TAG", "title", "`[book] title`".to_owned()),
        ("languages.TAG", "description", "`[book] description`".to_owned()),
        (
            "languages.TAG",
            "fallback",
            none(language.fallback.is_empty()) + ": the original, then the others in order",
        ),
        ("languages.TAG", "calendar", text("gregorian")),
    ];
    let rows = rows.map(|(table, key, default)| (table.to_owned(), key.to_owned(), default));
    assert_eq!(described(), rows);
}

#[test]
fn defaults_derived_from_other_keys_are_derived() {
    let of_title = config(
        "[book]\ntitle = \"A Book\"\ndescription = \"Short\"\n[languages.nl]\n[languages.en]\n",
    );
    assert_eq!(of_title.id, "a-book");
    let first = of_title.language;
    assert_eq!(of_title.language(first).tag.as_str(), "nl");
    assert_eq!((of_title.title(first), of_title.description(first)), ("A Book", "Short"));
    assert!(of_title.html.edit_url_template.is_none(), "it is made where it is used");
    let name = |tag: &str| LanguageTag::parse(tag).unwrap().endonym();
    assert_eq!(
        ["ja", "uk", "lo", "my", "pt-BR", "zh-Hant", "tlh"].map(name),
        ["日本語", "Українська", "ລາວ", "မြန်မာ", "Português (Brasil)", "繁體中文", "tlh"]
    );
}

#[test]
fn the_manual_has_every_key() {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, key, _) in described() {
        tables.entry(table).or_default().push(key);
    }
    for (table, mut keys) in tables {
        keys.sort_unstable();
        let toml = format!("[{}]\nno-such-key = 1\n", table.replace("TAG", "en"));
        let (_, problems) = SiteConfig::parse(&SourceFile::new(SitePath::new("book.toml"), toml));
        assert_eq!(problems[0].argument("known"), Some(&Argument::from(keys)), "[{table}]");
    }
}

#[test]
fn an_empty_table_equals_a_missing_one() {
    let empty = "[book]\n[build]\n[output]\n[output.html]\n[languages]\n[check]\n";
    let missing = format!("{:?}", config(""));
    assert_eq!(format!("{:?}", config(empty)), missing);
    for table in empty.lines() {
        assert_eq!(format!("{:?}", config(table)), missing, "{table}");
    }
}

#[test]
fn an_empty_lesson_toml_equals_a_missing_one() {
    let site = SiteTest::lesson("Words.")
        .file("content/care/second/en.md", "# Second\n\n[x](../first/en.md)");
    let missing = site.clone().build();
    let empty =
        site.file("content/care/first/lesson.toml", "").file("content/care/topic.toml", "").build();
    assert_eq!(empty.diagnostics(), missing.diagnostics());
    assert_eq!(empty.paths(), missing.paths());
    for path in missing.paths() {
        assert!(empty.bytes(path) == missing.bytes(path), "{path}");
    }
}

#[test]
fn two_languages_can_be_read_side_by_side_without_a_table_for_pages() {
    let site = |html: &str| {
        let toml = format!("[book]\nlanguage = \"en\"\n{html}\n[languages.en]\n[languages.nl]\n");
        let site = SiteTest::english().file("book.toml", &toml);
        site.file("content/care/first/en.md", "# One\n\nText.")
            .file("content/care/first/nl.md", "# Een\n\nTekst.")
            .build()
    };
    for html in ["", "[output.html]", "[output.html]\nparallel = true"] {
        let outcome = site(html);
        assert!(
            outcome.has("en/care/first.blocks.js") && outcome.has("nl/care/first.blocks.js"),
            "{html}"
        );
    }
    assert!(!site("[output.html]\nparallel = false").has("en/care/first.blocks.js"));
}

#[test]
fn a_date_in_another_format_is_reported_with_the_right_format() {
    let days = [
        "2026-13-45",
        "22-11-2026",
        "22.11.2026",
        "22/11/2026",
        "2026/11/22",
        "2026-1-5",
        "2026-+1-+1",
        "22 November 2026",
        "November 22",
        "\"2026-+1-+1\"",
        "\"22-11-2026\"",
        "20261122",
        "true",
        "10:00:00",
        "2026-11-22T00:00:00Z",
        "0000-01-01",
        "2026-02-30",
        "[2026-11-22",
    ];
    let files = [
        ("published = DAY\n", 1),
        ("order = 1\nupdated = DAY\n", 2),
        ("[[based-on]]\ntitle = \"x\"\ndate = DAY\n", 3),
        ("based-on = [{ title = \"x\", date = DAY }]\n", 1),
    ];
    for day in days {
        for (file, line) in files {
            let toml = file.replace("DAY", day);
            let said = SiteTest::lesson("x")
                .file("content/care/first/lesson.toml", &toml)
                .build()
                .diagnostics();
            let first = said.lines().next().unwrap_or_default();
            assert!(first.starts_with("error["), "{toml}: {said}");
            assert!(
                first.contains(&format!("content/care/first/lesson.toml:{line}:")),
                "{toml}: {said}"
            );
            assert!(
                first.contains("2026-11-22") && !said.contains("quotation marks"),
                "{toml}: {said}"
            );
        }
        let comment = format!("<!-- updated: {} -->", day.trim_matches('"'));
        let said = SiteTest::lesson(&comment).build().diagnostics();
        assert!(
            said.starts_with("error[comment-value]") && said.contains("2026-11-22"),
            "{comment}: {said}"
        );
    }
}
