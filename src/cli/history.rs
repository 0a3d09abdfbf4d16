//! What has changed in a text since a translation was made from it: `polybook translations --diff`. The only place that asks Git, and
//! only for what is nice to know.

use std::path::Path;
use std::process::{Command, ExitCode};

use super::report;
use crate::catalog::{Catalog, EntryId, TranslationState};
use crate::lesson;
use crate::source::{SitePath, SourceFile};
use crate::text::text_hash::TextHash;

pub(super) fn show(root: &Path, catalog: &Catalog, id: EntryId) -> ExitCode {
    let entry = catalog.entry(id);
    let mut is_any = false;
    for language in catalog.config.ids() {
        let translation = entry.translation(language);
        let document = entry.document(language).filter(|_| translation.state == TranslationState::Outdated);
        let stamp = document.and_then(|document| document.header.translated_from.as_ref());
        let parent = translation.parent.and_then(|parent| entry.document(parent));
        let (Some(document), Some(stamp), Some(parent)) = (document, stamp, parent) else { continue };
        is_any = true;
        report::data(&format!("{} was made from an earlier {}:\n", document.path, parent.path.file_name()));
        match find(root, &parent.path, stamp.hash) {
            Some(commit) => report::data(&diff(root, &commit, &parent.path)),
            None => {
                report::say(
                    "  the history of this copy does not reach back that far, or there is none; a full clone may have it",
                );
            }
        }
    }
    if !is_any {
        report::say("No translation of it is outdated.");
    }
    ExitCode::SUCCESS
}

/// What has changed in a file since a commit, as Git itself writes it, whatever its settings say.
fn diff(root: &Path, commit: &str, path: &SitePath) -> String {
    let plain = ["diff", "--no-color", "--no-ext-diff", "--no-textconv", commit, "--", path.as_str()];
    git(root, &plain).unwrap_or_default()
}

/// The latest commit at which a file said what a stamp names.
fn find(root: &Path, path: &SitePath, wanted: TextHash) -> Option<String> {
    let commits = git(root, &["log", "--format=%H", "--", path.as_str()])?;
    let has_it = |commit: &&str| {
        let text = git(root, &["show", &format!("{commit}:./{path}")]);
        text.is_some_and(|text| lesson::text_hash(&SourceFile::new(path.clone(), text)) == wanted)
    };
    commits.lines().find(has_it).map(str::to_owned)
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
