//! What changes the look of a site without a theme: logo, browser colour, footer links, fonts.

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, attribute_values};

const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>";

const LANGUAGES: &str =
    "[languages.vi]\n[languages.th]\n[languages.en]\n[check]\nmissing-translation = \"off\"\n";

fn site(html: &str) -> SiteTest {
    let book = format!("{LANGUAGES}[output.html]\n{html}");
    SiteTest::lesson("Words.").asset("look/logo.svg", LOGO.as_bytes()).file("book.toml", &book)
}

/// Returns the text of the only file with this beginning.
fn only_file(outcome: &Outcome, begin: &str) -> String {
    let paths = outcome.paths();
    let found: Vec<_> = paths.iter().filter(|path| path.starts_with(begin)).collect();
    assert_eq!(found.len(), 1, "{begin}: {paths:?}");
    outcome.page(found[0])
}

#[test]
fn the_logo_is_in_the_header_and_the_icon_of_every_page() {
    let outcome = site("logo = \"look/logo.svg\"").build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("en/care/first.html");
    let header = outcome.between("en/care/first.html", "<a class=\"pb-site\"", "</a>");
    let picture = attribute_values(&header, "src");
    assert!(picture[0].starts_with("../../assets/look-logo-"), "{header}");
    assert!(page.contains(&format!("<link rel=\"icon\" href=\"{}\">", picture[0])), "{page}");
    assert!(outcome.page("index.html").contains("assets/look-logo-"));
    assert!(only_file(&outcome, "assets/look-logo-").contains("M0 0h9"));
    let without = SiteTest::lesson("Words.").build();
    assert!(!without.page("en/care/first.html").contains("pb-logo"));
}

