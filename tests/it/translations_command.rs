//! `polybook translations`: the table for people and the data for programs.

use snapbox::{assert_data_eq, str};

use crate::site_test::{SiteFolder, SiteTest};
use crate::stamps::{EN_1, TH_1, VI_1, VI_2, family, made_from};

/// One lesson in all states, another with one text, a draft.
fn site() -> SiteTest {
    let (en, th) = (made_from("vi", VI_1, &format!("<!-- review: human -->\n{EN_1}")), made_from("en", EN_1, TH_1));
    family(&[("vi", VI_2), ("en", &en), ("th", &th), ("nl", "<!-- review: machine -->\n# Een\n\nEen woord.\n")])
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/third/lesson.toml", "draft = true")
        .file("content/care/third/en.md", "# Third\n\nx")
        .file("content/care/third/nl.md", &made_from("en", "# Third\n\nx", "# Derde\n\nx"))
}

fn folder() -> SiteFolder {
    site().on_disk()
}

#[test]
fn people_get_a_table_totals_and_what_to_do_next() {
    let run = folder().run(&["translations"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    assert_data_eq!(
        run.stdout,
        str![[r#"
             vi                 nl                 th                 en
care         current            current            current            original
care/first   original           unverified         upstream-outdated  outdated
care/second  missing            missing            missing            original
care/third   missing            current            missing            original

    4 original
    4 current
    1 outdated
    1 upstream-outdated
    1 unverified
    5 missing

What to do next:
  content/care/first/en.md: update it after vi.md, then: polybook stamp en care/first
  content/care/first/nl.md: if it says what vi.md says: polybook stamp nl care/first
  care/second: write vi.md, then: polybook stamp vi care/second
  care/second: write nl.md, then: polybook stamp nl care/second
  care/second: write th.md, then: polybook stamp th care/second
  care/third: write vi.md, then: polybook stamp vi care/third
  care/third: write th.md, then: polybook stamp th care/third

"#]]
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is the data that are long")]
fn programs_get_every_text_with_its_state_in_the_order_of_the_languages() {
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
    let outside = outside.run(&["translations", folder.path("").to_str().unwrap(), "--format", "json"]);
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
fn wrong_stamps_are_told_beside_the_table_and_decide_the_exit_code() {
    let folder = family(&[("vi", VI_1), ("en", &format!("<!-- translated-from: fr 0123456789abcdef -->\n{EN_1}"))]).on_disk();
    for arguments in [&["translations"][..], &["translations", "--format", "json"]] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stdout.contains("unverified") && run.stderr.contains("1 error"), "{run}");
    }
    // Data stay data.
    let run = folder.run(&["translations", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&run.stdout).is_ok(), "{run}");
}

#[test]
fn wrong_usage_is_told() {
    let folder = folder();
    for (arguments, word) in [
        (&["translations", "--format", "xml"][..], "json"),
        (&["translations", "nowhere"], "nowhere"),
        (&["translations", "--diff", "care/frist"], "did you mean care/first?"),
        (&["translations", "--diff"], "LESSON"),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?} {run}");
        assert!(run.stderr.contains(word), "{arguments:?} {run}");
    }
}
