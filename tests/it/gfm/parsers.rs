//! The parsers that are compared.
//!
//! In: Markdown. Out: HTML, of polybook, of comrak and of cmark-gfm.

use std::io::Write as _;
use std::process::{Command, Stdio};

use comrak::options::Options;
use polybook::diagnostic::Severity;
use polybook::language::LanguageId;
use polybook::lesson::{self, Document, Filler, ParseOptions, Slot};
use polybook::source::{SitePath, SourceFile};

/// A body without any text of the interface.
struct Plain<'a>(&'a Document);

impl Filler for Plain<'_> {
    fn fill(&mut self, slot: Slot, output: &mut String) {
        match slot {
            Slot::Image(place) => {
                let image = &self.0.images[place as usize];
                output.push_str(&format!("<img alt=\"{}\"", escaped(&image.alt)));
                if !image.title.is_empty() {
                    output.push_str(&format!(" title=\"{}\"", escaped(&image.title)));
                }
                output.push('>');
            }
            Slot::FootnoteReference(number, _) => {
                output.push_str(&format!("<sup class=\"footnote-ref\">{number}</sup>"));
            }
            _ => {}
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// Returns polybook's HTML, or `None` if polybook refuses something in the text.
pub(super) fn polybook(text: &str) -> Option<String> {
    let file = SourceFile::new(SitePath::new("content/care/first/en.md"), text.to_owned());
    let (document, diagnostics) = lesson::parse(&file, LanguageId(0), ParseOptions::default());
    let is_refused = diagnostics.iter().any(|diagnostic| {
        // A picture of another site is a link to it: pages load nothing from elsewhere.
        diagnostic.code.default_severity() == Severity::Error
            || diagnostic.code.name() == "remote-image"
    });
    (!is_refused).then(|| document.body.fill(&mut Plain(&document)))
}

/// Returns comrak's HTML, with the extensions of GitHub.
pub(super) fn comrak(text: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.render.r#unsafe = true;
    options.render.gfm_quirks = true;
    options.render.github_pre_lang = true;
    comrak::markdown_to_html(text, &options)
}

/// Returns the HTML of cmark-gfm for each text, by a Python that has `cmarkgfm`.
pub(super) fn cmark_gfm(python: &str, texts: &[&str]) -> Vec<String> {
    let mut child = Command::new(python)
        .args(["-c", include_str!("cmark_gfm.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{python}");
    serde_json::from_slice(&output.stdout).unwrap()
}
