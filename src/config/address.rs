//! The site's address: the one absolute address, from which all others are made.
//!
//! In: an address as written. Out: a [`SiteAddress`].

use crate::text::escape;

/// An address such as `https://example.org/lessons/`, in parts, always with a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteAddress {
    /// `https://example.org`
    origin: String,
    /// `/lessons/`, percent-encoded.
    path: String,
}

impl SiteAddress {
    /// Parses an address; `None` if it is not absolute.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        if !matches!(scheme, "http" | "https")
            || rest.contains(|character: char| is_unfit(character))
        {
            return None;
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() {
            return None;
        }
        let path = path.trim_matches('/');
        // Sitemaps and canonical addresses are ASCII.
        let path = escape::address(path);
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// Returns the path under which the site is mounted, percent-encoded: `/` or `/lessons/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the absolute address of a file of the site.
    pub fn of(&self, file: &str) -> String {
        format!("{}{}{}", self.origin, self.path, escape::path(file))
    }
}

/// Whether a character is not allowed in an address before its `?`.
fn is_unfit(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '?' | '#' | '"' | '<' | '>' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_in_a_slash_and_files_are_encoded() {
        let address = SiteAddress::parse("https://example.org/lessons").unwrap();
        assert_eq!(address.path(), "/lessons/");
        assert_eq!(
            address.of("media/ảnh.png"),
            "https://example.org/lessons/media/%E1%BA%A3nh.png"
        );
        for path in ["bài", "b%C3%A0i"] {
            let address = SiteAddress::parse(&format!("https://example.org/{path}")).unwrap();
            assert_eq!(address.path(), "/b%C3%A0i/", "{path}");
            assert_eq!(address.of("a.html"), "https://example.org/b%C3%A0i/a.html");
        }
        assert_eq!(SiteAddress::parse("http://localhost:3000").unwrap().path(), "/");
        assert_eq!(SiteAddress::parse("/lessons/"), None);
        assert_eq!(SiteAddress::parse("https://"), None);
    }
}
