//! Small whole sites, compared page by page with `tests/fixtures/<name>/expected/`.
//!
//! `SNAPSHOTS=overwrite` writes the expected pages again; check the difference before you keep it.
//! Assets are left out (they are the theme's own files), and the hashes in their names are written
//! as `HASH`, so that a change of style does not change a page here.

use std::collections::BTreeSet;

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::site_test::{fixture, site_on_disk};

/// Replaces `assets/site-0123456789ab.css` by `assets/site-HASH.css`.
fn without_hashes(page: &str) -> String {
    let mut parts = page.split("assets/");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '\n']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let short = name
            .rsplit_once('-')
            .and_then(|(stem, hashed)| Some(format!("{stem}-HASH.{}", hashed.split_once('.')?.1)));
        text.push_str("assets/");
        text.push_str(short.as_deref().unwrap_or(name));
        text.push_str(rest);
    }
    text
}

fn compare(name: &str) {
    let outcome = site_on_disk(&fixture(name).join("site"));
    let expected = fixture(name).join("expected");
    let assert = Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    let overwrites = std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite");
    if overwrites && expected.exists() {
        fs_err::remove_dir_all(&expected).unwrap();
    }
    let mut files: Vec<(String, String)> =
        vec![("diagnostics.txt".to_owned(), outcome.diagnostics() + &outcome.infos())];
    for path in outcome
        .paths()
        .into_iter()
        .filter(|path| !path.starts_with("assets/") && !path.starts_with("media/"))
    {
        files.push((format!("site/{path}"), without_hashes(&outcome.page(path))));
    }
    for (path, text) in &files {
        let file = expected.join(path);
        if overwrites {
            fs_err::create_dir_all(file.parent().unwrap()).unwrap();
            fs_err::write(&file, text).unwrap();
        }
        assert.eq(text.as_str(), Data::read_from(&file, Some(DataFormat::Text)).raw());
    }
    let produced: BTreeSet<String> = files.into_iter().map(|(path, _)| path).collect();
    let walk = walkdir::WalkDir::new(&expected)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    let there: BTreeSet<String> = walk
        .map(|entry| {
            entry.path().strip_prefix(&expected).unwrap().to_str().unwrap().replace('\\', "/")
        })
        .collect();
    assert_eq!(there, produced, "files that are expected and files that are made");
}

#[test]
fn the_small_site_is_unchanged() {
    compare("small");
}

#[test]
fn the_hard_site_is_unchanged() {
    compare("hard");
}

#[test]
fn the_site_with_every_interactive_section_is_unchanged() {
    compare("practice");
}
