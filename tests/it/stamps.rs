//! Stamps: the states of translations relative to their parents, and errors in stamps.

mod diagnostics;

use polybook::catalog::TranslationState;
use polybook::diagnostic::Severity;

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
fn states_of(texts: &[(&str, &str)], codes: &[&str]) -> String {
    let outcome = family(texts).build();
    let found: Vec<String> = outcome
        .build
        .diagnostics
        .iter()
        .filter(|found| found.severity > Severity::Info)
        .map(|found| format!("{} {}", found.code.name(), found.path.file_name()))
        .collect();
    assert_eq!(found, codes, "{outcome}");
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
        |vi: &str, codes: &[&str]| states_of(&[("vi", vi), ("en", &en), ("th", &th)], codes);
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
