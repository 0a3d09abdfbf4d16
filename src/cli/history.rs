//! `polybook translations --diff`: what has changed in a text since a translation was made from it;
//! and the repository of a new site. The only code that runs Git, and only for additional
//! information.
//!
//! In: a lesson and languages. Out: differences on the terminal. In: a folder. Out: its repository
//! on the web.

use std::path::Path;
use std::process::{Command, ExitCode};

use super::report;
use crate::catalog::{Catalog, EntryId, TranslationState, reaches};
use crate::language::LanguageId;
use crate::lesson::{self, Document};
use crate::scaffold::Repository;
use crate::source::{SitePath, SourceFile};
use crate::text::text_hash::TextHash;

pub(super) fn show(
    root: &Path,
    catalog: &Catalog,
    id: EntryId,
    languages: &[LanguageId],
) -> ExitCode {
    let entry = catalog.entry(id);
    let mut is_any = false;
    for language in languages.iter().copied() {
        let translation = entry.translation(language);
        let document = entry.document(language);
        let document = document.filter(|_| translation.by_stamp == TranslationState::Outdated);
        let stamp = document.and_then(|document| document.header.translated_from.as_ref()?.hash);
        let parent = translation
            .parent
            .and_then(|parent| entry.document(parent).zip(entry.text_hash(parent)));
        let (Some(document), Some(stamp), Some((parent, present))) = (document, stamp, parent)
        else {
            continue;
        };
        is_any = true;
        let name = parent.path.file_name();
        report::data(&format!(
            "{} was translated from an earlier version of {name}:\n",
            document.path
        ));
        let Some(versions) = versions_since(root, parent, stamp, present) else {
            report::message(
                "  that version is not in this copy's Git history; a full clone may contain it",
            );
            continue;
        };
        for (from, to) in changes(parent, &versions) {
            let commits = [from, to].map(|version| version.commit.as_deref());
            report::data(&diff(root, commits.into_iter().flatten(), &parent.path));
        }
    }
    if !is_any {
        report::message("No translation of this lesson is outdated.");
    }
    ExitCode::SUCCESS
}

/// A text at one point in its history.
struct Version {
    /// The commit; absent for the file as it is now.
    commit: Option<String>,
    hash: TextHash,
}

/// Returns the versions of a text, from the latest one that means the same as the stamped one up to
/// the current one.
fn versions_since(
    root: &Path,
    text: &Document,
    stamp: TextHash,
    present: TextHash,
) -> Option<Vec<Version>> {
    let path = &text.path;
    let mut versions = vec![Version { commit: None, hash: present }];
    for commit in git(root, &["log", "--format=%H", "--", path.as_str()])?.lines() {
        // At a commit that removed the file there is no text to read.
        let Some(old) = git(root, &["show", &format!("{commit}:./{path}")]) else { continue };
        let hash = lesson::text_hash(&SourceFile::new(path.clone(), old));
        versions.push(Version { commit: Some(commit.to_owned()), hash });
        if reaches(text, stamp, hash) {
            versions.reverse();
            return Some(versions);
        }
    }
    None
}

/// Returns the steps from the first version to the last, each as a pair of versions, without the
/// steps that the text itself declares to keep its meaning.
fn changes<'a>(text: &Document, versions: &'a [Version]) -> Vec<(&'a Version, &'a Version)> {
    let mut changes = Vec::new();
    let (mut from, mut at) = (0, 0);
    loop {
        let hash = versions[at].hash;
        let same = versions.iter().rposition(|version| reaches(text, hash, version.hash));
        let same = same.unwrap_or(at).max(at);
        let is_same_meaning = versions[same].hash != hash;
        if is_same_meaning && from < at {
            changes.push((&versions[from], &versions[at]));
        }
        from = if is_same_meaning || from == at { same } else { from };
        at = same + 1;
        if at == versions.len() {
            break;
        }
    }
    if from < versions.len() - 1 {
        changes.push((&versions[from], &versions[versions.len() - 1]));
    }
    changes
}

/// Returns what has changed in a file between two commits, or since one, in Git's own format and
/// regardless of the user's settings.
fn diff<'a>(root: &Path, commits: impl Iterator<Item = &'a str>, path: &'a SitePath) -> String {
    let plain = ["diff", "--no-color", "--no-ext-diff", "--no-textconv"];
    let arguments: Vec<&str> =
        plain.into_iter().chain(commits).chain(["--", path.as_str()]).collect();
    git(root, &arguments).unwrap_or_default()
}

/// Returns the repository on the web from which a folder was cloned.
pub(super) fn repository(folder: &Path) -> Option<Repository> {
    let line = |arguments: &[&str]| Some(git(folder, arguments)?.trim_end().to_owned());
    let url = web_address(&line(&["remote", "get-url", "origin"])?)?;
    let branch = line(&["symbolic-ref", "--short", "HEAD"]);
    let is_plain = |text: &String| {
        let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
        !text.is_empty() && text.bytes().all(is_usual)
    };
    let branch = branch.filter(is_plain).unwrap_or_else(|| "main".to_owned());
    Some(Repository { url, branch, folder: line(&["rev-parse", "--show-prefix"])? })
}

/// Returns the address at which people see the repository of a remote, without a name or password
/// in it: `git@github.com:OWNER/NAME.git` becomes `https://github.com/OWNER/NAME`.
fn web_address(remote: &str) -> Option<String> {
    let (host, path) = match remote.split_once("://") {
        Some(("https" | "http" | "ssh", rest)) => rest.split_once('/')?,
        Some(_) => return None,
        None => remote.split_once(':').filter(|(host, _)| host.contains('@'))?,
    };
    let host = host.rsplit('@').next()?.split(':').next()?;
    let path = path.trim_matches('/').trim_end_matches(".git");
    let is_plain = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./~".contains(&byte))
    };
    (host.contains('.') && is_plain(host) && is_plain(path))
        .then(|| format!("https://{host}/{path}"))
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_repository_has_no_password() {
        let address = Some("https://github.com/owner/lessons".to_owned());
        for remote in [
            "git@github.com:owner/lessons.git",
            "https://github.com/owner/lessons.git",
            "https://github.com/owner/lessons/",
            "https://name:secret@github.com/owner/lessons",
            "ssh://git@github.com:22/owner/lessons.git",
        ] {
            assert_eq!(web_address(remote), address, "{remote}");
        }
        for remote in ["/srv/lessons.git", "../lessons", "file:///srv/lessons", "C:/lessons", ""] {
            assert_eq!(web_address(remote), None, "{remote}");
        }
    }
}
