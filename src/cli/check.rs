//! `polybook check`: reports what is wrong with a site, without writing it.
//!
//! In: arguments. Out: diagnostics in the requested format, an exit code.

use std::process::ExitCode;

use rayon::prelude::*;

use super::arguments::{CheckArguments, DiagnosticsFormat};
use super::exit_code::{CONTENT_ERRORS, exit_code};
use super::terminal::Show;
use super::{formats, report, repository, site};
use crate::diagnostic::shared::TOO_MANY;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{Annotations, Messages};
use crate::{BuildOptions, build, codes, output};

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.site.root)?;
    let options =
        BuildOptions { drafts: arguments.site.drafts, site_url: arguments.site.site_url.clone() };
    let mut build = build(loaded, &options, None);
    let catalog = &build.site.catalog;
    // A template may fail on a single page, so every page is rendered. A site with too many pages
    // is not rendered at all.
    let is_too_large = build.diagnostics.iter().any(|diagnostic| diagnostic.code == TOO_MANY);
    let paths: Vec<&str> = build.site.paths().filter(|_| !is_too_large).collect();
    let failed: Vec<Diagnostic> =
        paths.par_iter().filter_map(|path| build.site.render(path)?.err()).collect();
    build.diagnostics.extend(failed);
    build.diagnostics.extend(output::obstacles(&build.site, &arguments.site.root)?);
    let (severities, _) = codes::severities(&catalog.config);
    build.diagnostics.settle(&catalog.sources, &severities);

    let messages = Messages::for_language(catalog.own_language());
    let annotations = Annotations::new(&messages, &catalog.sources);
    match arguments.format {
        DiagnosticsFormat::Text => {
            let show = if arguments.all { Show::All } else { Show::SomeOfEachCode };
            report::diagnostics(&build.diagnostics, annotations, show);
            report::counts(&build.diagnostics);
        }
        DiagnosticsFormat::Json => report::json(&formats::json(&build.diagnostics, annotations)?),
        DiagnosticsFormat::Github => {
            let folder = repository::folder(&arguments.site.root);
            report::commands(&formats::github(&build.diagnostics, annotations, &folder));
        }
    }
    let is_clean =
        build.diagnostics.count(Severity::Error) + build.diagnostics.count(Severity::Warning) == 0;
    report::summary(&build.diagnostics, if is_clean { "No problems found." } else { "" });
    if arguments.deny_warnings
        && build.diagnostics.count(Severity::Warning) > 0
        && !build.diagnostics.has_errors()
    {
        return Ok(ExitCode::from(CONTENT_ERRORS));
    }
    Ok(exit_code(&build.diagnostics))
}
