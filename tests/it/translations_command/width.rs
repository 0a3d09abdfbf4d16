//! The width of what `polybook translations` prints: at most 80 columns.

use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;
use crate::stamps::{EN_1, VI_1, family};

/// Returns lines that are too long for a terminal, except those that consist of one word or
/// command.
fn too_long(text: &str) -> Vec<&str> {
    let is_whole =
        |line: &&str| line.trim().split(' ').count() > 1 && !line.trim().starts_with("polybook ");
    text.lines().filter(|line| line.chars().count() > 80).filter(is_whole).collect()
}

/// Returns languages for `book.toml`.
fn tables(tags: &[&str]) -> String {
    tags.iter().flat_map(|tag| ["[languages.", tag, "]\n"]).collect()
}

#[test]
fn nothing_is_wider_than_eighty_columns() {
    let long = "a-name-as-long-as-they-come-when-somebody-has-a-lot-to-say";
    let stale = |stem: &str| format!("<!-- translated-from: {stem} 0123456789abcdef -->\n{EN_1}");
    let tags = ["vi", "nl", "th", "en", "pt-br", "fr", "de", "it", "es", "pl"];
    for count in 1..=tags.len() {
        let (original, tags) = tags[..count].split_last().unwrap();
        for name in ["a", "care-for-guests", &long[..30], &long[..40], long] {
            let config = format!(
                "[check]\nmissing-string = \"off\"\n{}{}",
                tables(tags),
                tables(&[original])
            );
            let mut site = SiteTest::empty().file("book.toml", &config);
            for folder in ["content/care", &format!("content/care/{name}")] {
                site = site.file(&format!("{folder}/{original}.md"), EN_1);
                for tag in tags {
                    site = site.file(&format!("{folder}/{tag}.md"), &stale(original));
                }
            }
            let run = site.on_disk().run(&["translations"]);
            assert_eq!(
                too_long(&run.stdout),
                Vec::<&str>::new(),
                "{count} languages, {name}: {run}"
            );
            assert!(run.code == 0 && run.stdout.contains(&format!("care/{name}")), "{run}");
        }
    }
}

#[test]
fn long_names_and_languages_are_on_separate_lines() {
    let long = "content/care/a-name-that-is-longer-than-half-of-a-line-of-a-terminal";
    let texts = ["vi", "nl", "th", "en"];
    let site = family(&[("vi", VI_1), ("en", EN_1)]);
    let site = texts.iter().fold(site, |site, stem| site.file(&format!("{long}/{stem}.md"), EN_1));
    let site = site.file(&format!("{long}/lesson.toml"), "source = \"en\"");
    let table = |site: &SiteTest| {
        site.on_disk().run(&["translations"]).stdout.split("\n\n").next().unwrap().to_owned() + "\n"
    };
    assert_data_eq!(
        table(&site),
        str![[r#"
                                  vi          nl          th          en
care                              current     current     current     original
care/a-name-that-is-longer-than-half-of-a-line-of-a-terminal
                                  unverified  unverified  unverified  original
care/first                        original    missing     missing     unverified

"#]]
    );
    let many = tables(&["fr", "de", "it", "es", "pl"]);
    let many = site.configured(&format!("[check]\nmissing-string = \"off\"\n{many}"));
    assert_data_eq!(
        table(&many),
        str![[r#"
care
      vi current, nl current, th current, en original, fr missing, de missing,
      it missing, es missing, pl missing
care/a-name-that-is-longer-than-half-of-a-line-of-a-terminal
      vi unverified, nl unverified, th unverified, en original, fr missing,
      de missing, it missing, es missing, pl missing
care/first
      vi original, nl missing, th missing, en unverified, fr missing,
      de missing, it missing, es missing, pl missing

"#]]
    );
}
