//! Keys that mdBook knows and that mean nothing here, each with what to know instead.

type Keys = &'static [(&'static str, &'static str)];

const NO_PROGRAMS: &str = "polybook runs no programs named in a configuration; remove it";
const THEME: &str = "colours and layout are the theme's: put a file into themes/";
const SEARCH: &str = "search has no settings here; remove it";
const CODE: &str = "lessons hold no programs to run; remove it";
const FIXED: &str = "polybook always does the right thing here; remove it";

pub(super) const TOP: Keys = &[("preprocessor", NO_PROGRAMS), ("rust", CODE)];

pub(super) const BOOK: Keys = &[
    ("multilingual", "polybook is multilingual always: name the languages as [languages.vi]"),
    ("text-direction", "the direction follows from each language's tag; remove it"),
];

pub(super) const BUILD: Keys = &[
    ("create-missing", "polybook never writes into the lessons; remove it"),
    ("use-default-preprocessors", NO_PROGRAMS),
    ("extra-watch-dirs", "polybook watches everything it reads; remove it"),
];

pub(super) const OUTPUT: Keys = &[
    ("linkcheck", "links are checked always; remove it"),
    ("linkcheck2", "links are checked always; remove it"),
    ("markdown", "polybook writes HTML only; remove it"),
    ("epub", NO_PROGRAMS),
    ("pandoc", NO_PROGRAMS),
];

pub(super) const HTML: Keys = &[
    ("smart-punctuation", "write the quotation marks of your language; remove it"),
    ("curly-quotes", "write the quotation marks of your language; remove it"),
    ("admonitions", FIXED),
    ("default-theme", THEME),
    ("preferred-dark-theme", THEME),
    ("mathjax-support", "lessons hold no formulas; remove it"),
    ("copy-fonts", "polybook uses the reader's own fonts; remove it"),
    ("git-repository-icon", THEME),
    ("no-section-label", FIXED),
    ("input-404", "the 404 page is made in every language; its words are interface strings (docs/theme.md)"),
    ("hash-files", FIXED),
    ("sidebar-header-nav", THEME),
    ("google-analytics", "polybook's pages contact nobody; remove it"),
    ("livereload-url", FIXED),
    ("print", "every page prints well by itself; remove it"),
    ("fold", THEME),
    ("playground", CODE),
    ("playpen", CODE),
    ("code", CODE),
    ("search", SEARCH),
    ("redirect", "a lesson names its old places itself: aliases = [\"topic/old-name\"] in its lesson.toml"),
];