#[test]
fn a_logo_that_is_missing_or_unsafe_is_reported_where_it_is_named() {
    let missing = site("logo = \"look/lgo.svg\"").build();
    assert_data_eq!(
        missing.diagnostics(),
        str![[r#"
error[missing-file] book.toml:7:8 there is no file “look/lgo.svg” | did you mean “look/logo.svg”?

"#]]
    );
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let dangerous =
        site("logo = \"look/logo.svg\"").asset("look/logo.svg", script.as_bytes()).build();
    assert_data_eq!(
        dangerous.diagnostics(),
        str![[r#"
error[unsafe-svg] book.toml:7:8 “look/logo.svg” contains more than a picture: it has an element <script> (line 1) | export it again as a plain SVG, without scripts, links or external fonts

"#]]
    );
}

#[test]
fn the_colour_of_the_browser_is_the_background_unless_it_is_configured() {
    let colours = |outcome: &Outcome| {
        let page = outcome.page("en/care/first.html");
        let parts: Vec<String> = page
            .split("<meta name=\"theme-color\" content=\"")
            .skip(1)
            .map(|part| part[..7].to_owned())
            .collect();
        parts.join(" ")
    };
    assert_eq!(colours(&site("").build()), "#fbfaf7 #161412");
    let own = site("theme-color = { light = \"#ffffff\", dark = \"#000000\" }").build();
    assert_eq!((own.diagnostics().as_str(), colours(&own).as_str()), ("", "#ffffff #000000"));
    let wrong = site("theme-color = { light = \"white\" }").build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[missing-key] book.toml:7:15 the key “dark” is missing here | add a line: dark = "…"
error[wrong-value] book.toml:7:25 “white” is not allowed as “light” | write: a colour such as #9f4a2c

"#]]
    );
}

#[test]
fn footer_links_are_on_all_pages_or_on_those_of_their_language() {
    let outcome = site(
        "[[output.html.footer-links]]\ntitle = \"Intranet & more\"\nurl = \"https://desk.example/\"\n\
         [[output.html.footer-links]]\ntitle = \"Liên hệ\"\nurl = \"https://desk.example/vi\"\nlang = \"vi\"",
    )
    .build();
    assert_eq!(outcome.diagnostics(), "");
    let footer = |path: &str| outcome.between(path, "<footer class=\"pb-footer\"", "</footer>");
    let everywhere = "<li><a href=\"https://desk.example/\">Intranet &amp; more</a></li>";
    let vietnamese = "<li><a href=\"https://desk.example/vi\">Liên hệ</a></li>";
    assert!(footer("en/index.html").contains(everywhere));
    assert!(!footer("en/index.html").contains(vietnamese));
    assert!(footer("vi/index.html").contains(everywhere));
    assert!(footer("vi/index.html").contains(vietnamese));
    let wrong = site("[[output.html.footer-links]]\nurl = \"desk.example\"").build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[missing-key] book.toml:7:1 the key “title” is missing here | add a line: title = "…"
error[wrong-value] book.toml:8:7 “desk.example” is not allowed as “url” | write: a full address that begins with https://

"#]]
    );
}

#[test]
fn fonts_are_declared_by_script_and_lead_the_fonts_of_the_device() {
    let fonts = "[[output.html.fonts]]\nfamily = \"Sarabun\"\nfile = \"look/thai.woff2\"\n\
                 script = \"thai\"\n\
                 [[output.html.fonts]]\nfamily = \"Head\"\nfile = \"look/head.woff2\"\n\
                 weight = \"100 900\"\nstyle = \"italic\"\nuse = \"titles\"";
    let site = site(fonts).asset("look/head.woff2", b"head");
    let outcome = site.clone().asset("look/thai.woff2", b"thai").build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(only_file(&outcome, "assets/look-thai-"), "thai");
    let sheet = only_file(&outcome, "assets/configured-");
    assert_data_eq!(
        sheet,
        str![[r#"
@font-face{font-family:"Sarabun";src:url("look-thai-3582ea097a77.woff2");font-weight:400;font-display:swap;unicode-range:U+0E00-0E7F, U+25CC, U+200C-200D;}
@font-face{font-family:"Head";src:url("look-head-9f2e6d33a371.woff2");font-weight:100 900;font-display:swap;font-style:italic;}
:root{--pb-font-text:"Sarabun";--pb-font-titles:"Head","Sarabun";}

"#]]
    );
    let page = outcome.page("en/care/first.html");
    let place = |name: &str| page.find(&format!("/assets/{name}-")).unwrap();
    assert!(place("site") < place("configured"), "{page}");

    let heavy = site.asset("look/thai.woff2", &vec![0; 300 * 1024]).build();
    assert_data_eq!(
        heavy.diagnostics(),
        str![[r#"
warning[heavy-fonts] book.toml:9:8 pages in “th” load 300 kB of fonts; at most 200 kB are recommended | readers on a slow connection wait for them: use files in the format WOFF2 that contain one script each, name it as `script`, and remove weights that the site can do without

"#]]
    );
}

#[test]
fn what_is_wrong_with_a_font_is_reported() {
    let outcome = site(
        "[[output.html.fonts]]\nfamily = \"A;} body{\"\nfile = \"look/logo.svg\"\nscript = \"tai\"\n\
         weight = \"bold\"\nstyle = \"slanted\"\n[[output.html.fonts]]\nuse = \"headings\"",
    )
    .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[wrong-value] book.toml:8:10 “A;} body{” is not allowed as “family” | write: the name of a typeface, in letters, digits, spaces and hyphens
error[wrong-value] book.toml:10:10 “tai” is not allowed as “script” | did you mean “thai”?
error[wrong-value] book.toml:11:10 “bold” is not allowed as “weight” | write: a number from 1 to 1000, or two for a variable font, such as 100 900
error[wrong-value] book.toml:12:9 “slanted” is not allowed as “style” | write: normal, italic
error[missing-key] book.toml:13:1 the key “family” is missing here | add a line: family = "…"
error[missing-key] book.toml:13:1 the key “file” is missing here | add a line: file = "…"
error[wrong-value] book.toml:14:7 “headings” is not allowed as “use” | write: text, titles

"#]]
    );
}
