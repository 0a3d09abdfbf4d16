//! Words that are chosen later: what a message mentions, before its language is known.
//!
//! In: texts, numbers, lists and phrases from the stage that reports something. Out: typed values,
//! which the message table of a language turns into words. No argument contains words of its own:
//! they are a [`Phrase`], whose words are in the message table.

use std::borrow::Cow;
use std::fmt;
use std::io;

/// No text in a message is longer than this, in bytes: an author may have written a megabyte.
const LONGEST_TEXT: usize = 4_000;

/// A value that a message mentions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Text that an author wrote, or a name: the same in every language.
    Text(String),
    /// A whole number.
    Number(usize),
    /// A number with one digit after the decimal point, in tenths.
    Tenths(usize),
    /// Several values.
    List(Vec<Argument>),
    /// An entry of the message table.
    Phrase(Phrase),
}

/// An entry of `[phrase]` in the message table, with the values for its placeholders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// The key in the table.
    pub key: &'static str,
    /// The values, by placeholder name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// An error of polybook that passes through `std::io` until the code that prints it knows the
/// language.
#[derive(Debug)]
pub struct PhraseError(pub Phrase);

impl PhraseError {
    /// Returns an error about a path that is not what it should be.
    pub fn about(key: &'static str, path: impl fmt::Display) -> io::Error {
        let phrase = Phrase::new(key).with("path", path.to_string());
        io::Error::new(io::ErrorKind::InvalidInput, Self(phrase))
    }

    /// Returns the phrase of an error, if polybook made it.
    pub fn phrase(error: &io::Error) -> Option<&Phrase> {
        error.get_ref()?.downcast_ref::<Self>().map(|error| &error.0)
    }
}

/// For logs only: the words are in the message table.
impl fmt::Display for PhraseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.key)
    }
}

impl std::error::Error for PhraseError {}

impl Phrase {
    /// Returns the phrase with this key.
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// Adds the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into().shortened()));
        self
    }
}

impl Argument {
    /// Returns the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Cuts text that is too long to be read.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        let mut room = LONGEST_TEXT;
        self.shorten(&mut room);
        self
    }

    fn shorten(&mut self, room: &mut usize) {
        match self {
            Self::Text(text) => {
                if text.len() > *room {
                    let end = text.floor_char_boundary(*room);
                    text.truncate(end);
                    text.push('…');
                }
                *room = room.saturating_sub(text.len());
            }
            Self::List(items) => {
                let mut has_room = true;
                items.retain_mut(|item| {
                    has_room &= *room > 0;
                    item.shorten(room);
                    has_room
                });
                if !has_room {
                    items.push(Self::Text("…".to_owned()));
                }
            }
            Self::Number(_) | Self::Tenths(_) | Self::Phrase(_) => {}
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(usize::try_from(number).unwrap_or(usize::MAX))
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl<T: Into<Argument>> FromIterator<T> for Argument {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Argument> + Clone> From<&[T]> for Argument {
    fn from(items: &[T]) -> Self {
        items.iter().cloned().collect()
    }
}

impl<T: Into<Argument>> From<Vec<T>> for Argument {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_characters() {
        let Argument::Text(text) = Argument::from("é".repeat(3_000)).shortened() else { panic!() };
        assert_eq!((text.len(), text.ends_with("é…")), (4_003, true));
        let Argument::List(items) = Argument::from(vec!["ab"; 3_000]).shortened() else { panic!() };
        assert_eq!((items.len(), items.last()), (2_001, Some(&Argument::from("…"))));
    }
}
