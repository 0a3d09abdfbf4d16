//! Files for a site on GitHub: workflows, forms, and a page for contributors in each language.
//!
//! In: languages, a branch, and where the workflows get polybook. Out: files.

use include_dir::{Dir, include_dir};

use super::new_site::NewFile;
use super::sample::{REFERENCE, words_of};
use crate::language::LanguageTag;
use crate::source::SitePath;

/// The templates: a folder for each language, and the parts without words.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/github");

/// The folder of the drawings for contributors in a repository.
const DRAWINGS: &str = ".github/contributing";

/// The release of polybook that workflows use, by the repository of its action.
const ACTION: &str = "polybook/polybook";

/// Where the workflows of a repository get polybook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action<'a> {
    /// They build it: the repository is that of polybook itself.
    Source,
    /// They install the release with this version, which was made from this commit. A commit cannot
    /// be moved as a tag can.
    Release {
        /// The version, as in `Cargo.toml`.
        version: &'a str,
        /// The whole hash of the commit, if it is known.
        commit: Option<&'a str>,
    },
}

impl Action<'_> {
    /// The release to which this program belongs.
    pub const OWN: Action<'static> = Action::Release {
        version: env!("CARGO_PKG_VERSION"),
        commit: option_env!("POLYBOOK_COMMIT"),
    };

    /// Whether workflows name a tag, which can be moved to another commit.
    pub fn is_movable(self) -> bool {
        matches!(self, Self::Release { commit: None, .. })
    }

    /// Returns the value of `uses`.
    fn uses(self) -> String {
        match self {
            // GitHub has another notation for it, which actionlint does not know yet.
            Self::Source => "./ # zizmor: ignore[self-repository]".to_owned(),
            Self::Release { version, commit: Some(commit) } => {
                format!("{ACTION}@{commit} # v{version}")
            }
            Self::Release { version, commit: None } => format!("{ACTION}@v{version}"),
        }
    }

    /// Returns the line that says which version the action installs, where it is not its own.
    fn version_line(self) -> &'static str {
        if self == Self::Source { "          version: source\n" } else { "" }
    }
}

/// Returns the files for a repository with lessons in these languages, whose first is the site's
/// own. Languages without words are left out.
pub fn github(languages: &[LanguageTag], branch: &str, action: Action<'_>) -> Vec<NewFile> {
    let file = |path: &str, text: String| NewFile { path: SitePath::new(path), text };
    let filled = |template: &str| {
        let text = template_text(template).replace("{version}", action.version_line());
        text.replace("{action}", &action.uses()).replace("{branch}", branch)
    };
    let mut files = Vec::new();
    for name in ["check.yml", "publish.yml"] {
        files
            .push(file(&format!(".github/workflows/{name}"), filled(&format!("workflows/{name}"))));
    }
    files.push(file(".github/CODEOWNERS", code_owners(languages)));

    let english = [LanguageTag::english()];
    let spoken: Vec<&LanguageTag> =
        languages.iter().filter(|tag| words_of(tag).is_some()).collect();
    let spoken = if spoken.is_empty() { english.iter().collect() } else { spoken };
    let text = |tag: &LanguageTag, name: &str| {
        let words = words_of(tag).unwrap_or(REFERENCE);
        template_text(&format!("{words}/{name}")).replace("{lang}", tag.file_stem())
    };
    let questions: Vec<String> = spoken.iter().map(|tag| text(tag, "pull-request.md")).collect();
    files.push(file(".github/pull_request_template.md", questions.join("\n")));
    for (place, tag) in spoken.iter().enumerate() {
        for name in ["mistake", "translate"] {
            let path = format!(".github/ISSUE_TEMPLATE/{name}.{}.yml", tag.file_stem());
            files.push(file(&path, text(tag, &format!("{name}.yml"))));
        }
        let page = text(tag, "contributing.md");
        files.push(file(&page_name(&spoken, place), with_others(&page, &spoken, place)));
    }
    for drawing in FOLDER.get_dir("drawings").into_iter().flat_map(Dir::files) {
        let name = drawing.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let svg = drawing.contents_utf8().unwrap_or_default();
        files.push(file(&format!("{DRAWINGS}/{name}"), svg.to_owned()));
    }
    files
}

/// Returns the name of a contributors' page. GitHub shows the first one.
fn page_name(spoken: &[&LanguageTag], place: usize) -> String {
    match place {
        0 => "CONTRIBUTING.md".to_owned(),
        _ => format!("CONTRIBUTING.{}.md", spoken[place].file_stem()),
    }
}

/// Returns a contributors' page with links to the same page in the other languages below its title.
fn with_others(page: &str, spoken: &[&LanguageTag], own: usize) -> String {
    let others = (0..spoken.len()).filter(|place| *place != own);
    let links: Vec<String> = others
        .map(|place| format!("[{}]({})", spoken[place].endonym(), page_name(spoken, place)))
        .collect();
    match page.split_once('\n') {
        Some((title, rest)) if !links.is_empty() => {
            format!("{title}\n\n{}\n{rest}", links.join(" · "))
        }
        _ => page.to_owned(),
    }
}

fn code_owners(languages: &[LanguageTag]) -> String {
    let lines = languages.iter().map(|tag| {
        format!("# /content/**/{}.md  @SOMEBODY-WHO-READS-{}\n", tag.file_stem(), tag.as_str())
    });
    template_text("CODEOWNERS").replace("{languages}\n", &lines.collect::<String>())
}

fn template_text(path: &str) -> &'static str {
    FOLDER.get_file(path).and_then(|file| file.contents_utf8()).unwrap_or_default()
}
