//! File names that work everywhere: as an address, on every system, and with all suffixes that the
//! site adds.
//!
//! In: the name of a file or folder. Out: what is wrong with it, and a valid name.
//!
//! This is the only place that knows how long a name may be. Systems allow 255 bytes, and a path on
//! Windows 259 characters including the drive and parent folders; the site makes `NAME.guide.html`
//! and `vi/TOPIC/NAME.blocks.js` from a name.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{control, slug};

pub(crate) const BAD_NAME: Code = Code::error("bad-name").fixed();
pub(crate) const LONG_NAME: Code = Code::error("long-name").fixed();
pub(crate) const WINDOWS_NAME: Code = Code::error("windows-name").fixed();
pub(crate) const DUPLICATE_NAME: Code = Code::error("duplicate-name").fixed();

/// Every code of this file.
pub(crate) const CODES: &[Code] = &[BAD_NAME, LONG_NAME, WINDOWS_NAME, DUPLICATE_NAME];

/// The maximum length of the name of a folder, tag or old place in characters, which are ASCII.
pub const LONGEST_NAME: usize = 100;

/// The maximum length of a path from the root of the site, counted in units of UTF-16 as on
/// Windows.
pub const LONGEST_PATH: usize = 200;

/// How much of a name that is too long is shown.
const SHOWN: usize = 60;

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// It has characters that are not safe in every address.
    Spelling,
    /// Windows does not allow a file with this name.
    Windows,
    /// It is too long.
    Length,
}

impl NameFault {
    /// Checks the name of a folder that becomes an address, a tag, or a part of an old place.
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::of_address(name, slug::is_folder_name(name))
    }

    /// Checks the name of a text.
    pub fn of_text(name: &str) -> Option<Self> {
        Self::of_address(name, slug::is_ascii_name(name))
    }

    fn of_address(name: &str, has_valid_characters: bool) -> Option<Self> {
        if name.len() > LONGEST_NAME {
            return Some(Self::Length);
        }
        if has_valid_characters { Self::of_file(name) } else { Some(Self::Spelling) }
    }

    /// Checks the name of any other file, such as a picture: all visible characters are allowed.
    pub fn of_file(name: &str) -> Option<Self> {
        if !is_name_on_windows(name) {
            return Some(Self::Windows);
        }
        name.contains(is_invisible).then_some(Self::Spelling)
    }

    /// Returns the diagnostic about this name, with the proposed name.
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

/// Returns a diagnostic if a path from the root of the site is too long.
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
    let diagnostic = diagnostic(LONG_NAME).with("name", shown(name));
    diagnostic.with("length", length).with("limit", limit)
}

/// Whether a tag or a part of an old place can be the name of a folder of the site.
pub fn is_folder_name(name: &str) -> bool {
    NameFault::of_folder(name).is_none()
}

/// Returns the nearest valid name for a folder, a tag or a part of an old place.
pub fn folder_name(name: &str) -> String {
    shortened(slug::folder_name(name))
}

/// Returns the nearest valid name for a text.
pub fn text_name(name: &str) -> String {
    shortened(slug::ascii_name(name))
}

/// Returns the nearest valid name for any other file.
pub fn file_name(name: &str) -> String {
    let is_plain = |character: char| is_character_on_windows(character) && !is_invisible(character);
    let plain: String =
        name.chars().map(|character| if is_plain(character) { character } else { '-' }).collect();
    let plain = plain.trim_end_matches(['.', ' ']);
    without_device_name(if plain.is_empty() { "file-1".to_owned() } else { plain.to_owned() })
}

fn shortened(mut name: String) -> String {
    // The name is ASCII, so this never cuts a character.
    name.truncate(LONGEST_NAME);
    without_device_name(name.trim_end_matches(['-', '.']).to_owned())
}

fn without_device_name(name: String) -> String {
    if is_name_on_windows(&name) {
        return name;
    }
    match name.split_once('.') {
        Some((stem, rest)) => format!("{stem}-1.{rest}"),
        None => format!("{name}-1"),
    }
}

/// Whether Windows allows this file name: some names are devices there, whatever their extension.
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

/// Whether a character is invisible, so that it makes a name look like another.
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
    fn devices_and_characters_that_windows_reserves() {
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
    fn invisible_characters_are_not_allowed() {
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
    fn the_longest_name_with_every_suffix_is_allowed_everywhere() {
        let name = "a".repeat(LONGEST_NAME);
        for added in [".guide.html", ".blocks.js", ".html"] {
            assert!(name.len() + added.len() <= 255);
        }
    }
}
