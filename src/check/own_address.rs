//! A rule that texts link to each other as files, not by the address of the site or repository:
//! such a link leads away from a copy of the site, and always to the same language.
//!
//! In: the catalog. Out: diagnostics about such links, with the link as it should be.

use percent_encoding::percent_decode_str;

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::source::SitePath;
use crate::text::relative_path;

const OWN_ADDRESS: Code = Code::warning("own-address");

pub(super) const RULE: Rule = Rule { codes: &[OWN_ADDRESS], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let html = &catalog.config.html;
    let site = html.site_url.as_ref().map(|site| site.of(""));
    let repository =
        html.git_repository_url.as_ref().map(|url| format!("{}/", url.trim_end_matches('/')));
    let mut diagnostics = Vec::new();
    for (_, document) in texts(catalog) {
        for link in &document.web_links {
            let rest = |own: &Option<String>| link.address.strip_prefix(own.as_ref()?.as_str());
            let file = rest(&site)
                .and_then(|page| file_of_page(catalog, page, document.language))
                .or_else(|| rest(&repository).and_then(|path| file_in_repository(catalog, path)));
            let Some(file) = file else { continue };
            let fragment = link.address.find('#').map_or("", |at| &link.address[at..]);
            let relative = relative_path::between(document.path.as_str(), file.as_str());
            let proposal = format!("{relative}{fragment}");
            diagnostics.push(
                Diagnostic::new(OWN_ADDRESS, &document.path, link.span.clone())
                    .with("address", link.address.clone())
                    .with("proposal", proposal),
            );
        }
    }
    diagnostics
}

/// Returns the text that is shown at a page of the site: the one in the language of the link, else
/// in that of the page.
fn file_of_page(catalog: &Catalog, page: &str, from: LanguageId) -> Option<SitePath> {
    let page = percent_decode_str(page.split(['#', '?']).next()?).decode_utf8().ok()?;
    let (language, rest) = page.split_once('/').unwrap_or((&page, ""));
    let language = catalog.config.language_of_stem(language)?;
    let folder = rest.strip_suffix("index.html").unwrap_or(rest);
    let folder = folder.strip_suffix(".html").unwrap_or(folder).trim_end_matches('/');
    let entry = catalog.entry(catalog.in_folder(folder)?);
    let text = entry.document(from).or_else(|| entry.document(language)).or(entry.original())?;
    Some(text.path.clone())
}

/// Returns the file of the site that is shown at a page of the repository: `blob/main/…`. The site
/// may be in a folder of the repository.
fn file_in_repository(catalog: &Catalog, page: &str) -> Option<SitePath> {
    let page = percent_decode_str(page.split(['#', '?']).next()?).decode_utf8().ok()?;
    let begins = ["blob/", "raw/", "edit/", "-/blob/", "-/raw/"];
    let mut rest = begins.iter().find_map(|begin| page.strip_prefix(begin))?;
    let source = format!("{}/", catalog.config.src);
    while let Some((_, path)) = rest.split_once('/') {
        let file = SitePath::new(path);
        let is_known =
            catalog.sources.text(&file).is_some() || catalog.sources.assets.contains_key(&file);
        if path.starts_with(&source) && is_known {
            return Some(file);
        }
        rest = path;
    }
    None
}
