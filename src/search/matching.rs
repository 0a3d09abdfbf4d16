//! The hits of terms in a field, and their quality.
//!
//! In: a field and terms that follow each other. Out: hits, ordered by position.

use super::corpus::{Corpus, Field};
use super::fold::SEPARATOR;
use super::query::Term;
use super::rules::Rules;

/// The largest number of separators between two terms of a phrase.
const MAX_SEPARATORS: usize = 3;

/// The length in units from which a term may be found within a word, if words have parts.
const MIN_INSIDE_UNITS: usize = 3;

/// The length in units from which another form of a word may be found at the end of a compound.
const MIN_COMPOUND_UNITS: usize = 4;

/// How well a hit matches its words, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// In the middle of a word.
    Inside,
    /// At the end of a word.
    Tail,
    /// At the start of a word, or any hit in a script without spaces.
    Start,
    /// Whole words.
    Whole,
}

/// A place where terms occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quality: Quality,
}

/// Which strings count as equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sameness {
    /// Equal folded units.
    Folded,
    /// Equal marks as well.
    Exact,
}

impl Corpus {
    /// Returns the lowest quality of a hit that counts as a word: any, if compounds are written as
    /// one word.
    pub(super) fn min_word_quality(&self) -> Quality {
        if self.language.compounds { Quality::Inside } else { Quality::Start }
    }

    /// Returns all valid hits of terms that follow each other.
    pub(super) fn hits<'a>(
        &self,
        field: &'a Field,
        terms: &'a [Term],
        sameness: Sameness,
    ) -> impl Iterator<Item = Hit> + use<'a> {
        let is_long = terms.first().is_some_and(|term| term.folded.len() >= MIN_INSIDE_UNITS);
        let least = if is_long && self.language.inside { Quality::Inside } else { Quality::Start };
        let forms = terms.iter().filter(|term| term.is_form);
        let of_forms = forms.map(|form| self.form_quality(form)).max();
        hits(field, terms, sameness, of_forms.map_or(least, |quality| quality.max(least)))
    }

    /// Whether a term has a valid hit of at least this quality in any field of any entry.
    pub(super) fn has(&self, term: &Term, least: Quality) -> bool {
        let terms = std::slice::from_ref(term);
        self.fields().any(|(_, field)| {
            self.hits(field, terms, Sameness::Folded).any(|hit| hit.quality >= least)
        })
    }

    /// Whether a term occurs.
    pub(super) fn is_known(&self, term: &Term) -> bool {
        self.has(term, Quality::Inside)
    }

    /// Returns the lowest quality of a hit of another form of a word: a whole word, or the last of
    /// a compound, since a short form is the end of too many words.
    fn form_quality(&self, form: &Term) -> Quality {
        let is_long = form.folded.len() >= MIN_COMPOUND_UNITS;
        if self.language.compounds && is_long { Quality::Tail } else { Quality::Whole }
    }
}

fn hits<'a>(
    field: &'a Field,
    terms: &'a [Term],
    sameness: Sameness,
    least: Quality,
) -> impl Iterator<Item = Hit> + use<'a> {
    let first = terms.first().and_then(|term| term.folded.first());
    let starts = field.folded.iter().enumerate().filter(move |(_, unit)| Some(*unit) == first);
    let hits = starts.filter_map(move |(start, _)| {
        let end = end_of(field, terms, sameness, start)?;
        Some(Hit { start, end, quality: quality(field, start, end) })
    });
    hits.filter(move |hit| hit.quality >= least)
}

/// Returns the end of terms that start at a place, if they do.
fn end_of(field: &Field, terms: &[Term], sameness: Sameness, start: usize) -> Option<usize> {
    let mut end = start;
    for (number, term) in terms.iter().enumerate() {
        if number > 0 {
            let separators =
                field.folded[end..].iter().take_while(|unit| **unit == SEPARATOR).count();
            if separators > MAX_SEPARATORS {
                return None;
            }
            end += separators;
        }
        let is_here = field.folded[end..].starts_with(&term.folded)
            && (sameness == Sameness::Folded || field.lower[end..].starts_with(&term.lower));
        if !is_here {
            return None;
        }
        end += term.folded.len();
    }
    Some(end)
}

