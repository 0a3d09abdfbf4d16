//! Writes a table.
//!
//! In: its rows and cells. Out: HTML that scrolls if the table is too wide.

use pulldown_cmark::Alignment;

use super::writer::Writer;
use crate::lesson::slot::Slot;

/// A table while it is read.
#[derive(Debug)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    pub(super) fn begin(alignments: Vec<Alignment>, writer: &mut Writer) -> Self {
        Self::open_scrolling(writer);
        writer.html("<table>\n");
        Self { alignments, column: 0, in_head: false }
    }

    /// Writes the beginning of the element that scrolls.
    pub(super) fn open_scrolling(writer: &mut Writer) {
        writer.html("<div class=\"pb-table\" role=\"group\" tabindex=\"0\"");
        writer.ready(Slot::TableLabel);
        writer.html(">");
    }

    pub(super) fn begin_head(&mut self, writer: &mut Writer) {
        self.in_head = true;
        self.column = 0;
        writer.html("<thead><tr>");
    }

    pub(super) fn end_head(&mut self, writer: &mut Writer) {
        self.in_head = false;
        writer.html("</tr></thead>\n<tbody>\n");
    }

    pub(super) fn begin_row(&mut self, writer: &mut Writer) {
        self.column = 0;
        writer.html("<tr>");
    }

    pub(super) fn begin_cell(&mut self, writer: &mut Writer) {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        writer.html(if self.in_head { "<th" } else { "<td" });
        writer.html(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"pb-left\">",
            Alignment::Center => " class=\"pb-center\">",
            Alignment::Right => " class=\"pb-right\">",
        });
    }

    pub(super) fn end_cell(&self, writer: &mut Writer) {
        writer.html(if self.in_head { "</th>" } else { "</td>" });
    }
}
