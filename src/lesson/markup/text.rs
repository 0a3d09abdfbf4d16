//! A text as markup.
//!
//! In: nothing. Out: [`Text`], which `reader` makes and `practice` arranges.

use super::footnotes::Footnotes;
use super::headings::Heading;
use super::item::{Comment, Item, TaskBox};
use super::prose::Title;
use super::slot::Slot;
use crate::lesson::body::Body;
use crate::lesson::reference::{Image, Link, WebLink};
use crate::source::Span;
use crate::text::reading::Volume;

/// The markup of a text.
#[derive(Debug)]
pub(in crate::lesson) struct Text {
    /// The first heading of the first level, which is not part of the body.
    pub(in crate::lesson) title: Option<Title>,
    /// The text in order, without the texts of footnotes.
    pub(in crate::lesson) body: Body<Slot>,
    /// The items at the top level, in order.
    pub(in crate::lesson) items: Vec<Item>,
    /// All comments, in order.
    pub(in crate::lesson) comments: Vec<Comment>,
    /// All headings, in order, including the title.
    pub(in crate::lesson) headings: Vec<Heading>,
    pub(in crate::lesson) links: Vec<Link>,
    pub(in crate::lesson) web_links: Vec<WebLink>,
    pub(in crate::lesson) images: Vec<Image>,
    /// Ids of anchors outside headings.
    pub(in crate::lesson) anchors: Vec<String>,
    /// Boxes at the beginning of list items, in order.
    pub(in crate::lesson) boxes: Vec<TaskBox>,
    pub(in crate::lesson) footnotes: Footnotes,
    /// Alerts inside another block, which GitHub does not render as alerts.
    pub(in crate::lesson) nested_alerts: Vec<Span>,
    /// The first paragraph of prose in a quotation.
    pub(in crate::lesson) quotation: Option<String>,
    /// The amount of text, without title and footnotes.
    pub(in crate::lesson) volume: Volume,
    /// The plain text, without headings: a line feed after each block, a tab before each section.
    pub(in crate::lesson) plain: String,
}
