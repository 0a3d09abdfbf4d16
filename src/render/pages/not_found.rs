//! The page for addresses that do not exist.
//!
//! In: the site. Out: HTML. It is shown for paths of any depth, so it is the only page with
//! absolute paths, and has no links if the site's address is not known.

use super::picker::{self, PickerView};
use crate::diagnostic::Diagnostic;
use crate::render::address;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::theme::SharedValue;

/// Renders the page.
pub(super) fn render(context: Context<'_>, path: &str) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let home = catalog.entry(catalog.home);
    let is_known = catalog.config.html.site_url.is_some();
    let home_path = |language| is_known.then(|| address::entry(catalog, home, language));
    let choices = picker::choices(context, "not-found-message", home_path);
    let frame = Frame {
        is_lost: true,
        ..Frame::new("not-found", path, catalog.config.language).unlisted()
    };
    let frame = frame.called(context, "not-found-title", "not-found-message");
    frame.render(context, &SharedValue::of(&PickerView { choices }))
}
