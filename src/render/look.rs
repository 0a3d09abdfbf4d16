//! The look of a site, as far as its configuration changes it: typefaces and the logo.
//!
//! In: the fonts of the configuration with the addresses of their files, and whether there is a
//! logo. Out: a style sheet, and a diagnostic if a page loads too much.

use crate::config::{CONFIG_FILE, Font, SiteConfig};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Sources};

const HEAVY_FONTS: Code = Code::warning("heavy-fonts");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[HEAVY_FONTS];

/// How many bytes of fonts a page may load: about as much as everything else on a lesson page with
/// a drawing, and half a minute on a slow mobile connection.
const MAX_BYTES: usize = 200 * 1024;

/// The style of a logo, beside the site's title.
const LOGO: &str = ".pb-logo{block-size:1.5em;margin-inline-end:0.4em;vertical-align:-0.3em}\n";

/// Returns the style sheet, or nothing if there are no fonts and no logo. It is published in the
/// same folder as the files.
pub(super) fn style_sheet(fonts: &[(&Font, String)], has_logo: bool) -> Option<String> {
    let sheet = [font_styles(fonts).unwrap_or_default().as_str(), if has_logo { LOGO } else { "" }]
        .concat();
    (!sheet.is_empty()).then_some(sheet)
}

fn font_styles(fonts: &[(&Font, String)]) -> Option<String> {
    let faces: String = fonts.iter().map(|(font, address)| face(font, address)).collect();
    // A typeface for this purpose only precedes one for both.
    let families = |is_used: fn(&Font) -> bool, is_used_otherwise: fn(&Font) -> bool| {
        let mut used: Vec<&Font> =
            fonts.iter().map(|(font, _)| *font).filter(|font| is_used(font)).collect();
        used.sort_by_key(|font| is_used_otherwise(font));
        let mut names: Vec<String> = Vec::new();
        for font in used {
            let name = format!("\"{}\"", font.family);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(",")
    };
    let mut values = String::new();
    let text = families(|font| font.for_text, |font| font.for_titles);
    let titles = families(|font| font.for_titles, |font| font.for_text);
    for (property, names) in [("--pb-font-text", text), ("--pb-font-titles", titles)] {
        if !names.is_empty() {
            values.push_str(&format!("{property}:{names};"));
        }
    }
    (!faces.is_empty()).then(|| format!("{faces}:root{{{values}}}\n"))
}

/// Returns a diagnostic if the pages of a language load more than they should, for the language in
/// which that is most.
pub(super) fn heavy(config: &SiteConfig, sources: &Sources) -> Option<Diagnostic> {
    let path = SitePath::new(CONFIG_FILE);
    let size = |font: &Font| {
        let file = path.resolve(&font.file.value);
        file.and_then(|file| sources.static_bytes(&file)).map_or(0, |bytes| bytes.len())
    };
    let sizes = config.languages.iter().map(|language| {
        let is_used = |font: &&Font| {
            font.script.is_none_or(|script| script.is_used_by(language.tag.primary()))
        };
        let bytes = config.html.fonts.iter().filter(is_used).map(size).sum::<usize>();
        (bytes, language)
    });
    let (bytes, language) = sizes.max_by_key(|(bytes, _)| *bytes)?;
    let first = config.html.fonts.first()?;
    (bytes > MAX_BYTES).then(|| {
        Diagnostic::new(HEAVY_FONTS, &path, first.file.span.clone())
            .with("language", language.tag.as_str())
            .with("size", bytes / 1024)
            .with("limit", MAX_BYTES / 1024)
    })
}

/// Returns the rule for one file. The text is visible in another typeface until the file is loaded.
fn face(font: &Font, address: &str) -> String {
    let file = address.rsplit_once('/').map_or(address, |(_, file)| file);
    let mut face = format!(
        "@font-face{{font-family:\"{}\";src:url(\"{file}\");font-weight:{};font-display:swap;",
        font.family, font.weight
    );
    if font.is_italic {
        face.push_str("font-style:italic;");
    }
    if let Some(script) = font.script {
        face.push_str(&format!("unicode-range:{};", script.unicode_range()));
    }
    face.push_str("}\n");
    face
}
