//! Stage 6: writes a [`Site`] to disk. The only writer of sites.
//!
//! In: a site and a folder. Out: the folder with exactly the files of the site, except files that
//! are not known to be polybook's. Files that have not changed are left alone, files that are no
//! longer generated are removed if polybook wrote them, and nothing changes before every page has
//! been rendered.
//!
//! Changed files are written to a staging folder next to the destination and then renamed into
//! place. The staging folder first records what is about to be renamed, so that after a crash the
//! next build knows which files are polybook's own.

mod destination;
mod failure;
mod hash;
mod manifest;
mod permissions;
mod place;
mod prepare;
mod publication;
mod seal;
mod staging;
mod written;

use std::io;
use std::path::Path;

pub(crate) use failure::CODES;
pub use failure::{Failure, Refusal};

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::render::Site;
use destination::Destination;
use manifest::MANIFEST_FILE;
use prepare::{PreparedSite, prepare};
use publication::{Outcome, Step};

/// The result of writing a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were already up to date.
    pub unchanged: usize,
    /// Files that are no longer generated, and were removed.
    pub removed: usize,
    /// Files that are no longer generated either, but are not known to be as polybook wrote them
    /// here.
    pub left: Vec<String>,
}

/// Writes a site to a folder. `root` is the folder of the site's sources.
pub fn write(
    site: &Site,
    root: &Path,
    config: &SiteConfig,
    folder: &Path,
) -> Result<Summary, Failure> {
    let mut destination = Destination::open(root, config, folder)?;
    match prepare(site, &destination) {
        Ok(prepared) if destination.is_new => publish_new(destination, &prepared),
        Ok(prepared) => {
            let result = publish(&mut destination, &prepared);
            destination.close(result.is_ok());
            result
        }
        Err(failure) => {
            destination.close(false);
            Err(failure)
        }
    }
}

/// Returns why the site could not be written to the folder named in its configuration, as far as
/// that can be determined without rendering.
pub fn obstacles(site: &Site, root: &Path) -> io::Result<Vec<Diagnostic>> {
    let config = &site.catalog.config;
    let paths: Vec<&str> = site.paths().chain([MANIFEST_FILE]).collect();
    match Destination::survey(root, config, &root.join(&config.build_dir), &paths) {
        Ok(()) => Ok(Vec::new()),
        Err(Failure::Refused(refusal)) => Ok(refusal.diagnostic(root).into_iter().collect()),
        Err(Failure::Pages(diagnostics)) => Ok(diagnostics),
        Err(Failure::Io(error)) => Err(error),
    }
}

/// Puts a site in place where there was none, in a single step.
fn publish_new(destination: Destination, prepared: &PreparedSite<'_>) -> Result<Summary, Failure> {
    destination.put_all()?;
    Ok(Summary { written: prepared.files.len(), ..Summary::default() })
}

/// Renames staged files into place, and removes files that are no longer generated.
fn publish(destination: &mut Destination, prepared: &PreparedSite<'_>) -> Result<Summary, Failure> {
    let mut publication = destination.announce(&prepared.manifest)?;
    let mut summary = Summary { unchanged: prepared.files.len(), ..Summary::default() };
    for step in steps(prepared) {
        match publication.apply(step)? {
            Outcome::Put if step != Step::Put(MANIFEST_FILE) => {
                summary.written += 1;
                summary.unchanged -= 1;
            }
            Outcome::Removed => summary.removed += 1,
            Outcome::Left(path) => summary.left.push(path.to_owned()),
            Outcome::Put | Outcome::Nothing => {}
        }
    }
    Ok(summary)
}

