//! Where the folder of a site is in its repository.
//!
//! In: the folder of a site. Out: its path from the root of the repository, with which GitHub's
//! annotations begin.

use std::path::{Path, PathBuf};

/// The variable in which GitHub's runner states the folder of the checkout.
const WORKSPACE: &str = "GITHUB_WORKSPACE";

/// Returns the path of the site's folder from the root of its repository, empty if it is that root.
/// Without a repository it counts from where the command runs, if the folder is named from there.
pub(super) fn folder(site: &Path) -> String {
    let is_named_from_here = site.is_relative();
    let Ok(site) = fs_err::canonicalize(site) else { return String::new() };
    let has_git = |folder: &&Path| fs_err::symlink_metadata(folder.join(".git")).is_ok();
    let checkout = site.ancestors().find(has_git).map(Path::to_owned);
    let here = std::env::current_dir().ok().filter(|_| is_named_from_here);
    let starts = [checkout, workspace(), here];
    starts.iter().flatten().find_map(|start| below(start, &site)).unwrap_or_default()
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
        assert_eq!(folder(&site), "handbook/docs/site");
        // In a submodule or an additional working tree, `.git` is a file.
        fs_err::write(top.path().join("handbook/.git"), "gitdir: elsewhere").unwrap();
        assert_eq!(folder(&site), "docs/site");
        assert_eq!(folder(&top.path().join("handbook")), "");
    }
}
