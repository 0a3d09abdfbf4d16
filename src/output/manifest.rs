//! `files.json`: every file that polybook wrote, with the hash of its bytes.
//!
//! In: its text, as a former build left it or as anybody may have changed it. Out: paths that are safe to touch.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the file in the root of the site.
pub(super) const MANIFEST_FILE: &str = "files.json";

/// Paths and the XXH3 (128 bits) of their bytes, in hexadecimal: it tells a change from no change, and guards nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    files: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn of(files: BTreeMap<String, String>) -> Self {
        Self { version: 1, files }
    }

    /// Reads a manifest. Paths that lead out of the site are dropped: the file may come from anywhere.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut manifest: Self = serde_json::from_str(text).ok()?;
        manifest.files.retain(|path, _| is_inside(path));
        Some(manifest)
    }

    /// One path a line, so that two builds can be compared by eye.
    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Takes in the paths of another manifest.
    pub(super) fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
    }
}

fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_cannot_name_files_outside_the_site() {
        let text =
            r#"{"version":1,"files":{"vi/index.html":"0","../../etc/passwd":"0","/etc/passwd":"0","a/../../b":"0","c:\\x":"0"}}"#;
        let manifest = Manifest::parse(text).unwrap();
        assert_eq!(manifest.paths().collect::<Vec<_>>(), ["vi/index.html"]);
    }
}
