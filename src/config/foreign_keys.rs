//! Keys of mdBook that polybook does not have.
//!
//! In: nothing. Out: tables of such keys, each with the phrase that explains what to do instead.

type Keys = &'static [(&'static str, &'static str)];

const NO_PROGRAMS: &str = "mdbook-programs";
const THEME: &str = "mdbook-theme";
const SEARCH: &str = "mdbook-search";
const CODE: &str = "mdbook-code";
const FIXED: &str = "mdbook-automatic";

pub(super) const TOP: Keys = &[("preprocessor", NO_PROGRAMS), ("rust", CODE)];

pub(super) const BOOK: Keys =
    &[("multilingual", "mdbook-multilingual"), ("text-direction", "mdbook-direction")];

pub(super) const BUILD: Keys = &[
    ("create-missing", "mdbook-create-missing"),
    ("use-default-preprocessors", NO_PROGRAMS),
    ("extra-watch-dirs", "mdbook-watch"),
];

pub(super) const OUTPUT: Keys = &[
    ("linkcheck", "mdbook-links"),
    ("linkcheck2", "mdbook-links"),
    ("markdown", "mdbook-markdown"),
    ("epub", NO_PROGRAMS),
    ("pandoc", NO_PROGRAMS),
];

pub(super) const HTML: Keys = &[
    ("smart-punctuation", "mdbook-quotation-marks"),
    ("curly-quotes", "mdbook-quotation-marks"),
    ("admonitions", FIXED),
    ("default-theme", THEME),
    ("preferred-dark-theme", THEME),
    ("mathjax-support", "mdbook-formulas"),
    ("copy-fonts", "mdbook-fonts"),
    ("git-repository-icon", THEME),
    ("no-section-label", FIXED),
    ("input-404", "mdbook-404"),
    ("hash-files", FIXED),
    ("sidebar-header-nav", THEME),
    ("google-analytics", "mdbook-analytics"),
    ("livereload-url", FIXED),
    ("print", "mdbook-print"),
    ("fold", THEME),
    ("playground", CODE),
    ("playpen", CODE),
    ("code", CODE),
    ("search", SEARCH),
    ("redirect", "mdbook-redirect"),
];
