//! Interface strings, style sheets and files of a theme that change nothing.

use crate::site_test::{DRAWING, SiteTest};

fn with_theme(files: &[(&str, &str)]) -> SiteTest {
    let site = SiteTest::lesson("Words.").configured("theme = \"own\"");
    files.iter().fold(site, |site, (path, text)| site.file(&format!("themes/own/{path}"), text))
}

#[test]
fn a_misspelt_interface_string_has_a_warning_with_the_nearest_key() {
    let site = SiteTest::lesson("Words.")
        .file("i18n/en.toml", "hmoe = \"Start\"\n[lesson-cuont]\nother = \"{n} lessons\"\n");
    let said = site.build().diagnostics();
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("warning[unknown-string] i18n/en.toml:1:1 "), "{said}");
    assert!(lines[0].ends_with("did you mean “home”?"), "{said}");
    assert!(lines[1].starts_with("warning[unknown-string] i18n/en.toml:2:2 "), "{said}");
    assert!(lines[1].ends_with("did you mean “lesson-count”?"), "{said}");
    assert_eq!(lines.len(), 2, "{said}");
}

#[test]
fn keys_that_the_theme_uses_are_known() {
    let site = with_theme(&[
        ("i18n/en.toml", "motto = \"See\"\n"),
        ("templates/glossary.html", "{{ t(key=\"motto\") }}{{ words.own_word }}"),
    ]);
    let site = site.file("i18n/en.toml", "motto = \"Look\"\nown-word = \"Word\"\n");
    let said = site.build().diagnostics();
    assert!(!said.contains("unknown-string"), "{said}");
}

#[test]
fn files_of_strings_under_another_name_are_named() {
    for (written, meant) in [
        ("EN.toml", "en.toml"),
        ("en.md", "en.toml"),
        ("en.toml.txt", "en.toml"),
        ("english.toml", "en.toml"),
        ("en/strings.toml", "en.toml"),
        ("en_.toml", "en.toml"),
    ] {
        let path = format!("i18n/{written}");
        let is_text = [".toml", ".md"].iter().any(|ending| written.ends_with(ending));
        let site = SiteTest::lesson("Words.");
        let site = if is_text { site.file(&path, "") } else { site.asset(&path, b"") };
        let said = site.build().diagnostics();
        assert!(said.starts_with(&format!("warning[unread-file] {path}:1:1 ")), "{said}");
        let has_proposal = said.contains(&format!("rename it to “i18n/{meant}”"));
        assert!(has_proposal || written.contains('/'), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let site = SiteTest::lesson("Words.").file("i18n/README.md", "x").file("i18n/de.toml", "");
    let said = site.build().diagnostics();
    assert!(said.starts_with("warning[other-language] i18n/de.toml:1:1 "), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn an_address_in_a_style_sheet_that_leads_nowhere_has_a_warning_at_its_place() {
    let css = "@import \"other.css\";\n@import url(more.css);\n/* url(a.png) */\n\
               p { background: url('b.png') }\n@media print { p { content: \"url(c.png)\"; \
               background: URL( d.png ) } }\nq { background: url(data:image/png;base64,x), \
               url(#e), url(https://x.example/f.png) }\n";
    let site = SiteTest::lesson("Words.")
        .configured("additional-css = [\"look/own.css\"]")
        .file("look/own.css", css);
    let said = site.build().diagnostics();
    let places: Vec<&str> = said.lines().map(|line| line.split(' ').nth(1).unwrap()).collect();
    let places: Vec<&str> =
        places.iter().map(|place| place.trim_start_matches("look/own.css:")).collect();
    assert_eq!(places, ["1:9", "2:9", "4:17", "5:55", "6:56"], "{said}");
    assert!(said.lines().all(|line| line.starts_with("warning[style-address]")), "{said}");
}

#[test]
fn a_style_sheet_of_a_theme_names_files_as_they_are_published() {
    let site = |css: &str| {
        with_theme(&[
            ("static/look/site-more.css", css),
            ("templates/glossary.html", "site-more.css"),
        ])
        .asset("themes/own/static/look/paper.svg", DRAWING)
        .build()
    };
    let said = site("p { background: url(paper.svg) }").diagnostics();
    let (_, published) = said.split_once("the file is published as “").unwrap();
    let published = published.split('”').next().unwrap();
    assert!(published.starts_with("look-paper-") && said.lines().count() == 1, "{said}");
    assert_eq!(site(&format!("p {{ background: url(\"{published}\") }}")).diagnostics(), "");
}

#[test]
fn a_style_sheet_nested_a_hundred_thousand_times_is_read() {
    let css = "(".repeat(100_000);
    let site = SiteTest::lesson("Words.")
        .configured("additional-css = [\"own.css\"]")
        .file("own.css", &css);
    assert_eq!(site.build().diagnostics(), "");
}

#[test]
fn files_of_a_theme_that_nothing_uses_are_named() {
    for (path, fix) in [
        ("templates/leson.html", "rename it to “themes/own/templates/lesson.html”"),
        ("templates/unused-part.html", "name it in a template that is used"),
        ("template/lesson.html", "rename it to “themes/own/templates/lesson.html”"),
        ("lesson.html", "rename it to “themes/own/templates/lesson.html”"),
        ("site.css", "rename it to “themes/own/static/site.css”"),
        ("static/stie.css", "rename it to “themes/own/static/site.css”"),
        ("static/extra.js", "asset(name=\"extra.js\")"),
        ("thme.toml", "rename it to “themes/own/theme.toml”"),
    ] {
        let said = with_theme(&[(path, ""), ("theme.toml", "name = \"Own\"\napi = 1")])
            .build()
            .diagnostics();
        let start = format!("warning[unread-file] themes/own/{path}:1:1 ");
        assert!(said.starts_with(&start) && said.contains(fix), "{path}: {said}");
        assert_eq!(said.lines().count(), 1, "{path}: {said}");
    }
    let used = with_theme(&[
        ("README.md", "x"),
        ("templates/glossary.html", "{% include \"part.html\" %}{{ asset(name=\"extra.js\") }}"),
        ("templates/part.html", "x"),
        ("static/extra.js", ""),
        ("i18n/fr.toml", ""),
    ]);
    assert_eq!(used.build().diagnostics(), "");
}

#[test]
fn a_theme_that_the_configuration_does_not_name_has_one_warning() {
    let site = SiteTest::lesson("Words.")
        .file("themes/own/theme.toml", "")
        .file("themes/own/static/site.css", "");
    let said = site.build().diagnostics();
    assert!(said.contains("write theme = \"own\" under [output.html]"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}
