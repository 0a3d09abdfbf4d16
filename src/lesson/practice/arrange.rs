//! Markup to a document: the interactive parts of a text are found, placed and assembled.
//!
//! In: [`Text`]. Out: [`Document`].

use std::mem;
use std::ops::Range;

use super::assemble::{Practices, assemble};
use super::footnote::Numbers;
use super::outline::Outline;
use super::placed::Placed;
use super::resolve::Resolver;
use super::role::{self, Role};
use super::section_kind::SectionKind;
use super::{comment, marker, note, plan, section, video};
use crate::language::LanguageId;
use crate::lesson::document::Document;
use crate::lesson::header::Header;
use crate::lesson::markup::{ItemKind, Text};
use crate::lesson::plain_text::PlainText;
use crate::lesson::problems::Problems;
use crate::source::SourceFile;
use crate::text::reading::Volume;

/// Arranges the text of a file.
pub(in crate::lesson) fn arrange(
    file: &SourceFile,
    language: LanguageId,
    mut header: Header,
    mut text: Text,
    kinds: &'static [SectionKind],
    problems: &mut Problems,
) -> Document {
    let markers = comment::read(&text.comments, kinds, &mut header, problems);
    let bound = marker::bind(&text.items, &markers, problems);
    let (notes, note_spans) = note::find(&text.items, &bound, problems);
    let headings = mem::take(&mut text.headings);
    let outline = Outline::of(headings, &note_spans, &file.text, problems);
    let (mut sections, questions) =
        section::find(&text.items, &markers, &bound, &outline, problems);
    let videos = video::find(&text, &markers, &questions, &notes);
    let roles = role::assign(&text, &mut sections, &questions, &notes, &videos, problems);
    let ticks = plan::ticks(&text.boxes, &text.items, &roles, &mut sections);
    let numbers = Numbers::of(&text.footnotes.references, &note_spans);

    let resolver = Resolver {
        text: &text,
        outline: &outline,
        roles: &roles,
        ticks: &ticks,
        numbers: &numbers,
    };
    let mut assembled = assemble(resolver, Practices { sections, questions, notes, videos });
    numbers.write(|name| resolver.footnote(name), &mut assembled.body);
    let note_footnotes = numbers.for_notes(|name| resolver.footnote(name));
    assembled.body.shrink();
    assembled.parts.shrink();
    assembled.blocks.shrink_to_fit();

    let (volume, plain) = learner_text(&text, &roles, &numbers);
    let summary = header.summary.clone().or_else(|| first_paragraph(&text));
    for link in &mut text.links {
        link.in_note = note_spans.contain(link.span.start);
    }
    let Practices { sections, questions, notes, videos } = assembled.practices;
    let (title, title_html) = text.title.map(|title| (title.text, title.html)).unwrap_or_default();
    Document {
        title,
        title_html,
        summary: summary.unwrap_or_default(),
        header,
        headings: outline.headings,
        anchors: text.anchors,
        links: text.links,
        web_links: text.web_links,
        images: text.images,
        sections: Placed::strip(sections),
        section_kinds: kinds,
        questions: Placed::strip(questions),
        notes: Placed::strip(notes),
        note_footnotes,
        parts: assembled.parts,
        videos: Placed::strip(videos),
        blocks: assembled.blocks,
        volume,
        plain,
        body: assembled.body,
        ..Document::empty(&file.path, language)
    }
}

/// Returns the text of the first paragraph that is more than a link to a video, or else of the
/// first quotation.
fn first_paragraph(text: &Text) -> Option<String> {
    let mut words = text.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Paragraph(paragraph) if video::video(text, paragraph).is_none() => {
            paragraph.summary()
        }
        _ => None,
    });
    words
        .next()
        .or(text.quotation.as_deref())
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the amount of text and the plain text, without notes and without footnotes that are not
/// on the page.
fn learner_text(text: &Text, roles: &[Role], numbers: &Numbers) -> (Volume, PlainText) {
    let mut volume = text.volume;
    let listed = numbers.listed();
    let footnotes = text.footnotes.definitions.iter();
    let mut left_out: Vec<Range<usize>> = footnotes
        .filter(|footnote| footnote.is_repeated || !listed.contains(footnote.name.as_str()))
        .map(|footnote| footnote.plain.clone())
        .collect();
    for (item, role) in text.items.iter().zip(roles) {
        if let (Role::Note(_), ItemKind::Details(note)) = (role, &item.kind) {
            volume = volume.minus(note.volume);
            left_out.push(note.plain.clone());
        }
    }
    left_out.sort_unstable_by_key(|range| range.start);
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in left_out.into_iter().filter(|range| !range.is_empty()) {
        // A footnote may be defined inside a note.
        if range.start >= done {
            pieces.push(&text.plain[done..range.start]);
        }
        done = done.max(range.end);
    }
    pieces.push(&text.plain[done..]);
    (volume, PlainText::of(pieces.into_iter()))
}
