//! Translations: originals, outlines and stamps.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::texts;
use crate::site_test::{Outcome, SiteTest};
use crate::stamps::with_stamp;

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let english = "# A\n\nx";
    let family = |texts: &[(&str, &str)]| {
        let site = SiteTest::stamped().file("content/care/first/lesson.toml", "source = \"en\"");
        texts
            .iter()
            .fold(site, |site, (stem, text)| {
                site.file(&format!("content/care/first/{stem}.md"), text)
            })
            .build()
    };
    let vietnamese = |stamped: &str| family(&[("en", english), ("vi", stamped)]);
    let vi = "# B\n\nx";
    vec![
        ("ambiguous-source", texts("", &[("en", "# A\n\nx"), ("vi", "# B\n\nx")])),
        (
            "no-original",
            SiteTest::new().file("content/care/first/lesson.toml", "order = 1\n").build(),
        ),
        ("unclear-source", texts("", &[("nl", "# A\n\nx"), ("vi", "# B\n\nx")])),
        ("source-missing", texts("source = \"th\"", &[("en", "# A\n\nx")])),
        ("missing-translation", texts("", &[("en", "# A\n\nx")])),
        (
            "outline-differs",
            texts("source = \"en\"", &[("en", "# A\n\n## One\n\nx"), ("vi", "# B\n\nx")]),
        ),
        (
            "untranslated-section",
            texts(
                "source = \"en\"",
                &[("en", "# A\n\nx\n\n## One\n\nx"), ("vi", "# B\n\nx\n\n## Một\n")],
            ),
        ),
        ("second-stamp", vietnamese(&with_stamp("en", english, &with_stamp("en", english, vi)))),
        ("stamp-parent", vietnamese(&with_stamp("nl", "", vi))),
        ("stamp-cycle", vietnamese(&with_stamp("vi", "", vi))),
        ("stamped-original", family(&[("en", &with_stamp("vi", "", english)), ("vi", vi)])),
        ("missing-stamp", vietnamese(vi)),
        ("outdated-translation", vietnamese(&with_stamp("en", "", vi))),
        (
            "upstream-outdated",
            family(&[("en", english), ("vi", vi), ("nl", &with_stamp("vi", vi, "# C\n\nx"))]),
        ),
    ]
}
