//! Sites on disk for the browser to open.
//!
//! In: the folder of a site. Out: the finished site in a temporary folder of its own.

use std::path::Path;

use polybook::config::{SiteAddress, SiteConfig};
use polybook::{BuildOptions, load, output};
use tempfile::TempDir;

pub(crate) struct BuiltSite {
    folder: TempDir,
    /// The path of every page, in order.
    pub(crate) pages: Vec<String>,
}

impl BuiltSite {
    /// The fixture `lessons`: eight lessons in four languages.
    pub(crate) fn lessons(site_url: Option<&str>) -> Self {
        Self::of(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lessons/site"),
            site_url,
        )
    }

    /// Builds the site in this folder.
    pub(crate) fn of(root: &Path, site_url: Option<&str>) -> Self {
        let config_file = load::config_file(root).expect("there is a book.toml");
        let (config, _) = SiteConfig::parse(&config_file);
        let loaded = load::sources(root, &config).expect("the folder can be read");
        let site_url = site_url.map(|url| SiteAddress::parse(url).expect("it is a full address"));
        let build = polybook::build(loaded, &BuildOptions { drafts: false, site_url }, None);
        assert!(!build.diagnostics.has_errors(), "{:?}", build.diagnostics);
        let folder = TempDir::new().expect("there is room");
        output::write(&build.site, root, &config, &folder.path().join("site"))
            .expect("the site can be written");
        let pages = build.site.paths().filter(|path| is_page(path)).map(str::to_owned).collect();
        Self { folder, pages }
    }

    pub(crate) fn folder(&self) -> std::path::PathBuf {
        self.folder.path().canonicalize().expect("it is there").join("site")
    }

    /// Whether a page is only a redirect from an old address.
    pub(crate) fn is_redirect(&self, path: &str) -> bool {
        let text = fs_err::read_to_string(self.folder().join(path)).expect("every page is there");
        text.contains("http-equiv=\"refresh\"")
    }

    /// Returns the `file:` address of a file of the site.
    pub(crate) fn file_url(&self, path: &str) -> String {
        format!("file://{}/{path}", self.folder().display())
    }
}

/// Whether a file of a site is a page that readers see.
pub(crate) fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}
