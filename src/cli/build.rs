//! `polybook build`: builds a site and writes it to its folder.
//!
//! In: arguments. Out: the folder of the site, diagnostics on the terminal, an exit code.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;

use super::arguments::BuildArguments;
use super::exit_code::{CONTENT_ERRORS, exit_code};
use super::terminal::Show;
use super::{report, site};
use crate::diagnostic::Diagnostics;
use crate::message::{Annotations, Messages};
use crate::output::{self, Failure};
use crate::{BuildOptions, build, codes};

pub(super) fn run(arguments: &BuildArguments) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let root = &arguments.site.root;
    let loaded = site::load(root)?;
    let load_time = start.elapsed();
    let options =
        BuildOptions { drafts: arguments.site.drafts, site_url: arguments.site.site_url.clone() };
    let build = build(loaded, &options, None);
    let catalog = &build.site.catalog;
    let messages = Messages::for_language(catalog.own_language());
    let annotations = || Annotations::new(&messages, &catalog.sources);
    report::diagnostics(&build.diagnostics, annotations(), Show::FewOfEachCode);
    if build.diagnostics.has_errors() {
        report::summary(
            &build.diagnostics,
            "The site was not written; the previous version is unchanged.",
        );
        return Ok(exit_code(&build.diagnostics));
    }
    let build_dir = if root.as_os_str() == "." {
        PathBuf::from(&catalog.config.build_dir)
    } else {
        root.join(&catalog.config.build_dir)
    };
    let folder = arguments.destination.clone().unwrap_or(build_dir);
    let write_start = Instant::now();
    let written = match output::write(&build.site, root, &catalog.config, &folder) {
        Ok(written) => written,
        Err(Failure::Pages(pages)) => {
            let mut diagnostics = Diagnostics::default();
            diagnostics.extend(pages);
            diagnostics.settle(&catalog.sources, &codes::severities(&catalog.config).0);
            report::diagnostics(&diagnostics, annotations(), Show::FewOfEachCode);
            report::summary(
                &diagnostics,
                "The site was not written; the previous version is unchanged.",
            );
            return Ok(ExitCode::from(CONTENT_ERRORS));
        }
        Err(Failure::Refused(refusal)) => {
            anyhow::bail!("{}", report::refusal(&refusal, &messages, root, &folder))
        }
        Err(Failure::Io(error)) => {
            return Err(error)
                .with_context(|| format!("could not write the site to {}", folder.display()));
        }
    };
    if arguments.timings {
        report::timing("load", load_time);
        for (stage, time) in &build.timings {
            report::timing(stage, *time);
        }
        report::timing("render and write", write_start.elapsed());
        report::timing("total", start.elapsed());
    }
    report::summary(&build.diagnostics, "");
    report::left(&written.left);
    report::message(&format!(
        "{}: {} files, {} of them new or changed, {} removed",
        folder.display(),
        written.written + written.unchanged,
        written.written,
        written.removed
    ));
    if arguments.open {
        open::that_detached(folder.join("index.html")).context("could not start a browser")?;
    }
    // The process ends here: dropping a large site piece by piece would only cost time.
    std::mem::forget(build);
    Ok(ExitCode::SUCCESS)
}
