//! Names that work everywhere: as an address, on every system, and with all that the site adds to
//! them.
//!
//! In: the name of a file or folder. Out: what is wrong with it, and a name that would do.
//!
//! This is the one place that knows how long a name may be. Systems allow 255 bytes, and a path on
//! Windows 259 characters with the drive and the folders above; the site makes `NAME.guide.html`
//! and `vi/TOPIC/NAME.blocks.js` of a name.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{control, slug};

pub(crate) const BAD_NAME: Code = Code::error("bad-name").fixed();
pub(crate) const LONG_NAME: Code = Code::error("long-name").fixed();
pub(crate) const WINDOWS_NAME: Code = Code::error("windows-name").fixed();
pub(crate) const DUPLICATE_NAME: Code = Code::error("duplicate-name").fixed();

/// Every code of this file.
pub(crate) const CODES: &[Code] = &[BAD_NAME, LONG_NAME, WINDOWS_NAME, DUPLICATE_NAME];

/// A folder, tag or old place may have so many characters, which are ASCII.
pub const LONGEST_NAME: usize = 100;

/// A path from the root of the site may have so many, as Windows counts: in units of UTF-16.
pub const LONGEST_PATH: usize = 200;

/// Long enough to be recognised, where a name is too long to be shown.
const SHOWN: usize = 60;

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Other characters than addresses take everywhere.
    Spelling,
    /// Windows has no file that is called like this.
    Windows,
    /// Too many characters.
    Length,
}

impl NameFault {
    /// What is wrong with the name of a folder that becomes an address, of a tag, or of a part of
    /// an old place.
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::of_address(name, slug::is_folder_name(name))
    }

    /// What is wrong with the name of a text.
    pub fn of_text(name: &str) -> Option<Self> {
        Self::of_address(name, slug::is_ascii_name(name))
    }

    fn of_address(name: &str, is_spelt_right: bool) -> Option<Self> {
        if name.len() > LONGEST_NAME {
            return Some(Self::Length);
        }
        if is_spelt_right { Self::of_file(name) } else { Some(Self::Spelling) }
    }

    /// What is wrong with the name of any other file, such as a picture: it may be written in any
    /// letters that can be seen.
    pub fn of_file(name: &str) -> Option<Self> {
        if !is_name_on_windows(name) {
            return Some(Self::Windows);
        }
        name.contains(is_invisible).then_some(Self::Spelling)
    }

    /// The finding about this name, and the name that is proposed.
    pub fn describe(
        self,
        diagnostic: impl FnOnce(Code) -> Diagnostic,
        name: &str,
        proposal: String,
    ) -> Diagnostic {
        match self {
            Self::Spelling => {
                diagnostic(BAD_NAME).with("name", shown(name)).with("proposal", proposal)
            }
            Self::Windows => {
                diagnostic(WINDOWS_NAME).with("name", shown(name)).with("proposal", proposal)
            }
            Self::Length => too_long(diagnostic, name, name.chars().count(), LONGEST_NAME),
        }
    }
}

/// The finding about a path from the root of the site that is too long.
pub fn describe_long_path(
    diagnostic: impl FnOnce(Code) -> Diagnostic,
    path: &str,
) -> Option<Diagnostic> {
    let length = path.encode_utf16().count();
    (length > LONGEST_PATH).then(|| too_long(diagnostic, path, length, LONGEST_PATH))
}

fn too_long(
    diagnostic: impl FnOnce(Code) -> Diagnostic,
    name: &str,
    length: usize,
    limit: usize,
) -> Diagnostic {
    let found = diagnostic(LONG_NAME).with("name", shown(name));
    found.with("length", length).with("limit", limit)
}

/// Whether a tag or a part of an old place can be the name of a folder of the site.
pub fn is_folder_name(name: &str) -> bool {
    NameFault::of_folder(name).is_none()
}

/// The name for a folder, a tag or a part of an old place that comes nearest to this one.
pub fn folder_name(name: &str) -> String {
    fitting(slug::folder_name(name))
}

/// The name for a text that comes nearest to this one.
pub fn text_name(name: &str) -> String {
    fitting(slug::ascii_name(name))
}

