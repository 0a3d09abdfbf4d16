//! Stamps: the states of translations relative to their parents, and errors in stamps.

use polybook::catalog::TranslationState;
use polybook::diagnostic::Severity;
use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest};
use crate::text_hash::{decomposed, hash};

pub(crate) const VI: &str = "content/care/first/vi.md";
pub(crate) const EN: &str = "content/care/first/en.md";

/// Returns a text with the stamp of a parent.
pub(crate) fn with_stamp(language: &str, parent: &str, text: &str) -> String {
    format!("<!-- translated-from: {language} {} -->\n{text}", hash(parent))
}

/// Returns the site with these texts of `care/first`, of which the Vietnamese one is the original.
pub(crate) fn family(texts: &[(&str, &str)]) -> SiteTest {
    let site = SiteTest::stamped().file("content/care/first/lesson.toml", "source = \"vi\"");
    texts
        .iter()
        .fold(site, |site, (stem, text)| site.file(&format!("content/care/first/{stem}.md"), text))
}

/// Returns the states, as in `vi original, nl missing`.
pub(crate) fn states(outcome: &Outcome) -> String {
    let catalog = &outcome.build.site.catalog;
    let entry = catalog.entry(catalog.in_folder("care/first").unwrap());
    let states = catalog
        .config
        .ids()
        .map(|id| format!("{} {}", catalog.language(id).tag, entry.translation(id).state.as_str()));
    states.collect::<Vec<_>>().join(", ")
}

/// Returns the states in a site that has no other errors and warnings than these.
fn states_of(texts: &[(&str, &str)], findings: &[&str]) -> String {
    let outcome = family(texts).build();
    let found: Vec<String> = outcome
        .build
        .diagnostics
        .iter()
        .filter(|found| found.severity > Severity::Info)
        .map(|found| format!("{} {}", found.code.name(), found.path.file_name()))
        .collect();
    assert_eq!(found, findings, "{outcome}");
    states(&outcome)
}

pub(crate) const VI_1: &str = "# Một\n\nMột từ.\n";
pub(crate) const VI_2: &str = "# Một\n\nHai từ.\n";
const VI_3: &str = "# Một\n\nBa từ.\n";
pub(crate) const EN_1: &str = "# One\n\nA word.\n";
pub(crate) const EN_2: &str = "# One\n\nTwo words.\n";
pub(crate) const TH_1: &str = "# หนึ่ง\n\nคำ\n";
const TH_2: &str = "# หนึ่ง\n\nสองคำ\n";

/// Returns a parent with pairs of versions that mean the same.
fn with_pairs(text: &str, pairs: &[(&str, &str)]) -> String {
    let lines = pairs
        .iter()
        .map(|(old, new)| format!("<!-- same-meaning: {} {} -->\n", hash(old), hash(new)));
    lines.collect::<String>() + text
}

#[test]
fn a_change_of_the_original_propagates_through_the_pivot_until_it_is_translated() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let all_current = "vi original, nl missing, th current, en current";
    assert_eq!(states_of(&[("vi", VI_1), ("en", &en), ("th", &th)], &[]), all_current);
    assert_eq!(
        states_of(&[("vi", VI_2), ("en", &en), ("th", &th)], &["outdated-translation en.md"]),
        "vi original, nl missing, th upstream-outdated, en outdated"
    );
    let en = with_stamp("vi", VI_2, EN_2);
    assert_eq!(
        states_of(&[("vi", VI_2), ("en", &en), ("th", &th)], &["outdated-translation th.md"]),
        "vi original, nl missing, th outdated, en current"
    );
    let th = with_stamp("en", EN_2, TH_2);
    assert_eq!(states_of(&[("vi", VI_2), ("en", &en), ("th", &th)], &[]), all_current);
}

#[test]
fn an_outdated_text_stays_outdated_whatever_the_state_of_its_parent() {
    let (en, th) = (with_stamp("vi", VI_1, EN_2), with_stamp("en", EN_1, TH_1));
    assert_eq!(
        states_of(
            &[("vi", VI_2), ("en", &en), ("th", &th)],
            &["outdated-translation en.md", "outdated-translation th.md"]
        ),
        "vi original, nl missing, th outdated, en outdated"
    );
}

