//! `[[output.html.fonts]]`: typefaces that a site brings along.
//!
//! In: one table. Out: a [`Font`].

use crate::diagnostic::Phrase;
use crate::toml_table::{Located, TableReader};

/// One file of a typeface.
#[derive(Debug, Clone)]
pub struct Font {
    /// The name of the typeface.
    pub family: String,
    /// The file, from the root of the site.
    pub file: Located<String>,
    /// The characters for which it is used; without them, for all.
    pub script: Option<Script>,
    /// `400`, or `100 900` for a variable font.
    pub weight: String,
    /// Whether it is italic.
    pub is_italic: bool,
    /// Whether it is used for text.
    pub for_text: bool,
    /// Whether it is used for titles.
    pub for_titles: bool,
}

/// A group of characters that fonts are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Western European languages.
    Latin,
    /// Central European languages and transliterations.
    LatinExt,
    /// What Vietnamese has in addition to Latin.
    Vietnamese,
    /// Thai.
    Thai,
    /// Arabic.
    Arabic,
    /// Japanese, with Chinese characters.
    Japanese,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Hebrew.
    Hebrew,
    /// Devanagari.
    Devanagari,
    /// Korean.
    Korean,
}

impl Script {
    const ALL: [Self; 11] = [
        Self::Latin,
        Self::LatinExt,
        Self::Vietnamese,
        Self::Thai,
        Self::Arabic,
        Self::Japanese,
        Self::Cyrillic,
        Self::Greek,
        Self::Hebrew,
        Self::Devanagari,
        Self::Korean,
    ];

    /// Returns its name in `book.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::LatinExt => "latin-ext",
            Self::Vietnamese => "vietnamese",
            Self::Thai => "thai",
            Self::Arabic => "arabic",
            Self::Japanese => "japanese",
            Self::Cyrillic => "cyrillic",
            Self::Greek => "greek",
            Self::Hebrew => "hebrew",
            Self::Devanagari => "devanagari",
            Self::Korean => "korean",
        }
    }

    /// Returns its characters as CSS writes them in `unicode-range`. Web fonts are usually divided
    /// like this (Fontsource, Google Fonts), so that a file is loaded only for characters that it
    /// contains; typographic characters, such as dashes and quotation marks, belong to Latin.
    pub fn unicode_range(self) -> &'static str {
        match self {
            Self::Latin => {
                "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, \
                            U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, \
                            U+FFFD"
            }
            Self::LatinExt => {
                "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, \
                               U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1E00-1E9F, \
                               U+1EF2-1EFF, U+20A0-20AA, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF"
            }
            Self::Vietnamese => {
                "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, \
                                 U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, \
                                 U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB"
            }
            Self::Thai => "U+0E00-0E7F, U+25CC, U+200C-200D",
            Self::Arabic => {
                "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08FF, \
                             U+200C-200F, U+25CC, U+FB50-FDFF, U+FE70-FEFC"
            }
            Self::Japanese => {
                "U+2E80-2FDF, U+3000-30FF, U+3190-319F, U+31C0-31FF, U+3200-9FFF, \
                               U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF"
            }
            Self::Cyrillic => "U+0301, U+0400-052F, U+1C80-1C8A, U+2DE0-2DFF, U+A640-A69F, U+2116",
            Self::Greek => "U+0370-03FF, U+1F00-1FFF",
            Self::Hebrew => "U+0307-0308, U+0590-05FF, U+200C-2010, U+20AA, U+25CC, U+FB1D-FB4F",
            Self::Devanagari => {
                "U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+20A8, U+20B9, U+25CC, \
                                 U+A830-A839, U+A8E0-A8FF"
            }
            Self::Korean => {
                "U+1100-11FF, U+3000-303F, U+3130-318F, U+A960-A97F, U+AC00-D7FF, \
                             U+FF00-FFEF"
            }
        }
    }

    /// Whether texts in a language contain it. Latin is in all of them: names, addresses, numbers.
    pub fn is_used_by(self, language: &str) -> bool {
        match self {
            Self::Latin => true,
            Self::LatinExt => false,
            Self::Vietnamese => language == "vi",
            Self::Thai => language == "th",
            Self::Arabic => matches!(language, "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd"),
            Self::Japanese => matches!(language, "ja" | "zh"),
            Self::Cyrillic => {
                matches!(language, "ru" | "uk" | "bg" | "be" | "mk" | "sr" | "kk" | "mn")
            }
            Self::Greek => language == "el",
            Self::Hebrew => matches!(language, "he" | "yi"),
            Self::Devanagari => matches!(language, "hi" | "mr" | "ne" | "sa"),
            Self::Korean => language == "ko",
        }
    }
}

impl Font {
    /// Reads one table of `fonts`.
    pub(super) fn read(table: &mut TableReader<'_>) -> Option<Self> {
        let family = read_family(table);
        let file = table.string("file");
        table.require("file");
        let script = read_script(table);
        let weight = read_weight(table);
        let is_italic = read_choice(table, "style", &["normal", "italic"]) == Some("italic");
        let purpose = read_choice(table, "use", &["text", "titles"]);
        Some(Self {
            family: family?,
            file: file?,
            script,
            weight: weight.unwrap_or_else(|| "400".to_owned()),
            is_italic,
            for_text: purpose != Some("titles"),
            for_titles: purpose != Some("text"),
        })
    }
}

/// Reads the name of a typeface. It becomes part of a style sheet, so it has letters, digits,
/// spaces and hyphens only.
fn read_family(table: &mut TableReader<'_>) -> Option<String> {
    table.require("family");
    let family = table.name("family")?;
    let is_allowed = |character: char| character.is_alphanumeric() || " -_".contains(character);
    if family.value.trim().is_empty() || !family.value.chars().all(is_allowed) {
        table.wrong_value("family", &family, Phrase::new("font-family"));
        return None;
    }
    Some(family.value)
}

fn read_script(table: &mut TableReader<'_>) -> Option<Script> {
    let name = table.string("script")?;
    let script = Script::ALL.into_iter().find(|script| script.name() == name.value);
    if script.is_none() {
        table.wrong_choice("script", &name, &Script::ALL.map(Script::name));
    }
    script
}

fn read_weight(table: &mut TableReader<'_>) -> Option<String> {
    let weight = table.string("weight")?;
    let numbers: Option<Vec<u16>> =
        weight.value.split(' ').map(|number| number.parse().ok()).collect();
    let is_weight = numbers.is_some_and(|numbers| {
        (1..=2).contains(&numbers.len())
            && numbers.is_sorted()
            && numbers.iter().all(|number| (1..=1000).contains(number))
    });
    if !is_weight {
        table.wrong_value("weight", &weight, Phrase::new("font-weight"));
    }
    is_weight.then_some(weight.value)
}

fn read_choice(
    table: &mut TableReader<'_>,
    key: &'static str,
    allowed: &[&'static str],
) -> Option<&'static str> {
    let written = table.string(key)?;
    let choice = allowed.iter().copied().find(|choice| *choice == written.value);
    if choice.is_none() {
        table.wrong_choice(key, &written, allowed);
    }
    choice
}