/// The name for any other file that comes nearest to this one.
pub fn file_name(name: &str) -> String {
    let is_plain = |character: char| is_character_on_windows(character) && !is_invisible(character);
    let plain: String =
        name.chars().map(|character| if is_plain(character) { character } else { '-' }).collect();
    let plain = plain.trim_end_matches(['.', ' ']);
    beside_devices(if plain.is_empty() { "file-1".to_owned() } else { plain.to_owned() })
}

fn fitting(mut name: String) -> String {
    // ASCII alone, so that no character is cut.
    name.truncate(LONGEST_NAME);
    beside_devices(name.trim_end_matches(['-', '.']).to_owned())
}

fn beside_devices(name: String) -> String {
    if is_name_on_windows(&name) {
        return name;
    }
    match name.split_once('.') {
        Some((stem, rest)) => format!("{stem}-1.{rest}"),
        None => format!("{name}-1"),
    }
}

/// Whether Windows can have a file of this name: some names are devices there, whatever follows
/// after a dot.
fn is_name_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| {
            matches!(
                number,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
    };
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$");
    !is_device
        && !is_numbered("com")
        && !is_numbered("lpt")
        && !name.ends_with(['.', ' '])
        && name.chars().all(is_character_on_windows)
}

/// Whether a character cannot be seen, but makes a name look like another one.
fn is_invisible(character: char) -> bool {
    character.is_control() || control::is_bidi_control(character)
}

fn is_character_on_windows(character: char) -> bool {
    !character.is_ascii_control()
        && !matches!(character, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

fn shown(name: &str) -> String {
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_and_characters_that_windows_keeps_for_itself() {
        for name in [
            "con",
            "Con.svg",
            "aux.tar.gz",
            "com1",
            "LPT9.md",
            "com¹.png",
            "nul ",
            "a:b.svg",
            "a?",
            "a.",
            "a\u{1}",
            "conout$",
        ] {
            assert_eq!(NameFault::of_file(name), Some(NameFault::Windows), "{name}");
            assert_eq!(NameFault::of_file(&file_name(name)), None, "{name}");
        }
        for name in [
            "contact",
            "com",
            "com10",
            "auxiliary.svg",
            "Ảnh chụp (1).png",
            "ภาพหน้าจอ 10.22.png",
            "a'b.svg",
            ".a",
        ] {
            assert_eq!(NameFault::of_file(name), None, "{name}");
            assert_eq!(file_name(name), name);
        }
    }

    #[test]
    fn a_name_that_is_not_what_it_looks_like() {
        for name in ["c\u{202e}gpj.svg", "b\u{9b}.png"] {
            assert_eq!(NameFault::of_file(name), Some(NameFault::Spelling), "{name:?}");
            assert_eq!(NameFault::of_file(&file_name(name)), None, "{name:?}");
        }
    }

    #[test]
    fn names_of_folders_are_short_lower_case_ascii() {
        let longest = "a".repeat(LONGEST_NAME);
        for (name, fault, proposal) in [
            ("care", None, "care"),
            ("con", Some(NameFault::Windows), "con-1"),
            ("Cón", Some(NameFault::Spelling), "con-1"),
            ("a.b", Some(NameFault::Spelling), "a-b"),
            (&longest, None, &longest),
            (&format!("{longest}a"), Some(NameFault::Length), &longest),
        ] {
            assert_eq!(NameFault::of_folder(name), fault, "{name}");
            assert_eq!(folder_name(name), proposal);
            assert!(is_folder_name(proposal));
        }
        assert_eq!(
            folder_name(&format!("{}-b", "a".repeat(LONGEST_NAME - 1))),
            "a".repeat(LONGEST_NAME - 1)
        );
        assert_eq!(text_name("aux.md"), "aux-1.md");
    }

    #[test]
    fn whatever_the_site_adds_to_the_longest_names_fits_everywhere() {
        let name = "a".repeat(LONGEST_NAME);
        for added in [".guide.html", ".blocks.js", ".html"] {
            assert!(name.len() + added.len() <= 255);
        }
    }
}
