//! `polybook init`: a new site, and the files that publish it on GitHub.
//!
//! In: arguments; the name of the folder, the machine's language and the repository for what they
//! leave open. Out: files that did not exist yet, and what to do next on the terminal.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::arguments::InitArguments;
use super::{history, report};
use crate::catalog::words_of;
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::Severity;
use crate::file_name::is_folder_name;
use crate::language::LanguageTag;
use crate::scaffold::{self, Action, NewFile, NewSite};
use crate::source::{SitePath, SourceFile};
use crate::text::control;
use crate::{edit, load, render};

pub(super) fn run(arguments: &InitArguments) -> anyhow::Result<ExitCode> {
    let root = &arguments.root;
    let asked = languages(&arguments.languages)?;
    let present = match load::config_file(root) {
        Ok(file) => Some(config_of(&file)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(config) = &present {
        has_languages(config, &asked)?;
        if !arguments.github {
            report::message(&format!(
                "{} is a site already; nothing was changed.\nTo add a lesson: polybook new \
                 TOPIC/LESSON. To add the files for GitHub: polybook init --github",
                root.display()
            ));
            return Ok(ExitCode::SUCCESS);
        }
    }
    fs_err::create_dir_all(root)?;
    let folder = fs_err::canonicalize(root)?;
    let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
    let repository = history::repository(&folder);
    let languages = match &present {
        Some(config) => languages_of(config),
        None if asked.is_empty() => vec![machine_language()],
        None => asked,
    };
    let title = arguments.title.clone().filter(|title| !title.trim().is_empty());
    let title = title.unwrap_or_else(|| words_of(&name));
    let title = control::in_decoded(&title).split_whitespace().collect::<Vec<_>>().join(" ");
    let new = NewSite {
        title: if title.is_empty() { "Lessons" } else { &title },
        languages: &languages,
        repository: repository.as_ref(),
    };
    let files = files(&new, &folder, arguments.github, present.is_none())?;
    let kept = edit::create(&folder, &files)?;
    report_files(root, &files, &kept);
    if kept.len() < files.len() {
        report_next(arguments, &new, present.is_none());
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the files of a new site, or those that a site needs on GitHub.
fn files(
    new: &NewSite<'_>,
    folder: &Path,
    is_for_github: bool,
    is_new: bool,
) -> anyhow::Result<Vec<NewFile>> {
    let mut files = Vec::new();
    if is_new {
        let lessons = scaffold::lessons(new);
        // Lessons that somebody has brought along need no example.
        if !edit::has_others(folder, "content", &lessons)? {
            files.extend(lessons);
        }
    }
    if is_for_github {
        let branch = new.repository.map_or("main", |repository| &repository.branch);
        files.extend(scaffold::github(new.languages, branch, Action::OWN));
    }
    if is_new {
        files.extend(scaffold::configuration(new));
    }
    Ok(files)
}

/// Returns the languages that were asked for, each once.
fn languages(names: &[String]) -> anyhow::Result<Vec<LanguageTag>> {
    let mut languages = Vec::new();
    for name in names {
        let tag = LanguageTag::parse(name.trim()).filter(|tag| is_folder_name(tag.file_stem()));
        let tag = tag.with_context(|| {
            format!("“{name}” is not the code of a language; write for example nl, vi or pt-BR")
        })?;
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    Ok(languages)
}

/// Returns the configuration of a site that exists.
fn config_of(file: &SourceFile) -> anyhow::Result<SiteConfig> {
    let (config, diagnostics) = SiteConfig::parse(file);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        bail!("there are errors in {CONFIG_FILE}; polybook check shows them");
    }
    Ok(config)
}

/// Fails if a site lacks a language that was asked for: `book.toml` is not changed.
fn has_languages(config: &SiteConfig, asked: &[LanguageTag]) -> anyhow::Result<()> {
    let missing = asked.iter().find(|tag| config.language_of_stem(tag.file_stem()).is_none());
    if let Some(missing) = missing {
        bail!(
            "the site has its languages in {CONFIG_FILE}, which is never changed; to add \
             “{missing}”, add a line [languages.{missing}] there"
        );
    }
    Ok(())
}

/// Returns the languages of a site, its own first.
fn languages_of(config: &SiteConfig) -> Vec<LanguageTag> {
    let others = config.ids().filter(|id| *id != config.language);
    let ids = std::iter::once(config.language).chain(others);
    ids.map(|id| config.language(id).tag.clone()).collect()
}

/// Returns the machine's language if sites can have it without further work, otherwise English.
fn machine_language() -> LanguageTag {
    let locale = sys_locale::get_locale().and_then(|locale| LanguageTag::parse(&locale));
    // Lessons are rarely for the readers of one country only.
    let language = locale.and_then(|tag| LanguageTag::parse(tag.primary()));
    language.filter(render::has_strings).unwrap_or_else(LanguageTag::english)
}

fn report_files(root: &Path, files: &[NewFile], kept: &[&SitePath]) {
    let made = files.iter().map(|file| &file.path).filter(|path| !kept.contains(path));
    for path in made {
        report::data(&format!("made  {}\n", report::path_in(root, path)));
    }
    for path in kept {
        report::data(&format!("kept  {} (it existed already)\n", report::path_in(root, path)));
    }
}

fn report_next(arguments: &InitArguments, new: &NewSite<'_>, is_new: bool) {
    for tag in new.languages.iter().filter(|tag| is_new && !scaffold::speaks(tag)) {
        if Some(tag) == new.languages.first() {
            report::message(&format!(
                "The lesson is in English, in files for “{tag}”: polybook has no words in that \
                 language yet. Write your own over them."
            ));
        } else {
            report::message(&format!("There is no example in “{tag}”; its pages say so."));
        }
    }
    for tag in new.languages.iter().filter(|tag| is_new && !render::has_strings(tag)) {
        report::message(&format!(
            "The buttons of the site are in English in “{tag}”, with a warning, until you add \
             i18n/{}.toml: `polybook theme copy i18n/en.toml` writes the words to translate.",
            tag.file_stem()
        ));
    }
    if arguments.github {
        if let Some(repository) = new.repository.filter(|repository| !repository.folder.is_empty())
        {
            report::message(&format!(
                "GitHub reads .github and CONTRIBUTING.md only in the top folder of a repository, \
                 and this site is in {}: move them there, and name the folder in the workflows.",
                repository.folder
            ));
        }
        if Action::OWN.is_movable() {
            report::message(
                "The workflows name polybook by a version, because this program does not know the \
                 commit from which it was built; a whole commit hash would be safer.",
            );
        }
        report::message(
            "On GitHub, once: Settings → Pages → Source: GitHub Actions. Then each push is \
             published.",
        );
    }
    if is_new {
        let root = arguments.root.display().to_string();
        let cd = if root == "." { String::new() } else { format!("  cd {root}\n") };
        report::message(&format!(
            "Next:\n{cd}  polybook serve --open              see the site; it follows each \
             edit\n  polybook new first-steps/my-lesson   begin a lesson of your own"
        ));
    }
}
