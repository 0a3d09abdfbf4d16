//! Markup to a document: what stands in a text is found, given its place, and put together.
//!
//! In: [`Text`]. Out: [`Document`].

use std::mem;

use super::super::document::Document;
use super::super::header::Header;
use super::super::markup::{ItemKind, Text};
use super::super::plain_text::PlainText;
use super::super::problems::Problems;
use super::assemble::{Practices, assemble};
use super::footnote::Numbers;
use super::found::Found;
use super::outline::Outline;
use super::resolve::Resolver;
use super::role::{self, Role};
use super::section_kind::SectionKind;
use super::{comment, marker, note, plan, section, video};
use crate::language::LanguageId;
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
    let (mut sections, questions) = section::find(&text.items, &markers, &bound, &outline, problems);
    let videos = video::find(&text, &markers, &questions, &notes);
    let roles = role::assign(&text, &mut sections, &questions, &notes, &videos, problems);
    let ticks = plan::ticks(&text.boxes, &text.items, &roles, &mut sections);
    let numbers = Numbers::of(&text.footnotes.references, &note_spans);

    let resolver = Resolver { text: &text, outline: &outline, roles: &roles, ticks: &ticks, numbers: &numbers };
    let mut assembled = assemble(resolver, Practices { sections, questions, notes, videos });
    numbers.write(|name| resolver.footnote(name), &mut assembled.body);
    let note_footnotes = numbers.for_notes(|name| resolver.footnote(name));
    assembled.body.shrink();
    assembled.parts.shrink();
    assembled.blocks.shrink_to_fit();

    let (volume, plain) = read_by_learners(&text, &roles);
    let summary = header.summary.clone().or_else(|| first_words(&text, &roles));
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
        images: text.images,
        sections: Found::strip(sections),
        section_kinds: kinds,
        questions: Found::strip(questions),
        notes: Found::strip(notes),
        note_footnotes,
        parts: assembled.parts,
        videos: Found::strip(videos),
        blocks: assembled.blocks,
        volume,
        plain,
        body: assembled.body,
        ..Document::empty(&file.path, language)
    }
}

/// The words of the first paragraph that is neither a picture nor a video.
fn first_words(text: &Text, roles: &[Role]) -> Option<String> {
    let paragraphs = text.items.iter().zip(roles).filter(|(_, role)| matches!(role, Role::Text));
    let mut words = paragraphs.filter_map(|(item, _)| match &item.kind {
        ItemKind::Paragraph(paragraph) => paragraph.words.as_deref(),
        _ => None,
    });
    words.next().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How much there is to read, and what, without what stands in notes.
fn read_by_learners(text: &Text, roles: &[Role]) -> (Volume, PlainText) {
    let mut volume = text.volume;
    let mut pieces = Vec::new();
    let mut done = 0;
    for (item, role) in text.items.iter().zip(roles) {
        if let (Role::Note(_), ItemKind::Details(note)) = (role, &item.kind) {
            volume = volume.minus(note.volume);
            pieces.push(&text.plain[done..note.plain.start]);
            done = note.plain.end;
        }
    }
    pieces.push(&text.plain[done..]);
    (volume, PlainText::of(pieces.into_iter()))
}
