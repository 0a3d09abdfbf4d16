//! Packages: which files are handed on together, and where the links of one of them lead.
//!
//! In: the path of a page, and that of what it links to. Out: the address to write there. A package
//! may hold the whole site or a part of it, and may put a file in another place than the site does.
//! Whoever writes a link asks here, so that no package holds a dead one.

use std::borrow::Cow;
use std::fmt;

use crate::config::SiteAddress;
use crate::text::{escape, relative_path};

/// Says where a file of the site lies in a package; `None` where it is left out.
type Place<'a> = Box<dyn Fn(&str) -> Option<String> + Send + Sync + 'a>;

/// Files that are handed on together: the site, or a copy of a part of it.
pub struct Package<'a> {
    /// Where each file lies; `None` for the site as it is.
    place: Option<Place<'a>>,
}

impl<'a> Package<'a> {
    /// The whole site.
    pub fn whole() -> Self {
        Self { place: None }
    }

    /// A part of the site, each file in its own place.
    pub fn of(is_in: impl Fn(&str) -> bool + Send + Sync + 'a) -> Self {
        Self::placing(move |path| is_in(path).then(|| path.to_owned()))
    }

    /// A part of the site, each file where this function says; what it gives no place is left out.
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

    /// Where a file of the site lies in the package.
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

/// Where a link leads from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To a place on the page itself: `#the-bird`.
    Here(String),
    /// To a file of the package, from the page: `../care/first.html#the-bird`.
    Inside(String),
    /// To the published site, since the package leaves the file out:
    /// `https://example.org/en/care/first.html`.
    Published(String),
    /// Nowhere: the package leaves the file out, and nobody knows where the site is published.
    Nowhere,
}

impl Link {
    /// What to write into `href`.
    pub fn href(&self) -> Option<&str> {
        match self {
            Self::Here(href) | Self::Inside(href) | Self::Published(href) => Some(href),
            Self::Nowhere => None,
        }
    }

    /// What to write into `src`: nothing is loaded from elsewhere.
    pub fn src(&self) -> Option<&str> {
        match self {
            Self::Inside(src) => Some(src),
            _ => None,
        }
    }
}

/// Where the links of one page lead.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    package: &'a Package<'a>,
    site_url: Option<&'a SiteAddress>,
    /// The page, where it lies in the package.
    from: &'a str,
}

impl<'a> Links<'a> {
    /// The links of the page that lies at this place in the package.
    pub fn new(package: &'a Package<'a>, site_url: Option<&'a SiteAddress>, from: &'a str) -> Self {
        Self { package, site_url, from }
    }

    /// Whether every link leads somewhere, so that nobody need ask.
    pub fn lead_everywhere(&self) -> bool {
        self.package.is_whole() || self.site_url.is_some()
    }

    /// To a place on the page itself, by its id.
    pub fn here(&self, id: &str) -> Link {
        Link::Here(format!("#{}", escape::path(id)))
    }

    /// To a file, by its path in the site, or to a place in it, by its id.
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
    fn a_link_leads_into_the_package_else_to_the_site_else_nowhere() {
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
    fn the_whole_site_has_everything_where_it_lies() {
        let package = Package::whole();
        assert!(package.is_whole() && package.has("anything"));
        let links = Links::new(&package, None, "en/care/first.html");
        assert_eq!(
            links.to("media/care/ảnh.png", None).src(),
            Some("../../media/care/%E1%BA%A3nh.png")
        );
    }
}
