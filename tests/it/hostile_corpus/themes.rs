//! Themes that do not work. (What a theme shows is its maker's affair: it is as trusted as the
//! tool.)
//!
//! In: nothing. Out: sites with a theme of their own.

use super::Input;

/// What stands in which file of the theme.
const FILES: [(&str, &str); 18] = [
    ("templates/lesson.html", ""),
    ("templates/lesson.html", "{{"),
    ("templates/lesson.html", "{% if page %}"),
    ("templates/lesson.html", "{% extends \"lesson.html\" %}"),
    ("templates/lesson.html", "{% include \"lesson.html\" %}"),
    ("templates/lesson.html", "{% include \"../../../book.toml\" %}"),
    ("templates/lesson.html", "{{ nothing.of.the.kind }}"),
    ("templates/lesson.html", "{{ page.title | nothing }}"),
    ("templates/lesson.html", "{{ t(key=\"nothing\", n=1) }}{{ asset(name=\"../x\") }}"),
    ("templates/lesson.html", "{{ 1 / 0 }}{{ 9223372036854775807 + 1 }}{{ [1][5] }}"),
    ("templates/lesson.html", "{{ get_env(name=\"HOME\") }}"),
    (
        "templates/lesson.html",
        "{% for a in [1, 2] %}{% for b in a %}{{ b }}{% endfor %}{% endfor %}",
    ),
    ("templates/base.html", "{% block x %}{% block x %}{% endblock %}{% endblock %}"),
    ("templates/nothing.html", "{{ :: }}\n::error::x\n##[error]x"),
    ("styles/site.css", "@import \"../../../book.toml\"; a { background: url(../../x.png) } {{{"),
    ("static/x y.js", "x"),
    ("i18n/en.toml", "home = { other = \"{\" }\n= x"),
    ("theme.toml", "name = 1\n[["),
];

pub(super) fn inputs() -> Vec<Input> {
    let sites = FILES.iter().enumerate().map(|(number, (path, content))| {
        let site = Input::new(format!("themes/{number}")).configured("theme = \"own\"\n");
        site.file("themes/own/templates/plain.html", "x")
            .file(format!("themes/own/{path}"), *content)
    });
    let bytes = Input::new("themes/bytes").configured("theme = \"own\"\n");
    let bytes = bytes.file("themes/own/templates/lesson.html", b"\xff\xfe{{ page.title }}\0");
    sites.chain([bytes]).collect()
}
