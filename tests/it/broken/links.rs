//! Links and pictures.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::{lesson, texts};
use crate::site_test::{Outcome, SiteTest};

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let picture = |name: &str| {
        let path =
            format!("{}/tests/fixtures/rules/pictures/bad/{name}", env!("CARGO_MANIFEST_DIR"));
        let site = SiteTest::lesson(&format!("![x]({name})"));
        site.asset(&format!("content/care/first/{name}"), &fs_err::read(path).unwrap()).build()
    };
    vec![
        ("link-scheme", lesson("[x](javascript:x)")),
        ("link-form", lesson("[x](../second/)")),
        ("link-outside", lesson("[x](../../../../x.md)")),
        ("broken-link", lesson("[x](../secnd/en.md)")),
        (
            "draft-link",
            SiteTest::lesson("[x](../second/en.md)")
                .file("content/care/second/en.md", "# B\n\nx")
                .file("content/care/second/lesson.toml", "draft = true")
                .build(),
        ),
        ("broken-fragment", lesson("[x](#nowhere)")),
        (
            "lagging-fragment",
            texts(
                "source = \"en\"",
                &[
                    ("en", "# A\n\nx\n\n## New\n\n[x](../first/en.md#new)"),
                    ("vi", "# B\n\n[x](../first/en.md#new)"),
                ],
            ),
        ),
        ("no-such-language", lesson("[x](../first/en.md?lang=xx)")),
        ("missing-file", lesson("![x](x.png)")),
        ("asset-type", lesson("![x](x.exe)")),
        ("remote-image", lesson("![x](https://example.org/x.png)")),
        (
            "unsafe-svg",
            SiteTest::lesson("![x](x.svg)").asset("content/care/first/x.svg", b"<svg").build(),
        ),
        ("photo-location", picture("exif.jpg")),
        ("large-picture", picture("large.png")),
    ]
}
