//! The command line grammar: commands, arguments and their help texts.
//!
//! In: what the user typed. Out: an [`Arguments`], or an error from clap.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::catalog::TranslationState;
use crate::config::SiteAddress;
use crate::text::text_hash::TextHash;

/// Turns multilingual Markdown lessons into a cross-linked static training site.
#[derive(Debug, Parser)]
#[command(name = "polybook", version, about)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new site, with a first lesson that shows everything a lesson can have
    Init(InitArguments),
    /// Begin a lesson, a topic, or the translation of one
    New(NewArguments),
    /// Build the site
    Build(BuildArguments),
    /// Show the site in a browser, and reload it after each edit
    Serve(ServeArguments),
    /// Report every diagnostic of a build, without writing the site
    Check(CheckArguments),
    /// Search the site as a reader would
    Search(SearchArguments),
    /// List all lessons with the state of their translations
    Translations(TranslationsArguments),
    /// Mark a translation as up to date with the text it was translated from
    Stamp(StampArguments),
    /// List the files of the default theme, or copy some to change them
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// Print a script with which a shell completes commands and options
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the man page
    Man,
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// List the templates, styles, scripts and words of the default theme
    List,
    /// Copy files of the default theme into the theme of the site, and words into its i18n folder
    Copy {
        /// The files, as `polybook theme list` names them: templates/lesson.html
        #[arg(value_name = "FILE", required = true)]
        files: Vec<String>,
        /// The folder of the site, which contains book.toml
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
}

/// Arguments that all commands have in common.
#[derive(Debug, Args)]
pub(super) struct SiteArguments {
    /// The folder of the site, which contains book.toml
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The address at which the site will be published, such as `https://example.org/lessons/`
    #[arg(long, value_name = "URL", value_parser = parse_address)]
    pub(super) site_url: Option<SiteAddress>,
    /// Include lessons with `draft = true`
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder of the new site; it is created if it does not exist
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The languages of the site, its own first: nl,en; the default is the language of this
    /// machine
    #[arg(
        short,
        long = "language",
        visible_alias = "lang",
        value_name = "LANG",
        value_delimiter = ','
    )]
    pub(super) languages: Vec<String>,
    /// The title of the site; the default is made from the name of its folder
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// Also make the files for GitHub: workflows that check and publish, forms, and a page for
    /// contributors in each language
    #[arg(long)]
    pub(super) github: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// What to begin: TOPIC/LESSON, TOPIC or pages/NAME; with --lang, also glossary and home
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// The language to write in, as in file names: th. If the text exists in another language, the
    /// new file is a translation to fill in. The default is the site's own language
    #[arg(short, long, visible_alias = "lang", value_name = "LANG")]
    pub(super) language: Option<String>,
    /// The folder of the site, which contains book.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    /// The folder to write the site to, instead of `build-dir` in book.toml
    #[arg(short, long = "dest-dir", value_name = "DEST")]
    pub(super) destination: Option<PathBuf>,
    /// Open the site in a browser afterwards
    #[arg(short, long)]
    pub(super) open: bool,
    /// Show how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    /// The address to listen on; other machines can see the site only if it is not 127.0.0.1
    #[arg(short = 'n', long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) hostname: String,
    /// The port to listen on
    #[arg(short, long, default_value_t = 3000)]
    pub(super) port: u16,
    /// Open the site in a browser
    #[arg(short, long)]
    pub(super) open: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    /// Text for people, JSON for programs, or annotations for a pull request on GitHub
    #[arg(long, value_enum, default_value_t = DiagnosticsFormat::Text)]
    pub(super) format: DiagnosticsFormat,
    /// Show all of them as text, not only the first twenty of each code
    #[arg(long)]
    pub(super) all: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// What to search for, as a reader would type it
    #[arg(value_name = "WORDS", required = true)]
    pub(super) words: Vec<String>,
    /// The language to search in, as in its file names: th; the default is the site's own language
    #[arg(short, long, value_name = "LANG")]
    pub(super) language: Option<String>,
    /// Show the score of each result
    #[arg(long)]
    pub(super) scores: bool,
    /// Include lessons with `draft = true`
    #[arg(long)]
    pub(super) drafts: bool,
    /// The folder of the site, which contains book.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct TranslationsArguments {
    /// The folder of the site, which contains book.toml
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// Only these languages, as in their file names: nl,th
    #[arg(
        short,
        long = "language",
        visible_alias = "lang",
        value_name = "LANG",
        value_delimiter = ','
    )]
    pub(super) languages: Vec<String>,
    /// Only texts in these states: outdated,missing
    #[arg(
        short,
        long = "state",
        value_name = "STATE",
        value_delimiter = ',',
        value_parser = parse_state
    )]
    pub(super) states: Vec<TranslationState>,
    /// Show what has changed since the outdated translations of this lesson were made
    #[arg(long, value_name = "LESSON", conflicts_with = "states")]
    pub(super) diff: Option<String>,
}

/// The format in which diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiagnosticsFormat {
    Text,
    Json,
    Github,
}

/// The format in which data is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct StampArguments {
    /// The language of the translation, as in its file name: th
    #[arg(value_name = "LANG")]
    pub(super) language: Option<String>,
    /// Lessons such as compassion/plane-that-waited; also a topic, pages/about, glossary or home
    #[arg(value_name = "LESSON")]
    pub(super) lessons: Vec<String>,
    /// The language it was translated from; the default is the one that its stamp names, otherwise
    /// the original
    #[arg(long, value_name = "LANG")]
    pub(super) from: Option<String>,
    /// Stamp every translation that has no valid stamp; with LANG, only those in that language
    #[arg(long, conflicts_with_all = ["lessons", "same_meaning"])]
    pub(super) all_unverified: bool,
    /// Record in the text itself that it still means the same after typos were corrected, so that
    /// its translations stay up to date
    #[arg(long, conflicts_with = "from")]
    pub(super) same_meaning: bool,
    /// With --same-meaning: the hash of the earlier version, if translations were made from several
    /// versions
    #[arg(long, value_name = "HASH", requires = "same_meaning", value_parser = parse_hash)]
    pub(super) old: Option<TextHash>,
    /// The folder of the site, which contains book.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

fn parse_state(text: &str) -> Result<TranslationState, String> {
    TranslationState::from_name(text).ok_or_else(|| {
        format!(
            "expected one of: {}",
            TranslationState::ALL.map(TranslationState::as_str).join(", ")
        )
    })
}

fn parse_hash(text: &str) -> Result<TextHash, String> {
    TextHash::parse(text).filter(|hash| !hash.is_blank()).ok_or_else(|| {
        "expected sixteen hexadecimal digits, as `polybook translations --format json` shows them"
            .to_owned()
    })
}

fn parse_address(text: &str) -> Result<SiteAddress, String> {
    SiteAddress::parse(text)
        .ok_or_else(|| "expected a full address such as https://example.org/lessons/".to_owned())
}
