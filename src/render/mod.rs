//! Stage 5: turns a [`Catalog`](crate::catalog::Catalog) and a [`Theme`] into a [`Site`]. Every
//! page is planned first, and each is rendered on demand.
//!
//! In: the catalog and the theme. Out: output paths, and the bytes of each file. Rendering a page
//! is a pure function, so that `build` can render all pages in parallel and `serve` only the one
//! that is viewed.
//!
//! From the bottom up: [`address`] knows the path of everything, and `package` where a link to it
//! leads; `theme` has templates and strings; `context` is what a page is rendered from, `body`
//! fills the slots of texts, `frame` adds what surrounds every page; `pages` has a file for each
//! kind of page; `plan` lists them, and `site` is the whole. Nothing here uses what comes later in
//! this list.

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
mod look;
mod navigation;
mod package;
mod pages;
mod plan;
mod search_index;
mod site;
mod stand_in;
mod strings;
mod strip;
mod structured_data;
mod style_check;
mod template_error;
mod template_functions;
mod template_value;
mod theme;
mod theme_files;
mod topic_accents;
mod translation;
mod unused;
mod view;
mod web_editor;

pub use body::purpose::Purpose;
pub use content::Content;
pub use default_theme::files as default_theme_files;
pub use frame_view::*;
pub use lesson_card::LessonCardView;
pub use list::PagerView;
pub use package::{Link, Links, Package};
pub use pages::*;
pub use site::Site;
pub use strings::{Strings, has_strings};
pub use theme::{SharedValue, THEME_API, Theme, Variables};
pub use translation::TranslationView;
pub use view::*;

use crate::diagnostic::Code;

/// Returns the codes of this stage.
pub(crate) fn codes() -> Vec<Code> {
    [
        theme::CODES,
        style_check::CODES,
        look::CODES,
        template_error::CODES,
        strings::CODES,
        plan::CODES,
    ]
    .concat()
}
