//! Diagnostics of missing, outdated and wrong stamps.

use snapbox::{assert_data_eq, str};

use super::{EN, EN_1, TH_1, VI, VI_1, VI_2, family, states, with_stamp};
use crate::site_test::SiteTest;
use crate::text_hash::hash;

#[test]
fn a_missing_stamp_is_a_warning_with_the_line_to_add() {
    let outcome = family(&[("vi", VI_1), ("nl", "# Een\n\nEen woord.\n")]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[missing-stamp] content/care/first/nl.md:1:1 this translation has no stamp yet, so nobody will know when it is outdated | if it matches vi.md as it is now, its first line should be: <!-- translated-from: vi 10272c9376cf3d41 --> (or run: polybook stamp nl care/first)

"#]]
    );
    assert_eq!(states(&outcome), "vi original, nl unverified, th missing, en missing");
    let line = format!("<!-- translated-from: vi {} -->", hash(VI_1));
    let stamped =
        family(&[("vi", VI_1), ("nl", &format!("{line}\n# Een\n\nEen woord.\n"))]).build();
    assert!(outcome.diagnostics().contains(&line), "{outcome}");
    assert_eq!(
        (states(&stamped).as_str(), stamped.diagnostics().as_str()),
        ("vi original, nl current, th missing, en missing", "")
    );
}