#[test]
fn versions_that_mean_the_same_keep_all_current_until_the_meaning_changes() {
    let (en, th) = (with_stamp("vi", VI_1, EN_1), with_stamp("en", EN_1, TH_1));
    let states =
        |vi: &str, findings: &[&str]| states_of(&[("vi", vi), ("en", &en), ("th", &th)], findings);
    let all_current = "vi original, nl missing, th current, en current";
    assert_eq!(states(&with_pairs(VI_2, &[(VI_1, VI_2)]), &[]), all_current);
    let behind = "vi original, nl missing, th upstream-outdated, en outdated";
    assert_eq!(states(&with_pairs(VI_3, &[(VI_1, VI_2)]), &["outdated-translation en.md"]), behind);
    // A chain, in any order.
    assert_eq!(states(&with_pairs(VI_3, &[(VI_1, VI_2), (VI_2, VI_3)]), &[]), all_current);
    assert_eq!(states(&with_pairs(VI_3, &[(VI_2, VI_3), (VI_1, VI_2)]), &[]), all_current);
    assert_eq!(
        states(
            &with_pairs("# Một\n\nBốn từ.\n", &[(VI_1, VI_2), (VI_2, VI_3)]),
            &["outdated-translation en.md"]
        ),
        behind
    );
    // A chain with a missing link, a cycle, and a chain in the wrong direction.
    assert_eq!(states(&with_pairs(VI_3, &[(VI_2, VI_3)]), &["outdated-translation en.md"]), behind);
    assert_eq!(
        states(&with_pairs(VI_3, &[(VI_1, VI_2), (VI_2, VI_1)]), &["outdated-translation en.md"]),
        behind
    );
    assert_eq!(states(&with_pairs(VI_2, &[(VI_2, VI_1)]), &["outdated-translation en.md"]), behind);
    // Pairs in front matter.
    let front = format!("+++\nsame-meaning = [\"{} {}\"]\n+++\n{VI_2}", hash(VI_1), hash(VI_2));
    assert_eq!(states(&front, &[]), all_current);
}

#[test]
fn a_pair_in_the_pivot_applies_to_translations_of_the_pivot() {
    let en = format!(
        "<!-- translated-from: vi {} -->\n{}",
        hash(VI_1),
        with_pairs(EN_2, &[(EN_1, EN_2)])
    );
    let th = with_stamp("en", EN_1, TH_1);
    assert_eq!(
        states_of(&[("vi", VI_1), ("en", &en), ("th", &th)], &[]),
        "vi original, nl missing, th current, en current"
    );
    // The original has no such pair.
    assert_eq!(
        states_of(
            &[
                ("vi", &with_pairs(VI_1, &[(EN_1, EN_2)])),
                ("en", &with_stamp("vi", VI_1, EN_2)),
                ("th", &th)
            ],
            &["outdated-translation th.md"]
        ),
        "vi original, nl missing, th outdated, en current"
    );
}

#[test]
fn translations_of_an_unstamped_pivot_are_unverified() {
    let th = with_stamp("en", EN_1, TH_1);
    assert_eq!(
        states_of(&[("vi", VI_1), ("en", EN_1), ("th", &th)], &["missing-stamp en.md"]),
        "vi original, nl missing, th upstream-outdated, en unverified"
    );
}

#[test]
fn a_missing_stamp_is_a_warning_with_the_line_to_add() {
    let outcome = family(&[("vi", VI_1), ("nl", "# Een\n\nEen woord.\n")]).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[missing-stamp] content/care/first/nl.md:1:1 this translation is not stamped yet, so nobody will know when it is outdated | if it says what vi.md says now, its first line should be: <!-- translated-from: vi 10272c9376cf3d41 --> (or run: polybook stamp nl care/first)

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
info[upstream-outdated] content/care/first/th.md:1:1 “en.md”, from which this translation was made, is behind its own original, is not stamped, or is not filled in yet | bring en.md up to date first
info[missing-translation] content/care/first/vi.md:1:1 “care/first” is not yet there in nl | copy the file, translate it, and save it under the language's name

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
fn translations_in_a_cycle_are_errors_and_unverified() {
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
warning[stamp-cycle] content/care/first/en.md:1:1 this text says it was translated from “nl.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/nl.md:1:1 this text says it was translated from “en.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
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
warning[stamp-cycle] content/care/first/en.md:1:1 this text says it was translated from “nl.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/nl.md:1:1 this text says it was translated from “th.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->
warning[stamp-cycle] content/care/first/th.md:1:1 this text says it was translated from “en.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&three), "vi original, nl unverified, th unverified, en unverified");
    let itself = family(&[("vi", VI_1), ("nl", &text("nl", "a"))]).build();
    assert_data_eq!(
        itself.diagnostics(),
        str![[r#"
warning[stamp-cycle] content/care/first/nl.md:1:1 this text says it was translated from “nl.md”, which in the end was translated from this one | one of them was made from the original: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&itself), "vi original, nl unverified, th missing, en missing");
}

