//! Packages: files that are distributed together, and where the links of each lead.
//!
//! In: the path of a page, and the path that it links to. Out: the address to write. A package may
//! contain the whole site or a part of it, and may place a file elsewhere than the site does. All
//! code that writes a link gets its address here, so that no package contains a dead link.

use std::borrow::Cow;
use std::fmt;

use crate::config::SiteAddress;
use crate::text::{escape, relative_path};

/// Returns the place of a file of the site in a package, or `None` if the package does not contain
/// it.
type Place<'a> = Box<dyn Fn(&str) -> Option<String> + Send + Sync + 'a>;

/// Files that are distributed together: the site, or a copy of a part of it.
pub struct Package<'a> {
    /// The place of each file; `None` for the whole site.
    place: Option<Place<'a>>,
}

impl<'a> Package<'a> {
    /// Returns the whole site.
    pub fn whole() -> Self {
        Self { place: None }
    }

    /// Returns a part of the site, with each file in its own place.
    pub fn of(is_in: impl Fn(&str) -> bool + Send + Sync + 'a) -> Self {
        Self::placing(move |path| is_in(path).then(|| path.to_owned()))
    }

    /// Returns a part of the site, with each file in the place that a function returns. Files
    /// without a place are left out.
    pub fn placing(place: impl Fn(&str) -> Option<String> + Send + Sync + 'a) -> Self {
        Self { place: Some(Box::new(place)) }
    }

    /// Whether this is the whole site.
    pub fn is_whole(&self) -> bool {
        self.place.is_none()
    }

    /// Whether a file of the site is in the package.
    pub fn has(&self, path: &str) -> bool {
        self.place.as_ref().is_none_or(|place| place(path).is_some())
    }

    /// Returns the place of a file of the site in the package.
    pub fn place<'p>(&self, path: &'p str) -> Option<Cow<'p, str>> {
        match &self.place {
            None => Some(Cow::Borrowed(path)),
            Some(place) => place(path).map(Cow::Owned),
        }
    }
}

impl fmt::Debug for Package<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_whole() { "Package(whole)" } else { "Package(part)" })
    }
}

/// The target of a link from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A place on the page itself: `#the-bird`.
    Here(String),
    /// A file of the package, from the page: `../care/first.html#the-bird`.
    Inside(String),
    /// The published site, since the package does not contain the file:
    /// `https://example.org/en/care/first.html`.
    Published(String),
    /// None: the package does not contain the file, and the address of the published site is not
    /// known.
    Nowhere,
}

impl Link {
    /// Returns the value of `href`.
    pub fn href(&self) -> Option<&str> {
        match self {
            Self::Here(href) | Self::Inside(href) | Self::Published(href) => Some(href),
            Self::Nowhere => None,
        }
    }

    /// Returns the value of `src`. Nothing is loaded from other sites.
    pub fn src(&self) -> Option<&str> {
        match self {
            Self::Inside(src) => Some(src),
            _ => None,
        }
    }
}

/// The links of one page.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    package: &'a Package<'a>,
    site_url: Option<&'a SiteAddress>,
    /// The place of the page in the package.
    from: &'a str,
}

impl<'a> Links<'a> {
    /// Returns the links of the page at this place in the package.
    pub fn new(package: &'a Package<'a>, site_url: Option<&'a SiteAddress>, from: &'a str) -> Self {
        Self { package, site_url, from }
    }

    /// Whether every link leads somewhere, so that links need no check.
    pub fn lead_everywhere(&self) -> bool {
        self.package.is_whole() || self.site_url.is_some()
    }

    /// Returns a link to a place on the page itself, by its id.
    pub fn here(&self, id: &str) -> Link {
        Link::Here(format!("#{}", escape::path(id)))
    }

    /// Returns a link to a file, by its path in the site, or to a place in it, by its id.
    pub fn to(&self, path: &str, id: Option<&str>) -> Link {
        let with_id = |mut address: String| {
            if let Some(id) = id {
                address.push('#');
                address.push_str(&escape::path(id));
            }
            address
        };
        match (self.package.place(path), self.site_url) {
            (Some(place), _) => {
                let way = relative_path::between(self.from, &place);
                Link::Inside(with_id(escape::path(&way).into_owned()))
            }
            (None, Some(site_url)) => Link::Published(with_id(site_url.of(path))),
            (None, None) => Link::Nowhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_into_the_package_or_else_to_the_site_or_else_nowhere() {
        let site_url = SiteAddress::parse("https://example.org/lessons/").unwrap();
        let package = Package::placing(|path| {
            path.strip_prefix("en/").map(|rest| rest.replace(".html", ".xhtml"))
        });
        let links = Links::new(&package, Some(&site_url), "care/first.xhtml");
        assert_eq!(
            links.to("en/care/second.html", Some("a")),
            Link::Inside("second.xhtml#a".to_owned())
        );
        assert_eq!(
            links.to("vi/care/first.html", Some("ă")).href(),
            Some("https://example.org/lessons/vi/care/first.html#%C4%83")
        );
        assert_eq!(links.to("vi/care/first.html", None).src(), None);
        assert_eq!(links.here("a b"), Link::Here("#a%20b".to_owned()));
        assert_eq!(
            Links::new(&package, None, "care/first.xhtml").to("vi/index.html", None),
            Link::Nowhere
        );
    }

    #[test]
    fn the_whole_site_has_every_file_in_its_own_place() {
        let package = Package::whole();
        assert!(package.is_whole() && package.has("anything"));
        let links = Links::new(&package, None, "en/care/first.html");
        assert_eq!(
            links.to("media/care/ảnh.png", None).src(),
            Some("../../media/care/%E1%BA%A3nh.png")
        );
    }
}
