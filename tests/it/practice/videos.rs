//! Videos: cards that contact no other host, with their transcripts.

use snapbox::{assert_data_eq, str};

use super::{FIRST, NOTE, ONE_QUESTION, body, lesson, scripts};
use crate::site_test::SiteTest;
use crate::tree;

#[test]
fn a_link_to_a_video_alone_in_its_paragraph_is_a_card_that_contacts_no_host() {
    let outcome = lesson(
        "x\n\n[Two *minutes*](https://youtu.be/3e_x75uRrhY?t=42 \"On YouTube\")\n\n<details>\n\
        <summary>Transcript</summary>\n\nShe listens.\n\n</details>\n\nAfter.\n",
    );
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p>x</p>
<div class="pb-video" data-pb-embed="https://www.youtube-nocookie.com/embed/3e_x75uRrhY?autoplay=1&amp;start=42" data-pb-title="Two minutes">
<p class="pb-video-link"><a href="https://youtu.be/3e_x75uRrhY?t=42" title="On YouTube">Two <em>minutes</em></a></p>
<p class="pb-video-play pb-with-script"><button type="button" class="pb-button" data-pb-play="">Play the video</button> <span class="pb-video-host">Playing it connects to YouTube.</span></p>
<p class="pb-video-offline" role="status" data-pb-offline="" hidden="">You are offline, or reading from a folder, so the video cannot play. The text below tells you what is said.</p>
<details class="pb-transcript">
<summary>Transcript</summary>
<p>She listens.</p>
</details></div>

<p>After.</p>

"#]]
    );
    let page = outcome.page(FIRST);
    assert!(!page.contains("<iframe") && !page.contains("<img"));
    assert!(page.contains("frame-src https://www.youtube-nocookie.com;"), "{page}");
}

#[test]
fn a_video_among_words_or_in_a_list_is_a_link() {
    for markdown in [
        "See [this](https://youtu.be/3e_x75uRrhY).",
        "- [this](https://youtu.be/3e_x75uRrhY)",
        "> [this](https://youtu.be/3e_x75uRrhY)",
        "[this](https://youtu.be/3e_x75uRrhY) [that](https://youtu.be/3e_x75uRrhY)",
        "[this](https://example.org/watch?v=3e_x75uRrhY)",
        "| [this](https://youtu.be/3e_x75uRrhY) |\n| --- |",
    ] {
        let outcome = lesson(markdown);
        assert!(!outcome.page(FIRST).contains("pb-video"), "{markdown}");
        assert!(!outcome.page(FIRST).contains("frame-src"), "{markdown}");
    }
}

#[test]
fn a_bare_address_of_a_video_is_a_card() {
    let page = body(
        "x\n\nhttps://vimeo.com/76979871\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n\
        </details>\n",
    );
    assert!(
        page.contains(
            "data-pb-embed=\"https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1\""
        ),
        "{page}"
    );
}

#[test]
fn a_video_of_the_site_plays_without_a_script() {
    let outcome = SiteTest::lesson(
        "x\n\n[A film](film.mp4)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n",
    )
    .asset("content/care/first/film.mp4", b"film")
    .build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.body_of(FIRST);
    assert!(
        page.contains(
            "<video controls=\"\" preload=\"none\" src=\"../../media/care/first/film.mp4\""
        ),
        "{page}"
    );
    assert!(
        !page.contains("data-pb-play") && !scripts(&outcome, FIRST).contains(&"video".to_owned())
    );
    assert_eq!(outcome.bytes("media/care/first/film.mp4"), b"film");
}

#[test]
fn a_video_on_another_page_than_a_lesson_is_a_link_with_its_transcript() {
    let film = "x\n\n[A film](https://vimeo.com/76979871)\n\n<details>\n\
        <summary>Transcript</summary>\n\nx\n\n</details>\n";
    let outcome =
        SiteTest::lesson("x").file("content/care/en.md", &format!("# Care\n\n{film}")).build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("en/care/index.html");
    assert!(
        page.contains("<a href=\"https://vimeo.com/76979871\">A film</a>")
            && page.contains("pb-transcript"),
        "{page}"
    );
    assert!(
        !page.contains("data-pb-embed")
            && !page.contains("data-pb-play")
            && !page.contains("frame-src"),
        "{page}"
    );
}

#[test]
fn the_html_around_a_video_is_well_formed_wherever_it_is() {
    let film = "[A film](https://vimeo.com/76979871)\n";
    let transcript = "\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n";
    let mut wrong = Vec::new();
    for markdown in [
        format!("{film}{transcript}\nAfter.\n"),
        format!("{film}\nAfter.\n"),
        film.to_owned(),
        format!("{film}\n{film}"),
        format!("<!-- discussion -->\n## Talk\n\n{film}"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n<!-- keypoints -->\n## Remember\n\nx\n"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n## After\n\nx\n"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n{NOTE}\nx\n"),
        format!("{ONE_QUESTION}\n{film}\n<!-- q: two -->\n### Two?\n\n- [ ] a\n  > No.\n- [x] b\n"),
        format!("{film}\n---\n\n<div>\n\nx\n\n</div>\n"),
        format!(
            "<!-- instructor -->\n<details>\n<summary>x</summary>\n\n{film}{transcript}\n\
            </details>\n\nx\n"
        ),
        format!("<div>\n\n{film}{transcript}\n</div>\n"),
    ] {
        let outcome = SiteTest::lesson(&format!("x\n\n{markdown}")).build();
        for (path, page) in outcome.pages().filter(|(path, _)| path.starts_with("en/care/first")) {
            if let Err(problem) = tree::parse(&page) {
                wrong.push(format!("{path} of {markdown:?}: {problem}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
