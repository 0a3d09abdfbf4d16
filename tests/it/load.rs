//! Loading a site: what a build holds in memory once its folder has been loaded, and files that
//! cannot be read.

use polybook::config::SiteConfig;
use polybook::load::{self, Loaded};
use polybook::source::{AssetContent, SitePath};
use polybook::{BuildOptions, build};

use crate::site_test::{Outcome, SiteFolder, SiteTest};

const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

/// Returns a folder with a site that has its own theme and a picture.
fn themed() -> SiteFolder {
    let folder = SiteTest::lesson("![A dot](dot.gif)")
        .file("book.toml", "[output.html]\ntheme = \"own\"\n")
        .file("themes/own/static/extra.css", "p{}")
        .on_disk();
    folder.write("content/care/first/dot.gif", PICTURE);
    folder.write("themes/own/static/fonts/dot.gif", PICTURE);
    folder.write("themes/own/drafts/dot.gif", PICTURE);
    folder
}

fn load(folder: &SiteFolder) -> Loaded {
    let root = folder.path("");
    let (config, _) = SiteConfig::parse(&load::config_file(&root).unwrap());
    load::sources(&root, &config).unwrap()
}

#[test]
fn only_static_files_of_themes_are_held_in_memory() {
    let loaded = load(&themed());
    let in_memory = |path: &str| {
        let asset = &loaded.sources.assets[&SitePath::new(path)];
        matches!(&asset.content, AssetContent::Memory(bytes) if **bytes == *PICTURE)
    };
    assert!(in_memory("themes/own/static/fonts/dot.gif"));
    assert!(!in_memory("themes/own/drafts/dot.gif"));
    assert!(!in_memory("content/care/first/dot.gif"));
}

#[test]
fn a_build_reads_no_files() {
    let folder = themed();
    let loaded = load(&folder);
    let before = Outcome { build: build(loaded.clone(), &BuildOptions::default(), None) };
    fs_err::remove_dir_all(folder.path("")).unwrap();
    let after = Outcome { build: build(loaded, &BuildOptions::default(), None) };
    assert_eq!(after.diagnostics(), before.diagnostics());
    assert_eq!(after.paths(), before.paths());
    assert!(after.paths().iter().any(|path| path.starts_with("assets/fonts-dot-")));
    // A picture is copied when the site is written.
    for path in after.paths().into_iter().filter(|path| !path.starts_with("media/")) {
        assert_eq!(after.bytes(path), before.bytes(path), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_reported_and_nothing_else_breaks() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = themed();
    folder.write("content/care/en.md", "# Care\n\nSee [the lesson](first/en.md).");
    let locked = ["content/care/first/en.md", "themes/own/static/fonts/dot.gif"]
        .map(|path| folder.path(path));
    for path in &locked {
        fs_err::set_permissions(path, std::fs::Permissions::from_mode(0o000)).unwrap();
    }
    // No permission keeps an administrator from reading a file.
    if locked.iter().any(|path| fs_err::File::open(path).is_ok()) {
        return;
    }
    let run = folder.run(&["check", "--format", "github"]);
    assert_eq!(run.code, 2, "{run}");
    let errors: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("::error")).collect();
    assert_eq!(errors.len(), 2, "{run}");
    assert!(
        errors.iter().all(|line| line.contains("could not be read: permission denied")),
        "{run}"
    );
}
