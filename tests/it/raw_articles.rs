//! Raw articles: plain paragraphs in four languages, one lesson each in its own language only. Each
//! needs only a title and a `lesson.toml`.

use crate::site_test::{Outcome, SiteTest};
use crate::ways::broken_ways;

const CONFIG: &str = "[book]\ntitle = \"Articles\"\nlanguage = \"en\"\n[output.html]\n\
    site-url = \"https://example.org/\"\n[languages.vi]\n[languages.nl]\n[languages.th]\n\
    [languages.en]\n";

const VIETNAMESE: &str = "# Cuộc gọi lúc 2 giờ 10 sáng\n\nCHỊ LAN (36 tuổi) gọi tới tổng đài… \
    \"Vali của tôi đâu?\" – chị hỏi. Anh nhân viên đáp: \"Tôi sẽ tìm\"; rồi anh lái xe 3 tiếng.\n\n\
    * * *\n\n[Ảnh: vali trên băng chuyền] Nguồn: https://example.com/bai-viet?id=1&trang=2 (truy \
    cập 22/11/2026).\n\n1) Lắng nghe\n2) Hành động\n\n\
    \"Không phải ai cũng nổi tiếng, nhưng ai cũng có thể vĩ đại.\" _Martin Luther King_ *\n\n\
    Đọc thêm: [bài tiếng Hà Lan](../../zorg/een-gast/nl.md), [bài tiếng \
    Thái](../../zorg/wait/th.md).\n";

const DUTCH: &str = "# Eén gast, twee antwoorden: 't kan wél\n\n\
    ‘Dat kunnen we niet’, zei de receptionist [sic]. 's Avonds belde ze terug – met excuses… én \
    een oplossing.\n\nHet kostte € 12,50 < een bos bloemen; 3 > 2, toch? R&D vond het ‘te duur’. \
    Zie www.example.nl/artikel_(1) of mail naar redactie@example.nl.\n\n- punt een\n\
    -  punt twee\n\n\tIngesprongen regel, zo uit de tekstverwerker\n\n\
    Lees ook [het Engelse stuk](../waiting-room/en.md) en [dit](/content/thu/cuoc-goi/vi.md).\n";

const THAI: &str = "# เครื่องบินที่รอ (ตอนที่ ๑)\n\nกัปตันบอกว่า “ผมไปไม่ได้ถ้าไม่มีคุณ” \
    แล้วท่านก็รอ ๆ ๆ อยู่ 12 นาที!!\n\nที่มา: https://example.com/ข่าว/เครื่องบิน?หน้า=๒ และ \
    <https://example.com/x>\n\n----\n\nอ่านต่อ [บทภาษาเวียดนาม](../../thu/cuoc-goi/vi.md) หรือ \
    [บทภาษาอังกฤษ](../waiting-room/en.md)\n";

const ENGLISH: &str = "# The waiting-room rule: \"2 minutes or a word\"\n\n\
    By A. Writer | 29 October 2020 | 4 min read\n\n\
    Guests don't mind waiting -- they mind *not knowing*... [email\u{a0}protected]. Don’t say \"I \
    can't\"; say {name}, 100% of the time. 5*3=15, a_b_c, #1 rule, ~10 minutes, C:\\path, <3.\n\n\
    \"Everybody can be great,\" he said.[1]\n\n[1] Quoted in a speech, see \
    http://example.com/speech#great.\n\nMore: [in Thai](../wait/th.md), [in \
    Dutch](../een-gast/nl.md), [in Vietnamese](../../thu/cuoc-goi/vi.md).\n";

fn articles() -> Outcome {
    let lesson = |site: SiteTest, (folder, stem, text): (&str, &str, &str)| {
        site.file(
            &format!("content/{folder}/lesson.toml"),
            &format!("source = \"{stem}\"\norder = 1\n"),
        )
        .file(&format!("content/{folder}/{stem}.md"), text)
    };
    [
        ("thu/cuoc-goi", "vi", VIETNAMESE),
        ("zorg/een-gast", "nl", DUTCH),
        ("zorg/wait", "th", THAI),
        ("zorg/waiting-room", "en", ENGLISH),
    ]
    .into_iter()
    .fold(SiteTest::empty().file("book.toml", CONFIG), lesson)
    .build()
}

#[test]
fn articles_build_unchanged() {
    let outcome = articles();
    assert!(!outcome.build.diagnostics.has_errors(), "{outcome}");
    let others: Vec<String> = outcome
        .diagnostics()
        .lines()
        .filter(|line| !line.starts_with("warning[no-topic-page] "))
        .map(str::to_owned)
        .collect();
    assert_eq!(others, Vec::<String>::new());
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn every_article_keeps_its_text() {
    let outcome = articles();
    for (path, words) in [
        ("vi/thu/cuoc-goi.html", "[Ảnh: vali trên băng chuyền]"),
        ("nl/zorg/een-gast.html", "zei de receptionist [sic]"),
        (
            "nl/zorg/een-gast.html",
            "<a href=\"http://www.example.nl/artikel_(1)\">www.example.nl/artikel_(1)</a>",
        ),
        ("th/zorg/wait.html", "รอ ๆ ๆ อยู่ 12 นาที!!"),
        (
            "en/zorg/waiting-room.html",
            "say {name}, 100% of the time. 5*3=15, a_b_c, #1 rule, ~10 minutes, C:\\path, &lt;3.",
        ),
        ("en/zorg/waiting-room.html", "he said.[1]"),
    ] {
        assert!(outcome.body_of(path).contains(words), "{path}: {}", outcome.body_of(path));
    }
}

#[test]
fn an_article_links_to_the_others_in_their_languages() {
    let outcome = articles();
    assert_eq!(
        outcome.ways("th/zorg/wait.html", &outcome.body_of("th/zorg/wait.html")),
        ["vi/thu/cuoc-goi.html", "en/zorg/waiting-room.html"]
    );
    assert!(outcome.body_of("th/zorg/wait.html").contains("(Tiếng Việt)"));
    assert!(outcome.page("nl/thu/cuoc-goi.html").contains("noindex"));
    assert!(outcome.main_of("th/index.html").contains("Zorg"));
}
