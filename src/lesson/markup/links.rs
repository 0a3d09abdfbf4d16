//! Links and pictures as they are read.
//!
//! In: destinations. Out: [`Link`]s and [`Image`]s in order, and which of them is open.

use crate::lesson::reference::{Image, Link, Target};
use crate::source::Span;

/// Links so far.
#[derive(Debug, Default)]
pub(super) struct Links {
    done: Vec<Link>,
    /// For each open link: its place among the links, if it is one that must be resolved.
    open: Vec<Option<u32>>,
}

impl Links {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A link begins that is none of ours, or is not written at all.
    pub(super) fn begin_other(&mut self) {
        self.open.push(None);
    }

    /// A link begins that must be resolved. Gives its place.
    pub(super) fn begin(&mut self, target: Target, span: Span) -> u32 {
        let place = u32::try_from(self.done.len()).unwrap_or(u32::MAX);
        // A link to nowhere has its diagnostic already.
        self.open.push((target != Target::Nowhere).then_some(place));
        self.done.push(Link { target, in_note: false, span });
        place
    }

    /// The link that began last ends. Gives its place, if it must be resolved.
    pub(super) fn end(&mut self) -> Option<u32> {
        self.open.pop().flatten()
    }

    pub(super) fn finish(self) -> Vec<Link> {
        self.done
    }
}

/// Pictures so far.
#[derive(Debug, Default)]
pub(super) struct Images {
    done: Vec<Image>,
    open: Option<OpenImage>,
}

/// A picture being read.
#[derive(Debug)]
pub(super) struct OpenImage {
    pub(super) destination: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) span: Span,
    depth: usize,
}

impl Images {
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Adds words for the open picture. `false` if none is open.
    pub(super) fn add(&mut self, alt: &str) -> bool {
        if let Some(image) = &mut self.open {
            image.alt.push_str(alt);
        }
        self.is_open()
    }

    /// A picture begins. One within the words for a picture adds its own words to them.
    pub(super) fn begin(&mut self, destination: &str, title: &str, span: Span, depth: usize) {
        let (destination, title) = (destination.to_owned(), title.to_owned());
        self.open.get_or_insert(OpenImage { destination, title, alt: String::new(), span, depth });
    }

    /// The picture that began at this depth ends.
    pub(super) fn end(&mut self, depth: usize) -> Option<OpenImage> {
        self.open.take_if(|image| image.depth == depth)
    }

    /// Keeps a picture. Gives its place.
    pub(super) fn push(&mut self, image: Image) -> u32 {
        self.done.push(image);
        u32::try_from(self.done.len() - 1).unwrap_or(u32::MAX)
    }

    /// The title of the last picture is shown as a caption.
    pub(super) fn clear_last_title(&mut self) {
        if let Some(image) = self.done.last_mut() {
            image.title.clear();
        }
    }

    pub(super) fn finish(self) -> Vec<Image> {
        self.done
    }
}
