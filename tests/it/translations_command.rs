//! `polybook translations`: the table for people, and what is wrong with the usage or the stamps.

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
  content/care/first/en.md: update it after vi.md, then:
      polybook stamp en care/first
  content/care/first/nl.md: if it says what vi.md says:
      polybook stamp nl care/first
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
#[expect(clippy::too_many_lines, reason = "it is the data that are long")]
fn the_data_list_every_text_with_its_state_in_the_order_of_the_languages() {
    let run = folder().run(&["translations", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert_data_eq!(
        run.stdout,
        str![[r#"
{
  "version": 1,
  "lessons": [
    {
      "lesson": "care/first",
      "source": "vi",
      "languages": {
        "vi": {
          "state": "original",
          "path": "content/care/first/vi.md",
          "hash": "e66b62e07ca6ff50"
        },
        "nl": {
          "state": "unverified",
          "path": "content/care/first/nl.md",
          "hash": "206623cda40f5299",
          "review": "machine"
        },
        "th": {
          "state": "upstream-outdated",
          "path": "content/care/first/th.md",
          "hash": "b29ae1dbebab4ee3",
          "from": "en",
          "stamp": "06a6128c3260e22b"
        },
        "en": {
          "state": "outdated",
          "path": "content/care/first/en.md",
          "hash": "06a6128c3260e22b",
          "from": "vi",
          "stamp": "10272c9376cf3d41",
          "review": "human"
        }
      }
    },
    {
      "lesson": "care/second",
      "source": "en",
      "languages": {
        "vi": {
          "state": "missing"
        },
        "nl": {
          "state": "missing"
        },
        "th": {
          "state": "missing"
        },
        "en": {
          "state": "original",
          "path": "content/care/second/en.md",
          "hash": "e27becfeea64404a"
        }
      }
    },
    {
      "lesson": "care/third",
      "source": "en",
      "languages": {
        "vi": {
          "state": "missing"
        },
        "nl": {
          "state": "current",
          "path": "content/care/third/nl.md",
          "hash": "40fcc1fa52c5534d",
          "from": "en",
          "stamp": "7a8253a759e30664"
        },
        "th": {
          "state": "missing"
        },
        "en": {
          "state": "original",
          "path": "content/care/third/en.md",
          "hash": "7a8253a759e30664"
        }
      }
    }
  ],
  "pages": [
    {
      "lesson": "care",
      "source": "en",
      "languages": {
        "vi": {
          "state": "current",
          "path": "content/care/vi.md",
          "hash": "b3ee04d8a7e21e95",
          "from": "en",
          "stamp": "9d5fd8ea79504490"
        },
        "nl": {
          "state": "current",
          "path": "content/care/nl.md",
          "hash": "c1e8b6b040ab2d6a",
          "from": "en",
          "stamp": "9d5fd8ea79504490"
        },
        "th": {
          "state": "current",
          "path": "content/care/th.md",
          "hash": "fb4921d406164a5a",
          "from": "en",
          "stamp": "9d5fd8ea79504490"
        },
        "en": {
          "state": "original",
          "path": "content/care/en.md",
          "hash": "9d5fd8ea79504490"
        }
      }
    }
  ]
}

"#]]
    );
}

#[test]
fn the_data_are_the_same_from_outside_the_folder() {
    let folder = folder();
    let inside = folder.run(&["translations", "--format", "json"]);
    let outside = SiteTest::empty().on_disk();
    let outside =
        outside.run(&["translations", folder.path("").to_str().unwrap(), "--format", "json"]);
    assert_eq!(outside.stdout, inside.stdout);
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
  content/care/first/nl.md: if it says what vi.md says:
      polybook stamp nl care/first
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
  content/care/first/nl.md: fill it in after en.md, then:
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
    assert!(
        run.stdout.contains("if it says what vi.md says") && !run.stdout.contains("--diff"),
        "{run}"
    );
}

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

#[test]
fn a_language_can_be_chosen_for_changes_too() {
    let (en, nl) = (with_stamp("vi", VI_1, EN_1), with_stamp("vi", VI_1, "# Een\n\nEen woord.\n"));
    let folder = family(&[("vi", VI_2), ("en", &en), ("nl", &nl)]).on_disk();
    let run = folder.run(&["translations", "--diff", "care/first", "--language", "nl"]);
    assert!(
        run.stdout.contains("nl.md was made from an earlier vi.md")
            && !run.stdout.contains("en.md"),
        "{run}"
    );
}
