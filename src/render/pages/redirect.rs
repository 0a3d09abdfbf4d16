//! Redirects from former paths.
//!
//! In: an entry, and its former path. Out: HTML.

use serde::Serialize;

use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::csp::Policy;
use crate::render::frame::Frame;
use crate::render::navigation;
use crate::render::theme::SharedValue;
use crate::render::view::LinkView;

/// The variable `redirect`: a former path that leads to a page.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// The page that it leads to.
    pub target: LinkView,
}

/// Renders the page.
pub(super) fn render(
    context: Context<'_>,
    path: &str,
    id: EntryId,
    language: LanguageId,
    from: &str,
) -> Result<Content, Diagnostic> {
    let target =
        LinkView { topic_id: None, ..navigation::entry_link(context.catalog, id, language) };
    let title = context.say(language, "redirect-title", &[("title", &target.title)]);
    let frame = Frame {
        title: format!("{title} ({from})"),
        description: context.say(
            language,
            "redirect-description",
            &[("title", &target.title), ("from", from)],
        ),
        noindex: true,
        canonical: Some(target.path.clone()),
        policy: Policy::still(),
        ..Frame::new("redirect", path, language)
    };
    frame.render(context, &SharedValue::of(&RedirectView { target }))
}
