//! `files.json`: every file that polybook wrote, with the hash of its bytes.
//!
//! In: its text, as an earlier build wrote it or as anybody may have changed it. Out: paths inside
//! the site.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the file in the root of the site.
pub(super) const MANIFEST_FILE: &str = "files.json";

/// The size of the longest manifest that is read. It is enough for half a million files.
pub(super) const MAX_MANIFEST_BYTES: u64 = 64 * 1024 * 1024;

/// The same for a manifest that may have come with the repository, and whose author may want it to
/// cost time and memory. It is enough for 40,000 files.
pub(super) const MAX_FOREIGN_MANIFEST_BYTES: u64 = 4 * 1024 * 1024;

const VERSION: u32 = 1;

/// Paths, each with the hash of its bytes.
pub(super) type Manifest = Files<String>;

/// Paths, each with all hashes that its bytes may have. Recorded in the staging folder before files
/// are put in place.
pub(super) type Announcement = Files<Vec<String>>;

/// Paths, each with a value.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Files<T> {
    version: u32,
    pub(super) files: BTreeMap<String, T>,
}

impl<T> Files<T> {
    pub(super) fn of(files: BTreeMap<String, T>) -> Self {
        Self { version: VERSION, files }
    }
}

impl<T: Serialize + for<'a> Deserialize<'a>> Files<T> {
    /// Parses a list. Drops paths that lead out of the site, since the file may come from anywhere.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut list: Self = serde_json::from_slice(bytes).ok()?;
        list.files.retain(|path, _| is_inside(path));
        (list.version == VERSION).then_some(list)
    }

    /// Returns JSON with one path per line, so that two builds can be compared by eye.
    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// Splits a path in the site into folder and file name.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && !part.contains([':', '\\', '\0'])
    };
    path.split('/').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_cannot_name_files_outside_the_site() {
        let text = br#"{"version":1,"files":{"vi/index.html":"0","../../etc/passwd":"0",
            "/etc/passwd":"0","a/../../b":"0","c:\\x":"0","":"0"}}"#;
        let manifest = Manifest::parse(text).unwrap();
        assert_eq!(manifest.files.keys().collect::<Vec<_>>(), ["vi/index.html"]);
    }

    #[test]
    fn a_list_in_another_format_is_rejected() {
        assert!(Manifest::parse(br#"{"version":2,"files":{}}"#).is_none());
        assert!(Manifest::parse(br#"{"version":1,"files":["a"]}"#).is_none());
    }
}