#[test]
fn an_outdated_translation_is_a_warning_with_the_lines_to_choose_from() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let outcome = family(&[("vi", VI_2), ("en", &en), ("th", &th)]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[outdated-translation] content/care/first/en.md:1:1 “vi.md” has changed since this translation was made | bring it up to date and write <!-- translated-from: vi e66b62e07ca6ff50 -->; if only typos were corrected, add to vi.md instead: <!-- same-meaning: 10272c9376cf3d41 e66b62e07ca6ff50 -->

"#]]
    );
    assert_data_eq!(
        outcome.infos(),
        str![[r#"
info[upstream-outdated] content/care/first/th.md:1:1 “en.md”, from which this translation was made, is outdated, not stamped or not filled in | bring en.md up to date first
info[missing-translation] content/care/first/vi.md:1:1 “care/first” is not translated into nl yet | copy the file, translate it, and save it under the language's name

"#]]
    );
    // Both suggested lines resolve the warning.
    let paste = format!("<!-- translated-from: vi {} -->", hash(VI_2));
    let pair = format!("<!-- same-meaning: {} {} -->", hash(VI_1), hash(VI_2));
    assert!(
        outcome.diagnostics().contains(&paste) && outcome.diagnostics().contains(&pair),
        "{outcome}"
    );
    let pasted = family(&[("vi", VI_2), ("en", &format!("{paste}\n{EN_1}")), ("th", &th)]).build();
    let paired = family(&[("vi", &format!("{pair}\n{VI_2}")), ("en", &en), ("th", &th)]).build();
    for outcome in [pasted, paired] {
        assert_eq!(outcome.diagnostics(), "");
        assert_eq!(states(&outcome), "vi original, nl missing, th current, en current");
    }
}

#[test]
fn translations_in_a_cycle_are_warned_about_and_unverified() {
    let text = |from: &str, stem: &str| {
        format!("<!-- translated-from: {from} 0123456789abcdef -->\n# {stem}\n\nx\n")
    };
    let two = family(&[
        ("vi", VI_1),
        ("nl", &text("en", "a")),
        ("en", &text("nl", "b")),
        ("th", &text("en", "c")),
    ])
    .build();
    assert_data_eq!(
        two.diagnostics(),
        str![[r#"
warning[stamp-cycle] content/care/first/en.md:1:1 the stamp says that this text was translated from “nl.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/nl.md:1:1 the stamp says that this text was translated from “en.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[outdated-translation] content/care/first/th.md:1:1 “en.md” has changed since this translation was made | bring it up to date and write <!-- translated-from: en 68f3dd65888402c2 -->; if only typos were corrected, add to en.md instead: <!-- same-meaning: 0123456789abcdef 68f3dd65888402c2 -->

"#]]
    );
    assert_eq!(states(&two), "vi original, nl unverified, th outdated, en unverified");
    let three = family(&[
        ("vi", VI_1),
        ("nl", &text("th", "a")),
        ("th", &text("en", "b")),
        ("en", &text("nl", "c")),
    ])
    .build();
    assert_data_eq!(
        three.diagnostics(),
        str![[r#"
warning[stamp-cycle] content/care/first/en.md:1:1 the stamp says that this text was translated from “nl.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/nl.md:1:1 the stamp says that this text was translated from “th.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/th.md:1:1 the stamp says that this text was translated from “en.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&three), "vi original, nl unverified, th unverified, en unverified");
    let itself = family(&[("vi", VI_1), ("nl", &text("nl", "a"))]).build();
    assert_data_eq!(
        itself.diagnostics(),
        str![[r#"
warning[stamp-cycle] content/care/first/nl.md:1:1 the stamp says that this text was translated from “nl.md”, which was itself translated from this text | one of them was translated from the original: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&itself), "vi original, nl unverified, th missing, en missing");
}

#[test]
fn a_stamp_that_names_no_text_is_an_error_and_the_text_unverified() {
    let text = |from: &str| format!("<!-- translated-from: {from} 0123456789abcdef -->\n{EN_1}");
    let missing = family(&[("vi", VI_1), ("en", &text("nl"))]).build();
    assert_data_eq!(
        missing.diagnostics(),
        str![[r#"
error[stamp-parent] content/care/first/en.md:1:1 the stamp says that this text was translated from “nl.md”, which does not exist | name the text it was translated from; if that was the present vi.md: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&missing), "vi original, nl missing, th missing, en unverified");
    let unknown = family(&[("vi", VI_1), ("en", &text("fr"))]).build();
    assert_data_eq!(
        unknown.diagnostics(),
        str![[r#"
error[stamp-parent] content/care/first/en.md:1:1 the stamp says that this text was translated from “fr.md”, which does not exist | name the text it was translated from; if that was the present vi.md: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&unknown), "vi original, nl missing, th missing, en unverified");
}

#[test]
fn a_malformed_stamp_is_an_error_at_its_place_and_the_text_unverified() {
    let stamps = [
        "vi",
        "vi 0123456789abcde",
        "vi 0123456789abcdeg",
        "vi 0123456789abcdef x",
        "0123456789abcdef",
        "",
        "vi +123456789abcdef",
    ];
    for stamp in stamps {
        for text in [
            format!("<!-- translated-from: {stamp} -->\n{EN_1}"),
            format!("+++\ntranslated-from = \"{stamp}\"\n+++\n{EN_1}"),
        ] {
            let outcome = family(&[("vi", VI_1), ("en", &text)]).build();
            let codes: Vec<&str> =
                outcome.build.diagnostics.iter().map(|found| found.code.name()).collect();
            assert!(
                matches!(
                    codes[..],
                    ["comment-value" | "wrong-value", "missing-stamp", "missing-translation"]
                ),
                "{stamp}: {}",
                outcome.diagnostics()
            );
            assert!(outcome.build.diagnostics.has_errors());
            assert_eq!(
                states(&outcome),
                "vi original, nl missing, th missing, en unverified",
                "{stamp}"
            );
        }
    }
    let outcome =
        family(&[("vi", VI_1), ("en", &format!("<!-- translated-from: vi 9f2c -->\n{EN_1}"))])
            .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[comment-value] content/care/first/en.md:1:1 “vi 9f2c” is not allowed after “translated-from:” | write a language and a hash, such as en 9f2c41d07be3a815
warning[missing-stamp] content/care/first/en.md:1:1 this translation has no stamp yet, so nobody will know when it is outdated | if it matches vi.md as it is now, its first line should be: <!-- translated-from: vi 10272c9376cf3d41 --> (or run: polybook stamp en care/first)

"#]]
    );
    for pair in ["0123456789abcdef", "x y", "0123456789abcdef 0123456789abcdef 0123456789abcdef"] {
        let outcome = family(&[("vi", &format!("<!-- same-meaning: {pair} -->\n{VI_1}"))]).build();
        assert!(outcome.diagnostics().starts_with("error[comment-value]"), "{outcome}");
    }
}

#[test]
fn two_stamps_are_an_error_wherever_they_are() {
    let stamp = format!("<!-- translated-from: vi {} -->\n", hash(VI_1));
    let outcome = family(&[("vi", VI_1), ("en", &format!("{stamp}{EN_1}\n{stamp}"))]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[second-stamp] content/care/first/en.md:6:1 this text has a second stamp | keep the correct line and remove the other

"#]]
    );
    let front = format!("+++\ntranslated-from = \"vi {}\"\n+++\n{stamp}{EN_1}", hash(VI_1));
    let outcome = family(&[("vi", VI_1), ("en", &front)]).build();
    assert!(
        outcome.diagnostics().starts_with("error[second-stamp] content/care/first/en.md:4:1"),
        "{outcome}"
    );
}

#[test]
fn an_original_with_a_stamp_is_the_original_with_a_warning() {
    let (vi, en) = (with_stamp("en", EN_1, VI_1), with_stamp("vi", VI_1, EN_1));
    let outcome = family(&[("vi", &vi), ("en", &en)]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[stamped-original] content/care/first/vi.md:1:1 “vi.md” is the original, but its stamp says that it was translated from “en.md” | remove this line, or set source in lesson.toml to the other language

"#]]
    );
    assert_eq!(states(&outcome), "vi original, nl missing, th missing, en current");
}

#[test]
fn a_stamped_translation_in_the_sites_language_never_becomes_the_original() {
    let source = |en: &str| {
        let outcome = SiteTest::stamped().file(VI, VI_1).file(EN, en).build();
        (states(&outcome), outcome.diagnostics())
    };
    let original = "vi original, nl missing, th missing, en ";
    let hash = hash(VI_1);
    for stamp in [
        format!("<!-- translated-from: vi {hash} -->\n"),
        format!("+++\ntranslated-from = \"vi {hash}\"\n+++\n"),
    ] {
        assert_eq!(
            source(&format!("{stamp}{EN_1}")),
            (format!("{original}current"), String::new())
        );
        assert_eq!(
            source(&format!("\u{feff}{}", format!("{stamp}{EN_1}").replace('\n', "\r\n"))).0,
            format!("{original}current")
        );
    }
    // Neither does a text with a wrong stamp.
    let (states, diagnostics) = source(&format!("<!-- translated-from: vi -->\n{EN_1}"));
    assert_eq!(states, format!("{original}unverified"));
    assert!(!diagnostics.contains("ambiguous-source"), "{diagnostics}");
    // Without a stamp it does, and a warning says so.
    let (states, diagnostics) = source(EN_1);
    assert_eq!(states, "vi unverified, nl missing, th missing, en original");
    assert!(diagnostics.contains("warning[ambiguous-source]"), "{diagnostics:?}");
}