/// Returns the steps that replace the previous site: first the files that pages need, then pages,
/// then removals, and the manifest last.
fn steps<'a>(prepared: &'a PreparedSite<'_>) -> Vec<Step<'a>> {
    let is_needed_first = |path: &str| path.starts_with("assets/") || path.starts_with("media/");
    let staged = || prepared.files.iter().filter(|file| file.is_staged).map(|file| file.path);
    let make_way = prepared.renamed.iter().map(|(path, former)| Step::MakeWay { path, former });
    make_way
        .chain(staged().filter(|path| is_needed_first(path)).map(Step::Put))
        .chain(staged().filter(|path| !is_needed_first(path)).map(Step::Put))
        .chain(prepared.orphans.iter().map(|path| Step::Remove(path)))
        .chain(prepared.is_manifest_staged.then_some(Step::Put(MANIFEST_FILE)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalog::Catalog;
    use crate::lesson::ParsedFiles;
    use crate::render::Theme;
    use crate::source::{SitePath, Sources};

    const DRAWING: &[u8] =
        br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;

    /// Builds a site whose lessons have these names and texts.
    fn site(lessons: &[(&str, &str)]) -> Site {
        let mut sources = Sources::from_texts([
            ("book.toml", "[book]\nlanguage = \"en\""),
            ("content/care/en.md", "# Care\n\nx"),
        ]);
        for (name, text) in lessons {
            sources.insert_text(
                &format!("content/care/{name}/en.md"),
                &format!("# {name}\n\n{text}\n\n![x]({name}.svg)"),
            );
            let path = SitePath::new(&format!("content/care/{name}/{name}.svg"));
            sources.assets.insert(path.clone(), crate::load::inspect(&path, DRAWING).into());
        }
        let sources = Arc::new(sources);
        let config =
            Arc::new(SiteConfig::parse(sources.text(&SitePath::new("book.toml")).unwrap()).0);
        let parsed = ParsedFiles::parse(&sources, &config, None);
        let catalog = Catalog::assemble(&config, &sources, &parsed, false).0;
        let theme = Theme::assemble(&config, &sources).0;
        Site::plan(Arc::new(catalog), theme).0
    }

    fn before() -> Site {
        site(&[("first", "One."), ("second", "Two."), ("third", "Three.")])
    }

    /// The same site with one lesson changed, one removed, one added and one as before.
    fn after() -> Site {
        site(&[("first", "One, and more."), ("second", "Two."), ("fourth", "Four.")])
    }

    fn write_to(site: &Site, folder: &Path) -> Summary {
        write(site, &folder.join("site"), &site.catalog.config, &folder.join("book")).unwrap()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs_err::create_dir(folder.path().join("site")).unwrap();
        folder
    }

    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let walk =
            walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = walk.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path =
                    entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                (path, fs_err::read(entry.path()).unwrap())
            })
            .collect()
    }

    /// Writes a site up to a step and stops as if killed there. Returns `None` if there are no more
    /// steps.
    fn write_and_stop(site: &Site, folder: &Path, step_count: usize) -> Option<()> {
        let mut destination =
            Destination::open(&folder.join("site"), &site.catalog.config, &folder.join("book"))
                .unwrap();
        let prepared = prepare(site, &destination).unwrap();
        let mut publication = destination.announce(&prepared.manifest).unwrap();
        let steps = steps(&prepared);
        for step in steps.iter().take(step_count) {
            publication.apply(*step).unwrap();
        }
        (step_count < steps.len()).then_some(())
    }

    #[test]
    fn a_build_killed_at_any_step_leaves_whole_files_and_the_next_one_completes_it() {
        let (before, after) = (before(), after());
        let fresh = folder();
        write_to(&after, fresh.path());
        let expected = files(&fresh.path().join("book"));
        let first = folder();
        write_to(&before, first.path());
        let known = [files(&first.path().join("book")), expected.clone()].concat();
        for step_count in 0.. {
            let folder = folder();
            write_to(&before, folder.path());
            let Some(()) = write_and_stop(&after, folder.path(), step_count) else { break };
            let half = files(&folder.path().join("book"));
            assert!(half.iter().all(|file| known.contains(file)), "{step_count} steps");
            assert!(
                folder.path().join(".book.polybook/site").exists(),
                "there is something to remove"
            );
            let summary = write_to(&after, folder.path());
            assert_eq!(
                (files(&folder.path().join("book")), summary.left.len()),
                (expected.clone(), 0),
                "{step_count} steps"
            );
            assert!(!folder.path().join(".book.polybook").exists());
        }
    }

    #[test]
    fn files_put_in_place_by_several_killed_builds_are_known_to_the_next() {
        let (before, after) = (before(), after());
        let folder = folder();
        write_to(&before, folder.path());
        let steps = (0..1_000)
            .find(|count| write_and_stop(&after, folder.path(), *count).is_none())
            .unwrap();
        fs_err::remove_file(folder.path().join("book/files.json")).unwrap();
        // Each build announces another set of files, and none of them writes a manifest.
        for site in [&before, &after, &before, &after] {
            write_and_stop(site, folder.path(), steps / 2);
        }
        let other = site(&[("fifth", "Five.")]);
        assert_eq!(write_to(&other, folder.path()).left, Vec::<String>::new());
        let fresh = self::folder();
        write_to(&other, fresh.path());
        assert_eq!(files(&folder.path().join("book")), files(&fresh.path().join("book")));
    }

    #[test]
    fn an_announcement_outlives_a_build_that_cannot_render_its_pages() {
        let (before, after) = (before(), after());
        let folder = folder();
        write_to(&before, folder.path());
        write_and_stop(&after, folder.path(), 4);
        fs_err::remove_file(folder.path().join("book/files.json")).unwrap();
        let destination = Destination::open(
            &folder.path().join("site"),
            &after.catalog.config,
            &folder.path().join("book"),
        );
        destination.unwrap().close(false);
        assert!(folder.path().join(".book.polybook/announced.json").exists());
        assert_eq!(write_to(&after, folder.path()).left, Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn links_added_to_the_staging_folder_of_a_killed_build_are_refused() {
        use std::os::unix::fs::symlink;

        for place in [
            "announced.json",
            "announcing.json",
            "site/en/care/x.html",
            "site/new",
            "lock",
            "other",
        ] {
            let folder = folder();
            write_to(&before(), folder.path());
            write_and_stop(&after(), folder.path(), 2);
            fs_err::create_dir(folder.path().join("mine")).unwrap();
            fs_err::write(folder.path().join("mine/letter.txt"), "precious").unwrap();
            let link = folder.path().join(".book.polybook").join(place);
            let _ = fs_err::remove_file(&link);
            fs_err::create_dir_all(link.parent().unwrap()).unwrap();
            symlink(folder.path().join("mine/letter.txt"), &link).unwrap();
            let after = after();
            let result = write(
                &after,
                &folder.path().join("site"),
                &after.catalog.config,
                &folder.path().join("book"),
            );
            assert!(
                matches!(result, Err(Failure::Refused(Refusal::ForeignStaging(_)))),
                "{place}: {result:?}"
            );
            assert_eq!(
                files(&folder.path().join("mine")),
                [("letter.txt".to_owned(), b"precious".to_vec())]
            );
            fs_err::remove_file(&link).unwrap();
            if place != "lock" {
                write_to(&after, folder.path());
            }
        }
    }
}
