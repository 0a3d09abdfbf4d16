//! What an answer on a device belongs to: the options of a question as they stand.
//!
//! In: a question of a text, and the other texts of its lesson. Out: attributes for `store.js`.
//! Texts with the same key share answers, others have their own. Keys know no words; so marks, by
//! which a script sees that options have changed places, are given for every language.

use xxhash_rust::xxh3::xxh3_64;

use super::html::push_attribute;
use super::shown_text::ShownText;
use crate::lesson::{Document, Filler, Question, Slot};
use crate::text::{escape, normalise};

/// Writes the key of a question, and what it is like in each text that has it, the text itself
/// first: language, key and the marks of the options.
pub(super) fn push_key(text: &ShownText<'_>, question: &Question, output: &mut String) {
    push_attribute(output, "data-pb-key", &question.key());
    let mut texts = described(text, text.document, question);
    let others = text.entry.documents().filter(|other| other.language != text.document.language);
    for other in others {
        let is_it = |other: &&Question| question.id.is_some() && other.id == question.id;
        let same = other.questions.iter().find(is_it).filter(|same| !same.options.is_empty());
        if let Some(same) = same {
            texts.push(' ');
            texts.push_str(&described(text, other, same));
        }
    }
    push_attribute(output, "data-pb-texts", &texts);
}

/// `en/3:1/0c1f.9a27.44d0`
fn described(text: &ShownText<'_>, document: &Document, question: &Question) -> String {
    let tag = &text.context.catalog.language(document.language).tag;
    let marks = question.options.iter().map(|option| {
        let mut words = String::new();
        document.parts.fill_part(option.label.place(), &mut Pictures(document), &mut words);
        mark(&words)
    });
    format!("{tag}/{}/{}", question.key(), marks.collect::<Vec<_>>().join("."))
}

/// Four digits that tell the words of an option from those of the few beside it.
fn mark(html: &str) -> String {
    let words = escape::without_tags(html);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{:04x}", xxh3_64(normalise::nfc(&words).as_bytes()) & 0xffff)
}

/// Of an option that is a picture, its file is all there is to tell it from others.
struct Pictures<'a>(&'a Document);

impl Filler for Pictures<'_> {
    fn fill(&mut self, slot: Slot, output: &mut String) {
        if let Slot::Image(place) = slot
            && let Some(image) = self.0.images.get(place as usize)
        {
            output.push_str(image.path.as_str());
        }
    }
}
