//! Writes quotations and alerts.
//!
//! In: the kind of a quotation. Out: the HTML around its content.

use pulldown_cmark::BlockQuoteKind;

use super::item::ItemKind;
use super::writer::Writer;
use crate::lesson::slot::{AlertKind, Slot};

/// Writes the beginning of a quotation, or of an alert.
pub(super) fn begin(kind: Option<BlockQuoteKind>, writer: &mut Writer) {
    let kind = match kind {
        None => return writer.html("<blockquote>\n"),
        Some(BlockQuoteKind::Note) => AlertKind::Note,
        Some(BlockQuoteKind::Tip) => AlertKind::Tip,
        Some(BlockQuoteKind::Important) => AlertKind::Important,
        Some(BlockQuoteKind::Warning) => AlertKind::Warning,
        Some(BlockQuoteKind::Caution) => AlertKind::Caution,
    };
    writer.html("<div class=\"pb-alert pb-alert-");
    writer.html(kind.as_str());
    writer.html("\" role=\"note\"><p class=\"pb-alert-label\">");
    writer.ready(Slot::AlertLabel(kind));
    writer.html("</p>\n");
}

/// Writes the end of a quotation, or of an alert, and returns its item at the top level.
pub(super) fn end(kind: Option<BlockQuoteKind>, writer: &mut Writer) -> ItemKind {
    writer.html(if kind.is_none() { "</blockquote>\n" } else { "</div>\n" });
    if kind.is_none() { ItemKind::Quote } else { ItemKind::Alert }
}
