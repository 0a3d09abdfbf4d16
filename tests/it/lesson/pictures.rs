//! Pictures in a text: figures, variants for languages, file names and errors.

use snapbox::{assert_data_eq, str};

use super::FIRST;
use crate::site_test::{DRAWING, SiteTest};

#[test]
fn a_picture_alone_with_a_title_is_a_figure_with_its_size() {
    let outcome = SiteTest::lesson(
        "![A *plain* drawing](a.svg \"What it “means”\")\n\nIn a line ![icon](a.svg \"hint\").\n",
    )
    .asset("content/care/first/a.svg", DRAWING)
    .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<figure><img src="../../media/care/first/a.svg" alt="A plain drawing" width="320" height="200" loading="lazy"/><figcaption>What it “means”</figcaption></figure>
<p>In a line <img src="../../media/care/first/a.svg" alt="icon" title="hint" width="320" height="200" loading="lazy"/>.</p>

"#]]
    );
    assert_eq!(outcome.bytes("media/care/first/a.svg"), DRAWING);
}

#[test]
fn a_picture_may_have_a_variant_for_a_language() {
    let variant = DRAWING
        .strip_suffix(b"</svg>")
        .unwrap()
        .iter()
        .chain(b"<circle r=\"1\"/></svg>")
        .copied()
        .collect::<Vec<u8>>();
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n![x](../shared/a.svg)")
        .file("content/care/first/th.md", "# หนึ่ง\n\n![x](../shared/a.svg)")
        .asset("content/care/shared/a.svg", DRAWING)
        .asset("content/care/shared/a.th.svg", &variant)
        .asset("content/care/shared/unused.svg", DRAWING)
        .build();
    assert!(outcome.body_of(FIRST).contains("src=\"../../media/care/shared/a.svg\""));
    assert!(
        outcome.body_of("th/care/first.html").contains("src=\"../../media/care/shared/a.th.svg\"")
    );
    assert_eq!(outcome.bytes("media/care/shared/a.th.svg"), variant);
    assert!(!outcome.has("media/care/shared/unused.svg"), "only what a page shows is copied");
}

#[test]
fn file_names_of_cameras_are_percent_encoded() {
    let outcome = SiteTest::lesson("![x](<IMG 1 (2)%.PNG>) ![y](%E1%BA%A3nh.png) ![z](ảnh.png)")
        .asset("content/care/first/IMG 1 (2)%.PNG", b"not really")
        .asset("content/care/first/ảnh.png", b"not really")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p><img src="../../media/care/first/IMG%201%20(2)%25.PNG" alt="x" loading="lazy"/> <img src="../../media/care/first/%E1%BA%A3nh.png" alt="y" loading="lazy"/> <img src="../../media/care/first/%E1%BA%A3nh.png" alt="z" loading="lazy"/></p>

"#]]
    );
}

#[test]
fn missing_remote_and_unsafe_pictures_are_errors() {
    let outcome = SiteTest::lesson(
        "![a](a.svg)\n\n![b](https://example.org/b.png)\n\n\
        ![c](c.tiff)\n\n![d](../../../d.png)\n\n![e](e.svgg)\n\n![f](data:image/png;base64,x)\n",
    )
    .asset(
        "content/care/first/a.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" \
            onload=\"x()\"/>",
    )
    .asset("content/care/first/c.tiff", b"x")
    .asset("content/care/first/e.svg", DRAWING)
    .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[unsafe-svg] content/care/first/a.svg:1:1 “content/care/first/a.svg” contains more than a picture: it has an attribute onload (line 1) | export it again as a plain SVG, without scripts, links or external fonts
warning[remote-image] content/care/first/en.md:5:1 the picture “https://example.org/b.png” is on another site, which could track every reader; a link to it is shown instead | put the picture next to the lesson and write ![what it shows](picture.svg)
error[asset-type] content/care/first/en.md:7:1 “content/care/first/c.tiff” has a file type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[missing-file] content/care/first/en.md:9:1 there is no file “d.png” | only files in content/ are published: put it there, next to the lesson, and name it from there
error[asset-type] content/care/first/en.md:11:1 “content/care/first/e.svgg” has a file type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-scheme] content/care/first/en.md:13:1 a link to “data:image/png;base64,x” is not allowed | a link leads to https://, http://, mailto:, tel:, or to a file of this site

"#]]
    );
    assert!(!outcome.has("media/care/first/a.svg"));
    assert!(!outcome.body_of(FIRST).contains("<img"));
}
