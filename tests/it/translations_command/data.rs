//! `polybook translations --format json`: the data for programs.

use snapbox::{assert_data_eq, str};

use super::folder;
use crate::site_test::SiteTest;

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
