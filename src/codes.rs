//! Every code that polybook reports, and the severities that a site sets.
//!
//! In: the codes that rules and stages declare next to the code that reports them, and `[check]` of
//! `book.toml`. Out: the list of codes by stage, and the [`Severities`] of a site.

use crate::catalog;
use crate::check;
use crate::config::{self, CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Code, Diagnostic, Phrase, Severities, Severity, shared};
use crate::file_name;
use crate::lesson;
use crate::load;
use crate::output;
use crate::render;
use crate::source::SitePath;
use crate::text::nearest::Proposals;
use crate::toml_table::{self, Located, UNKNOWN_KEY};

/// The words allowed in `[check]`, with their meaning.
const SEVERITIES: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("info", Some(Severity::Info)),
    ("off", None),
];

/// The codes of one stage, as `docs/content/reference/diagnostics/en.md` lists them.
#[derive(Debug)]
pub struct Group {
    /// The marker in the document.
    pub name: &'static str,
    /// Its codes.
    pub codes: Vec<Code>,
}

/// Returns every code, by stage.
pub fn groups() -> Vec<Group> {
    let group = |name, lists: &[&[Code]]| Group { name, codes: lists.concat() };
    vec![
        group("files", &[load::CODES, file_name::CODES, shared::CODES]),
        group("toml", &[toml_table::CODES, &config::codes()]),
        group("text", &[&lesson::codes()]),
        group("catalog", &[&catalog::codes()]),
        Group { name: "rules", codes: check::codes().collect() },
        group("theme", &[&render::codes()]),
        group("output", &[output::CODES]),
    ]
}

/// Returns every code.
pub fn all() -> impl Iterator<Item = Code> {
    groups().into_iter().flat_map(|group| group.codes)
}

/// Returns the code with this name.
pub fn find(name: &str) -> Option<Code> {
    all().find(|code| code.name() == name)
}

/// Returns the severities that a site sets, and diagnostics about them.
pub fn severities(config: &SiteConfig) -> (Severities, Vec<Diagnostic>) {
    let path = SitePath::new(CONFIG_FILE);
    let known: Vec<Code> = all().collect();
    let mut severities = Severities::new();
    let mut diagnostics = Vec::new();
    let proposals = Proposals::default();
    for (name, word) in &config.severities {
        let Some(code) = known.iter().copied().find(|code| code.name() == name.value) else {
            let near = proposals.nearest(&name.value, known.iter().map(|code| code.name()));
            diagnostics.push(unknown_code(&path, name, near));
            continue;
        };
        let choices = SEVERITIES.map(|(word, _)| word);
        let choices = if code.is_fixed() { &choices[..1] } else { &choices[..] };
        match SEVERITIES.iter().find(|(known, _)| *known == word.value) {
            Some((known, severity)) if choices.contains(known) => {
                severities.insert(code, *severity);
            }
            _ => diagnostics.push(toml_table::wrong_choice(&path, &name.value, word, choices)),
        }
    }
    (severities, diagnostics)
}

fn unknown_code(path: &SitePath, name: &Located<String>, nearest: Option<&str>) -> Diagnostic {
    let unknown =
        Diagnostic::new(UNKNOWN_KEY, path, name.span.clone()).with("key", name.value.as_str());
    let unknown = unknown.with("place", Phrase::new("toml-in-table").with("table", "check"));
    unknown.with("known", Phrase::new("known-codes")).nearest(nearest)
}
