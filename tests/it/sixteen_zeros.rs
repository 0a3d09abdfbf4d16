//! Sixteen zeros in place of a hash: a translation whose parent is known but that has no stamp yet.
#![cfg(unix)]

use crate::site_test::SiteTest;
use crate::stamp_command::{assert_only_line_differs, assert_refused, assert_success, state};
use crate::stamps::{EN, EN_1, TH_1, VI, VI_1, VI_2, family, states, with_stamp};
use crate::text_hash::hash;

const TH: &str = "content/care/first/th.md";

const ZEROS: &str = "0000000000000000";

#[test]
fn sixteen_zeros_mean_not_stamped_and_never_outdated() {
    let unstamped = "vi original, nl missing, th missing, en unverified";
    let comment = format!("<!-- translated-from: vi {ZEROS} -->\n{EN_1}");
    let front = format!("+++\ntranslated-from = \"vi {ZEROS}\"\n+++\n{EN_1}");
    for en in [&comment, &front] {
        for vi in
            [VI_1.to_owned(), format!("<!-- same-meaning: {ZEROS} {} -->\n{VI_1}", hash(VI_1))]
        {
            let outcome = family(&[("vi", &vi), ("en", en)]).build();
            assert_eq!(states(&outcome), unstamped);
            let said = outcome.diagnostics();
            assert!(
                said.starts_with("warning[missing-stamp] content/care/first/en.md:")
                    && said.lines().count() == 1,
                "{said}"
            );
            assert!(
                said.contains(&format!("<!-- translated-from: vi {} -->", hash(VI_1))),
                "{said}"
            );
            assert!(!said.contains("same-meaning") && !said.contains("has changed"), "{said}");
            assert!(!outcome.page("en/care/first.html").contains("pb-banner"));
        }
    }
}

#[test]
fn sixteen_zeros_name_the_parent_and_leave_the_state_unknown() {
    // The pivot is outdated; the state of the Thai text is unknown.
    let en = with_stamp("vi", VI_1, EN_1);
    let th = format!("<!-- translated-from: en {ZEROS} -->\n{TH_1}");
    let nl = with_stamp("th", TH_1, "# Een\n\nEen woord.\n");
    let outcome = family(&[("vi", VI_2), ("en", &en), ("th", &th), ("nl", &nl)]).build();
    assert_eq!(states(&outcome), "vi original, nl upstream-outdated, th unverified, en outdated");
    let line = format!(
        "<!-- translated-from: en {} --> (or run: polybook stamp th care/first)",
        hash(EN_1)
    );
    assert!(outcome.diagnostics().contains(&line), "{}", outcome.diagnostics());
    for (stem, is_told) in [("th", false), ("nl", false), ("en", true)] {
        assert_eq!(
            outcome.page(&format!("{stem}/care/first.html")).contains("pb-banner"),
            is_told,
            "{stem}"
        );
    }
    // An invalid stamp is no more valid with zeros.
    let nowhere =
        family(&[("vi", VI_1), ("en", &format!("<!-- translated-from: nl {ZEROS} -->\n{EN_1}"))])
            .build();
    assert!(nowhere.diagnostics().starts_with("error[stamp-parent]"), "{}", nowhere.diagnostics());
    let itself =
        family(&[("vi", VI_1), ("en", &format!("<!-- translated-from: en {ZEROS} -->\n{EN_1}"))])
            .build();
    assert!(itself.diagnostics().starts_with("warning[stamp-cycle]"), "{}", itself.diagnostics());
}

#[test]
fn a_text_with_sixteen_zeros_is_never_taken_for_the_original() {
    let en = format!("<!-- translated-from: vi {ZEROS} -->\n{EN_1}");
    let outcome = SiteTest::stamped().file(VI, VI_1).file(EN, &en).build();
    assert_eq!(states(&outcome), "vi original, nl missing, th missing, en unverified");
    assert!(!outcome.diagnostics().contains("ambiguous-source"), "{}", outcome.diagnostics());
}

#[test]
fn sixteen_zeros_are_replaced_by_a_stamp_and_never_by_a_pair() {
    let zeros =
        |from: &str, text: &str| format!("<!-- translated-from: {from} {ZEROS} -->\n{text}");
    let th = zeros("en", TH_1);
    let folder = family(&[("vi", VI_1), ("en", &zeros("vi", EN_1)), ("th", &th)]).on_disk();
    for text in ["vi", "en"] {
        assert!(
            assert_refused(&folder, &["stamp", text, "care/first", "--same-meaning"])
                .contains("earlier version")
        );
        assert_refused(&folder, &["stamp", text, "care/first", "--same-meaning", "--old", ZEROS]);
    }
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("unverified".to_owned(), "unverified".to_owned())
    );
    assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_only_line_differs(
        zeros("vi", EN_1).as_bytes(),
        folder.read(EN).as_bytes(),
        &format!("<!-- translated-from: vi {} -->", hash(VI_1)),
    );
    // The parent is the one that the stamp with zeros names.
    assert_success(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(folder.read(TH), with_stamp("en", EN_1, TH_1));
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("current".to_owned(), "current".to_owned())
    );
    // One of two earlier versions may be nothing but zeros.
    let nl = with_stamp("vi", VI_1, "# Een\n\nEen woord.\n");
    let folder = family(&[("vi", VI_2), ("nl", &nl), ("en", &zeros("vi", EN_1))]).on_disk();
    assert_success(&folder, &["stamp", "vi", "care/first", "--same-meaning"]);
    assert_eq!(
        (state(&folder, "nl"), state(&folder, "en")),
        ("current".to_owned(), "unverified".to_owned())
    );
    assert!(!folder.read(VI).contains(ZEROS));
}
