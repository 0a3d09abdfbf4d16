//! The address of the editor: its length, its host and its branch.

use super::{configured, decoded, errors, link, state, with_repository};
use crate::site_test::{SiteTest, attribute_values, text_of};
use crate::stamps::EN_1;

#[test]
fn a_huge_text_is_prefilled_only_as_far_as_the_address_allows() {
    let thai = "การดูแลลูกค้าด้วยหัวใจ";
    let headings = |level: &str, count: usize| -> String {
        (0..count)
            .flat_map(|n| [level, " ", thai, " ", &n.to_string(), "\n\nx\n\n"].map(str::to_owned))
            .collect()
    };
    let begun = |title: &str, text: &str| {
        let text = format!("# {title}\n\nx\n\n{text}");
        let site = with_repository(SiteTest::stamped())
            .file("content/care/first/lesson.toml", "source = \"th\"")
            .file("content/care/first/th.md", &text);
        let address = link(&site.clone().build(), "nl/care/first.html").unwrap();
        let (path, text) = decoded(&address);
        let outcome = site.file(&path, &text).build();
        assert_eq!((errors(&outcome).as_str(), state(&outcome, &path)), ("", "draft"));
        text.lines().filter(|line| line.starts_with('#')).count()
    };
    assert_eq!(begun("หนึ่ง", &headings("##", 20)), 21);
    assert_eq!(
        begun("หนึ่ง", &(headings("##", 20) + &headings("###", 20))),
        21,
        "without the third level"
    );
    assert_eq!(begun("หนึ่ง", &headings("##", 200)), 1, "the title alone");
    assert_eq!(begun(&thai.repeat(9), &headings("##", 200)), 1);
    let with_comment = |count: usize| format!("{thai} <!-- {} -->", thai.repeat(count));
    assert_eq!(begun(&with_comment(90), &headings("##", 200)), 1, "not even the title");
    // Every length on the way there.
    for count in 1..60 {
        assert!(begun(&with_comment(count), &headings("##", count)) >= 1);
    }
}

#[test]
fn a_home_page_with_a_huge_title_is_prefilled_with_a_title() {
    let long = format!("# บริการ <!-- {} -->\n\nx\n", "บริการด้วยหัวใจ".repeat(90));
    let site = with_repository(SiteTest::new())
        .file("content/en.md", &long)
        .file("content/care/first/en.md", EN_1);
    let (path, text) = decoded(&link(&site.clone().build(), "nl/index.html").unwrap());
    assert_eq!(errors(&site.file(&path, &text).build()), "", "{text}");
}

#[test]
fn the_address_follows_the_repository_or_the_template() {
    let begun = |line: &str| {
        let site = configured(SiteTest::new(), line).file("content/care/first/en.md", EN_1);
        let outcome = site.build();
        let edit = text_of("")
            + &attribute_values(
                &outcome.between("en/care/first.html", "<p class=\"pb-actions\">", "</p>"),
                "href",
            )
            .join(" ");
        let new = link(&outcome, "nl/care/first.html")
            .map(|link| link.split_once('?').unwrap().0.to_owned());
        (edit, new.unwrap_or_default())
    };
    let pair = |edit: &str, new: &str| (edit.to_owned(), new.to_owned());
    let file = "content/care/first/en.md";
    let github = pair(
        &format!("https://github.com/a/b/edit/main/{file}"),
        "https://github.com/a/b/new/main/content/care/first",
    );
    for line in ["https://github.com/a/b", "https://github.com/a/b/", "https://github.com/a/b.git"]
    {
        assert_eq!(begun(&format!("git-repository-url = \"{line}\"")), github, "{line}");
    }
    assert_eq!(
        begun("edit-url-template = \"https://github.com/a/b/edit/trunk/docs/{path}\""),
        pair(
            &format!("https://github.com/a/b/edit/trunk/docs/{file}"),
            "https://github.com/a/b/new/trunk/docs/content/care/first"
        )
    );
    // A repository may have the same name as the editor.
    assert_eq!(
        begun("git-repository-url = \"https://github.com/a/edit\""),
        pair(
            &format!("https://github.com/a/edit/edit/main/{file}"),
            "https://github.com/a/edit/new/main/content/care/first"
        )
    );
    assert_eq!(
        begun("edit-url-template = \"https://github.com/a/b/edit/main/edit/{path}\""),
        pair(
            &format!("https://github.com/a/b/edit/main/edit/{file}"),
            "https://github.com/a/b/new/main/edit/content/care/first"
        )
    );
    // The address of a branch, or of a folder in it, is enough.
    for (place, begin) in [
        ("b/tree/trunk", "b/edit/trunk"),
        ("b/tree/trunk/lessons/site/", "b/edit/trunk/lessons/site"),
        ("tree/tree/dev", "tree/edit/dev"),
    ] {
        let line = format!("git-repository-url = \"https://github.com/a/{place}\"");
        assert_eq!(begun(&line).0, format!("https://github.com/a/{begin}/{file}"));
    }
    // Other hosts have an editor, but no new file that can be prefilled.
    for template in
        ["https://gitlab.com/a/b/-/edit/main/{path}", "https://example.org/source/{path}"]
    {
        assert_eq!(
            begun(&format!("edit-url-template = \"{template}\"")),
            pair(&template.replace("{path}", file), "")
        );
    }
    for (repository, edit) in [
        ("codeberg.org/a/b", "codeberg.org/a/b/_edit/main"),
        ("codeberg.org/a/b/src/branch/dev/site", "codeberg.org/a/b/_edit/dev/site"),
        ("gitlab.com/group/a/b.git", "gitlab.com/group/a/b/-/edit/main"),
        ("gitlab.com/group/a/b/-/tree/dev", "gitlab.com/group/a/b/-/edit/dev"),
    ] {
        let line = format!("git-repository-url = \"https://{repository}\"");
        assert_eq!(begun(&line), pair(&format!("https://{edit}/{file}"), ""), "{line}");
    }
    assert_eq!(begun("git-repository-url = \"https://git.example/a/b\""), pair("", ""));
    assert_eq!(begun("# nothing"), pair("", ""));
}
