//! Where the folder of a site is in its repository.
//!
//! In: the folder of a site. Out: its path from the root of the repository, with which GitHub's
//! annotations begin.

use std::path::{Path, PathBuf};

/// The variable in which GitHub's runner states the folder of the checkout.
const WORKSPACE: &str = "GITHUB_WORKSPACE";

/// Returns the path of the site's folder from the root of its repository, empty if it is that root;
/// `None` if there is no repository.
pub(super) fn folder(site: &Path) -> Option<String> {
    let site = fs_err::canonicalize(site).ok()?;
    let has_git = |folder: &&Path| fs_err::symlink_metadata(folder.join(".git")).is_ok();
    let checkout = site.ancestors().find(has_git).map(Path::to_owned);
    below(&checkout.or_else(workspace)?, &site)
}

/// Returns the folder for annotations. Without a repository they count from where the command runs.
pub(super) fn folder_for_annotations(site: &Path) -> String {
    let here = || below(&std::env::current_dir().ok()?, &fs_err::canonicalize(site).ok()?);
    folder(site).or_else(here).unwrap_or_default()
}

fn workspace() -> Option<PathBuf> {
    fs_err::canonicalize(std::env::var_os(WORKSPACE)?).ok()
}

/// Returns the path from one folder to one inside it, with `/` between its parts.
fn below(outer: &Path, inner: &Path) -> Option<String> {
    let parts = inner.strip_prefix(outer).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_repository_counts() {
        let top = tempfile::tempdir().unwrap();
        let site = top.path().join("handbook/docs/site");
        fs_err::create_dir_all(&site).unwrap();
        fs_err::create_dir_all(top.path().join(".git")).unwrap();
        assert_eq!(folder(&site).as_deref(), Some("handbook/docs/site"));
        // In a submodule or an additional working tree, `.git` is a file.
        fs_err::write(top.path().join("handbook/.git"), "gitdir: elsewhere").unwrap();
        assert_eq!(folder(&site).as_deref(), Some("docs/site"));
        assert_eq!(folder(&top.path().join("handbook")).as_deref(), Some(""));
    }
}
