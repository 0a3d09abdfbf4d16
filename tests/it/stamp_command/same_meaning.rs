//! `polybook stamp --same-meaning`: pairs of versions that mean the same.

use snapbox::{assert_data_eq, str};

use super::{EN, VI, assert_only_line_differs, assert_refused, assert_success, changed, state};
use crate::stamps::{EN_1, EN_2, TH_1, VI_1, VI_2, family, with_stamp};
use crate::text_hash::hash;

#[test]
fn a_same_meaning_pair_in_the_text_keeps_its_translations_current() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let folder = family(&[("vi", VI_2), ("en", &en), ("th", &th)]).on_disk();
    let before = folder.files("");
    let run = assert_success(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
content/care/first/vi.md: means the same as before (10272c9376cf3d41 and e66b62e07ca6ff50)

"#]]
    );
    assert_eq!(changed(&before, &folder), [VI]);
    let pair = format!("<!-- same-meaning: {} {} -->", hash(VI_1), hash(VI_2));
    assert_only_line_differs(VI_2.as_bytes(), folder.read(VI).as_bytes(), &pair);
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("current".to_owned(), "current".to_owned())
    );
    // Nothing more needs to be stated.
    assert!(
        assert_refused(&folder, &["stamp", "--same-meaning", "vi", "care/first"])
            .contains("earlier version")
    );

    // Another typo: a second pair, chained to the first.
    let third = "# Một\n\nBa từ.\n";
    folder.write(VI, format!("{pair}\n{third}"));
    assert_eq!(state(&folder, "en"), "outdated");
    assert_success(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    let second = format!("<!-- same-meaning: {} {} -->", hash(VI_2), hash(third));
    assert_only_line_differs(
        format!("{pair}\n{third}").as_bytes(),
        folder.read(VI).as_bytes(),
        &second,
    );
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("current".to_owned(), "current".to_owned())
    );

    // A real change after it.
    folder.write(VI, folder.read(VI).replace("Ba từ.", "Ba từ khác."));
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("outdated".to_owned(), "upstream-outdated".to_owned())
    );
}

#[test]
fn a_same_meaning_pair_in_a_pivot_is_below_its_stamp() {
    for ending in ["\n", "\r\n"] {
        let en = with_stamp("vi", VI_1, EN_2).replace('\n', ending);
        let folder =
            family(&[("vi", VI_1), ("en", &en), ("th", &with_stamp("en", EN_1, TH_1))]).on_disk();
        assert_success(&folder, &["stamp", "--same-meaning", "en", "care/first"]);
        let pair = format!("<!-- same-meaning: {} {} -->", hash(EN_1), hash(EN_2));
        assert_eq!(folder.read(EN), en.replacen(ending, &format!("{ending}{pair}{ending}"), 1));
        assert_eq!(
            (state(&folder, "en"), state(&folder, "th")),
            ("current".to_owned(), "current".to_owned())
        );
    }
}

#[test]
fn of_several_earlier_versions_the_one_with_the_same_meaning_must_be_named() {
    let third = "# Một\n\nBa từ.\n";
    let (nl, en) = (with_stamp("vi", VI_1, "# Een\n\nEen woord.\n"), with_stamp("vi", VI_2, EN_2));
    let folder = family(&[("vi", third), ("nl", &nl), ("en", &en)]).on_disk();
    let said = assert_refused(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    for word in ["--old", "nl.md", "en.md", &hash(VI_1), &hash(VI_2)] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert_refused(
        &folder,
        &["stamp", "--same-meaning", "vi", "care/first", "--old", "0123456789abcdef"],
    );
    assert_refused(&folder, &["stamp", "--same-meaning", "vi", "care/first", "--old", "0123"]);
    assert_refused(&folder, &["stamp", "nl", "care/first", "--old", &hash(VI_2)]);
    assert_success(&folder, &["stamp", "--same-meaning", "vi", "care/first", "--old", &hash(VI_2)]);
    assert_only_line_differs(
        third.as_bytes(),
        folder.read(VI).as_bytes(),
        &format!("<!-- same-meaning: {} {} -->", hash(VI_2), hash(third)),
    );
    assert_eq!(
        (state(&folder, "nl"), state(&folder, "en")),
        ("outdated".to_owned(), "current".to_owned())
    );
    // Two translations of the same version need no name.
    let folder =
        family(&[("vi", VI_2), ("nl", &nl), ("en", &with_stamp("vi", VI_1, EN_1))]).on_disk();
    assert_success(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    assert_eq!(
        (state(&folder, "nl"), state(&folder, "en")),
        ("current".to_owned(), "current".to_owned())
    );
}
