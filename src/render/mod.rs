//! Stage 5: a [`Catalog`](crate::catalog::Catalog) and a [`Theme`] to a [`Site`]: every page
//! planned first, each rendered when it is asked for.
//!
//! In: the catalog and the theme. Out: output paths, and for each of them bytes. Rendering a page
//! is a pure function, so that `build` can render all of them in parallel and `serve` only the one
//! that is looked at.
//!
//! From the ground up: [`address`] knows the path of everything and `package` where a link to it
//! leads; `theme` has templates and words; `context` is what a page is made from, `body` fills the
//! slots of texts, `frame` puts around a page what all have; `pages` has a file for each sort of
//! page; `plan` lists them, and `site` is all of it. Nothing here uses what comes later in this
//! list.

pub mod address;
mod alternates;
mod body;
mod content;
mod context;
mod csp;
mod default_theme;
mod frame;
mod frame_view;
mod lesson_card;
mod list;
mod navigation;
mod package;
mod pages;
mod plan;
mod search_index;
mod site;
mod strings;
mod strip;
mod structured_data;
mod template_error;
mod theme;
mod translation;
mod view;
mod web_editor;

pub use body::purpose::Purpose;
pub use content::Content;
pub use frame_view::*;
pub use lesson_card::LessonCardView;
pub use list::PagerView;
pub use package::{Link, Links, Package};
pub use pages::*;
pub use site::Site;
pub use strings::Strings;
pub use theme::{SharedValue, THEME_API, Theme, Variables};
pub use translation::TranslationView;
pub use view::*;

use crate::diagnostic::Code;

/// The codes of this stage.
pub(crate) fn codes() -> Vec<Code> {
    [theme::CODES, template_error::CODES, strings::CODES, plan::CODES].concat()
}
