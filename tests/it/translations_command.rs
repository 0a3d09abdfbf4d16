//! `polybook translations`: the table for people, and what is wrong with the usage or the stamps.

mod data;
mod width;

use snapbox::{assert_data_eq, str};

use crate::site_test::{SiteFolder, SiteTest};
use crate::stamps::{EN_1, TH_1, VI_1, VI_2, family, with_stamp};

/// Returns a lesson in all states, and a draft lesson with one text.
fn site() -> SiteTest {
    let (en, th) = (
        with_stamp("vi", VI_1, &format!("<!-- review: human -->\n{EN_1}")),
        with_stamp("en", EN_1, TH_1),
    );
    family(&[
        ("vi", VI_2),
        ("en", &en),
        ("th", &th),
        ("nl", "<!-- review: machine -->\n# Een\n\nEen woord.\n"),
    ])
    .file("content/care/second/en.md", "# Second\n\nx")
    .file("content/care/third/lesson.toml", "draft = true")
    .file("content/care/third/en.md", "# Third\n\nx")
    .file("content/care/third/nl.md", &with_stamp("en", "# Third\n\nx", "# Derde\n\nx"))
}

fn folder() -> SiteFolder {
    site().on_disk()
}

#[test]
fn the_output_for_people_has_a_table_totals_and_next_steps() {
    let run = folder().run(&["translations"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert_data_eq!(
        run.stdout,
        str![[r#"
             vi        nl          th                 en
care         current   current     current            original
care/first   original  unverified  upstream-outdated  outdated
care/second  missing   missing     missing            original
care/third   missing   current     missing            original

    4 original
    4 current
    1 outdated
    1 upstream-outdated
    1 unverified
    5 missing

What to do next:
  content/care/first/en.md: update it to match vi.md, then:
      polybook stamp en care/first
  content/care/first/nl.md: if it matches vi.md: polybook stamp nl care/first
  care/second: write vi.md, then: polybook stamp vi care/second
  care/second: write nl.md, then: polybook stamp nl care/second
  care/second: write th.md, then: polybook stamp th care/second
  care/third: write vi.md, then: polybook stamp vi care/third
  care/third: write th.md, then: polybook stamp th care/third

See what has changed since: polybook translations --diff care/first

"#]]
    );
}

#[test]
fn nothing_is_written() {
    let folder = folder();
    let before = folder.files("");
    folder.run(&["translations"]);
    folder.run(&["translations", "--diff", "care/first"]);
    assert_eq!(folder.files(""), before);
}

#[test]
fn a_site_in_one_language_has_nothing_to_do() {
    let run = SiteTest::lesson("x").on_disk().run(&["translations"]);
    assert_eq!(run.code, 0, "{run}");
    assert_data_eq!(
        run.stdout,
        str![[r#"
            en
care        original
care/first  original

    2 original

"#]]
    );
}

#[test]
fn wrong_stamps_are_reported_with_the_table_and_determine_the_exit_code() {
    let folder = family(&[
        ("vi", VI_1),
        ("en", &format!("<!-- translated-from: fr 0123456789abcdef -->\n{EN_1}")),
    ])
    .on_disk();
    for arguments in [&["translations"][..], &["translations", "--format", "json"]] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stdout.contains("unverified") && run.stderr.contains("1 error"), "{run}");
    }
    // The data are still valid data.
    let run = folder.run(&["translations", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&run.stdout).is_ok(), "{run}");
}

#[test]
fn wrong_usage_is_reported() {
    let folder = folder();
    for (arguments, word) in [
        (&["translations", "--format", "xml"][..], "json"),
        (&["translations", "nowhere"], "nowhere"),
        (&["translations", "--diff", "care/frist"], "did you mean care/first?"),
        (&["translations", "--diff"], "LESSON"),
        (&["translations", "--language", "nk"], "did you mean nl?"),
        (&["translations", "--state", "behind"], "outdated"),
        (&["translations", "--state", "outdated", "--diff", "care/first"], "--diff"),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?} {run}");
        assert!(run.stderr.contains(word), "{arguments:?} {run}");
    }
}

/// Returns the names of the lessons in the JSON output, with their languages.
fn asked(folder: &SiteFolder, arguments: &[&str]) -> String {
    let run = folder.run(&[&["translations", "--format", "json"], arguments].concat());
    assert_eq!(run.code, 0, "{run}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["version"], 1);
    let entries =
        ["lessons", "pages"].into_iter().flat_map(|list| report[list].as_array().unwrap());
    let one = |entry: &serde_json::Value| {
        let texts = entry["languages"].as_object().unwrap();
        let texts =
            texts.iter().map(|(tag, text)| format!(" {tag} {}", text["state"].as_str().unwrap()));
        entry["lesson"].as_str().unwrap().to_owned() + &texts.collect::<String>()
    };
    entries.map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn languages_and_states_narrow_what_is_shown() {
    let folder = folder();
    assert_data_eq!(
        folder
            .run(&[
                "translations",
                "--language",
                "th,nl",
                "--state",
                "missing",
                "--state",
                "unverified"
            ])
            .stdout,
        str![[r#"
             nl          th
care/first   unverified
care/second  missing     missing
care/third               missing

    1 unverified
    3 missing

What to do next:
  content/care/first/nl.md: if it matches vi.md: polybook stamp nl care/first
  care/second: write nl.md, then: polybook stamp nl care/second
  care/second: write th.md, then: polybook stamp th care/second
  care/third: write th.md, then: polybook stamp th care/third

"#]]
    );
    let only = asked(&folder, &["-l", "TH", "-s", "upstream-outdated,current"]);
    assert_eq!(only, "care/first th upstream-outdated; care th current");
    assert_eq!(asked(&folder, &["--lang", "en", "--state", "outdated"]), "care/first en outdated");
    assert_eq!(asked(&folder, &["--state", "draft"]), "");
    assert_data_eq!(
        folder.run(&["translations", "--state", "draft"]).stdout,
        str![[r#"
No text matches.

"#]]
    );
    let all = asked(&folder, &[]);
    assert_eq!(asked(&folder, &["--language", "vi,nl,th,en"]), all);
    assert_eq!(
        asked(
            &folder,
            &["--state", "original,current,outdated,upstream-outdated,unverified,draft,missing"]
        ),
        all
    );
}

#[test]
fn an_unfilled_text_is_a_draft_in_the_table_and_in_the_data() {
    let site =
        SiteTest::stamped().file("content/care/first/en.md", "# One\n\nx\n\n## Part\n\nx\n").file(
            "content/care/first/nl.md",
            &with_stamp(
                "en",
                "# One\n\nx\n\n## Part\n\nx\n",
                "<!-- review: draft -->\n# One\n\n## Part\n",
            ),
        );
    let folder = site.on_disk();
    let run = folder.run(&["translations", "-l", "nl"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
            nl
care        current
care/first  draft

    1 current
    1 draft

What to do next:
  content/care/first/nl.md: fill it in from en.md, then:
      polybook stamp nl care/first

"#]]
    );
    let data = asked(&folder, &["-l", "nl"]);
    assert_eq!(data, "care/first nl draft; care nl current");
    let run = folder.run(&["translations", "-l", "nl", "--format", "json"]);
    assert!(
        run.stdout.contains("\"review\": \"draft\"") && run.stdout.contains("\"stamp\""),
        "{run}"
    );
}

#[test]
fn sixteen_zeros_are_reported_as_a_parent_without_a_stamp() {
    let en = format!("<!-- translated-from: vi 0000000000000000 -->\n{EN_1}");
    let folder = family(&[("vi", VI_1), ("en", &en)]).on_disk();
    let run = folder.run(&["translations", "-l", "en", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let text = &report["lessons"][0]["languages"]["en"];
    assert_eq!(
        (text["state"].as_str(), text["from"].as_str(), text.get("stamp")),
        (Some("unverified"), Some("vi"), None)
    );
    let run = folder.run(&["translations"]);
    assert!(run.stdout.contains("if it matches vi.md") && !run.stdout.contains("--diff"), "{run}");
}

#[test]
fn a_language_can_be_chosen_for_changes_too() {
    let (en, nl) = (with_stamp("vi", VI_1, EN_1), with_stamp("vi", VI_1, "# Een\n\nEen woord.\n"));
    let folder = family(&[("vi", VI_2), ("en", &en), ("nl", &nl)]).on_disk();
    let run = folder.run(&["translations", "--diff", "care/first", "--language", "nl"]);
    assert!(
        run.stdout.contains("nl.md was translated from an earlier version of vi.md")
            && !run.stdout.contains("en.md"),
        "{run}"
    );
}
