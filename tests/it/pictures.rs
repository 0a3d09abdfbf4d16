//! Pictures as they are published: drawings sanitised, photos without their location.

use polybook::load;
use polybook::source::{AssetContent, SitePath};
use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;

const FIRST: &str = "content/care/first/en.md";

fn photo(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/photos/{name}", env!("CARGO_MANIFEST_DIR"));
    fs_err::read(path).unwrap()
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

#[test]
fn a_photo_with_a_location_is_a_warning_and_is_published_without_it() {
    for name in [
        "exif.jpg",
        "exif.png",
        "exif.webp",
        "exif.avif",
        "xmp.jpg",
        "xmp.png",
        "xmp.webp",
        "xmp.avif",
        "deflated.png",
        "profile.png",
        "progressive.jpg",
        "two-in-one.jpg",
    ] {
        let bytes = photo(name);
        let site = SiteTest::lesson(&format!("![A photo]({name})"))
            .asset(&format!("content/care/first/{name}"), &bytes);
        let folder = site.on_disk();
        folder.write(&format!("content/care/first/{name}"), &bytes);
        let outcome = site.build();
        assert_eq!(
            outcome.diagnostics(),
            format!(
                "warning[photo-location] {FIRST}:3:1 “content/care/first/{name}” records where \
                it was taken; the site publishes it without the location | the file in the \
                repository still shows the location to everybody: export the photo again without \
                it, and replace the file\n"
            )
        );
        let published = outcome.bytes(&format!("media/care/first/{name}"));
        // 10° 45′ 30.5″ as in Exif, the copyright, and XMP.
        assert!(!has(&published, b"\n\0\0\0\x01\0\0\0-\0\0\0\x01\0\0\0"), "{name}");
        assert!(!has(&published, b"Somebody") && !has(&published, b"GPSLatitude"), "{name}");
        // An AVIF has its own orientation property.
        let is_turned = name.starts_with("exif") && name != "exif.avif";
        assert!(
            !is_turned || has(&published, b"\x12\x01\x03\0\x01\0\0\0\x06\0"),
            "{name} has fallen over"
        );
        let again = SiteTest::lesson(&format!("![A photo]({name})"))
            .asset(&format!("content/care/first/{name}"), &published);
        assert_eq!(again.build().diagnostics(), "", "{name}");

        // A picture on disk is not held in memory, and the result is the same.
        folder.build();
        assert_eq!(
            fs_err::read(folder.path(&format!("book/media/care/first/{name}"))).unwrap(),
            published,
            "{name}"
        );
    }
}

#[test]
fn a_photo_without_a_location_is_unchanged() {
    for name in ["nowhere.jpg", "nowhere.png", "nowhere.webp", "nowhere.avif"] {
        let bytes = photo(name);
        let path = format!("content/care/first/{name}");
        let outcome = SiteTest::lesson(&format!("![A photo]({name})")).asset(&path, &bytes).build();
        assert_eq!(outcome.diagnostics(), "");
        assert_eq!(outcome.bytes(&format!("media/care/first/{name}")), bytes);
    }
}

#[test]
fn a_location_in_a_photo_after_the_first_one_is_found_too() {
    let published = |bytes: &[u8]| {
        let asset = load::inspect(&SitePath::new("content/care/first/a.jpg"), bytes);
        (load::asset_bytes(&asset.content).unwrap().to_vec(), asset.has_location)
    };
    let with_location = photo("exif.jpg");
    let (plain, _) = published(&with_location);
    assert!(!published(&plain).1);
    let (bytes, has_location) = published(&[plain.clone(), with_location].concat());
    assert!(has_location && bytes.len() <= plain.len(), "{} bytes", bytes.len());
}

#[test]
fn a_location_behind_a_link_or_in_a_drawing_is_found_too() {
    let photo = photo("exif.jpg");
    let outcome =
        SiteTest::lesson("[The photo](a.jpg)").asset("content/care/first/a.jpg", &photo).build();
    assert!(
        outcome.diagnostics().starts_with("warning[photo-location] content/care/first/en.md:3:1")
    );
    let written = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &photo);
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><image \
        href=\"data:image/jpeg;base64,{written}\"/></svg>"
    );
    let outcome = SiteTest::lesson("![Both](a.svg)")
        .asset("content/care/first/a.svg", drawing.as_bytes())
        .build();
    assert!(
        outcome.diagnostics().starts_with("warning[photo-location] content/care/first/en.md:3:1")
    );
    let published = outcome.page("media/care/first/a.svg");
    assert!(
        published.contains("data:image/jpeg;base64,/9j/") && !published.contains(&written),
        "{published}"
    );
}

#[test]
fn each_picture_is_reported_once_where_the_original_shows_it() {
    let mut large = photo("nowhere.png");
    // The width, in the header.
    large[18..20].copy_from_slice(&[0x0b, 0xb8]);
    let outcome = SiteTest::new()
        .file("content/care/first/vi.md", "# Một\n\nLời đầu.\n\n![Phòng](a.png)\n\n![Phòng](a.png)")
        .file(
            "content/care/first/en.md",
            "# One\n\nFirst words.\n\n![A room](a.png)\n\n![A room](a.png)",
        )
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .asset("content/care/first/a.png", &large)
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[large-picture] content/care/first/en.md:5:1 “content/care/first/a.png” is too large for a phone on a slow network: 3000 × 12 px | export it again, at most 2,400 pixels wide and high and at most 500 KB: a photo as .jpg or .webp with quality 80, a drawing without embedded photos

"#]]
    );
    let mut heavy = photo("nowhere.jpg");
    heavy.resize(500_001, 0);
    let outcome =
        SiteTest::lesson("![A room](a.jpg)").asset("content/care/first/a.jpg", &heavy).build();
    assert!(outcome.diagnostics().contains("slow network: 500 KB"), "{}", outcome.diagnostics());
}

#[test]
fn an_unsafe_drawing_is_not_published() {
    let site =
        SiteTest::lesson("![x](x.svg)").asset("content/care/first/x.svg", b"<svg onload=\"x()\"/>");
    let outcome = site.build();
    let assets = &outcome.build.site.catalog.sources.assets;
    assert!(assets.values().all(|asset| asset.content == AssetContent::Memory([].into())));
}
