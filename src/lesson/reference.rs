//! Destinations of links and pictures: a page of the site, a file, a place on the same page, or an
//! external address.
//!
//! In: a destination as written. Out: a [`Target`], or a diagnostic. Whether the page or file
//! exists is checked later.

use percent_encoding::percent_decode_str;

use super::problems::Problems;
use crate::diagnostic::Code;
use crate::language::LanguageTag;
use crate::source::{SitePath, Span};

pub(crate) const LINK_SCHEME: Code = Code::error("link-scheme").fixed();
pub(crate) const LINK_FORM: Code = Code::error("link-form");
pub(crate) const REMOTE_IMAGE: Code = Code::warning("remote-image");
pub(crate) const LINK_WITHOUT_SCHEME: Code = Code::error("link-without-scheme");
pub(crate) const LINK_OUTSIDE: Code = Code::error("link-outside");

/// Every code of this file.
pub(super) const CODES: &[Code] =
    &[LINK_SCHEME, LINK_FORM, LINK_WITHOUT_SCHEME, REMOTE_IMAGE, LINK_OUTSIDE];

/// A link in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// Its target.
    pub target: Target,
    /// Whether it is in a note, which only team leaders see.
    pub in_note: bool,
    /// Its place in the file.
    pub span: Span,
}

/// A link to a web address, in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct WebLink {
    /// The address.
    pub address: String,
    /// Its place in the file.
    pub span: Span,
}

/// A picture in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Image {
    /// The file.
    pub path: SitePath,
    /// The alternative text.
    pub alt: String,
    /// The tooltip; empty if the title is shown as a caption.
    pub title: String,
    /// The width and height in pixels at which the author wants it, where the text states them.
    pub size: (Option<u32>, Option<u32>),
    /// Its place in the file.
    pub span: Span,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A text of the site.
    Page {
        /// The file named.
        path: SitePath,
        /// The place in it.
        fragment: Option<String>,
        /// The language asked for with `?lang=`.
        pinned: Option<LanguageTag>,
    },
    /// A place in the same text.
    Here {
        /// The place.
        fragment: String,
    },
    /// Another file of the site.
    File {
        /// The file.
        path: SitePath,
    },
    /// Nowhere: the destination is invalid, and a diagnostic has been reported.
    Nowhere,
}

/// A classified destination.
pub(super) enum Destination {
    /// To be resolved in the site.
    Inner(Target),
    /// An external address, to be written as it is.
    Outer(String),
}

/// The schemes that are allowed. Others could run code, or would not work from a folder on disk.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Classifies the destination of a link.
pub(super) fn link(written: &str, span: &Span, problems: &mut Problems) -> Destination {
    let path = problems.path().clone();
    let mut wrong = |code: Code| {
        problems.add(code, span, [("destination", written.into())]);
        Destination::Inner(Target::Nowhere)
    };
    if let Some(scheme) = scheme_of(written) {
        return if SCHEMES.contains(&scheme.as_str()) {
            Destination::Outer(written.to_owned())
        } else {
            wrong(LINK_SCHEME)
        };
    }
    if written.starts_with("//") || written.contains('\\') {
        return wrong(LINK_FORM);
    }
    if is_domain(written) {
        return wrong(LINK_WITHOUT_SCHEME);
    }
    let (before, fragment) = match written.split_once('#') {
        Some((before, fragment)) => {
            (before, Some(decode(fragment)).filter(|fragment| !fragment.is_empty()))
        }
        None => (written, None),
    };
    let (file, query) = before.split_once('?').unwrap_or((before, ""));
    if file.is_empty() {
        return match fragment {
            Some(fragment) if query.is_empty() => Destination::Inner(Target::Here { fragment }),
            // `#` alone leads to the top of the page, as on GitHub.
            None if written == "#" => Destination::Outer("#".to_owned()),
            _ => wrong(LINK_FORM),
        };
    }
    let file = decode(file);
    let Some(target) = path.resolve(&file) else {
        return wrong(LINK_OUTSIDE);
    };
    if !target.extension().eq_ignore_ascii_case("md") {
        let is_folder = file.ends_with('/')
            || target.extension().is_empty()
            || target.extension().eq_ignore_ascii_case("html");
        return if is_folder || !query.is_empty() {
            wrong(LINK_FORM)
        } else {
            Destination::Inner(Target::File { path: target })
        };
    }
    let pinned = match query.strip_prefix("lang=") {
        Some(tag) => match LanguageTag::parse(tag) {
            Some(tag) => Some(tag),
            None => return wrong(LINK_FORM),
        },
        None if query.is_empty() || query == "plain=1" => None,
        None => return wrong(LINK_FORM),
    };
    Destination::Inner(Target::Page { path: target, fragment, pinned })
}

