//! A printed page: a PDF, read sheet by sheet.
//!
//! In: the bytes of a PDF. Out: the text of each sheet, in the order in which it is drawn.

use lopdf::Document;

/// A printed page.
#[derive(Debug)]
pub(crate) struct Print {
    /// The text on each sheet, with single spaces.
    pub(crate) sheets: Vec<String>,
}

impl Print {
    /// Returns the number of sheets.
    pub(crate) fn len(&self) -> usize {
        self.sheets.len()
    }

    pub(super) fn read(bytes: &[u8]) -> Self {
        let pdf = Document::load_mem(bytes).expect("it is a PDF");
        let text = |number: &u32| {
            let text = pdf.extract_text(&[*number]).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self { sheets: pdf.get_pages().keys().map(text).collect() }
    }
}
