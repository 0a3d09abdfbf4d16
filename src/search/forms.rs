//! Other forms of a word that a reader typed.
//!
//! In: a corpus, a term, and the rules of the language. Out: the forms that occur, as the texts
//! write them.
//!
//! A rule replaces a part of a folded word. The part is an ending. With `^` before it, it is a
//! whole word; with `-` after it, a beginning. With `~` before it, it is not an inflection but
//! another spelling, anywhere in the word or, with `-` after it, a particle at its beginning: the
//! result is searched for as if it had been typed, and endings are tried on it too.

use super::corpus::Corpus;
use super::matching::Sameness;
use super::query::Term;

/// The number of other forms of a word that are tried.
const MAX_FORMS: usize = 6;

/// A shorter form is only tried if it replaces a whole word.
pub(super) const MIN_FORM_UNITS: usize = 3;

impl Corpus {
    /// Returns a term and its other forms, if they occur.
    pub(super) fn forms(&self, term: &Term) -> Vec<Term> {
        let word = String::from_utf16_lossy(&term.folded);
        let mut spelled = word.clone();
        let mut forms: Vec<Term> = Vec::new();
        for (part, replacement) in &self.language.inflections {
            let is_spelling = part.starts_with('~');
            // A word begins with one particle at most; spellings add up.
            if is_spelling && part.ends_with('-') && spelled != word {
                continue;
            }
            let other = form(&spelled, part, replacement);
            let others =
                if is_spelling { [other, None] } else { [form(&word, part, replacement), other] };
            for other in others.into_iter().flatten() {
                let is_long_enough =
                    part.starts_with('^') || other.encode_utf16().count() >= MIN_FORM_UNITS;
                if is_spelling && is_long_enough {
                    spelled.clone_from(&other);
                }
                if is_long_enough && other != word && forms.len() < MAX_FORMS {
                    self.add_form(&other, !is_spelling, &mut forms);
                }
            }
        }
        let own = self.is_known(term).then(|| term.clone());
        own.into_iter().chain(forms).collect()
    }

    /// Adds a form, as it is written where it first occurs, if it is new and occurs.
    fn add_form(&self, form: &str, is_form: bool, forms: &mut Vec<Term>) {
        let folded: Vec<u16> = form.encode_utf16().collect();
        let is_known = forms.iter().any(|known| known.folded == folded)
            || self.language.invariable.split(' ').any(|known| known == form);
        let mut term = Term { lower: folded.clone(), folded, is_form };
        if is_known {
            return;
        }
        let occurrence = self.fields().find_map(|(_, field)| {
            let hit = self.hits(field, std::slice::from_ref(&term), Sameness::Folded).next()?;
            Some(field.lower[hit.start..hit.end].to_vec())
        });
        if let Some(written) = occurrence {
            term.lower = written;
            forms.push(term);
        }
    }
}

/// Returns the form that a rule makes of a folded word, if it applies.
pub(super) fn form(word: &str, part: &str, replacement: &str) -> Option<String> {
    if let Some(whole) = part.strip_prefix('^') {
        return (word == whole).then(|| replacement.to_owned());
    }
    let (part, is_spelling) = match part.strip_prefix('~') {
        Some(part) => (part, true),
        None => (part, false),
    };
    if let Some(beginning) = part.strip_suffix('-') {
        return word.strip_prefix(beginning).map(|rest| format!("{replacement}{rest}"));
    }
    if is_spelling {
        return word.contains(part).then(|| word.replace(part, replacement));
    }
    word.strip_suffix(part).map(|rest| format!("{rest}{replacement}"))
}

#[cfg(test)]
mod tests {
    use super::super::test_corpus::corpus;
    use super::*;

    #[test]
    fn a_rule_replaces_an_ending_a_beginning_a_word_or_a_spelling() {
        assert_eq!(form("guests", "s", "").as_deref(), Some("guest"));
        assert_eq!(form("menyapa", "meny-", "s").as_deref(), Some("sapa"));
        assert_eq!(form("men", "^men", "man").as_deref(), Some("man"));
        assert_eq!(form("women", "^men", "man"), None);
        assert_eq!(form("strasse", "~ss", "s").as_deref(), Some("strase"));
        assert_eq!(form("gast", "~ss", "s"), None);
    }

    #[test]
    fn a_form_is_written_as_in_the_texts() {
        let written = |language: &str, text: &str, query: &str| {
            corpus(language, &[("x", text)]).search(query).rewritten
        };
        assert_eq!(written("de", "Die Begrüßung", "begruessung").as_deref(), Some("begrüßung"));
        assert_eq!(written("es", "Una lección", "lecciones").as_deref(), Some("lección"));
        assert_eq!(written("en", "A Policy", "policies").as_deref(), Some("policy"));
    }
}