/// Returns the quality of a stretch of a field.
pub(super) fn quality(field: &Field, start: usize, end: usize) -> Quality {
    let (before, after) = field.around(start, end);
    let (first, last) = (field.folded[start], field.folded[end - 1]);
    let starts = !(Rules::is_joined(before) && Rules::is_joined(first));
    let ends = !(Rules::is_joined(after) && Rules::is_joined(last));
    match (starts, ends) {
        (true, true) if Rules::is_joined(first) => Quality::Whole,
        (true, _) => Quality::Start,
        (false, true) => Quality::Tail,
        (false, false) => Quality::Inside,
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::FieldKind;
    use super::super::query::Query;
    use super::super::test_corpus::corpus;
    use super::*;
    use Quality::{Inside, Start, Tail, Whole};

    /// Returns the hits of a query in a text.
    fn found(text: &str, query: &str, sameness: Sameness) -> Vec<(usize, usize, Quality)> {
        found_in("en", text, query, sameness)
    }

    fn found_in(
        language: &str,
        text: &str,
        query: &str,
        sameness: Sameness,
    ) -> Vec<(usize, usize, Quality)> {
        let corpus = corpus(language, &[("title", text)]);
        let query = Query::parse(Rules::new(), query);
        let hits = corpus.hits(corpus.field(0, FieldKind::Text), &query.terms, sameness);
        hits.map(|hit| (hit.start, hit.end, hit.quality)).collect()
    }

    fn folded(text: &str, query: &str) -> Vec<(usize, usize, Quality)> {
        found(text, query, Sameness::Folded)
    }

    #[test]
    fn the_quality_of_a_hit_depends_on_its_word() {
        assert_eq!(
            folded("case, cases showcase showcases", "case"),
            [(0, 4, Whole), (6, 10, Start), (16, 20, Tail), (25, 29, Inside)]
        );
        assert_eq!(folded("1case a1", "case"), [(1, 5, Tail)]);
    }

    #[test]
    fn hits_overlap() {
        assert_eq!(folded("anana", "ana"), [(0, 3, Start), (2, 5, Tail)]);
    }

    #[test]
    fn short_terms_are_found_only_at_the_start_of_words() {
        assert_eq!(folded("no on noon", "no"), [(0, 2, Whole), (6, 8, Start)]);
        // The first term of a phrase decides.
        assert_eq!(folded("piano lessons", "no lessons"), []);
    }

    #[test]
    fn parts_of_separated_syllables_are_not_hits() {
        assert_eq!(
            found_in("vi", "nhanh hành hanhx", "hanh", Sameness::Folded),
            [(6, 10, Whole), (11, 15, Start)]
        );
    }

    #[test]
    fn thai_is_found_within_a_sentence_like_the_start_of_a_word() {
        assert_eq!(folded("แขกมาถึงห้องพัก", "ห้อง"), [(8, 12, Start)]);
        assert_eq!(folded("hotelห้อง", "ห้อง"), [(5, 9, Start)]);
    }

    #[test]
    fn terms_of_a_phrase_have_at_most_three_separators_between_them() {
        for (text, is_found) in [
            ("check in", true),
            ("check-in", true),
            ("checkin", true),
            ("check - in", true),
            ("check -- in", false),
            ("check\nin", false),
            ("check\tin", false),
            ("in check", false),
        ] {
            assert_eq!(folded(text, "check in").len(), usize::from(is_found), "{text:?}");
        }
    }

    #[test]
    fn an_exact_hit_has_the_same_marks_in_any_case() {
        assert_eq!(found("dương Đường duong", "đường", Sameness::Exact), [(6, 11, Whole)]);
        assert_eq!(folded("dương Đường duong", "đường").len(), 3);
    }
}
