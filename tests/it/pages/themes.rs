//! Themes that override files of the default theme.

use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;

#[test]
fn a_theme_overrides_file_by_file() {
    let site = SiteTest::lesson("Words.").file("book.toml", "[output.html]\ntheme = \"own\"\n");
    let outcome = site
        .clone()
        .file("themes/own/theme.toml", "name = \"Own\"\napi = 1\n")
        .file(
            "themes/own/templates/lesson.html",
            "{% extends \"default/lesson.html\" %}{% block main %}<b>mine</b>{{ super() }}{% \
            endblock %}",
        )
        .file("themes/own/static/site.css", "p{}")
        .file("themes/own/i18n/en.toml", "skip = \"Jump\"\n")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("en/care/first.html");
    assert!(page.contains("<b>mine</b>") && page.contains("Words.") && page.contains(">Jump</a>"));
    assert_eq!(
        outcome
            .paths()
            .iter()
            .filter(|path| path.starts_with("assets/site-") && path.ends_with(".css"))
            .count(),
        1
    );
    let broken = site
        .file("themes/own/theme.toml", "api = 2\nnmae = \"x\"\n")
        .file(
            "themes/own/i18n/en.toml",
            "lesson-count = { one = \"{n}\" }\ntagged = { sevral = \"x\", other = \"y\" }\n\
            translated-by = \"By {name}\"\n",
        )
        .build();
    assert_data_eq!(
        broken.diagnostics(),
        str![[r#"
error[interface-string] themes/own/i18n/en.toml:1:1 “lesson-count” lacks the plural form `other`, which every language has | correct the line, or remove it: the words are then those of the default theme
error[interface-string] themes/own/i18n/en.toml:2:12 “sevral” is not a plural form; the plural forms are zero, one, two, few, many, other | correct the line, or remove it: the words are then those of the default theme
error[interface-string] themes/own/i18n/en.toml:3:1 “translated-by” has {name}; it must have {names} | correct the line, or remove it: the words are then those of the default theme
error[wrong-value] themes/own/theme.toml:1:7 “2” is not allowed as “api” | write: 1
error[unknown-key] themes/own/theme.toml:2:1 there is no key “nmae” here | did you mean “name”?

"#]]
    );
}

#[test]
fn an_error_in_a_template_is_reported_at_its_place() {
    let place = |template: &str| {
        let site = SiteTest::lesson("x").file("book.toml", "[output.html]\ntheme = \"own\"\n");
        let outcome = site.file("themes/own/templates/lesson.html", template).build();
        assert!(
            outcome.page("en/care/first.html").contains("First"),
            "the default template stands in"
        );
        outcome.diagnostics().split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(place("<p>\n{% if %}"), "themes/own/templates/lesson.html:2:7");
    assert_eq!(
        place("<p>\n{{ lesson | no_such_filter }}"),
        "themes/own/templates/lesson.html:2:13"
    );
    assert_eq!(place("{% extends \"no-such.html\" %}"), "themes/own/templates/lesson.html:1:1");
}
