//! `polybook theme`: the files of the default theme, to be changed.
//!
//! In: arguments. Out: their names on the terminal, or copies that did not exist yet, and what to
//! do next.

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::arguments::ThemeCommand;
use super::report;
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::scaffold::NewFile;
use crate::source::SitePath;
use crate::text::nearest::nearest;
use crate::{edit, load, render};

/// The theme of a site that has none yet.
const NEW_THEME: &str = "mine";

pub(super) fn run(command: &ThemeCommand) -> anyhow::Result<ExitCode> {
    match command {
        ThemeCommand::List => {
            for (name, _) in render::default_theme_files() {
                report::data(&format!("{name}\n"));
            }
        }
        ThemeCommand::Copy { files, root } => copy(root, files)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn copy(root: &Path, names: &[String]) -> anyhow::Result<()> {
    let config = SiteConfig::parse(&load::config_file(root)?).0;
    let theme = config.html.theme.as_ref().map(|theme| theme.value.as_str());
    let theme = theme.filter(|theme| *theme != "default");
    let known = render::default_theme_files();
    let mut files: Vec<NewFile> = Vec::new();
    for name in names {
        let Some((name, text)) = known.iter().find(|(known, _)| known == name) else {
            let near = nearest(name, known.iter().map(|(known, _)| known.as_str()));
            let hint = near.map_or_else(
                || "`polybook theme list` lists all of them".to_owned(),
                |near| format!("did you mean {near}?"),
            );
            bail!("the default theme has no file “{name}”; {hint}");
        };
        // The words of a site need no theme.
        let path = if name.starts_with("i18n/") {
            SitePath::new(name)
        } else {
            SitePath::new(&format!("themes/{}/{name}", theme.unwrap_or(NEW_THEME)))
        };
        files.push(NewFile { path, text: text.clone() });
    }
    let kept = edit::create(root, &files)?;
    for NewFile { path, .. } in &files {
        let shown = report::path_in(root, path);
        let state = if kept.contains(&path) { "kept  {} (it existed already)" } else { "made  {}" };
        report::data(&format!("{}\n", state.replace("{}", &shown)));
    }
    let is_in_theme = |file: &NewFile| file.path.as_str().starts_with("themes/");
    if theme.is_none() && files.iter().any(is_in_theme) {
        report::message(&format!(
            "To use them, add this line to {CONFIG_FILE} below [output.html]: \
             theme = \"{NEW_THEME}\""
        ));
    }
    Ok(())
}