#[test]
fn translations_of_a_text_in_a_cycle_are_outdated_or_unverified_on_their_own() {
    let circle = "# b\n\nx\n";
    let nl = format!("<!-- translated-from: en 0123456789abcdef -->\n{circle}");
    let en = with_stamp("nl", &nl, "# c\n\nx\n");
    let th = with_stamp("en", &en, TH_1);
    assert_eq!(
        states_of(
            &[("vi", VI_1), ("nl", &nl), ("en", &en), ("th", &th)],
            &["stamp-cycle en.md", "stamp-cycle nl.md"]
        ),
        "vi original, nl unverified, th upstream-outdated, en unverified"
    );
}

#[test]
fn a_stamp_that_names_no_text_is_an_error_and_the_text_unverified() {
    let text = |from: &str| format!("<!-- translated-from: {from} 0123456789abcdef -->\n{EN_1}");
    let missing = family(&[("vi", VI_1), ("en", &text("nl"))]).build();
    assert_data_eq!(
        missing.diagnostics(),
        str![[r#"
error[stamp-parent] content/care/first/en.md:1:1 this text says it was translated from “nl.md”, which is not there | write what it was made from; if that was vi.md as it is now: <!-- translated-from: vi 10272c9376cf3d41 -->

"#]]
    );
    assert_eq!(states(&missing), "vi original, nl missing, th missing, en unverified");
    let unknown = family(&[("vi", VI_1), ("en", &text("fr"))]).build();
    assert_data_eq!(
        unknown.diagnostics(),
        str![[r#"
error[stamp-parent] content/care/first/en.md:1:1 this text says it was translated from “fr.md”, which is not there | write what it was made from; if that was vi.md as it is now: <!-- translated-from: vi 10272c9376cf3d41 -->

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
warning[missing-stamp] content/care/first/en.md:1:1 this translation is not stamped yet, so nobody will know when it is outdated | if it says what vi.md says now, its first line should be: <!-- translated-from: vi 10272c9376cf3d41 --> (or run: polybook stamp en care/first)

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
error[second-stamp] content/care/first/en.md:6:1 this text says twice what it was translated from | keep the line that is true and remove the other

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
warning[stamped-original] content/care/first/vi.md:1:1 “vi.md” is the original, but it says it was translated from “en.md” | remove this line, or state the other language as source in lesson.toml

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

/// Returns the same text in other bytes.
type Form = fn(&str) -> String;

#[test]
fn states_do_not_depend_on_the_encoding_of_the_texts() {
    let en = with_stamp("vi", VI_1, EN_1);
    let (th, nl) = (with_stamp("en", EN_1, TH_1), with_stamp("vi", VI_2, "# Eén\n\nEén woord.\n"));
    let texts = [("vi", VI_2), ("nl", &nl), ("th", &th), ("en", &en)];
    let plain = family(&texts).build();
    assert_eq!(states(&plain), "vi original, nl current, th upstream-outdated, en outdated");
    let forms: [(&str, Form); 5] = [
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("NFD", decomposed),
        ("a byte order mark", |text| format!("\u{feff}{text}")),
        ("no line end at the end", |text| text.trim_end().to_owned()),
        ("all of it", |text| format!("\u{feff}{}", decomposed(text).replace('\n', "\r\n"))),
    ];
    for (name, form) in forms {
        for changed in ["vi", "nl", "th", "en", "all"] {
            let written: Vec<(&str, String)> = texts
                .iter()
                .map(|(stem, text)| {
                    (
                        *stem,
                        if changed == "all" || changed == *stem {
                            form(text)
                        } else {
                            (*text).to_owned()
                        },
                    )
                })
                .collect();
            let written: Vec<(&str, &str)> =
                written.iter().map(|(stem, text)| (*stem, text.as_str())).collect();
            assert_eq!(states(&family(&written).build()), states(&plain), "{name} in {changed}");
        }
    }
}

#[test]
fn every_state_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> =
        TranslationState::ALL.iter().map(|state| state.as_str()).collect();
    assert_eq!(
        names,
        ["original", "current", "outdated", "upstream-outdated", "unverified", "draft", "missing"]
            .into()
    );
    for state in TranslationState::ALL {
        assert_eq!(TranslationState::from_name(state.as_str()), Some(state));
    }
}

#[test]
fn a_language_with_a_region_may_be_lower_case_or_canonical_in_a_stamp() {
    for named in ["pt-br", "pt-BR", "PT-BR"] {
        let outcome = SiteTest::empty()
            .file(
                "book.toml",
                "[book]\nlanguage = \"en\"\n[languages.pt-BR]\n[languages.en]\n\
                [check]\nmissing-string = \"off\"",
            )
            .file("content/care/en.md", "# Care\n\nx")
            .file("content/care/first/pt-br.md", VI_1)
            .file("content/care/first/en.md", &with_stamp(named, VI_1, EN_1))
            .build();
        assert_eq!(outcome.diagnostics(), "", "{named}");
        assert_eq!(states(&outcome), "pt-BR original, en current", "{named}");
    }
}
