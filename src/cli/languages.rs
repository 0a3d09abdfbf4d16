//! `polybook languages`: the languages of a site, and how many texts each has.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::arguments::LanguagesArguments;
use super::{report, site};
use crate::{BuildOptions, build};

pub(super) fn run(arguments: &LanguagesArguments) -> anyhow::Result<ExitCode> {
    let build = build(site::load(&arguments.root)?, &BuildOptions::default(), None);
    let catalog = &build.site.catalog;
    let mut text = String::new();
    for language in catalog.config.ids() {
        let count = catalog.entries().filter(|(_, entry)| entry.document(language).is_some()).count();
        let configured = catalog.language(language);
        let _ = writeln!(text, "{:8} {count:>5}  {}", configured.tag.as_str(), configured.name);
    }
    report::data(&text);
    Ok(ExitCode::SUCCESS)
}
