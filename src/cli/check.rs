//! `polybook check`.

use std::process::ExitCode;

use rayon::prelude::*;

use super::arguments::{CheckArguments, FindingsFormat};
use super::exit_code::{CONTENT_ERRORS, exit_code};
use super::{findings, report, site};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::{BuildOptions, build, output};

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.site.root)?;
    let options = BuildOptions { drafts: arguments.site.drafts, site_url: arguments.site.site_url.clone() };
    let mut build = build(loaded, &options, None);
    let catalog = &build.site.catalog;
    // A template may fail on one page only. A site with too many pages is not rendered at all.
    let is_too_large = build.diagnostics.iter().any(|found| found.code == Code::TooMany);
    let paths: Vec<&str> = build.site.paths().filter(|_| !is_too_large).collect();
    let failed: Vec<Diagnostic> = paths.par_iter().filter_map(|path| build.site.render(path)?.err()).collect();
    build.diagnostics.extend(failed);
    build.diagnostics.extend(output::obstacles(&build.site, &arguments.site.root)?);
    build.diagnostics.settle(&catalog.config.severities);

    match arguments.format {
        FindingsFormat::Text => report::diagnostics(&build.diagnostics, &catalog.sources, report::Show::All),
        FindingsFormat::Json => report::json(&findings::json(&build.diagnostics, &catalog.sources)?),
        FindingsFormat::Github => report::commands(&findings::github(&build.diagnostics, &catalog.sources)),
    }
    let is_clean = build.diagnostics.count(Severity::Error) + build.diagnostics.count(Severity::Warning) == 0;
    report::summary(&build.diagnostics, if is_clean { "Nothing to mend." } else { "" });
    if arguments.deny_warnings && build.diagnostics.count(Severity::Warning) > 0 && !build.diagnostics.has_errors() {
        return Ok(ExitCode::from(CONTENT_ERRORS));
    }
    Ok(exit_code(&build.diagnostics))
}