/// The source of a picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// A file of the site.
    File(SitePath),
    /// A picture on another site, by its address. Pages load nothing from elsewhere.
    Remote(String),
    /// None: there is a diagnostic.
    Nowhere,
}

/// Classifies the destination of a picture.
pub(super) fn image(written: &str, span: &Span, problems: &mut Problems) -> Picture {
    let path = problems.path().clone();
    let mut wrong = |code: Code| {
        problems.add(code, span, [("destination", written.into())]);
    };
    let remote = match scheme_of(written).as_deref() {
        Some("http" | "https") => Some(written.to_owned()),
        Some(_) => {
            wrong(LINK_SCHEME);
            return Picture::Nowhere;
        }
        None => written.starts_with("//").then(|| format!("https:{written}")),
    };
    if let Some(address) = remote {
        wrong(REMOTE_IMAGE);
        return Picture::Remote(address);
    }
    let file = written.split(['#', '?']).next().unwrap_or_default();
    if file.is_empty() || file.contains('\\') {
        wrong(LINK_FORM);
        return Picture::Nowhere;
    }
    path.resolve(&decode(file)).map_or_else(
        || {
            wrong(LINK_OUTSIDE);
            Picture::Nowhere
        },
        Picture::File,
    )
}

/// Returns the scheme of an address, in lower case, as a browser would see it: control characters
/// and spaces do not hide it.
fn scheme_of(written: &str) -> Option<String> {
    let visible: String =
        written.chars().filter(|character| !character.is_control() && *character != ' ').collect();
    let (scheme, _) = visible.split_once(':')?;
    let is_scheme = scheme.starts_with(|character: char| character.is_ascii_alphabetic())
        && scheme.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.')
        });
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Whether a destination is meant as an address of the web: `www.example.org/rooms`, or a domain
/// with a path such as `example.org/rooms`.
fn is_domain(written: &str) -> bool {
    const ENDINGS: [&str; 6] = ["com", "org", "net", "nl", "vn", "th"];
    let (host, path) = written.split_once('/').unwrap_or((written, ""));
    let lower = host.to_ascii_lowercase();
    let ending = lower.rsplit_once('.').map(|(_, ending)| ending);
    let is_host = lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    is_host
        && (lower.starts_with("www.") && lower.len() > "www.".len()
            || ending.is_some_and(|ending| {
                ENDINGS.contains(&ending) && !lower.starts_with('.') && !path.contains(".md")
            }))
}

fn decode(text: &str) -> String {
    crate::text::normalise::nfc(&percent_decode_str(text).decode_utf8_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(written: &str) -> Result<Target, Code> {
        let mut problems = Problems::new(SitePath::new("content/a/b/vi.md"));
        match link(written, &(0..1), &mut problems) {
            Destination::Inner(Target::Nowhere) => Err(problems.list()[0].code),
            Destination::Inner(target) => Ok(target),
            Destination::Outer(address) => Ok(Target::Here { fragment: address }),
        }
    }

    #[test]
    fn schemes_hidden_by_spaces_and_tabs_are_detected() {
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            " javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            assert_eq!(sort(written), Err(LINK_SCHEME), "{written}");
        }
    }

    #[test]
    fn pages_fragments_and_files_are_distinguished() {
        let page = SitePath::new("content/a/c/en.md");
        let fragment = Some("tiếng-việt".to_owned());
        assert_eq!(
            sort("../c/en.md#ti%E1%BA%BFng-vi%E1%BB%87t"),
            Ok(Target::Page { path: page.clone(), fragment, pinned: None })
        );
        let pinned = LanguageTag::parse("en");
        assert_eq!(
            sort("/content/a/c/en.md?lang=en"),
            Ok(Target::Page { path: page, fragment: None, pinned })
        );
        assert_eq!(sort("#here"), Ok(Target::Here { fragment: "here".into() }));
        assert_eq!(
            sort("notes.pdf"),
            Ok(Target::File { path: SitePath::new("content/a/b/notes.pdf") })
        );
        assert_eq!(sort("../c/"), Err(LINK_FORM));
        assert_eq!(sort("../c.html"), Err(LINK_FORM));
        assert_eq!(sort("//example.org"), Err(LINK_FORM));
        assert_eq!(sort("../../../../etc/x.md"), Err(LINK_OUTSIDE));
    }
}
